"""What Spanish, Portuguese, French and German sentences tell of a work without quoting it.

``el artículo titulado Suelos del sur, publicado en …``, ``den Aufsatz von Ute Lang, Zur Frage
des Bodens, erschienen in …``, ``Boden 4 (2018), 3–9: „Zur Frage des Bodens“``.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.bare_titles import is_bare_title, names_persons
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.drafts import Draft
from retract_ld.prose.heading import Heading
from retract_ld.prose.language import LATIN_SCRIPT
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_words import read_after
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.told_authors import (
    drop_authors_in_journal,
    part_named,
    put_authors,
    without_honorifics,
)
from retract_ld.prose.told_journals import join_place, put_journal_told

__all__ = ["complete_told"]

_REACH: Final = 3000
_AFTER: Final = 320
_SURE: Final = 0.75
_NOUN: Final = (
    r"(?:artículo|trabajo|manuscrito|estudio|ensayo|artigo|trabalho|estudo|ensaio|article|essai"
    r"|[Aa]ufsatz(?:es)?|[Bb]eitrag(?:e?s)?|[Aa]rtikels?|[Aa]rbeit|[Oo]riginalarbeit)"
)
_TITLED: Final = (
    r",? (?:(?:in)?titulad[oa]|denominad[oa]|intitulée?|con (?:el )?título(?: de)?"
    r"|(?:com|sob) o título(?: de)?|de título|ayant pour titre|(?:mit|unter) dem Titel"
    r"|betitelt)"
)
_STOP: Final = (
    r"(?=,? (?:publicad[oa]|aparecid[oa]|veiculad[oa]|divulgad[oa]|publiée?|parue?|erschienen"
    r"|veröffentlicht|publiziert)\b|, (?:v\.|vol\.|volum[eé]n?\b|Band\b|Bd\.|tome\b|Heft\b"
    r"|n\.? ?[º°]|núm|Jahrgang\b)|,? (?:de autor[ií]a|escrit[oa]|elaborad[oa]) )"
)
_WORDS: Final = r"(?P<title>[A-ZÀ-Þ¿¡][^\n«»“”„\"]{14,280}?)"
#: An unquoted title between what it is and where it was published.
_TOLD: Final = re.compile(rf"\b{_NOUN}(?P<called>{_TITLED})?[,:]? {_WORDS}{_STOP}")
_WRITTEN_BY: Final = re.compile(
    rf"\b{_NOUN},? (?:von|de|par|por|d[eo]s autores|de los autores|des auteurs) "
    rf"(?P<all>[A-ZÀ-Þ][^\n«»“”„\"]{{14,400}}?){_STOP}"
)
_SPLIT: Final = re.compile(r"[,:] (?=[A-ZÀ-Þ¿¡])")
_GOES_ON: Final = re.compile(r" [a-zà-ÿ]{2,}")
#: Words that no title has: the sentence says something else.
_FINITE: Final = re.compile(
    r"\b(?:fue|fueron|ha|han|será|foi|foram|a été|ont|sera|wurden?|wird|ist|sind|hat|haben"
    r"|que se|debe|deve|doit|muss)\b"
)
_LEAST_WORDS: Final = 4
_PLACE: Final = re.compile(
    r", (?P<journal>[A-ZÀ-Þ][^,\n]{3,70}?) (?P<volume>[0-9]{1,3})"
    r"(?: ?\((?P<published>(?:19|20)[0-9]{2})\))?$"
)
_GAP: Final = re.compile(r"[\s:.,;)\]–—-]{1,8}(?=[«“„\"])")
_NUMBERS: Final = ("volume", "issue", "pages", "published")
#: ``Solicito a retratação do artigo intitulado Solos …``
_CALLED: Final = re.compile(rf".{{0,120}}?\b{_NOUN}{_TITLED}[,:]? (?=[A-ZÀ-Þ¿¡])")
_OF_NAMES: Final = re.compile(
    rf".{{0,120}}?\b{_NOUN},? (?:von|par|por|d[eo]s autores|des auteurs) (?=[A-ZÀ-Þ])"
)
_LED_TITLE: Final = re.compile(
    r"(?:autor(?:es|as|a)?|auteure?s?|verfasser\w*) [^«“„\"\n]{2,40}[«“„\"]",
    re.IGNORECASE,
)


def complete_told(
    source: SourceText,
    heading: Heading,
    works: list[Draft],
    span: tuple[int, int],
    rules: RuleSet,
) -> None:
    """Give the only work of a notice what its sentences tell of it without any marks."""
    if rules.language not in LATIN_SCRIPT:
        return
    join_place(source, works)
    if len(works) > 1:
        return
    low, high = span[0], min(span[1], span[0] + _REACH)
    work = works[0] if works else Draft()
    _cut_title(source, work)
    if not work.get("title"):
        _put_title_after_numbers(source, work)
    if not work.get("title"):
        _put_title_above_place(source, heading, work)
    if not work.get("title"):
        _put_told_title(source, work, low, high, rules)
    if not works and work.get("title"):
        works.append(work)
    if not work.get("title"):
        return
    if not work.authors:
        part_named(source, work)
    if not work.authors:
        put_authors(source, work, low, high)
    put_journal_told(source, work, low, high, rules)
    drop_authors_in_journal(work)
    without_honorifics(source, work, rules)


def _cut_title(source: SourceText, work: Draft) -> None:
    """Cut what leads up to a quoted title off it: ``autores del artículo “…``."""
    title = work.fields.get("title")
    if title is None:
        return
    words, start, end = title.found
    span: tuple[int, int] | None = None
    if led := _LED_TITLE.match(words) or _CALLED.match(words):
        begin = source.plain.find(words[led.end() :], start)
        span = trim_title(source.plain, begin, end) if begin >= 0 else None
    elif of := _OF_NAMES.match(words):
        parted = _parted(source.plain, start + of.end(), end)
        if parted:
            work.put_authors(parted[0], "told-title")
            span = parted[1]
    if span:
        work.fields["title"] = title._replace(found=Found.at(source.plain, *span))


def _put_title_after_numbers(source: SourceText, work: Draft) -> None:
    """Take a quoted title that the work's numbers lead up to: ``Boden 4 (2018), 3–9: „…“``."""
    ends = [work.fields[name].found.end for name in _NUMBERS if name in work.fields]
    gap = _GAP.match(source.plain, max(ends)) if ends else None
    quoted = QUOTED.match(source.plain, gap.end()) if gap else None
    title = quoted and trim_title(source.plain, *quoted.span(quoted.lastgroup or 0))
    if title:
        _put_title(source, work, title, "after-numbers")


