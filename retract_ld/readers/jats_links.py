"""Links of JATS: ``related-article`` and ``related-object``, and what they point at.

The target is identified by ``xlink:href`` as its ``ext-link-type`` says (``doi``,
``pubmed``, ``pmc``, ``uri``) or, if that does not fit, as it looks; then by the tagged
citation inside; then by the attributes ``vol``, ``issue``, ``page``, ``journal-id``.
Links in reference lists are citations and say nothing about updates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from retract_ld.identifiers import normalize_doi, normalize_issn, normalize_pmcid
from retract_ld.identifiers import normalize_pmid as _normalize_pmid
from retract_ld.models import Agent, Journal
from retract_ld.readers.jats_contributors import person_values
from retract_ld.readers.jats_dates import read_date
from retract_ld.readers.jats_tree import (
    SCOPES,
    Scope,
    attribute,
    children,
    descend,
    descendants,
    text_of,
)
from retract_ld.readers.jats_types import LinkMeaning, fold, link_meaning
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import build, clean_url
from retract_ld.readers.xml_text import local_name, plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from retract_ld.codes import UpdateType

__all__ = ["Link", "body_links", "front_links", "links_of", "parts_link"]

_LINKS: Final = ("{*}related-article", "{*}related-object")
_CLOSED: Final = SCOPES | {"ref-list", "ref", "journal-meta", "element-citation"}
_FRONTS: Final = frozenset({"article-meta", "front-stub"})
_DOI_IN_TEXT: Final = re.compile(r"\b10\.[0-9]{4,9}/[^\s\"<>]+")
_DOI_HOST: Final = re.compile(r"(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_PMC_URL: Final = re.compile(r"/(PMC[0-9]+)(?:[/?#]|$)", re.IGNORECASE)
_PAGES: Final = re.compile(r"([A-Za-z]?[0-9]+)\s*[-–]\s*([A-Za-z]?[0-9]+)")
_JOURNAL_NAMES: Final = frozenset({"nlm-ta", "iso-abbrev", "publisher", "coden-title"})
_IDENTIFIERS: Final = ("doi", "pmid", "pmcid", "url")
_FIELDS: Final = {
    "article-title": "title",
    "volume": "volume",
    "issue": "issue",
    "fpage": "page_start",
    "lpage": "page_end",
    "elocation-id": "article_number",
    "source": "source",
}


@dataclass(slots=True)
class Link:
    """A link, the source's word for it, its meaning, and the document it points at."""

    element: _Element
    raw: str
    meaning: LinkMeaning
    target: dict[str, Any]
    text: str | None
    in_front: bool

    @property
    def identified(self) -> bool:
        """Whether the link carries an identifier or address."""
        return any(key in self.target for key in _IDENTIFIERS)

    @property
    def names(self) -> str | None:
        """The document it points at, by an identifier or in the words of the link."""
        known = (self.target.get(key) for key in (*_IDENTIFIERS, "title"))
        return next(filter(None, known), self.text)

    @property
    def citation(self) -> str | None:
        """The words of the link, where nothing better tells which document it means."""
        told = self.identified or "title" in self.target
        return None if told else self.text


def front_links(scope: Scope) -> list[str]:
    """Return the ``related-article-type`` of the links in the front of an article."""
    links = children(scope.meta, "related-article")
    return [raw for link in links if (raw := attribute(link, "related-article-type"))]


def parts_link(scope: Scope) -> bool:
    """Tell whether sub-articles, translations aside, point at works or notices."""
    return any(
        link_meaning(raw, None) is not None
        for part in scope.parts
        if fold(part.article_type or "") != "translation"
        for raw in front_links(part)
    )


def body_links(scope: Scope) -> list[str]:
    """Return what the first paragraph of a body links to, which may be a citation."""
    first = next(iter(children(descend(scope.element, "body"), "p")), None)
    found = (
        descendants(first, "ext-link", "related-object") if first is not None else ()
    )
    names = ("href", "document-id", "object-id", "source-id")
    texts = [next(filter(None, (attribute(e, n) for n in names)), None) for e in found]
    return list(dict.fromkeys(text for text in texts if text))[:3]


def links_of(
    scope: Scope, manner: UpdateType | None, problems: ProblemList
) -> list[Link]:
    """Return the links of an article that speak of updates, repeats put together."""
    links: list[Link] = []
    for element in scope.element.iter(*_LINKS):
        if not _belongs(element, scope.element):
            continue
        raw = (
            attribute(element, "related-article-type")
            or attribute(element, "link-type")
            or attribute(element, "related-object-type")
        )
        meaning = link_meaning(raw, manner) if raw else None
        if raw is None or meaning is None:
            continue
        told = len(problems)
        target = _target(element, problems)
        text = plain_text(element) or None
        if not target and text is None:
            faults = [problem.message.rstrip(".") for problem in problems[told:]]
            del problems[told:]
            problems.warn(
                element,
                f"the {raw!r:.60} link names no document{_because(faults)}.",
                "Give it an ext-link-type and an xlink:href.",
            )
        in_front = any(local_name(a.tag) in _FRONTS for a in element.iterancestors())
        link = Link(element, raw, meaning, target, text, in_front)
        if not any(_merge(other, link) for other in links):
            links.append(link)
    return links


def _because(faults: list[str]) -> str:
    return f": {'; '.join(faults)}" if faults else ""


