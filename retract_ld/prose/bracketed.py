"""Citations in brackets, and what stands before the bracket."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_mentions import put_authors_before
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found, parse, trim_title
from retract_ld.prose.cited_journal import before_month, put_journal
from retract_ld.prose.journal_mentions import is_journal
from retract_ld.prose.locators import Locator
from retract_ld.prose.mention_patterns import OF_JOURNAL
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.source_text import SourceText

__all__ = [
    "BRACKET",
    "is_sentence",
    "open_bracket",
    "put_bracketed",
    "put_place",
    "put_title_between",
]

BRACKET: Final = 900
_LISTING: Final = re.compile(r"[,;:] (?!(?:19|20)[0-9]{2})\S")
#: Nothing but a journal's name.
_NAME_ALONE: Final = re.compile(
    r"[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|of|the|and|for|in|&)){0,8},? ?"
)


def open_bracket(plain: str, position: int) -> int | None:
    """Return the bracket that a position stands in, within its line.

    ``[This retracts the article on p. 4 in vol. 3.]`` is a sentence in brackets.
    """
    low = max(plain.rfind("\n", 0, position) + 1, position - BRACKET)
    depth = 0
    for index in range(position - 1, low - 1, -1):
        if plain[index] in ")]":
            depth += 1
        elif plain[index] in "([":
            if depth == 0:
                return None if plain.startswith("This ", index + 1) else index
            depth -= 1
    return None


def put_bracketed(
    source: SourceText, citation: Citation, core: Locator, bracket: int
) -> None:
    """Keep what stands in the bracket of a numeric core, and the authors before it."""
    words = source.plain[bracket + 1 : core.start]
    titled = "title" in citation.fields
    if titled and put_place(source.plain, citation, bracket):
        return
    if not words and _put_journal_before(source, citation, bracket):
        return
    if (
        titled
        and words.startswith("by ")
        and _put_names(source, citation, bracket, core)
    ):
        return
    if (
        titled and len(words) <= 80 and not _LISTING.search(words) and is_journal(words)
    ) or (
        _NAME_ALONE.fullmatch(words)
        and len(author_list(source.plain, bracket + 1, core.start)[0]) < _SEVERAL
    ):
        end = before_month(source.plain, bracket + 1, core.start)
        put_journal(citation, source.plain, bracket + 1, end)
        if not titled:
            _put_title_before(source, citation, bracket)
            if not citation.authors:
                put_authors_before(source, citation, bracket)
            return
    if titled and _put_authors_and_journal(source, citation, bracket + 1, core.start):
        return
    inner = parse(source.plain, bracket + 1, core.end)
    if inner is not None:
        for name, found in inner.fields.items():
            citation.fields.setdefault(name, found)
        if inner.authors and not citation.authors:
            citation.authors = citation.authors or inner.authors
    if not citation.authors and not titled and "title" not in citation.fields:
        _put_title_before(source, citation, bracket)
    if not citation.authors:
        citation.authors = _families(source, bracket + 1, core.start)
    journal = citation.fields.get("journal")
    citation.authors = [  # ``[ASME J. Eng. Power, 2018, 140(10)]`` names nobody
        author
        for author in citation.authors
        if journal is None or not journal.start <= author.start < journal.end
    ]
    if not citation.authors:
        put_authors_before(source, citation, bracket)


#: ``on page 5 of the March issue of Soil Letters (2015; 60: 3–9)``
_JOURNAL_BEFORE: Final = re.compile(
    r"\b(?:issue of|[Ii]n|of|from) (?:the )?(?P<journal>[A-Z][\w.&’'-]*"
    r"(?: (?:[A-Z][\w.&’'-]*|of|and|for|in|the|&)){0,8}) ?$"
)


def _put_journal_before(source: SourceText, citation: Citation, bracket: int) -> bool:
    """Read a journal right before a bracket that holds nothing but numbers."""
    named = _JOURNAL_BEFORE.search(source.plain, max(0, bracket - 100), bracket)
    if named is None or "journal" in citation.fields:
        return False
    if not OF_JOURNAL.search(named["journal"]):
        return False
    put_journal(citation, source.plain, *named.span("journal"))
    return True


def _put_names(
    source: SourceText, citation: Citation, bracket: int, core: Locator
) -> bool:
    """Read ``“On soil” (by Jane Roe and Bo Poe; vol. 4, pp. 3–9)``."""
    low = bracket + len("(by ")
    names, end = author_list(source.plain, low, core.start, introduced=True)
    if not names or source.plain[end : core.start].strip(" ,;."):
        return False
    citation.authors = citation.authors or [Found(*name) for name in names]
    return True


_SHORTENED: Final = re.compile(r"[A-Z][a-z]+\.")


def _put_authors_and_journal(
    source: SourceText, citation: Citation, low: int, high: int
) -> bool:
    """Read ``(Roe and Poe, Soil Lett. 2014; 22: 11–19)`` after a title."""
    names, end = author_list(source.plain, low, high, introduced=True, families=True)
    while len(names) > _SEVERAL and _SHORTENED.search(names[-1][0]):
        names, end = names[:-1], names[-2][2]  # the first words of "Ann. Appl. Polym."
    rest = source.plain[end : before_month(source.plain, end, high)]
    journal = rest.strip(" ,.;")
    if len(names) < _SEVERAL or rest[:2] not in {", ", ". "} or len(rest) > _BESIDE:
        return False
    if not is_journal(journal or "-") or _LISTING.search(journal):
        return False
    citation.authors = citation.authors or [Found(*name) for name in names]
    start = source.plain.index(journal, end)
    put_journal(citation, source.plain, start, before_month(source.plain, start, high))
    return True


def put_place(plain: str, citation: Citation, bracket: int) -> bool:
    """Keep a bracket's place if it is nothing but one: ``[Bone 122 (2019) 82–92]``."""
    closing = {"[": "]", "(": ")"}[plain[bracket]]
    line = plain.find("\n", bracket)
    end = min(bracket + _PLACE, line if line > 0 else len(plain))
    depth = 0
    for index in range(bracket, end):
        depth += (plain[index] == plain[bracket]) - (plain[index] == closing)
        if depth == 0:
            place = numbered_place(plain, bracket + 1, index)
            if (
                place is not None
                and "journal" in place.fields
                and not _begins_with_authors(plain, bracket + 1, index)
            ):
                citation.fields |= place.fields
                return True
            return False
    return False


