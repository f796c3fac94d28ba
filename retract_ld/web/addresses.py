"""IRI ↔ the path under which a server or a static site shows it.

| IRI | path |
| --- | --- |
| DOI, PubMed id, PMC id | ``/work/10.1000/xyz``, ``/work/pmid/1``, ``/work/pmcid/PMC1`` |
| ORCID, ROR | ``/agent/orcid/…``, ``/agent/ror/…`` |
| ISSN | ``/journal/1234-5679`` |
| minted, under the base | ``/id/…`` |
| our vocabulary | ``/vocab/ns/retracts``, ``/vocab/reason/paper-mill``, ``/vocab/reason`` |
| any other | ``/iri/https/example.org/…`` |

A document has one page, also when one register takes it for the notice and another for the
work. Paths are percent-encoded and ASCII; `resource_at` takes any other spelling of a DOI
too, and `path_of` of what it finds is the canonical one, to redirect to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from urllib.parse import quote, unquote

from retract_ld.identifiers import (
    is_issn,
    is_orcid,
    is_ror,
    normalize_doi,
    normalize_pmcid,
    normalize_pmid,
)
from retract_ld.namespaces import FABIO, FOAF, RLD
from retract_ld.terms import doi_iri, iri_text
from retract_ld.web import vocabulary
from retract_ld.web.quads import is_subject, links_to, types

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Kind", "Resource", "path_of", "places", "resource_at"]

Kind: TypeAlias = Literal[
    "work", "notice", "claim", "term", "register", "agent", "journal", "node"
]


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that has a page."""

    kind: Kind
    """``node`` is whatever else the graph speaks of: an event, an evidence, a volume."""
    iri: str


_DOI: Final = "https://doi.org/"
_PUBMED: Final = "https://pubmed.ncbi.nlm.nih.gov/"
_PMC: Final = "https://www.ncbi.nlm.nih.gov/pmc/articles/"
_ORCID: Final = "https://orcid.org/"
_ROR: Final = "https://ror.org/"
_ISSN: Final = "https://portal.issn.org/resource/ISSN/"
_VOCABULARY: Final = vocabulary.BASE

#: Beginnings of IRIs and of paths; what follows is the same in both.
_PLACES: Final = (
    (_DOI, "/work/"),
    (_PUBMED, "/work/pmid/"),
    (_PMC, "/work/pmcid/"),
    (_ORCID, "/agent/orcid/"),
    (_ROR, "/agent/ror/"),
    (_ISSN, "/journal/"),
)
#: What a path may hold of an IRI as it stands.
_SAFE: Final = "/:;()@,=~._!$&'*+%-"
_OTHER: Final = re.compile(r"(https?)://(.+)", re.DOTALL)


def path_of(iri: str, base: str) -> str | None:
    """Return the path of an IRI's page, ``None`` if it can have none.

    Whether the graph says anything of it is `resource_at`'s to tell.

    Args:
        base: where minted IRIs lie.

    >>> base = "https://w3id.org/retract-ld/id/"
    >>> path_of("https://doi.org/10.1002/1%3C2%3E3%234", base)
    '/work/10.1002/1%3C2%3E3%234'
    >>> path_of("https://w3id.org/retract-ld/ns#retracts", base)
    '/vocab/ns/retracts'
    >>> path_of("https://example.org/a?b", base), path_of("mailto:a@example.org", base)
    ('/iri/https/example.org/a%3Fb', None)
    """
    for start, place in places(base):
        if iri.startswith(start):
            return place + _spelled(iri[len(start) :].removesuffix("/"))
    other = _OTHER.fullmatch(iri)
    return f"/iri/{other[1]}/{quote(other[2], safe=_SAFE[:-2])}" if other else None


def places(base: str) -> tuple[tuple[str, str], ...]:
    """Return beginnings of IRIs and of their paths, the ones to try first first."""
    return (
        (base, "/id/"),
        *_PLACES,
        (f"{_VOCABULARY}ns#", "/vocab/ns/"),
        (_VOCABULARY, "/vocab/"),
    )


def _spelled(rest: str) -> str:
    return quote(rest, safe=_SAFE)


def resource_at(store: ox.Store, path: str, base: str) -> Resource | None:
    """Return what the page at a path shows, ``None`` if the graph knows no such thing.

    Args:
        path: as it stands in the request, percent-encoded.
    """
    iri = _iri_at(path, base)
    if iri is None:
        return None
    if path.startswith("/vocab/"):
        if not vocabulary.is_term(iri):
            return None
        return Resource("register" if "/register/" in iri else "term", iri)
    kind = _kind(store, iri)
    return Resource(kind, iri) if kind else None


def _iri_at(path: str, base: str) -> str | None:
    """Return the IRI a path spells, checked as far as its kind allows."""
    if path.startswith("/vocab/"):
        rest = unquote(path[len("/vocab/") :])
        return _VOCABULARY + re.sub("^ns/", "ns#", rest)
    if path.startswith("/id/"):
        return base + path[len("/id/") :]
    if path.startswith("/work/pmid/"):
        pmid = normalize_pmid(path[len("/work/pmid/") :])
        return f"{_PUBMED}{pmid}/" if pmid else None
    if path.startswith("/work/pmcid/"):
        pmcid = normalize_pmcid(path[len("/work/pmcid/") :])
        return f"{_PMC}{pmcid}/" if pmcid else None
    if path.startswith("/work/"):
        doi = _doi_at(path[len("/work/") :])
        return iri_text(doi_iri(doi)) if doi else None
    for start, place, check in (
        (_ORCID, "/agent/orcid/", is_orcid),
        (_ROR, "/agent/ror/", is_ror),
        (_ISSN, "/journal/", is_issn),
    ):
        if path.startswith(place):
            rest = path[len(place) :]
            return start + rest if check(rest) else None
    other = re.fullmatch(r"/iri/(https?)/(.+)", path, re.DOTALL)
    return f"{other[1]}://{unquote(other[2])}" if other else None


def _doi_at(rest: str) -> str | None:
    try:
        return normalize_doi(unquote(rest, errors="strict"))
    except UnicodeDecodeError:
        return None


def _kind(store: ox.Store, iri: str) -> Kind | None:
    # What is both is shown as the notice it is, as in `retract_ld.pages.Claims`.
    if links_to(store, RLD.notice, iri):
        return "notice"
    if links_to(store, RLD.work, iri):
        return "work"
    known = types(store, iri)
    for kind, term in _KINDS:
        if iri_text(term) in known:
            return kind
    return "node" if known or is_subject(store, iri) else None


_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    ("claim", RLD.Update),
    ("work", RLD.Work),
    ("notice", RLD.Notice),
    ("journal", FABIO.Journal),
    ("agent", FOAF.Person),
    ("agent", FOAF.Organization),
)
