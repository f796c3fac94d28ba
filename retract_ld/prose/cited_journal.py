"""The journal of a citation: its name parted from year, volume, month and place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from retract_ld.prose.line_labels import JOURNAL_LABEL

if TYPE_CHECKING:
    from retract_ld.prose.citation_fields import Citation

__all__ = ["before_city", "before_month", "put_journal"]

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|Spring|Summer|Autumn|Fall|Winter)(?![a-z])"
)
_MONTH_AT_END: Final = re.compile(rf",? {_MONTH}\.?(?: [0-9]{{1,2}},)? ?$")
_PLACES_AT_END: Final = re.compile(
    r"(?:, [A-Z][\w.’ -]{1,30}){1,3},? ?(?:[A-Z][a-z]{2,8}\.? )?$"
)
_YEAR_AT_START: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:[.,] | (?=[A-Z])(?![^\n]{0,90}\b(?:Conference|Symposium"
    rf"|Workshop|Congress|Meeting|Proceedings)\b)(?!IEEE|International|ACM|{_MONTH}))"
)
#: A reference mark grown to the name, and words that lead on to the numbers.
_NOT_OF_NAME: Final = re.compile(
    r"(?:(?<=[a-z]{3})[0-9]{1,2}|,? (?:on|in|at|as|by|under|with|en|em|im|dans|n[ao]))"
    r"[.,;]? ?$"
)
_MEETING: Final = re.compile(
    r"(?:[Ii]n:? )?(?:Proc|Proceedings|Conf|Conference|Symp|Workshop|[0-9]{4} IEEE)\b"
)
_YEAR_AT_END: Final = re.compile(
    rf"[ ,(\[]+(?:{_MONTH}\.? )?"
    r"(?P<year>(?:19|20)[0-9]{2})(?:/[0-9]{1,2}(?:-[0-9]{1,2})?)?"
    rf"(?:\[[A-Z][a-z]{{2,8}}\]| {_MONTH}\.?(?: [0-9]{{1,2}})?)?[ ).,;\]]*$"
)
#: ``Soil Letters (Early View)``
_AHEAD: Final = re.compile(
    r",? [(\[](?:[Ee]arly [Vv]iew|[Oo]nline [Ff]irst|[Ii]n [Pp]ress"
    r"|(?:[Ee]pub )?[Aa]head of [Pp]rint|[Oo]nline|[Aa]rticles? in [Pp]ress)[)\]][.,: ]*$"
)
#: ``Proceedings of the 5th Conference on Water (CW 2018)``
_ACRONYM: Final = re.compile(r"\([A-Z]{2,}[\w&-]{0,10} (?:19|20)[0-9]{2}\)$")
_VOLUME_AT_END: Final = re.compile(r",? (?P<volume>[0-9]{1,4})$")
_IN: Final = re.compile(
    rf"(?:(?:[Ii]n|From|The journal|the journal):?|{JOURNAL_LABEL}:) (?=[A-Z])"
    r"|(?:Original|Review|Special|Brief|Clinical|Research|Short|Case) (?:Article|Report"
    r"|Communication|Investigation|Letter|Paper), (?=[A-Z])"
)
#: ``by Jane Roe in Soil Letters``
_NAME_IN: Final = re.compile(r"[A-ZÀ-Þ][^,;:()\n]{2,40}? in (?=[A-Z])")
#: What can stand before numbers without being a journal's name.
_NO_NAME: Final = re.compile(
    r"(?:[\W\d_]*|(?:in|from|of|the|to|on|at|by|see|and|or|our|this|this journal"
    r"|(?:first )?(?:published|posted|e-?pub|available|accepted|received)(?: on(?:line)?)?"
    r"|the journal|our journal|online|issue|volume|vol|no|doi)\.?"
    rf"|{_MONTH}\.?(?: [0-9]{{1,2}})?)",
    re.IGNORECASE,
)


_LONGEST: Final = 90


def before_month(plain: str, low: int, high: int) -> int:
    """Return where the words end before a month that stands before a citation's year."""
    low = max(low, high - 24)
    month = _MONTH_AT_END.search(plain[low:high])
    return low + month.start() if month and month.start() else high


_CITY: Final = re.compile(
    r", [A-ZÀ-Þ][^\W\d_]+(?:[ -](?:d[aeo]s? )?[A-ZÀ-Þ][^\W\d_]+){0,3},? ?$"
)
_ABNT: Final = re.compile(r"(?:v|ano|n)\. ?[0-9]")


def before_city(plain: str, low: int, high: int) -> int:
    """Return where the words end before the city that ABNT puts between journal and volume.

    >>> text = "Revista de Solos, São Paulo, v. 12, n. 3"
    >>> text[: before_city(text, 0, 29)]
    'Revista de Solos'
    """
    if not _ABNT.match(plain, high):
        return high
    city = _CITY.search(plain[max(low, high - 40) : high])
    return max(low, high - 40) + city.start() if city else high


#: ``论文《沙地水分》（``: a sentence that quotes a title.
_QUOTED_TITLE: Final = re.compile(r"(?<=[^\s《「『])[《「『].{1,80}?[》」』]")


def put_journal(citation: Citation, plain: str, start: int, end: int) -> None:
    """Keep a journal's name; a volume at its end goes to its own field."""
    ahead = _AHEAD.search(plain[start:end])
    end = start + ahead.start() if ahead else end
    year = _YEAR_AT_END.search(plain[start:end])
    if year:
        first, last = year.span("year")
        citation.put("published", plain, start + first, start + last)
        if not _ACRONYM.search(plain[start:end]):
            end = start + year.start()
    volume = _VOLUME_AT_END.search(plain[start:end])
    if volume and citation.value("volume") in {None, volume["volume"]}:
        first, last = volume.span("volume")
        citation.put("volume", plain, start + first, start + last)
        end = start + volume.start()
    first_year = _YEAR_AT_START.match(plain, start, end)
    if first_year:  # ``(2008. J. Soil. 4: 3-9)``
        citation.put("published", plain, *first_year.span("year"))
        start = first_year.end()
    trailing = _NOT_OF_NAME.search(plain, start, end)
    end = trailing.start() if trailing else end
    month = _MONTH_AT_END.search(plain[start:end])
    if month:
        end = start + month.start()
    places = _PLACES_AT_END.search(plain[start:end])
    if places and _MEETING.match(plain, start, end):
        end = start + places.start()
    leading = _IN.match(plain, start, end)
    if leading is None and plain.endswith("by ", 0, start):
        leading = _NAME_IN.match(plain, start, end)
    start = leading.end() if leading else start
    while end > start and plain[end - 1] in " ,":
        end -= 1
    opening = plain.rfind("[", max(0, end - _LONGEST), end)
    if plain[end - 1] == "]" and -1 < opening <= start:  # ``[Soil. Lett.] 4, 3-9``
        start, end = opening + 1, end - 1
    while start < end and plain[start] in " ,;.":
        start += 1
    name = plain[start:end].strip()
    if name.count("]") > name.count("["):
        return
    if not _NO_NAME.fullmatch(name) and not _QUOTED_TITLE.search(name):
        citation.put("journal", plain, start, end)
