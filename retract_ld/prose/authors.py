"""Names of authors in citations and sentences, exactly as they are written.

Nothing is turned round or re-cased: ``Choi S``, ``Hsia, T.-C.``, ``TAILIN WU`` and
``Ana Luiza Cabral MARINHO`` stay what they are.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["author_list", "is_name", "split_name"]

Author = tuple[str, int, int]

_SEPARATOR: Final = re.compile(
    r"\s*(?:[;,、，；]\s*(?:and\s+|&\s*|y\s+|e\s+|et\s+(?!al)|und\s+)?|\s(?:and|&|y|e"
    r"|et(?! al)|und)\s)\s*"
)
_ET_AL: Final = re.compile(
    r"[,;]?\s*(?:\bet\.? al\b\.?\s*\.?|\bund andere\b|\be (?:colaboradores|outros)\b"
    r"|\by (?:cols?|otros)\b\.?|等|ら|\band (?:others|colleagues|coworkers)\b)",
    re.IGNORECASE,
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-z]\.?[- ]?){1,5}")
_PARTICLES: Final = frozenset(
    {
        "al", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "des",
        "di", "do", "dos", "du", "el", "e", "ibn", "la", "las", "le", "los", "ten", "ter",
        "van", "vander", "vom", "von", "y", "zu", "zur", "af", "av", "’t",
    }
)  # fmt: skip
_SUFFIXES: Final = frozenset(
    {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "2nd", "3rd"}
)
_NOT_NAMES: Final = frozenset(
    {
        "A", "An", "The", "This", "Our", "In", "On", "Of", "For", "Retraction", "Correction",
        "Journal", "Department", "University", "Editor", "Vol", "Volume", "Issue", "Page",
        "Pages", "Published", "Original", "Article", "DOI", "Data", "Study", "Effect",
        "Effects", "Role", "References", "Figure", "Table", "Notice", "Note",
    }
)  # fmt: skip
_HAN_NAME: Final = re.compile(
    r"[\u4e00-\u9fff々ぁ-んァ-ヶ]{2,6}|[\u4e00-\u9fff々]{1,3} [\u4e00-\u9fff々]{1,3}"
)
#: The rest of a group's name, ``Reproducibility Project: Cancer Biology. 2015.``.
_GROUP: Final = re.compile(
    r"(?P<rest>: [A-Z][^\n.:;,]{2,60})(?=\. \(?(?:19|20)[0-9]{2})"
)
_MAX_NAMES: Final = 400
_MAX_ITEM: Final = 60


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
    ([('Roe J', 0, 5), ('van Poe AB', 7, 17)], 26)
    """
    names: list[Author] = []
    position = _step_over(plain, low, high, " \n([")
    closed = False
    while position < high and len(names) < _MAX_NAMES:
        more = _ET_AL.match(plain, position, high)
        if more and names:
            position, closed = more.end(), True
            break
        separator = _SEPARATOR.search(plain, position, min(high, position + 400))
        stop = separator.start() if separator else high
        end = _name_end(plain, position, stop, previous=names[-1][0] if names else "")
        if end is None and introduced:
            end = _before_prose(plain, position, stop)
        if end is None and families and _is_family(plain[position:stop].strip()):
            end = stop
        if end is None:
            break
        joined = _joined(plain, names, position, end)
        group = _GROUP.match(plain, end, high) if len(names) > 1 else None
        end = group.end("rest") if group and not joined else end
        names = joined or [*names, (plain[position:end], position, end)]
        position = end
        more = _ET_AL.match(plain, position, high)
        if more:
            position, closed = more.end(), True
            break
        rest = plain[position:stop].strip()
        if rest or separator is None:
            closed = not rest or rest[0] in ".:([“‘\"'«" or plain[end - 1] == "."
            break
        position = separator.end()
        closed = position >= high
    if introduced or (closed and _is_credible(names)):
        return names, position
    return [], low


def _before_prose(plain: str, start: int, stop: int) -> int | None:
    """Return where a name ends that running text follows: ``Jane Roe published …``."""
    end = start
    for match in re.finditer(r"\S+", plain[start : min(stop, start + _MAX_ITEM + 40)]):
        word = match.group()
        if word[0].islower() and word not in _PARTICLES:
            name = plain[start:end].rstrip(" ,")
            return start + len(name) if is_name(name) else None
        end = start + match.end()
    return None


def _step_over(plain: str, low: int, high: int, characters: str) -> int:
    while low < high and plain[low] in characters:
        low += 1
    return low


