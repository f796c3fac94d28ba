"""Where one author's name ends within a list, and what belongs to the name before it."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_styles import MAX_ITEM, SUFFIX, end_by_style
from retract_ld.prose.names import INITIALS, PARTICLES, is_family, is_name

__all__ = [
    "ET_AL",
    "YEAR_NEXT",
    "Author",
    "before_prose",
    "family_end",
    "is_bracketed_word",
    "joined",
    "name_end",
    "with_last_stop",
]

Author = tuple[str, int, int]

ET_AL: Final = re.compile(
    r"[,;.]?\s*(?:\bet\.? al\b\.?\s*\.?|\bund andere\b|\be (?:colaboradores|outros)\b"
    r"|\by (?:cols?|otros)\b\.?|等|ら|\band (?:others|colleagues|coworkers)\b)",
    re.IGNORECASE,
)
#: ``Jane Roe entitled “On soil”``
_TITLED: Final = re.compile(r",? (?:en)?titled\b")
YEAR_NEXT: Final = re.compile(r"(?:19|20)[0-9]{2} ")
_BEFORE_YEAR: Final = re.compile(
    r"(?P<name>[^\d()\[\]]{2,40}?),? ?[(\[]?(?:19|20)[0-9]{2}"
)
#: ``Boateng`` after ``Kwame A. ``: then what stands before is not yet the name.
_FAMILY_AFTER: Final = re.compile(
    r"\s+(?P<family>(?:(?:van|von|de|der|den|del|la|da|dos|di|al|el|bin) ){0,2}"
    r"[^\W\d_a-z][^\W\d_]+(?:[-'’ ][^\W\d_a-z][^\W\d_]+){0,2})(?=\s*(?:[(\[“‘:«—–]|$))"
)
#: The last of several names in full, before the sentence's stop: ``and Kwame A. Boateng.``.
_LAST_FAMILY: Final = re.compile(
    r"\s+(?P<family>(?:(?:van|von|de|der|den|del|la|da|dos|di|al|el|bin) ){0,2}"
    r"[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_a-z][^\W\d_]+)?)(?=\.(?:\s|$)|,)"
)
#: ``J. L. Roe Jr.`` after ``Bo Poe``
_SUFFIXED: Final = re.compile(
    r"(?:[^\W\d_a-z]\.[ -]?){1,3} ?[^\W\d_a-z][\w'’-]+,? (?:Jr|Sr|II|III)\b"
)
#: ``Robert St. Clair``
_SAINTS: Final = frozenset({" St. ", " ST. "})
_IN_FULL: Final = re.compile(
    r"[^\W\d_a-z][^\W\d_]+ (?:[^\W\d_a-z]\.? ?){0,3}[^\W\d_a-z][^\W\d_]+"
)


def family_end(plain: str, start: int, stop: int) -> int | None:
    """Return where a family name alone ends, at a separator or before a year."""
    if is_family(plain[start:stop].strip()):
        return stop
    dated = _BEFORE_YEAR.match(plain, start, stop)
    if dated and is_family(dated["name"]):
        return dated.end("name")
    return None


def before_prose(plain: str, start: int, stop: int) -> int | None:
    """Return where a name ends that running text follows: ``Jane Roe published …``."""
    end = start
    for match in re.finditer(r"\S+", plain[start : min(stop, start + MAX_ITEM + 40)]):
        word = match.group()
        if word[0].islower() and word not in PARTICLES:
            name = plain[start:end].rstrip(" ,")
            return start + len(name) if is_name(name) else None
        end = start + match.end()
    return None


_CUT_INITIALS: Final = re.compile(r"[^\W\d_a-z]\.[- ]?[^\W\d_a-z]")


def with_last_stop(plain: str, names: list[Author]) -> list[Author]:
    """Give the last name the stop of its last initial: ``Singh, R.K.`` before a small word."""
    if not names:
        return names
    name, start, end = names[-1]
    if plain[end : end + 1] == "." and _CUT_INITIALS.fullmatch(name[-3:].lstrip()):
        return [*names[:-1], (plain[start : end + 1], start, end + 1)]
    return names


def joined(
    plain: str, names: list[Author], start: int, end: int
) -> list[Author] | None:
    """Join initials to the family name before the comma: ``Hsia, T.-C.``."""
    if not names:
        return None
    name, first, last = names[-1]
    if SUFFIX.fullmatch(plain[start:end]):
        return [*names[:-1], (plain[first:end], first, end)]
    if not INITIALS.fullmatch(plain[start:end].strip()):
        return None
    between = plain[last:start]
    if "," in name or "," not in between or len(name.split()) > 3:
        return None
    if "and" in between or "&" in between:
        return None  # "Li Wei, and S. M. Iqbal": one more name
    return [*names[:-1], (plain[first:end], first, end)]


def name_end(
    plain: str, start: int, stop: int, previous: str, *, turned: bool
) -> int | None:
    """Return where the name ends that begins at `start`, at most at `stop`.

    With `turned`, names before it have the family name first: ``Lee, J.-H. Self-Healing``
    then ends with the initials, and ``Ahmad, I. Masood`` else is two names.
    """
    item = plain[start:stop]
    linked = plain.endswith((" and ", "& "), 0, start)
    known = end_by_style(
        item, previous, turned=turned, comma=plain[stop : stop + 1], linked=linked
    )
    if known is not None:
        return start + known
    for match in re.finditer(r"[.:]?\s|[.:]$|[(\[“‘:]", item[: MAX_ITEM + 30]):
        cut = match.start()
        if item[max(0, cut - 3) : cut + 2] in _SAINTS:
            continue
        if match.group()[0] == "." and INITIALS.fullmatch(item[: cut + 1].strip()):
            if (
                previous
                and is_family(previous)
                and _ends_initials(item, cut)
                and not linked
                and not _SUFFIXED.match(item)
            ):
                return start + cut + 1
            continue
        bare = item[:cut].rstrip(" *†‡§¶#,")
        if match.group()[0] == "." and len(bare) > 2 and bare[-2] == " ":
            family = _FAMILY_AFTER.match(item, cut + 1)
            if family is None and _IN_FULL.fullmatch(previous):
                family = _LAST_FAMILY.match(item, cut + 1)
            if (
                family
                and len(bare.split()[0].rstrip(".")) > 1
                and is_name(item[: family.end("family")])
            ):
                return start + family.end("family")
        ends = (
            match.group()[0] in ".:([“‘"
            or ET_AL.match(item, cut)
            or _TITLED.match(item, cut)
            or (previous and YEAR_NEXT.match(item, match.end()))
        )
        if (
            ends
            and bare
            and (is_name(bare) or (ET_AL.match(item, cut) and is_family(bare)))
        ):
            return start + len(bare)
    return None


def _ends_initials(item: str, cut: int) -> bool:
    """Tell whether no further initial follows: ``K.J. Title`` but not ``K. J. Title``.

    Nor a particle: ``J. van der Berg`` is a name.
    """
    rest = item[cut + 1 :].lstrip()
    return not re.match(
        r"[^\W\d_a-z]\.|(?:van|von|de|den|der|del|di|da|dos|du|la|le|ter) ", rest
    )


_PART_OF_WORD: Final = re.compile(r" ?\([a-z]{2,12}\)[a-z]")


def is_bracketed_word(plain: str, names: list[Author], position: int) -> bool:
    """Tell whether what closes a lone name is a bracket grown to a word, not a year."""
    return len(names) == 1 and bool(_PART_OF_WORD.match(plain, position))
