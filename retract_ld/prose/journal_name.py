"""Where a journal's name begins, read backwards from the numbers that follow it."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

__all__ = ["abbreviations", "journal_start", "without_stop"]

_TOKEN: Final = re.compile(r"\S+")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
#: ``Biochimica et Biophysica Acta (BBA) – …``
_ACRONYM: Final = re.compile(r"\((?=[A-Z]+[a-z]?[A-Z])[A-Za-z]{2,8}\)[.,:]?")
#: ``Return to Normal Growth of a Fen Program. Fen Care``: a title and its stop.
_SENTENCE: Final = re.compile(
    r"(?:[^\s.]+ ){4,30}(?:[A-Za-z]{7,}[.?!] (?=[A-Z])"
    r"|[^\s.]+[.?!] (?=(?:J|Int|Eur|Am|Br|Can|Ann|Arch|Clin|Acta)\. [A-Z]))"
)
_FEW_LETTERS: Final = 3
_SHORTENED: Final = re.compile(r"[A-Z][a-z]{2,6}\.")
#: Short words that end titles and are never abbreviations.
_WHOLE_WORDS: Final = frozenset(
    {
        "Acid", "Age", "Aged", "Area", "Arm", "Army", "Bean", "Bees", "Bird", "Body", "Bone",
        "Boys", "Cell", "Chad", "City", "Cow", "Cows", "Crop", "Cuba", "Diet", "Dog", "Dogs",
        "Dose", "Drug", "Duck", "Dust", "Ear", "Ears", "Egg", "Eggs", "Eye", "Eyes", "Face",
        "Fat", "Fiji", "Film", "Fish", "Fly", "Food", "Foot", "Gait", "Gas", "Gene", "Girl",
        "Goat", "Gut", "Hand", "Hip", "Host", "Ice", "Iran", "Iraq", "Jaw", "Knee", "Lake",
        "Laos", "Leaf", "Leg", "Life", "Lung", "Mali", "Man", "Men", "Mice", "Milk", "Mind",
        "Mood", "Nose", "Oil", "Oman", "Ore", "Ores", "Oslo", "Pain", "Peru", "Pig", "Pigs",
        "Pond", "Rat", "Rats", "Rice", "Risk", "Root", "Rome", "Sand", "Seed", "Sex", "Sea",
        "Skin", "Soil", "Sow", "Star", "Sun", "Tea", "Test", "Time", "Togo", "Tree", "Use",
        "War", "Way", "Wine", "Wood", "Work", "Year",
    }
)  # fmt: skip
_SMALL: Final = frozenset(
    {
        "a", "an", "and", "at", "da", "das", "de", "del", "der", "des", "di", "do", "dos",
        "du", "e", "en", "et", "für", "for", "in", "into", "la", "las", "le", "les", "los",
        "of", "on", "part", "the", "to", "und", "y", "zur", "&", "-", "–", ":",
        "em", "dans", "im", "sur", "sobre", "section", "series", "using", "i", "og", "och",
        "ja", "its", "with", "am", "zum", "vom", "beim", "über", "aus", "au", "aux", "à", "al",
    }
)  # fmt: skip
#: Stand before whole words, too: ``Int. J. Soil Physics``.
_FIRST_ABBREVIATIONS: Final = frozenset(
    {
        "Am",
        "Ann",
        "Arch",
        "Br",
        "Bull",
        "Can",
        "Chin",
        "Eur",
        "Int",
        "Jpn",
        "Proc",
        "Trans",
    }
)
#: "This journal" in Chinese and Japanese is no name.
_THIS_JOURNAL: Final = frozenset({"本刊", "本誌", "当誌", "我刊", "本志"})
_CUTS: Final = re.compile(
    r"(?<![^\s(“”\"])(?:[Pp]ublished(?: online)? in(?: the)?(?: journal)?"
    r"|(?:from|in) (?:the )?journal|(?:retracted|withdrawn|removed) from(?: the)?"
    r"|appeared in|[Pp]ublicad[oa] (?:en|na?|em|no periódico)(?: la"
    r"| el)?(?: revista)?"
    r"|paru dans|publié dans(?: la revue)?|erschienen in(?: der Zeitschrift)?"
    r"|from journal|articles? (?:in|from))\s+[“\"*]?"
    r"|(?<=\s)[Ii]n (?:the )?(?=Proceedings of |Proc\. )",
)


#: A name that begins by what it is, and goes on in small letters: ``Revue québécoise de …``.
_CALLED: Final = re.compile(
    r"(?:^|(?<=[.?!»”\"] )|(?<=[Ii]n: ))(?P<name>(?:Revue|Revista|Annales|Anales|Anais|Cahiers"
    r"|Cuadernos|Cadernos|Bulletin|Boletín|Boletim|Archives|Archivos|Arquivos|Gaceta|Mémoires"
    r"|Études|Estudios|Estudos|Zeitschrift|Blätter|Mitteilungen|Berichte|Jahrbuch|Archiv)"
    r" [^.;:?!«»“”\"()\n,0-9]{3,80}?"
    r"|(?:Rev|Ann|Arch|Bull|Cah|Bol|Cad) [a-zà-þ][^.;:?!«»“”\"()\n,0-9]{3,60}?)[\s,.;:(\[]*$"
)


#: ``BULL. SOIL MATH. SOC.``: read as if only the first letters were large.
_CAPITALS: Final = re.compile(r"[A-Z]{3,}\.,? (?:[A-Z]{2,}\.?,? ?)*[,(]?$")


def journal_start(plain: str, low: int, high: int) -> int:
    """Return where the journal's name begins that ends at `high`.

    >>> text = "On soil and DNA. Int. J. Soil Sci. 4"
    >>> text[journal_start(text, 0, 35):]
    'Int. J. Soil Sci. 4'
    """
    low = max(low, high - 200)
    if plain[max(low, high - 2) : high] in _THIS_JOURNAL:
        return high
    named = False
    for cut in _CUTS.finditer(plain, low, high):
        low, named = cut.end(), True
    if named and _is_name(plain[low:high]):
        return _without_small(plain, low, high)
    called = _CALLED.search(plain, low, high)
    if called:
        return called.start("name")
    start = high
    dotted, several = True, False
    tokens = list(_TOKEN.finditer(plain, low, high))
    capitals = _CAPITALS.search(plain, low, high) is not None
    for index, token in enumerate(reversed(tokens)):
        word = token.group().title() if capitals else token.group()
        if index == 0:
            if word.strip("“”\"'([,;:.") == "":
                continue
            start = token.start()
            dotted = word.rstrip(",;:").endswith(".") or (
                len(word.rstrip(",;:")) == 1 and word[0] != "J"
            )
            several = word.strip("(.,;:") in abbreviations()
            if word[0] in '“"([«‘*' and not (_ACRONYM.fullmatch(word) and tokens[1:]):
                return start + 1
            continue
        short = dotted and (several or word.rstrip(".").lstrip("(") in abbreviations())
        if (
            _is_boundary(word, dotted=short or (dotted and _is_one(word)))
            and not (several and _goes_on(tokens, index, word))
            and not _is_alone(tokens, index, word)
        ):
            break
        several = several or word[-1] == "."
        start = token.start()
        if word[0] in '“"([«‘' and not _ACRONYM.fullmatch(word):
            return start + 1
    sentence = _SENTENCE.match(plain, start, high)
    return _without_small(plain, sentence.end() if sentence else start, high)


def without_stop(name: str) -> str:
    """Return a journal's name without the marks that part it from its numbers.

    A full stop behind it may be one of them, or belong to an abbreviation.

    >>> [without_stop(name) for name in ("Soil ONE.", "J Cell Soil.", "J. Cell Biol.")]
    ['Soil ONE', 'J Cell Soil', 'J. Cell Biol.']
    >>> without_stop("Acta Cryst.")  # which may be that of an abbreviation
    'Acta Cryst.'
    """
    name = name.rstrip(" :;,")
    bare = name.removesuffix(".")
    words = bare.split()
    if not words or "." in bare:
        return name
    told = len(words) > 2 or words[0] == "J" or words[-1] not in abbreviations()
    return bare if told else name


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviated words of journals' names, without their full stops."""
    text = resources.files("retract_ld.prose").joinpath("rules/iso4.txt")
    lines = text.read_text(encoding="utf-8").splitlines()
    return frozenset(
        word for line in lines if not line.startswith("#") for word in line.split()
    )


