"""Whether two mentions speak of the same work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.drafts import TELLING, Draft, letters_of
from retract_ld.prose.language import recognise
from retract_ld.prose.mention import Mention

__all__ = [
    "adds_subtitle",
    "clashes",
    "ends_with",
    "is_first_page",
    "is_same",
    "keys_of",
    "leave_out_translation",
    "stands_apart",
]

_SAME_TITLE: Final = 90
_PART: Final = re.compile(
    r"\b(?:part[es]?|partie|teil|tomo|fase|phase|estudio|study) "
    r"(?P<part>[ivx]{1,5}|[0-9]{1,2}|[a-d])\W*$"
    r"|[（(]?第?(?P<other>[一二三四五上中下ⅠⅡⅢ0-9])(?:報|报|部分)?[)）]?$"
)
#: Enough for the citation that a notice begins with: its own title may be misprinted.
_ALIKE: Final = 55


def is_same(work: Draft, mention: Mention) -> bool:
    """Tell whether a mention speaks of a work, by what both of them tell."""
    for name in ("doi", "pmid"):
        ours, theirs = work.get(name), mention.value(name)
        if ours and theirs:
            return ours == theirs
    if _same_place(work, mention):
        return True  # the title in another language
    ours, theirs = work.get("title"), mention.value("title")
    if ours and theirs:
        return _same_title(ours, theirs) or (
            mention.role == "work" and adds_subtitle(ours, theirs)
        )
    ours, theirs = work.get("pages"), mention.value("pages")
    volume, other = work.get("volume"), mention.value("volume")
    if ours and theirs:
        same = ours == theirs or (volume == other and is_first_page(ours, theirs))
        return same and (len(ours) > 4 or bool(volume and volume == other))
    issue = work.get("issue")
    return bool(
        volume and volume == other and issue and issue == mention.value("issue")
    )


_HAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def _in_two_languages(one: str, other: str) -> bool:
    if bool(_HAN.search(one)) != bool(_HAN.search(other)):
        return True
    first, second = recognise(one), recognise(other)
    return first is not None and second is not None and first != second


def keys_of(mention: Mention) -> Iterator[str]:
    """Yield what tells exactly which work a mention speaks of."""
    for name in ("doi", "pmid"):
        value = mention.value(name)
        if value:
            yield f"{name} {value}"
    title = letters_of(mention.value("title") or "")
    if len(title) > TELLING:
        yield f"title {title}"


_RANGE: Final = re.compile(r"\w+ ?[-\u2010-\u2015\u2212~] ?\w+")


def leave_out_translation(work: Draft, mention: Mention) -> None:
    """Leave out title and names of a mention in another language that repeats a work."""
    ours, theirs = work.get("title"), mention.value("title")
    if ours and theirs and _same_place(work, mention):
        del mention.citation.fields["title"]
        if work.get("journal"):
            mention.citation.fields.pop("journal", None)
        mention.citation.authors = [] if work.authors else mention.citation.authors


def _same_place(work: Draft, mention: Mention) -> bool:
    """Tell whether two titles in two languages stand on the same pages of a year."""
    pages = mention.value("pages")
    if not pages or pages != work.get("pages") or not _RANGE.fullmatch(pages):
        return False
    if not _in_two_languages(work.get("title") or "", mention.value("title") or ""):
        return False
    year, other = work.get("published"), mention.value("published")
    return bool(
        work.get("volume")
        and work.get("volume") == mention.value("volume")
        and year
        and other
        and year[:4] == other[:4]
    )


def clashes(work: Draft, mention: Mention) -> bool:
    """Tell whether a mention tells something else of a work than is known of it."""
    for name in ("doi", "pmid", "volume", "pages"):
        ours, theirs = work.get(name), mention.value(name)
        if ours and theirs and ours != theirs and not is_first_page(ours, theirs):
            return True
    ours, theirs = work.get("title"), mention.value("title")
    if mention.rule == "leading-citation" and ours and theirs:
        return not _same_title(ours, theirs, least=_ALIKE)
    return bool(ours and theirs and not _same_title(ours, theirs))


_AFTER_FIRST: Final = re.compile(r"(?<=[0-9])\s?[-\u2010-\u2015\u2212].*")


def is_first_page(one: str, other: str) -> bool:
    """Tell whether one of two is the first page of the other's."""
    shorter, longer = sorted((one, other), key=len)
    return shorter != longer and _AFTER_FIRST.sub("", longer) == shorter


def _same_title(one: str, other: str, least: int = _SAME_TITLE) -> bool:
    """Tell whether two titles are the same but for case, punctuation and slips."""
    from rapidfuzz import fuzz

    first, second = letters_of(one), letters_of(other)
    if not first or not second:
        return False
    parts = _PART.search(one.lower()), _PART.search(other.lower())
    if parts[0] and parts[1] and parts[0].groups() != parts[1].groups():
        return False  # "…: part I" and "…: part II"
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) > TELLING and (
        longer.startswith(shorter) or longer.endswith(shorter)
    ):
        return True
    return fuzz.ratio(first, second, score_cutoff=least) > 0


_SUBTITLE: Final = re.compile(r"(?::| [–—]) \w")


def adds_subtitle(one: str, other: str) -> bool:
    """Tell whether another title is one with its subtitle: ``On soil: a review``."""
    return other.lower().startswith(one.lower()) and bool(
        _SUBTITLE.match(other, len(one))
    )


_TELL_APART: Final = frozenset({"title", "journal", "volume", "pages"})
_FRONT: Final = 40


def stands_apart(plain: str, mention: Mention) -> bool:
    """Tell whether all is told of a work at the front of a line: it is one of its own."""
    fields = mention.citation.fields
    if not fields.keys() >= _TELL_APART:
        return False
    start = fields["title"].start
    return start - plain.rfind("\n", 0, start) < _FRONT


def ends_with(longer: str, title: str) -> bool:
    """Tell whether a quoted title is the end of one that has more before it."""
    letters = letters_of(title)
    return (
        len(letters) > TELLING
        and letters_of(longer).endswith(letters)
        and len(letters_of(longer)) > len(letters)
    )
