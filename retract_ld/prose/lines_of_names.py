"""Lines that hold names of authors, and what stands below them."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "NAMES",
    "begins_with_names",
    "begins_with_particle",
    "begins_with_place",
    "breaks_names",
    "is_below_names",
]

#: Digits at the end of a word are marks only: read in two ways, they would double the time
#: with each name.
_NAME: Final = (
    r"(?:[^\W\d_a-z][\w.’'-]{0,20}(?<![0-9])|d[aeiou][sl]?|v[ao]n|der|den|el|al|bin|la|ten)"
    r"(?:[0-9*†‡§¶]{1,3}(?:,[0-9*†‡§¶]{1,3}){0,4})?"
)
#: A line of names alone.
NAMES: Final = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,4}}"
    rf"(?:(?:, (?:and )?| and | & | · )(?:{_NAME}(?: {_NAME}){{0,4}})?){{1,60}}"
)
_MORE_NAMES: Final = re.compile(
    r"(?!(?:The )?(?:Acta|Annals|Archives|Bulletin|Journal|Proceedings|Transactions|Revista) )"
    rf"(?:(?:{_NAME} ){{0,4}}{_NAME}(?:[,;·](?! [12][0-9]{{3}}$)|$)|and |y |e |et |und "
    rf"|(?:{_NAME} ){{1,3}}(?:and|&|y|e|et|und) {_NAME}"
    rf"|[A-Z]{{1,3}}\.? |(?:{_NAME} ){{1,4}}(?:have|has|had|are|were|do|did|agree|who)\b)"
)
#: The end of a list of names that breaks off within one.
_LAST_NAMES: Final = re.compile(
    rf"[^\W\d_][\w.’'-]{{0,20}}, {_NAME}(?: {_NAME}){{0,3}}, {_NAME}$"
)
#: Authors as references have them.
_REFERRED: Final = re.compile(r"[a-z] [A-Z]{1,3}[.,] ")
#: Three names and a comma: whatever follows them, authors stand here.
_THREE_NAMES: Final = re.compile(
    rf"(?:[^\W\d_a-z][\w.’'-]{{0,20}}(?: {_NAME}){{1,3}}, ){{3}}"
)
#: What leads up to an author whose name goes on.
_BY: Final = re.compile(rf"\bby(?: {_NAME}){{1,2}}$")


def begins_with_names(line: str) -> bool:
    """Tell whether a line holds names alone or at least three at first."""
    return bool(NAMES.fullmatch(line) or _THREE_NAMES.match(line))


#: ``de Oliveira, A.P., Musa, R. and …``: the line begins a list though in small letters.
_PARTICLE_FIRST: Final = re.compile(
    r"(?:d[aeiou]s?|de[lrn]|van(?: de[rn]?)?|von(?: der)?|el|al|l[ae]|bin|te[nr]) "
    r"[^\W\d_a-z][\w'’-]{1,24}(?: [^\W\d_a-z][\w'’-]{1,24})?,? (?:[A-Z]\.[ -]?){1,4}"
    r"(?:[\W\d⁰¹²³⁴-⁹]{0,8}(?:[,;]| and | & )|\W{0,4}$)"
)


def begins_with_particle(line: str, following: str) -> bool:
    """Tell whether the next line begins with a name whose first word is small."""
    return line[-1] not in ",;&-" and _PARTICLE_FIRST.match(following) is not None


#: ``a Department of Soil, …``: the mark of a name is no article.
_MARKED_PLACE: Final = re.compile(
    r"[a-h][.)]? (?=[A-Z][^\n]{0,80}?(?:Universit|Institut|College|School|Dep(?:artmen)?t\b"
    r"|Hospital|Cent(?:er|re)|Facult|Laborator|Divisi|Academ|Dipartimento|Departamento))"
)
_IN_PROSE: Final = re.compile(
    r"(?<![\w’'-])(?!and\b|van\b|von\b|der\b|den\b|del\b|dos\b)[a-z]{3,}"
)


def begins_with_place(line: str, following: str) -> bool:
    """Tell whether the next line begins with the mark of an affiliation, below names."""
    return _MARKED_PLACE.match(following) is not None and (
        _MARKED_PLACE.match(line) is not None or not _IN_PROSE.search(line)
    )


def breaks_names(line: str, following: str) -> bool:
    """Tell whether a list of names seems to break off between two lines, within a name."""
    return bool(
        (_LAST_NAMES.search(line) and _MORE_NAMES.match(following)) or _BY.search(line)
    )


def is_below_names(line: str, following: str, *, is_place: bool) -> bool:
    """Tell whether a line of names is followed by something else, such as a place."""
    return (
        not following[0].islower()
        and NAMES.fullmatch(line) is not None
        and _MORE_NAMES.match(following) is None
        and (_REFERRED.search(line) is None or is_place)
    )
