"""What a notice about one work says of it by the way."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.drafts import Draft, letters_of
from retract_ld.prose.heading import Heading
from retract_ld.prose.journal_subjects import put_subject
from retract_ld.prose.mention import Mention, year_of
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.same_work import clashes
from retract_ld.prose.source_text import SourceText

__all__ = [
    "put_only_place",
    "put_pages_of_issue",
    "put_speaker",
    "put_told_title",
    "without_journal",
]

_SPEAKS_WITHIN: Final = 500


def put_only_place(
    work: Draft, mentions: list[Mention], rules: RuleSet, own: dict[str, Found]
) -> None:
    """Give a work without numbers the only ones that the text tells of anything.

    ``Retratação: Solos`` / ``Depois da publicação (v. 11, n. 2, 2024, p. 1-19), …``
    """
    _put_doi_beside(work, mentions)
    if rules.language == "en":
        _put_bare_place(work, mentions)
        _put_line_apart(work, mentions, own)
    if rules.language == "en" or not work.get("title"):
        return
    if work.fields.keys() & {"volume", "pages", "doi"}:
        return
    placed = [one for one in mentions if one.value("volume") or one.value("pages")]
    if len(placed) == 1 and not placed[0].role and not placed[0].value("title"):
        work.take(placed[0].citation, 0.7, "only-place")


def without_journal(
    works: list[Draft], mentions: list[Mention], own: dict[str, Found]
) -> list[Draft]:
    """Leave out what the heading names if it is but the journal that the text cites.

    ``Retraction notice: Soil Letters`` / ``Roe J. On soil. Soil Letters 9, 3–12``
    """
    if len(works) != 1 or works[0].fields.keys() != {"title"} or works[0].authors:
        return works
    title = works[0].fields["title"].found
    named = letters_of(title.value)
    if all(letters_of(one.value("journal") or "") != named for one in mentions):
        return works
    own.setdefault("journal", title)
    return []


#: Two titles that differ in some letters, not in what is left out.
_ALIKE: Final = 90
_FEW_LETTERS: Final = 8


def put_told_title(heading: Heading, work: Draft, mentions: list[Mention]) -> None:
    """Give a work the title that the text quotes where the page's own has other words.

    A bare heading is the page's, ``the report “On soil”`` the work's.
    """
    title = work.fields.get("title")
    if title is None or heading.rest is None or heading.title is None:
        return
    if heading.rest[0] > heading.title.start or title.found.start != heading.rest[0]:
        return
    from rapidfuzz import fuzz

    ours = letters_of(title.found.value)
    for mention in mentions:
        told = mention.citation.fields.get("title")
        theirs = letters_of(told.value) if told and mention.role == "work" else ""
        if (
            told is None
            or theirs == ours
            or abs(len(theirs) - len(ours)) > _FEW_LETTERS
        ):
            continue
        if not (theirs.startswith(ours) or ours.startswith(theirs)) and (
            fuzz.ratio(ours, theirs) >= _ALIKE
        ):
            work.fields["title"] = title._replace(found=told, rule=mention.rule)
            return


#: ``167-176``: no notice takes several pages and names no journal of its own.
_RANGE: Final = re.compile(
    r"[A-Za-z]{0,2}([0-9]{1,6}) ?[-\u2010-\u2015] ?[A-Za-z]{0,2}([0-9]{1,6})"
)


def _takes_several_pages(mention: Mention) -> bool:
    pages = _RANGE.fullmatch(mention.value("pages") or "")
    return pages is not None and pages[1] != pages[2]


def _put_bare_place(work: Draft, mentions: list[Mention]) -> None:
    """Give a titled work the numbers of a line that holds nothing else.

    ``Retraction: On soil`` / ``Jane Roe`` / ``Vol. 7, No. 2, pp. 167-176, 2006.``
    """
    if not work.get("title") or work.fields.keys() & {"volume", "pages", "doi"}:
        return
    placed = [one for one in mentions if one.value("volume")]
    if len(placed) != 1 or placed[0].role or placed[0].rule != "citation-line":
        return
    named = placed[0].citation.fields.keys() & {"title", "journal"}
    if _takes_several_pages(placed[0]) and not named:
        work.take(placed[0].citation, 0.7, "bare-place")


def _put_line_apart(
    work: Draft, mentions: list[Mention], own: dict[str, Found]
) -> None:
    """Give a titled work the journal and numbers on a line that are not the notice's.

    ``Correction to “On soil”`` / ``Published: 3 May 2019`` / … / ``Soil Lett. 2017, 9, 3–12``
    """
    if not work.get("title") or work.fields.keys() & {"volume", "pages"}:
        return
    lines = [one for one in mentions if one.is_bare_place and not one.citation.authors]
    if len(lines) != 1 or clashes(work, lines[0]):
        return
    if _is_not_notices(lines[0], own) or (not own and _takes_several_pages(lines[0])):
        work.take(lines[0].citation, 0.75, "line-apart")


def _is_not_notices(mention: Mention, own: dict[str, Found]) -> bool:
    """Tell whether a place is another than the notice's, and of no later year."""
    later = "published" in own and own["published"].value[:4] < year_of(mention.value)
    return not later and any(
        name in own and mention.value(name) not in {None, own[name].value}
        for name in ("doi", "volume", "pages")
    )


def _put_doi_beside(work: Draft, mentions: list[Mention]) -> None:
    """Give a work the DOI that stands beside its numbers, told under a label or not."""
    place = work.get("volume"), work.get("pages")
    if work.get("doi") or not all(place):
        return
    for mention in mentions:
        told = mention.value("volume"), mention.value("pages")
        doi = mention.citation.fields.get("doi")
        if doi and told == place and mention.role not in {"own", "other"}:
            work.put("doi", doi, 0.8, "beside-numbers")
            return


def put_speaker(source: SourceText, work: Draft, body: int, rules: RuleSet) -> None:
    """Give a work without a journal the one whose editors speak in the text."""
    if work.get("journal") or rules.language in {"en", "ja", "zh"}:
        return
    named = Citation(body, body)
    put_subject(source, named, body, min(len(source.plain), body + _SPEAKS_WITHIN))
    if "journal" in named.fields:
        work.put("journal", named.fields["journal"], 0.6, "speaker")


#: ``on pages 3–9 of the May 2012 issue (volume 31, number 1)``
_PAGES_OF_ISSUE: Final = re.compile(
    r"\bpages? [A-Z]?[0-9]{1,5} ?[-\u2010-\u2015] ?[A-Z]?[0-9]{1,5} (?:of|in) (?:the|our) "
    r"(?:[A-Z][a-z]{2,8}\.? )?(?:[0-3]?[0-9], )?(?:19|20)[0-9]{2},? issue"
    r"(?:,? \(?[Vv]ol(?:ume|\.)? (?P<volume>[0-9]{1,4})"
    r"(?:,? (?:[Nn]umber|[Nn]o\.?|[Ii]ssue) (?P<issue>[0-9]{1,3}))?\)?)?(?! of\b)"
)


def put_pages_of_issue(
    source: SourceText, work: Draft, body: int, own: dict[str, Found]
) -> None:
    """Keep the notice's own journal where only pages and the day of an issue are told."""
    if "pages" not in work.fields or work.fields.keys() & {"journal", "volume"}:
        return
    told = _PAGES_OF_ISSUE.search(source.plain, body)
    if told is None:
        return
    for name in ("volume", "issue"):
        if told[name]:
            work.put(name, Found(told[name], *told.span(name)), 0.8, "pages-of-issue")
    if "journal" in own:
        work.put("journal", own["journal"], 0.6, "pages-of-issue")
