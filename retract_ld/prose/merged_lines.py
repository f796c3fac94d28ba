"""Lines that a rendering put on one: above a notice, in its list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.merged_citations import merged_citations
from retract_ld.prose.merged_head import merged_head

__all__ = ["merged_lines"]

_HEADINGS: Final = (
    "References?|REFERENCES?|Literature [Cc]ited|Bibliography|Literatur(?:verzeichnis)?"
    "|Referencias?(?: [Bb]ibliográficas?)?|Referências?(?: [Bb]ibliográficas?)?"
    "|Bibliogra(?:fía|fia|phie)|Références?(?: [Bb]ibliographiques?)?"
)
#: What an entry begins with: a number and a name, or a name and initials.
_NAME: Final = r"[^\W\d_a-z][\w’'-]{1,30}"
#: How names go on that the parts of a reference run into.
_RUN_IN: Final = (
    r"|[A-Z][a-z]{1,20}[A-Z][a-z]|(?<=[a-z])[A-Z]{2,3} [a-z]"
    r"| (?:d[aeo]s?|de|v[ao]n) [A-Z][a-z]{1,20}[A-Z]\."
)
_ENTRY: Final = re.compile(
    rf"^(?:{_HEADINGS}):?(?P<blank> )"
    rf"(?=(?:\[?(?P<number>[0-9]{{1,2}})(?:[.\])]{{1,2}} ?| )?)?"
    rf"(?:(?:d[aeiou][sl]?|v[ao]n|der|den|el|al|la|ten) )*{_NAME}"
    r"(?:,? (?:[A-Z]\.?[ -]?){1,3}[,.;( ]|[A-Z]{1,3}[.,]|[A-Z]{1,3}[A-Z][a-z]|, [A-Z]"
    + _RUN_IN
    + r")"
    r"|(?P<first>\[?1[.\])]{1,2}) ?[^\W\d_a-z])",
    re.MULTILINE,
)
#: What a text has that holds one of the headings.
_STEMS: Final = ("eferenc", "EFERENC", "iterat", "ibliogra", "eférences", "eferênci")
#: The same behind the entry before, for a number.
_NEXT: Final = (
    r"(?<=[^\s,])( )(?=\[?{}"
    r"(?:[.\])]{{1,2}} ?(?=[^\W\d_a-z])| ?(?={}(?:,? [A-Z]|[A-Z]))))"
)
#: So many entries are put apart.
_MOST: Final = 60


def merged_lines(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    r"""Yield the blanks that stood for line ends above a text and in its references.

    >>> raw = "References 1. Roe J. Wet soil. 2010. 2. Poe A. Dry soil. 2011."
    >>> list(merged_lines(raw))
    [(10, 11, '\n', False), (36, 37, '\n', False)]
    """
    yield from merged_head(raw)
    yield from merged_citations(raw)
    if not any(stem in raw for stem in _STEMS):
        return
    for entry in _ENTRY.finditer(raw):
        yield *entry.span("blank"), "\n", False
        if entry["number"] != "1" and not entry["first"]:
            continue
        start, end = entry.end(), raw.find("\n", entry.end())
        end = len(raw) if end < 0 else end
        for number in range(2, _MOST):
            following = re.compile(_NEXT.format(number, _NAME)).search(raw, start, end)
            if following is None:
                break
            yield *following.span(1), "\n", False
            start = following.end()
