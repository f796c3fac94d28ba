"""Lines that are citations: whole, in blocks of several lines, or under the title."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.byline import read_byline
from retract_ld.prose.citation import (
    Citation,
    Found,
    identifiers_in,
    locators,
    parse,
    put_journal,
    trim_title,
)
from retract_ld.prose.mention_words import (
    QUOTED,
    is_journal,
    put_identifiers,
    put_online,
    read_after,
)
from retract_ld.prose.mentions import Mention, last_cue, text_mentions
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["body_mentions", "title_mention", "title_mentions"]

_PREFIX: Final = re.compile(
    r"[\s•∘◦*\-–·]{0,4}(?:(?:in|original (?:article|publication)|referred to|article|refers to"
    r"|ref|reference|retracted article|this article corrects|this corrects)\s*[:,.]\s*)?",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(
    r"\b(?:has been|have been|retract|withdr|we |our |this article|is found|wish|was published"
    r"|are |were |should)"
)
_RUNNING: Final = re.compile(r"[a-z]{2,}[.!?](?:\s|$)|\b(?:has|have|is|are|was|were|we)\b")
_JOURNAL_FIRST: Final = re.compile(
    r"(?P<journal>[^\n,;:(]{3,100}?),? *(?:\(?(?:doi|https?)|10\.[0-9]|[,;:(])",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"\s*[\[(]?\s*(?:doi:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/|\s*\[[0-9]{1,2}\]$"
)
#: ``(RETRACTED)`` after a citation.
_MARKED: Final = re.compile(
    r"[\s.;,]*[\[(]\s?(?:retracted|withdrawn|retratado|retractado|rétracté|zurückgezogen|撤稿|撤回)\b"
)
_SENTENCES: Final = re.compile(r"[a-z]{2}[.:] [A-Z][a-z]+ [a-z]+ [a-z]+.*[a-z]{2}[.:] [A-Z]")
_JOINT: Final = re.compile(r"[\s.,;]*(?:and|&|;)\s+")
_NEAR: Final = 400


def title_mentions(source: SourceText, low: int, high: int) -> list[Mention]:
    """Read what a notice's title says of the works: one, or several joined by "and"."""
    cores = locators(source.plain, low, high)
    for core, following in zip(cores, cores[1:], strict=False):
        cut = _identifiers_end(source, core.end, following.start)
        joint = _JOINT.match(source.plain, cut, following.start)
        if joint and author_list(source.plain, joint.end(), following.start)[0]:
            return [
                title_mention(source, low, cut),
                *title_mentions(source, joint.end(), high),
            ]
    return [title_mention(source, low, high)]


def title_mention(source: SourceText, low: int, high: int) -> Mention:
    """Read what a notice's title says of the work: its title, or its whole citation."""
    from retract_ld.prose.ruleset import load

    mention = Mention(low, high, "work", "title", 0.92, Citation(low, high))
    citation = mention.citation
    quoted = QUOTED.search(source.plain, low, high)
    if quoted and quoted.start() - low < 160:
        title = trim_title(source.plain, *quoted.span(quoted.lastgroup or 0))
        if title:
            citation.put("title", source.plain, *title)
        authors, _ = author_list(source.plain, low, quoted.start())
        citation.authors = [Found(*author) for author in authors]
        read_after(source, citation, quoted.end(), high, load("en"))
        return mention
    whole = parse(source.plain, low, high)
    if whole is None:
        authors, after = author_list(source.plain, low, high)
        if authors and after < high - 15:
            citation.authors = [Found(*author) for author in authors]
        else:
            after = low
        tail = _TRAILING.search(source.lower, after + 10, high)
        title = trim_title(source.plain, after, tail.start() if tail else high)
        if title:
            citation.put("title", source.plain, *title)
    else:
        mention.citation = citation = whole
    put_identifiers(source, citation, low, high)
    return mention


