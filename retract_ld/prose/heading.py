"""The heading of a notice: its label, its own title and what the title says of the work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retract_ld.codes import UpdateType
from retract_ld.prose.bare_titles import is_bare_title, is_title_below
from retract_ld.prose.ruleset import Rule, RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["Heading", "Label", "read_heading"]

_CONNECTOR: Final = re.compile(
    r"\s*(?:(?:\(?(?:notice|note)\)?\s*)?(?:to|for|of|on|from|regarding|zu|zum|zur|à|au|al|a|"
    r"de|del|do|da|en|em|von|des|der|の|：|。)(?=[\s:“\"‘'«])\s*)?(?P<stop>[:：.,;|–—\-]|\s-)?\s*"
)
_QUOTE: Final = "“\"‘'«„「『《"
_SUFFIX: Final = re.compile(
    r"(?:[.:;,]|\s[–—-]|(?=[\[(（]))\s*[\[(（]?\s*(?P<label>[^\[\]().:]{4,40})[\])）]?\s*[.]?$"
)
_BEFORE_SUFFIX: Final = re.compile(r"[.:;,]|\s[–—-]|[\[(（]")
_LONGEST_SUFFIX: Final = 60
_NO_TITLE: Final = re.compile(
    r"[Cc]hapter [0-9]{1,3} in\b"
    r"|(?i:(?:(?:[0-9]+|two|three|four|five|six|seven|several|multiple) )?(?:articles?|papers?"
    r"|publications?|manuscripts?)\b)(?! [“\"‘])|(?i:(?:the )?journal\b)(?! of)|(?:by"
    r"|from|in) (?=[a-z])"
    r"|[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}"
    r"|(?i:(?:first )?(?:published|posted|issued)\b|(?:open|free) access\b)"
    r"|(?:[Tt]he|[Tt]his|[Tt]hese|[Oo]ur) (?:article|paper|author|publi|manu)[a-z]*\b",
)
#: The section of the journal before the label.
_SECTION: Final = re.compile(
    r"(?:department of error|correspondence|editorial notes?|editorial|notices?|letters?)[:.] ?"
)
#: ``“On soil”: Retraction of Roe (2012)``
_AFTER_QUOTE: Final = re.compile(
    r"[“\"](?P<title>[^“”\"\n]{12,400}?)[.,]?[”\"][:.,]? (?=[A-Z])"
)
_DATED: Final = re.compile(
    r"[,\s(]*(?P<date>[0-3]?[0-9] [a-z]{3,9}\.? [0-9]{4}|[a-z]{3,9}\.? [0-3]?[0-9], [0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})\)?\s*[:.–—-]?\s*"
)
_NEAR_TOP: Final = 2
_LONGEST_TITLE: Final = 350
_SENTENCE: Final = 220
_STATED: Final = re.compile(
    r"\b(?:has|have) been (?:retracted|withdrawn|removed|corrected)\b"
    r"|\bis (?:being )?retracted\b"
    r"|\b(?:foi|ha sido|a été|wurde)\b"
)
_LOOK: Final = 10
_LONGEST: Final = 1500


@dataclass(frozen=True, slots=True)
class Label:
    """Words that name the manner: where they stand and what they mean."""

    type: UpdateType
    start: int
    end: int
    rule: str


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


def read_heading(source: SourceText, rules: RuleSet) -> Heading:
    """Read label and title from the first lines.

    A line that is only a label (``RETRACTION``) is the title unless a fuller line follows
    (``Retraction: On soil``).
    """
    heading = Heading()
    for index, line in enumerate(source.lines[:_LOOK]):
        if len(line.text) > _LONGEST or (
            len(line.text) > _SENTENCE and _STATED.search(line.text.lower())
        ):
            _label_before_body(source, line, rules, heading)
            break
        if index == 0 and _dated(source, line, rules, heading):
            break
        found = _labelled(source, line, rules)
        if found is None:
            if index > 1 and _is_running(line):
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
        heading.label, heading.title, heading.rest = label, line, rest
        heading.lines = index + 1
        if rest is not None:
            break
    if heading.date is None:
        _take_bare_title(source, heading)
    if heading.rest is None:
        _take_title_below(source, heading)
    return heading


_RUNS: Final = re.compile(
    r"[a-z]{2}[.!?](?:\s|$)|\b(?:has|have|is|are|was|were|we|i|regrets?|wish|request)\b"
)
_SHORT_LINE: Final = 200


def _is_running(line: Line) -> bool:
    """Tell whether a line is running text rather than what stands around a heading."""
    return len(line.text) > _SHORT_LINE or bool(_RUNS.search(line.text.lower()))


def _is_fuller(
    heading: Heading, label: Label, rest: tuple[int, int] | None, index: int
) -> bool:
    """Tell whether a label further down is the heading proper, the first a mere section.

    ``Retraction`` / ``Published: 3 May 2020`` / ``Retraction: On soil``
    """
    if rest is None or heading.rest is not None:
        return False
    if index == heading.lines:
        return True
    first, title = heading.label, heading.title
    is_section = first and title and title.end - first.end < _SECTION_REST
    return bool(is_section) and rest[0] - label.end < _NEAR


#: What may follow the name of a section on its line: ``Retraction published on 3/7/2024``.
_SECTION_REST: Final = 40
_NEAR: Final = 12


def _take_bare_title(source: SourceText, heading: Heading) -> None:
    """Take a first line without a label for the work's title, as it is printed above.

    ``On soil`` / ``Retraction`` / body, or ``On soil`` / ``Vol. 4, pages 3-9`` / body.
    """
    lines = source.lines
    if len(lines) < 2 or (heading.label and heading.lines not in {0, 2}):
        return
    line = lines[0]
    if line is heading.title or not is_bare_title(source, line):
        return
    if heading.label is None and heading.lines:
        return
    if heading.rest is not None:
        heading.above, heading.title = (line.start, line.end), line
        return
    heading.title, heading.rest = line, (line.start, line.end)
    heading.lines = max(heading.lines, 1)


def _take_title_below(source: SourceText, heading: Heading) -> None:
    """Take a line between a bare label and the body for the work's title.

    ``Notice of Retraction`` / ``On soil and its uses in pottery`` / body.
    """
    lines = source.lines
    if heading.label is None or heading.title is None:
        return
    if len(lines) < heading.lines + 2 or lines[heading.lines - 1] is not heading.title:
        return
    line, body = lines[heading.lines], lines[heading.lines + 1]
    if is_title_below(line, body):
        heading.rest = (line.start, line.end)
        heading.lines += 1


def _label_before_body(
    source: SourceText, line: Line, rules: RuleSet, heading: Heading
) -> None:
    """Take the label of a body line, ``Retraction: “On soil” … has been retracted``."""
    if heading.label is None:
        heading.label = _label_at(source.lower, line.start, line.end, rules.labels)


def _dated(source: SourceText, line: Line, rules: RuleSet, heading: Heading) -> bool:
    """Read a label with a date before the body, as journals put above an article."""
    label = _label_at(source.lower, line.start, line.end, rules.labels)
    dated = _DATED.match(source.lower, label.end, line.end) if label else None
    if dated is None:
        return False
    heading.label, heading.date = label, dated.span("date")
    heading.body = dated.end() if dated.end() < line.end else None
    heading.lines = 0 if heading.body else 1
    return True


def _labelled(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int] | None] | None:
    """Return the label of a line and the span about the work, if the line is a heading."""
    start = line.start
    while start < line.end and source.plain[start] in "[(*|•【":
        start += 1
    label = _label_at(source.lower, start, line.end, rules.labels)
    section = None if label else _SECTION.match(source.lower, start, line.end)
    if section:
        label = _label_at(source.lower, section.end(), line.end, rules.labels)
    if label is not None:
        after = label.end
        while after < line.end and source.plain[after] in "])】 ":
            after += 1
        bracketed = start > line.start and "]" in source.plain[label.end : after]
        if after >= line.end or source.plain[after : line.end].strip(" :.*|") == "":
            return label, None
        return _with_rest(source, line, label, after, bracketed=bracketed)
    return _with_suffix(source, line, rules)


def _with_rest(
    source: SourceText, line: Line, label: Label, after: int, *, bracketed: bool
) -> tuple[Label, tuple[int, int] | None] | None:
    connector = _CONNECTOR.match(source.lower, after, line.end)
    assert connector is not None
    rest = source.plain[connector.end() : line.end]
    if not rest:
        return label, None
    if _NO_TITLE.match(rest):
        return (label, None) if len(line.text) < 150 else None
    joined = connector.end() == label.end
    linked = (
        bracketed or connector["stop"] or connector.group().strip() or rest[0] in _QUOTE
    )
    if joined and rest[0] not in _QUOTE and rest[0].isalnum() and rest[0] < "\u2e80":
        return None
    if not linked and not _stands_alone(source, label, rest):
        return None
    return label, (connector.end(), line.end)


def _stands_alone(source: SourceText, label: Label, rest: str) -> bool:
    """Tell whether a label without a colon is still one: ``Retracted article Foo``."""
    words = source.lower[label.start : label.end].split()
    return (
        len(words) > 1 and (rest[0].isupper() or rest[0] > "\u2e80") and "." not in rest
    )


def _with_suffix(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int]] | None:
    """Read ``Title [Retraction]`` and ``Title. Retraction``."""
    quoted = _AFTER_QUOTE.match(source.plain, line.start, line.end)
    if quoted:
        label = _label_at(source.lower, quoted.end(), line.end, rules.labels)
        if label and len(line.text) < _LONGEST_TITLE:
            return label, quoted.span("title")
    low = max(line.start, line.end - _LONGEST_SUFFIX)
    for part in _BEFORE_SUFFIX.finditer(source.lower, low, line.end):
        match = _SUFFIX.match(source.lower, part.start(), line.end)
        if match is None:
            continue
        start, end = match.span("label")
        label = _label_at(source.lower, start, end, rules.labels)
        if label is None or source.lower[label.end : end].strip():
            continue
        if not label.rule.endswith(".banner"):  # "…, this article has been retracted."
            return label, (line.start, match.start())
    return None


def _label_at(
    lower: str, start: int, end: int, labels: tuple[Rule, ...]
) -> Label | None:
    """Return the longest label that begins at an offset."""
    best: Label | None = None
    for rule in labels:
        match = rule.pattern.match(lower, start, end)
        if match is None or match.end() == start:
            continue
        following = lower[match.end() : match.end() + 1]
        if following.isalnum() and following < "\u2e80":
            continue
        if best is None or match.end() > best.end:
            best = Label(rule.value, start, match.end(), rule.id)  # type: ignore[arg-type]
    return best
