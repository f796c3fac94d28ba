"""What stands between quotation marks, of whatever shape."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "GOES_ON",
    "QUOTED",
    "holds_quotation",
    "names_journal",
    "names_part",
    "quotes_sentences",
]

QUOTED: Final = re.compile(
    r"“\s?(?P<a>(?=[^”]{12})[^“”]{0,500}(?:“[^“”\n]{1,120}”[^“”]{0,300}){0,3})\s?”"
    r"|“(?P<i>[^“”\n]{12,300})“(?=[\s.,;)\]]|$)|(?<![\w])\"(?P<b>[^\"\n]{12,700})\"(?![^\W\d])"
    r"|(?<!\w)‘\s?(?P<c>[^‘\n]{12,700}?)\s?’(?=[\s,.;:)\]]|$)|«\s?(?P<d>[^«»]{12,700})\s?»"
    r"|»(?P<h>[^«»]{12,700})«|„(?P<e>[^„“”]{12,700})[“”]|„(?P<j>[^„“”\"\n]{12,500})\"|[「『《](?P<f>[^「」『』《》]{5,300})[」』》]"
    r"|(?<!\w)'(?P<g>[A-Z][^'\n]{20,700})'(?=[\s,.;:)\]]|$)"
)
#: ``“A sponge under our feet”: farmers speak of peat``: the title begins with quoted words.
GOES_ON: Final = re.compile(
    r": ?[a-zà-ÿ]|: [A-Z][^.“”\n]{8,200}[.,] [A-Z]"
    r"| (?:and|or|as|versus|vs\.?|is|are|was|were|among|revisited|at|for|with|to) [^\s.]"
)
#: ``Poe have told us of an error in their paper “On soil``
_OPENED: Final = re.compile(
    r"(?!(?:\w+ )?(?:Retract|Correct|Errat|Corrig|Expression|Notice|Addend|Withdraw|Reply"
    r"|Respon|Comment))[^“”«»„\n]{4,300} \(?[“«„][^“”«»„\n]{12,}.{0,300}"
    r"|(?:who (?:are|were) )?(?:the )?authors? of\b.*"
)


def holds_quotation(title: str) -> bool:
    """Tell whether what was taken for a title only leads up to one in quotation marks."""
    return _OPENED.fullmatch(title) is not None


#: What somebody says, not what something is called.
_SAID: Final = re.compile(
    r"(?:this|the|our|these|that|my) (?:\w+ ){0,2}?(?:articles?|papers?|study|work|data|results"
    r"|findings|figures?|images?|authors?|conclusions?|editors?|journal) (?:\w+ly )?"
    r"(?:is|are|was|were|has|have|had|belongs?|contains?|shares?|shows?|does|do|did|will"
    r"|should|cannot|could|may|must|wish|remains?)\b"
    r"|(?:we|i|he|she|it|they) (?:\w+ly )?(?:is|are|am|was|were|has|have|had|do|did|regret"
    r"|apologi[sz]e|wish|believe|cannot|could|will|would|now|confirm|agree|retract|withdraw"
    r"|take)\b"
)
#: No title is as long.
_MOST_WORDS: Final = 60


def quotes_sentences(words: str) -> bool:
    """Tell whether what stands between quotation marks is what somebody says."""
    return (
        _SAID.match(words.lower().strip("…. ")) is not None
        or words.count(" ") > _MOST_WORDS
    )


#: ``in the “Results and Discussion” section``, ``under the heading “Statistical Analysis”``
_PART_BEHIND: Final = re.compile(
    r",? ?(?:sub-?)?(?:sections?|paragraphs?|headings?|columns?|rows?|panels?|captions?"
    r"|legends?|entry|entries|tabs?|statements?|worksheet|sheet)\b"
)
_PART_BEFORE: Final = re.compile(
    r"\b(?:sub-?)?(?:sections?|paragraphs?|headings?|columns?|rows?|captions?|legends?|labels?"
    r"|words?|phrases?|sentences?|terms?|entry|entries|tab|worksheet|sheet|statements?"
    r"|keywords?),? (?:(?:en)?titled |headed |called |labell?ed |named |marked )?(?:as )?$"
)
#: What the text said, or is to say.
_GIVEN: Final = re.compile(
    r"\b(?:should (?:have )?(?:instead )?(?:read|be|been|say|said|state)|to read|reads?"
    r"|(?:replaced|substituted) (?:by|with)|instead of"
    r"|(?:changed|corrected|amended|revised) (?:to|from|as)|rather than"
    r"|(?:written|printed|given|stated|shown|spelled|labell?ed) as|says?|states?"
    r"|stating),?:? ?$"
)
_NEAR: Final = 40


def names_part(lower: str, start: int, end: int) -> bool:
    """Tell whether a quotation is the name of a part of an article, or words from it."""
    return (
        _PART_BEHIND.match(lower, end) is not None
        or _PART_BEFORE.search(lower, max(0, start - _NEAR), start) is not None
        or _GIVEN.search(lower, max(0, start - _NEAR), start) is not None
    )


#: Before a journal's name in quotation marks: ``published in “Soil Letters”``.
_IN: Final = re.compile(
    r"\b(?:(?:published|appeared|appearing|printed|print|journal)(?: online)?(?: in)?(?: the)?"
    r"|(?:in|of)(?: the)? journal|(?:[0-9]{4} )?issue of(?: the)?"
    r"|(?:vol(?:ume|\.)?|no\.|number|issue) [0-9]{1,4} of(?: the)?) $"
)
#: Or before its numbers, which titles stand far from: ``in “Soil Letters”, volume 3``.
_IN_OR_OF: Final = re.compile(r"\b(?:in|of)(?: the)? $")
_NUMBERED: Final = re.compile(
    r"[,\s]{0,2}\(?(?:on )?(?:[Vv]ol(?:ume|\.)|[Ii]ssue|[Nn]o\.|[Pp]ages?|pp?\.|[0-9]{1,3}\b)"
)
_LONGEST_JOURNAL: Final = 90


def names_journal(plain: str, start: int, end: int) -> bool:
    """Tell whether a quotation is a journal's name: ``vol. 3 of “Soil Letters”``."""
    if end - start >= _LONGEST_JOURNAL:
        return False
    words = plain[start:end].strip("“”\"‘’'«» ").split()
    if not all(word[0].isupper() for word in words if len(word) > len("with")):
        return False
    low = max(0, start - _NEAR)
    return _IN.search(plain, low, start) is not None or (
        _IN_OR_OF.search(plain, low, start) is not None
        and _NUMBERED.match(plain, end) is not None
    )
