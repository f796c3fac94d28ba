"""Names between a title and a journal, a comma or "by" before them.

``Wet soil in winter, Jane Roe and Bo Poe, Soil Letters, 50(6)``, ``Wet soil by Roe J, Soil 4``
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from retract_ld.prose.author_ends import Author
from retract_ld.prose.author_lists import runs_of_names
from retract_ld.prose.degrees import degrees_end
from retract_ld.prose.lone_names import is_given_name
from retract_ld.prose.names import is_name

__all__ = ["is_fuller", "names_behind", "names_up_to", "without_shortened"]

_SEPARATOR: Final = re.compile(
    r",? by (?=[^\W\d_a-z])"
    r"|[,;] (?=[^\W\d_a-z]|(?:v[ao]n|d[aeiou]s?|de[lrn]|el|al|l[ae]|te[nr]|bin) [^\W\d_a-z])"
    r"| [–—/|] "
    r"|(?<=[^\W_A-Z])(?<!\bSt)(?<!\bDr)(?<!\bProf)[.?] (?=[^\W\d_a-z])"
)
_MOST_TRIES: Final = 12
_TITLE_WORDS: Final = 3
_LONGEST_NAME: Final = 90
_FEWEST_LETTERS: Final = 2
#: What begins where the names end: the journal, or nothing if it is the notice's.
_JOURNAL: Final = re.compile(
    r"[.,;:]{0,2} (?:in |In:? )?(?=[^\W\d_a-z])|[.,;:]{0,2} ?[(\[]"
)
_SMALL: Final = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ][\w'’-]{3,}")
_LINKS: Final = frozenset(
    {"with", "from", "under", "between", "through", "during", "among", "versus", "using",
     "into", "after", "before", "within", "without", "over", "their", "than", "that"}
)  # fmt: skip
_SENTENCE_CASE: Final = 2
#: No title in small letters ends with so many places of two words.
_SURELY: Final = 3


def names_behind(
    plain: str, low: int, high: int
) -> tuple[int, list[Author], int] | None:
    """Return where the title ends, the names after it and where they end.

    >>> text = "Wet soil in winter, Jane Roe and Bo Poe, Soil Letters, "
    >>> end, names, _ = names_behind(text, 0, len(text))
    >>> text[:end], [name for name, *_ in names]
    ('Wet soil in winter', ['Jane Roe', 'Bo Poe'])
    >>> text = "Wet soil in winter, Buenos Aires, Soil Letters, "
    >>> names_behind(text, 0, len(text))
    """
    for separator in islice(_SEPARATOR.finditer(plain, low, high), _MOST_TRIES):
        if len(plain[low : separator.start()].split()) < _TITLE_WORDS:
            continue
        told = separator.group().endswith("by ")
        if is_given_name(plain[low : separator.start()].rsplit(None, 2)[-2]):
            return None  # "Wet soil in winter Jane Roe, Bo Poe": names without a mark
        title = low, separator.start()
        names = names_up_to(plain, separator.end(), high, title=title, told=told)
        if names:
            return separator.start(), names, degrees_end(plain, names[-1][2], high)
    return None


def names_up_to(
    plain: str, low: int, high: int, *, title: tuple[int, int], told: bool
) -> list[Author]:
    """Return the names that stand between a title and the journal before `high`.

    With `told` "by" stands before them.
    """
    best: list[Author] = []
    listed = plain[low - 2 : low] == ", " or plain[low - 1 : low] in "(["
    for run, full in runs_of_names(plain, low, high):
        if _is_given_first(run[0][0]):
            continue  # "Jane Roe, J. Soil Stud.": no family's two names
        names = without_shortened(plain, run) if listed else run
        names = _without_journal(plain, names, high)
        if not names or not all(is_name(name) for name, *_ in names):
            continue
        if full and not _are_persons(plain, title, names, told=told):
            continue
        alone = not full and len(names) == 1
        if alone and not (told or _has_stops(names[0][0])):
            continue
        if alone and plain.startswith(" J ", names[0][2] - 2):
            continue  # "Indian J Dermatol"
        if not best or names[-1][2] > best[-1][2]:
            best = names
    return best


def _without_journal(plain: str, names: list[Author], high: int) -> list[Author]:
    """Leave out the journal that looks like the last name; none if no journal is left."""
    for count in (len(names), len(names) - 1):
        if count < 1:
            break
        end = degrees_end(plain, names[count - 1][2], high)
        opens = _JOURNAL.match(plain, end, high)
        words = plain[opens.end() : high].strip(" .,;:([") if opens else ""
        if (
            len(words) <= _LONGEST_NAME
            and sum(map(str.isalpha, words)) >= _FEWEST_LETTERS
            and " by " not in words
        ):
            return names[:count]
    return []


#: ``Soil Chem. Res.`` behind a comma begins no name.
_SHORTENED: Final = re.compile(r"[a-z]{2}\. [A-Z]")


def without_shortened(plain: str, names: list[Author]) -> list[Author]:
    """Leave out the first words of a shortened journal behind the names."""
    while len(names) > 1 and _SHORTENED.match(plain, names[-1][2] - 2):
        names = names[:-1]
    return names


_TURNED: Final = re.compile(r"([A-Z][a-z'’-]+) [A-Z][\w'’-]+, [A-Z]\.")


def _is_given_first(name: str) -> bool:
    """Tell whether what seems a family name of two words begins with a given name."""
    turned = _TURNED.match(name)
    return turned is not None and is_given_name(turned[1])


#: ``Roe JB``, no ``Washington DC``.
_BARE: Final = re.compile(
    r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)? (?!DC|UK|US|USA|EU|UAE|I{2,3}|IV|VI)[A-Z]{1,3}"
)


def _has_stops(name: str) -> bool:
    """Tell whether a name has initials with stops, or bare ones: no place has."""
    dotted = re.search(r"(?:^|[ ,.-])[^\W\d_a-z]\.", name) is not None
    return dotted or _BARE.fullmatch(name) is not None


def _are_persons(
    plain: str, title: tuple[int, int], names: list[Author], *, told: bool
) -> bool:
    """Tell whether full names behind a title are persons', not places or things.

    In a title in small letters capitals are names; one of several is known, or all are led
    up to by "by".
    """
    if any(is_given_name(name.split()[0]) for name, *_ in names):
        return True
    small = [word for word in _SMALL.findall(plain, *title) if word not in _LINKS]
    several = len(names) >= _SURELY or (
        len(names) > 1
        and re.search(r"(?:\band|&) $", plain[names[-2][2] : names[-1][1]]) is not None
    )
    return len(small) >= _SENTENCE_CASE and (told or several)


def is_fuller(named: list[Author], authors: list[Author]) -> bool:
    """Tell whether names of one form say more than those that "by" led up to.

    ``Roe, Jane, and Bo Poe`` are two, ``ROE J., POE B.`` not one.
    """
    if len(named) > len(authors):
        return len(named) > 1 or not authors
    parted = [name for name, *_ in authors[:2] if " " not in name]
    return len(parted) == len(authors[:2]) > 1 and is_given_name(parted[1])
