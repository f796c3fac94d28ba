"""The list of references: the entry of a work whose title is known."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found, parse, read_words
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.drafts import TELLING, Draft, letters_of
from retract_ld.prose.glued_numbers import put_glued_numbers
from retract_ld.prose.journal_name import journal_start
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.reference_authors import entry_authors, put_authors_after
from retract_ld.prose.same_work import is_first_page
from retract_ld.prose.self_citations import is_of_notice
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.title_first import cited_title_first
from retract_ld.prose.written_identifiers import identifiers_in, unglued

__all__ = [
    "add_reference",
    "numbered_entry",
    "take_entry",
    "take_known_title",
]

_SIMILAR: Final = 75
#: An entry no longer than this holds no title.
_UNTITLED: Final = 140
_NUMBER_BESIDE: Final = re.compile(
    r"[.,]?[”\"’](?: by [^()\[\]\n]{3,90}?)? ?[(\[](?P<number>[1-9])[)\]]"
)
_CITED_AS: Final = re.compile(
    r"\b(?:article|paper|abstract|study|manuscript|chapter|letter|review|report|publication)"
    r"s?,? ?\[(?P<number>[0-9]{1,2})\]"
)
_REFERENCE_NUMBER: Final = re.compile(
    r"\s*(?:[•∘◦*·–-] ?)?\[?[0-9]{1,3}(?:\]\.|[\].])?\s*(?=\S)"
)


#: What is left of the title before the journal: ``A randomized trial. Soil Lett.``
_SECOND_SENTENCE: Final = re.compile(r"[^.\n]{0,200}\s[a-z]{3,}[^.\n]{0,100}\. ")


def add_reference(source: SourceText, work: Draft, start: int) -> None:
    """Take what the list of references says of the work, if it is in there.

    Its entry is the one with the work's title; else the one that the body cites beside
    "this article", if the title is about the same.
    """
    title = letters_of(work.get("title") or "")
    lines = [line for line in source.lines if line.start > start]
    if not lines:
        return
    if len(title) < 15:
        _add_untitled(source, work, lines, start)
        return
    for line in lines:
        span = _span_of_letters(source.plain, line.start, line.end, title)
        if span and not is_of_notice(source, span[0]):
            take_entry(source, work, line, title)
            return
    beside = _beside_title(source, work, start)
    if beside and beside <= len(lines) and len(lines[beside - 1].text) < _UNTITLED:
        take_entry(source, work, lines[beside - 1], "")
        return
    cited = _CITED_AS.search(source.lower, 0, start)
    number = int(cited["number"]) if cited else 0
    if 0 < number <= min(3, len(lines)):
        from rapidfuzz import fuzz

        line = lines[number - 1]
        letters = letters_of(line.text)
        if fuzz.partial_ratio(title, letters) >= _SIMILAR:
            take_entry(source, work, line, "")
    if not work.authors:
        _add_by_numbers(source, work, lines)


def _add_by_numbers(source: SourceText, work: Draft, lines: list[Line]) -> None:
    """Take the entry without a title that has the work's numbers: ``Roe J, Soil 9, 33``."""
    volume, pages = work.get("volume"), work.get("pages") or work.get("article_number")
    if not volume or not pages:
        return
    numbers = [re.compile(rf"\b{re.escape(number)}\b") for number in (volume, pages)]
    for line in lines:
        if len(line.text) < _UNTITLED and all(one.search(line.text) for one in numbers):
            take_entry(source, work, line, "")
            return


def _add_untitled(
    source: SourceText, work: Draft, lines: list[Line], start: int
) -> None:
    """Take the cited entry of a work without a title if its numbers are the same."""
    cited = _CITED_AS.search(source.lower, 0, start)
    number = int(cited["number"]) if cited else 0
    if not 0 < number <= min(3, len(lines)):
        return
    line = lines[number - 1]
    numbers = [work.get(name) for name in ("volume", "pages", "doi") if work.get(name)]
    if sum(value is not None and value in line.text for value in numbers) < 2:
        return
    take_entry(source, work, line, "")
    core = line.text.find(f"{work.get('volume')}:{work.get('pages')}")
    if core > 0 and not work.get("title"):
        number_before = _REFERENCE_NUMBER.match(source.plain, line.start, line.end)
        low = number_before.end() if number_before else line.start
        citation = Citation(low, line.end)
        read_words(citation, source.plain, low, line.start + core)
        work.take(citation, 0.8, "reference")


