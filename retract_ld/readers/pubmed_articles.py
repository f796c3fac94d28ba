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

from collections.abc import Callable, Iterator
from functools import lru_cache
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
from retract_ld.readers.records import build, clean
from retract_ld.readers.xml_text import markup, plain_text
from retract_ld.readers.xml_trees import fields, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["abstract_of", "document_values", "journal_of", "publication_types"]

#: What NLM writes where a title is not known.
_NO_TITLE: Final = frozenset({"not available", "in process citation", "no title"})
_HISTORY: Final = ("received", "accepted")


#: One journal has many articles.
_issn: Final = lru_cache(maxsize=4096)(normalize_issn)


def document_values(
    record: _Element,
    citation: _Element,
    types: list[tuple[str, str]],
    problems: ProblemList,
) -> dict[str, Any]:
    """Return everything a record says about its own document, as model values."""
    article = citation.find("Article")
    if article is None:
        article = citation
    return {
        **_identifiers(record, citation, article, problems),
        **_titles(article),
        **_journal(citation, article, problems),
        **_dates(record, article, problems),
        "authors": tuple(authors(article, problems)),
        "language": _language(article),
        "document_type": _document_type(types),
    }


def publication_types(citation: _Element) -> list[tuple[str, str]]:
    """Return (MeSH id or ``""``, name) of each publication type."""
    article = citation.find("Article/PublicationTypeList")
    return [
        (element.get("UI") or "", plain_text(element))
        for element in (citation if article is None else article).iterchildren(
            "PublicationType"
        )
    ]


def abstract_of(citation: _Element) -> str | None:
    """Return the abstract: of a notice it is the beginning or the whole of its text."""
    parts = [
        plain_text(element)
        for element in citation.iterfind("Article/Abstract/AbstractText")
    ]
    return clean("\n".join(parts))


def _identifiers(
    record: _Element, citation: _Element, article: _Element, problems: ProblemList
) -> dict[str, Any]:
    ids: dict[str, Any] = {"pmid": None, "pmcid": None, "doi": None}
    for element, name, normalize in _given_ids(record, citation, article):
        text = plain_text(element)
        value = normalize(text)
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
    record: _Element, citation: _Element, article: _Element
) -> Iterator[tuple[_Element, str, Callable[[str], str | None]]]:
    pmid = citation.find("PMID")
    if pmid is not None:
        yield pmid, "pmid", normalize_pmid
    kinds: dict[str | None, tuple[str, Callable[[str], str | None]]] = {
        "doi": ("doi", normalize_doi),
        "pmc": ("pmcid", normalize_pmcid),
        "pubmed": ("pmid", normalize_pmid),
    }
    for path in ("PubmedData/ArticleIdList/ArticleId", "*/ArticleIdList/ArticleId"):
        found = record.findall(path)
        if found:
            break
    for element in found:
        if element.get("IdType") in kinds:
            yield element, *kinds[element.get("IdType")]
    for element in article.findall("ELocationID"):
        if element.get("EIdType") == "doi" and element.get("ValidYN") != "N":
            yield element, "doi", normalize_doi
    for element in citation.findall("OtherID"):
        # before 2013 the PMCID stood here: "PMC3154150 [Available on 01/01/12]"
        if (element.text or "").startswith("PMC"):
            yield element, "pmcid", lambda text: normalize_pmcid(text.split(" ")[0])


def _titles(article: _Element) -> dict[str, str | None]:
    """Return the title in the document's own language, else NLM's translation of it.

    NLM puts its translations in square brackets, which are no part of the title.
    """
    for name in ("VernacularTitle", "ArticleTitle", "BookTitle", "Book/BookTitle"):
        element = article.find(name)
        text = plain_text(element) if element is not None else ""
        inside = markup(element) if element is not None else None
        if name != "VernacularTitle":
            text, inside = _unbracketed(text), inside and _unbracketed(inside)
        if text and text.rstrip(".").lower() not in _NO_TITLE:
            return {"title": text, "title_markup": inside or None}
    return {}


def _unbracketed(title: str) -> str:
    body = title.removesuffix(".")
    whole = body.startswith("[") and body.endswith("]") and body.count("[") == 1
    return body[1:-1] + title[len(body) :] if whole else title


