"""Which works a notice is about: its mentions brought together, each work once."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import (
    Citation,
    Found,
    identifiers_in,
    locators,
    put_journal,
    unglued,
)
from retract_ld.prose.contents_entries import contents_mentions
from retract_ld.prose.drafts import Draft, letters_of
from retract_ld.prose.heading import Heading
from retract_ld.prose.citation_lines import body_mentions, title_mentions
from retract_ld.prose.mentions import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["find_works", "references_start"]

_SAME_TITLE: Final = 90
#: Enough for the citation that a notice begins with: its own title may be misprinted.
_ALIKE: Final = 55
#: Rules that may add a work to the ones there are.
_LISTED: Final = frozenset(
    {
        "citation-line",
        "marked-retracted",
        "contents",
        "listed-block",
        "en.work.following-article",
        "en.work.original-article",
    }
)
_SIMILAR: Final = 75
_CITED_AS: Final = re.compile(
    r"\b(?:article|paper|abstract|study|manuscript|chapter|letter|review|report|publication)"
    r"s?,? ?\[(?P<number>[0-9]{1,2})\]"
)
_REFERENCE_NUMBER: Final = re.compile(r"\s*\[?[0-9]{1,3}[\].]?\s*(?=\S)")


def references_start(source: SourceText, rules: RuleSet) -> int:
    """Return where the list of references begins, or the end of the text."""
    for line in reversed(source.lines):
        match = rules.references.fullmatch(line.text.lower().rstrip(" :."))
        if match:
            return line.start
    return len(source.plain)


def find_works(
    source: SourceText,
    heading: Heading,
    body: int,
    rules: RuleSet,
    own_journal: Found | None = None,
) -> list[Draft]:
    """Return the works the notice is about, the first the one its title names.

    A work of which only volume and pages are told appeared in the notice's own journal.
    """
    references = references_start(source, rules)
    works: list[Draft] = []
    if heading.rest:
        works += [
            _draft(mention)
            for mention in title_mentions(source, *heading.rest)
            if mention.citation.fields
        ]
    if heading.above and works and not works[0].get("title"):
        for name, found in title_mentions(source, *heading.above)[0].citation.fields.items():
            works[0].put(name, found, 0.9, "title")
    listed = contents_mentions(source, body, references)
    found = listed or body_mentions(source, body, references, rules)
    for mention in found:
        if _is_own_citation(mention, found):
            continue
        if mention.role == "other" and not _is_certain(works, mention):
            continue
        _bring_in(works, mention)
    for work in works:
        _add_reference(source, work, references)
        if own_journal and work.get("volume") and not work.get("journal"):
            work.put("journal", own_journal, 0.6, "own-journal")
    return works


def _is_certain(works: list[Draft], mention: Mention) -> bool:
    """Tell whether volume and pages are a known work's, whatever words stand before."""
    return any(
        (mention.value("volume"), mention.value("pages"))
        == (work.get("volume"), work.get("pages"))
        for work in works
        if work.get("volume") and work.get("pages")
    )


def _is_own_citation(mention: Mention, found: list[Mention]) -> bool:
    """Tell whether a bare citation under the title is the notice's, not the work's.

    It is if a whole citation, with title and authors, of something else follows.
    """
    if mention.rule != "leading-citation" or "title" in mention.citation.fields:
        return False
    draft = _draft(mention)
    return any(
        (other.role == "work" or other.rule == "citation-line")
        and other.citation.authors
        and "title" in other.citation.fields
        and other.start > mention.start
        and _clashes(draft, other)
        for other in found
    )


def _bring_in(works: list[Draft], mention: Mention) -> None:
    """Add what a mention says to the work it speaks of, or make it a work."""
    for work in works:
        if _is_same(work, mention):
            _merge(work, mention)
            return
    clashing = [work for work in works if _clashes(work, mention)]
    if mention.role == "work" or not works:
        fitting = [work for work in works if work not in clashing]
        if fitting:
            _merge(fitting[0], mention)
        elif not works and _identifies(mention):
            works.append(_draft(mention))
        elif mention.rule in _LISTED and len(mention.citation.fields) > 2:
            works.append(_draft(mention))


def _identifies(mention: Mention) -> bool:
    fields = mention.citation.fields
    return bool(
        mention.role == "work" or "title" in fields and "journal" in fields
    ) and bool(fields.keys() & {"title", "doi", "pmid", "pages", "volume"})


def _is_same(work: Draft, mention: Mention) -> bool:
    for name in ("doi", "pmid"):
        ours, theirs = work.get(name), mention.value(name)
        if ours and theirs:
            return ours == theirs
    ours, theirs = work.get("title"), mention.value("title")
    if ours and theirs:
        return same_title(ours, theirs)
    ours, theirs = work.get("pages"), mention.value("pages")
    volume, other = work.get("volume"), mention.value("volume")
    if ours and theirs:
        return ours == theirs and (len(ours) > 4 or bool(volume and volume == other))
    issue = work.get("issue")
    return bool(volume and volume == other and issue and issue == mention.value("issue"))


def _clashes(work: Draft, mention: Mention) -> bool:
    for name in ("doi", "pmid", "volume", "pages"):
        ours, theirs = work.get(name), mention.value(name)
        if ours and theirs and ours != theirs:
            return True
    ours, theirs = work.get("title"), mention.value("title")
    if mention.rule == "leading-citation" and ours and theirs:
        return not same_title(ours, theirs, least=_ALIKE)
    return bool(ours and theirs and not same_title(ours, theirs))