def _beside_title(source: SourceText, work: Draft, start: int) -> int:
    """Return the number right after the work's quoted title, ``“On soil” (1)``, or 0.

    Some journals list references without titles; then this is what tells the entry.
    """
    title = work.get("title")
    # It may be known from the heading and quoted, with the number, in the body.
    at = source.plain.find(title, 0, start) if title else -1
    while title and at >= 0:
        match = _NUMBER_BESIDE.match(source.plain, at + len(title), start)
        if match:
            return int(match["number"])
        at = source.plain.find(title, at + 1, start)
    return 0


def take_entry(source: SourceText, work: Draft, line: Line, title: str) -> None:
    """Take what a line of the list of references says of a work."""
    number = _REFERENCE_NUMBER.match(source.plain, line.start, line.end)
    low = number.end() if number else line.start
    citation = _reference(source, low, line.end, title)
    pages, told = work.get("pages"), citation.value("pages")
    if pages and told and len(pages) < len(told) and is_first_page(pages, told):
        work.fields.pop("pages")
    work.take(citation, 0.85, "reference")


def take_known_title(source: SourceText, work: Draft, mention: Mention) -> bool:
    """Read a citation that holds the work's title, known from the heading, by this title.

    ``Roe B. Poe, Wet soil, and what now?, Soil of Wales, Volume 9, …``: where the title
    begins and ends could not be seen.
    """
    known, read = work.fields.get("title"), mention.value("title")
    if not mention.whole or known is None or not read:
        return False
    title = letters_of(known.found.value)
    if known.rule != "title" or len(title) < TELLING or letters_of(read) == title:
        return False
    line_end = source.plain.find("\n", mention.start)
    high = len(source.plain) if line_end < 0 else line_end
    if high - mention.start > _LONGEST:
        return False
    span = _span_of_letters(source.plain, mention.start, high, title)
    if span is None or is_of_notice(source, span[0]):
        return False
    # ``This is a note regarding: Jane Roe, On soil, Soil Letters, Volume 9, …``
    led = source.plain.rfind(": ", mention.start, span[0])
    low = mention.start if led < 0 else led + 2
    citation = _reference(source, low, high, title)
    if not citation.fields.keys() & {"volume", "doi", "pages"}:
        return False
    work.take(citation, 0.9, "known-title")
    return True


_LONGEST: Final = 1500


def numbered_entry(source: SourceText, number: int, start: int) -> Draft | None:
    """Return what the entry with a number in the list of references says."""
    lines = [line for line in source.lines if line.start > start]
    if not 0 < number <= len(lines):
        return None
    draft = Draft()
    take_entry(source, draft, lines[number - 1], "")
    return draft


def _reference(source: SourceText, low: int, high: int, title: str) -> Citation:
    """Read an entry of the list of references whose title is known."""
    plain = source.plain
    span = _span_of_letters(plain, low, high, title) if title else None
    citation = Citation(low, high)
    whole = parse(plain, low, high)
    if not title:
        citation = cited_title_first(source, low, high) or whole or citation
    if span:
        citation.put("title", plain, *span)
        year = _ENTRY_YEAR.search(plain, low, span[0])
        year = year or _BARE_YEAR.search(plain, max(low, span[0] - 8), span[0])
        if year:
            citation.put("published", plain, *year.span("year"))
        citation.authors = entry_authors(plain, low, year.start() if year else span[0])
        cores = locators(plain, span[1], high)
        span = (span[0], put_authors_after(citation, plain, span[1], high))
        cores = [core for core in cores if core.start >= span[1]]
        if cores:
            citation.put_numbers(plain, cores[0].spans)
            start = _first_word(plain, span[1], cores[0].start)
            named = journal_start(plain, start, cores[0].start)
            if _SECOND_SENTENCE.match(plain, start, named):
                start = named
            put_journal(citation, plain, start, cores[0].start)
        elif glued := _GLUED_PLACE.match(plain, span[1], high):
            citation.put("published", plain, *glued.span("year"))
            put_journal(citation, plain, *glued.span("journal"))
        elif year and (rest := _JOURNAL_VOLUME.match(plain, span[1], high)):
            citation.put("volume", plain, *rest.span("volume"))
            put_journal(citation, plain, *rest.span("journal"))
    if whole and letters_of(whole.value("title") or "") == title:
        citation.fields = {**whole.fields, **citation.fields}
        if len(whole.authors) >= len(citation.authors):
            citation.authors = whole.authors
    _put_entry_identifiers(plain, citation, low, high)
    put_glued_numbers(plain, citation, low, high)
    return citation