def _journal(
    citation: _Element, article: _Element, problems: ProblemList
) -> dict[str, Any]:
    journal, about = article.find("Journal"), citation.find("MedlineJournalInfo")
    issns: list[str] = []
    issn_elements = [
        *(journal.findall("ISSN") if journal is not None else ()),
        *(about.findall("ISSNLinking") if about is not None else ()),
    ]
    for element in issn_elements:
        text = plain_text(element)
        issn = _issn(text)
        if issn is not None:
            issns.append(issn)
        elif text:
            problems.warn(element, f"'{text}' is not an ISSN, so it was left out.")
    title = (
        text_of(journal, "Title")
        or text_of(journal, "ISOAbbreviation")
        or text_of(about, "MedlineTA")
    )
    return {
        "journal": journal_of(title, tuple(issns)) if title or issns else None,
        "volume": text_of(journal, "JournalIssue/Volume"),
        "issue": text_of(journal, "JournalIssue/Issue"),
        **_pages(article),
    }


@lru_cache(maxsize=1024)
def journal_of(title: str | None, issns: tuple[str, ...] = ()) -> Journal:
    """Make a journal, once for all the articles in it."""
    return build(Journal, "", title=title, issns=issns)


def _pages(article: _Element) -> dict[str, str | None]:
    pagination = article.find("Pagination")
    if pagination is None:
        return {}
    parts = fields(pagination)
    first, last, pages = (
        plain_text(parts[name]) or None if name in parts else None
        for name in ("StartPage", "EndPage", "MedlinePgn")
    )
    if pages is None and first:
        pages = f"{first}-{last}" if last else first
    start, end = page_range(pages) if pages else (None, None)
    return {
        "pages": pages,
        "page_start": first or start,
        "page_end": last or end,
    }


def _dates(
    record: _Element, article: _Element, problems: ProblemList
) -> dict[str, str | None]:
    issue = article.find("Journal/JournalIssue")
    issued = (
        issue.find("PubDate") if issue is not None else article.find("Book/PubDate")
    )
    dates = {"issue": _date(issued, problems)}
    for element in article.findall("ArticleDate"):
        if element.get("DateType", "Electronic") == "Electronic":
            dates["online"] = _date(element, problems)
    in_print = (
        "Print" in (article.get("PubModel") or "").split("-")
        and issue is not None
        and issue.get("CitedMedium") == "Print"
    )
    history = {
        status: _date(element, problems)
        for element in record.findall("PubmedData/History/PubMedPubDate")
        if (status := element.get("PubStatus")) in _HISTORY
    }
    return {
        "published": earlier(dates["issue"], dates.get("online")),
        "published_online": dates.get("online"),
        "published_print": dates["issue"] if in_print else None,
        **history,
    }


def _date(element: _Element | None, problems: ProblemList) -> str | None:
    """Read Year, Month and Day, or a MedlineDate, as far as they are certain."""
    if element is None:
        return None
    parts = fields(element)
    year, month, day, given = (
        plain_text(parts[name]) if name in parts else ""
        for name in ("Year", "Month", "Day", "MedlineDate")
    )
    if year.isascii() and year.isdigit() and len(year) == 4:
        value, whole = _as_far_as_certain(int(year), month, day)
        given = "-".join(filter(None, (year, month, day)))
        if value is not None and not whole:
            problems.warn(element, f"'{given}' is not a date; {value} was kept of it.")
    else:
        given = given or year
        value = date_in(given) if given else None
    if value is None and given:
        problems.warn(
            element, f"'{given}' is not one certain date, so it was left out."
        )
    return value


def _as_far_as_certain(year: int, month: str, day: str) -> tuple[str | None, bool]:
    """Return the date without what is no part of one, and whether that is all of it."""
    number = month_number(month) if month else None
    exact = int(day) if number and day.isascii() and day.isdigit() else None
    date = from_year_month_day(year, number, exact)
    if date is not None:
        return date, (number is None) == (not month) and (exact is None) == (not day)
    return from_year_month_day(year, number) or from_year_month_day(year), False


def _language(article: _Element) -> str | None:
    tags = {plain_text(element) for element in article.findall("Language")}
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
