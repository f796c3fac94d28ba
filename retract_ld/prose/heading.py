"""The heading of a notice: its label, its own title and what the title says of the work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retract_ld.prose.bare_titles import (
    is_bare_title,
    is_of_error,
    says_error,
    series_title,
)
from retract_ld.prose.heading_endings import names_no_work
from retract_ld.prose.heading_labels import Label, is_label_alone, label_at, labelled
from retract_ld.prose.heading_marks import marked_heading
from retract_ld.prose.heading_neighbours import (
    cites_work,
    take_citation_above,
    take_title_below,
)
from retract_ld.prose.labelled_lines import NO_LABELLED_LINES, LabelledLines
from retract_ld.prose.language import LATIN_SCRIPT
from retract_ld.prose.rule_files import load
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.running_lines import is_running_line
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.stated_dates import CITES_ITSELF

__all__ = ["Heading", "Label", "read_heading"]

_DATED: Final = re.compile(
    r"[,\s(]*(?P<date>[0-3]?[0-9] [a-z]{3,9}\.? [0-9]{4}|[a-z]{3,9}\.? [0-3]?[0-9], [0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})\)?\s*[:.–—-]?\s*"
)
_NEAR_TOP: Final = 2
_SENTENCE: Final = 220
_STATED: Final = re.compile(
    r"\b(?:has|have) been (?:retracted|withdrawn|removed|corrected)\b"
    r"|\bis (?:being )?retracted\b"
    r"|\b(?:foi|ha sido|a été|wurde)\b"
)
_LOOK: Final = 10
#: Their journals' pages may have the English heading only.
_LONGEST: Final = 1500


@dataclass(slots=True)
class Heading:
    """What the first lines of a notice say."""

    label: Label | None = None
    title: Line | None = None
    """The notice's own title."""
    rest: tuple[int, int] | None = None
    """The part of the title that is about the work."""
    lines: int = 0
    """How many lines the heading takes."""
    date: tuple[int, int] | None = None
    """The date beside the label: ``Retraction 21 September 2023: …``."""
    body: int | None = None
    """Where the body begins, if on the line of the label."""
    above: tuple[int, int] | None = None
    """A bare title above a line that cites the work: ``Retraction of: Journal 4, 3-9``."""


def read_heading(
    source: SourceText, rules: RuleSet, labelled: LabelledLines = NO_LABELLED_LINES
) -> Heading:
    """Read label and title from the first lines, down to `labelled` ones.

    A line that is only a label (``RETRACTION``) is the title unless a fuller line follows
    (``Retraction: On soil``).
    """
    heading = Heading()
    if not _take_marked(source, rules, heading):
        _take_lines(source, rules, heading, labelled)
        if heading.date is None:
            _take_bare_title(source, heading, rules)
        if heading.rest is None:
            take_citation_above(source, heading)
    if heading.rest is None:
        take_title_below(source, heading)
    series = series_title(source, heading.lines, heading.rest)
    if series and source.lines[heading.lines - 2] is not heading.title:
        heading.title, heading.rest = series, (series.start, heading.rest[1])  # type: ignore[index]
    if heading.rest and (
        names_no_work(source.lower, *heading.rest)
        or (_corrects(heading) and says_error(source.lower, *heading.rest))
    ):
        heading.rest = None  # what is corrected, or of how many, not of which work
    if heading.title is None and source.lines and is_of_error(source, source.lines[0]):
        heading.title, heading.lines = source.lines[0], max(heading.lines, 1)
    return heading


def _corrects(heading: Heading) -> bool:
    """Tell whether a correction is headed: of a retraction "Missing data" is the work."""
    return heading.label is not None and heading.label.type == "correction"


def _take_lines(
    source: SourceText, rules: RuleSet, heading: Heading, labels: LabelledLines
) -> None:
    """Take label and title from the first lines of a text."""
    for index, line in enumerate(source.lines[:_LOOK]):
        if _take_marked_title(source, rules, heading, index) or labels.take(line):
            break
        if len(line.text) > _LONGEST or (
            len(line.text) > _SENTENCE and _STATED.search(line.text.lower())
        ):
            _label_before_body(source, line, rules, heading)
            break
        if index == 0 and _dated(source, line, rules, heading):
            break
        if index and _cites_itself(source, source.lines[index - 1]):
            continue
        found = labelled(source, line, rules)
        if found is None and index < _NEAR_TOP and rules.language in LATIN_SCRIPT:
            found = labelled(source, line, load("en"))
            found = found if found and found[1] else None
        if found is None:
            if index > 1 and is_running_line(line):
                break
            continue
        label, rest = found
        if heading.label and not _is_fuller(heading, label, rest, index):
            continue
        if (
            rest is None
            and index > _NEAR_TOP
            and is_bare_title(source, source.lines[0])
        ):
            heading.label = label  # a section's name under a title without a label
            break
        if not (
            heading.title
            and cites_work(source, source.lines[heading.lines : index], rest)
        ):
            heading.title, heading.label = line, label
        heading.rest = rest
        heading.lines = index + 1
        if rest is not None:
            break


