"""Citations of the notice itself: ``Roe J. Retraction Note: On soil. Soil Lett 9, 3``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import letters_of
from retract_ld.prose.heading import Heading
from retract_ld.prose.heading_labels import label_at
from retract_ld.prose.mention import Mention, year_of
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["is_of_notice", "is_of_page", "mark_own", "own_after"]

#: What may stand between a label and the work's title.
_CONNECTOR: Final = re.compile(
    r"[\])]?(?: (?:notice|note|statement))?(?: (?:to|of|for|on))?\s?[:.–—-]?\s*"
)
_BEFORE_TITLE: Final = re.compile(
    r"\b(?:retraction|withdrawal|correction|corrigend(?:um|a)|errat(?:um|a)|addendum"
    r"|expression of concern)(?: (?:note|notice|statement))?(?: (?:to|of|for|on))?"
    r"\s?[:.–—\])-]?\s*[“\"‘'«\[(]*$"
)
#: ``Retraction published on 3 May 2022, see Soil Lett. 2022, 9(6), 99.``
_PUBLISHED_AT: Final = re.compile(
    r"(?:retraction|withdrawal|correction|corrigendum|erratum|addendum"
    r"|expression of concern|notice)(?: was)? published\b[^;\n]{0,40}?,? (?:see|in|at):? "
)
_REACH: Final = 60
_MOST: Final = 100
_FEWEST: Final = 15


def mark_own(
    source: SourceText,
    heading: Heading,
    mentions: list[Mention],
    rules: RuleSet,
    own: dict[str, Found],
) -> None:
    """Give the notice what cites it by its own title, and its place where told again."""
    for mention in mentions:
        title = mention.citation.fields.get("title")
        line = source.plain.rfind("\n", 0, mention.start) + 1
        if _PUBLISHED_AT.match(source.lower, line) or (
            title and _is_own_title(source, heading, title, rules)
        ):
            mention.role, mention.rule = "own", "own-title"
            for name, found in mention.citation.fields.items():
                if name != "title":
                    own.setdefault(name, found)
    for mention in mentions:
        doi = mention.citation.fields.get("doi")
        if doi and mention.rule == "own-citation":
            own.setdefault("doi", doi)
    _mark_later(source, heading, mentions, own)
    for mention in mentions:
        bare = mention.role != "own" and "title" not in mention.citation.fields
        doi = own.get("doi")
        cites_page = doi is not None and mention.value("doi") == doi.value
        numbered = mention.whole and "volume" in mention.citation.fields
        if bare and (_is_same_place(mention, own) or (cites_page and numbered)):
            mention.role, mention.rule = "own", "own-place"


def _mark_later(
    source: SourceText,
    heading: Heading,
    mentions: list[Mention],
    own: dict[str, Found],
) -> None:
    """Of two citations of the work's title in different volumes the later is the notice's.

    ``Roe J, Correction to: On soil, Soil Letters, Volume 9, …, 2019`` on a page about
    ``Roe J, On soil, Soil Letters, Volume 7, …, 2017``
    """
    if heading.rest is None:
        return
    about = letters_of(source.plain[slice(*heading.rest)])
    if len(about) < _FEWEST:
        return
    cited = [
        (int(year[:4]), mention)
        for mention in mentions[:_MOST]
        if mention.whole
        and letters_of(mention.value("title") or "").endswith(about)
        and mention.value("volume")
        and (year := mention.value("published") or "")[:4].isdigit()
    ]
    if not cited:
        return
    first_year, first = min(cited, key=lambda one: one[0])
    for when, mention in cited:
        if when > first_year and mention.value("volume") != first.value("volume"):
            mention.role, mention.rule = "own", "own-title"
            del mention.citation.fields["title"]
            mention.citation.fill(own)


def own_after(
    source: SourceText, low: int, work_title: str, own: dict[str, Found]
) -> None:
    """Keep the DOI of the notice that cites itself below its list of references."""
    letters = letters_of(work_title)
    if "doi" in own or len(letters) < _FEWEST:
        return
    for line in source.lines:
        if line.start <= low or letters not in letters_of(line.text):
            continue
        words = re.escape(work_title[:_REACH])
        title = re.search(words, source.plain[line.start : line.end], re.IGNORECASE)
        if title and is_of_notice(source, line.start + title.start()):
            for kind, value, start, end in identifiers_in(
                source.plain, line.start, line.end
            ):
                if kind == "doi":
                    own.setdefault("doi", Found(value, start, end))
            return


def is_of_notice(source: SourceText, title: int) -> bool:
    """Tell whether the title that begins at an offset goes on from a notice's label."""
    low = max(source.plain.rfind("\n", 0, title) + 1, title - _REACH)
    return _BEFORE_TITLE.search(source.lower, low, title) is not None


