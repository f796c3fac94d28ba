"""A PubMed record → the values of a document: identifiers, title, authors, journal, dates.

| element | value |
| --- | --- |
| ``PMID``, ``ArticleId``, ``ELocationID[@EIdType="doi"]`` | ``pmid``, ``doi``, ``pmcid`` |
| ``VernacularTitle``, ``ArticleTitle``, ``BookTitle`` | ``title``, ``title_markup`` |
| ``AuthorList/Author`` | ``authors``: see `pubmed_authors` |
| ``Journal/Title``, ``ISSN``, ``ISSNLinking`` | ``journal`` |
| ``Volume``, ``Issue``, ``Pagination`` | ``volume``, ``issue``, ``pages``, first and last |
| ``PubDate``, ``ArticleDate`` | ``published``, ``published_online``, ``_print`` |
| ``History/PubMedPubDate`` | ``received``, ``accepted`` |
| ``Language``, ``PublicationType`` | ``language``, ``document_type`` |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from retract_ld.dates import earlier, from_year_month_day
from retract_ld.identifiers import (
    normalize_doi,
    normalize_issn,
    normalize_pmcid,
    normalize_pmid,
)
from retract_ld.models import Journal
from retract_ld.readers.problem_list import ProblemList
from retract_ld.readers.pubmed_authors import authors
from retract_ld.readers.pubmed_citations import date_in, month_number, page_range
from retract_ld.readers.pubmed_languages import language_tag
from retract_ld.readers.records import clean, journal_of
from retract_ld.readers.xml_text import markup, plain_text
from retract_ld.readers.xml_trees import Parts, first_text, inside, texts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "abstract_of",
    "article_of",
    "document_values",
    "journal_of",
    "publication_types",
]

_NORMALIZE: Final[dict[str, Callable[[str], str | None]]] = {
    "doi": normalize_doi,
    "pmid": normalize_pmid,
    "pmcid": lambda text: normalize_pmcid(text.split(" ")[0]),
}
#: ``ArticleId/@IdType``.
_ID_TYPES: Final = {"doi": "doi", "pmc": "pmcid", "pubmed": "pmid"}
#: What NLM writes where a title is not known.
_NO_TITLE: Final = frozenset({"not available", "in process citation", "no title"})
_HISTORY: Final = ("received", "accepted")


def document_values(
    record: Parts,
    citation: Parts,
    article: Parts,
    types: list[tuple[str, str]],
    problems: ProblemList,
) -> dict[str, Any]:
    """Return everything a record says about its own document, as model values.

    Given are the children of the record, of the citation in it, of the article in that.
    """
    data = inside(record, "PubmedData")
    journal = inside(article, "Journal")
    issue = inside(journal, "JournalIssue")
    return {
        **_identifiers(_given_ids(record, data, citation, article), problems),
        **_titles(article),
        "journal": _journal(citation, journal, problems),
        "volume": first_text(issue, "Volume"),
        "issue": first_text(issue, "Issue"),
        **_pages(article),
        **_dates(_is_printed(citation, journal), article, issue, problems),
        **_history(data, problems),
        "authors": tuple(authors(article, problems)),
        "language": _language(article),
        "document_type": _document_type(types),
    }


def article_of(citation: Parts) -> Parts:
    """Return the children of the article in a citation; of a book there is none."""
    return inside(citation, "Article") or citation


def publication_types(article: Parts) -> list[tuple[str, str]]:
    """Return (MeSH id or ``""``, name) of each publication type."""
    elements: Iterable[_Element] = article.get("PublicationType", ())
    if "PublicationTypeList" in article:
        elements = article["PublicationTypeList"][0]
    return [(element.get("UI") or "", plain_text(element)) for element in elements]


def abstract_of(citation: _Element) -> str | None:
    """Return the abstract: of a notice it is the beginning or the whole of its text."""
    paragraphs = citation.iterfind("Article/Abstract/AbstractText")
    return clean("\n".join(map(plain_text, paragraphs)))


def _identifiers(
    given: Iterable[tuple[_Element, str]], problems: ProblemList
) -> dict[str, Any]:
    ids: dict[str, Any] = {"pmid": None, "pmcid": None, "doi": None}
    for element, name in given:
        text = plain_text(element)
        value = _NORMALIZE[name](text)
        if value is None:
            if text:
                problems.warn(
                    element, f"'{text}' is not a {name.upper()}, so it was left out."
                )
        elif ids[name] is None:
            ids[name] = value
        elif ids[name] != value:
            problems.warn(
                element,
                f"gives the {name.upper()} {value} beside {ids[name]};"
                " the first was kept.",
            )
    return ids


def _given_ids(
    record: Parts, data: Parts, citation: Parts, article: Parts
) -> Iterator[tuple[_Element, str]]:
    """Yield each element that holds an identifier, with the name of that."""
    for element in citation.get("PMID", ())[:1]:
        yield element, "pmid"
    lists = data.get("ArticleIdList", [])
    if not any(map(len, lists)):  # beside PubmedData: books, old records
        lists = [
            found
            for elements in record.values()
            for around in elements
            for found in around.iterchildren("ArticleIdList")
        ]
    for ids in lists:
        for element in ids:
            name = _ID_TYPES.get(element.get("IdType") or "")
            if name is not None:
                yield element, name
    for element in article.get("ELocationID", ()):
        if element.get("EIdType") == "doi" and element.get("ValidYN") != "N":
            yield element, "doi"
    for element in citation.get("OtherID", ()):
        # before 2013 the PMCID stood here: "PMC3154150 [Available on 01/01/12]"
        if (element.text or "").startswith("PMC"):
            yield element, "pmcid"


def _titles(article: Parts) -> dict[str, str | None]:
    """Return the title in the document's own language, else NLM's translation of it.

    NLM puts its translations in square brackets, which are no part of the title.
    """
    for name in ("VernacularTitle", "ArticleTitle", "BookTitle", "Book"):
        element = article[name][0] if name in article else None
        if name == "Book" and element is not None:
            element = element.find("BookTitle")
        if element is None:
            continue
        text, inside = plain_text(element), markup(element)
        if name != "VernacularTitle":
            text, inside = _unbracketed(text), inside and _unbracketed(inside)
        if text and text.rstrip(".").lower() not in _NO_TITLE:
            return {"title": text, "title_markup": inside or None}
    return {}


def _unbracketed(title: str) -> str:
    body = title.removesuffix(".")
    whole = body.startswith("[") and body.endswith("]") and body.count("[") == 1
    return body[1:-1] + title[len(body) :] if whole else title


def _journal(citation: Parts, journal: Parts, problems: ProblemList) -> Journal | None:
    about = inside(citation, "MedlineJournalInfo")
    issns: list[str] = []
    for element in (*journal.get("ISSN", ()), *about.get("ISSNLinking", ())):
        text = plain_text(element)
        issn = normalize_issn(text)
        if issn is not None:
            issns.append(issn)
        elif text:
            problems.warn(element, f"'{text}' is not an ISSN, so it was left out.")
    title = first_text(journal, "Title", "ISOAbbreviation")
    title = title or first_text(about, "MedlineTA")
    return journal_of(title, tuple(issns)) if title or issns else None


def _pages(article: Parts) -> dict[str, str | None]:
    if "Pagination" not in article:
        return {}
    given = texts(article["Pagination"][0])
    first, last, pages = map(given.get, ("StartPage", "EndPage", "MedlinePgn"))
    if pages is None and first:
        pages = f"{first}-{last}" if last else first
    start, end = page_range(pages) if pages else (None, None)
    return {
        "pages": pages,
        "page_start": first or start,
        "page_end": last or end,
    }


def _dates(
    printed: bool, article: Parts, issue: Parts, problems: ProblemList
) -> dict[str, str | None]:
    issued = online = None
    for element in (issue or inside(article, "Book")).get("PubDate", ())[:1]:
        issued = _date(element, problems)
    for element in article.get("ArticleDate", ()):
        if element.get("DateType", "Electronic") == "Electronic":
            online = _date(element, problems)
    return {
        "published": earlier(issued, online),
        "published_online": online,
        "published_print": issued if printed else None,
    }


def _is_printed(citation: Parts, journal: Parts) -> bool:
    """Whether the date of the issue is that of a printed one."""
    if "Article" not in citation or "JournalIssue" not in journal:
        return False
    models = (citation["Article"][0].get("PubModel") or "").split("-")
    return (
        "Print" in models and journal["JournalIssue"][0].get("CitedMedium") == "Print"
    )


def _history(data: Parts, problems: ProblemList) -> dict[str, str | None]:
    return {
        status: _date(element, problems)
        for around in data.get("History", ())
        for element in around.iterchildren("PubMedPubDate")
        if (status := element.get("PubStatus")) in _HISTORY
    }


def _date(element: _Element, problems: ProblemList) -> str | None:
    """Read Year, Month and Day, or a MedlineDate, as far as they are certain."""
    given = texts(element)
    year, month = given.get("Year", ""), given.get("Month", "")
    day, text = given.get("Day", ""), given.get("MedlineDate", "")
    if year.isascii() and year.isdigit() and len(year) == 4:
        value, whole = _as_far_as_certain(int(year), month, day)
        text = "-".join(filter(None, (year, month, day)))
        if value is not None and not whole:
            problems.warn(element, f"'{text}' is not a date; {value} was kept of it.")
    else:
        text = text or year
        value = date_in(text) if text else None
    if value is None and text:
        problems.warn(element, f"'{text}' is not one certain date, so it was left out.")
    return value


def _as_far_as_certain(year: int, month: str, day: str) -> tuple[str | None, bool]:
    """Return the date without what is no part of one, and whether that is all of it."""
    number = month_number(month) if month else None
    exact = int(day) if number and day.isascii() and day.isdigit() else None
    date = from_year_month_day(year, number, exact)
    if date is not None:
        return date, (number is None) == (not month) and (exact is None) == (not day)
    return from_year_month_day(year, number) or from_year_month_day(year), False


def _language(article: Parts) -> str | None:
    tags = {plain_text(element) for element in article.get("Language", ())}
    return language_tag(tags.pop()) if len(tags) == 1 else None


def _document_type(types: list[tuple[str, str]]) -> str | None:
    """Return the type that tells the kind of document, not its status or its funding."""
    names = [name for ui, name in types if name and ui != "D016441"]
    names = [name for name in names if name.lower() != "retracted publication"]
    notices = ("retraction", "erratum", "expression of concern")
    for name in names:
        if any(word in name.lower() for word in notices):
            return name
    return "Journal Article" if "Journal Article" in names else next(iter(names), None)
