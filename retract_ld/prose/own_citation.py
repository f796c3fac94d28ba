"""Citations that are the notice's own rather than the work's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft, letters_of
from retract_ld.prose.labelled_values import is_of_work
from retract_ld.prose.mention import Mention, year_of
from retract_ld.prose.references import add_reference
from retract_ld.prose.source_text import SourceText

__all__ = ["set_apart", "take_own"]

_COMPARED: Final = 20
_DOI_LABEL: Final = re.compile(r"(?:doi[:.]? ?)?(?:https?://(?:dx\.)?doi\.org/)?")
_LABEL: Final = 80
_ORIGINAL: Final = re.compile(r"\boriginal|\bursprüngl|原")
#: What follows a first page: ranges are written in many ways.
_AFTER_FIRST: Final = re.compile(r"(?<=[0-9])[^0-9].*")


def take_own(
    source: SourceText,
    mentions: list[Mention],
    place: int,
    works: list[Draft],
    own: dict[str, Found],
    *,
    known: bool,
    is_notice: bool,
) -> bool:
    """Keep a mention in `own` if it is the notice citing itself, and tell whether it is.

    `known` tells whether the notice's own place was read above the text, `is_notice`
    whether its heading calls the page a notice.
    """
    mention = mentions[place]
    following = mentions[place + 1 : place + _COMPARED]
    beside_own = (
        bool(own)
        and place > 0
        and mentions[place - 1].role == "own"
        and not (mention.role == "work" and ".work." in mention.rule)
    )
    of_original = _is_of_original(source, mention)
    first = place == 0 and not of_original
    if _is_last_doi(source, mention, following, works, own) or (
        is_notice
        and (_is_page_doi(source, mention, works) or _is_of_later_year(mention, works))
    ):
        mention.role = "own"
    if (
        beside_own and mention.only_identifiers and not of_original
    ) or _is_own_citation(mention, following, works, first=first, known=known):
        mention.role = "own"
        mention.citation.fill(own)
    elif mention.role == "own":
        day = own.get("published")
        own |= mention.citation.fields | own if known else mention.citation.fields
        if day and day.value.startswith(own["published"].value):
            own["published"] = day  # the page told it more exactly
    return mention.role == "own"


def _is_page_doi(source: SourceText, mention: Mention, works: list[Draft]) -> bool:
    """Tell whether a DOI alone on its line is the notice's.

    It is below the text where the work's place is known, or under the line that says
    when the page appeared.
    """
    doi = mention.citation.fields.get("doi")
    work = works[0] if works else None
    if work is None or doi is None or not mention.only_identifiers or work.get("doi"):
        return False
    title = work.fields.get("title")
    if title is None or title.rule != "title":
        return False
    low = source.plain.rfind("\n", 0, doi.start) + 1
    stop = source.plain.find("\n", doi.end)
    rest = source.plain[doi.end : stop if stop >= 0 else len(source.plain)]
    if rest.strip(" .") or not _DOI_LABEL.fullmatch(source.lower, low, doi.start):
        return False
    below = mention.rule != "leading-citation"
    placed = below and bool(work.get("volume") and work.get("pages"))
    above = source.lower[:low].rstrip().rpartition("\n")[2] if low < _FAR else ""
    return placed or _OF_PAGE.match(above) is not None


#: ``10.1016/j.soil.2021.03.004``, ``10.3389/fsoil.2021.00012``
_DOI_YEAR: Final = re.compile(r"[./]((?:19|20)[0-9]{2})\.[0-9]")


def _is_of_later_year(mention: Mention, works: list[Draft]) -> bool:
    """Tell whether a lone DOI tells a later year than that of the work."""
    work, doi = (works[0] if works else None), mention.value("doi")
    if work is None or doi is None or not mention.only_identifiers:
        return False
    if mention.rule != "leading-citation":
        return False  # ``the new version is 10.5555/s.2021.03.004``
    told = _DOI_YEAR.search(doi)
    return told is not None and "" < year_of(work.get) < told[1]


#: The line above the page's DOI.
_OF_PAGE: Final = re.compile(
    r"(?:date of publication|date added|page\(s\)|(?:first |article )?published\b(?! in\b))"
)
_FAR: Final = 20_000


def _is_last_doi(
    source: SourceText,
    mention: Mention,
    following: list[Mention],
    works: list[Draft],
    own: dict[str, Found],
) -> bool:
    """Tell whether a DOI alone on the last line is the notice's, the work's being known."""
    doi = mention.citation.fields.get("doi")
    known = works[0].get("doi") if works else None
    judged = mention.role and mention.rule != "identifier-line"
    if doi is None or judged or following or known in {None, doi.value}:
        return False
    if "doi" in own or not mention.only_identifiers:
        return False
    low = source.plain.rfind("\n", 0, doi.start) + 1
    return not source.plain[doi.end :].strip() and bool(
        _DOI_LABEL.fullmatch(source.lower, low, doi.start)
    )


def set_apart(
    source: SourceText,
    work: Draft,
    first: Mention,
    references: int,
    own: dict[str, Found],
    *,
    corrects: bool,
) -> None:
    """Give a citation under the title to the notice if the reference tells another place."""
    if first.rule != "leading-citation" or "title" in first.citation.fields:
        return
    entry = Draft()
    if title := work.fields.get("title"):
        entry.fields["title"] = title
    add_reference(source, entry, references)
    if first.only_identifiers and _is_of_original(source, first):
        return
    if first.only_identifiers:
        doi = work.fields.get("doi")
        if (
            corrects
            and doi
            and doi.rule == "leading-citation"
            and entry.get("volume")
            and entry.get("pages")
            and entry.get("doi") != doi.found.value
        ):
            own.setdefault("doi", work.fields.pop("doi").found)
        return
    if not _is_at_other_pages(first, entry.get):
        return
    for name, value in list(work.fields.items()):
        if value.rule == "leading-citation" and name != "title":
            own.setdefault(name, work.fields.pop(name).found)


def _is_own_citation(
    mention: Mention,
    following: list[Mention],
    works: list[Draft],
    *,
    first: bool,
    known: bool,
) -> bool:
    """Tell whether a bare citation is the notice's, not the work's.

    One under the title is if the title, or what follows, gives other numbers for the work,
    and earlier ones; if the notice's own place is `known` already, only if a whole citation
    follows. So is one that ends the text.
    """
    fields = mention.citation.fields
    if "title" in fields or mention.citation.authors:
        return False
    if mention.rule == "citation-line" and not following and works:
        return not mention.role and _is_at_other_pages(mention, works[0].get)
    if mention.rule != "leading-citation":
        return False
    if mention.only_identifiers and "doi" in fields:
        return first and _has_numbers_elsewhere(mention, following, works)
    if not known and works and _is_at_other_pages(mention, works[0].get):
        return True
    if not known and works and works[0].authors and not works[0].get("title"):
        return "" < year_of(works[0].get) < year_of(mention.value)
    return any(
        _is_at_other_pages(mention, other.value)
        for other in following
        if (
            other.whole
            and other.role != "other"
            and "title" in other.citation.fields
            and not _is_of_other_work(other, works)
        )
        or (not known and other.role == "work" and other.rule != "leading-citation")
        or (not known and not other.role and _is_before(other, mention))
        or (works and _same_letters(works[0].get("title"), other.value("title")))
    )


_FIRST_PAGE: Final = re.compile(r"[0-9]{1,6}")


def _is_before(other: Mention, mention: Mention) -> bool:
    """Tell whether a place is in the same volume as another, some pages before."""
    pages = [_FIRST_PAGE.search(one.value("pages") or "") for one in (other, mention)]
    if not all(pages) or other.value("volume") != mention.value("volume"):
        return False
    first, last = (int(page.group()) for page in pages if page)
    return first < last and bool(mention.value("journal"))


def _is_of_other_work(mention: Mention, works: list[Draft]) -> bool:
    """Tell whether a citation's title is another than that of the work known so far."""
    known = letters_of((works[0].get("title") if works else "") or "")
    title = letters_of(mention.value("title") or "")
    return bool(known) and known not in title and title not in known


