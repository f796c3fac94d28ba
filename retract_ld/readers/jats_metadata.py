"""Metadata of JATS: an ``article-meta`` or ``front-stub`` as the values of a document.

A sub-article or response has what its own ``front-stub`` says, and from the article
around it the journal, volume, issue, licence and dates, where the stub has none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from retract_ld.identifiers import (
    normalize_doi,
    normalize_issn,
    normalize_pmcid,
    normalize_pmid,
)
from retract_ld.models import Journal, Organization
from retract_ld.readers.jats_contributors import Contributors
from retract_ld.readers.jats_dates import document_dates
from retract_ld.readers.jats_tree import (
    Scope,
    attribute,
    child,
    children,
    descend,
    descendants,
    text_of,
    without,
)
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import build, clean, clean_url
from retract_ld.readers.xml_text import local_name, markup, plain_text
from retract_ld.value_types import LANGUAGE_PATTERN

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["document_values", "headings", "own_id"]

_FOOTNOTES: Final = frozenset({"fn", "corresp", "author-notes", "aff", "table-fn"})
_MARK: Final = re.compile(r"[\s*†‡§¶#⁎∗☆]*")
_OPEN: Final = re.compile(
    r"open|cc[ _-]?by|cc[ _-]?0|creative|public[ _-]?domain|free", re.IGNORECASE
)
_CREATIVE_COMMONS: Final = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/", re.IGNORECASE
)
_PLAIN_NAMES: Final = {
    "doi": "DOI",
    "pmid": "PubMed id",
    "pubmed": "PubMed id",
    "pmc": "PubMed Central id",
    "pmcid": "PubMed Central id",
}
_TOPICS: Final = re.compile(r"discipline|keyword|taxonom|topic|classif", re.IGNORECASE)
_SHARED: Final = (
    "journal",
    "publisher",
    "volume",
    "issue",
    "published",
    "published_online",
    "published_print",
    "license",
    "free_to_read",
)


def document_values(scope: Scope, problems: ProblemList) -> dict[str, Any]:
    """Return the values of a `Document` that an article or part of one describes."""
    values: dict[str, Any] = {"document_type": scope.article_type}
    language = _language(scope.element, problems)
    if language:
        values["language"] = language
    meta = scope.meta
    if meta is not None:
        values |= _identifiers(meta, problems)
        values |= _title(meta)
        values |= _place(meta)
        values |= document_dates(meta, problems)
        values |= _permissions(meta, problems)
        values["authors"] = Contributors(meta, problems).authors()
    values |= _journal(scope, problems)
    values = {key: value for key, value in values.items() if value not in (None, ())}
    if scope.parent is not None:
        around = document_values(scope.parent, ProblemList())
        dated = any(key.startswith("published") for key in values)
        for key in _SHARED:
            if key in around and not (dated and key.startswith("published")):
                values.setdefault(key, around[key])
    return values


def own_id(scope: Scope) -> str | None:
    """Return the best identifier of an article, to name its record by."""
    if scope.meta is None:
        return None
    values = _identifiers(scope.meta, ProblemList())
    return values.get("doi") or values.get("pmid") or values.get("pmcid")


def headings(scope: Scope) -> list[str]:
    """Return the subject headings of an article in their order, topics left out."""
    categories = child(scope.meta, "article-categories")
    if categories is None:
        return []
    subjects = descendants(categories, "subject")
    return [
        text
        for node in subjects
        if not any(_TOPICS.search(kind) for kind in _group_types(node))
        and (text := text_of(node))
    ]


def _group_types(subject: _Element) -> list[str]:
    groups = subject.iterancestors()
    return [kind for group in groups if (kind := attribute(group, "subj-group-type"))]


def _identifiers(meta: _Element, problems: ProblemList) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for element in sorted(children(meta, "article-id"), key=_is_secondary):
        text = plain_text(element)
        kind = (attribute(element, "pub-id-type") or "").casefold()
        if kind in {"pmid", "pubmed"}:
            field, known = "pmid", normalize_pmid(text)
        elif kind in {"pmc", "pmcid"}:
            field = "pmcid"
            known = normalize_pmcid(f"PMC{text}" if text.isdigit() else text)
        elif kind == "doi" or (kind in {"", "other"} and "doi" not in values):
            field, known = "doi", normalize_doi(text)
        else:
            continue
        if known is None:
            if text and kind not in {"", "other"} and text != "0":
                problems.warn(
                    element,
                    f"{text!r:.100} is no {_PLAIN_NAMES[kind]}.",
                    "It is left out.",
                )
        elif field not in values:
            values[field] = known
        elif values[field] != known and attribute(element, "specific-use") is None:
            problems.warn(
                element, f"a second {_PLAIN_NAMES[kind]}, {text!r:.100}, is left out."
            )
    for element in children(meta, "self-uri"):
        url = clean_url(attribute(element, "href") or text_of(element))
        kind = attribute(element, "content-type") or "html"
        if url and "html" in kind and not url.casefold().endswith(".pdf"):
            values.setdefault("url", url)
    return values


def _is_secondary(element: _Element) -> bool:
    """Tell whether an ``article-id`` is of an unknown type or of one version only."""
    kind = (attribute(element, "pub-id-type") or "").casefold()
    return kind in {"", "other"} or attribute(element, "specific-use") == "version"


def _title(meta: _Element) -> dict[str, Any]:
    group = child(meta, "title-group")
    title = child(group, "article-title")
    if title is None:
        return {}
    bare = without(title, _is_footnote)
    text, tagged = clean(plain_text(bare)), markup(bare)
    subtitle = text_of(child(group, "subtitle"))
    if text and subtitle:
        glue = " " if text[-1] in ":?!.–—" else ": "
        text = f"{text}{glue}{subtitle}"
        if tagged:
            inner = child(group, "subtitle")
            assert inner is not None
            tagged = f"{tagged}{glue}{markup(inner) or subtitle}"
    return {"title": text, "title_markup": tagged}


def _is_footnote(node: _Element) -> bool:
    name = local_name(node.tag)
    return name == "fn" or (
        name == "xref"
        and (
            attribute(node, "ref-type") in _FOOTNOTES
            or _MARK.fullmatch(plain_text(node)) is not None
        )
    )


def _journal(scope: Scope, problems: ProblemList) -> dict[str, Any]:
    meta = descend(scope.element, "front/journal-meta")
    if meta is None:
        return {}
    title = (
        text_of(descend(meta, "journal-title-group/journal-title"))
        or text_of(child(meta, "journal-title"))
        or text_of(descend(meta, "journal-title-group/abbrev-journal-title"))
        or text_of(child(meta, "abbrev-journal-title"))
        or next(
            (
                text_of(node)
                for node in children(meta, "journal-id")
                if attribute(node, "journal-id-type") in {"nlm-ta", "iso-abbrev"}
            ),
            None,
        )
    )
    issns = []
    for element in children(meta, "issn", "issn-l"):
        text = plain_text(element)
        issn = normalize_issn(text)
        if issn:
            issns.append(issn)
        elif text:
            problems.warn(
                element,
                f"{text!r:.50} is not an ISSN (8 digits, the last a check digit).",
                "It is left out.",
            )
    values: dict[str, Any] = {}
    if title or issns:
        values["journal"] = build(
            Journal, line_of(meta), title=title, issns=tuple(issns)
        )
    name = text_of(descend(meta, "publisher/publisher-name"))
    if name:
        values["publisher"] = build(Organization, line_of(meta), name=name)
    return values


def _place(meta: _Element) -> dict[str, Any]:
    return {
        "volume": text_of(child(meta, "volume")),
        "issue": text_of(child(meta, "issue")),
        "page_start": text_of(child(meta, "fpage")),
        "page_end": text_of(child(meta, "lpage")),
        "pages": text_of(child(meta, "page-range")),
        "article_number": text_of(child(meta, "elocation-id")),
    }


def _permissions(meta: _Element, problems: ProblemList) -> dict[str, Any]:
    """Return the licence, and whether the article says that it is free to read."""
    permissions = child(meta, "permissions")
    free = child(permissions, "free_to_read")
    values: dict[str, Any] = {"free_to_read": True} if free is not None else {}
    for element in children(permissions, "license"):
        links = [attribute(element, "href")]
        links += [text_of(node) for node in children(element, "license_ref")]
        for node in descendants(element, "ext-link", "uri"):
            address = attribute(node, "href") or text_of(node)
            if address and _CREATIVE_COMMONS.match(address):
                links.append(address)
        address = next((link for link in links if link), None)
        url = clean_url(address)
        if address and url is None:
            problems.warn(
                element, f"the licence {address!r:.100} is not a web address."
            )
        kind = attribute(element, "license-type") or ""
        if _OPEN.search(kind) or (url and _CREATIVE_COMMONS.match(url)):
            values["free_to_read"] = True
        if url:
            values.setdefault("license", url)
    return values


def _language(element: _Element, problems: ProblemList) -> str | None:
    raw = attribute(element, "lang")
    if raw is None:
        return None
    primary, *rest = raw.replace("_", "-").split("-")
    language = "-".join([primary.lower(), *rest])
    if re.fullmatch(LANGUAGE_PATTERN, language):
        return language
    problems.warn(element, f"the language {raw!r:.50} is not a language tag.")
    return None
