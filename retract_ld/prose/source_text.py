"""The text of a notice: markup taken off, every character's origin kept.

`SourceText` holds two views of one document: ``raw``, the decoded source, and ``plain``,
without Markdown and HTML markup, soft hyphens and hard line wraps. Rules search ``plain``
and ``lower`` (the same length); `SourceText.evidence` maps what they found back to the
exact words and offsets of ``raw``.

Documented normalisation from raw words to a value: markup taken off, typographic blanks
and runs of blanks made one blank, full-width letters and digits made narrow, a blank put
between a journal's name and a volume glued to it, ligatures spelt out, letters with loose
accents composed, a word or DOI that a line end breaks (``sedi-`` / ``ment``) put together,
outer punctuation stripped. Nothing else changes.
"""

from __future__ import annotations

import heapq
import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from retract_ld.models import Evidence
from retract_ld.prose.broken_words import joined_words
from retract_ld.prose.east_asian_wraps import wraps_in_words
from retract_ld.prose.furniture import furniture_among
from retract_ld.prose.line_layout import line_layout
from retract_ld.prose.line_wraps import unwrapped
from retract_ld.prose.merged_lines import merged_lines
from retract_ld.prose.sentence_ends import sentence_spans
from retract_ld.prose.simplified import simplified
from retract_ld.prose.source_repairs import (
    LIGATURES,
    NARROW,
    composed,
    link_brackets,
    parted_numbers,
)
from retract_ld.prose.text_markup import markup_in
from retract_ld.prose.wording import WordStarts

__all__ = [
    "CLAUSE",
    "MOST_WORDS",
    "SUP_CLOSE",
    "SUP_OPEN",
    "Line",
    "Sentence",
    "SourceText",
    "folded",
    "value_of",
]

#: Stand for ``<sup>`` and ``</sup>`` in the plain view: author marks hang on them.
SUP_OPEN: Final = "\ue000"
SUP_CLOSE: Final = "\ue001"