def same_title(one: str, other: str, least: int = _SAME_TITLE) -> bool:
    """Tell whether two titles are the same but for case, punctuation and slips."""
    from rapidfuzz import fuzz

    first, second = letters_of(one), letters_of(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) > 24 and longer.startswith(shorter):
        return True
    return fuzz.ratio(first, second, score_cutoff=least) > 0


def _draft(mention: Mention) -> Draft:
    draft = Draft()
    _merge(draft, mention)
    return draft


def _merge(work: Draft, mention: Mention) -> None:
    for name, found in mention.citation.fields.items():
        work.put(name, found, mention.confidence, mention.rule)
    if mention.citation.authors:
        work.put_authors(mention.citation.authors, mention.rule)


def _add_reference(source: SourceText, work: Draft, start: int) -> None:
    """Take what the list of references says of the work, if it is in there.

    Its entry is the one with the work's title; else the one that the body cites beside
    "this article", if the title is about the same.
    """
    title = letters_of(work.get("title") or "")
    lines = [line for line in source.lines if line.start > start]
    if len(title) < 15 or not lines:
        return
    for line in lines:
        if title in letters_of(line.text):
            _take_entry(source, work, line, title)
            return
    cited = _CITED_AS.search(source.lower, 0, start)
    number = int(cited["number"]) if cited else 0
    if 0 < number <= min(3, len(lines)):
        from rapidfuzz import fuzz

        line = lines[number - 1]
        letters = letters_of(line.text)
        if fuzz.partial_ratio(title, letters) >= _SIMILAR:
            _take_entry(source, work, line, "")


def _take_entry(source: SourceText, work: Draft, line: Line, title: str) -> None:
    number = _REFERENCE_NUMBER.match(source.plain, line.start, line.end)
    low = number.end() if number else line.start
    citation = _reference(source, low, line.end, title)
    _merge(work, Mention(low, line.end, "work", "reference", 0.85, citation))


def _reference(source: SourceText, low: int, high: int, title: str) -> Citation:
    """Read an entry of the list of references whose title is known."""
    plain = source.plain
    span = span_of_letters(plain, low, high, title) if title else None
    citation = Citation(low, high)
    if span:
        citation.put("title", plain, *span)
        citation.authors = _entry_authors(plain, low, span[0])
        year = _ENTRY_YEAR.search(plain, low, span[0])
        if year:
            citation.put("published", plain, *year.span("year"))
        cores = locators(plain, span[1], high)
        if cores:
            for name, (start, end) in cores[0].spans.items():
                key = "published" if name == "year" else name
                citation.put(key, plain, start, end)
            start = _first_word(plain, span[1], cores[0].start)
            put_journal(citation, plain, start, cores[0].start)
    _put_entry_identifiers(plain, citation, low, high)
    return citation


_ENTRY_YEAR: Final = re.compile(r"\( ?(?P<year>(?:19|20)[0-9]{2}) ?\)")
_GLUED_YEAR: Final = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})")
_UNSEPARATED: Final = re.compile(
    r"(?P<name>[^\W\d_a-z][^\W\d_A-Z]+(?:[-’' ][^\W\d_a-z][^\W\d_A-Z]+){0,2} [A-Z]{1,3})(?=\s|$)"
)
_PMID_AFTER: Final = re.compile(r"[.;,]? ?(?:PMID:? ?)?(?P<id>[1-4][0-9]{7})\.?$")


def _first_word(plain: str, low: int, high: int) -> int:
    while low < high and not plain[low].isalnum():
        low += 1
    return low


def _entry_authors(plain: str, low: int, high: int) -> list[Found]:
    while high > low and plain[high - 1] in " “\"‘.":
        high -= 1
    authors, end = author_list(plain, low, high)
    if authors and len(authors[-1][0]) < 40:
        return [Found(*author) for author in authors]
    found = [
        Found(match["name"], *match.span("name"))
        for match in _UNSEPARATED.finditer(plain, low, high)
    ]
    covered = sum(len(name.value) + 1 for name in found)
    return found if found and covered >= high - low - 1 else []


def _put_entry_identifiers(plain: str, citation: Citation, low: int, high: int) -> None:
    entry = plain[low:high]
    known = citation.value("published")
    guess = _GLUED_YEAR.search(entry)
    year = int(known) if known else (int(guess["year"]) if guess else None)
    for kind, value, start, end in identifiers_in(plain, low, high):
        if kind == "doi":
            value, pmid = unglued(value, entry, year)
            if pmid:
                citation.fields.setdefault("pmid", Found(pmid, end - 8, end))
                end -= 8
            after = _PMID_AFTER.match(plain, end, high)
            if after and "pmid" not in citation.fields and not pmid:
                citation.fields["pmid"] = Found(after["id"], *after.span("id"))
        citation.fields.setdefault(kind, Found(value, start, end))


def span_of_letters(
    plain: str, low: int, high: int, letters: str
) -> tuple[int, int] | None:
    """Return where a run of letters and digits stands, whatever is between them.

    >>> span_of_letters("1. Roe J On soil: a Review2014", 0, 30, "onsoilareview")
    (9, 26)
    """
    positions = [index for index in range(low, high) if plain[index].isalnum()]
    flat = "".join(plain[index].lower()[:1] for index in positions)
    start = flat.find(letters)
    if start < 0:
        return None
    return positions[start], positions[start + len(letters) - 1] + 1
