"""Days that pages in other languages than English give a notice, and how they cite it."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["CITES_ITSELF", "take_stated"]

#: A line after which the page cites itself.
CITES_ITSELF: Final = re.compile(
    r"(?:référence (?:électronique|papier)|pour citer cet(?:te)? (?:article|document|note)"
    r"|c[óo]mo citar(?: este (?:artículo|artigo|documento))?|citar como|para citar este artículo"
    r"|zitier(?:weise|vorschlag|hinweis)|zitieren als|引用本文|本文引用格式|引用方法) ?[:：]?"
)
#: A line with nothing but the word whose value stands in the next one.
_DATED_BELOW: Final = re.compile(
    r"(?:publicad[oa]|publié|veröffentlicht|publiziert|(?:fecha|data|date) (?:de|du) publica\w+"
    r"|(?:发布|发表|出版|刊出)(?:日期|时间)|(?:公開|掲載|発行|公表)日) ?[:：]?"
)
#: Words in a page's head before the day that the notice appeared.
_DATED: Final = re.compile(
    r"(?:disponible (?:sur internet|en ligne|en línea)|disponível on-?line|mise? en ligne"
    r"|(?:publi(?:é|cad[oa])|publiée) (?:en ligne|en línea|on-?line)"
    r"|online (?:veröffentlicht|publiziert|erschienen|seit|publish\w+)"
    r"|published(?: online)?|(?<=, )on-?line|en ligne,|\bepub)(?: depuis)?"
    r"(?: (?:le|am|el|em|on|seit))?:? "
)
_PLACE: Final = r"(?:[A-ZÀ-Þ][\w .-]{2,30}, (?:a |le |den |im |em |el )?)?"
_SIGNED: Final = re.compile(rf"\(?{_PLACE}")
_HEAD: Final = 14
_LAST: Final = 4
_LONGEST_LABEL: Final = 40
_LONGEST: Final = 160
_LONGEST_SIGNED: Final = 50
_MONTH_AT_LEAST: Final = len("2020-01")
_NEAR: Final = 4


def take_stated(
    source: SourceText, own: dict[str, Found], body: int, rules: RuleSet
) -> None:
    """Keep the day and the DOI that the page gives the notice, if none are known yet."""
    lines = source.lines
    for index, line in enumerate(lines[:-1]):
        if len(line.text) > _LONGEST_LABEL:
            continue
        words = source.lower[line.start : line.end]
        if CITES_ITSELF.fullmatch(words):
            _take_citation(source, lines[index + 1], own, rules)
        elif _DATED_BELOW.fullmatch(words):
            _take(source, lines[index + 1], own, rules)
    for line in lines[:_HEAD]:
        if line.start >= body or len(line.text) > _LONGEST:
            break
        for dated in _DATED.finditer(source.lower, line.start, line.end):
            _put(
                own, find_date(source.lower, dated.end(), line.end, rules), dated.end()
            )
        _take(source, line, own, rules)
    for line in lines[-_LAST:]:
        _take(source, line, own, rules)


def _take_citation(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> None:
    """Keep the DOI and the day of the line in which the page cites itself."""
    for kind, value, start, end in identifiers_in(source.plain, line.start, line.end):
        if kind == "doi":
            own.setdefault("doi", Found(value, start, end))
    for dated in _DATED.finditer(source.lower, line.start, line.end):
        _put(own, find_date(source.lower, dated.end(), line.end, rules), dated.end())


def _put(own: dict[str, Found], date: tuple[str, int, int] | None, start: int) -> None:
    if date and date[1] - start < _NEAR:
        known = own.get("published")
        if known is None or date[0].startswith(known.value):
            own["published"] = Found(*date)


def _take(
    source: SourceText,
    line: Line,
    own: dict[str, Found],
    rules: RuleSet,
) -> None:
    """Keep the day of a line that is nothing else: ``Bogotá, 3 de junio de 2019``."""
    if "published" in own or len(line.text) > _LONGEST_SIGNED:
        return
    place = _SIGNED.match(source.plain, line.start, line.end)
    assert place is not None
    for start in {place.end(), line.start}:
        date = find_date(source.lower, start, line.end, rules)
        rest = source.plain[date[2] : line.end] if date else ""
        if (
            date
            and len(date[0]) >= _MONTH_AT_LEAST
            and date[1] == start
            and not rest.strip(" .)")
        ):
            own["published"] = Found(*date)
            return
