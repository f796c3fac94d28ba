"""Lines that say in which proceedings a paper stood: ``in the Proceedings of the 2010 …``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["proceedings_line"]

_LINE: Final = re.compile(
    r"(?:(?:[Pp]ublished |[Aa]ppeared )?[Ii]n:? (?:the )?)?(?![^\n]{0,120}[“”\"])"
    r"(?P<journal>(?=[^\n]{0,120}\b(?:Proceedings|Proc(?=\.)|Conference|Conf(?=\.)|Symposium|Workshop|Congress)\b)"
    r"(?:[A-Z][\w&.-]{1,14} ?[’'][0-9]{2}: )?[A-Z0-9][^\n;:]{10,200}?)"
    r"(?:,? (?:[Vv]ol(?:ume|\.) ?(?P<volume>[0-9]{1,4})))?"
    r"(?:,(?: [A-Z][a-z]{2,8}\.?(?: [0-9]{1,2}(?:[-–][0-9]{1,2})?,?)?)? "
    r"(?P<published>(?:19|20)[0-9]{2}))?"
    r",? pp?(?:ages?|\.)? ?(?P<pages>(?:V[0-9]{1,2}-)?[0-9]{1,5}"
    r"(?: ?[-–] ?(?:V[0-9]{1,2}-)?[0-9]{1,5})?)"
    r"(?:, (?:[A-Z][a-z]{2,8} )?(?P<later>(?:19|20)[0-9]{2}))?"
    r"(?=[.,;]? (?:doi|DOI|https?:)|[.,]?$)"
)


#: ``, Wuhan, China`` after the acronym of a meeting.
_PLACES: Final = re.compile(
    r"(?<=\))(?:, [A-Z][\w.’ -]{1,30}){1,3}$"
    r"|(?:, [A-Z][\w.’-]{2,20}(?: [A-Z][\w.’-]{2,20})?){2}$"
)


def proceedings_line(plain: str, low: int, high: int) -> Citation | None:
    """Read a line with nothing but the proceedings, their date and the pages.

    >>> text = "in the Proceedings of the 2nd Soil Conference (SC), May 2010, pp. 3-9"
    >>> proceedings_line(text, 0, len(text)).value("journal")
    'Proceedings of the 2nd Soil Conference (SC)'
    """
    match = _LINE.match(plain, low, high)
    if match is None:
        return None
    citation = Citation(low, high)
    for name in ("volume", "published", "pages"):
        if match[name]:
            citation.put(name, plain, *match.span(name))
    start, end = match.span("journal")
    places = _PLACES.search(plain, start, end)
    citation.put("journal", plain, start, places.start() if places else end)
    if match["later"] and not match["published"]:
        citation.put("published", plain, *match.span("later"))
    for kind, _, start, end in identifiers_in(plain, match.end(), high):
        if kind == "doi":
            citation.put("doi", plain, start, end)
    return citation
