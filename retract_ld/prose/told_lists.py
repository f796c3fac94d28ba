"""Works that a sentence tells one after another.

``We retract two articles: (1) Roe J. Wet soil. Soil 2018;4:3; and (2) Poe B. …``
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from retract_ld.prose.announced_lists import ANNOUNCED, announced_before
from retract_ld.prose.authors import author_list
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention, last_cue
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mentions import text_mentions
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import trimmed_doi

__all__ = ["told_list"]

_NUMBERED: Final = re.compile(
    r"(?:^|(?<=[\s:;,]))[(\[]?(?P<number>[ivx]{1,4}|[1-9][0-9]?|[a-h])[)\]] ?(?=\S)"
)
_SERIES: Final = (
    tuple(str(number) for number in range(1, 41)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple("abcdefgh"),
)
_RETRACTS: Final = re.compile(
    r"\b(?:retract|withdraw|remov|correct)(?:e?s|e?d|ing|(?:ions?|al) (?:of|to|for))?"
    r"(?: (?:the )?(?:following|below))?[: ]*$"
)
_BETWEEN: Final = re.compile(r";(?: and)? (?=\S)")
_COLON: Final = re.compile(r": ")
_MARKS: Final = " \t\n,;."
_DOI: Final = re.compile(r"10\.[0-9]{4,9}/\S{1,200}")
_BY: Final = re.compile(r"[)\]]{1,2},? by (?=[^\W\d_a-z])")
#: Between the numbers of a work and its DOI.
_NEAR: Final = 60
_MOST: Final = 40
_LONGEST: Final = 20_000
_MOST_COLONS: Final = 10

Span = tuple[int, int]


def told_list(
    source: SourceText,
    line: Line,
    rules: RuleSet,
    cited: Callable[[Line], Mention | None],
) -> list[Mention]:
    """Return the works of a list within a line; none unless each item is one.

    Args:
        cited: reads an item as a line that begins with a citation.
    """
    if rules.language != "en" or len(line.text) < _NEAR:
        return []
    for spans in _lists(source, line, rules):
        found = [_item(source, span, rules, cited) for span in spans]
        works = [mention for mention in found if mention is not None]
        if len(works) == len(spans):
            return works
    return []


def _lists(source: SourceText, line: Line, rules: RuleSet) -> Iterator[list[Span]]:
    high = min(line.end, line.start + _LONGEST)
    numbered = [*islice(_NUMBERED.finditer(source.plain, line.start, high), 2 * _MOST)]
    for series in _SERIES:
        items = _in_series(numbered, series)
        if len(items) > 1 and _is_led(source, line.start, items[0].start(), rules):
            ends = [item.start() for item in items[1:]]
            ends.append(_end_of_last(source, items[-1].end(), high))
            starts = [item.end() for item in items]
            yield [
                (start, start + len(_without_joint(source.plain[start:end])))
                for start, end in zip(starts, ends, strict=True)
            ]
    for colon in islice(_COLON.finditer(source.plain, line.start, high), _MOST_COLONS):
        if announced_before(source, colon.start()):
            found = _BETWEEN.finditer(source.plain, colon.end(), high)
            stops = [*islice(found, _MOST)]
            starts = [colon.end(), *(stop.end() for stop in stops)]
            ends = [stop.start() for stop in stops]
            ends.append(_end_of_last(source, starts[-1], high))
            if stops:
                yield [*zip(starts, ends, strict=True)]
            return


def _without_joint(words: str) -> str:
    words = words.rstrip(_MARKS)
    return words[:-4].rstrip(_MARKS) if words.endswith(" and") else words


def _in_series(
    numbered: list[re.Match[str]], series: tuple[str, ...]
) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in numbered:
        if len(found) < len(series) and match["number"] == series[len(found)]:
            found.append(match)
    return found


def _is_led(source: SourceText, low: int, high: int, rules: RuleSet) -> bool:
    """Tell whether the words before a list say that the notice is about its works."""
    before = source.plain[low:high].rstrip()
    if before.endswith(":") and announced_before(source, low + len(before) - 1):
        return True
    low = max(low, source.sentence_at(high).start)
    return (
        _RETRACTS.search(source.lower, low, high) is not None
        or last_cue(source, low, high, rules)[0] == "work"
    )


def _end_of_last(source: SourceText, low: int, high: int) -> int:
    """Return where the last item ends: behind its numbers, and the DOI behind these."""
    cores = locators(source.plain, low, high)
    end = cores[0].end if cores else low
    doi = _DOI.search(source.plain, low, min(high, end + _NEAR) if cores else high)
    if doi is not None:
        return max(end, doi.start() + len(trimmed_doi(doi.group())))
    by = _BY.match(source.plain, end, high) if cores else None
    if by:
        names, _ = author_list(source.plain, by.end(), high, introduced=True)
        return names[-1][2] if names else end
    return end if cores else high


def _item(
    source: SourceText,
    span: Span,
    rules: RuleSet,
    cited: Callable[[Line], Mention | None],
) -> Mention | None:
    low, high = span
    if high - low < _NEAR // 3:
        return None
    mention = cited(Line(source.plain[low:high], low, high))
    if mention is None or "title" not in mention.citation.fields:
        mention = next(iter(text_mentions(source, low, high, rules)), None)
    if mention is None or "title" not in mention.citation.fields:
        return None
    put_identifiers(source, mention.citation, low, high)
    if len(mention.citation.fields) < 2:  # a title and nothing else
        return None
    mention.role, mention.rule, mention.whole = "work", ANNOUNCED, True
    mention.start, mention.end = low, high
    return mention