#: In so many characters of a body reasons and parties are sought; no notice is longer.
MOST_WORDS: Final = 400_000
_BLANKS: Final = re.compile(r"\s+")
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.|10\.[0-9]{4,9}/)[^\s<>\"\u3000-\u9fff\uff00-\uffef]{1,300}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the plain view that is not blank, without its outer blanks."""

    text: str
    start: int
    end: int
    heading: bool = False
    """Whether the source marks it as a heading."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the plain view, as offsets."""

    start: int
    end: int


def value_of(words: str) -> str:
    r"""Return the value that plain words stand for: one blank between them, no markers.

    >>> value_of(" Effects  of H2O ")
    'Effects of H2O'
    """
    if SUP_OPEN in words:
        words = words.replace(SUP_OPEN, "").replace(SUP_CLOSE, "")
    return _BLANKS.sub(" ", words).strip()


class SourceText:
    """A notice's text in its raw and its plain view.

    >>> text = SourceText("## Retraction: *Foo* in H<sub>2</sub>O")
    >>> text.plain
    'Retraction: Foo in H2O'
    >>> text.evidence("work.title", 12, 22).text
    'Foo* in H<sub>2</sub>O'
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._plain_starts: list[int] = []
        self._raw_starts: list[int] = []
        self._heading_starts: set[int] = set()
        self.plain = self._read_markup()

    def _read_markup(self) -> str:
        pieces: list[str] = []
        length = position = 0
        wraps = ((*wrap, False) for wrap in wraps_in_words(self.raw))
        found = heapq.merge(line_layout(self.raw), self._tokens(), wraps)
        for start, end, replacement, is_heading in found:
            if start < position:
                continue
            if start > position:
                self._plain_starts.append(length)
                self._raw_starts.append(position)
                pieces.append(self.raw[position:start])
                length += start - position
            if is_heading:
                self._heading_starts.add(length)
            if replacement:
                self._plain_starts.append(length)
                self._raw_starts.append(start)
                pieces.append(replacement)
                length += len(replacement)
            position = end
        self._plain_starts.append(length)
        self._raw_starts.append(position)
        pieces.append(self.raw[position:])
        return unwrapped("".join(pieces), self._heading_starts).translate(NARROW)

    def _tokens(self) -> Iterator[tuple[int, int, str, bool]]:
        brackets = sorted(
            (
                *link_brackets(self.raw),
                *joined_words(self.raw),
                *composed(self.raw),
                *parted_numbers(self.raw),
                *merged_lines(self.raw),
            )
        )
        emphasised = False
        for match in markup_in(self.raw):
            while brackets and brackets[0][0] < match.start():
                yield brackets.pop(0)
            kind, (start, end) = match.lastgroup, match.span()
            if kind == "emphasis":
                emphasised = True
            elif kind == "unemphasis":
                if not emphasised:
                    continue  # a mark beside an author's name, not markup
                emphasised = False
            if kind == "heading":
                yield start, end, "", True
            elif kind == "escape":
                yield start, start + 1, "", False
            elif kind == "entity":
                character = html.unescape(match.group())
                if len(character) == 1:
                    yield start, end, character.replace("\u00a0", " "), False
            elif kind == "ligature":
                yield start, end, LIGATURES[match.group()], False
            else:
                yield start, end, _REPLACEMENTS.get(kind or "", ""), False
        yield from brackets

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the plain view to the raw one."""
        return self._raw_offset(start), self._raw_offset(max(start, end - 1)) + 1

    def _raw_offset(self, offset: int) -> int:
        index = bisect_right(self._plain_starts, offset) - 1
        return self._raw_starts[index] + offset - self._plain_starts[index]

    def evidence(
        self,
        field: str,
        start: int,
        end: int,
        confidence: float | None = None,
        rule: str | None = None,
    ) -> Evidence:
        """Return the raw words behind a span of the plain view."""
        raw_start, raw_end = self.raw_span(start, end)
        return Evidence(
            field=field,
            text=self.raw[raw_start:raw_end],
            start=raw_start,
            end=raw_end,
            confidence=confidence,
            rule=rule,
        )

    @cached_property
    def lower(self) -> str:
        """The plain view in lower case, character by character, quotes made straight."""
        return simplified(folded(self.plain))

    @cached_property
    def word_starts(self) -> WordStarts:
        """Where the words of the lower-case view begin."""
        return WordStarts(self.lower)

    @cached_property
    def words(self) -> str:
        """The lower-case view without addresses, DOIs and what pages add around a notice.

        It is what cues are sought in.
        """
        lower, done = self.lower, 0
        pieces: list[str] = []
        for line in sorted(self.furniture, key=lambda line: line.start):
            pieces += lower[done : line.start], " " * len(line.text)
            done = line.end
        lower = "".join((*pieces, lower[done:]))
        return _ADDRESS.sub(lambda match: " " * len(match.group()), lower)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the notice: neither blank nor what a page adds around it."""
        return tuple(line for line in self.all_lines if line not in self.furniture)

    @cached_property
    def furniture(self) -> frozenset[Line]:
        """The lines that a page adds around a notice: buttons, counts, licences."""
        lines = self.all_lines
        words = [self.lower[line.start : line.end] for line in lines]
        return frozenset(lines[index] for index in furniture_among(words))

    def is_among_buttons(self, line: Line) -> bool:
        """Tell whether a line that is no heading stands right above a button of the page."""
        index = bisect_right(self.all_lines, line.start, key=lambda one: one.start)
        following = self.all_lines[index : index + 1]
        return not line.heading and any(one in self.furniture for one in following)

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        """The lines of the page that are not blank, what it adds around a notice too."""
        lines: list[Line] = []
        offset = 0
        for line in self.plain.split("\n"):
            stripped = line.strip()
            if stripped:
                start = offset + len(line) - len(line.lstrip())
                heading = offset in self._heading_starts
                lines.append(Line(stripped, start, start + len(stripped), heading))
            offset += len(line) + 1
        return tuple(lines)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, split at stops and line ends but not after abbreviations."""
        return tuple(Sentence(start, end) for start, end in sentence_spans(self.plain))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that an offset stands in."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[max(index, 0)]


#: What ends a clause within a sentence.
CLAUSE: Final = re.compile(
    r"[,，](?! (?:dass|that|que|qu')\b)|[;:()；：（）]| (?:but|although|however|while|whereas) "
)
_REPLACEMENTS: Final = {
    "sup": SUP_OPEN,
    "unsup": SUP_CLOSE,
    **dict.fromkeys(("br", "page"), "\n"),
    **dict.fromkeys(("blanks", "blank"), " "),
    "hard": "\n\n",
    "cell": " | ",
}
_STRAIGHT: Final = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "“": '"', "”": '"'}
)


def folded(plain: str) -> str:
    """Return words in lower case with straight quotes and hyphens, equally long."""
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(
            low if len(low := character.lower()) == 1 else character
            for character in plain
        )
    return lower.translate(_STRAIGHT)
