"""Which works a notice is about: its mentions brought together, each work once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from retract_ld.prose.author_mentions import bracketed_authors
from retract_ld.prose.citation import Found
from retract_ld.prose.citation_lines import MOST_MENTIONS, body_mentions
from retract_ld.prose.cited_entries import cited_work
from retract_ld.prose.contents_entries import contents_mentions
from retract_ld.prose.drafts import Draft
from retract_ld.prose.east_asian_bylines import put_names_beside_title
from retract_ld.prose.follows_heading import follows_heading
from retract_ld.prose.header import names_a_notice
from retract_ld.prose.heading import Heading
from retract_ld.prose.heading_works import (
    draft_of,
    names_several,
    works_of_heading,
)
from retract_ld.prose.joined_mentions import JOINED, mark_parallel
from retract_ld.prose.journal_subjects import put_subject
from retract_ld.prose.labelled_lines import LabelledLines
from retract_ld.prose.labelled_values import (
    add_date_of_article,
    add_labelled,
    labelled_works,
)
from retract_ld.prose.listed_dois import LISTED
from retract_ld.prose.mention import Mention
from retract_ld.prose.only_work import (
    put_only_place,
    put_pages_of_issue,
    put_speaker,
    put_told_title,
    without_journal,
)
from retract_ld.prose.ordinal_works import mark_named
from retract_ld.prose.own_citation import set_apart, take_own
from retract_ld.prose.own_journal import OwnJournal
from retract_ld.prose.page_head import mark_head
from retract_ld.prose.page_itself import cites_page
from retract_ld.prose.reference_list import references_start
from retract_ld.prose.references import add_reference, take_known_title
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.same_work import (
    clashes,
    is_same,
    keys_of,
    stands_apart,
)
from retract_ld.prose.self_citations import is_of_page, mark_own, own_after
from retract_ld.prose.signatures import signed_authors
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.taken_mentions import take_mention
from retract_ld.prose.told_works import complete_told

__all__ = ["find_works"]

_COMPARED: Final = 20
#: ``Dans Travail et Territoires 2020/1 (n° 155)``
_IN: Final = "Dans "
_SHORTEST: Final = 6


def find_works(
    source: SourceText,
    heading: Heading,
    body: int,
    rules: RuleSet,
    own: dict[str, Found],
    told: Mapping[str, str],
    labelled: LabelledLines,
) -> tuple[list[Draft], bool]:
    """Return the works the notice is about, the first the one its title names.

    Also tell whether the whole text was read: a text with thousands of citations is not.

    A work of which only volume and pages are told appeared in the notice's own journal.
    What the text cites as the notice itself is added to `own`; `told` is what the head of
    the page says of the page.
    """
    references = references_start(source, rules)
    own_is_known = bool(own.keys() & {"volume", "pages"})
    noun = rules.language == "en" and names_a_notice(source, heading)
    works = works_of_heading(source, heading, references, own, rules)
    listed = contents_mentions(source, body, references)
    index: dict[str, Draft] = {}
    mentions = listed or body_mentions(source, body, references, rules)
    mentions = labelled.instead_of(mentions)
    mentions = [mention for mention in mentions if not cites_page(mention, told)]
    own_journal = OwnJournal(source, own)
    for mention in mentions:
        own_journal.align(mention.citation)
    mark_own(source, heading, mentions, rules, own)
    works = without_journal(works, mentions, own)
    if rules.language == "en":
        mark_head(source, mentions, works, own, references, rules, surely=noun)
        mark_named(source, body, mentions)
        if heading.label and (
            heading.label.type in _CORRECTING or names_several(heading)
        ):
            mark_parallel(source, mentions)
    for place in range(len(mentions)):
        _bring_home(
            source,
            mentions,
            place,
            works,
            index,
            own,
            known=own_is_known,
            is_notice=noun,
        )
    if not works and rules.language != "en":
        works = _quoted_alone(source, heading, mentions)
    complete_told(source, heading, works, (body, references), rules)
    works = works or labelled_works(source) or cited_work(source, references, rules)
    if len(works) == 1:
        title_end = heading.title.end if heading.title else 0
        own_doi = own["doi"].value if "doi" in own else ""
        add_labelled(source, works[0], title_end, own_doi)
        add_date_of_article(source, works[0], body, rules)
        if mentions and not own_is_known:
            corrects = heading.label is not None and (
                heading.label.type in _CORRECTING or (noun and _is_titled(works[0]))
            )
            set_apart(source, works[0], mentions[0], references, own, corrects=corrects)
        _complete_only(source, heading, works[0], body, mentions, own, rules)
    _add_references(source, works, references, own)
    return works, len(mentions) < MOST_MENTIONS


def _complete_only(
    source: SourceText,
    heading: Heading,
    work: Draft,
    body: int,
    mentions: list[Mention],
    own: dict[str, Found],
    rules: RuleSet,
) -> None:
    """Add to the only work what the text says without naming one."""
    if rules.language == "en" and not work.authors:
        work.put_authors(bracketed_authors(source, body), "the-authors")
        if not work.authors:
            work.put_authors(signed_authors(source, body), "signed")
    put_names_beside_title(source, work, rules.language)
    put_only_place(work, mentions, rules, own)
    put_told_title(heading, work, mentions)
    put_speaker(source, work, body, rules)
    put_pages_of_issue(source, work, body, own)


def _is_titled(work: Draft) -> bool:
    """Tell whether the heading gives the work's title, not only its place."""
    title = work.fields.get("title")
    return title is not None and title.rule == "title"


