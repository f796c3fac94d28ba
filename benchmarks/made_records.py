"""Records of each source format, in the form and size of real ones, all of them different.

What repeats in real files repeats here: journals, publishers, some affiliations. Names,
titles, identifiers and dates do not, so that no cache makes a reader look quicker than
it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.made_json import (
    crossref,
    csl,
    datacite,
    europe_pmc,
    open_retractions,
    openalex,
)
from benchmarks.made_wikidata import wikidata
from benchmarks.made_xml import deposit, jats, pubmed

__all__ = ["FORMATS", "Made"]


class Made(NamedTuple):
    """How the records of a format are made and what stands around them."""

    record: Callable[[int, bool], bytes]
    """Make one record of a number, with an update or without."""
    head: bytes = b""
    tail: bytes = b""
    tag: str = ""
    """The element of a record; none: JSON Lines."""


FORMATS = {
    "pubmed": Made(
        pubmed, b"<PubmedArticleSet>", b"</PubmedArticleSet>", "PubmedArticle"
    ),
    "crossref-xml": Made(
        deposit, b"<doi_batch><body>", b"</body></doi_batch>", "journal"
    ),
    "jats": Made(jats, b"<pmc-articleset>", b"</pmc-articleset>", "article"),
    "crossref": Made(crossref),
    "openalex": Made(openalex),
    "europe-pmc": Made(europe_pmc),
    "datacite": Made(datacite),
    "csl-json": Made(csl),
    "wikidata": Made(wikidata),
    "open-retractions": Made(open_retractions),
}