#: ``(Roe and Poe, Soil Lett. 4 …``, ``(Roe et al., Soil Lett. 4 …``
_FAMILIES_FIRST: Final = re.compile(
    r"(?:[A-Z][\w'’-]+ (?:and|&) [A-Z][\w'’-]+|[A-Z][\w'’-]+ et al\.?),? [A-Z][\w.]+[ ,]"
)


_NAME: Final = (
    r"(?:(?:van |von |de |der )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,? (?:[A-Z]\.?[ -]?){1,4}"
    r"|(?:[A-Z]\.[ -]?){1,3} ?(?:van |von |de |der )?[A-Z][\w'’-]+)"
)
#: Two names with initials: ``(Roe JB, Poe T, Soil Lett. 4 …``
_INITIALLED: Final = re.compile(
    rf"{_NAME}(?:,|;| and| &|, and|, &) {_NAME}(?:[,;.]| and| &)"
)


def _begins_with_authors(plain: str, low: int, high: int) -> bool:
    """Tell whether names begin a bracket; ``J. Estuar. Phys.`` is none."""
    if _INITIALLED.match(plain, low, high):
        return True
    families = _FAMILIES_FIRST.match(plain, low, high)
    if families and not OF_JOURNAL.search(families.group()):
        return True
    names = author_list(plain, low, high)[0]
    return bool(names) and not (
        len(names) == 1 and _ABBREVIATED.match(plain, low, high)
    )


_ABBREVIATED: Final = re.compile(r"J\. [A-Z][a-z]+\. (?:[A-Z][a-z]*\.? )*[0-9]")
_BESIDE: Final = 80
_PLACE: Final = 240
_SEVERAL: Final = 2
_BY_WORD: Final = re.compile(r"\b(?:by|of) (?=[A-Z])")
_YEAR_NEXT: Final = re.compile(r",?\s*[(\[]?(?:19|20)[0-9]{2}")
_IN_SENTENCE: Final = re.compile(
    r"\b(?:has|have|been|was|were|we|retracted|withdrawn|published|by)\b"
)
_RUNNING: Final = re.compile(r"\b(?:has|have|been|was|were|we|retracted|withdrawn)\b")