def _belongs(element: _Element, scope: _Element) -> bool:
    """Tell whether a link is the article's own, not a part's nor a reference's."""
    for ancestor in element.iterancestors():
        if ancestor is scope:
            return True
        if local_name(ancestor.tag) in _CLOSED:
            return False
    return False


def _merge(link: Link, other: Link) -> bool:
    """Take over a link that says the same of the same document; tell whether it did."""
    if link.meaning != other.meaning:
        return False
    mine, its = link.target, other.target
    same = any(mine.get(key) and mine.get(key) == its.get(key) for key in _IDENTIFIERS)
    if not same:
        place = [(mine.get(key), its.get(key)) for key in ("volume", "page_start")]
        same = all(a and a == b for a, b in place) or (not mine and not its)
        same = same and link.text == other.text
    differ = any(
        mine.get(key) and its.get(key) and mine[key] != its[key] for key in _IDENTIFIERS
    )
    if same and not differ:
        for key, value in its.items():
            mine.setdefault(key, value)
        return True
    return False


def _target(element: _Element, problems: ProblemList) -> dict[str, Any]:
    """Return the values of the document that a link points at."""
    values: dict[str, Any] = {}
    kind = fold(attribute(element, "ext-link-type") or "")
    href = attribute(element, "href")
    if href:
        values |= _identified(element, href, kind, problems)
    for name in ("document-id", "object-id", "source-id"):
        text = attribute(element, name)
        if text and not values:
            kind = fold(attribute(element, f"{name}-type") or "")
            values |= _identified(element, text, kind, problems)
    values |= {key: v for key, v in _attributes(element).items() if key not in values}
    for key, value in _citation(element, problems).items():
        values.setdefault(key, value)
    if not any(key in values for key in _IDENTIFIERS):
        match = _DOI_IN_TEXT.search(plain_text(element))
        doi = normalize_doi(match.group().rstrip(".,;:)]")) if match else None
        if doi:
            values["doi"] = doi
    return {key: value for key, value in values.items() if value}


def _identified(
    element: _Element, text: str, kind: str, problems: ProblemList
) -> dict[str, str]:
    """Read an identifier as its type says, or as it looks."""
    if _DOI_HOST.match(text):
        text = f"https://{text}"
    doi, pmc_url = normalize_doi(text), _PMC_URL.search(text)
    if kind in {"pubmed", "pmid"} and (pmid := _normalize_pmid(text)):
        return {"pmid": pmid}
    if kind in {"pmc", "pmcid"} and (
        pmcid := normalize_pmcid(f"PMC{text}" if text.isdigit() else text)
    ):
        return {"pmcid": pmcid}
    if doi is None and kind == "doi" and (match := _DOI_IN_TEXT.search(text)):
        doi = normalize_doi(match.group())  # in the address of a landing page
    if doi:
        return {"doi": doi}
    if pmc_url and (pmcid := normalize_pmcid(pmc_url.group(1))):
        return {"pmcid": pmcid}
    if not text.isdigit() and (pmid := _normalize_pmid(text)):
        return {"pmid": pmid}
    if pmcid := normalize_pmcid(text):
        return {"pmcid": pmcid}
    if url := clean_url(text):
        return {"url": url}
    problems.warn(
        element,
        f"{text!r:.100} is no identifier or web address ({kind or 'of no type'}).",
        "The link is kept without it.",
    )
    return {}


def _attributes(element: _Element) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field, name in (
        ("volume", "vol"),
        ("volume", "volume"),
        ("issue", "issue"),
        ("article_number", "elocation-id"),
    ):
        if text := attribute(element, name):
            values.setdefault(field, text)
    if page := attribute(element, "page"):
        span = _PAGES.fullmatch(page)
        values["page_start"] = span.group(1) if span else page
        if span:
            values["page_end"] = span.group(2)
    journal = attribute(element, "journal-id")
    kind = fold(attribute(element, "journal-id-type") or "")
    if journal and (issn := normalize_issn(journal)):
        values["journal"] = build(Journal, line_of(element), issns=(issn,))
    elif journal and kind in _JOURNAL_NAMES:
        values["journal"] = build(Journal, line_of(element), title=journal)
    return values


def _citation(element: _Element, problems: ProblemList) -> dict[str, Any]:
    """Return what the tagged citation in a link says."""
    values: dict[str, Any] = {}
    authors: list[Agent] = []
    for node in element.iterdescendants():
        name = local_name(node.tag)
        text = text_of(node) if name else None
        if name in _FIELDS and text:
            values.setdefault(_FIELDS[name], text)
        elif name in {"name", "string-name"} and (person := person_values(node)):
            authors.append(build(Agent, line_of(node), **person))
        elif name == "pub-id" and text:
            kind = fold(attribute(node, "pub-id-type") or "")
            for key, value in _identified(node, text, kind, problems).items():
                values.setdefault(key, value)
        elif name == "ext-link" and (href := attribute(node, "href")):
            for key, value in _identified(node, href, "", problems).items():
                values.setdefault(key, value)
        elif name == "year" and (parent := node.getparent()) is not None:
            values.setdefault("published", read_date(parent, problems))
    if authors:
        values["authors"] = tuple(authors)
    if source := values.pop("source", None):
        values["journal"] = build(Journal, line_of(element), title=source)
    return values
