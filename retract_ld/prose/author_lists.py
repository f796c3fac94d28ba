"""Lists of authors as bibliographies print them: one form of name from first to last.

The form of the first name fixes that of the others (``Roe, J., Poe, B.``; ``Roe, J., B.
Poe``; ``Roe JK, Poe B``; ``J. Roe, B. Poe``), so that what has another form is the title.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from retract_ld.prose.degrees import DEGREE, degrees_end
from retract_ld.prose.lone_names import is_given_name

__all__ = ["runs_of_names", "uniform_list"]

_UP: Final = r"[^\W\d_a-zß-öø-ÿ]"
#: A word of a family name; one of two or three capitals is initials beside another word.
_WORD: Final = (
    r"(?!(?:In|The|An?|On|For|From|By|To|Of)\b)"
    rf"(?!\S{{2,20}}[a-zß-öø-ÿ][A-Z]{{1,3}}(?![\w'’-]))"
    rf"(?:[dDLO]['’׳ʼ])?{_UP}(?:(?=[^\W\d_]*[a-zß-öø-ÿ])|(?=[^\W\d_]{{3}}))[^\W\d_]+"
    r"(?:['’׳ʼ‐-][^\W\d_]+){0,3}"
)
_PARTICLES: Final = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]as?|[Dd]os?|[Dd]i|[Dd]u|[Ll]as?"
    r"|[Ll]e|[Ll]os|[Ee]l|[Aa]l|[Tt]en|[Tt]er|[Bb]in|[Ii]bn|[Aa]f|[Aa]v|[Zz]ur?|St\.?|Ben"
    r"|VAN|VON|DEN?|DER|DEL|DOS?|DA|DI|LA|LE|EL|AL|BEN|BIN|TEN|TER|ST\.) ){0,3}"
)
_FAMILY: Final = (
    rf"{_PARTICLES}(?:{_WORD}(?:[ -](?:(?:van|von|de|der) )?(?:{_WORD}|An\b)){{0,2}}"
    rf"|{_UP}[^\W\d_]{{1,2}}(?![\w’'-]))"
)
_INITIAL: Final = rf"(?:{_UP}|Yu|Zh|Ch|Ya|Kh|Sh|Th)\."
_DOTTED: Final = rf"{_INITIAL}(?:[ \u00a0]?[-‐]?{_INITIAL}){{0,4}}"
_BARE: Final = (
    rf"(?!ST\. ){_UP}(?:[-‐ ]?{_UP}(?![a-zß-öø-ÿ])){{0,3}}(?![\w'’]|\.[ -]?{_UP}\.|\.,)"
)
_GIVEN: Final = (
    rf"{_UP}(?=[^\W\d_]*[a-zß-öø-ÿ])[^\W\d_]+(?:[-‐][^\W\d_]+){{0,2}}"
    rf"(?: {_UP}\.(?:{_UP}\.)?| {_UP}(?=[,. ])"
    rf"|(?: [dv][eoan]n?)? {_UP}[^\W\d_]+(?:-[^\W\d_]+)?){{0,3}}"
)
#: ``PLOS ONE``
_NO_ACRONYMS: Final = rf"(?!{_UP}{{2,}} {_UP}{{3}}(?!\w))"
#: ``JANE B. ROE``
_CAPITALS: Final = (
    rf"(?!THE |A |AN |IN |ON |OF ){_UP}{{2,}}(?:[-‐'’]{_UP}+)*(?: {_UP}\.){{0,2}}"
    rf"(?: (?:ST\.|{_UP}['’]|)?{_UP}{{2,}}(?:[-‐'’]{_UP}+)*(?![\w'’])){{1,3}}"
)
_SUFFIX: Final = r"(?:,? (?:Jr|Sr|[23]rd|2nd|III?|IV)\b\.?)?"


class _Form(NamedTuple):
    first: re.Pattern[str]
    rest: re.Pattern[str]
    #: Whether the title may follow a comma: no title has the form of these names.
    comma: bool
    #: Whether a blank may stand between the last name, whose stop it has, and the title.
    stop: bool
    #: Whether only a list of several that a year or a quotation closes is one.
    several: bool
    #: Whether nothing but a blank may stand before the title: ``Roe JB``.
    bare: bool
    #: Whether one name alone needs a year or a quotation after it: ``T Cells: …``.
    dated: bool
    #: Whether no second letter is small: ``JB Roe``, ``JANE ROE``.
    capitals: bool


def _form(
    first: str,
    rest: str,
    *,
    comma: bool = False,
    stop: bool = False,
    several: bool = False,
    bare: bool = False,
    dated: bool = False,
    capitals: bool = False,
) -> _Form:
    patterns = re.compile(first), re.compile(rest)
    return _Form(*patterns, comma, stop, several, bare, dated, capitals)


_TURNED: Final = rf"{_FAMILY}, {_DOTTED}{_SUFFIX}"
_STRAIGHT: Final = rf"{_DOTTED} ?{_FAMILY}{_SUFFIX}"
_FORMS: Final = (
    _form(_TURNED, _TURNED, comma=True, stop=True),
    _form(_TURNED, _STRAIGHT, comma=True, stop=True),
    _form(rf"{_FAMILY}, {_BARE}", rf"{_BARE} {_FAMILY}"),
    _form(rf"{_FAMILY}, {_BARE}", rf"{_FAMILY}, {_BARE}"),
    _form(rf"{_PARTICLES}{_WORD}, {_GIVEN}", rf"(?:{_GIVEN}|{_DOTTED}) {_FAMILY}"),
    _form(rf"{_PARTICLES}{_WORD}, {_GIVEN}", rf"{_FAMILY}, {_GIVEN}{_SUFFIX}"),
    _form(
        rf"{_NO_ACRONYMS}{_FAMILY} {_BARE}{_SUFFIX}",
        rf"{_FAMILY} {_BARE}{_SUFFIX}",
        bare=True,
    ),
    _form(rf"{_NO_ACRONYMS}{_FAMILY} {_BARE}", rf"{_BARE} {_FAMILY}"),
    _form(rf"{_FAMILY} {_DOTTED}", rf"{_FAMILY} {_DOTTED}", comma=True, stop=True),
    _form(_STRAIGHT, _STRAIGHT, comma=True),
    _form(rf"{_GIVEN} {_FAMILY}", rf"{_GIVEN} {_FAMILY}{_SUFFIX}", several=True),
    _form(
        rf"{_BARE} {_FAMILY}", rf"{_BARE} {_FAMILY}{_SUFFIX}", dated=True, capitals=True
    ),
    _form(_CAPITALS, _CAPITALS, several=True, capitals=True),
)
#: What is no part of the name after it: ``Dr. Roe``, ``²*Roe``.
_HONORIFIC: Final = re.compile(
    r"(?:(?:Prof|Dr|Mr|Mrs|Ms)\.? )+|[¹²³⁰-⁹]{1,3}(?:[,*†]{1,2}[¹²³⁰-⁹*†]?)?(?=[^\W\d_a-z])"
)
_SEPARATOR: Final = re.compile(
    r" ?[,;/] ?(?:(?:and|&|und|et(?! al)|y) )?(?:… ?|\. \. \. ?)?"
    r"| (?:and|AND|&|und|et(?! al)|y) "
)
#: With what an honorific or a mark begins.
_MAY_BE_HONORIFIC: Final = frozenset("PDM¹²³⁰⁴⁵⁶⁷⁸⁹")
_ET_AL: Final = re.compile(
    r"[,;]?\s*(?:\bet\.? al(?:ii)?\b\.?|\b(?:and|&) (?:others|al\b\.?)|\[[^\]\d]{2,12}\])"
)
_YEAR: Final = r"[(\[]?(?:19|20)[0-9]{2}[a-z]?[)\]]?(?:[.,:;]|\s(?=[A-Z“\"‘«]))"
#: What ends any list: a year, a quotation, a colon.
_CLOSED: Final = re.compile(
    rf"[.,;:]? {{0,2}}{_YEAR}|[.,:]? ?(?:[“\"‘«„]|'(?=\w))|\. ?[(\[](?:19|20)[0-9]{{2}}"
    r"|[,.]? ?[(\[](?:19|20)[0-9]{2}|: (?=\S)"
)
_YEAR_OR_QUOTE: Final = re.compile(
    rf"\. {_YEAR}|,? [(\[](?:19|20)[0-9]{{2}}|[.,:]? ?\(?[“\"‘«„]"
)
_TITLE: Final = r"(?=[\[(]?[A-Zα-ω0-9À-Þ][^\s.]*[\s:-])"
_STOP: Final = re.compile(rf"\. {_TITLE}")
_BLANK: Final = re.compile(rf"(?<=\.) {_TITLE}")
_COMMA: Final = re.compile(r", (?=[A-Z0-9][^\s.,]*(?: [^\s,]+){2})")
#: ``Roe J, Poe B, Doe MK Wet soil and peat``: a blank alone before the title.
_UNMARKED: Final = re.compile(
    rf" (?={_UP}[a-zß-öø-ÿ][\w'’-]+ (?:[\w'’-]+ )?[a-zß-öø-ÿ]{{2,}} )"
)
_SHORTEST: Final = 4
#: A sentence or a title, which no name begins: ``The authors regret …``.
_RUNS_ON: Final = re.compile(
    r"(?:[^\s,;.:/&]+ )?[^\s,;.:/&]+ "
    r"(?!(?:and|und|van|von|der|den|del|dela|della|dos|das|los|las"
    r"|ten|ter|bin|bint|ben|ibn|abu|abd|zur|zum|vom|san|ould) )[a-zß-öø-ÿ]{3,}(?=[ ,.;:])"
)
_MANY: Final = 3
_MOST: Final = 400


def uniform_list(
    plain: str, low: int, high: int, *, alone: bool = False
) -> tuple[list[tuple[str, int, int]], int] | None:
    """Return the names of a list of one form and where they end, or nothing.

    One name before a title counts only where it may stand `alone`.

    >>> text = "Nam, Y.-H., J. E. Kim, and M. Roe. 2012. On soil."
    >>> [name for name, *_ in uniform_list(text, 0, len(text))[0]]
    ['Nam, Y.-H.', 'J. E. Kim', 'M. Roe']
    """
    if high - low < _SHORTEST or _RUNS_ON.match(plain, low, high):
        return None
    best: tuple[list[tuple[str, int, int]], int] | None = None
    for form in _FORMS:
        found = _read(plain, low, high, form, 1 if alone else 2)
        if found and (best is None or found[1] > best[1] + 1):  # a stop tells nothing
            best = found
    return best


def runs_of_names(
    plain: str, low: int, high: int
) -> list[tuple[list[tuple[str, int, int]], bool]]:
    """Return the names of one form at an offset, for each form, whatever follows them.

    Also tell of each whether it is of given and family names in full: so are places.

    >>> text = "F. Greaves and L. Dahl, Soil Lett."
    >>> [[name for name, *_ in names] for names, _ in runs_of_names(text, 0, len(text))]
    [['F. Greaves', 'L. Dahl']]
    """
    runs: list[tuple[list[tuple[str, int, int]], bool]] = []
    for form in _FORMS:
        names, *_ = _names_of(plain, low, high, form)
        if names:
            runs.append((names, form.several))
    return runs


def _read(
    plain: str, low: int, high: int, form: _Form, least: int
) -> tuple[list[tuple[str, int, int]], int] | None:
    names, ended, end = _names_of(plain, low, high, form)
    if not names:
        return None
    if form.several and (len(names) < 2 or not _YEAR_OR_QUOTE.match(plain, end, high)):
        return None
    more = _ET_AL.match(plain, end, high)
    if more:
        return names, more.end()
    if form.dated and len(names) < 2 and not _YEAR_OR_QUOTE.match(plain, end, high):
        return None
    if _CLOSED.match(plain, end, high):
        return names, end
    if len(names) < least:
        return None
    if _STOP.match(plain, end, high) or (form.stop and _BLANK.match(plain, end, high)):
        return names, end
    if form.bare and len(names) >= _MANY and _UNMARKED.match(plain, end, high):
        return names, end
    ended = ended and len(names) > 1
    if (form.comma or ended) and _COMMA.match(plain, end, high):
        return names, end
    if form.comma and ended and plain.startswith(", ", end):
        return names, end
    return None


def _names_of(
    plain: str, low: int, high: int, form: _Form
) -> tuple[list[tuple[str, int, int]], bool, int]:
    """Return the names of a form, whether "and" leads up to the last, and where all end."""
    names: list[tuple[str, int, int]] = []
    small = form.capitals and plain[low + 1 : low + 2].islower()
    if small and plain[low : low + 1] not in _MAY_BE_HONORIFIC:
        return names, False, low
    pattern, position, last, ended, end = form.first, low, False, False, low
    while len(names) < _MOST:
        if plain[position : position + 1] in _MAY_BE_HONORIFIC:
            honorific = _HONORIFIC.match(plain, position, high)
            position = honorific.end() if honorific else position
        match = pattern.match(plain, position, high)
        if match is None:
            break
        last_letter = _without_degree(match)
        names.append((plain[match.start() : last_letter], match.start(), last_letter))
        position = end = last_letter
        if plain.startswith(",", end):
            position = end = degrees_end(plain, end, high)
        pattern = form.rest
        ended = last
        is_closed = last and not form.comma
        separator = None if is_closed else _SEPARATOR.match(plain, position, high)
        if separator is None or _ET_AL.match(plain, position, high):
            break
        last = separator.group().strip(" ,;") in {"and", "AND", "&", "und", "et", "y"}
        position = separator.end()
    return names, ended, end


#: ``Jane Roe, MD``: a degree, where the given name is told; ``Roe, MD`` may be initials.
_DEGREE_LAST: Final = re.compile(
    rf"(?P<name>(?P<given>[^\W\d_]+)(?:-[^\W\d_]+)?(?: {_UP}\.)* [^,]{{2,40}}), {DEGREE}"
)


def _without_degree(name: re.Match[str]) -> int:
    """Return where a name ends, without a degree that has the form of initials."""
    if "," not in name.group():
        return name.end()
    titled = _DEGREE_LAST.fullmatch(name.group())
    if titled is None or not is_given_name(titled["given"]):
        return name.end()
    return name.start() + titled.end("name")