def _is_abbreviated(word: str) -> bool:
    """Tell whether a word with a full stop may stand inside a journal's name.

    >>> [_is_abbreviated(word) for word in ("Soc.", "(Phys.", "Sci.-Ed.", "Mice.", "J.")]
    [True, True, True, False, True]
    """
    parts = word.strip("(").rstrip(".").replace(".-", " ").replace("-", " ").split()
    return bool(parts) and all(
        part[0].isupper()
        and part.isalpha()
        and (len(part) == 1 or not part.isupper())
        and (
            len(part) < 3
            or part in abbreviations()
            or (len(part) < 5 and part[1:].islower() and part not in _WHOLE_WORDS)
        )
        for part in parts
    )


def _goes_on(tokens: list[re.Match[str]], index: int, word: str) -> bool:
    """Tell whether an unknown short word stands between abbreviations: ``J. Coast. Geol.``."""
    if index + 2 > len(tokens) or not _SHORTENED.fullmatch(word):
        return False
    before = tokens[-index - 2].group()
    return before[-1] == "." and before.strip("(.") in abbreviations() | {"J"}


#: ``Fenl.``: what may be an abbreviation that no list has.
_UNKNOWN: Final = re.compile(r"[A-Z][a-z]{1,4}[bcdfghklmnprv]\.")


