"""Words that the end of a line on a PDF page breaks, and compounds that it does not."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["BROKEN", "PageWords"]

#: A line that ends within a word or a range.
BROKEN: Final = re.compile(r"(?<![^\W_])(?P<word>[^\W_]+)[-–]$")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FIRST: Final = re.compile(r"[^\W_]+")
_SET_WITHIN: Final = re.compile(r"[^\W_]\u2010[^\W_]")
#: A page with so many broken words is hyphenated by a program.
_OFTEN: Final = 3
#: So many lines of a hyphenated page have one that ends in a broken word.
_RATE: Final = 20
#: What no word begins with, as far as they go.
_REST: Final = re.compile(
    r"[cst]?ions?|[cst]ional|[ct]al(?:ly)?|ments?|t?i?ties|i?ty|ness|[btv]?ility|ti?ves?"
    r"|[dlnrt]?[ae]nces?|graph[sy]?|l?ogy|tients?|t?ing|tic(?:al)?|ture[sd]?"
)
#: What compounds end and begin with.
_SECOND_PARTS: Final = """
access activated adjusted after aged analysis arm art assisted associated author authors
aware axis based bearing beta binding blind blinded bodied borne bound cell cells center
centre century chain chief class coated code coding cohort color colour conscious containing
control controlled cost count coupled cross cultural cycle date deficient defined delivered
density dependent deprived derived dimensional directed doped dose down driven economic
effect effective effectiveness efficacy efficient element embedded encoded end energy
enhanced enriched evaluation evident exposed expressing expression face factor fast feature
fed field file five flow forming four free frequency friendly function funded gene generated
generation grade grained group grown guided half handed high hour imaging income independent
induced inducible infected information inhibitor initiated injury intensity intensive
interest joint known label labeled labelled large layer layered led length level like linear
linked lived living loaded long loss low lying made making matched mediated medicated minute
modal mode model modified month mortem negative new nine number old one online only open
operative oriented parametric people per period phase policy poor positive post powered
pressure prone proof protein quality radical random range rate rated read reading ready
related release report reported research resistant resolution resolved response responsive
review reviewed rich right risk scale scaled sectional selective sensing sensitive seq seven
shaped shock short sided significant single site six size sized small smoking soluble source
spatial specific speed stage standing state step strength structured style supported surface
system talk target targeted temperature term terminal terminus test thirds three throughput
top toxic trait transfected treated treatment trial trials triggered two type under used
user value variable vitro vivo volume water wave wide wise with yield zero
"""
_SECOND: Final = frozenset(_SECOND_PARTS.split())
_LEADING_PARTS: Final = """
cross double editor eight first five follow four full half high life long low near new nine
non one open peer quasi real second self semi seven short single six small ten third three
time two ultra well whole
"""
_LEADING: Final = frozenset(_LEADING_PARTS.split())
#: Beginnings that are hardly ever set off with a hyphen.
_PREFIXES: Final = frozenset(
    ("be", "com", "con", "de", "dis", "ex", "im", "in", "pro", "re", "un")
)
_DOUBLED: Final = "lmnprst"
_LATIN: Final = frozenset(
    ("depth", "house", "person", "silico", "situ", "vitro", "vivo")
)


class PageWords:
    """The words of a page, by which a broken word is told from a compound."""

    def __init__(self, texts: list[str], *, justified: bool) -> None:
        lines = [text.lower() for text in texts]
        self.known = frozenset(_WORD.findall(" ".join(_whole(lines))))
        self.has_set = any(_SET_WITHIN.search(line) for line in lines)
        broken = sum(bool(BROKEN.search(line)) for line in lines)
        often = justified and broken * _RATE >= len(lines)
        self.is_hyphenated = often or broken >= _OFTEN
        self.may_be_hyphenated = justified or self.is_hyphenated

    def is_compound(self, left: str, right: str) -> bool:
        """Tell whether a hyphen at a line's end belongs to the words it stands between."""
        first, second = left.lower(), right.lower()
        if f"{first}-{second}" in self.known:
            return True
        if f"{first}{second}" in self.known:
            return False
        if right[0].isupper() and not left.isupper():
            return True
        if first in _PREFIXES or _REST.fullmatch(second):
            return first[-1] == second[0] == "e" or second in _LATIN
        if first in _LEADING or second.split("-")[0] in _SECOND:
            return True
        if self.may_be_hyphenated and first[-1] == second[0] in _DOUBLED:
            return False
        if first in self.known and second in self.known and len(first) > 2:
            return True
        return not self.is_hyphenated


def _whole(lines: list[str]) -> list[str]:
    """Return lines without the words that their ends break."""
    whole: list[str] = []
    is_rest = False
    for line in lines:
        rest = _FIRST.match(line) if is_rest else None
        broken = BROKEN.search(line)
        end = broken.start() if broken else len(line)
        whole.append(line[rest.end() if rest else 0 : end])
        is_rest = broken is not None
    return whole
