"""Works that a block of labelled lines tells: ``Título: …``, ``Revista: …``, ``Páginas: 3-9``.

The labels are words of a language and stand in its rule file (``[lines]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from retract_ld.prose.citation import Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.east_asian_blocks import is_place_line
from retract_ld.prose.labelled_work import EAST_ASIAN, Label, labelled_work
from retract_ld.prose.line_labels import value_end
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["NO_LABELLED_LINES", "LabelledLines", "labelled_lines"]

#: ``・著者：``, ``【論文題目】``, ``(1) Autor:``
_BEFORE: Final = re.compile(r"[\s・●○■◆•*【〔\[(（0-9.．)）-]{0,6}")
_AFTER: Final = re.compile(
    r"[ \u3000]?[】〕\])）]?[ \u3000]{0,4}(?:[:：]|(?<=[】〕]))\s?"
)
_MARK: Final = re.compile("[:：】〕]")
_LONGEST_LABEL: Final = 60
_MOST_LINES: Final = 400
#: A block is one if it gives so many values of a work.
_LEAST: Final = 3
#: What a work has only once: another one begins with the second.
_ONCE: Final = frozenset({"title", "authors", "journal", "doi"})
_OF_WORK: Final = _ONCE | {"volume", "issue", "pages", "year", "published"}


class LabelledLines(NamedTuple):
    """What the labelled lines of a notice tell."""

    works: tuple[Mention, ...] = ()
    day: Found | None = None
    """The day that the notice gives itself: ``Fecha de la retractación: …``."""

    def take(self, line: Line) -> bool:
        """Tell whether a line is one of them."""
        return any(work.start <= line.start < work.end for work in self.works)

    def instead_of(self, mentions: list[Mention]) -> list[Mention]:
        """Put the works in the place of what was read in the same lines."""
        if not self.works:
            return mentions
        others = [
            one
            for one in mentions
            if not any(
                one.start < work.end and work.start < one.end for work in self.works
            )
        ]
        return sorted((*others, *self.works), key=lambda mention: mention.start)


NO_LABELLED_LINES: Final = LabelledLines()


def labelled_lines(source: SourceText, rules: RuleSet) -> LabelledLines:
    """Return the works and the day of the notice that labelled lines tell."""
    if not rules.lines:
        return NO_LABELLED_LINES
    works: list[Mention] = []
    day: Found | None = None
    for block in _blocks(source, rules):
        kinds = {label.kind for label in block}
        whole = "title" in kinds and len(kinds & _OF_WORK) >= _LEAST
        if whole:
            works += [labelled_work(source, labels, rules) for labels in _each(block)]
        for label in block:
            if day is None and (
                label.kind == "day" or (whole and label.kind == "date")
            ):
                day = _day(source, label, rules)
    return LabelledLines(tuple(works), day)


def _blocks(source: SourceText, rules: RuleSet) -> Iterator[list[Label]]:
    """Yield runs of labelled lines; one line between two of them may have no label."""
    block: list[Label] = []
    gap = 0
    lines = source.lines[:_MOST_LINES]
    for index, line in enumerate(lines):
        if block and line.start < block[-1].end:
            continue  # a value that goes on in this line
        following = lines[index + 1] if index + 1 < len(lines) else None
        label = _label(source, line, following, rules)
        if label:
            block.append(label)
            gap = 0
        elif block and gap == 0 and _is_place(source, line, rules):
            block.append(Label("journal", line, line.start, line.end))
        else:
            gap += 1
            if gap > 1 and block:
                yield block
                block = []
    if block:
        yield block


def _label(
    source: SourceText, line: Line, following: Line | None, rules: RuleSet
) -> Label | None:
    lower = source.lower
    high = min(line.end, line.start + _LONGEST_LABEL)
    if not _MARK.search(lower, line.start, high):
        return None
    before = _BEFORE.match(lower, line.start, line.end)
    start = before.end() if before else line.start
    for rule in rules.lines:
        match = rule.pattern.match(lower, start, high)
        after = _AFTER.match(lower, match.end(), line.end) if match else None
        if after and after.end() < line.end:
            end = value_end(source.plain, after.end())
            return Label(rule.value, line, after.end(), end)
        if after and following and rule.value != "other":
            return Label(rule.value, line, following.start, following.end)
    return None


def _is_place(source: SourceText, line: Line, rules: RuleSet) -> bool:
    """Tell whether a line is nothing but numbers: ``v. 9, n. 1, p. 12-25, jan. 2019``."""
    if len(line.text) > _LONGEST_LABEL * 2:
        return False
    if rules.language in EAST_ASIAN:
        return is_place_line(source.plain, line.start, line.end)
    cores = locators(source.plain, line.start, line.end)
    return (
        bool(cores)
        and cores[0].start - line.start < 2
        and "volume" in cores[0].spans
        and line.end - cores[0].end < _LONGEST_LABEL // 2
    )


def _each(block: list[Label]) -> Iterator[list[Label]]:
    """Yield the labels of each work in turn."""
    labels: list[Label] = []
    titled = sum(label.kind == "title" for label in block) > 1
    for label in block:
        kinds = {one.kind for one in labels}
        if titled and label.kind in _ONCE and label.kind in kinds and "title" in kinds:
            yield labels
            labels = []
        labels.append(label)
    yield labels


def _day(source: SourceText, label: Label, rules: RuleSet) -> Found | None:
    """Return the day if the value is nothing else."""
    date = find_date(source.lower, label.value, label.end, rules)
    if date is None or source.plain[label.value : date[1]].strip():
        return None
    return Found(*date)
