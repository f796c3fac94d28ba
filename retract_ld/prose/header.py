"""The notice's own particulars between its title and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.byline import Byline, read_affiliations, read_byline
from retract_ld.prose.citation import Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.heading import Heading, heading_repeated
from retract_ld.prose.locators import locators
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import trimmed_doi

__all__ = ["Header", "read_header"]

_OWN_CITATION: Final = re.compile(
    r"(?P<journal>[^\n]{2,160}?)(?:,? (?P<volume>[A-Z]?[0-9]{1,4}[A-Z]?)"
    r"(?: ?\((?P<issue>[^()\n]{1,20})\))?(?:[:,] ?(?P<pages>[A-Za-z]{0,4}[0-9]"
    r"[^\s,;]{0,20}))?)?"
    r"[.,;] (?:First )?[Pp]ublished(?: online)?:? (?P<published>[^\n]{4,30}?)\.?$"
)
#: As SciELO heads its pages: ``Rev. chil. suelos vol.30 no.1 Santiago mar. 2015``.
_OWN_SCIELO: Final = re.compile(
    r"(?P<journal>[A-ZÀ-Þ][^\n,;:0-9]{2,90}?),? [Vv]ol\.? ?(?P<volume>[0-9]{1,4})"
    r"(?: (?:[Nn]o\.?|[Nn][º°]\.?|[Nn]úm\.?) ?(?P<issue>[0-9]{1,3}(?:[-/][0-9]{1,3})?))?"
    r"(?: supl\.? ?[0-9]{0,2})? (?:[A-ZÀ-Þ][^\n0-9,]{2,40} )?"
    r"(?P<published>(?:[A-Za-z]{3,5}\.?(?:/[A-Za-z]{3,5}\.?)? )?(?:19|20)[0-9]{2})"
    r"(?: {1,3}Epub .{4,20})?$"
)
_OWN_YEAR: Final = re.compile(
    r"(?P<journal>[^\n.]{2,160}(?:\. [^\n.]{2,80})?), (?P<published>(?:19|20)[0-9]{2})$"
)
#: As PubMed's text form cites the record itself.
_OWN_PUBMED: Final = re.compile(
    r"(?P<journal>[^\n]{3,150}?)\. (?P<published>(?:19"
    r"|20)[0-9]{2}(?: [A-Z][a-z]{2}(?:[ -][0-9A-Z][0-9a-z]{0,2})?)?)"
    r"(?:;(?P<volume>[0-9]{1,4})(?:\((?P<issue>[^()\n]{1,12})\))?(?::(?P<pages>"
    r"[A-Za-z]{0,3}[0-9][^\s;]{0,15}?))?)?\.?$"
)
_BARE_PMID: Final = re.compile(r"PMID:? ?(?P<pmid>[1-9][0-9]{3,8})\b")
_BARE_DOI: Final = re.compile(
    r"(?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9]{4,9}/\S{1,200})$",
    re.IGNORECASE,
)
_ANY_DOI: Final = re.compile(r"10\.[0-9]{4,9}/[^\s,;]{3,100}")
#: The notice's DOI in the line that cites it.
_DOI_AT_END: Final = re.compile(
    r"\.?,? (?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9]{4,9}/\S{1,200})$",
    re.IGNORECASE,
)
_PUBLISHED: Final = re.compile(r"\b(?:published|posted)(?: online)?(?: on)?:? ")
_NOTICE_PUBLISHED: Final = re.compile(
    r"\b(?:this|the) (?:[a-z]{1,12} ){0,3}(?:notice|erratum|corrigendum)"
    r" (?:is|was|has been) (?:first )?(?:published|issued|posted)(?: online)?(?: on)? "
)
#: As the pages of some sites cite themselves: ``Soil volume 12, Article number: 3 (2022)``.
_OWN_SITE: Final = re.compile(
    r"(?P<journal>[^\n,;:]{2,120}) volume (?P<volume>[0-9]{1,4}),"
    r" (?:[Aa]rticle number: ?"
    r"|pages? ?)(?P<pages>[A-Za-z]{0,3}[0-9][^\s(]{0,20}) ?\((?P<published>(?:19|20)[0-9]{2})\)"
)
#: A line that gives the day of the notice, in other languages than English.
_DATE_LINE: Final = re.compile(
    r"(?:(?:publi(?:cado|é|ziert)|veröffentlicht|online (?:publiziert|veröffentlicht|seit)"
    r"|(?:fecha|data|date) (?:de|du) (?:publicación|publicação|publication)|mis en ligne"
    r"|(?:发布|发表|出版|网络出版|公告|刊出)(?:日期|时间)|(?:公開|掲載|発行|公表|告示)日)"
    r"(?: (?:en línea|online|en ligne))?\s*[:：]?\s*(?:el|em|le|am)? ?)?(?=[0-9]|[a-z])"
)
_EDITORS: Final = re.compile(
    r"《(?P<journal>[^《》\n]{2,20})》(?:杂志)?(?:编辑部|编委会|杂志社|編輯部)"
)
_LONGEST_DATE: Final = 60
#: What pages print under their title: when it appeared, who may copy it.
_ABOUT_PAGE: Final = re.compile(
    r"\(?(?:(?:first )?(?:published|posted)(?: online)?(?: by [^\n:]{3,60}?)?:? (?:on )?(?="
    r"[0-9]{1,2} [A-Z]|[A-Z][a-z]{2,8}\.? [0-9]|[0-9]{4}-)"
    r"|(?:received|accepted|submitted):? .{0,12}[0-9]{4}|(?:©|\(c\)|copyright) )"
    r"[^\n]{0,160}$",
    re.IGNORECASE,
)
#: ``Soil Letters, In Press, 2021, 100533``
_OWN_IN_PRESS: Final = re.compile(
    r"(?P<journal>[^\n,]{3,100}), [Ii]n [Pp]ress(?:, [A-Z][^\n,0-9]{3,40})?, (?:[Aa]vailable"
    r" online )?(?P<published>(?:[0-9]{1,2} [A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2})"
    r"(?:, (?P<pages>[A-Za-z]{0,3}[0-9]{3,9}))?\.?$"
)
_CORRESPONDENCE: Final = re.compile(
    r"\W{0,3}(?:correspond(?:ence|ing)|e-?mails?|author for correspondence|contact)\b",
    re.IGNORECASE,
)
_LOOK: Final = 14


@dataclass(slots=True)
class Header:
    """What stands between title and body."""

    body: int = 0
    """Offset where the body begins."""
    own: dict[str, Found] = field(default_factory=dict)
    """Fields of the notice itself."""
    byline: Byline | None = None
    has_own_citation: bool = False
    """Whether the lines name the notice's own journal and date: a byline beside them is
    the notice's, not the work's."""


def read_header(source: SourceText, heading: Heading, rules: RuleSet) -> Header:
    """Read the lines after the heading up to the first line of the body."""
    lines = list(source.lines)
    header = Header(body=len(source.plain))
    if heading.date:
        date = find_date(source.lower, *heading.date, rules)
        if date:
            header.own["published"] = Found(*date)
    if heading.body is not None:
        header.body = heading.body
        return header
    for line in lines[: heading.lines]:
        stated = _PUBLISHED.search(line.text.lower())
        if stated and line is not heading.title:
            start = line.start + stated.end()
            date = find_date(source.lower, start, line.end, rules)
            if date:
                header.own["published"] = Found(*date)
    index = heading.lines
    while index < min(len(lines), heading.lines + _LOOK):
        first = index == heading.lines
        taken = _read_line(source, lines, index, header, rules, first=first)
        if not taken:
            break
        index += taken
    if index < len(lines):
        header.body = lines[index].start
    _own_date(source, header, rules)
    if rules.language == "zh":
        _own_journal(source, header)
    return header


def _own_journal(source: SourceText, header: Header) -> None:
    """Read the journal whose editors speak: ``《土壤》编辑部``."""
    named = _EDITORS.search(source.plain)
    if named and "journal" not in header.own:
        header.own["journal"] = Found(named["journal"], *named.span("journal"))


def _own_date(source: SourceText, header: Header, rules: RuleSet) -> None:
    """Read the day that the body gives as that of the notice itself."""
    if "published" in header.own:
        return
    stated = _NOTICE_PUBLISHED.search(source.lower, header.body)
    if stated is None:
        return
    date = find_date(source.lower, stated.end(), stated.end() + 30, rules)
    if date and date[1] - stated.end() < 4:
        header.own["published"] = Found(*date)


def _read_line(
    source: SourceText,
    lines: list[Line],
    index: int,
    header: Header,
    rules: RuleSet,
    *,
    first: bool,
) -> int:
    """Read one line of the header; return how many lines were taken, 0 for the body."""
    line = lines[index]
    if first and heading_repeated(source, line):
        return 1
    if _own_citation(source, line, lines, index, header, rules):
        header.has_own_citation = True
        return 1
    bare = _BARE_DOI.match(line.text)
    if (
        bare
        and "doi" not in header.own
        and (header.has_own_citation or _another_doi(source, line, bare["doi"]))
    ):
        doi = trimmed_doi(bare["doi"])
        start = line.start + bare.start("doi")
        header.own["doi"] = Found(doi.lower(), start, start + len(doi))
        return 1
    if "published" not in header.own and len(line.text) < _LONGEST_DATE:
        stated = _DATE_LINE.match(source.lower, line.start, line.end)
        start = stated.end() if stated else line.start
        date = find_date(source.lower, start, line.end, rules)
        if date and date[1] == start and date[2] >= line.end - 1 and len(date[0]) > 4:
            header.own["published"] = Found(*date)
            return 1
    if _ABOUT_PAGE.match(line.text):
        stated = _PUBLISHED.search(line.text.lower())
        date = stated and find_date(
            source.lower, line.start + stated.end(), line.end, rules
        )
        if date and "published" not in header.own:
            header.own["published"] = Found(*date)
        return 1
    pmid = _BARE_PMID.match(line.text)
    if pmid and header.has_own_citation and "pmid" not in header.own:
        start = line.start + pmid.start("pmid")
        header.own["pmid"] = Found(pmid["pmid"], start, line.start + pmid.end("pmid"))
        return 1
    if header.byline is None and len(line.text) < 4000:
        byline = read_byline(source, line, single=first)
        if byline and header.has_own_citation and _is_cited(source, lines, index + 1):
            return 0  # authors, journal and numbers of the work, a line each
        if byline:
            header.byline = byline
            return 1 + read_affiliations(source, byline, lines[index + 1 : index + 40])
    if header.byline and _CORRESPONDENCE.match(line.text):
        return 1
    if (
        index + 1 < len(lines)
        and len(line.text) < 200
        and not header.has_own_citation
        and _own_citation(source, lines[index + 1], lines, index + 1, header, rules)
    ):
        # a corporate byline ("The Editors") stands before the notice's own citation
        header.has_own_citation = True
        return 2
    return 0


def _is_cited(source: SourceText, lines: list[Line], index: int) -> bool:
    """Tell whether a line holds the numbers of a citation."""
    if index >= len(lines):
        return False
    line = lines[index]
    return len(line.text) < 200 and bool(locators(source.plain, line.start, line.end))


def _another_doi(source: SourceText, line: Line, doi: str) -> bool:
    """Whether a later line is a DOI too, another one: then this one is the notice's."""
    own = trimmed_doi(doi).lower()
    return any(
        trimmed_doi(found["doi"]).lower() != own
        for later in source.lines
        if later.start > line.start and (found := _BARE_DOI.match(later.text[:300]))
    )


