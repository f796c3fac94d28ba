"""An optional set of rules for the JATS of notices, as eLife and SciELO ask for it.

| ids | after |
| --- | --- |
| JATS-01 … JATS-07 | eLife's production schematron, tests of correction and retraction |
| SCIELO-01, SCIELO-02 | SciELO Publishing Schema 1.10, related articles |

They look at the article itself, not at what was read from it: markup that a reader can
make sense of may still not be what these two ask for. Their clauses were read in the
publishers' own files, so none is graver than a warning elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from retract_ld.crosswalk import read_as
from retract_ld.identifiers import normalize_doi
from retract_ld.namespaces import RLD
from retract_ld.terms import doi_iri, iri_text
from retract_ld.validation.report import Result, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["JATS_RULES", "JatsRule", "check_jats"]

ELIFE: Final = "https://github.com/elifesciences/eLife-JATS-schematron"
SCIELO: Final = "https://scielo.readthedocs.io/projects/scielo-publishing-schema/"
_COMPONENT: Final = iri_text(RLD.GuidelineConstraintComponent)
_HREF: Final = "{http://www.w3.org/1999/xlink}href"

#: What the links of a notice of each type are called.
_LINK_OF: Final = {
    "correction": "corrected-article",
    "expression-of-concern": "object-of-concern",
    "retraction": "retracted-article",
}
_TITLE_OF: Final = {
    "correction": "Correction: ",
    "expression-of-concern": "Expression of Concern: ",
    "retraction": "Retraction: ",
}
_SCIELO_LINKS: Final = {
    "addendum": {"article", "addended-article"},
    "correction": {"corrected-article"},
    "expression-of-concern": {"object-of-concern"},
    "partial-retraction": {"retracted-article", "partial-retraction"},
    "retraction": {"retracted-article", "retraction-forward"},
}
_UPDATES: Final = frozenset(read_as("jats-related-article-type"))


@dataclass(frozen=True, slots=True)
class _Article:
    """What the rules look at of an article."""

    kind: str
    title: str
    headings: tuple[str, ...]
    doi: str | None
    links: tuple[tuple[str, str, str, str], ...]
    """Type, ext-link-type, DOI or href, id of each link that speaks of an update."""
    has_abstract: bool
    line: int


@dataclass(frozen=True, slots=True)
class JatsRule:
    """A rule on an article that is a notice."""

    id: str
    severity: Severity
    clause: str
    link: str
    message: str
    hint: str
    holds: Callable[[_Article], bool]


def _title_fits(article: _Article) -> bool:
    start = _TITLE_OF.get(article.kind)
    return start is None or article.title.startswith(start)


def _heading_fits(article: _Article) -> bool:
    if article.kind not in _TITLE_OF:
        return True
    wanted = article.kind.replace("-", " ")
    return any(heading.strip().casefold() == wanted for heading in article.headings)


def _links_are_allowed(article: _Article) -> bool:
    allowed = _SCIELO_LINKS.get(article.kind)
    return allowed is None or all(link[0] in allowed for link in article.links)


JATS_RULES: Final[tuple[JatsRule, ...]] = (
    JatsRule(
        "JATS-01",
        "warning",
        "eLife schematron: a notice is related to what it is about",
        ELIFE,
        "The notice has no related-article of the type that its article-type asks for.",
        "Add related-article with corrected-article, retracted-article or object-of-concern.",
        lambda a: (
            a.kind not in _LINK_OF or any(li[0] == _LINK_OF[a.kind] for li in a.links)
        ),
    ),
    JatsRule(
        "JATS-02",
        "warning",
        "eLife schematron: related articles are linked by DOI",
        ELIFE,
        "A related-article is not linked by ext-link-type 'doi' and a DOI.",
        "Write ext-link-type='doi' and the bare DOI in xlink:href.",
        lambda a: all(li[1] == "doi" and normalize_doi(li[2]) for li in a.links),
    ),
    JatsRule(
        "JATS-03",
        "warning",
        "eLife schematron: no link twice",
        ELIFE,
        "The same related-article stands there twice.",
        "Keep one of them.",
        lambda a: len({li[:3] for li in a.links}) == len(a.links),
    ),
    JatsRule(
        "JATS-04",
        "warning",
        "eLife schematron: no article is related to itself",
        ELIFE,
        "The notice is related to itself.",
        "Link to the article that the notice is about.",
        lambda a: a.doi is None or all(normalize_doi(li[2]) != a.doi for li in a.links),
    ),
    JatsRule(
        "JATS-05",
        "warning",
        "eLife schematron: the title begins with the kind of notice",
        ELIFE,
        "The title does not begin with 'Correction: ', 'Retraction: ' or the like.",
        "Put the kind before the title of the work.",
        _title_fits,
    ),
    JatsRule(
        "JATS-06",
        "warning",
        "eLife schematron: the display subject is the kind of notice",
        ELIFE,
        "No subject heading of the notice is the kind that its article-type tells.",
        "Give subj-group with the kind as its subject.",
        _heading_fits,
    ),
    JatsRule(
        "JATS-07",
        "warning",
        "eLife schematron: notices have no abstract",
        ELIFE,
        "The notice has an abstract.",
        "Put its words into the body.",
        lambda a: not a.has_abstract,
    ),
    JatsRule(
        "SCIELO-01",
        "warning",
        "SciELO PS 1.10: related-article has id, ext-link-type and xlink:href",
        SCIELO,
        "A related-article lacks one of id, ext-link-type and xlink:href.",
        "Give all three.",
        lambda a: all(all(link) for link in a.links),
    ),
    JatsRule(
        "SCIELO-02",
        "warning",
        "SciELO PS 1.10: which related-article-type goes with which article-type",
        SCIELO,
        "A related-article-type is not one that goes with this article-type.",
        "See the table of related articles in SciELO PS.",
        _links_are_allowed,
    ),
)


def check_jats(stream: IO[bytes], source: str) -> Iterator[Result]:
    """Yield what is wrong with the notices among the articles of a JATS file."""
    from retract_ld.readers.xml import iterparse

    for element in iterparse(stream, ("article",), source):
        article = _article(element)
        if article.kind in _SCIELO_LINKS:
            for rule in JATS_RULES:
                if not rule.holds(article):
                    yield _result(rule, article, source)


def _article(element: _Element) -> _Article:
    def texts(path: str) -> tuple[str, ...]:
        return tuple(
            re.sub(r"\s+", " ", "".join(node.itertext())).strip()  # type: ignore[arg-type]
            for node in element.iterfind(path)
        )

    meta = "{*}front/{*}article-meta"
    dois = texts(f"{meta}/{{*}}article-id[@pub-id-type='doi']")
    titles = texts(f"{meta}/{{*}}title-group/{{*}}article-title")
    links = [
        (
            (node.get("related-article-type") or "").strip().casefold(),
            node.get("ext-link-type") or "",
            node.get(_HREF) or "",
            node.get("id") or "",
        )
        for node in element.iter("{*}related-article")
    ]
    return _Article(
        kind=(element.get("article-type") or "").strip().casefold(),
        title=titles[0] if titles else "",
        headings=texts(f"{meta}/{{*}}article-categories//{{*}}subject"),
        doi=normalize_doi(dois[0]) if dois else None,
        links=tuple(link for link in links if link[0] in _UPDATES | {"article"}),
        has_abstract=element.find(f"{meta}/{{*}}abstract") is not None,
        line=_line(element),
    )


def _line(element: _Element) -> int:
    line: Any = element.sourceline
    return line or 0


def _result(rule: JatsRule, article: _Article, source: str) -> Result:
    focus = (
        iri_text(doi_iri(article.doi)) if article.doi else f"{source}#{article.line}"
    )
    return Result(
        rule=rule.id,
        severity=rule.severity,
        focus=focus,
        message=rule.message,
        hint=rule.hint,
        clause=rule.clause,
        link=rule.link,
        component=_COMPONENT,
        shape=f"https://w3id.org/retract-ld/rule/{rule.id}",
        source=source,
        location=f"line {article.line}" if article.line else "",
        record=article.doi,
    )
