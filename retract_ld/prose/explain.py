"""What was read, shown in the text itself: coloured in a terminal, marked in HTML.

Each field has its colour by what it is about (the notice, a work, its authors, the claim);
the legend below the text lists field, value's words, confidence and rule.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from retract_ld.models import Evidence
from retract_ld.readers.records import Record

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["explain_html", "explain_text", "spans"]

#: First parts of a field's path, the more exact first, with a terminal and a page colour.
_COLOURS: Final = (
    ("type", "bold red", "#ffb3b3"),
    ("reasons", "yellow", "#ffe08a"),
    ("initiated_by", "magenta", "#e6c3ff"),
    ("accepted_by", "magenta", "#e6c3ff"),
    ("objected_by", "magenta", "#e6c3ff"),
    ("notice.guidelines", "yellow", "#ffe08a"),
    ("notice", "cyan", "#b8ecf2"),
    ("work.authors", "green", "#c6efc9"),
    ("work", "bright_blue", "#bcd3ff"),
)
_OTHER: Final = ("white", "#e0e0e0")
_STYLE: Final = """
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60em; margin: 2em auto;
       padding: 0 1em; color: #111; background: #fff; }
pre { white-space: pre-wrap; font: inherit; }
mark { border-radius: 3px; padding: 0 1px; color: inherit; }
mark:target { outline: 3px solid #d33; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #ccc;
         padding: 3px 8px 3px 0; }
.problem { border-left: 4px solid #d33; padding-left: 8px; }
"""


def spans(record: Record) -> list[Evidence]:
    """Return the evidence of all updates of a record, each once, in order of the text."""
    seen: dict[tuple[str, int | None, int | None, str], Evidence] = {}
    for update in record.updates:
        for words in update.evidence:
            key = (words.field, words.start, words.end, words.text)
            seen.setdefault(key, words)
    return sorted(
        seen.values(),
        key=lambda words: (words.start is None, words.start or 0, -(words.end or 0)),
    )


def _segments(
    text: str, evidence: list[Evidence]
) -> Iterator[tuple[str, list[tuple[int, Evidence]]]]:
    """Cut a text at the ends of all spans; each piece comes with the spans over it."""
    placed = [
        (number, words)
        for number, words in enumerate(evidence)
        if words.start is not None and words.end is not None
    ]
    cuts = {0, len(text)}
    for _, words in placed:
        cuts |= {min(words.start or 0, len(text)), min(words.end or 0, len(text))}
    opening: dict[int, list[tuple[int, Evidence]]] = {}
    closing: dict[int, list[int]] = {}
    for number, words in placed:
        opening.setdefault(words.start or 0, []).append((number, words))
        closing.setdefault(words.end or 0, []).append(number)
    active: dict[int, Evidence] = {}
    points = sorted(cuts)
    for start, end in itertools.pairwise(points):
        for number in closing.get(start, ()):
            active.pop(number, None)
        active.update(opening.get(start, ()))
        yield text[start:end], list(active.items())


def _colour(field: str) -> tuple[str, str]:
    for prefix, terminal, page in _COLOURS:
        if field == prefix or field.startswith(prefix + "."):
            return terminal, page
    return _OTHER


def explain_text(record: Record, text: str, console: Console) -> None:
    """Print a text with what was read in it coloured, and the list of fields below."""
    from rich.table import Table
    from rich.text import Text

    evidence = spans(record)
    shown = Text()
    for piece, over in _segments(text, evidence):
        narrowest = min(over, key=lambda item: _width(item[1]), default=None)
        style = _colour(narrowest[1].field)[0] if narrowest else ""
        shown.append(_printable(piece), style=f"{style} underline" if style else "")
    console.print(shown)
    table = Table("field", "words", "confidence", "rule", title="What was read")
    for words in evidence:
        table.add_row(
            Text(words.field, style=_colour(words.field)[0]),
            Text(_printable(words.text)),
            "" if words.confidence is None else f"{words.confidence:.2f}",
            Text(words.rule or ""),
        )
    console.print(table)
    for problem in record.problems:
        console.print(Text(f"{problem.severity}: {problem}", style="red"))


def _width(words: Evidence) -> int:
    return (words.end or 0) - (words.start or 0)


def _printable(text: str) -> str:
    """Return a text without control characters, which could steer a terminal."""
    return "".join(
        character if character in "\n\t" or character.isprintable() else "\ufffd"
        for character in text
    )


def explain_html(record: Record, text: str) -> str:
    """Return a page that shows a text with the spans marked and the fields listed.

    It stands alone: no script, no other file. Everything from the text is escaped.
    """
    evidence = spans(record)
    anchored: set[int] = set()
    pieces: list[str] = []
    for piece, over in _segments(text, evidence):
        if not over:
            pieces.append(_escaped(piece))
            continue
        narrowest = min(over, key=lambda item: _width(item[1]))
        anchors = [number for number, _ in over if number not in anchored]
        anchored.update(anchors)
        names = ", ".join(dict.fromkeys(words.field for _, words in over))
        targets = "".join(f'<a id="e{number}"></a>' for number in anchors)
        pieces.append(
            f'{targets}<mark style="background:{_colour(narrowest[1].field)[1]}"'
            f' title="{_escaped(names)}">{_escaped(piece)}</mark>'
        )
    rows = "\n".join(_row(number, words) for number, words in enumerate(evidence))
    problems = "\n".join(
        f'<p class="problem">{_escaped(str(problem))}</p>'
        for problem in record.problems
    )
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en"><head><meta charset="utf-8"><title>What was read</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>What was read</h1>\n{problems}\n"
        f"<pre>{''.join(pieces)}</pre>\n<table><thead><tr><th>field</th><th>words</th>"
        "<th>confidence</th><th>rule</th></tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table></body></html>\n"
    )


def _row(number: int, words: Evidence) -> str:
    confidence = "" if words.confidence is None else f"{words.confidence:.2f}"
    label = _escaped(words.field)
    if words.start is not None:
        label = f'<a href="#e{number}">{label}</a>'
    return (
        f'<tr><td style="background:{_colour(words.field)[1]}">{label}</td>'
        f"<td>{_escaped(words.text)}</td><td>{confidence}</td>"
        f"<td>{_escaped(words.rule or '')}</td></tr>"
    )


def _escaped(text: str) -> str:
    return escape(_printable(text), quote=True)