def _own_citation(
    source: SourceText,
    line: Line,
    lines: list[Line],
    index: int,
    header: Header,
    rules: RuleSet,
) -> bool:
    """Read the line that cites the notice itself: journal, volume, pages, its date."""
    if header.has_own_citation or len(line.text) > 300:
        return False
    doi = _DOI_AT_END.search(line.text)
    if doi and (
        trimmed_doi(doi["doi"]).lower() in source.lower[line.end :]
        or len(set(_ANY_DOI.findall(source.lower))) < 2
        or author_list(source.plain, line.start, line.start + doi.start())[0]
    ):
        return False  # the work's
    if doi:
        line = Line(line.text[: doi.start()], line.start, line.start + doi.start())
    if re.search(r"10\.[0-9]{4,9}/", line.text):
        return False
    if any(
        rule.pattern.match(source.lower, line.start, line.end) for rule in rules.labels
    ):
        return False  # "Correction to: Journal, published online …" cites the work
    match = (
        _OWN_CITATION.match(line.text)
        or _OWN_SITE.match(line.text)
        or _OWN_IN_PRESS.match(line.text)
        or _OWN_SCIELO.match(line.text)
    )
    if match is None:
        match = None if doi else _OWN_YEAR.match(line.text)
        following = lines[index + 1] if index + 1 < len(lines) else None
        match = match or _OWN_PUBMED.match(line.text)
        if match is None or not following:
            return False
        if not (_BARE_DOI.match(following.text) or _BARE_PMID.match(following.text)):
            return False
    low = line.start + match.start("published")
    date = find_date(source.lower, low, line.start + match.end("published"), rules)
    if date is None:
        return False
    header.own.setdefault("published", Found(*date))
    for name, value in match.groupdict().items():
        if value and name != "published":
            start = line.start + match.start(name)
            header.own[name] = Found(value, start, start + len(value))
    if doi:
        start = line.start + doi.start("doi")
        words = trimmed_doi(doi["doi"])
        header.own["doi"] = Found(words.lower(), start, start + len(words))
    return True
