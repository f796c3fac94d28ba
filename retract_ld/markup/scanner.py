"""The bytes of a page → where its tags are, as an HTML tokenizer sees them.

Follows the tokenization chapter of the HTML Standard (§13.2.5) as far as telling markup
from text, comments and the contents of scripts takes. Tag soup is never an error: what
cannot be a tag is text, and what is cut off runs to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, Literal, NamedTuple

__all__ = ["TEXT_ONLY", "Tag", "attributes", "parsed", "tags"]

_BLANK: Final = rb"[\t\n\f\r ]"
_NAME: Final = rb"[^\t\n\f\r />]"
# An attribute: a quotation mark opens a value right after "=" only; anywhere else it is
# part of a name. Possessive throughout, so that each byte is looked at once.
_ATTRIBUTE: Final = (
    rb"[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    rb"(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >\"'][^\t\n\f\r >]*+|(?=>))"
    rb"|(?![\t\n\f\r ]*+=))"
)
_TAG_REST: Final = re.compile(rb"(?:[\t\n\f\r /]++|" + _ATTRIBUTE + rb")*+>")
_MARKUP: Final = re.compile(
    rb"<(?:(!--)|(!\[CDATA\[)|([!?])|(/?)([A-Za-z]" + _NAME + rb"*+)|/)"
)
_COMMENT_END: Final = re.compile(rb"--!?>")
_PAIR: Final = re.compile(
    rb"([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    rb"(?:\"([^\"]*+)\"|'([^']*+)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*+))?)?"
)
#: Elements whose content is no markup. Of ``noscript`` browsers see the text only.
TEXT_ONLY: Final = frozenset(
    {
        *("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"),
        *("textarea", "title", "plaintext"),
    }
)
_RAW_ENDS: Final = {
    name.encode(): re.compile(
        rb"</" + name.encode() + rb"(?=[\t\n\f\r />])", re.IGNORECASE
    )
    for name in TEXT_ONLY - {"plaintext"}
}
_SCRIPT_TURN: Final = re.compile(
    rb"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE
)


class Tag(NamedTuple):
    """A tag or comment and where it stands, in code units of the page."""

    kind: Literal["start", "end", "comment"]
    name: str
    """In lower case; empty for comments."""
    start: int
    end: int
    content_end: int
    """Where the content of an element that holds text only ends; else the same as `end`."""


def tags(units: bytes, *, xml: bool = False) -> Iterator[Tag]:
    """Yield the tags and comments of a page in order.

    Args:
        xml: whether ``<![CDATA[`` opens a section everywhere, as in XHTML.

    >>> [tag.name for tag in tags(b"<p title='a>b'>x</p><!-- <i> --><script></i></script>")]
    ['p', 'p', '', 'script', 'script']
    """
    position, foreign = 0, 0
    while (found := _MARKUP.search(units, position)) is not None:
        comment, cdata, bogus, slash, name = found.groups()
        if name is not None:
            rest = _TAG_REST.match(units, found.end())
            if rest is None:
                return
            tag = _tag(units, found, rest.end(), foreign)
            if name.lower() in {b"svg", b"math"}:
                closed = units[rest.end() - 2 : rest.end() - 1] == b"/"
                foreign = max(0, foreign - 1) if slash else foreign + (not closed)
            yield tag
            if name.lower() == b"plaintext" and not slash:
                return
            position = tag.content_end
            continue
        end = _end_of_comment(units, found, cdata_section=bool(foreign) or xml)
        if comment or cdata or bogus or units[found.end() : found.end() + 1]:
            yield Tag("comment", "", found.start(), end, end)
        position = end


def _tag(units: bytes, found: re.Match[bytes], end: int, foreign: int) -> Tag:
    name, kind = found.group(5).lower(), "end" if found.group(4) else "start"
    text = name.decode("ascii", "replace")
    if kind == "end":
        return Tag("end", text, found.start(), end, end)
    content_end = end
    if name in _RAW_ENDS and not (foreign and units[end - 2 : end - 1] == b"/"):
        content_end = _end_of_raw(units, name, end)
    elif name == b"plaintext":
        content_end = len(units)
    return Tag("start", text, found.start(), end, content_end)


def _end_of_comment(
    units: bytes, found: re.Match[bytes], *, cdata_section: bool
) -> int:
    comment, cdata, _, _, _ = found.groups()
    after = found.end()
    if comment:
        if units.startswith(b">", after):
            return after + 1
        if units.startswith(b"->", after):
            return after + 2
        closing = _COMMENT_END.search(units, after)
        return closing.end() if closing else len(units)
    mark = b"]]>" if cdata and cdata_section else b">"
    at = units.find(mark, after)
    return len(units) if at < 0 else at + len(mark)


def _end_of_raw(units: bytes, name: bytes, start: int) -> int:
    if name == b"script":
        return _end_of_script(units, start)
    closing = _RAW_ENDS[name].search(units, start)
    return closing.start() if closing else len(units)


def _end_of_script(units: bytes, start: int) -> int:
    """Find the end tag of a script; inside ``<!--<script>`` the first does not count."""
    escaped = doubly = False
    position = start
    while (turn := _SCRIPT_TURN.search(units, position)) is not None:
        text = turn.group()
        position = turn.end()
        if text == b"<!--":
            escaped = True
            # The dashes may be those of an end at once: <!--> and <!--->.
            position = turn.end() - 2
        elif text == b"-->":
            escaped = doubly = False
        elif turn.group(1):
            if not doubly:
                return turn.start()
            doubly = False
        elif escaped:
            doubly = True
    return len(units)


def attributes(units: bytes, tag: Tag) -> dict[str, str]:
    """Return the attributes of a start tag, names in lower case; the first of a name counts.

    Characters beyond ASCII are U+FFFD; decode the page's text for values that matter.

    >>> page = b"<meta NAME=citation_doi content='10.1/a&amp;b' content=x>"
    >>> attributes(page, next(tags(page)))
    {'name': 'citation_doi', 'content': '10.1/a&b'}
    """
    return parsed(units[tag.start : tag.end].decode("ascii", "replace"))


def parsed(tag_text: str) -> dict[str, str]:
    """Return the attributes of the text of a start tag."""
    text = tag_text.encode("utf-8", "surrogatepass")
    name = re.compile(rb"<[A-Za-z]" + _NAME + rb"*+").match(text)
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(text[:-1], name.end() if name else 0):
        key = pair.group(1).decode("utf-8", "replace").lower()
        value = next((part for part in pair.group(2, 3, 4) if part is not None), b"")
        found.setdefault(key, unescape(value.decode("utf-8", "replace")))
    return found
