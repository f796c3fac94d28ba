"""A notice in prose, read as a whole: from its text to a `Record`."""

from __future__ import annotations

import re
from typing import Any, Final

from retract_ld.identifiers import normalize_doi
from retract_ld.codes import Reason
from retract_ld.models import (
    Agent,
    Evidence,
    Journal,
    Notice,
    Organization,
    Update,
    Work,
)
from retract_ld.prose.citation import Found, identifiers_in
from retract_ld.prose.byline import BylineAuthor
from retract_ld.prose.cues import guidelines_in, parties_in, reasons_in
from retract_ld.prose.drafts import Draft
from retract_ld.prose.header import Header, read_header
from retract_ld.prose.heading import Heading, Label, read_heading
from retract_ld.prose.authors import split_name
from retract_ld.prose.language import language_of, recognise
from retract_ld.prose.nature import find_manner
from retract_ld.prose.publisher import find_publisher
from retract_ld.prose.ruleset import LANGUAGES, load
from retract_ld.prose.source_text import SourceText, value_of
from retract_ld.prose.works import find_works
from retract_ld.readers.records import Problem, Record, build, clean_url

__all__ = ["read_notice"]

_RANGE: Final = re.compile(
    r"([A-Za-z]{0,4})([0-9]+)\s?(?:[-\u2010-\u2015\u2212]{1,2}|to)\s?([A-Za-z]{0,4})([0-9]+)([A-Za-z]?)"
)
#: Manners by which a work ceases to stand.
_ENDING: Final = frozenset({"removal", "retraction", "withdrawal"})
#: A body no longer than this that gives no reason says nothing more.
_SHORT_BODY: Final = 450


def read_notice(text: str, location: str = "", language: str | None = None) -> Record:
    """Read the text of one notice.

    A text without any wording of a notice gives a record without updates and a problem
    that says so; nothing is guessed.
    """
    source = SourceText(text)
    stated = language or recognise(source.plain)
    rules = load(stated if stated in LANGUAGES else language_of(source.plain))
    heading = read_heading(source, rules)
    header = read_header(source, heading, rules)
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
    works = find_works(
        source, heading, header.body, rules, header.own.get("journal")
    )
    manner = _judged(manner, heading, works)
    _take_stated_doi(source, header)
    _share_place(source, heading, header, works)
    return _record(source, location, stated, heading, header, manner, works)


_NOTICE_AT: Final = re.compile(
    r"\b(?:retraction|withdrawal|correction|removal|this|the) (?:notice|note|statement)\b[^.\n]{0,60}?"
    r"\b(?:available|found|published|accessed|is|at|under|here)\b[^.\n]{0,30}?(?=(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/)"
)
_IN_PLACE: Final = re.compile(r"(?:retracted|withdrawn|removed)\b")


def _take_stated_doi(source: SourceText, header: Header) -> None:
    """Read "The retraction notice is available at https://doi.org/…"."""
    stated = _NOTICE_AT.search(source.lower)
    if stated is None or "doi" in header.own:
        return
    found = next(iter(identifiers_in(source.plain, stated.end(), stated.end() + 300)), None)
    if found:
        header.own["doi"] = Found(*found[1:])


def _share_place(
    source: SourceText, heading: Heading, header: Header, works: list[Draft]
) -> None:
    """Give the work the particulars of a page that is its own: ``WITHDRAWN: On soil``.

    Such a notice stands in the work's place, under its DOI; ``Retraction: On soil`` does
    not.
    """
    label = heading.label
    if label is None or len(works) != 1 or not header.has_own_citation:
        return
    if not _IN_PLACE.match(source.lower, label.start):
        return
    for name in ("doi", "pmid", "journal", "volume", "issue", "pages", "published"):
        if name in header.own:
            works[0].put(name, header.own[name], 0.85, "same-page")


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
    raw_type = value_of(source.plain[label.start : label.end])
    shared: list[Evidence] = [
        source.evidence("type", label.start, label.end, confidence, label.rule)
    ]
    publisher = find_publisher(source, header.body)
    notice = _notice(source, location, language, heading, header, publisher, shared)
    reasons = _reasons(source, language, header.body, label)
    parties = parties_in(source, language, header.body)
    shared += [words for _, words in reasons]
    shared += [words for _, _, words in parties]
    claim: dict[str, Any] = {
        "type": label.type,
        "raw_type": raw_type,
        "asserted_by": "publisher",
        "found_on": "notice",
        "notice": notice,
        "date": notice.published,
        "reasons": tuple(reason for reason, _ in reasons),
    }
    for role in ("initiated_by", "accepted_by", "objected_by"):
        claim[role] = tuple(party for where, party, _ in parties if where == role)
    problems: list[Problem] = []
    if not works:
        problems.append(
            Problem(
                "warning",
                "the work that the notice is about could not be identified.",
                location,
                "Add it by hand in the native form.",
            )
        )
    if header.byline and not header.has_own_citation and len(works) == 1:
        works[0].authors = header.byline.authors
        works[0].authors_rule = "byline"
    updates = []
    for draft in works or [None]:  # type: ignore[list-item]
        evidence = list(shared)
        work = _work(source, location, draft, publisher, evidence) if draft else None
        updates.append(
            build(Update, location, work=work, evidence=tuple(evidence), **claim)
        )
    return Record(
        location=location,
        updates=tuple(updates),
        record_id=notice.doi,
        problems=tuple(problems),
    )