def _is_of_original(source: SourceText, mention: Mention) -> bool:
    """Tell whether a line, or a label above it, says that its identifier is the work's."""
    starts = (found.start for found in mention.citation.fields.values())
    start = min(starts, default=mention.start)
    low = max(source.plain.rfind("\n", 0, start) + 1, start - _LABEL)
    above = source.plain[:low].rstrip().rpartition("\n")[2] if low < _FAR else ""
    return bool(_ORIGINAL.search(source.lower, low, start)) or is_of_work(above)


def _same_letters(one: str | None, other: str | None) -> bool:
    return bool(one and other) and letters_of(one or "") == letters_of(other or "")


def _has_numbers_elsewhere(
    mention: Mention, following: list[Mention], works: list[Draft]
) -> bool:
    """Tell whether a DOI under the title is not the work's, whose place is told apart."""
    if works and not works[0].get("title"):
        return False
    if works and works[0].get("volume") and works[0].get("pages"):
        return True
    return any(
        other.role == "work"
        and other.value("volume")
        and (other.value("pages") or other.value("issue"))
        and other.value("doi") != mention.value("doi")
        and (works or other.value("title"))
        for other in following
    )


def _is_at_other_pages(mention: Mention, other: Callable[[str], str | None]) -> bool:
    """Tell whether a work stands in other pages than a mention, not after it in time."""
    known = [
        (_AFTER_FIRST.sub("", ours), _AFTER_FIRST.sub("", theirs))
        for name in ("volume", "issue", "pages")
        if (ours := mention.value(name)) and (theirs := other(name))
    ]
    if known and all(ours == theirs for ours, theirs in known):
        return False
    if not known and not (
        other("title") and mention.value("published") and year_of(other)
    ):
        return False
    if not known:
        return year_of(other) < year_of(mention.value)
    years = (other("published") or "", mention.value("published") or "9999")
    return years[0][:4] <= years[1][-4:]
