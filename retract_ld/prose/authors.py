"""Names of authors in citations and sentences, exactly as they are written.

Nothing is turned round or re-cased: ``Choi S``, ``Hsia, T.-C.``, ``TAILIN WU`` and
``Ana Luiza Cabral MARINHO`` stay what they are.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_ends import (
    ET_AL,
    YEAR_NEXT,
    Author,
    before_prose,
    family_end,
    is_bracketed_word,
    joined,
    name_end,
    with_last_stop,
)
from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.author_styles import COLLECTIVE, FAMILY_FIRST, SUFFIX
from retract_ld.prose.degrees import degrees_end, without_degrees
from retract_ld.prose.lone_names import ALONE, NUMBERED, is_given_name, lone_author
from retract_ld.prose.names import is_family_alone, is_name

__all__ = ["author_list"]

_SEPARATOR: Final = re.compile(
    r"\s*(?:[;,、，；]\s*(?:and\s+|AND\s+|&\s*|y\s+|e\s+|et\s+(?!al)|und\s+)?|\s(?:and|AND|&|y|e"
    r"|et(?! al)|und)\s)\s*"
)
#: The rest of a group's name, ``Reproducibility Project: Cancer Biology. 2015.``.
_GROUP: Final = re.compile(
    r"(?P<rest>: [A-Z][^\n.:;,]{2,60})(?=\. \(?(?:19|20)[0-9]{2})"
)
_OPENS_TITLE: Final = "[“‘\"'«„"
_AND_BEFORE: Final = re.compile(r"(?:\b(?:and|und|et)|&|[,;\s][ye]) $")
_INITIALS_FIRST: Final = re.compile(r"(?:[^\W\d_a-z]\.[- ]?){1,4} ?[^\W\d_]{2}")
#: ``P. T. Doan.``: the stop is the sentence's.
_STOPPED: Final = re.compile(r" [^\W\d_a-z][a-zà-ÿ]{2,}\.$")
_BARE_INITIALS: Final = re.compile(r" [^\W\d_a-z]{1,4}\.$")
_TITLE_BEGINS: Final = re.compile(r"[A-Z][\w-]+,? (?:\S{1,20} )?[a-z]{2,}")
#: A first author turned round in a bibliography: ``Lund, Beatrix, and Samuel Adjei. “``.
_TURNED: Final = re.compile(
    r"(?P<first>[^\W\d_a-z][\w'’-]+(?: [A-Z][\w'’-]+)?, [A-Z][a-z][\w'’-]*(?: [A-Z]\.)?)"
    r"(?=(?:, (?:and|et al\.?)\b[^“”\n\"]{0,160}?)?\.? ?[“\"])"
)
_DOTTED_ON: Final = re.compile(r"\.? ?[A-Z][a-z]{1,12}\.")
_TURNED_NAME: Final = re.compile(
    r"(?:(?:van|von|de|der|den|del|la|da|dos|di|al|el|ben|le) ){0,2}(?:St\. )?"
    r"[^\W\d_a-z][\w'’ -]{1,30}, "
    r"[^\W\d_a-z][^\W\d_][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
)
_TURNED_LIST: Final = re.compile(
    rf"{_TURNED_NAME.pattern}(?:; (?:and |& )?{_TURNED_NAME.pattern})+(?= ?[.(,:“\"]|$)"
)
_LABEL: Final = 10
#: ``Rosa Delgado y Pineda``: a name of both parents.
_DOUBLE_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]{1,20} (?:[A-ZÀ-Þ][\w.’'-]{0,20} ){1,2}"
    r"y [A-ZÀ-Þ][a-zà-ÿ]+(?=[,;:(]|\.? ?$)"
)
_MAX_NAMES: Final = 400
#: ``JSOIL`` alone before a title is a journal.
_LONGEST_ACRONYM: Final = 3
#: Titles before a name are no part of it: ``Prof. Dr. med. Ute Lang``.
_HONORIFICS: Final = re.compile(
    r"(?:d['’](?=[A-ZÀ-Þ])|(?:Mme|Mlle|MM\.|Herrn?|Frau|Sr\.ª|Professors?|Doctors?) "
    r"|(?:Profs?|Profa|Drs?|Dra|Dres|PD|Priv\.-Doz|Mme|Mr|Mrs|Ms|Sra?|Lic|Ing|Dipl|h\. ?c|med"
    r"|rer|nat|phil|dent|vet|habil)\.(?:-[A-Z][a-z]+\.)? ?)+(?=[A-ZÀ-Þ])"
)


def author_list(
    plain: str,
    low: int,
    high: int,
    *,
    introduced: bool = False,
    families: bool = False,
) -> tuple[list[Author], int]:
    """Return the names at the front of a stretch of text and where they end.

    Unless the list is `introduced` (``by …``) it must be closed by a stop, a colon, a year,
    a quotation mark or "et al.", so that a title is not taken for names. With `families`
    family names alone are names too (``Roe, Poe & Doe``).

    >>> text = "Roe J, van Poe AB, et al. On soil."
    >>> author_list(text, 0, len(text))
    ([('Roe J', 0, 5), ('van Poe AB', 7, 17)], 25)
    """
    names: list[Author] = []
    closed = last_named = others = False
    position = _step_over(plain, low, high, " \n([")
    turned_round = _TURNED.match(plain, position)
    whole = _whole(plain, _after_honorifics(plain, position, high), high)
    if whole := whole or uniform_list(plain, position, high):
        return whole
    if turned_round and turned_round.end() <= high:
        names.append((turned_round["first"], *turned_round.span("first")))
        between = _SEPARATOR.match(plain, turned_round.end(), high)
        position, introduced = (between or turned_round).end(), True
    while position < high and len(names) < _MAX_NAMES:
        more = ET_AL.match(plain, position, high)
        if names and (more or plain[position] in _OPENS_TITLE):
            position, closed = more.end() if more else position, True
            others = bool(more)
            break
        position = _after_honorifics(plain, position, high)
        separator, stop = _separator(plain, position, high)
        previous = names[-1][0] if names else ""
        turned = any("," in name for name, *_ in names[:-1][:3])
        end = name_end(plain, position, stop, previous, turned=turned)
        if introduced and (end is None or _is_inside(plain, end)):
            end = _end_in_sentence(plain, position, stop) or end
        if (
            end is None
            and families
            and all(is_family_alone(name) for name, *_ in names)
        ):
            end = family_end(plain, position, stop)
        if end is None:
            closed = (
                last_named or _are_uniform(names) or _is_title(plain, names, position)
            )
            break
        joint = joined(plain, names, position, end)
        group = _GROUP.match(plain, end, high) if len(names) > 1 else None
        end = group.end("rest") if group and not joint else end
        names = joint or [*names, _bare(plain, position, end)]
        position = _after_degrees(plain, names, end, high)
        if position > end:
            separator = _SEPARATOR.match(plain, position, high)
            stop = separator.start() if separator else max(stop, position)
        more = ET_AL.match(plain, position, high)
        if more:
            position, closed, others = more.end(), True, True
            break
        rest = plain[position:stop].strip(" \n*†‡§¶#")
        if rest or separator is None:
            closed = (
                not rest
                or rest[0] in ".:(" + _OPENS_TITLE
                or plain[end - 1] == "."
                or YEAR_NEXT.match(rest) is not None
                or rest.startswith(("entitled ", "titled "))
            )
            break
        last_named = len(names) > 1 and _is_last(plain, names[-1][1])
        position = separator.end()
        closed = position >= high
    closed = closed and not is_bracketed_word(plain, names, position)
    if introduced or (closed and (others or _is_credible(plain, names))):
        return _without_stop(with_last_stop(plain, names)), position
    return [], low


#: ``A Brown`` after "by": an initial, no article.
_INITIAL_A: Final = re.compile(r"A [A-Z][a-z'’-]{2,}(?:-[A-Z][a-z]+)?")


def _end_in_sentence(plain: str, low: int, high: int) -> int | None:
    """Return where a name ends that "by" leads up to in running text."""
    initial = _INITIAL_A.fullmatch(plain, low, high)
    return initial.end() if initial else before_prose(plain, low, high)


def _bare(plain: str, start: int, end: int) -> Author:
    name = without_degrees(plain[start:end])
    return name, start, start + len(name)


#: ``Jane Roe (University of the Isles) and``
_AFFILIATED: Final = re.compile(
    r" ?\((?=[^()\n]{0,80}\b(?:Universit|Institut|College|School|Department|Hospital"
    r"|Cent(?:er|re)|Faculty|Academy|Laborator))[^()\n]{4,120}\)(?=,| and| &|;|$|\.)"
)


def _after_degrees(plain: str, names: list[Author], low: int, high: int) -> int:
    """Return where the last name ends with its degrees and the place where it works."""
    name, _, end = names[-1]
    end = max(end, low)
    end = degrees_end(plain, end, high) if is_name(name) else end
    affiliated = _AFFILIATED.match(plain, end, high)
    return affiliated.end() if affiliated else end


def _after_honorifics(plain: str, low: int, high: int) -> int:
    honorifics = _HONORIFICS.match(plain, low, high)
    return honorifics.end() if honorifics else low


def _separator(plain: str, low: int, high: int) -> tuple[re.Match[str] | None, int]:
    """Return what ends the name that begins at an offset, and where."""
    double = _DOUBLE_NAME.match(plain, low, high)
    start = double.end() if double else low
    separator = _SEPARATOR.search(plain, start, min(high, start + 400))
    return separator, separator.start() if separator else high


def _whole(plain: str, start: int, high: int) -> tuple[list[Author], int] | None:
    """Return a list whose form alone says that it is one, and where it ends."""
    listed = _TURNED_LIST.match(plain, start, high)
    if listed:
        items = _TURNED_NAME.finditer(plain, *listed.span())
        return [(item.group(), *item.span()) for item in items], listed.end()
    alone = ALONE.match(plain, start, high)
    several = uniform_list(plain, start, high) if alone and alone["turned"] else None
    first = alone["turned"].split()[0] if alone and alone["turned"] else ""
    if is_given_name(first) or (several and len(several[0]) > 1):
        alone = None  # "Jane Roe, Bo Poe. Wet soil": two names
    dated = alone is not None and alone.lastgroup == "dated"
    if alone and (dated or NUMBERED.search(plain, alone.end(), high + _LABEL)):
        kind = alone.lastgroup or ""
        return [(alone[kind], *alone.span(kind))], alone.end()
    lone = lone_author(plain, start, high)
    if lone:
        end = lone[1] + 1 if plain[lone[1]] == "." else lone[1]
        return [(plain[slice(*lone)], *lone)], end
    return None


def _is_inside(plain: str, end: int) -> bool:
    """Tell whether a name may end with its middle initial's stop: ``Diederik A.``."""
    return plain[end : end + 1] == "." and plain[end - 2 : end - 1] == " "


