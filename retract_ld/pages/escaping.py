"""Text → ASCII that is safe inside a page, whatever the page's encoding."""

from __future__ import annotations

import re
from json import dumps
from typing import Final

import msgspec

__all__ = ["html_text", "json_text"]

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
_SPECIAL: Final = re.compile("[&<>\"'\x60\x80-\U0010ffff]")
_IN_SCRIPT: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def json_text(document: object, newline: str = "\n") -> str:
    r"""Write JSON that no text can leave: neither the script element nor an XML page.

    Every character beyond ASCII and ``<``, ``>``, ``&`` are ``\uXXXX`` escapes.

    >>> print(json_text({"name": "</script> \u2028 é"}))
    {
      "name": "\u003c/script\u003e \u2028 \u00e9"
    }
    """
    text = _indented(document).translate(_IN_SCRIPT)
    return text if newline == "\n" else text.replace("\n", newline)


def _indented(document: object) -> str:
    # `dumps` indents in Python, some ten times as slowly.
    try:
        return msgspec.json.format(dumps(document, ensure_ascii=True), indent=2)
    except msgspec.DecodeError:
        # It does not take half of a surrogate pair.
        return dumps(document, ensure_ascii=True, indent=2)


def html_text(text: str) -> str:
    """Write text for an attribute value in quotation marks, or for an element.

    Characters that HTML has no reference for (controls, lone surrogates) become blanks.

    >>> html_text('a "b" <é>')
    'a &#x22;b&#x22; &#x3C;&#xE9;&#x3E;'
    """
    return _SPECIAL.sub(
        lambda match: f"&#x{ord(match.group()):X};", _CONTROLS.sub(" ", text)
    )
