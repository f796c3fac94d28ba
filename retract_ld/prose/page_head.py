"""Numbers under a notice's title that are the page's: the work is told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.cited_entries import cited_work
from retract_ld.prose.drafts import Draft, letters_of
from retract_ld.prose.mention import Mention, year_of
from retract_ld.prose.references import add_reference
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["mark_head"]

_MOST: Final = 20
_NEXT_LINE: Final = 160
#: ``Published online 2019 Mar 4. doi: …`` is no sentence about the work.
_DAY: Final = re.compile(r"(?:first |article )?(?:published|posted|available|e-?pub)\b")


def mark_head(
    source: SourceText,
    mentions: list[Mention],
    works: list[Draft],
    own: dict[str, Found],
    references: int,
    rules: RuleSet,
    *,
    surely: bool,
) -> None:
    """Give the notice the place under its title if another, earlier one is the work's.

    The page is `surely` a notice's if its heading says so; else the years must.

    ``Retraction: On soil`` / ``Soil Lett 34, 101 (2019)`` / ``Soil Lett 31, 412–420 (2016)``
    """
    head = _head(source, mentions)
    cited = [one.value("volume") for one in mentions if one.role == "own"]
    if not head or any(cited):
        return
    day = own["published"].value if "published" in own else None
    title = letters_of((works[0].get("title") if works else "") or "")
    others = mentions[len(head) : len(head) + _MOST]
    if not any(_tells_of_work(head, one, title, day, surely=surely) for one in others):
        entries = _entries(source, works, references, rules)
        if not any(_is_another_place(head, entry.get, day) for entry in entries):
            return
    for mention in head:
        mention.role, mention.rule = "own", "page-head"
        if day:
            mention.citation.fields.pop("published", None)  # the page tells its day
        mention.citation.fill(own)


def _entries(
    source: SourceText, works: list[Draft], references: int, rules: RuleSet
) -> list[Draft]:
    """Return what the list of references says of the work."""
    if not works:
        return cited_work(source, references, rules)
    if "title" not in works[0].fields:
        return []
    entry = Draft({"title": works[0].fields["title"]})
    add_reference(source, entry, references)
    return [entry]


def _head(source: SourceText, mentions: list[Mention]) -> list[Mention]:
    """Return the place that leads the body, and the identifiers on the lines below it."""
    head: list[Mention] = []
    for mention in mentions[:_MOST]:
        if mention.citation.authors or mention.value("title"):
            break
        line = source.plain.rfind("\n", 0, mention.start) + 1
        dated = _DAY.match(source.lower, line) is not None
        listed = mention.rule == "identifier-line" and bool(head)
        if not (mention.rule == "leading-citation" or listed or (dated and head)):
            break
        if head and not (mention.only_identifiers or dated):
            break
        if head and mention.start - head[-1].end > _NEXT_LINE:
            break
        if head and _value(head, "doi") and mention.value("doi"):
            break
        head.append(mention)
    placed = _value(head, "volume") or _value(head, "doi")
    return head if placed else []


def _value(head: list[Mention], name: str) -> str | None:
    return next((value for one in head if (value := one.value(name))), None)


def _tells_of_work(
    head: list[Mention], other: Mention, title: str, day: str | None, *, surely: bool
) -> bool:
    """Tell whether a mention tells where the work is, and that is not where the page is."""
    earlier = _is_earlier(head, other.value, day)
    if earlier and title and other.is_bare_place and other.value("pages"):
        return True
    return (
        (surely or earlier)
        and _is_of_work(other, title)
        and _is_another_place(head, other.value, day)
    )


def _is_of_work(mention: Mention, title: str) -> bool:
    """Tell whether a mention tells where the work is, a whole one if its `title` is unknown."""
    if mention.role in {"other", "own"}:
        return False
    if mention.only_identifiers and ".work." not in mention.rule:
        return False  # a DOI on a line of its own may be anything's
    told = letters_of(mention.value("title") or "")
    if told and title:
        return title in told or told in title
    if mention.whole and told:
        return bool(mention.value("volume") or mention.value("doi"))
    return mention.role == "work" and bool(title)


def _years(
    head: list[Mention], other: Callable[[str], str | None], day: str | None
) -> tuple[str, str]:
    told = year_of(other) or (other("published_online") or "")[:4]
    return (_value(head, "published") or day or "")[:4], told


def _is_earlier(
    head: list[Mention], other: Callable[[str], str | None], day: str | None
) -> bool:
    ours, theirs = _years(head, other, day)
    return "" < theirs < ours


def _is_another_place(
    head: list[Mention], other: Callable[[str], str | None], day: str | None
) -> bool:
    """Tell whether another place or DOI is told, of no later year than the page's `day`."""
    ours, theirs = _years(head, other, day)
    if "" < ours < theirs:
        return False
    for name in ("doi", "volume"):
        known, told = _value(head, name), other(name)
        if known and told:
            return known != told
    # The DOI of an article that appeared before the page's numbers.
    return bool(other("doi")) and "" < theirs < ours