def body_mentions(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> list[Mention]:
    """Return the mentions in the body of a notice, in order."""
    mentions: list[Mention] = []
    lines = [line for line in source.lines if low <= line.start < high]
    if source.lines and lines and lines[0].start > low:
        lines.insert(0, _rest_of_line(source, low))
    leading = True
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        cited = _cited_line(source, line, previous, leading, rules)
        position = line.start
        if cited:
            _inherit(mentions, cited, previous)
            _read_block(source, cited, lines[max(0, index - 3) : index])
            mentions.append(cited)
            position = cited.end
        if cited is None and index:
            listed = _listed_block(source, line, lines[index - 1])
            if listed:
                mentions.append(listed)
                continue
        for mention in text_mentions(source, position, line.end, rules):
            _add(mentions, mention, source, line, leading=leading)
        leading = leading and (bool(cited) or not _RUNNING.search(line.text))
    return mentions


def _rest_of_line(source: SourceText, low: int) -> Line:
    end = source.plain.find("\n", low)
    end = len(source.plain) if end < 0 else end
    return Line(source.plain[low:end], low, end)


def _inherit(mentions: list[Mention], cited: Mention, previous: Line | None) -> None:
    """A list of citations has one role: that of its first."""
    if not cited.role and previous and mentions and mentions[-1].start == previous.start:
        cited.role, cited.rule = mentions[-1].role, mentions[-1].rule


def _add(
    mentions: list[Mention],
    mention: Mention,
    source: SourceText,
    line: Line,
    *,
    leading: bool,
) -> None:
    """Add a mention; bare identifiers belong to what was spoken of just before."""
    bare = (
        not mention.role
        and mention.only_identifiers
        and mention.start - line.start < 90
        and (leading or len(line.text) < 160)
    )
    if not bare:
        mentions.append(mention)
        return
    url = re.search(r"https?://(?!(?:dx\.)?doi\.org)\S{12,300}", line.text)
    if url:
        start = line.start + url.start()
        words = url.group().rstrip(".,;")
        mention.citation.fields["url"] = Found(words, start, start + len(words))
    near = mentions and line.start - mentions[-1].end < _NEAR
    if near and "doi" in mentions[-1].citation.fields and mention.value("doi"):
        mentions.append(mention)
    elif near:
        for name, found in mention.citation.fields.items():
            mentions[-1].citation.fields.setdefault(name, found)
    else:
        mention.role, mention.rule = "work", "identifier-line"
        mentions.append(mention)


def _cited_line(
    source: SourceText,
    line: Line,
    previous: Line | None,
    leading: bool,
    rules: RuleSet,
) -> Mention | None:
    """Read a line that begins with a citation."""
    if len(line.text) > 3000:
        return None
    start, role, rule = _labelled_start(source, line, rules)
    cores = locators(source.plain, start, min(line.end, start + 1200))
    at_start = bool(cores) and cores[0].start - start < 4
    if leading and not role and (len(line.text) < 400 or at_start):
        role, rule = "work", "leading-citation"
    if not cores:
        return _journal_line(source, line, start, role, rule, rules)
    core = cores[0]
    before = source.lower[start : core.start]
    authors, _ = author_list(source.plain, start, core.start)
    end = _identifiers_end(source, core.end, line.end)
    if not authors and QUOTED.search(source.plain, start, core.start):
        return None
    if not authors and not (leading and at_start) and (
        _FINITE.search(before) or line.end - end > 80 or len(before) > 400
    ):
        return None
    citation = parse(source.plain, start, core.end)
    if citation is None:
        return None
    if not authors and _SENTENCES.search(citation.value("title") or ""):
        return None
    put_identifiers(source, citation, start, end)
    mention = Mention(start, end, role, rule or "citation-line", 0.93, citation)
    put_online(source, citation, end, line.end, rules)
    ends = (core.end, end, max(found.end for found in citation.fields.values()))
    if any(_MARKED.match(source.lower, place, line.end) for place in ends):
        mention.role, mention.rule = "work", "marked-retracted"
        return mention
    if previous is not None and rule in {"", "leading-citation"}:
        cue, cue_rule, _ = last_cue(source, previous.start, previous.end, rules)
        if cue and (previous.text[-1] in ":：," or len(previous.text) < 120):
            mention.role, mention.rule = cue, cue_rule
    return mention


def _labelled_start(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[int, str, str]:
    """Return where a citation begins after a label such as ``Retraction to:``."""
    start, role, rule = line.start, "", ""
    for known in (*rules.labels, *rules.works):
        match = known.pattern.match(source.lower, start, line.end)
        if match and not source.lower[match.end() : match.end() + 1].isalnum():
            rest = re.compile(r"\s*(?:note|notice)?\s*(?:to|of|for|in)?\s*:?\s*").match(
                source.lower, match.end(), line.end
            )
            assert rest is not None
            start, role, rule = rest.end(), "work", known.id
            break
    prefix = _PREFIX.match(source.plain, start, line.end)
    assert prefix is not None
    if prefix.group().strip(" •∘◦*-–·") and not role:
        role, rule = "work", "citation-prefix"
    return prefix.end(), role, rule


def _journal_line(
    source: SourceText, line: Line, start: int, role: str, rule: str, rules: RuleSet
) -> Mention | None:
    """Read ``Correction to: Journal of Soil https://doi.org/…``."""
    first = next(iter(identifiers_in(source.plain, start, line.end)), None)
    if not role or first is None or first[2] - start > 140:
        return None
    if _FINITE.search(source.lower, start, first[2]):
        return None
    end = _identifiers_end(source, start, line.end)
    citation = Citation(start, end)
    put_identifiers(source, citation, start, end)
    match = _JOURNAL_FIRST.match(source.plain, start, line.end)
    if match and is_journal(match["journal"]) and "doi" not in match["journal"].lower():
        put_journal(citation, source.plain, *match.span("journal"))
    mention = Mention(start, end, role, rule, 0.93, citation)
    put_online(source, citation, start, line.end, rules)
    return mention


def _identifiers_end(source: SourceText, low: int, high: int) -> int:
    """Return where the identifiers end that follow a citation's numbers."""
    end = low
    found = identifiers_in(source.plain, low, min(high, low + 500))
    for _, _, start, stop in sorted(found, key=lambda item: item[2]):
        gap = source.plain[end:start]
        if len(gap) > 90 or re.search(r"[.!?]\s+[A-Z][a-z]+ [a-z]", gap):
            break
        end = stop
    return end


_LIST_PAGE: Final = re.compile(r"[\s,]+p(?:p|ages?)?\.? ?(?P<pages>[0-9]{1,5}(?:[-–][0-9]{1,5})?)$")


def _listed_block(source: SourceText, line: Line, before: Line) -> Mention | None:
    """Read a title line with an author line under it."""
    byline = read_byline(source, line) if 20 < len(before.text) < 400 else None
    if byline is None or before.text[-1] in ".:;" or len(before.text.split()) < 4:
        return None
    citation = Citation(before.start, line.end)
    citation.authors = [author.name for author in byline.authors]
    page = _LIST_PAGE.search(source.plain, before.start, before.end)
    citation.put("title", source.plain, before.start, page.start() if page else before.end)
    if page:
        citation.put("pages", source.plain, *page.span("pages"))
    return Mention(before.start, line.end, "work", "listed-block", 0.88, citation)


def _read_block(source: SourceText, cited: Mention, before: list[Line]) -> None:
    """Read a citation printed as lines: authors, title, journal with its numbers."""
    citation = cited.citation
    if citation.authors or "title" in citation.fields or "journal" not in citation.fields:
        return
    for line in reversed(before):
        if len(line.text) > 600 or line.text[-1] in ".:" or _FINITE.search(line.text.lower()):
            return
        byline = None if citation.authors else read_byline(source, line)
        if byline:
            citation.authors = [author.name for author in byline.authors]
        elif "title" not in citation.fields:
            span = trim_title(source.plain, line.start, line.end)
            if span and len(line.text) > 20:
                citation.put("title", source.plain, *span)
        if citation.authors and "title" in citation.fields:
            return
