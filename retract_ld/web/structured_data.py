"""The JSON-LD that a page carries: of a document for search engines, else all that is said.

A work or a notice gets what `retract_ld.pages.embed` would put into its publisher's page:
Schema.org, with the work's status as a term of ours. Other pages carry their description
in expanded form, which needs no context. No person has a status in either.
"""

from __future__ import annotations

from collections.abc import Iterable
from json import loads
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from retract_ld.pages import NoUpdate, content, script, to_document
from retract_ld.web.addresses import Resource
from retract_ld.web.claims import Claims
from retract_ld.web.describing import serialize

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["description_script", "document_script"]


def document_script(
    resource: Resource, claims: Claims, base: str, url: str | None
) -> Markup:
    """Return the script element of a work or a notice."""
    role: Literal["notice", "work"] = "notice" if resource.kind == "notice" else "work"
    if not claims.about and not claims.within:
        return description_script(quad for claim in claims.all for quad in claim.quads)
    side = claims.within if role == "notice" else claims.about
    documents = (getattr(claim.update, role) for claim in side)
    doi = next((document.doi for document in documents if document), None)
    try:
        said = content(claims.updates, role, doi=doi, base=base, url=url)
    except NoUpdate:
        # A document without identifier that several sources cite differently.
        return description_script(quad for claim in claims.all for quad in claim.quads)
    return _script(to_document(said))


def description_script(quads: Iterable[ox.Quad]) -> Markup:
    """Return the script element of whatever else has a page."""
    return _script(loads(serialize(quads, "jsonld")))


def _script(document: object) -> Markup:
    # All that could end the element or start another is an escape in the JSON.
    return Markup(script(document))  # noqa: S704