def _is_own_title(
    source: SourceText, heading: Heading, title: Found, rules: RuleSet
) -> bool:
    """Tell whether a title is a label and the title of the notice's work."""
    if heading.title is None or title.start < heading.title.end:
        return False
    letters = letters_of(title.value)
    about = letters_of(source.plain[slice(*heading.rest)]) if heading.rest else ""
    if letters == about:
        return False
    if letters == letters_of(heading.title.text):
        return about != "" or len(letters) > _REACH
    label = label_at(source.lower, title.start, title.end, rules.labels)
    if label is None:
        return False
    connector = _CONNECTOR.match(source.lower, label.end, title.end)
    rest = connector.end() if connector else label.end
    if rest == label.end or not about:
        return False
    said = letters_of(source.plain[rest : title.end])
    return bool(said) and (about.startswith(said) or said.startswith(about))


def _is_same_place(mention: Mention, own: dict[str, Found]) -> bool:
    """Tell whether a mention without a title has the notice's DOI, or volume and pages."""
    doi = mention.value("doi")
    if doi and "doi" in own and not mention.citation.fields.keys() & {"volume"}:
        return doi == own["doi"].value
    known = [
        (ours, theirs)
        for names in (("volume",), ("issue",), ("pages", "article_number"))
        if (ours := next(filter(None, map(mention.value, names)), None))
        and (theirs := next((own[name].value for name in names if name in own), None))
    ]
    return len(known) > 1 and all(ours == theirs for ours, theirs in known)


def is_of_page(mention: Mention, following: list[Mention]) -> bool:
    """Tell whether bare numbers under the heading are the page's: the work has others.

    ``Volume 15, Issue 11``, then ``the following article: “On soil”, Soil Lett 14: 19–23``
    """
    if mention.value("title") or mention.citation.authors:
        return False
    if mention.rule == "leading-citation":
        work = _work_told(following)
    elif (
        mention.rule == "citation-line"
        and not mention.role
        and mention.citation.fields.keys() >= {"doi", "volume"}
    ):
        placed = next((other for other in following if other.value("volume")), None)
        work = placed if placed and placed.whole and placed.value("doi") else None
    else:
        return False
    if work is None or work.rule == "leading-citation":
        return False
    if not work.citation.fields.keys() & {"title", "doi"}:
        return False
    if _is_later(mention, work):
        return True
    if not work.value("volume"):
        return False
    known = [name for name in ("volume", "doi") if mention.value(name)]
    return bool(known) and all(
        work.value(name) not in {None, mention.value(name)} for name in known
    )


def _work_told(following: list[Mention]) -> Mention | None:
    """Return what tells of the work first, but for identifiers under the heading."""
    return next(
        (
            other
            for other in following
            if other.role == "work"
            and not (other.rule == "leading-citation" and other.only_identifiers)
        ),
        None,
    )


def _is_later(mention: Mention, work: Mention) -> bool:
    """Tell whether numbers under the heading are of a later year than the work's."""
    return "" < year_of(work.value) < year_of(mention.value) and bool(
        mention.value("volume")
    )
