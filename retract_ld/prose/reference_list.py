"""Where the list of references begins."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["references_start"]

_NUMBERED: Final = re.compile(
    r"\[?(?P<number>[0-9]{1,2})(?:[.\])] ?(?=\S)| (?=[^\W\d_a-z][\w’'-]+ [A-Z]{1,3}[,.]))"
)
_MARK: Final = re.compile(r"\[1\]|(?<=[^\W\d_])[.,]?[”\"’]?1(?=[\s,.])")
#: ``by J. Roe (1)``; so are enumerated other things, too.
_MARK_IN_BRACKETS: Final = re.compile(r"(?<=[^\W\d_]|[”\"’.,]) \(1\)(?=[\s,.;])")
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def references_start(source: SourceText, rules: RuleSet) -> int:
    """Return where the list of references begins, or the end of the text."""
    for line in reversed(source.lines):
        match = rules.references.fullmatch(line.text.lower().rstrip(" :."))
        if match and not source.is_among_buttons(line):
            return line.start
    return _numbered_lines(source)


def _numbered_lines(source: SourceText) -> int:
    """Return where a list of references without a heading begins, if its first is cited."""
    first = None
    for line in reversed(source.lines):
        numbered = _NUMBERED.match(line.text)
        if numbered is None:
            break
        first = line
        if numbered["number"] == "1":
            break
    if first is None or not (
        _MARK.search(source.plain, 0, first.start)
        or (
            _YEAR.search(first.text)
            and _MARK_IN_BRACKETS.search(source.plain, 0, first.start)
        )
    ):
        return len(source.plain)
    return (
        first.start - 1 if first.text.lstrip("[").startswith("1") else len(source.plain)
    )