def _joined(
    plain: str, names: list[Author], start: int, end: int
) -> list[Author] | None:
    """Join initials to the family name before the comma: ``Hsia, T.-C.``."""
    if not names or not _INITIALS.fullmatch(plain[start:end].strip()):
        return None
    name, first, last = names[-1]
    if "," in name or "," not in plain[last:start] or len(name.split()) > 3:
        return None
    return [*names[:-1], (plain[first:end], first, end)]


def _name_end(plain: str, start: int, stop: int, previous: str) -> int | None:
    """Return where the name ends that begins at `start`, at most at `stop`."""
    item = plain[start:stop]
    if len(item) <= _MAX_ITEM:
        bare = item.rstrip(" *†‡§¶#\n")
        if is_name(bare) or (previous and _INITIALS.fullmatch(bare)):
            return start + len(bare)
        if not previous and _is_family(bare) and plain[stop : stop + 1] == ",":
            return start + len(bare)
        if previous and "," in previous and _is_family(bare):
            return start + len(bare)
    for match in re.finditer(r"[.:]?\s|[.:]$|[(\[“‘:]", item[: _MAX_ITEM + 30]):
        cut = match.start()
        if match.group()[0] == "." and _INITIALS.fullmatch(item[: cut + 1].strip()):
            if previous and _is_family(previous) and _ends_initials(item, cut):
                return start + cut + 1
            continue
        bare = item[:cut].rstrip(" *†‡§¶#,")
        ends = match.group()[0] in ".:([“‘" or _ET_AL.match(item, cut)
        if (
            ends
            and bare
            and (is_name(bare) or (_ET_AL.match(item, cut) and _is_family(bare)))
        ):
            return start + len(bare)
    return None


def _ends_initials(item: str, cut: int) -> bool:
    """Tell whether no further initial follows: ``K.J. Title`` but not ``K. J. Title``."""
    rest = item[cut + 1 :].lstrip()
    return not re.match(r"[^\W\d_a-z]\.", rest)


def _is_credible(names: list[Author]) -> bool:
    if len(names) > 1:
        return True
    if names and names[0][0] > "\u2e80":
        return False  # two or three Han characters may be anything
    return bool(names) and (
        bool(re.search(r"(?:^| )[^\W\d_a-z]{1,3}$|[^\W\d_a-z]\.", names[0][0]))
        or (len(names[0][0].split()) == 1 and names[0][0] < "\u2e80")
    )


def _is_family(text: str) -> bool:
    """Tell whether words can be a family name alone."""
    words = text.split()
    return 1 <= len(words) <= 3 and all(
        word in _PARTICLES or (_is_capital(word) and word not in _NOT_NAMES)
        for word in words
    )


def _is_capital(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace("’", "").replace("‐", "")
    if not letters:
        return False
    return (
        (word[0].isupper() and letters.isalpha() and len(letters) > 1)
        or word[:2] in {"d’", "d'", "O’", "O'", "L’"}
        or word.startswith(("al-", "el-", "Al-", "El-"))
    )


def is_name(text: str) -> bool:
    """Tell whether a few words have the form of a person's name.

    >>> [is_name(name) for name in ("Choi S", "J. M. Roe", "Ana de Sá", "soil in DNA")]
    [True, True, True, False]
    """
    text = text.strip()
    if not 2 <= len(text) <= _MAX_ITEM or text[-1] in "-:;":
        return False
    if _HAN_NAME.fullmatch(text):
        return True
    words = text.replace(", ", " ").split()
    if words[-1] in _SUFFIXES:
        words.pop()
    if not 2 <= len(words) <= 6 or words[0] in _NOT_NAMES:
        return False
    full = 0
    for word in words:
        if _is_capital(word.rstrip(".")) and len(word.rstrip(".")) > 1:
            full += 1
        elif not _INITIALS.fullmatch(word) and word not in _PARTICLES:
            return False
    return full >= 1


def split_name(name: str) -> tuple[str | None, str | None]:
    """Return given and family name where the form leaves no doubt which is which.

    >>> split_name("Choi S"), split_name("Hsia, T.-C."), split_name("Maria da Silva")
    (('S', 'Choi'), ('T.-C.', 'Hsia'), (None, None))
    """
    if name.count(",") == 1:
        family, given = (part.strip() for part in name.split(","))
        return (given, family) if family and given else (None, None)
    words = name.split()
    if len(words) < 2:
        return None, None
    if re.fullmatch(r"[^\W\d_a-z]{1,3}", words[-1]) and not words[0].isupper():
        return words[-1], " ".join(words[:-1])
    if re.fullmatch(r"(?:[^\W\d_a-z]\.[- ]?)+", " ".join(words[:-1])):
        return " ".join(words[:-1]), words[-1]
    return None, None
