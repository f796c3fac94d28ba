"""Pages about what a graph says: made from a store, for a server or as files.

Nothing here knows HTTP. A server resolves a request's path by `resource_at`, writes the
RDF of `describe` with `serialize` or the HTML of `render`, and spells links with
`ServerLinks`; `write_site` does the same for files with `SiteLinks`.

>>> path_of("https://doi.org/10.5555/sample.w1", "https://w3id.org/retract-ld/id/")
'/work/10.5555/sample.w1'
"""

from __future__ import annotations

from retract_ld.web.addresses import Kind, Resource, path_of, resource_at
from retract_ld.web.assets import asset, hashed_name
from retract_ld.web.describing import describe, serialize
from retract_ld.web.front_pages import (
    not_found_page,
    overview,
    search_page,
    vocabulary_page,
)
from retract_ld.web.links import FORMS, Links, ServerLinks, SiteLinks
from retract_ld.web.pages import render
from retract_ld.web.query_form import QueryForm, read_query_form, sparql_page
from retract_ld.web.site import Plan, SiteCounts, write_site
from retract_ld.web.status_document import StatusDocument, status_document

__all__ = [
    "FORMS",
    "Kind",
    "Links",
    "Plan",
    "QueryForm",
    "Resource",
    "ServerLinks",
    "SiteCounts",
    "SiteLinks",
    "StatusDocument",
    "asset",
    "describe",
    "hashed_name",
    "not_found_page",
    "overview",
    "path_of",
    "read_query_form",
    "render",
    "resource_at",
    "search_page",
    "serialize",
    "sparql_page",
    "status_document",
    "vocabulary_page",
    "write_site",
]