def _put_title_before(source: SourceText, citation: Citation, bracket: int) -> None:
    """Read ``by Roe J and Poe B: On soil [Soil Lett 2010;4:3]``."""
    low = max(source.sentence_at(bracket).start, bracket - BRACKET)
    for by in _BY_WORD.finditer(source.plain, low, bracket):
        authors, end = author_list(source.plain, by.end(), bracket, introduced=True)
        colon = authors and source.plain[end : end + 1] in {":", "."}
        span = trim_title(source.plain, end, bracket) if colon else None
        if span and span[1] - span[0] > 15 and not _RUNNING.search(source.lower, *span):
            citation.authors = [Found(*author) for author in authors]
            citation.put("title", source.plain, *span)
            return


def is_sentence(source: SourceText, low: int, high: int) -> bool:
    """Tell whether words are part of a sentence rather than a title."""
    return bool(_IN_SENTENCE.search(source.lower, low, high))


def put_title_between(
    source: SourceText, citation: Citation, cue: int, core: int
) -> None:
    """Read ``the following paper — On soil (Roe J. Soil Lett. 2005;64:3–6)``."""
    bracket = open_bracket(source.plain, core)
    if bracket is None or not 0 <= cue < bracket:
        return
    journal = _JOURNAL.fullmatch(source.plain, cue, bracket)
    if journal and _FROM.search(source.plain, max(0, cue - 20), cue):
        put_journal(citation, source.plain, *journal.span("journal"))
        return
    led = _LED_BY.match(source.plain, cue, bracket)
    if led:
        names, end = author_list(source.plain, led.end(), bracket, introduced=True)
        if names and source.plain[end : end + 1] in {",", ":"}:
            citation.authors = citation.authors or [Found(*name) for name in names]
            cue = end + 1
    by = _authors_at_end(source.plain, cue, bracket)
    if by and not citation.authors:
        citation.authors = by[1]
    span = trim_title(source.plain, cue, by[0] if by else bracket)
    if (
        span
        and 15 < span[1] - span[0] < 300
        and source.plain[span[0]].isupper()
        and not is_sentence(source, *span)
        and not source.lower[slice(*span)].endswith((" article", " paper"))
    ):
        citation.put("title", source.plain, *span)


#: ``The following article from Soil Letters (volume 4, 2005, pages 3–6), “On soil” …``
_FROM: Final = re.compile(r"\b(?:from|in)(?: the)?(?: journal)?$")
_JOURNAL: Final = re.compile(
    r" ?[“\"]?(?P<journal>[A-Z][^\W_]*(?::?,? (?:[A-Z][\w.’'-]*|of|and|for|in|the|on|&)){0,12})"
    r"[”\"]?,? "
)
_LED_BY: Final = re.compile(r"[\s,]*(?:del?|d[aeo]s?|von|par|por|by) (?=[A-ZÀ-Þ])")
_BY_AUTHORS: Final = re.compile(r",? (?:von|by|par|por) (?=[A-ZÀ-Þ])")


def _authors_at_end(plain: str, low: int, high: int) -> tuple[int, list[Found]] | None:
    """Return where the authors begin that stand after a title: ``On soil von A. Roe (``."""
    for by in reversed(list(_BY_AUTHORS.finditer(plain, low, high))[-3:]):
        names, end = author_list(plain, by.end(), high, introduced=True)
        if names and not plain[end:high].strip(" ,.;:"):
            return by.start(), [Found(*name) for name in names]
    return None


def _families(source: SourceText, low: int, high: int) -> list[Found]:
    """Read family names before a year: ``[Roe, Poe & Doe (2007). Soil Lett. 3, 4]``."""
    authors, end = author_list(source.plain, low, high, introduced=True, families=True)
    year = _YEAR_NEXT.match(source.plain, end, high) if authors else None
    if year is None or sum(map(str.isalpha, source.plain[year.end() : high])) < 3:
        return []
    return [Found(*author) for author in authors]
