"""Where the text speaks of a work: titles, citations and identifiers, each with its role.

A mention is ``work`` when the words around it say that it is what the notice is about
("the article titled …", "… has been retracted"), ``other`` when they say it is something
else ("copied from …"), and open (``""``) when they say neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.author_mentions import (
    authors_before,
    owners_before,
    put_names_between,
)
from retract_ld.prose.bracketed import is_sentence, open_bracket, put_title_between
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.journal_mentions import (
    put_article_by,
    put_article_from,
    put_issue,
)
from retract_ld.prose.journal_subjects import put_subject
from retract_ld.prose.locators import Locator
from retract_ld.prose.mention import Mention, last_cue
from retract_ld.prose.mention_anchors import Anchor, anchors
from retract_ld.prose.mention_patterns import (
    CJK_GAP,
    FROM_JOURNAL,
    GAP_VERBS,
    IN_ARTICLE,
    JOINT,
    LABELS_ONLY,
    NUMBERS_FIRST,
    RETRACTED_AFTER,
    RETRACTED_LATER,
    TITLE_AFTER_PLACE,
    TITLED_NEXT,
    YEAR_BEFORE,
)
from retract_ld.prose.mention_words import (
    URL,
    put_core,
    put_online,
    read_after,
)
from retract_ld.prose.quoted_citations import put_quoted
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["text_mentions"]

_NEAR: Final = 14
_LIST_GAP: Final = 300
#: No sentence says longer before a citation whose it is.
_LEAD: Final = 900
_TITLE_GAP: Final = 90


def text_mentions(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> Iterator[Mention]:
    """Yield the mentions of a paragraph of running text, each a group of anchors."""
    mention: Mention | None = None
    position = low
    for anchor in anchors(source, low, high):
        if mention and anchor.start < mention.end and anchor.kind != "title":
            if anchor.kind not in mention.citation.fields:
                _add(source, mention, anchor, high, rules)
            continue
        before = anchor.start
        if anchor.kind == "core":
            before = open_bracket(source.plain, before) or before
        sentence = source.sentence_at(before)
        role, rule, cue = last_cue(source, max(position, sentence.start), before, rules)
        if not role and before < anchor.start:
            role, rule, cue = _title_between(source, position, before, rules)
        if mention is None or _begins_anew(source, mention, anchor, role, rules):
            joined = not role and mention and _is_joined(source, mention, anchor)
            previous = mention
            if previous:
                yield _judged(source, previous, high)
            mention = Mention(anchor.start, anchor.end, role, rule or "sentence")
            mention.citation = Citation(anchor.start, anchor.end)
            if joined and previous and previous.role == "work":
                mention.role, mention.rule, mention.whole = "work", previous.rule, True
                mention.citation.authors = authors_before(
                    source, previous.end, mention.start
                )
            elif anchor.kind == "title":
                _check_title(source, mention, cue, low, rules)
        elif role and not mention.role:
            mention.role, mention.rule = role, rule
        _add(source, mention, anchor, high, rules, position)
        if anchor.kind == "core" and mention.role == "work":
            put_title_between(source, mention.citation, cue, anchor.start)
        if not mention.role:
            _lead_up(source, mention, low, rules)
        mention.end = position = max(anchor.end, mention.end)
    if mention:
        yield _judged(source, mention, high)


def _title_between(
    source: SourceText, low: int, bracket: int, rules: RuleSet
) -> tuple[str, str, int]:
    """Return the cue before a title of several sentences that a bracket follows."""
    low = max(low, bracket - _LIST_GAP)
    role, rule, cue = last_cue(source, low, bracket, rules)
    if role and not is_sentence(source, cue, bracket):
        return role, rule, cue
    return "", "", -1


def _lead_up(source: SourceText, mention: Mention, low: int, rules: RuleSet) -> None:
    """Take the role from the words right before the authors that a citation begins with.

    ``The authors retract their article, Roe J, et al. On soil. Soil Lett. 2014;7:1–4``
    """
    authors = mention.citation.authors or authors_before(source, low, mention.start)
    if not authors or authors[0].start >= mention.start:
        return
    start = authors[0].start
    if source.plain[low:start].strip() == "In":
        mention.role, mention.rule = "work", "in-authors"
        return
    role, rule, cue = last_cue(source, max(low, start - _TITLE_GAP), start, rules)
    if role and start - cue < _NEAR:
        mention.role, mention.rule = role, rule
        mention.citation.authors = authors


def _begins_anew(
    source: SourceText, mention: Mention, anchor: Anchor, role: str, rules: RuleSet
) -> bool:
    """Tell whether an anchor speaks of another document than the mention before it."""
    fields = mention.citation.fields
    if anchor.kind == "title" and CJK_GAP.fullmatch(
        source.plain, mention.end, anchor.start
    ):
        return "title" in fields
    if (
        anchor.kind == "title"
        and rules.language != "en"
        and role != "other"
        and not fields.keys() & {"title", "doi"}
        and NUMBERS_FIRST.fullmatch(source.plain, mention.end, anchor.start)
    ):
        return False
    if (
        anchor.kind == "title"
        and mention.role == "work"
        and not fields.keys() & {"title", "doi"}
        and TITLED_NEXT.fullmatch(
            source.lower,
            max([mention.end, *(found.end for found in fields.values())]),
            anchor.start,
        )
    ):
        return False
    if (
        anchor.kind == "title"
        and mention.role == "work"
        and "title" not in fields
        and fields.keys() & {"volume", "pages"}
        and TITLE_AFTER_PLACE.fullmatch(
            source.plain, max(found.end for found in fields.values()), anchor.start
        )
    ):
        return False
    if anchor.kind == "title" and put_names_between(
        source, mention.citation, anchor.start
    ):
        return False
    if anchor.kind == "title" and role == "work" and not mention.role:
        placed = {"title", "doi"}.isdisjoint(fields) and "pages" in fields
        end = max((found.end for found in fields.values()), default=mention.end)
        if placed and IN_ARTICLE.fullmatch(source.plain, end, anchor.start):
            return False
    if anchor.kind == "title" or (role and role != mention.role):
        return True
    if anchor.kind in fields or (
        anchor.kind == "core" and fields.keys() & {"volume", "pages"}
    ):
        return True
    new_sentence = source.sentence_at(anchor.start).start >= mention.end
    labels_only = LABELS_ONLY.fullmatch(source.lower, mention.end, anchor.start)
    return new_sentence and not labels_only


def _is_joined(source: SourceText, mention: Mention, anchor: Anchor) -> bool:
    """Tell whether a title goes on a list: ``“On soil,” Soil 4:3, and J. Roe, “On …``."""
    if anchor.kind != "title" or anchor.start - mention.end > _LIST_GAP:
        return False
    joint = JOINT.match(source.plain, mention.end, anchor.start)
    start = joint.end() if joint else mention.end
    if start >= anchor.start:
        return True
    authors = authors_before(source, start, anchor.start)
    return bool(authors) and authors[0].start == start


def _check_title(
    source: SourceText, mention: Mention, cue: int, low: int, rules: RuleSet
) -> None:
    """Drop the role of a quotation that its cue does not lead up to.

    A quotation right after a label (``Retraction: “On soil” …``) is the work's title.
    """
    if mention.start - low < _TITLE_GAP:
        for label in rules.labels:
            match = label.pattern.match(source.lower, low, mention.start)
            if match and not source.lower[match.end() : mention.start].strip(" :.,to"):
                mention.role, mention.rule = "work", label.id
                return
    owners, started = owners_before(source, low, mention.start)
    if owners:
        mention.citation.authors = owners
        if not mention.role and started:
            mention.role, mention.rule = "work", "possessive"
        return
    if mention.role != "work":
        return
    year = YEAR_BEFORE.search(source.plain, max(0, mention.start - 40), mention.start)
    if year and (year["said"] or year.start() >= max(cue, mention.start - 12)):
        mention.citation.put("published", source.plain, *year.span(year.lastgroup or 0))
    gap = source.lower[cue : mention.start]
    if len(gap) > _TITLE_GAP or GAP_VERBS.search(gap):
        authors = authors_before(source, cue, mention.start)
        if authors and authors[0].start - cue < _TITLE_GAP:
            mention.citation.authors = authors
        else:
            mention.role = ""
    elif len(gap) > 5:
        journal = FROM_JOURNAL.search(source.plain, max(cue - 6, 0), mention.start)
        if journal:
            mention.citation.put("journal", source.plain, *journal.span("journal"))
        else:
            mention.citation.authors = authors_before(source, cue, mention.start)


def _add(
    source: SourceText,
    mention: Mention,
    anchor: Anchor,
    high: int,
    rules: RuleSet,
    floor: int = 0,
) -> None:
    citation = mention.citation
    thing = anchor.thing
    if anchor.kind == "online":
        put_online(source, citation, anchor.start - 30, high, rules)
    elif isinstance(thing, re.Match):
        if not citation.authors:
            low = max(source.sentence_at(mention.start).start, floor)
            citation.authors = authors_before(source, low, mention.start)
        if not citation.authors and mention.start < thing.start():
            citation.authors = authors_before(source, mention.end, thing.start())
        put_quoted(source, mention, thing)
        mention.end = max(
            mention.end, read_after(source, citation, thing.end(), high, rules)
        )
    elif isinstance(thing, Locator):
        if not citation.fields.keys() & {"volume", "pages"}:
            low = max(mention.start - 200, thing.start - 200)
            put_core(source, citation, thing, max(low, min(floor, thing.start)))
    else:
        citation.fields.setdefault(anchor.kind, thing)


def _judged(source: SourceText, mention: Mention, high: int) -> Mention:
    """Give an open mention its role by the words after it: ``… has been retracted``."""
    if not mention.role or mention.rule.endswith(".other-article"):
        low = max(
            [mention.start, *(found.end for found in mention.citation.fields.values())]
        )
        if RETRACTED_AFTER.match(source.lower, low, high) or (
            "title" in mention.citation.fields
            and RETRACTED_LATER.match(source.lower, low, high)
        ):
            mention.role, mention.rule = "work", "retracted-after"
    if mention.role == "work" and not mention.whole:
        low = source.sentence_at(mention.start).start
        low = max(low, mention.start - _LEAD)
        put_article_from(source, mention.citation, low, min(high, mention.end + 200))
        if "title" not in mention.citation.fields:
            put_article_by(source, mention.citation, low, mention.end)
        put_issue(source, mention.citation, low, mention.start)
        put_subject(source, mention.citation, low, mention.start)
    url = URL.search(source.plain, mention.start, min(high, mention.end + 60))
    if url and "url" not in mention.citation.fields and mention.role == "work":
        words = url.group().rstrip(".,;")
        mention.citation.fields["url"] = Found(
            words, url.start(), url.start() + len(words)
        )
    return mention