def _take_marked_title(
    source: SourceText, rules: RuleSet, heading: Heading, index: int
) -> bool:
    """Take a label and title behind "Title:": ``Title: RETRACTED: On soil``."""
    line = source.lines[index]
    marked = _TITLE_MARK.match(line.text)
    if marked is None or heading.rest is not None:
        return False
    start = line.start + marked.end()
    inner = Line(source.plain[start : line.end], start, line.end)
    found = labelled(source, inner, rules)
    if found is None or found[1] is None:
        return False
    heading.label, heading.rest = found
    heading.title, heading.lines = inner, index + 1
    return True


_TITLE_MARK: Final = re.compile(r"(?:(?:Article|Paper|Document) )?[Tt]itle: ?(?=\S)")
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def _take_marked(source: SourceText, rules: RuleSet, heading: Heading) -> bool:
    """Take a line that the source marks as a heading below the head of a site."""
    marked = marked_heading(source, rules)
    if marked is None:
        return False
    place, (heading.label, heading.rest) = marked
    heading.title, heading.lines = source.lines[place], place + 1
    return True


def _cites_itself(source: SourceText, before: Line) -> bool:
    """Tell whether the line before one says that the page cites itself."""
    words = source.lower[before.start : before.end]
    return len(words) < _SHORT_LABEL and CITES_ITSELF.fullmatch(words) is not None


_SHORT_LABEL: Final = 40


def _is_fuller(
    heading: Heading, label: Label, rest: tuple[int, int] | None, index: int
) -> bool:
    """Tell whether a label further down is the heading proper, the first a mere section.

    ``Retraction`` / ``Published: 3 May 2020`` / ``Retraction: On soil``
    """
    if heading.rest is not None:
        return False
    if rest is None:
        title = heading.title
        section = title and _YEAR.search(title.text) and title.text[-1].isdigit()
        return bool(section) and index == heading.lines
    if index == heading.lines:
        return True
    first, title = heading.label, heading.title
    is_section = first and title and title.end - first.end < _SECTION_REST
    return bool(is_section) and 0 <= rest[0] - label.end < _NEAR


#: What may follow the name of a section on its line: ``Retraction published on 3/7/2024``.
_SECTION_REST: Final = 40
_NEAR: Final = 12


_THREE: Final = 3


def _take_bare_title(source: SourceText, heading: Heading, rules: RuleSet) -> None:
    """Take a first line without a label for the work's title, as it is printed above.

    ``On soil`` / ``Retraction`` / body, or ``On soil`` / ``Vol. 4, pages 3-9`` / body.
    """
    lines = source.lines
    if heading.rest is not None and cites_work(
        source, lines[1 : heading.lines - 1], heading.rest
    ):
        _take_above(source, heading, lines[0])
        return
    bare = heading.rest is None and heading.lines > 1
    bare |= heading.lines == _THREE and is_label_alone(source, lines[0], rules)
    if len(lines) < 2 or (heading.label and heading.lines not in {0, 2} and not bare):
        return
    line = lines[max(0, heading.lines - 2)]
    if line is heading.title or not is_bare_title(source, line):
        return
    if heading.label is None and heading.lines:
        return
    if heading.rest is not None:
        _take_above(source, heading, line)
        return
    heading.title, heading.rest = line, (line.start, line.end)
    heading.lines = max(heading.lines, 1)


def _take_above(source: SourceText, heading: Heading, line: Line) -> None:
    """Take a line above a label that cites the work for its title, if it may be one."""
    if line is not heading.title and is_bare_title(source, line):
        heading.above, heading.title = (line.start, line.end), line


def _label_before_body(
    source: SourceText, line: Line, rules: RuleSet, heading: Heading
) -> None:
    """Take the label of a body line, ``Retraction: “On soil” … has been retracted``."""
    if heading.label is None:
        heading.label = label_at(source.lower, line.start, line.end, rules.labels)


def _dated(source: SourceText, line: Line, rules: RuleSet, heading: Heading) -> bool:
    """Read a label with a date before the body, as journals put above an article."""
    label = label_at(source.lower, line.start, line.end, rules.labels)
    dated = _DATED.match(source.lower, label.end, line.end) if label else None
    if label is None or dated is None:
        return False
    if dated.end() >= line.end and len(source.lines) > 1:
        below = labelled(source, source.lines[1], rules)
        if below and (below[1] is not None or below[0].type == label.type):
            return False  # the name of the section and the day above the title
    heading.label, heading.date = label, dated.span("date")
    heading.body = dated.end() if dated.end() < line.end else None
    heading.lines = 0 if heading.body else 1
    return True
