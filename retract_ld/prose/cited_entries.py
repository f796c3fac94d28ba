"""Works that only the list of references tells: named by number, or authors and year."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.drafts import Draft
from retract_ld.prose.references import numbered_entry, take_entry
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["cited_work"]

#: ``the article by Roe et al.1) was copied``
_CITED_BY: Final = re.compile(
    r"\b(?:article|paper|study|report|review|letter) by [^\s\d.,;]{2,30}(?: et al\.?)?"
    r",? ?[\[(]?(?P<number>[1-9][0-9]?)[\])]"
)
#: ``The editors have retracted this article [1]``
_THIS: Final = re.compile(
    r"\b(?:this|our|the (?:above|original|published|aforementioned)) (?:\w+ )?"
    r"(?:article|paper|study|report|review|letter|publication|manuscript),? ?"
    r"[\[(](?P<number>[1-9])[\])]"
)
#: ``The editors have retracted the articles [1–3]``, ``two papers by Roe [1] and [2]``
_SEVERAL: Final = re.compile(
    r"\b(?:articles|papers|publications|studies|works|reports|letters|manuscripts"
    r"|chapters|communications)\b"
    r"(?P<between>(?:[^.;\[(\n]|(?<=\b[a-z])\.|(?<=\bal)\.){0,120}?),? ?"
    r"(?P<numbers>[\[(][1-9][0-9]?(?: ?[,–-] ?[1-9][0-9]?){1,40}[\])]"
    r"|\[[1-9][0-9]?\](?:(?:,? and |, ?)\[[1-9][0-9]?\]){1,40})"
)
_OF_SOURCES: Final = re.compile(
    r"\b(?:other|another|earlier|previous|prior|source|different|already published|from|similar"
    r"|overlap\w*|identical)\b"
)
_BEFORE_NOUN: Final = 40
_RANGE: Final = re.compile(r"(?P<first>[0-9]{1,2})(?: ?[–-] ?(?P<last>[0-9]{1,2}))?")
_MOST_WORKS: Final = 60
_FIRST: Final = r"[A-ZÀ-Þ][\w'’-]+"
_OTHERS: Final = rf"(?:,? (?:and|&) {_FIRST}| et al\.?)?,?"
_YEAR: Final = r"(?:19|20)[0-9]{2}"
#: ``an error in Fig. 6 of Roe and Poe (2018)``, ``the article (Roe and Poe, 2018)``
_NAMED: Final = re.compile(
    rf"\b(?:of|in|to|by|article|paper|study) (?P<first>{_FIRST}){_OTHERS}"
    rf" \((?P<year>{_YEAR})[a-z]?\)"
    rf"|\b(?:article|paper|study|review) \((?P<named>{_FIRST}){_OTHERS}"
    rf" (?P<of>{_YEAR})[a-z]?\)"
)
#: The number of an entry, or initials, stand before the name.
_BESIDE_NUMBER: Final = 8


def cited_work(source: SourceText, start: int, rules: RuleSet) -> list[Draft]:
    """Return the entry that the body cites beside "article", where nothing else names one."""
    if rules.language != "en" or start >= len(source.plain):
        return []
    several = _several_works(source, start)
    if several:
        return several
    cited = _CITED_BY.search(source.lower, 0, start) or _THIS.search(
        source.lower, 0, start
    )
    entry = numbered_entry(source, int(cited["number"]), start) if cited else None
    if entry and entry.fields.keys() & {"title", "doi"}:
        return [entry]
    return _named_work(source, start)


def _several_works(source: SourceText, start: int) -> list[Draft]:
    """Return the entries that the body cites beside "articles" as what it is about."""
    for cited in _SEVERAL.finditer(source.lower, 0, start):
        before = source.lower[max(0, cited.start() - _BEFORE_NOUN) : cited.start()]
        before = before.rpartition(". ")[2]
        if _OF_SOURCES.search(before) or _OF_SOURCES.search(cited["between"]):
            continue
        numbers: list[int] = []
        for one in _RANGE.finditer(cited["numbers"]):
            first = int(one["first"])
            numbers += range(first, int(one["last"] or first) + 1)
        entries = [numbered_entry(source, one, start) for one in numbers[:_MOST_WORKS]]
        told = [one for one in entries if one and one.fields.keys() & {"title", "doi"}]
        if len(told) == len(entries) > 1:
            return told
    return []


def _named_work(source: SourceText, start: int) -> list[Draft]:
    """Return the one entry that the body names by authors and year."""
    named = _NAMED.search(source.plain, 0, start)
    if named is None:
        return []
    first, year = named["first"] or named["named"], named["year"] or named["of"]
    entry = _named_entry(source, first, year, start)
    return [entry] if entry and {"title", "journal"} <= entry.fields.keys() else []


def _named_entry(source: SourceText, first: str, year: str, start: int) -> Draft | None:
    """Return what the only entry says that begins with a name and is of a year."""
    lines = [
        line
        for line in source.lines
        if line.start > start
        and first in line.text[: len(first) + _BESIDE_NUMBER]
        and year in line.text
    ]
    if len(lines) != 1:
        return None
    draft = Draft()
    take_entry(source, draft, lines[0], "")
    return draft
