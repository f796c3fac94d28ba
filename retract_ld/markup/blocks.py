"""The JSON-LD blocks of a page, read with the tolerance that real pages need."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any, Final, NoReturn

from retract_ld.markup.page_bytes import PageBytes
from retract_ld.markup.scanner import Tag, attributes, tags

__all__ = ["MARKER", "Block", "blocks", "has_jsonld", "parse_block"]

#: The attribute that marks what we put into a page.
MARKER: Final = "data-retract-ld"

_HAS_JSONLD: Final = re.compile(rb"application/ld\+json", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"\s*(?://[ \t]*|/\*\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*/)?", re.IGNORECASE
)
_CLOSING: Final = re.compile(r"(?:(?://[ \t]*|/\*\s*)?(?:-->|\]\]>)(?:\s*\*/)?|;)\s*\Z")
_LOOSE: Final = re.compile(
    r'("(?:[^"\\]|\\.)*+")|//[^\n\r]*|/\*.*?\*/|,(?=\s*[}\]])', re.DOTALL
)
_ESCAPE: Final = re.compile(r'\\(?:u[0-9A-Fa-f]{4}|["\\/bfnrt]|(.?))', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One JSON-LD block of a page."""

    start: int
    """Offset of its element in the bytes of the page."""
    end: int
    line: int
    """The line of the page that it begins in."""
    ours: bool
    """Whether we put it there."""
    text: str
    data: Any
    """The JSON document, or ``None`` when nothing could be made of it."""
    repairs: tuple[str, ...] = ()
    """What had to be mended to read it."""
    fault: str = ""
    """Why it could not be read."""


def has_jsonld(head: bytes) -> bool:
    """Tell whether there is a JSON-LD block in the beginning of a page."""
    page = PageBytes.of(head)
    return _HAS_JSONLD.search(page.units) is not None


def blocks(content: bytes) -> list[Block]:
    """Return the JSON-LD blocks of a page in order, broken ones too.

    >>> [block.data for block in blocks(
    ...     b'<script type="application/ld+json">{"a": 1,} // one</script>'
    ... )]
    [{'a': 1}]
    """
    page = PageBytes.of(content)
    if _HAS_JSONLD.search(page.units) is None:
        return []
    found: list[Block] = []
    scanned = list(tags(page.units))
    for number, tag in enumerate(scanned):
        if tag.kind != "start" or tag.name != "script":
            continue
        named = attributes(page.units, tag)
        kind = named.get("type", "").partition(";")[0].strip().lower()
        if kind == "application/ld+json":
            following = scanned[number + 1] if number + 1 < len(scanned) else None
            found.append(_block(page, tag, following, ours=MARKER in named))
    return found


def _block(page: PageBytes, tag: Tag, following: Tag | None, *, ours: bool) -> Block:
    text = page.text(tag.end, tag.content_end)
    closed = following is not None and following.start == tag.content_end
    end = following.end if closed and following else tag.content_end
    data, repairs, fault = parse_block(text)
    line = page.units.count(b"\n", 0, tag.start) + 1
    start, stop = page.offset(tag.start), page.offset(end)
    return Block(start, stop, line, ours, text, data, repairs, fault)


def parse_block(text: str) -> tuple[Any, tuple[str, ...], str]:
    """Read the text of a block: (document, what was mended, why it cannot be read).

    >>> parse_block('/* <![CDATA[ */ {"a": "x"} /* ]]> */')
    ({'a': 'x'}, ('comment or CDATA marks around it',), '')
    >>> parse_block("{oops")[2]
    'line 1, column 2: Expecting property name enclosed in double quotes'
    """
    repairs: list[str] = []
    stripped = text.strip("\ufeff \t\r\n\f\0")
    first = fault = _fault(stripped)
    for what, mend in _REPAIRS:
        if not fault:
            break
        mended = mend(stripped)
        if mended != stripped:
            stripped, fault = mended, _fault(mended)
            repairs.append(what)
    if fault:
        documents = _several(stripped)
        if documents is None:
            return None, (), first
        return documents, (*repairs, "several documents in one block"), ""
    return _load(stripped), tuple(repairs), ""


def _load(text: str) -> object:
    # strict=False: line ends and tabs in strings are common and harmless.
    return json.loads(text, strict=False, parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number that JSON has")


def _fault(text: str) -> str:
    if not text:
        return "it is empty"
    try:
        _load(text)
    except json.JSONDecodeError as error:
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    except ValueError as error:
        return str(error)
    except RecursionError:
        return "it is nested too deeply"
    return ""


def _without_wrapping(text: str) -> str:
    text = _OPENING.sub("", text, count=1) if _OPENING.match(text) else text
    return _CLOSING.sub("", text).strip()


def _without_entities(text: str) -> str:
    return unescape(text) if '"' not in text else text


def _without_comments(text: str) -> str:
    return _LOOSE.sub(lambda match: match.group(1) or "", text).strip()


def _without_escapes(text: str) -> str:
    def legal(match: re.Match[str]) -> str:
        wrong = match.group(1)
        if wrong is None:
            return match.group()
        return wrong if wrong == "'" else "\\\\" + wrong

    return _ESCAPE.sub(legal, text)


_REPAIRS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("comment or CDATA marks around it", _without_wrapping),
    ("HTML entities instead of quotation marks", _without_entities),
    ("comments or commas too many", _without_comments),
    ("escapes that JSON does not have", _without_escapes),
)


def _several(text: str) -> list[Any] | None:
    """Read documents that follow one another, with or without commas between."""
    decoder = json.JSONDecoder(strict=False, parse_constant=_no_number)
    documents: list[Any] = []
    position = 0
    while position < len(text):
        try:
            document, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return None
        if not isinstance(document, dict):
            return None
        documents.append(document)
        while position < len(text) and text[position] in " \t\r\n,;":
            position += 1
    return documents if len(documents) > 1 else None
