"""Where a journal's name begins, read backwards from the numbers that follow it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["journal_start"]

_TOKEN: Final = re.compile(r"\S+")
#: ISO 4 words that end in a full stop inside a journal's abbreviated name.
_ABBREVIATED: Final = re.compile(
    r"\(?(?:[A-Z]|[A-Z][a-z]{1,3}|Acad|Acta|Anal|Anesth|Annu|Appl|Arch|Assoc|Astron|Astrophys"
    r"|Atmos|Bacteriol|Behav|Biochem|Biol|Biomed|Bioorg|Biophys|Biotechnol|Bull|Cardiol"
    r"|Catal|Chem|Chromatogr|Circ|Clin|Coll|Colloid|Commun|Comput|Conf|Contemp|Corros"
    r"|Cryst|Cytogenet|Dermatol|Dent|Disord|Ecol|Econ|Educ|Electr|Electrochem"
    r"|Electron|Endocrinol|Energ|Entomol|Environ|Epidemiol|Ethnopharmacol|Gastroenterol"
    r"|Genet|Geophys|Gerontol|Gynecol|Haematol|Hazard|Health|Hematol|Hortic"
    r"|Hosp|Hydrol|Hypertens|Immunol|Indust|Infect|Inorg|Inst|Instrum|Intell"
    r"|Interf|Invest|Lett|Mach|Magn|Manag|Mater|Math|Mech|Metab|Microbiol|Model"
    r"|Mutat|Nanotechnol|Natl|Nephrol|Neurochem|Neurol|Neurosci|Nutr|Obstet|Oncol"
    r"|Ophthalmol|Oper|Optoelectron|Organ|Organomet|Orthop|Otolaryngol|Parasitol|Pathol"
    r"|Pediatr|Perform|Perspect|Pharm|Pharmacol|Pharmacother|Philos|Photochem|Phys"
    r"|Physiol|Phytochem|Plant|Polym|Proc|Prog|Psychiatr|Psychol|Psychiatry"
    r"|Quant|Radiat|Radiol|Rehabil|Relat|Reprod|Resour|Respir|Rheumatol"
    r"|Sens|Softw|Spectrochim|Spectrosc|Stat|Struct|Surf|Surg|Surv|Syst|Technol|Theor"
    r"|Thorac|Tissue|Toxicol|Trans|Transl|Transplant|Trop|Ultrason|Univ|Urol|Vasc"
    r"|Veg|Vet|Virol|Zool)\.[,:]?"
)
_SMALL: Final = frozenset(
    {
        "a", "an", "and", "at", "da", "das", "de", "del", "der", "des", "di", "do", "dos",
        "du", "e", "en", "et", "für", "for", "in", "into", "la", "las", "le", "les", "los",
        "of", "on", "part", "the", "to", "und", "y", "zur", "&", "-", "–", ":",
        "section", "series", "using",
    }
)  # fmt: skip
#: "This journal" in Chinese and Japanese is no name.
_THIS_JOURNAL: Final = frozenset({"本刊", "本誌", "当誌", "我刊", "本志"})
_CUTS: Final = re.compile(
    r"(?:^|[\s(“\"])(?:[Pp]ublished(?: online)? in(?: the)?(?: journal)?"
    r"|(?:from|in) (?:the )?journal|(?:retracted|withdrawn|removed) from(?: the)?"
    r"|appeared in|[Pp]ublicad[oa] (?:en|na?|em|no periódico)(?: la"
    r"| el)?(?: revista)?"
    r"|paru dans|publié dans(?: la revue)?|erschienen in(?: der Zeitschrift)?"
    r"|from journal|articles? (?:in|from))\s+[“\"*]?",
)


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
    start = high
    dotted = True
    tokens = list(_TOKEN.finditer(plain, low, high))
    for index, token in enumerate(reversed(tokens)):
        word = token.group()
        if index == 0:
            if word.strip("“”\"'([,;:.") == "":
                continue
            start = token.start()
            dotted = word.rstrip(",;:").endswith(".") or len(word) == 1
            if word[0] in '“"([«‘*':
                return start + 1
            continue
        if _is_boundary(word, dotted=dotted):
            break
        start = token.start()
        if word[0] in '“"([«‘':
            return start + 1
    return _without_small(plain, start, high)


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
    if word[-1] == ".":
        return not (dotted and _ABBREVIATED.fullmatch(word)) and word != "J."
    if word[-1] in ",:":
        return word[-1] == "," or not word[0].isupper()
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
