"""Proceedings with their year and pages, wherever a citation names them.

``in 2022 IEEE Conference on Soil (CoS), Dublin, Ireland, 2022, pp. 77–84``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["proceedings_rows"]

_KEY: Final = re.compile(
    r"\b(?:Proceedings|Proc\.|Conference|Conf\.|Symposium|Symp\.|Workshop|Congress)(?![\w'’])"
)
_WORD: Final = r"(?:[A-Z0-9][\w&.’'/-]*|of|the|on|and|for|in|&|de|des|to|with)"
_BEFORE: Final = re.compile(
    rf"(?:(?P<acronym>[A-Z][\w&.-]{{1,14}} ?[’'][0-9]{{2}}: )(?:{_WORD} ){{0,12}}"
    rf"|(?:{_WORD} ){{0,12}})$"
)
_AFTER: Final = re.compile(rf"(?: {_WORD}){{0,18}}(?: \([A-Z][\w&’'./ -]{{1,24}}\))?")
_MONTH: Final = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?: [0-9]{1,2}"
    r"(?:[-–][0-9]{1,2})?,?)? "
)
_YEAR: Final = r"(?:19|20)[0-9]{2}(?![0-9])"
_PAGES: Final = (
    r"(?:V[0-9]{1,2}-[0-9]{1,5} ?[-–] ?V[0-9]{1,2}-[0-9]{1,5}|[A-Z]{0,2}[0-9]{1,5}"
    r" ?[-–] ?[A-Z]{0,2}[0-9]{1,5})"
)
_NUMBERS: Final = re.compile(
    r"(?:,? [Vv]ol(?:ume|\.)? ?(?P<volume>[0-9]{1,4}))?"
    rf"(?:, (?!pp?\b|pages|{_MONTH})[A-Z][^\d,;:()\n]{{1,60}}){{0,3}}?"
    rf"(?:,? \(?(?:{_MONTH})?(?P<year>{_YEAR})\)?)?"
    rf"[,.:]? (?:(?:[Pp]{{1,2}}\.? ?|[Pp]ages? )(?P<pages>{_PAGES}|[0-9]{{1,5}})"
    rf"|(?P<bare>{_PAGES}))(?![0-9A-Za-z])"
    rf"(?:, \(?(?:{_MONTH})?(?P<last>{_YEAR})\)?)?"
)
#: The word that leads up to proceedings, and an article.
_IN: Final = re.compile(r"(?:(?<=[.,;:”\"’)(] )|(?<=[^\W\d_] )|^)[Ii]n:? (?:the )?$")
_STOP: Final = re.compile(
    r"(?:[a-z]{3}|[)?!])[.?!] (?:[Ii]n:? )?(?:the )?|(?:^|[.,;] )[Ii]n:? (?:the )?"
)
_SHORTENED: Final = re.compile(
    r"(?:Int|Conf|Proc|Symp|Annu|Ann|Natl|Eur|Intl|Sci|Eng|Technol|Comput|Work|Assoc|Soc)\. "
)
_LONGEST: Final = 140
_NO_NAME: Final = re.compile(r"(?:of|the|on|and|for|in|&|to|with|de|des) ")
_LEAD: Final = re.compile(r"\b[Ii]n:? (?P<the>the )?")
#: How proceedings begin that "in" leads up to.
_NAMED: Final = re.compile(
    r"Proceedings|Proc\.|(?:19|20)[0-9]{2} |[0-9]{1,3}(?:st|nd|rd|th) |[A-Z]{2,}\b"
)
_ANY_YEAR: Final = re.compile(rf"(?<![0-9]){_YEAR}")
_FEWEST_WORDS: Final = 3


def proceedings_rows(
    plain: str, low: int, high: int
) -> Iterator[tuple[int, int, dict[str, tuple[int, int]]]]:
    """Yield start, end and spans of proceedings that are cited with pages.

    >>> text = "“On soil,” in Proceedings of the 2nd Soil Conference (SC), May 2010, pp. 3-9"
    >>> [(start, end, spans)] = proceedings_rows(text, 0, len(text))
    >>> {name: text[slice(*span)] for name, span in spans.items()}["journal"]
    'Proceedings of the 2nd Soil Conference (SC)'
    """
    position = low
    for key in _KEY.finditer(plain, low, high):
        if key.start() < position:
            continue
        after = _AFTER.match(plain, key.end(), high)
        end = after.end() if after else key.end()
        numbers = _NUMBERS.match(plain, end, high)
        if numbers is None:
            continue
        start = _start(plain, max(position, low, key.start() - _LONGEST), key.start())
        if (
            len(plain[start:end].split()) < _FEWEST_WORDS
            or plain[start:end].rsplit(None, 1)[-1].isdigit()
        ):
            continue
        spans = {"journal": (start, end)}
        for name, kind in (
            ("volume", "volume"),
            ("year", "year"),
            ("last", "year"),
            ("pages", "pages"),
            ("bare", "pages"),
        ):
            if numbers[name]:
                spans.setdefault(kind, numbers.span(name))
        named = _ANY_YEAR.search(plain, start, end)
        if named:  # ``(CoS 2018)``
            spans.setdefault("year", named.span())
        lead = _IN.search(plain, max(low, start - 8), start)
        yield lead.start() if lead else start, numbers.end(), spans
        position = numbers.end()


def _start(plain: str, low: int, key: int) -> int:
    """Return where the name begins that holds a word such as "Conference"."""
    line = plain.rfind("\n", low, key) + 1
    low = max(low, line)
    before = _BEFORE.search(plain, low, key)
    start = before.start() if before else key
    if before is None or not before["acronym"]:
        for stop in _STOP.finditer(plain, start, key):
            word = plain.rfind(" ", start, stop.end() - 1) + 1
            if not _SHORTENED.match(plain, word):
                start = stop.end()
    for lead in _LEAD.finditer(plain, start, key):
        if lead.start() == start or lead["the"] or _NAMED.match(plain, lead.end()):
            start = lead.end()  # "by Jane Roe in the 2011 Conference on Soil"
    while small := _NO_NAME.match(plain, start, key):
        start = small.end()
    return start
