"""Hard-wrapped lines put together to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

__all__ = ["indents", "joined_words", "unwrapped", "wraps_in_words"]


_PARAGRAPH_BREAK: Final = re.compile(r"(\n[ ]*\n\s*)")


_NARROWEST: Final = 40


_WIDEST: Final = 130


_HAN: Final = re.compile(r"[\u3001-\u30ff\u4e00-\u9fff\uff00-\uffef]")
#: A line that begins something new, however long the one before is.
_BEGINS: Final = re.compile(
    r"[\s\u3000]|[(（]?[0-9０-９]{1,2}[.．、)）](?![0-9０-９])|[・●○■◆【]"
    r"|[\u3040-\u9fff]{1,8}[:：]|[誤误正][)）\s]|(?:https?:|doi|DOI)[^\u3040-\u9fff]*$"
)
_FEWEST: Final = 20
#: A line that the next one goes on with, whatever that begins with.
_GOES_ON: Final = re.compile(r"[，,、（(]\n|[0-9]\n[（(]")
#: How much shorter a line may be, so that no stop begins the next one.
_HANGING: Final = 3
#: What is not parted: a character, or letters and digits without a blank.
_FIRST: Final = re.compile(r"[!-~]{1,80}|.", re.DOTALL)


def wraps_in_words(text: str) -> list[tuple[int, int, str]]:
    r"""Return the line ends within Chinese and Japanese sentences, and what they stand for.

    >>> wraps_in_words("本刊编辑部经过慎重研究并征求编委意见，决\n定撤销该论文。")
    [(20, 21, '')]
    """
    found: list[tuple[int, int, str]] = []
    if "\n" not in text or not _HAN.search(text):
        return found
    start = 0
    for paragraph in _PARAGRAPH_BREAK.split(text):
        lines = paragraph.split("\n")
        width = max((len(line) for line in lines if _HAN.search(line)), default=0)
        position = start
        for line, following in pairwise(lines):
            position += len(line) + 1
            first = _FIRST.match(following)
            last = line.rstrip("\r")
            if (
                first
                and max(_FEWEST, width - _HANGING - len(first.group()) + 1) <= len(last)
                and (
                    not _BEGINS.match(following)
                    or _GOES_ON.search(f"{last}\n{following}")
                )
                and _HAN.search(last)
            ):
                whole = (
                    _HAN.match(last[-1:]) or _HAN.match(following) or last[-1] in "-–—"
                )
                found.append((position - 1, position, "" if whole else " "))
        start += len(paragraph)
    return found


_INDENT: Final = re.compile(r"[ \t\u00a0]+")


def indents(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the blanks, one by one, by which all lines of a text are indented."""
    lines = raw.split("\n")
    first = next(filter(str.strip, lines), "")
    if len(lines) < _FEW or not _INDENT.match(first):
        return
    least = len(raw)
    for line in filter(str.strip, lines):
        indent = _INDENT.match(line)
        if indent is None:
            return
        least = min(least, indent.end())
    start = 0
    for line in lines:
        if line.strip():
            for offset in range(start, start + least):
                yield offset, offset + 1, "", False
        start += len(line) + 1


def unwrapped(plain: str) -> str:
    """Join hard-wrapped lines; a line end becomes a blank, so no offset moves."""
    if "\n" not in plain:
        return plain
    paragraphs = _PARAGRAPH_BREAK.split(plain)
    width = _width(paragraphs)
    for index in range(0, len(paragraphs), 2):
        whole = paragraphs[index].rstrip("\n")
        lines = whole.split("\n")
        if _is_wrapped(lines):
            paragraphs[index] = " ".join(lines) + paragraphs[index][len(whole) :]
        elif width:
            paragraphs[index] = _joined(lines, width) + paragraphs[index][len(whole) :]
    return "".join(paragraphs)


def _width(paragraphs: list[str]) -> int:
    """Return the width at which all lines of a text are broken, 0 if they are not.

    Then no line is longer, and often the next word did not fit and goes on in lower case.
    """
    lines = [paragraph.rstrip("\n").split("\n") for paragraph in paragraphs[::2]]
    width = max(len(line) for paragraph in lines for line in paragraph)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [
        (line, following)
        for paragraph in lines
        for line, following in pairwise(paragraph)
        if _is_full(line, following, width)
    ]
    open_ended = sum(
        following[:1].islower() or line[-1:].islower() or line[-1:] in ",;-"
        for line, following in full
    )
    if open_ended * 2 < len(full):
        return 0
    return width if len(full) >= _FEW or _goes_on(lines, width) else 0


