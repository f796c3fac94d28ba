"""The notice's own particulars between its title and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.byline import Byline, read_affiliations, read_byline
from retract_ld.prose.citation import Found, parse
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.heading import Heading
from retract_ld.prose.locators import locators
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in, trimmed_doi

__all__ = ["Header", "read_header"]

_OWN_CITATION: Final = re.compile(
    r"(?P<journal>[^\n]{2,160}?)(?:,? (?P<volume>[A-Z]?[0-9]{1,4}[A-Z]?)"
    r"(?: ?\((?P<issue>[^()\n]{1,20})\))?(?:[:,] ?(?P<pages>[A-Za-z]{0,4}[0-9]"
    r"[^\s,;]{0,20}))?)?"
    r"[.,;] (?:First )?[Pp]ublished(?: online)?:? (?P<published>[^\n]{4,30}?)\.?$"
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
#: What pages print under their title: when it appeared, who may copy it.
_ABOUT_PAGE: Final = re.compile(
    r"\(?(?:(?:first |article )?(?:published|posted|publication date|available)(?: online)?"
    r"(?: by [^\n:]{3,60}?)?(?: on)?:? (?:on )?(?="
    r"[0-9]{1,2} [A-Z]|[A-Z][a-z]{2,8}\.? [0-9]|[0-9]{4}-|[0-9]{1,2}/)"
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
#: The page citing itself: ``BMJ 2021; 372 … Cite this as: BMJ 2021;372:n5551``.
_CITE_THIS: Final = re.compile(
    r"\b[Cc]ite this(?: (?:article|paper|retraction|correction|notice))?(?: as)?\b"
    r"|^[^|]{2,60} \| [^|]{4,60} \|.{0,80}[Vv]ol"
)
#: ``Front. Soil Sci., 05 March 2019``
_OWN_DATED: Final = re.compile(
    r"(?P<journal>[A-Z][\w.&: -]{2,90}), (?P<published>[0-9]{1,2} [A-Z][a-z]{2,8}"
    r" (?:19|20)[0-9]{2})"
)
_CORRESPONDENCE: Final = re.compile(
    r"\W{0,3}(?:correspond(?:ence|ing)|e-?mails?|author for correspondence|contact)\b",
    re.IGNORECASE,
)
#: ``The Lancet Editors``: a byline without persons.
_OFFICE: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w&’'-]* ){0,6}(?:Editors?"
    r"|Editorial (?:Office|Board|Team|Department)|Staff|Publisher"
    r"|Research Integrity(?: and Ethics)? (?:Team|Office))"
)
_JOURNAL_ALONE: Final = re.compile(
    r"(?=[^\n]*\b(?:Journal|Annals|Archives|Bulletin|Letters|Reports|Reviews?|Research|Transactions"
    r"|Proceedings|Science|Advances|Frontiers|International)\b)"
    r"[A-Z][\w&’'-]*(?: (?:[A-Z][\w&’'-]*|of|and|in|for|the|on|&)){1,9}"
)
_NAMED: Final = re.compile(r"(?:Authors?|By):? (?=[^\W\d_a-z])")
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
        if line is not heading.title and (line.start, line.end) != heading.rest:
            _own_particulars(source, line, header, rules)
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
    return header


def _own_particulars(
    source: SourceText, line: Line, header: Header, rules: RuleSet
) -> None:
    """Read a line above the title, or one that says when the notice appeared."""
    stated = _PUBLISHED.search(source.lower, line.start, line.end)
    if stated and "published" not in header.own:
        date = find_date(source.lower, stated.end(), line.end, rules)
        if date:
            header.own["published"] = Found(*date)
    for kind, value, start, end in identifiers_in(source.plain, line.start, line.end):
        if kind == "doi":
            header.own.setdefault("doi", Found(value, start, end))
    dated = _OWN_DATED.fullmatch(source.plain, line.start, line.end)
    if dated:
        header.own.setdefault(
            "journal", Found(dated["journal"], *dated.span("journal"))
        )
        date = find_date(source.lower, dated.start("published"), line.end, rules)
        if date:
            header.own.setdefault("published", Found(*date))
        header.has_own_citation = True
        return
    citation = numbered_place(source.plain, line.start, line.end) or parse(
        source.plain, line.start, line.end
    )
    if citation and not citation.authors and "title" not in citation.fields:
        header.has_own_citation = True
        for name, words in citation.fields.items():
            header.own.setdefault(name, words)


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
    if _ABOUT_PAGE.match(line.text) or _CITE_THIS.search(line.text):
        _own_particulars(source, line, header, rules)
        return 1
    if _is_journal_alone(lines, index) and "journal" not in header.own:
        header.own["journal"] = Found(line.text, line.start, line.end)
        header.has_own_citation = True
        return 1
    pmid = _BARE_PMID.match(line.text)
    if pmid and header.has_own_citation and "pmid" not in header.own:
        start = line.start + pmid.start("pmid")
        header.own["pmid"] = Found(pmid["pmid"], start, line.start + pmid.end("pmid"))
        return 1
    if header.byline is None and len(line.text) < 4000:
        named = _NAMED.match(line.text)
        if named:
            start = line.start + named.end()
            line = Line(line.text[named.end() :], start, line.end)
        byline = read_byline(source, line, single=first or named is not None)
        if byline and header.has_own_citation and _is_cited(source, lines, index + 1):
            return 0  # authors, journal and numbers of the work, a line each
        if byline:
            header.byline = byline
            return 1 + read_affiliations(source, byline, lines[index + 1 : index + 40])
    if header.byline and _CORRESPONDENCE.match(line.text):
        return 1
    if _OFFICE.fullmatch(line.text):
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


def _is_journal_alone(lines: list[Line], index: int) -> bool:
    """Tell whether a line is a journal's name and the next says when it appeared."""
    if index + 1 >= len(lines) or not _JOURNAL_ALONE.fullmatch(lines[index].text):
        return False
    following = lines[index + 1].text
    return bool(_ABOUT_PAGE.match(following) or _BARE_DOI.match(following))


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
