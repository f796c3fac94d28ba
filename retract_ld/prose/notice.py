"""A notice in prose, read as a whole: from its text to a `Record`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from retract_ld.models import (
    Evidence,
    Update,
)
from retract_ld.prose.added_reasons import with_none_given, with_objections
from retract_ld.prose.assembly import notice_of, work_of
from retract_ld.prose.byline_of_work import is_byline_of_work
from retract_ld.prose.citation_lines import MOST_MENTIONS
from retract_ld.prose.comma_journals import put_whole_journal
from retract_ld.prose.drafts import Draft
from retract_ld.prose.glued_marks import without_marks
from retract_ld.prose.header import Header, read_header
from retract_ld.prose.heading import Heading, Label, read_heading
from retract_ld.prose.labelled_lines import labelled_lines
from retract_ld.prose.language import language_of, recognise
from retract_ld.prose.nature import find_manner
from retract_ld.prose.numbers_put_right import with_numbers
from retract_ld.prose.page_itself import take_told
from retract_ld.prose.page_metadata import with_metadata
from retract_ld.prose.page_place import share_place, take_lone_doi, take_stated_doi
from retract_ld.prose.parties import parties_in, spoken_by_editors
from retract_ld.prose.parts import find_part
from retract_ld.prose.publisher import find_publisher
from retract_ld.prose.reasons import reasons_in
from retract_ld.prose.reference_list import references_start
from retract_ld.prose.replacement import find_replacement
from retract_ld.prose.rule_files import LANGUAGES, load
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import MOST_WORDS, SourceText, value_of
from retract_ld.prose.works import find_works
from retract_ld.readers.records import Problem, Record, build

__all__ = ["read_notice"]

#: Halves of characters, which no record can hold.
_HALVES: Final = re.compile("[\ud800-\udfff]")

#: In so many works a journal's name is looked for elsewhere in the text.
_WITH_COMMAS: Final = 8
#: A citation so near the front of the body belongs to the page's head.
_BESIDE_BODY: Final = 80


def read_notice(
    text: str,
    location: str = "",
    language: str | None = None,
    metadata: Mapping[str, tuple[str, str]] | None = None,
) -> Record:
    """Read the text of one notice; `metadata` is what a page's head says of the page.

    A text without any wording of a notice gives a record without updates and a problem
    that says so; nothing is guessed.
    """
    source = SourceText(_HALVES.sub("\ufffd", text))
    stated = language or recognise(source.plain)
    rules = load(stated if stated in LANGUAGES else language_of(source.plain))
    labelled = labelled_lines(source, rules)
    heading = read_heading(source, rules, labelled)
    header = read_header(source, heading, rules, labelled)
    manner = find_manner(source, heading, rules, header.body)
    if manner is None:
        return Record(
            location=location,
            problems=(
                Problem(
                    "warning",
                    "no wording of a notice was found.",
                    location,
                    "Is this the text of a notice? Nothing was read from it.",
                ),
            ),
        )
    told = take_told(source, heading, header, metadata)
    works, complete = find_works(
        source, heading, header.body, rules, header.own, told, labelled
    )
    volume = header.own.get("volume")
    if volume and volume.start - header.body < _BESIDE_BODY:
        header.has_own_citation = True
    if works and header.own.keys() == {"journal"}:
        placed = works[0].fields.get("volume")
        if placed and placed.rule == "leading-citation":
            header.has_own_citation = False  # the journal above the work's numbers
    for work in works[:_WITH_COMMAS]:
        put_whole_journal(source, work)
    without_marks(works, header.byline)
    manner = _judged(manner, heading, works)
    take_stated_doi(source, header)
    if rules.language == "en":
        take_lone_doi(source, header, works)
    share_place(source, heading, header, works)
    record = _record(source, location, stated, heading, header, manner, works)
    if not complete:
        record = replace(record, problems=(*record.problems, _too_many(location)))
    if len(source.plain) - header.body > MOST_WORDS:
        record = replace(record, problems=(*record.problems, _too_long(location)))
    return with_metadata(record, metadata, location) if metadata else record


def _too_many(location: str) -> Problem:
    return Problem(
        "warning",
        f"more than {MOST_MENTIONS} citations: the works in the rest were not read.",
        location,
        "Give the notice without what is not part of it.",
    )


def _too_long(location: str) -> Problem:
    return Problem(
        "warning",
        f"more than {MOST_WORDS} characters: reasons and parties were sought in these only.",
        location,
        "Give the notice without what is not part of it.",
    )


def _judged(
    manner: tuple[Label, float], heading: Heading, works: list[Draft]
) -> tuple[Label, float]:
    """Take "withdrawn" for a retraction where the work had been published with pages.

    COPE's retraction guidelines: to withdraw a published article is to retract it.
    """
    label, confidence = manner
    if label.type != "withdrawal" or label is heading.label:
        return manner
    if any(work.get("pages") and work.get("volume") for work in works):
        return Label("retraction", label.start, label.end, label.rule), confidence
    return manner


def _record(
    source: SourceText,
    location: str,
    language: str | None,
    heading: Heading,
    header: Header,
    manner: tuple[Label, float],
    works: list[Draft],
) -> Record:
    label, confidence = manner
    rules = load(language or language_of(source.plain))
    shared: list[Evidence] = [
        source.evidence("type", label.start, label.end, confidence, label.rule)
    ]
    publisher = find_publisher(source, header.body)
    notice = notice_of(source, location, language, heading, header, publisher, shared)
    titles = [title for work in works if (title := work.get("title"))]
    said = header.body if heading.rest else 0  # a heading without a title says why, too
    reasons = reasons_in(source, language, said, titles, label.type)
    reasons = with_none_given(source, language, header.body, label, reasons, titles)
    if language != "en":
        reasons = with_numbers(source, header.body, label, reasons)
    authors = [author.name.value for work in works for author in work.authors]
    journals = {work.get("journal") for work in works}
    journals.add(notice.journal.title if notice.journal else None)
    parties = parties_in(
        source,
        language,
        said,
        authors,
        _named_works(source, works),
        sorted(filter(None, journals)),
    )
    if header.by_editors:
        parties = spoken_by_editors(parties, rules)
    reasons = with_objections(reasons, parties)
    shared += [words for _, words in reasons]
    shared += [words for _, _, words in parties]
    claim: dict[str, Any] = {
        "type": label.type,
        "raw_type": value_of(source.plain[label.start : label.end]),
        "asserted_by": "publisher",
        "found_on": "notice",
        "notice": notice,
        "date": notice.published,
        "reasons": tuple(reason for reason, _ in reasons),
    }
    for role in ("initiated_by", "accepted_by", "objected_by"):
        claim[role] = tuple(party for where, party, _ in parties if where == role)
    span = header.body, references_start(source, rules)
    _add_part(source, label, span, works, rules, claim, shared)
    _add_replacement(source, location, span, works, rules, claim, shared)
    if works and is_byline_of_work(source, heading, header, works, label):
        assert header.byline is not None
        works[0].authors = header.byline.authors
        works[0].authors_rule = "byline"
    return Record(
        location=location,
        updates=_updates(source, location, works, publisher, claim, shared),
        record_id=notice.doi,
        problems=() if works else (_no_work(location),),
    )


_MOST_PLACES: Final = 100


def _named_works(source: SourceText, works: list[Draft]) -> list[tuple[int, int]]:
    """Return where titles and journals of works stand: what they name is no party."""
    places: list[tuple[int, int]] = []
    for work in works[:_WITH_COMMAS]:
        for name in ("title", "journal"):
            value = work.get(name)
            start = source.plain.find(value) if value else -1
            while value and start >= 0 and len(places) < _MOST_PLACES:
                places.append((start, start + len(value)))
                start = source.plain.find(value, start + len(value))
    return places


def _add_part(
    source: SourceText,
    label: Label,
    span: tuple[int, int],
    works: list[Draft],
    rules: RuleSet,
    claim: dict[str, Any],
    shared: list[Evidence],
) -> None:
    taken = [
        (value.found.start, value.found.end)
        for work in works
        for value in work.fields.values()
    ]
    part = find_part(source, label.type, *span, rules, taken)
    if part:
        claim["part"] = value_of(part.words)
        shared.append(source.evidence("part", part.start, part.end, 0.8, part.rule))


def _add_replacement(
    source: SourceText,
    location: str,
    span: tuple[int, int],
    works: list[Draft],
    rules: RuleSet,
    claim: dict[str, Any],
    shared: list[Evidence],
) -> None:
    known = {work.get("doi") for work in works} | {claim["notice"].doi}
    replacement = find_replacement(source, *span, rules, frozenset(filter(None, known)))
    if replacement:
        claim["replacement"] = work_of(
            source, location, replacement, None, shared, "replacement"
        )


def _updates(
    source: SourceText,
    location: str,
    works: list[Draft],
    publisher: tuple[str, int, int] | None,
    claim: dict[str, Any],
    shared: list[Evidence],
) -> tuple[Update, ...]:
    """Return an update for each work, one without a work if none is known."""
    updates: list[Update] = []
    for draft in works or (None,):
        evidence = list(shared)
        work = work_of(source, location, draft, publisher, evidence) if draft else None
        updates.append(
            build(Update, location, work=work, evidence=tuple(evidence), **claim)
        )
    return tuple(updates)


def _no_work(location: str) -> Problem:
    return Problem(
        "warning",
        "the work that the notice is about could not be identified.",
        location,
        "Add it by hand in the native form.",
    )
