"""Parties told by the names of persons: ``Jane Roe and Bo Poe agree``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["PERSONS", "SEVERAL_PERSONS", "authors_by_name", "persons_named"]

_WORD: Final = r"[^\W\d_a-z][\w.'\u2019-]*"
_HONORIFIC: Final = r"(?:Drs?|Prof|Mr|Mrs|Ms)\.? "
_NO_NAME: Final = r"(?!(?:The|This|These|It|We|They|All|Both|However)\b)"
_FURTHER: Final = (
    rf"(?: (?:(?:de|del|da|dos|van|von|der|den|el|al|bin|ten|la|le) ){{0,3}}{_WORD})"
)
#: An honorific is no word of the name too: read in two ways, it would double the time with
#: each name.
_NAME: Final = (
    rf"(?:{_HONORIFIC}{_NO_NAME}{_WORD}{_FURTHER}{{0,4}}"
    rf"|(?!{_HONORIFIC}){_NO_NAME}{_WORD}{_FURTHER}{{1,4}})"
)
_AND: Final = "(?:, and |,? & |, | and )"
_NAMES_BEHIND: Final = re.compile(rf" (?P<names>{_NAME}(?:{_AND}{_NAME}){{0,60}})")
_BETWEEN: Final = re.compile(_AND)
#: Nothing but the names of persons: "Ann Lee, B. C. Ode and D. Eng", "Drs. Lee and Ode".
PERSONS: Final = re.compile(
    rf"\s*(?:[Aa]uthors? )?(?:{_NAME}(?:{_AND}{_NAME})*|Drs?\.? {_WORD}(?:{_AND}{_WORD})*)"
    r",?\s*(?:has |have |is |are |do |does )?(?:both |all |also |since |now )?"
    r"(?:been (?:informed|notified|made aware) "
    r"(?:of (?:this|the) (?:decision|retraction) )?and "
    r"|(?:stated|confirmed|indicated|said|declared|informed (?:us|the (?:journal|editors?"
    r"|publisher))) (?:that )?(?:(?:they|he|she) )?(?:(?:has|have|all|both|also) )?)?"
)
#: Who retracts is told from a journal ("Soil Science and Plant Nutrition") or a house by a
#: title or by there being three.
SEVERAL_PERSONS: Final = re.compile(
    rf"\s*(?:[Aa]uthors? )?(?:{_NAME}(?:{_AND}{_NAME}){{2,60}}"
    rf"|(?:Drs?|Prof(?:s|essors?)?)\.? {_WORD}(?: {_WORD}){{0,3}}"
    rf"(?:{_AND}{_WORD}(?: {_WORD}){{0,3}}){{0,9}})"
    r"[,.]?\s*(?:both |also |has |have |now )?"
)


def authors_by_name(
    source: SourceText, party: tuple[str, int, int], authors: Sequence[str]
) -> tuple[str, int, int]:
    """Take authors who are named for some of them: "Authors Jane Roe and Bo Poe agree"."""
    role, first, last = party
    named = _NAMES_BEHIND.match(source.plain, last) if role == "authors" else None
    if named is None or source.words.endswith("the author", 0, last):
        return party
    count = len(_BETWEEN.findall(named["names"])) + 1
    return party if count == len(authors) else ("some-authors", first, named.end())


def persons_named(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> list[tuple[str, int, int]]:
    """Return some of the authors, if persons are named: ``W. Harms stimmt nicht zu``."""
    if rules.language in {"en", "ja", "zh"}:
        return []
    start = low
    title = _TITLE_OF_PERSON.match(source.plain, start, high)
    start = title.end() if title else start
    names, end = author_list(source.plain, start, high, introduced=True)
    if not names or not (
        title or any("." in name or " " in name for name, *_ in names)
    ):
        return []
    return [("some-authors", start, end)]


_TITLE_OF_PERSON: Final = re.compile(
    r"\s*(?:(?:(?:[AOaoEe]l?|[Ll][ae]) )?(?:Dra?|Profa?|Dr\. med|Sra?|Mme|M)\. )"
)