def _reasons(
    source: SourceText, language: str | None, body: int, label: Label
) -> tuple[tuple[Reason, Evidence], ...]:
    """Return the reasons; of a retraction that gives none, that it gives none."""
    reasons = reasons_in(source, language, body)
    if label.type == "expression_of_concern":
        return tuple(found for found in reasons if not found[0].startswith("error-in-"))
    start = body if body < len(source.plain) else 0
    text = source.plain[start : start + _SHORT_BODY + 1].strip()
    if reasons or label.type not in _ENDING or len(text) > _SHORT_BODY:
        return reasons
    name: Reason = "notice-limited-or-no-information"
    words = source.evidence(f"reasons.{name}", start, len(source.plain), 0.6, "no-reason")
    return ((name, words),)


def _notice(
    source: SourceText,
    location: str,
    language: str | None,
    heading: Heading,
    header: Header,
    publisher: tuple[str, int, int] | None,
    evidence: list[Evidence],
) -> Notice:
    values: dict[str, Any] = {"language": language}
    if heading.title:
        line = heading.title
        values["title"] = value_of(line.text.strip("*|"))
        evidence.append(source.evidence("notice.title", line.start, line.end, 0.95, "title"))
    draft = Draft()
    for name, found in header.own.items():
        draft.put(name, found, 0.95, "header")
    if header.byline and header.has_own_citation:
        draft.authors = header.byline.authors
        draft.authors_rule = "byline"
    values |= _document(source, draft, "notice", evidence)
    if publisher:
        name, start, end = publisher
        values["publisher"] = Organization(name=name)
        evidence.append(source.evidence("notice.publisher", start, end, 0.9, "publisher"))
    guidelines = guidelines_in(source)
    evidence += [words for _, words in guidelines]
    values["guidelines"] = tuple(guideline for guideline, _ in guidelines)
    values["text"] = source.plain[header.body :].strip() or None
    return build(Notice, location, **values)


def _work(
    source: SourceText,
    location: str,
    draft: Draft,
    publisher: tuple[str, int, int] | None,
    evidence: list[Evidence],
) -> Work:
    values = _document(source, draft, "work", evidence)
    if publisher:
        name, start, end = publisher
        values["publisher"] = Organization(name=name)
        evidence.append(source.evidence("work.publisher", start, end, 0.8, "publisher"))
    return build(Work, location, **values)


def _document(
    source: SourceText, draft: Draft, path: str, evidence: list[Evidence]
) -> dict[str, Any]:
    """Return the model values of a draft and note their words."""
    values: dict[str, Any] = {}
    for name, (found, confidence, rule) in draft.fields.items():
        value = _value(name, found.value)
        if value is None:
            continue
        values[name] = value
        key = "journal.title" if name == "journal" else name
        evidence.append(
            source.evidence(f"{path}.{key}", found.start, found.end, confidence, rule)
        )
    if "published" not in values and "published_online" in values:
        values["published"] = values["published_online"]
    if "pages" in values:
        values |= page_ends(values["pages"])
    if draft.authors:
        values["authors"] = tuple(
            _author(source, author, f"{path}.authors.{index}", draft, evidence)
            for index, author in enumerate(draft.authors)
        )
    return values


def _value(name: str, words: str) -> Any:
    words = value_of(words)
    if name == "doi":
        return normalize_doi(words)
    if name == "url":
        return clean_url(words)
    if name == "journal":
        return Journal(title=words) if words else None
    return words or None


def page_ends(pages: str) -> dict[str, str]:
    """Return first and last page; a shortened last page is filled up from the first.

    >>> page_ends("e325-31"), page_ends("36")
    ({'page_start': 'e325', 'page_end': 'e331'}, {'page_start': '36'})
    """
    match = _RANGE.fullmatch(pages)
    if match is None:
        return {"page_start": pages} if pages.isalnum() else {}
    letter, first, second_letter, last, suffix = match.groups()
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return {
        "page_start": letter + first,
        "page_end": (second_letter or letter) + last + suffix,
    }


def _author(
    source: SourceText,
    author: BylineAuthor,
    path: str,
    draft: Draft,
    evidence: list[Evidence],
) -> Agent:
    name = value_of(author.name.value)
    evidence.append(
        source.evidence(
            f"{path}.name", author.name.start, author.name.end, 0.93, draft.authors_rule
        )
    )
    given, family = split_name(name)
    for index, place in enumerate(author.affiliations):
        field = f"{path}.affiliations.{index}.name"
        evidence.append(source.evidence(field, place.start, place.end, 0.95, "mark"))
    return Agent(
        name=name,
        given_name=given,
        family_name=family,
        affiliations=tuple(Organization(name=place.value) for place in author.affiliations),
        equal_contribution=author.equal_contribution,
        corresponding=author.corresponding,
    )
