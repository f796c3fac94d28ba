"""Which works the heading of a notice names, and whether it speaks of several."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.chapter_citations import CHAPTER_NUMBER, chapter_citation
from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.heading import Heading
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.own_journal import OwnJournal
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.self_citations import own_after
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.title_mentions import title_mentions
from retract_ld.prose.told_authors import names_only

__all__ = ["draft_of", "names_several", "works_of_heading"]

#: ``Erratum for Roe and Poe, “On soil”``
_NAMED_BEFORE: Final = re.compile(
    r"(?P<names>[^\W\d_a-z][^“”\"\n]{1,80}?)[,:] (?=[“\"][^“”\"\n]+[”\"]$)"
)
_SEVERAL: Final = re.compile(
    r"\b(?:retractions|withdrawals|articles|papers|publications|chapters|manuscripts|abstracts)\b"
)


def names_several(heading: Heading) -> bool:
    """Tell whether the heading speaks of several works: ``Retractions``."""
    title = heading.title
    return title is not None and _SEVERAL.search(title.text.lower()) is not None


def works_of_heading(
    source: SourceText,
    heading: Heading,
    references: int,
    own: dict[str, Found],
    rules: RuleSet,
) -> list[Draft]:
    """Return the works that the heading names."""
    if heading.rest is None or names_only(source, heading.rest, rules):
        return []
    own_after(source, references, source.plain[slice(*heading.rest)], own)
    chapter = CHAPTER_NUMBER.match(source.plain, *heading.rest)
    start = chapter.end() if chapter else heading.rest[0]
    named = _NAMED_BEFORE.match(source.plain, start, heading.rest[1])
    others = named is not None and "et al" in named["names"]
    if (
        named
        and not others
        and author_list(
            source.plain, start, named.end("names"), introduced=True, families=True
        )[0]
    ):
        start = named.end()
    cited = (
        chapter_citation(source.plain, start, heading.rest[1])
        if rules.language == "en"
        else None
    )
    if cited:
        put_identifiers(source, cited, cited.end, heading.rest[1])
        mention = Mention(start, heading.rest[1], "work", "title", 0.9, cited)
        return [draft_of(mention)]
    mentions = title_mentions(source, start, heading.rest[1], rules)
    own_journal = OwnJournal(source, own)
    for mention in mentions:
        own_journal.align(mention.citation)
    works = [draft_of(mention) for mention in mentions if mention.citation.fields]
    if heading.above and works and not works[0].get("title"):
        above = title_mentions(source, *heading.above, rules)[0]
        for name, found in above.citation.fields.items():
            works[0].put(name, found, 0.9, "title")
    return works


def draft_of(mention: Mention) -> Draft:
    """Return what a mention says, as a draft of its work."""
    draft = Draft()
    draft.take(mention.citation, mention.confidence, mention.rule)
    return draft