def _is_last(plain: str, start: int) -> bool:
    """Tell whether "and" stands before the name at an offset: it is the list's last."""
    return bool(_AND_BEFORE.search(plain, max(0, start - 6), start))


def _are_uniform(names: list[Author]) -> bool:
    """Tell whether all of several names are a family name and initials, either way round.

    Such a list needs no other mark of its end: ``Roe J, Poe B, On soil, …``.
    """
    return len(names) > 1 and all(
        FAMILY_FIRST.search(name) or _INITIALS_FIRST.match(name) for name, *_ in names
    )


def _is_title(plain: str, names: list[Author], start: int) -> bool:
    """Tell whether a title follows three or more full names and a comma, or two known."""
    given = all(is_given_name(name.split()[0]) for name, *_ in names)
    two = len(names) == 2 and given and plain.startswith(", ", names[-1][2])
    # ``Wet Soil, Dry Peat, and Dead Moss in the Fens`` is all title.
    several = two or (len(names) > 2 and not _is_last(plain, start))
    return several and bool(_TITLE_BEGINS.match(plain, start))


def _without_stop(names: list[Author]) -> list[Author]:
    """Take the sentence's stop off the last name where no other has stops: ``Shen JF.``."""
    if not names:
        return names
    name, start, end = names[-1]
    if (
        name.endswith(".")
        and "." not in name[:-1]
        and _BARE_INITIALS.search(name)
        and (len(names) > 1 or len(name.rsplit(None, 1)[-1]) > 2)
        and not any("." in other for other, *_ in names[:-1])
    ):
        return [*names[:-1], (name[:-1], start, end - 1)]
    if _STOPPED.search(name) and not SUFFIX.search(name):
        return [*names[:-1], (name[:-1], start, end - 1)]
    return names


def _step_over(plain: str, low: int, high: int, characters: str) -> int:
    while low < high and plain[low] in characters:
        low += 1
    return low


def _is_credible(plain: str, names: list[Author]) -> bool:
    if len(names) > 1 or (names and COLLECTIVE.match(names[0][0])):
        return True
    if names and _DOTTED_ON.match(plain, names[0][2]) and "." in names[0][0][:3]:
        return False  # "J. Posth. Log. 33": a journal's abbreviated name
    if names and plain[names[0][2] : names[0][2] + 3].strip(" .,")[:1] in {"“", "«"}:
        return True  # ``Jane Roe. “On soil”``
    if names and names[0][0] > "\u2e80":
        return False  # two or three Han characters may be anything
    return bool(names) and (
        bool(re.search(r"(?:^| )[^\W\d_a-z]{1,3}$|[^\W\d_a-z]\.", names[0][0]))
        or (
            len(names[0][0].split()) == 1
            and names[0][0] < "\u2e80"
            and not (names[0][0].isupper() and len(names[0][0]) > _LONGEST_ACRONYM)
        )
    )
