"""One JSON text → one value, and safe ways into it.

Beyond RFC 8259 we read ``NaN`` and ``Infinity`` as no value, and half a surrogate pair
as U+FFFD, since neither can be kept.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

import msgspec

__all__ = ["Fault", "Object", "decode", "list_member", "member", "text_member"]

Object = dict[str, Any]

_HALF_PAIR: Final = re.compile("[\ud800-\udfff]")
_TOO_DEEP: Final = "is nested too deeply to be a bibliographic record."


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no JSON value."""

    message: str
    hint: str = "Mend or remove it."
    dangerous: bool = False


def decode(data: bytes) -> object:
    """Return the JSON value of UTF-8 text, or a `Fault`.

    >>> decode(b'{"a": [1, NaN]}')
    {'a': [1, None]}
    >>> decode(b'{"a": }').message
    'is not JSON: Expecting value (line 1, column 7).'
    """
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        return Fault(_TOO_DEEP, "", dangerous=True)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _decode_leniently(data)


def _decode_leniently(data: bytes) -> object:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return Fault(
            f"is not UTF-8 at byte {error.start + 1}.", "Convert it to UTF-8 first."
        )
    try:
        value = json.loads(text, parse_constant=lambda _: None)
    except RecursionError:
        return Fault(_TOO_DEEP, "", dangerous=True)
    except json.JSONDecodeError as error:
        return Fault(
            f"is not JSON: {error.msg} (line {error.lineno}, column {error.colno})."
        )
    except ValueError:  # an integer of thousands of digits
        return Fault("holds a number that is too long.", dangerous=True)
    return _without_half_pairs(value) if "\\u" in text else value


def _without_half_pairs(value: object) -> object:
    text = json.dumps(value, ensure_ascii=False)
    return (
        json.loads(_HALF_PAIR.sub("\ufffd", text)) if _HALF_PAIR.search(text) else value
    )


def member(value: object, *names: str) -> Any:  # noqa: ANN401
    """Return a member of nested objects, or ``None`` where there is no such.

    >>> member({"a": {"b": 1}}, "a", "b"), member({"a": [1]}, "a", "b")
    (1, None)
    """
    for name in names:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def list_member(value: object, *names: str) -> list[Any]:
    """Return a member that is a list, else an empty one; a lone object as a list of it.

    >>> list_member({"a": {"b": [1]}}, "a", "b"), list_member({"a": "1"}, "a")
    ([1], [])
    >>> list_member({"a": {"b": 1}}, "a")
    [{'b': 1}]
    """
    for name in names:
        if not isinstance(value, dict):
            return []
        value = value.get(name)
    if isinstance(value, list):
        return value
    return [value] if value and isinstance(value, dict) else []


def text_member(value: object, *names: str) -> str | None:
    """Return a member as text, integers in digits, without outer and repeated blanks.

    >>> text_member({"pmid": 12}, "pmid"), text_member({"pmid": " "}, "pmid")
    ('12', None)
    """
    for name in names:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None
