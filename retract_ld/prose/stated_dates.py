"""Days and DOIs that pages in other languages than English give a notice."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["CITES_ITSELF", "is_date_line", "take_dated", "take_stated"]

#: A line after which the page cites itself.
CITES_ITSELF: Final = re.compile(
    r"(?:référence (?:électronique|papier)|pour citer cet(?:te)? (?:article|document|note)"
    r"|c[óo]mo citar(?: este (?:artículo|artigo|documento))?|citar como"
    r"|para citar este artículo|zitier(?:weise|vorschlag|hinweis)|zitieren als"
    r"|how to cite this (?:article|notice|url)|cite this (?:article|notice)"
    r"|引用本文|本文引用格式|引用方法) ?[:：]?"
)
#: A line with nothing but the word whose value stands in the next one.
_DATED_BELOW: Final = re.compile(
    r"(?:publicad[oa]|publié|veröffentlicht|publiziert"
    r"|(?:fecha|data|date) (?:de|du) publica\w+"
    r"|(?:发布|发表|出版|刊出)(?:日期|时间)|(?:公開|掲載|発行|公表)日) ?[:：]?"
)
#: Words in a page's head before the day that the notice appeared.
_DATED: Final = re.compile(
    r"(?:disponible (?:sur internet|en ligne|en línea)|disponível on-?line"
    r"|mise? en ligne(?: sur [a-z.]{3,20})?"
    r"|(?:publi(?:é|cad[oa])|publiée) (?:en ligne|en línea|on-?line)"
    r"|online (?:veröffentlicht|publiziert|erschienen|seit|publish\w+)"
    r"|published(?: online)?|(?<=, )on-?line|en ligne,|\bepub)(?: depuis)?"
    r"(?: (?:le|am|el|em|on|seit))?:? ?"
)
#: A line that gives the day of the notice, in other languages than English.
_DATE_LINE: Final = re.compile(
    r"(?:(?:publi(?:cado|é|ziert)|veröffentlicht|online (?:publiziert|veröffentlicht|seit)"
    r"|(?:fecha|data|date) (?:de|du) (?:publicación|publicação|publication)|mis en ligne"
    r"|(?:发布|发表|出版|网络出版|公告|刊出)(?:日期|时间)|(?:公開|掲載|発行|公表|告示)日)"
    r"(?: (?:en línea|online|en ligne))?\s*[:：]?\s*(?:el|em|le|am)? ?)?"
    r"(?=[0-9]|[a-z]|令和|平成|昭和|民国|二[〇零○])"
)
#: What is dated is the work.
_OF_WORK: Final = re.compile(
    r"\b(?:el|este|o|l'|der|dieser|im) ?(?:artí?[cg]\w+|artigo|article|artikel|beitrag"
    r"|trabal?[hj]o)\b"
)
#: ``doi de esta errata: 10.5555/…``
_OWN_DOI: Final = re.compile(
    r"\bdoi (?:de (?:esta|la presente|este|cette)|desta|deste|dieser|dieses|der|da presente)"
    r" (?:errata|fe de erratas|nota|retracta\w+|retrata\w+|rétracta\w+|corre\w+|notice|aviso"
    r"|berichtigung|korrektur|zurückziehung|note) ?: ?"
)
#: ``Bogotá, `` before the day of a letter.
_PLACE: Final = re.compile(
    r"\(?(?:[A-ZÀ-Þ][\w .-]{2,30}, (?:a |le |den |im |em |el )?)?"
)
_HEAD: Final = 14
_LAST: Final = 4
#: A day alone on one of the first lines is the notice's even without a heading.
_TOP: Final = 4
_LONGEST: Final = 160
_LONGEST_DATE: Final = 60
_LONGEST_LABEL: Final = 40
_LONGEST_SIGNED: Final = 50
_MONTH_AT_LEAST: Final = len("2020-01")
_DAY: Final = len("2020-01-01")
_NEAR: Final = 4
_NEAR_END: Final = 30


def take_stated(
    source: SourceText, own: dict[str, Found], body: int, rules: RuleSet
) -> None:
    """Keep the day and the DOI that the page gives the notice, if none are known yet."""
    if rules.language == "en":  # the head of English pages is read elsewhere
        _take_signed(source, own, body, rules)
        return
    lines = source.lines
    for index, line in enumerate(lines[:-1]):
        if len(line.text) > _LONGEST_LABEL:
            continue
        words = source.lower[line.start : line.end]
        if CITES_ITSELF.fullmatch(words):
            _take_citation(source, lines[index + 1], own, rules)
        elif _DATED_BELOW.fullmatch(words):
            _take_day(source, lines[index + 1], own, rules)
    for index, line in enumerate(lines[:_HEAD]):
        if len(line.text) > _LONGEST or (line.start >= body and index > _TOP):
            break
        if line.start < body:
            take_dated(source, line, own, rules)
        _take_day(source, line, own, rules)
    _take_signed(source, own, body, rules)
    said = _OWN_DOI.search(source.lower)
    if said:
        _take_doi(source, said.end(), said.end() + _LONGEST, own)


def _take_signed(
    source: SourceText, own: dict[str, Found], body: int, rules: RuleSet
) -> None:
    """Keep the day that stands alone at the end, below the names of those who sign."""
    for line in source.lines[-_LAST:]:
        if line.start >= body:
            _take_day(source, line, own, rules)


def is_date_line(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> bool:
    """Read a line that is nothing but the day of the notice."""
    if _is_exact(own) or len(line.text) >= _LONGEST_DATE:
        return False
    stated = _DATE_LINE.match(source.lower, line.start, line.end)
    start = stated.end() if stated else line.start
    date = find_date(source.lower, start, line.end, rules)
    if date is None or date[1] != start or date[2] < line.end - 1 or len(date[0]) < 5:
        return False
    return _put(own, date, start)


def take_dated(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> bool:
    """Keep the day of a line in the page's head, and tell whether it has one."""
    if len(line.text) > _LONGEST or _OF_WORK.search(source.lower, line.start, line.end):
        return False
    found = False
    for dated in _DATED.finditer(source.lower, line.start, line.end):
        date = find_date(source.lower, dated.end(), line.end, rules)
        if date and date[2] > line.end - _NEAR_END:
            found |= _put(own, date, dated.end())
    return found


