"""The works that the text of a JATS notice names, by the reader of prose.

They stand in for a missing ``related-article``, each value with the words it was read
from. Where the article has links, these decide; the text can only raise a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from retract_ld.models import Evidence, Update, Work

__all__ = ["Told", "other_works", "told_works"]

_DOI: Final = re.compile(r"\b10\.[0-9]{4,9}/")
_IDENTIFIERS: Final = ("doi", "pmid", "pmcid")
#: Words for what a bare identifier is that of, in the languages of the prose reader …
_WORK: Final = re.compile(
    r"articles?\b|\b(?:papers?|works?|publications?|manuscripts?|chapters?|preprints?)\b"
    r"|art[ií]culos?|artigos?|trabalhos?|trabajos?|artikels?|beitr[aä]g|arbeit|articol[oi]"
    r"|文章|论文|論文|стать",
    re.IGNORECASE,
)
#: … and words before those of other documents.
_ELSEWHERE: Final = re.compile(
    r"\b(?:see|cf|described|discussed|reported|listed|available|found|polic(?:y|ies)"
    r"|guidelines?|supplement\w*|statement|investigation|report|overlap\w*|similar\w*"
    r"|duplicat\w*|plagiari\w*|reus\w*|cop(?:y|ied))\b[^.;]*$",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r".*(?:[.!?。]\s|\n)", re.DOTALL)
#: A place in a journal: of use together only.
_PLACE: Final = ("journal", "volume", "issue", "pages", "page_start", "page_end")


@dataclass(frozen=True, slots=True)
class Told:
    """A work as the text names it."""

    work: Work
    evidence: tuple[Evidence, ...]
    """Offsets count characters in the text; what was read in the title has none."""
    own: str | None
    """The identifier of the notice that the text gives for the work, left out of it."""


def told_works(text: str, notice: dict[str, Any]) -> list[Told]:
    """Return the works that a notice of these values names in its title and text."""
    return list(_told(text, notice))


def other_works(
    text: str, notice: dict[str, Any], linked: list[dict[str, Any]]
) -> list[str]:
    """Return the DOIs of the works in the text if none of them is among those linked."""
    known = {target["doi"] for target in linked if "doi" in target}
    if not known or len(known) < len(linked) or not _DOI.search(text):
        return []
    told = {found.work.doi for found in _told(text, notice)}
    return [] if told & known else sorted(doi for doi in told if doi)


def _told(text: str, notice: dict[str, Any]) -> Iterator[Told]:
    from retract_ld.prose.notice import read_notice

    before = f"{notice['title']}\n\n" if notice.get("title") else ""
    for update in read_notice(before + text).updates:
        if update.work is None:
            continue
        if _is_aside(update, before + text) or _mistakes_title(update, len(before)):
            continue
        own = {notice.get(name) for name in _IDENTIFIERS} - {None}
        values = _values(update.work)
        itself = [name for name in _IDENTIFIERS if values.get(name) in own]
        said = values[itself[0]] if itself else None
        for name in itself:
            del values[name]
        if any(name in values for name in ("title", *_IDENTIFIERS)):
            yield Told(
                Work(**values), tuple(_evidence(update, values, len(before))), said
            )


def _is_aside(update: Update, text: str) -> bool:
    """Whether a bare identifier is not called the work: it may be of anything."""
    assert update.work is not None
    if update.work.title or update.work.journal or update.work.volume:
        return False
    starts = [
        found.start
        for found in update.evidence
        if found.start is not None and found.field in {"work.doi", "work.pmid"}
    ]
    before = _SENTENCE.sub("", text[: min(starts, default=0)])
    return not _WORK.search(before) or _ELSEWHERE.search(before) is not None


def _mistakes_title(update: Update, before: int) -> bool:
    """Whether the first words of the text were taken for the title of the notice."""
    return any(
        found.rule == "title"
        and found.field.startswith("work.")
        and (found.start or 0) >= before
        for found in update.evidence
    )


def _values(work: Work) -> dict[str, Any]:
    """Return identifiers and title, and the place in a journal if it is whole."""
    names: tuple[str, ...] = (*_IDENTIFIERS, "title")
    if work.journal and work.volume and work.page_start:
        names = (*names, *_PLACE, "published")
    found = {name: getattr(work, name) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _evidence(
    update: Update, values: dict[str, Any], before: int
) -> Iterator[Evidence]:
    for words in update.evidence:
        role, _, path = words.field.partition(".")
        if role != "work" or path.partition(".")[0] not in values:
            continue
        if words.start is None or words.end is None or words.start < before:
            yield words.model_copy(update={"start": None, "end": None})
        else:
            place = {"start": words.start - before, "end": words.end - before}
            yield words.model_copy(update=place)
