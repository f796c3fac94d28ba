"""From what was found to the models, each value with its evidence."""

from __future__ import annotations

import re
from typing import Any, Final

from retract_ld.identifiers import normalize_doi
from retract_ld.models import Agent, Evidence, Journal, Notice, Organization, Work
from retract_ld.prose.byline import BylineAuthor
from retract_ld.prose.drafts import Draft
from retract_ld.prose.guidelines import guidelines_in
from retract_ld.prose.header import Header
from retract_ld.prose.heading import Heading
from retract_ld.prose.names import split_name
from retract_ld.prose.source_text import SUP_CLOSE, SUP_OPEN, SourceText, value_of
from retract_ld.readers.records import build, clean_url

__all__ = ["notice_of", "work_of"]


_RANGE: Final = re.compile(
    r"([A-Za-z]{0,4})([0-9]+)\s?(?:[-\u2010-\u2015\u2212~\uff5e\u301c至]{1,2}"
    r"|to)\s?([A-Za-z]{0,4})([0-9]+)([A-Za-z]?)"
)


def notice_of(
    source: SourceText,
    location: str,
    language: str | None,
    heading: Heading,
    header: Header,
    publisher: tuple[str, int, int] | None,
    evidence: list[Evidence],
) -> Notice:
    """Return the notice, and add the words of its values to the evidence."""
    values: dict[str, Any] = {"language": language}
    if heading.title:
        line = heading.title
        values["title"] = value_of(line.text.strip("*|"))
        evidence.append(
            source.evidence("notice.title", line.start, line.end, 0.95, "title")
        )
    draft = Draft()
    for name, found in header.own.items():
        if name != "title" or heading.title is None:
            draft.put(name, found, 0.95, "header")
    if header.byline and header.has_own_citation:
        draft.authors = header.byline.authors
        draft.authors_rule = "byline"
    values |= _document(source, draft, "notice", evidence)
    if publisher:
        name, start, end = publisher
        values["publisher"] = Organization(name=name)
        evidence.append(
            source.evidence("notice.publisher", start, end, 0.9, "publisher")
        )
    guidelines = guidelines_in(source)
    evidence += [words for _, words in guidelines]
    values["guidelines"] = tuple(guideline for guideline, _ in guidelines)
    body = source.plain[header.body :].replace(SUP_OPEN, "").replace(SUP_CLOSE, "")
    values["text"] = body.strip() or None
    return build(Notice, location, **values)


def work_of(
    source: SourceText,
    location: str,
    draft: Draft,
    publisher: tuple[str, int, int] | None,
    evidence: list[Evidence],
    path: str = "work",
) -> Work:
    """Return a work, and add the words of its values to the evidence."""
    values = _document(source, draft, path, evidence)
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
        values |= _page_ends(values["pages"])
    if draft.authors:
        values["authors"] = tuple(
            _author(source, author, f"{path}.authors.{index}", draft, evidence)
            for index, author in enumerate(draft.authors)
        )
    return values


def _value(name: str, words: str) -> Any:  # noqa: ANN401 - the type is the field's
    words = value_of(words)
    if name == "doi":
        return normalize_doi(words)
    if name == "url":
        return clean_url(words)
    if name == "journal":
        return Journal(title=words) if words else None
    return words or None


def _page_ends(pages: str) -> dict[str, str]:
    """Return first and last page; a shortened last page is filled up from the first.

    >>> _page_ends("e325-31"), _page_ends("36")
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
    evidence += [
        source.evidence(
            f"{path}.affiliations.{index}.name", place.start, place.end, 0.95, "mark"
        )
        for index, place in enumerate(author.affiliations)
    ]
    for flag in ("equal_contribution", "corresponding"):
        if getattr(author, flag) and author.marked:
            evidence.append(
                source.evidence(f"{path}.{flag}", *author.marked, 0.85, "mark")
            )
    return Agent(
        name=name,
        given_name=given,
        family_name=family,
        affiliations=tuple(
            Organization(name=place.value) for place in author.affiliations
        ),
        equal_contribution=author.equal_contribution,
        corresponding=author.corresponding,
    )