def _take_citation(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> None:
    """Keep the DOI and the day of the line in which the page cites itself."""
    _take_doi(source, line.start, line.end, own)
    for dated in _DATED.finditer(source.lower, line.start, line.end):
        date = find_date(source.lower, dated.end(), line.end, rules)
        if date:
            _put(own, date, dated.end())


def _take_doi(source: SourceText, low: int, high: int, own: dict[str, Found]) -> None:
    for kind, value, start, end in identifiers_in(source.plain, low, high):
        if kind == "doi":
            own["doi"] = Found(value, start, end)
            return


def _put(own: dict[str, Found], date: tuple[str, int, int], start: int) -> bool:
    """Keep a day right after the words that announce it, if it is no less exact."""
    if date[1] - start >= _NEAR:
        return False
    known = own.get("published")
    if known is None or date[0].startswith(known.value):
        own["published"] = Found(*date)
    return True


def _is_exact(own: dict[str, Found]) -> bool:
    """Tell whether the very day is known."""
    known = own.get("published")
    return known is not None and len(known.value) >= _DAY


def _take_day(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> None:
    """Keep the day of a line that is nothing else: ``Bogotá, 3 de junio de 2019``."""
    if _is_exact(own) or len(line.text) > _LONGEST_SIGNED:
        return
    place = _PLACE.match(source.plain, line.start, line.end)
    assert place is not None
    for start in {place.end(), line.start}:
        date = find_date(source.lower, start, line.end, rules)
        if (
            date
            and len(date[0]) >= _MONTH_AT_LEAST
            and date[1] == start
            and not source.plain[date[2] : line.end].strip(" .)")
        ):
            _put(own, date, start)
            return
