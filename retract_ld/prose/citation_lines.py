"""Lines that are citations: whole, in blocks of several lines, or under the title."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from retract_ld.prose.announced_lists import goes_on, is_table_head
from retract_ld.prose.authors import author_list
from retract_ld.prose.byline_above import put_byline_above
from retract_ld.prose.chapter_lines import chapter_line
from retract_ld.prose.citation import parse, put_last_year
from retract_ld.prose.citation_blocks import (
    MOST_ABOVE,
    listed_block,
    put_byline_below,
    read_block,
)
from retract_ld.prose.citation_roles import (
    give_role,
    inherit_role,
    take_role,
    take_update,
)
from retract_ld.prose.citation_starts import has_authors, labelled_start
from retract_ld.prose.closing_places import put_closing_place
from retract_ld.prose.doi_lines import cited_by_doi, journal_line, title_and_doi
from retract_ld.prose.east_asian_blocks import east_asian_works
from retract_ld.prose.joined_mentions import join_roles
from retract_ld.prose.journal_mentions import put_journal_after
from retract_ld.prose.labelled_values import is_labelled
from retract_ld.prose.led_citations import running_mentions
from retract_ld.prose.listed_items import listed_works
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import add_mention, put_identifiers
from retract_ld.prose.mention_words import identifiers_end, put_online
from retract_ld.prose.names_behind_title import names_behind
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.numbers_beside import put_named_between
from retract_ld.prose.online_lines import online_line
from retract_ld.prose.own_lines import (
    PLACE_OF_ERROR,
    begins_sentence,
    own_start,
    put_right,
)
from retract_ld.prose.proceedings_lines import proceedings_line
from retract_ld.prose.quotations import QUOTED, holds_quotation
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.running_lines import is_running
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.table_columns import table_line
from retract_ld.prose.title_first import (
    named_after_title,
    put_work_after,
    titled_first,
)
from retract_ld.prose.told_journals import join_journal
from retract_ld.prose.told_titles import titled_with_doi, told_by

__all__ = ["MOST_MENTIONS", "body_mentions"]

#: No notice speaks of works more often; what is beyond is not read and said so.
MOST_MENTIONS: Final = 4000

_RUNNING: Final = re.compile(
    r"[a-z]{2}[.!?](?:\s|$)|\b(?:has|have|is|are|was|were|we)\b"
)
#: A journal's name and no more before the numbers: ``Soil Letters (2007) 4, 3–9``.
_JOURNAL_ALONE: Final = re.compile(
    r"(?:[A-Z][\w.&’'-]{0,25}|of|the|and|for|in|&)"
    r"(?: (?:[A-Z][\w.&’'-]{0,25}|of|the|and|for|in|&)){0,9}[.,]? ?"
)
#: ``(RETRACTED)`` after a citation.
_MARKED: Final = re.compile(
    r"[\s.;,]*[\[(]\s?(?:retracted|withdrawn|retratado|retractado|rétracté"
    r"|zurückgezogen|撤稿|撤回)\b"
)
_SENTENCES: Final = re.compile(
    r"[a-z]{2}[.:] [A-Z][a-z]+ [a-z]+ [a-z]+.*[a-z]{2}[.:] [A-Z]"
)
#: "第3期発表的論文《…》": the title comes after the numbers.
_CJK_TITLE: Final = re.compile(r"[^。\n「『《]{0,20}[「『《]")
#: What may follow a citation in its line.
_REST: Final = 80


def body_mentions(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> list[Mention]:
    """Return the mentions in the body of a notice, in order."""
    lines = [line for line in source.lines if low <= line.start < high]
    if source.lines and lines and lines[0].start > low:
        lines.insert(0, _rest_of_line(source, low))
    mentions = _mentions_in(source, lines, rules)
    if rules.language == "en":
        put_closing_place(source, lines, mentions)
    return mentions


def _mentions_in(
    source: SourceText, lines: list[Line], rules: RuleSet
) -> list[Mention]:
    mentions: list[Mention] = []
    leading = True
    listing, taken = False, 0
    columns: list[str] = []
    for index, line in enumerate(lines):
        if len(mentions) >= MOST_MENTIONS:
            break
        previous = lines[index - 1] if index else None
        columns, row = table_line(source, line, previous, columns)
        mentions += row
        if columns or (listing and is_table_head(line)):
            continue
        read = partial(_cited_item, source, rules)
        items = listed_works(
            source, line, previous, mentions, rules, read, listing=listing
        )
        mentions += items
        taken = max(taken, *(item.end for item in items), 0)
        if items or line.start < taken:
            leading = False
            continue
        if named := east_asian_works(source, lines, index, rules):
            mentions += named
            taken = max(taken, named[-1].end)
            continue
        online = online_line(source, line, rules)
        if online:
            mentions.append(online)
            continue
        wrong = PLACE_OF_ERROR.match(line.text)
        cited = None if wrong else _cited(source, line, previous, leading, rules)
        listing = goes_on(source, line, cited, rules, listing=listing)
        position = line.start + (wrong.end() if wrong else 0)
        below = lines[index + 1 : index + 3]
        known = len(mentions)
        if cited:
            inherit_role(mentions, cited, previous)
            above = lines[max(0, index - MOST_ABOVE) : index]
            _complete(source, cited, above, below)
            mentions.append(cited)
            position = cited.end
        elif previous and (listed := listed_block(source, line, previous)):
            mentions.append(listed)
            continue
        for mention in running_mentions(source, position, line.end, rules):
            wrong = give_role(source, mention, line, below, wrong, leading=leading)
            add_mention(source, mentions, mention, line, previous, leading=leading)
            if len(mentions) >= MOST_MENTIONS:
                break
        if rules.language == "en":
            join_roles(source, mentions[known:])
        whole = cited is not None and "title" in cited.citation.fields
        leading = (
            leading
            and not whole
            and (cited is not None or not _RUNNING.search(line.text))
        )
    return mentions


def _complete(
    source: SourceText, cited: Mention, above: list[Line], below: list[Line]
) -> None:
    """Add to a citation what the lines around it tell of the same work."""
    take_update(cited, above)
    read_block(source, cited, above)
    told = cited.only_identifiers or put_byline_above(source, cited, above)
    if cited.role == "work" and not told:
        put_byline_below(source, cited, below)


def _cited_item(source: SourceText, rules: RuleSet, item: Line) -> Mention | None:
    return _cited_line(source, item, None, False, rules)


def _rest_of_line(source: SourceText, low: int) -> Line:
    end = source.plain.find("\n", low)
    end = len(source.plain) if end < 0 else end
    return Line(source.plain[low:end], low, end)


def _cited(
    source: SourceText,
    line: Line,
    previous: Line | None,
    leading: bool,
    rules: RuleSet,
) -> Mention | None:
    """Read a line that begins with a title, a citation, or who wrote what."""
    titled = titled_first(source, line.start, line.end) if leading else None
    if titled is None and rules.language == "en":
        titled = told_by(source, line.start, line.end, rules) or chapter_line(
            source, line, previous, rules, leading=leading
        )
    return titled or _cited_line(source, line, previous, leading, rules)


def _cited_line(
    source: SourceText,
    line: Line,
    previous: Line | None,
    leading: bool,
    rules: RuleSet,
) -> Mention | None:
    """Read a line that begins with a citation."""
    if len(line.text) > 3000 or is_labelled(line.text):
        return None
    start, role, rule = labelled_start(source, line, rules)
    own = own_start(source, line, previous)
    if own is not None:
        start, role, rule = own, "own", "own-citation"
    place = proceedings_line(source.plain, start, line.end) or numbered_place(
        source.plain, start, line.end
    )
    if (
        place
        and "journal" in place.fields
        and own is None
        and not has_authors(source.plain, start, line.end)
        and not names_behind(source.plain, *place.fields["journal"][1:])
    ):
        role = role or ("work" if leading else "")
        rule = rule or ("leading-citation" if leading else "citation-line")
        mention = Mention(start, line.end, role, rule, 0.93, place, whole=True)
        if rule == "citation-line":
            take_role(source, mention, previous, rules)
        return mention
    cores = locators(source.plain, start, min(line.end, start + 1200))
    at_start = bool(cores) and (
        cores[0].start - start < 4
        or (
            leading
            and _JOURNAL_ALONE.fullmatch(source.plain, start, cores[0].start)
            is not None
        )
    )
    if leading and not role and (len(line.text) < 400 or at_start):
        role, rule = "work", "leading-citation"
    if not cores:
        return (
            titled_with_doi(source, line.start, line.end, rules)
            or title_and_doi(source, line, previous, rules)
            or cited_by_doi(source, line, start, role, rule, rules)
            or journal_line(source, line, start, role, rule, rules)
        )
    core = cores[0]
    dated = core.spans.keys() == {"year"}
    by_doi = cited_by_doi(source, line, start, role, rule, rules) if dated else None
    if by_doi and {"title", "journal"} <= by_doi.citation.fields.keys():
        return by_doi
    authors, _ = author_list(source.plain, start, core.start)
    end = identifiers_end(source, core.end, line.end)
    title_behind = QUOTED.match(source.plain, core.end) or _CJK_TITLE.match(
        source.plain, core.end
    )
    if title_behind or (
        not authors
        and (
            (".work." in rule and source.plain[start : start + 1].islower())
            or is_running(source, start, core, bare=leading and at_start)
            or (not (leading and at_start) and line.end - end > _REST)
        )
    ):
        return None  # "This article was withdrawn …": a sentence, not a citation
    citation = None if authors else named_after_title(source, start, core)
    named = citation is not None
    citation = citation or parse(source.plain, start, core.end)
    if citation is None or holds_quotation(citation.value("title") or ""):
        return None
    join_journal(source.plain, citation, rules)
    put_right(source, citation, line)
    if "journal" not in citation.fields:
        put_journal_after(source, citation, core)
    told = citation.value("title") or ""
    if not (authors or named) and (_SENTENCES.search(told) or begins_sentence(told)):
        return None
    if put_named_between(source, citation, cores):
        end = max(end, cores[1].end)
    end = max(end, put_work_after(source, citation, core.end, line.end))
    put_identifiers(source, citation, start, end)
    put_last_year(citation, source.plain, core.end, line.end)
    mention = Mention(
        start, end, role, rule or "citation-line", 0.93, citation, whole=True
    )
    put_online(source, citation, core.end, line.end, rules)
    ends = (core.end, end, max(found.end for found in citation.fields.values()))
    if any(_MARKED.match(source.lower, place, line.end) for place in ends):
        mention.role, mention.rule = "work", "marked-retracted"
        return mention
    take_role(source, mention, previous, rules)
    return mention
