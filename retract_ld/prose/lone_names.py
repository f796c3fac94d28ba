"""A lone author before a title, known by the given name: ``Jane Roe, On wet soil, …``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Final

from retract_ld.prose.mention_patterns import OF_JOURNAL
from retract_ld.prose.names import PARTICLES, is_name

__all__ = ["ALONE", "NUMBERED", "is_given_name", "lone_author"]

#: One author before a title: ``DUTRA, Helena. Memória …``, ``Konrad Meisel: Der Wandel …``.
ALONE: Final = re.compile(
    r"(?P<turned>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?, [A-ZÀ-Þ][a-zà-ÿ]+(?:[ -][A-ZÀ-Þ][\w.]*"
    r"| d[aeo]s?){0,3})\.(?= [«“„\"]?[A-ZÀ-Þ][a-zà-ÿ]*[ ,])"
    r"|(?P<straight>[A-ZÀ-Þ][a-zà-ÿ-]+(?: [A-ZÀ-Þ]\.| von| de| van| der){0,3}"
    r"(?: [A-ZÀ-Þ][\w'’-]+){1,2}):(?= [«“„\"]?[A-ZÀ-Þ])"
    r"|(?P<dated>[A-ZÀ-Þ][a-zà-ÿ-]+(?: [A-ZÀ-Þ]\.){0,2} [A-ZÀ-Þ][\w'’-]+)\."
    r"(?= (?:19|20)[0-9]{2}\. [A-ZÀ-Þ“])"
)
#: Numbers with labels in other languages than English.
NUMBERED: Final = re.compile(
    r", (?:v|vol|núm|n)\. ?[º°]? ?[0-9IVXLC]|, in: |\b(?:Jg|H|Bd)\. ?[0-9]|\bHeft [0-9]"
)

_LONE: Final = re.compile(
    r"(?P<name>(?P<given>[^\W\d_a-z][^\W\d_]+)(?:-[^\W\d_a-z][^\W\d_]+)?"
    r"(?: [^\W\d_a-z]\.| [^\W\d_a-z][^\W\d_]+){0,2}"
    r"(?: (?:van|von|de|der|den|del|la|da|dos|di|al|el|ten|ter)){0,3}"
    r" (?P<family>[^\W\d_a-z][\w'’-]+))"
    r"(?:[.,:]|[.,]? \((?P<year>(?:19|20)[0-9]{2})[a-z]?\)[.,:]?) (?=[A-Z0-9“\"‘]|'[A-Z])"
)
#: What comes next up to a mark: a title, not one more name or a place of work.
_NEXT: Final = re.compile(r"[“\"‘']?(?P<words>[^,.;:()\n“”\"]{3,300})")
_PLACE_OF_WORK: Final = re.compile(
    r"(?:(?:The|the) )?(?:Universit|Institut|Department|School|College|Hospital|Cent(?:er|re)"
    r"|Faculty|Academy|Laborator|Division|Clinic|Professor|Editor|Managing|Associate|Assistant"
    r"|Director|Head|Chair|Executive|Deputy|President|Secretary|Published|Retraction|Royal)"
)
#: ``Charles River``, ``Chagas disease``: what is named after somebody.
_THINGS: Final = frozenset(
    {
        "River", "Lake", "Bay", "Island", "Islands", "County", "Valley", "Street", "Hospital",
        "University", "Institute", "College", "School", "Foundation", "Syndrome", "Disease",
        "Method", "Model", "Models", "Test", "Effect", "Theorem", "Equation", "Equations",
        "Darwin", "Press", "Library", "Museum", "Journal", "Society", "Sea", "Strait",
    }
)  # fmt: skip
#: ``Bo Poe published in …``: one more name.
_ONE_MORE: Final = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]* ){2,4}(?:published|which|who|that|has|have|had|is|are|was|were"
    r"|retract\w*|withdr\w+|wish\w*|agree\w*|request\w*|et al)\b"
)
#: ``Jane Roe, Chair of Soil, Royal Institute``
_WORKPLACE: Final = re.compile(rf"\b{_PLACE_OF_WORK.pattern}")
_FEWEST_WORDS: Final = 3
_MANY_WORDS: Final = 5
_SHORTEST: Final = 3


@cache
def _given_names() -> frozenset[str]:
    text = resources.files("retract_ld.prose").joinpath("rules/given_names.txt")
    lines = text.read_text(encoding="utf-8").splitlines()
    return frozenset(
        _unaccented(word)
        for line in lines
        if not line.startswith("#")
        for word in line.split()
    )


def _unaccented(name: str) -> str:
    """Return a name as it is written where accents are left out."""
    letters = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name that is no other word."""
    return _unaccented(word) in _given_names()


def lone_author(plain: str, low: int, high: int) -> tuple[int, int] | None:
    """Return where one name stands that a title follows, if its given name is known.

    >>> text = "Jane M. Roe, On wet soil in winter, Soil Letters 4 (2014): 3–9"
    >>> start, end = lone_author(text, 0, len(text)) or (0, 0)
    >>> text[start:end]
    'Jane M. Roe'
    >>> lone_author("Jane Roe, Bo Poe and Al Doe. On soil", 0, 36)
    """
    lone = _LONE.match(plain, low, high)
    if lone is None or lone["family"] in _THINGS or not is_name(lone["name"]):
        return None
    if not (lone["year"] or is_given_name(lone["given"])):
        return None
    if lone["year"] and OF_JOURNAL.search(lone["name"]):
        return None
    following = _NEXT.match(plain, lone.end(), high)
    if following is None or _PLACE_OF_WORK.match(following["words"]):
        return None
    words = following["words"].split()
    if _ONE_MORE.match(following["words"]):
        return None
    parts = " ".join(words).replace(" & ", " and ").split(" and ")
    if len(words) < _FEWEST_WORDS or all(map(is_name, parts)):
        return None
    named = is_given_name(words[0]) or len(parts[-1]) < _SHORTEST
    if is_name(parts[0]) and named:
        return None  # "Bo van Poe and T. Doe"
    long = len(words) >= _MANY_WORDS and not _WORKPLACE.search(following["words"])
    if not long and not any(
        word.islower() and len(word) >= _SHORTEST and word not in PARTICLES | {"and"}
        for word in words
    ):
        return None
    return lone.span("name")