def _bring_home(
    source: SourceText,
    mentions: list[Mention],
    place: int,
    works: list[Draft],
    index: dict[str, Draft],
    own: dict[str, Found],
    *,
    known: bool,
    is_notice: bool,
) -> None:
    """Keep a mention as the notice's own or bring it to the work it speaks of."""
    mention = mentions[place]
    if take_own(source, mentions, place, works, own, known=known, is_notice=is_notice):
        return
    before = any(other.role == "work" for other in mentions[max(0, place - 2) : place])
    if not before and is_of_page(mention, mentions[place + 1 : place + _COMPARED]):
        mention.role = "own"
        mention.citation.fill(own)
        return
    if is_notice and "doi" in own and mention.value("doi") == own["doi"].value:
        del mention.citation.fields["doi"]
    if not mention.role and works and follows_heading(source, mention, works[0]):
        mention.role = "work"
    if mention.role == "other" and not _is_certain(works, mention):
        return
    if not (works and take_known_title(source, works[0], mention)):
        _bring_in(source, works, index, mention)


def _add_references(
    source: SourceText, works: list[Draft], references: int, own: dict[str, Found]
) -> None:
    """Complete the works from the list of references, and what they share with the notice."""
    journal = own.get("journal")
    if journal and journal.value.startswith(_IN):
        start = journal.start + len(_IN)
        own["journal"] = Found(journal.value[len(_IN) :], start, journal.end)
    if works:
        own_after(source, references, works[0].get("title") or "", own)
    for work in works[:_COMPARED]:
        add_reference(source, work, references)
        placed = work.get("volume") or work.get("issue")
        if "journal" in own and placed and not work.get("journal"):
            work.put("journal", own["journal"], 0.6, "own-journal")


#: Such notices are documents of their own, under a DOI of their own.
_CORRECTING: Final = frozenset({"addendum", "correction", "corrigendum", "erratum"})
#: What is said of whole works, not of words in them.
_WHOLE: Final = frozenset({"expression_of_concern", "retraction", "withdrawal"})


def _quoted_alone(
    source: SourceText, heading: Heading, mentions: list[Mention]
) -> list[Draft]:
    """Return the first title that is quoted with no word of what it is, if any.

    "La aprobación mencionada en «Suelos del sur» (vol. 9) …": of what else is it said?
    """
    if heading.label is None or heading.label.type not in _WHOLE:
        return []
    for mention in mentions:
        title = mention.value("title")
        if title and not mention.role and len(title) > _SHORTEST:
            start = source.sentence_at(mention.start).start
            put_subject(source, mention.citation, start, mention.start)
            return [draft_of(mention)]
    return []


def _is_certain(works: list[Draft], mention: Mention) -> bool:
    """Tell whether volume and pages are a known work's, whatever words stand before."""
    return any(
        (mention.value("volume"), mention.value("pages"))
        == (work.get("volume"), work.get("pages"))
        for work in works[:_COMPARED]
        if work.get("volume") and work.get("pages")
    )


def _bring_in(
    source: SourceText,
    works: list[Draft],
    index: dict[str, Draft],
    mention: Mention,
) -> None:
    """Add what a mention says to the work it speaks of, or make it a work.

    Works beyond the first few are only compared by what they have exactly in common, so
    that a list of a thousand takes a thousand steps.
    """
    known = next((index[key] for key in keys_of(mention) if key in index), None)
    first = works[:_COMPARED]
    known = known or next((work for work in first if is_same(work, mention)), None)
    if known is not None:
        take_mention(source, known, mention)
    elif mention.role == "work" or not works:
        fitting = [work for work in first if not clashes(work, mention)]
        if fitting:
            take_mention(source, fitting[0], mention)
        elif (not works and _identifies(mention)) or (
            (mention.whole or stands_apart(source.plain, mention))
            and (
                len(mention.citation.fields) > 2
                or {"title", "doi"} <= mention.citation.fields.keys()
                or (
                    mention.rule in {JOINED, LISTED}
                    and "doi" in mention.citation.fields
                )
            )
        ):
            known = draft_of(mention)
            works.append(known)
    if known is not None:
        for key in keys_of(mention):
            index.setdefault(key, known)


def _identifies(mention: Mention) -> bool:
    fields = mention.citation.fields
    return bool(
        mention.role == "work" or ("title" in fields and "journal" in fields)
    ) and bool(fields.keys() & {"title", "doi", "pmid", "pages", "volume"})