def _put_title_above_place(source: SourceText, heading: Heading, work: Draft) -> None:
    """Take a line below a bare label that a line with the work's place follows."""
    lines = source.lines
    at = heading.lines
    if heading.label is None or heading.rest or not at or len(lines) < at + 2:
        return
    line, place = lines[at], lines[at + 1]
    if lines[at - 1] is not heading.title or not is_bare_title(source, line):
        return
    if names_persons(line.text, 2):
        return  # who wrote the notice, above the page's own place
    found = numbered_place(source.plain, place.start, place.end)
    if found and "journal" in found.fields:
        _put_title(source, work, (line.start, line.end), "title-above-place")
        put_identifiers(source, found, place.start, place.end)
        work.take(found, _SURE, "title-above-place")


def _put_told_title(
    source: SourceText, work: Draft, low: int, high: int, rules: RuleSet
) -> None:
    """Take an unquoted title from a sentence, with its authors and numbers."""
    for told in _WRITTEN_BY.finditer(source.plain, low, high):
        parted = _parted(source.plain, *told.span("all"))
        if parted:
            names, title = parted
            title = _without_place(source, work, title)
            work.put_authors(names, "told-title")
            _put_title(source, work, title, "told-title")
            _read_on(source, work, told.end(), high, rules)
            return
    for told in _TOLD.finditer(source.plain, low, high):
        words = told["title"]
        if told["called"] or (
            len(words.split()) >= _LEAST_WORDS and not _FINITE.search(words.lower())
        ):
            _put_title(source, work, told.span("title"), "told-title")
            _read_on(source, work, told.end(), high, rules)
            return


def _without_place(
    source: SourceText, work: Draft, title: tuple[int, int]
) -> tuple[int, int]:
    """Part journal, volume and year from the title they follow: ``…, Boden 37 (2021)``."""
    place = _PLACE.search(source.plain, *title)
    if place is None:
        return title
    for name in ("journal", "volume", "published"):
        if place[name]:
            found = Found(place[name], *place.span(name))
            work.put(name, found, _SURE, "told-title")
    return title[0], place.start()


def _parted(
    plain: str, low: int, high: int
) -> tuple[list[Found], tuple[int, int]] | None:
    """Part the names before an unquoted title from it: ``Ute Lang, Zur Frage des …``."""
    for split in _SPLIT.finditer(plain, low, high):
        names, end = author_list(plain, low, split.start(), introduced=True)
        if not names or end < split.start():
            continue
        more, stop = author_list(plain, split.end(), high, introduced=True)
        if more and not _GOES_ON.match(plain, stop, high):
            continue  # one more name, or the next of the title's commas
        if _FINITE.search(plain[split.end() : high].lower()):
            return None
        return [Found(*name) for name in names], (split.end(), high)
    return None


def _read_on(
    source: SourceText, work: Draft, low: int, high: int, rules: RuleSet
) -> None:
    citation = Citation(low, low)
    sentence = source.sentence_at(low)
    read_after(source, citation, low, min(high, sentence.end, low + _AFTER), rules)
    work.take(citation, _SURE, "told-title")


def _put_title(
    source: SourceText, work: Draft, span: tuple[int, int], rule: str
) -> None:
    work.put("title", Found.at(source.plain, *span), _SURE, rule)