_ENTRY_YEAR: Final = re.compile(r"\( ?(?P<year>(?:19|20)[0-9]{2}) ?\)")
_BARE_YEAR: Final = re.compile(r"[ .](?P<year>(?:19|20)[0-9]{2})[a-z]?[.]? $")
#: What follows a title where the year stands before it: ``PLoS ONE 11 9``.
_JOURNAL_VOLUME: Final = re.compile(
    r"[\s.,]*(?P<journal>[A-Z][^\W\d_]+(?:[ .&-]{1,2}[A-Z][^\W\d_]*){0,6})\.?,? "
    r"(?P<volume>[0-9]{1,4})(?![0-9])"
)
#: ``Soil Letters20161433…``: journal, year and numbers without marks between.
_GLUED_PLACE: Final = re.compile(
    r"[.?!]?\s?(?P<journal>[A-Z][^\d\n]{2,90}?[a-z)])\.?(?P<year>(?:19|20)[0-9]{2})(?=[0-9])"
)
_GLUED_YEAR: Final = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})")
#: As the last word of an entry taken from markup.
_LAST_PMID: Final = re.compile(r"(?<=[0-9A-Za-z] )(?P<id>[1-4][0-9]{7})\.?$")
_PMID_AFTER: Final = re.compile(r"[.;,]? ?(?:PMID:? ?)?(?P<id>[1-4][0-9]{7})\.?$")


def _first_word(plain: str, low: int, high: int) -> int:
    while low < high and not plain[low].isalnum():
        low += 1
    return low


def _put_entry_identifiers(plain: str, citation: Citation, low: int, high: int) -> None:
    entry = plain[low:high]
    known = citation.value("published")
    doi_at = entry.find("10.")
    years = list(_GLUED_YEAR.finditer(entry, 0, doi_at if doi_at > 0 else len(entry)))
    guess = years[-1] if years else None
    year = int(known) if known else (int(guess["year"]) if guess else None)
    for kind, value, start, end in identifiers_in(plain, low, high):
        if kind != "doi":
            citation.fields.setdefault(kind, Found(value, start, end))
            continue
        doi, pmid = unglued(value, entry, year)
        doi_end = start + len(doi) if pmid else end
        citation.fields.setdefault("doi", Found(doi, start, doi_end))
        after = _PMID_AFTER.match(plain, end, high)
        if pmid:
            citation.fields.setdefault("pmid", Found(pmid, doi_end, doi_end + 8))
        elif after:
            citation.fields.setdefault("pmid", Found(after["id"], *after.span("id")))
    last = _LAST_PMID.search(plain, max(low, high - 12), high)
    if last and doi_at < 0:
        citation.fields.setdefault("pmid", Found(last["id"], *last.span("id")))


def _span_of_letters(
    plain: str, low: int, high: int, letters: str
) -> tuple[int, int] | None:
    """Return where a run of letters and digits stands, whatever is between them.

    >>> _span_of_letters("1. Roe J On soil: a Review2014", 0, 30, "onsoilareview")
    (9, 26)
    """
    positions = [index for index in range(low, high) if plain[index].isalnum()]
    flat = "".join(plain[index].lower()[:1] for index in positions)
    start = flat.find(letters)
    if start < 0:
        return None
    return positions[start], positions[start + len(letters) - 1] + 1
