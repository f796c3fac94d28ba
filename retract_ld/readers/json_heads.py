"""The beginning of a JSON source → its first record, for recognising formats."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Final

from retract_ld.readers.json_documents import parts
from retract_ld.readers.json_values import Object, decode

__all__ = ["first_object", "first_value"]

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[][{},]', re.DOTALL)


@lru_cache(maxsize=2)
def first_value(head: bytes) -> object:
    """Return the first value of a JSON source from its beginning, or ``None``.

    What is cut off at the end is left out; never raises.
    """
    try:
        text = head.decode(json.detect_encoding(head), errors="ignore")
    except (UnicodeError, LookupError):
        return None
    text = text.removeprefix("\ufeff").lstrip()
    if text[:1] not in ("{", "["):
        return None
    line = text.split("\n", 1)[0].rstrip().removesuffix(",")
    for candidate in (line, text):
        value = decode(candidate.encode(errors="replace"))
        if isinstance(value, (dict, list)) and (value or candidate is text):
            return value
    value = decode(_closed(text).encode(errors="replace"))
    if isinstance(value, (dict, list)):
        return value
    rest = text.split("\n", 1)[1:]
    second = rest[0].lstrip().split("\n", 1)[0].rstrip() if rest else ""
    for candidate in (second, _closed(_sound(text)), second.removesuffix(",")):
        value = decode(candidate.encode(errors="replace"))
        if isinstance(value, (dict, list)) and value:
            return value
    return None


def first_object(head: bytes, *keys: str) -> Object | None:
    """Return the first record of a JSON source from its beginning, or ``None``.

    The record stands alone, in an array, or in an array under one of `keys`. The object
    is shared: do not change it.
    """
    value = first_value(head)
    for _, part in parts(value, "$", keys):
        return part if isinstance(part, dict) else None
    return None


def _sound(text: str) -> str:
    """Cut a text where it stops being JSON."""
    try:
        json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as error:
        return text[: error.pos]
    except (ValueError, RecursionError):
        return ""
    return text


def _closed(text: str) -> str:
    """Cut a first value after its last whole element and close what is open."""
    opened: list[str] = []
    cut, closing = 0, 0
    for token in _TOKEN.finditer(text):
        character = token.group()
        if character in "{[":
            opened.append("}" if character == "{" else "]")
            cut, closing = token.end(), len(opened)
        elif character == ",":
            cut, closing = token.start(), len(opened)
        elif character in "}]":
            if not opened or opened.pop() != character:
                break
            cut, closing = token.end(), len(opened)
            if not opened:
                break
    if closing > 200:
        return ""
    return text[:cut] + "".join(reversed(_open_at(text, cut)))


def _open_at(text: str, end: int) -> list[str]:
    opened: list[str] = []
    for token in _TOKEN.finditer(text, 0, end):
        character = token.group()
        if character in "{[":
            opened.append("}" if character == "{" else "]")
        elif character in "}]" and opened:
            opened.pop()
    return opened