def _is_alone(tokens: list[re.Match[str]], index: int, word: str) -> bool:
    """Tell whether a shortened word begins the text, or follows a stop: no title does."""
    if not _UNKNOWN.fullmatch(word) or word[:-1] in _WHOLE_WORDS:
        return False
    before = tokens[-index - 2].group() if index + 2 <= len(tokens) else "."
    return before[-1] in ".,?" and len(before) != _FEW_LETTERS - 1


def _is_one(word: str) -> bool:
    """Tell whether a word with a full stop is one letter or two: ``J.``, ``Am.``."""
    return len(word.strip("(.")) < _FEW_LETTERS


def _is_name(text: str) -> bool:
    """Tell whether all that follows the announcement is one name, commas and all.

    >>> _is_name("Computers, Materials & Continua,"), _is_name("May 2022, Soil Sci.")
    (True, False)
    """
    words = text.split()
    return 2 <= len(words) <= 9 and all(
        word in _SMALL or (word[0].isupper() and word.rstrip(",").isalpha())
        for word in words
    )


def _is_boundary(word: str, *, dotted: bool) -> bool:
    """Tell whether a journal's name cannot reach back over this word."""
    if word[-1] in "?!;”’»\"'…]" or (word[-1] == ")" and "(" not in word):
        return True
    if _YEAR.fullmatch(word):
        return True  # ``… from 2008 to 2018 Bull Soil``: the title's last word
    if word == "Rev.":
        return False
    if word[-1] == ".":
        stem = word.lstrip("([")[:-1]
        if stem in _FIRST_ABBREVIATIONS or (
            stem in abbreviations() and len(stem) > 1 and stem not in _WHOLE_WORDS
        ):
            return False  # ``Int. J. Appl. Ecology``: the last word is whole
        return not (dotted and _is_abbreviated(word)) and word != "J."
    if word[-1] in ",:":
        stem = word[:-1]
        abbreviated = stem[-1:] == "." and dotted and _is_abbreviated(stem)
        return (word[-1] == "," and not abbreviated) or not word[0].isupper()
    first = word.lstrip('(“"‘*')[:1]
    if first.isupper() or first.isdigit():
        return False
    return word.lower() not in _SMALL and not (first > "\u2e80")


def _without_small(plain: str, start: int, high: int) -> int:
    """Step over small words at the front: ``in the Journal of …``."""
    for token in _TOKEN.finditer(plain, start, high):
        word = token.group()
        if word in _SMALL and word not in {"de", "la"}:
            continue
        if (
            word.lower() == "the"
            and plain[token.end() : token.end() + 9].strip()[:1].islower()
        ):
            continue
        return token.start()
    return start