def _goes_on(paragraphs: list[list[str]], width: int) -> bool:
    """Tell whether a line of a narrow text is left open, and always a full one."""
    if width > _NARROW:
        return False
    pairs = [pair for paragraph in paragraphs for pair in pairwise(paragraph)]
    full = [_is_full(line, following, width) for line, following in pairs]
    going = [
        is_full
        for (line, following), is_full in zip(pairs, full, strict=True)
        if (following[:1].islower() and line[-1:] not in ".:!?") or _OPEN.search(line)
    ]
    if len(pairs) > 1 and len(paragraphs) > 1 and all(full):
        return True
    return bool(going) and all(going)


#: No title, name or place on a line of its own ends like this.
_OPEN: Final = re.compile(
    r"(?:[,(&]|\b(?:the|an?|of|in|and|by|to|for|our|this|with|from))$"
)
_NARROW: Final = 100
_FEW: Final = 3
_LONGEST_FIRST: Final = 24
_ADDRESS: Final = ("http", "doi", "DOI", "10.")
#: What an address on the next line belongs to.
_ADDRESSED: Final = re.compile(r"(?:[,;(:]|[0-9]\.|\b(?:at|under|as|doi|DOI))$")
#: A line that says what it holds is no rest of another.
_LABELLED: Final = re.compile(
    r"(?:Authors?|Journal|Abstract|References?|Citation|Published(?: online)?|Received|Accepted"
    r"|Keywords|Copyright|Pages?|Volume|Bibliometrics|Article title|Title|Cite this|Reference"
    r"|Correspondence|Available online|First published|Author information)\b"
    r"(?: ?:|$)|(?:Published|Received|Accepted)(?: online)? [0-9]"
)
_ITEM: Final = re.compile(r"\[?[0-9]{1,2}[.\])]|[•*-]$")


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether a line could not take the first word of the next one."""
    first = following.split(" ", 1)[0]
    if not first or not line or line[-1:] == " ":
        return False
    if first.startswith(_ADDRESS):
        return _ADDRESSED.search(line) is not None and len(line) + len(first) >= width
    if _ITEM.match(first) and line[-1] in ".]":
        return False
    if _LABELLED.match(following):
        return False
    return len(first) <= _LONGEST_FIRST and len(line) + 1 + len(first) > width


def _joined(lines: list[str], width: int) -> str:
    """Join the lines of a paragraph that are broken at a width."""
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces += [" " if _is_full(line, following, width) else "\n", following]
    return "".join(pieces)


_BROKEN: Final = re.compile(r"[a-z]-\n[a-z]|/\n[a-z0-9]")
_COMPOUND: Final = re.compile(r"[a-z]+-[a-z]+")
_WORD_BEFORE: Final = re.compile(r"[a-z]+-$")
_WORD_AFTER: Final = re.compile(r"[a-z]+")
_DOI_BEFORE: Final = re.compile(r"10\.[0-9]{4,9}/$")
_LONGEST_WORD: Final = 40


def joined_words(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield what to take out of wrapped paragraphs in which words or DOIs are broken.

    Each is a span and what stands for it: nothing for a hyphen with its line end, a blank
    for the other line ends. A compound that is written with its hyphen elsewhere keeps it.
    """
    if not _BROKEN.search(raw):
        return
    compounds = frozenset(_COMPOUND.findall(raw))
    start = 0
    for paragraph in _PARAGRAPH_BREAK.split(raw):
        whole = paragraph.rstrip("\n")
        if _BROKEN.search(whole) and _is_wrapped(whole.split("\n")):
            for match in re.finditer("\n", whole):
                yield _join(raw, start + match.start(), compounds)
        start += len(paragraph)


def _join(raw: str, end: int, compounds: frozenset[str]) -> tuple[int, int, str, bool]:
    """Return how the line end at an offset is taken out."""
    before = _WORD_BEFORE.search(raw, max(0, end - _LONGEST_WORD), end)
    after = _WORD_AFTER.match(raw, end + 1, end + _LONGEST_WORD)
    if before and after:
        kept = before.group() + after.group() in compounds
        return (end if kept else end - 1), end + 1, "", False
    is_doi = _DOI_BEFORE.search(raw, max(0, end - _LONGEST_WORD), end)
    return end, end + 1, "" if is_doi else " ", False


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines are one paragraph, broken where the next word did not fit.

    Half of the lines at least go on in lower case, and none could have taken the first
    word of the next one.
    """
    if len(lines) < 2 or len(lines[0]) < _NARROWEST:
        return False
    width = max(len(line) for line in lines)
    lower = 0
    for line, following in pairwise(lines):
        first = following.split(" ", 1)[0]
        lower += first[:1].islower()
        if (
            not first
            or first.startswith(("http", "doi", "10."))
            or len(line) + 1 + len(first) < min(width, _WIDEST)
            or (
                line.rstrip()[-1:] in ".:"
                and not first[:1].islower()
                and len(line) < width - 12
            )
        ):
            return False
    return width <= _WIDEST and lower * 2 >= len(lines) - 1
