"""What Spanish, Portuguese, French and German sentences tell of a work without quoting it.

``el artículo titulado Suelos del sur, publicado en …``, ``den Aufsatz von Ute Lang, Zur Frage
des Bodens, erschienen in …``, ``Los autores, Ana Gil y Luis Paz, solicitan …``.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.bare_titles import is_bare_title
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.drafts import Draft
from retract_ld.prose.heading import Heading
from retract_ld.prose.mention_words import put_identifiers, read_after
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["complete_told", "names_only"]

_LANGUAGES: Final = frozenset({"de", "es", "fr", "pt"})
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
_BY: Final = re.compile(r"\b(?:von|de|par|por|du|del|do|da) $")
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
_GAP: Final = re.compile(r"[\s:.,;)\]–—-]{1,8}(?=[«“„\"])")
_NUMBERS: Final = ("volume", "issue", "pages", "published")
#: Authors named beside the word for them.
_AUTHORS: Final = re.compile(
    r"\b(?:[Ll]os autores|[Oo]s autores|(?:[Ll]es|[Ss]es|[Nn]os) auteurs"
    r"|[Dd]ie (?:Autoren|Autorinnen|Verfasser)|[Ee]l autor|[Ll]a autora|[Oo] autor|[Aa] autora"
    r"|[Ll]['’]auteure?|[Dd]er Autor|[Dd]ie Autorin|(?:signé|firmado por|assinado por))"
    r"(?: de(?:l)? (?:artículo|trabajo))?,? (?=[A-ZÀ-Þ])"
)
#: ``Ana Gil y Luis Paz, autores del artículo “…”``
_AUTHORS_OF: Final = re.compile(
    r"(?:,? (?:autor(?:es|as|a)?|auteure?s?)|,? (?:como|na qualidade de) autor\w*) "
    r"(?:d[eo]l? |de l['’])(?:\w+ )?(?:artículo|trabajo|estudio|artigo|trabalho|article)"
)
_LED_TITLE: Final = re.compile(
    r"(?:autor(?:es|as|a)?|auteure?s?|verfasser\w*) [^«“„\"\n]{2,40}[«“„\"]",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"(?P<names>[^:\n]{5,120}): (?=[A-ZÀ-Þ¿¡«“„])")
_APPEARED_IN: Final = re.compile(
    r"\b(?:in|im)(?: de[rnm])? (?P<journal>[A-ZÄÖÜ][^()\n„“,;.]{3,70}?),? ?"
    r"(?:[(,][^()\n]{2,60}[),]|[0-9][^\n„“()]{2,50}?)? ?"
    r"(?:erschienen|veröffentlicht|abgedruckt|publiziert)en? "
)
_HONORIFIC: Final = re.compile(
    r"(?:(?:M|MM)\. |Mme |Mlle )?(?:l[ea] )?(?:P(?:r|rofesseur)|D(?:r|octeur))\.? "
    r"(?=[A-ZÀ-Þ])"
)
#: ``Erratum`` / ``zu Lang, U. (2020)``
_TO: Final = re.compile(r"\n[Zz]u ")
#: ``de M. Yves Le Goff``; in ``M. Lopez Ruiz`` it is an initial.
_SIR: Final = re.compile(
    r"(?<=\b(?:de|et) )(?:M|MM)\. (?=[A-ZÀ-Þ][\w'’-]{2,} [A-ZÀ-Þ])"
    r"|(?<=\bpar )M\. (?=[A-ZÀ-Þ][\w'’-]{2,} [A-ZÀ-Þ])"
)


def complete_told(
    source: SourceText,
    heading: Heading,
    works: list[Draft],
    span: tuple[int, int],
    rules: RuleSet,
) -> None:
    """Give the only work of a notice what its sentences tell of it without any marks."""
    if rules.language not in _LANGUAGES or len(works) > 1:
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
        _put_named(source, work)
    if not work.authors:
        _put_authors(source, work, low, high)
    _put_journal_before(source, work, low, high, rules)
    _without_honorifics(source, work, rules)


def names_only(source: SourceText, span: tuple[int, int], rules: RuleSet) -> bool:
    """Tell whether a heading names only the authors: ``Widerruf des Beitrags von Ute Lang``."""
    if rules.language not in _LANGUAGES or not _BY.search(
        source.plain, max(0, span[0] - 5), span[0]
    ):
        return False
    names, end = author_list(source.plain, *span, introduced=True)
    return bool(names) and not source.plain[end : span[1]].strip(" .:")


def _cut_title(source: SourceText, work: Draft) -> None:
    """Cut what leads up to a quoted title off it: ``autores del artículo “…``."""
    found = work.fields.get("title")
    led = _LED_TITLE.match(found.found.value) if found else None
    if found is None or led is None:
        return
    start = source.plain.find(found.found.value[led.end() :], found.found.start)
    span = trim_title(source.plain, start, found.found.end) if start >= 0 else None
    if span:
        title = Found(source.plain[slice(*span)], *span)
        work.fields["title"] = found._replace(found=title)


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


def _put_journal_before(
    source: SourceText, work: Draft, low: int, high: int, rules: RuleSet
) -> None:
    """Take ``den in der Zeitschrift für Boden (19. Jg.) erschienenen Aufsatz``."""
    if rules.language != "de" or work.get("journal"):
        return
    named = _APPEARED_IN.search(source.plain, low, high)
    if named:
        span = named.span("journal")
        found = Found(source.plain[slice(*span)], *span)
        work.put("journal", found, _SURE, "told-journal")


def _put_title(
    source: SourceText, work: Draft, span: tuple[int, int], rule: str
) -> None:
    work.put("title", Found(source.plain[slice(*span)], *span), _SURE, rule)


def _put_named(source: SourceText, work: Draft) -> None:
    """Part ``Ute Lang: Zur Frage`` where the text names the author elsewhere, too."""
    found = work.fields["title"].found
    named = _NAMED.match(source.plain, found.start, found.end)
    if named is None:
        return
    names, end = author_list(source.plain, *named.span("names"), introduced=True)
    if not names or end < named.end("names"):
        return
    if all(source.plain.count(name) > 1 for name, *_ in names):
        work.put_authors([Found(*name) for name in names], "named-title")
        span = (named.end(), found.end)
        title = Found(source.plain[slice(*span)], *span)
        work.fields["title"] = work.fields["title"]._replace(found=title)


def _put_authors(source: SourceText, work: Draft, low: int, high: int) -> None:
    """Take the names beside the word for authors, or before it."""
    spans = [
        (match.end(), high) for match in _AUTHORS.finditer(source.plain, low, high)
    ]
    for of in _AUTHORS_OF.finditer(source.plain, low, high):
        start = max(source.sentence_at(of.start()).start, of.start() - _AFTER)
        spans.append((start, of.start()))
    for start, stop in spans[:8]:
        names, end = author_list(
            source.plain, start, min(stop, start + _AFTER), introduced=True
        )
        whole = stop == high or end >= stop
        if names and whole and all(" " in name for name, *_ in names):
            work.put_authors([Found(*name) for name in names], "named-authors")
            return


def _without_honorifics(source: SourceText, work: Draft, rules: RuleSet) -> None:
    """Take ``M. le Pr`` and ``Dr`` off the names of authors."""
    journal = work.fields.get("journal")
    if journal and work.authors:
        low, high = journal.found.start, journal.found.end
        outside = [a for a in work.authors if not low <= a.name.start < high]
        work.authors = outside  # ``Revista del Sur de Medicina Familiar (2016)``
    for author in work.authors:
        name = author.name
        honorific = _HONORIFIC.match(source.plain, name.start, name.end)
        if honorific is None and rules.language == "de" and name.start:
            honorific = _TO.match(source.plain, name.start - 1, name.end)
        if honorific is None and rules.language == "fr":
            honorific = _SIR.match(source.plain, name.start, name.end)
        if honorific:
            start = honorific.end()
            found = Found(source.plain[start : name.end], start, name.end)
            author.name = found
