"""Lines of a page that say where and when the notice itself appeared."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Found, parse
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.own_dated_places import (
    dated_place,
    doi_of,
    headed_place,
    other_place,
    place_of,
    place_with_day,
)
from retract_ld.prose.own_place_forms import (
    NUMBERED_BY_DOI,
    OWN_CHINESE,
    OWN_CHINESE_SITE,
    OWN_CITATION,
    OWN_NUMBERED,
    OWN_VOLUME,
)
from retract_ld.prose.page_day import RETRACTED_ON
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in, trimmed_doi

__all__ = [
    "BARE_DOI",
    "BARE_PMID",
    "JOURNAL_ALONE",
    "OWN_AHEAD",
    "own_citation",
    "own_particulars",
]

_LONGEST: Final = 300
#: As SciELO heads its pages: ``Rev. chil. suelos vol.30 no.1 Santiago mar. 2015``.
_OWN_SCIELO: Final = re.compile(
    r"(?P<journal>[A-ZÀ-Þ][^\n,;:0-9]{2,90}?),? [Vv]ol\.? ?(?P<volume>[0-9]{1,4})"
    r"(?: (?:[Nn]o\.?|[Nn][º°]\.?|[Nn]úm\.?) ?(?P<issue>[0-9]{1,3}(?:[-/][0-9]{1,3})?))?"
    r"(?: supl\.? ?[0-9]{0,2})? (?:[A-ZÀ-Þ][^\n0-9,]{2,40}? )??"
    r"(?P<published>(?:[A-Za-z]{3,5}\.?(?:/[A-Za-z]{3,5}\.?)? )?(?:19|20)[0-9]{2})"
    r"(?: {1,3}Epub .{4,20})?$"
)
_ORIGINAL_BELOW: Final = re.compile(
    r"\n(?:原文|[题題]目|[论論]文[题題]目|作者)[^\n]{0,4}[:：]"
)
#: ``Revue de gérontologie, vol. 36, nº 2, mars 2016, p. 101``, the DOI on the next line
_OWN_LISTED: Final = re.compile(
    r"(?P<journal>[A-ZÀ-Þ][^\n,;:0-9]{2,90}), (?:[Vv]ol|[Tt]|[Vv])\. ?(?P<volume>[0-9]{1,4}),"
    r" [Nn](?:[ºo°]|r|úm|um)\.? ?(?P<issue>[0-9]{1,3}),"
    r" (?P<published>(?:[^\W\d_]{3,10}\.? (?:de )?)?(?:19|20)[0-9]{2})"
    r"(?:, pp?\. ?(?P<pages>[0-9]{1,5}(?:[-–][0-9]{1,5})?))?\.?$"
)
#: As J-STAGE and Chinese sites head theirs: ``2021 年 36 巻 2 号 p. 150``.
_OWN_EAST_ASIAN: Final = re.compile(
    r"(?P<published>(?:19|20)[0-9]{2}) ?年? ?(?:第 ?)?(?P<volume>[0-9]{1,4}) ?[卷巻]"
    r"(?: ?(?:第 ?)?(?P<issue>[0-9]{1,3}) ?[期号號])? ?(?:[Pp]{1,2}\. ?)?"
    r"(?P<pages>[0-9]{1,5}(?: ?[-–~〜] ?[0-9]{1,5})?)?$"
)
#: ``First published online May 3, 2022``: no journal.
_DAY_ONLINE: Final = re.compile(r"(?:First )?(?:[Pp]ublished|Posted|Available) ")
_OWN_YEAR: Final = re.compile(
    rf"(?!{_DAY_ONLINE.pattern})"
    r"(?P<journal>[^\n.]{2,160}(?:\. [^\n.]{2,80})?), (?P<published>(?:19|20)[0-9]{2})$"
)
#: As PubMed's text form cites the record itself.
_OWN_PUBMED: Final = re.compile(
    r"(?P<journal>[^\n]{3,150}?)\. (?P<published>(?:19"
    r"|20)[0-9]{2}(?: [A-Z][a-z]{2}(?:[ -][0-9A-Z][0-9a-z]{0,2})?)?)"
    r"(?:;(?P<volume>[0-9]{1,4})(?:\((?P<issue>[^()\n]{1,12})\))?(?::(?P<pages>"
    r"[A-Za-z]{0,3}[0-9][^\s;]{0,15}?))?)?\.?$"
)
#: As the pages of some sites cite themselves: ``Soil volume 12, Article number: 3 (2022)``.
_OWN_SITE: Final = re.compile(
    r"(?P<journal>[^\n,;:]{2,120}) volume (?P<volume>[0-9]{1,4}),"
    r" (?:[Aa]rticle number: ?"
    r"|pages? ?)(?P<pages>[A-Za-z]{0,3}[0-9][^\s(]{0,20}) ?\((?P<published>(?:19|20)[0-9]{2})\)"
)
#: ``Soil Letters, In Press, 2021, 100533``
_OWN_IN_PRESS: Final = re.compile(
    r"(?P<journal>[^\n,]{3,100}), [Ii]n [Pp]ress(?:, [A-Z][^\n,0-9]{3,40})?, (?:[Aa]vailable"
    r" online )?(?P<published>(?:[0-9]{1,2} [A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2})"
    r"(?:, (?P<pages>[A-Za-z]{0,3}[0-9]{3,9}))?\.?$"
)
#: ``Journal of Tells, jta041, https://doi.org/…``: ahead of its issue.
OWN_AHEAD: Final = re.compile(
    r"^(?P<journal>[A-Z][\w.&: -]{2,90}), (?P<pages>[a-z]{2,8}[0-9]{2,6}), https?://"
)
#: ``Front. Soil Sci., 05 March 2019``
_OWN_DATED: Final = re.compile(
    r"(?P<journal>[A-Z][\w.&: -]{2,90}), (?P<published>[0-9]{1,2} [A-Z][a-z]{2,8}"
    r" (?:19|20)[0-9]{2})"
)
_ANY_DOI: Final = re.compile(r"10\.[0-9]{4,9}/[^\s,;]{3,100}")
#: The notice's DOI in the line that cites it.
_DOI_AT_END: Final = re.compile(
    r"\.?,? (?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9]{4,9}/\S{1,200})$",
    re.IGNORECASE,
)
JOURNAL_ALONE: Final = re.compile(
    r"(?=[^\n]*\b(?:Journal|Annals|Archives|Bulletin|Letters|Reports|Reviews?|Research|Transactions"
    r"|Proceedings|Science|Advances|Frontiers|International)\b)"
    r"[A-Z][\w&’'-]*(?: (?:[A-Z][\w&’'-]*|of|and|in|for|the|on|&)){1,9}"
)
#: ``Citation for this retraction: Soil Lett. 2013;123(4):1842``
_CITES: Final = re.compile(
    r"Citation for this (?:retraction|correction|corrigendum|erratum|notice): (?=[A-Z])"
)
#: A line that gives a day, not a journal.
_DATED: Final = re.compile(
    r"(?:First |Article )?(?:Published|Accepted|Received|Available|Posted)(?: online)?(?: on)?:"
)
#: ``(Received 4 May 2013; published 9 June 2013)``
_HISTORY: Final = re.compile(r"\(?(?:Received|Accepted|Submitted|Revised)\b")
_PUBLISHED: Final = re.compile(
    r"\b(?:published|posted|available)(?: online)?(?: on)?:? "
)
BARE_DOI: Final = re.compile(
    r"(?:[▪•] )?(?:doi ?[:：.]? ?)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9]{4,9}/\S{1,200})$",
    re.IGNORECASE,
)
BARE_PMID: Final = re.compile(r"PMID:? ?(?P<pmid>[1-9][0-9]{3,8})\b")


def own_particulars(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> bool:
    """Read a line above the title, or one that says when the notice appeared.

    Return whether it cites the notice.
    """
    stated = RETRACTED_ON.search(
        source.lower, line.start, line.end
    ) or _PUBLISHED.search(source.lower, line.start, line.end)
    if stated and "published" not in own:
        date = find_date(source.lower, stated.end(), line.end, rules)
        if date:
            own["published"] = Found(*date)
    for kind, value, start, end in identifiers_in(source.plain, line.start, line.end):
        if kind == "doi":
            own.setdefault("doi", Found(value, start, end))
    if _names_itself(source, line, own, rules):
        return True
    if JOURNAL_ALONE.fullmatch(line.text):
        own.setdefault("journal", Found(line.text, line.start, line.end))
    start = max(line.start, source.plain.rfind("|", line.start, line.end) + 1)
    citation = numbered_place(source.plain, start, line.end) or parse(
        source.plain, start, line.end
    )
    if (
        citation is None
        or citation.authors
        or "title" in citation.fields
        or _HISTORY.match(line.text)
    ):
        return False
    day = _day_in(source, line, citation.fields.get("published"), rules)
    if day:
        own.setdefault("published", day)
    if _DAY_ONLINE.match(citation.value("journal") or ""):
        citation.fields.pop("journal")
    citation.fill(own)
    return True


def _names_itself(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> bool:
    """Read a journal with the number of an article ahead of its issue, or with a day."""
    ahead = OWN_AHEAD.search(line.text)
    if ahead:
        for name, words in ahead.groupdict().items():
            at = line.start + ahead.start(name)
            own.setdefault(name, Found(words, at, at + len(words)))
        return True
    dated = _OWN_DATED.fullmatch(source.plain, line.start, line.end)
    if dated:
        own.setdefault("journal", Found(dated["journal"], *dated.span("journal")))
        date = find_date(source.lower, dated.start("published"), line.end, rules)
        if date:
            own.setdefault("published", Found(*date))
        return True
    return False


def _day_in(
    source: SourceText, line: Line, year: Found | None, rules: RuleSet
) -> Found | None:
    """Return the month or day around the year of a line that cites the notice."""
    if year is None:
        return None
    for start in range(max(line.start, year.start - _DAY_BEFORE), year.start + 1):
        if start > line.start and source.plain[start - 1].isalnum():
            continue
        date = find_date(source.lower, start, line.end, rules)
        if date and date[1] <= year.start and date[2] >= year.end:
            numbered = _NUMBERED_DAY.match(source.plain, date[1])
            return None if numbered else Found(*date)
    return None


#: ``No. 7, Jul 2014``
_NUMBERED_DAY: Final = re.compile(r"[0-9]{1,2}, ?[A-Z]")
#: ``30 September ``
_DAY_BEFORE: Final = 14


def _without_label(line: Line) -> Line:
    label = _CITES.match(line.text)
    cut = label.end() if label else 0
    return Line(line.text[cut:], line.start + cut, line.end)


def own_citation(
    source: SourceText,
    line: Line,
    following: Line | None,
    own: dict[str, Found],
    rules: RuleSet,
) -> bool:
    """Read the line that cites the notice itself: journal, volume, pages, its date."""
    if len(line.text) > _LONGEST or _DATED.match(line.text):
        return False
    line = _without_label(line)
    if _HISTORY.match(line.text):
        return own_particulars(source, line, own, rules) or "published" in own
    if (
        place_with_day(source, line, own, rules)
        or dated_place(source, line, own, rules)
        or (following and headed_place(source, line, following, own, rules))
    ):
        return True
    doi = _DOI_AT_END.search(line.text)
    if doi and other_place(source, line, doi, own):
        return True
    chinese = doi and OWN_CHINESE.match(line.text[: doi.start()].rstrip(" ."))
    if (
        doi
        and not (chinese and _ORIGINAL_BELOW.search(source.plain, line.end))
        and (
            trimmed_doi(doi["doi"]).lower() in source.lower[line.end :]
            or len(set(_ANY_DOI.findall(source.lower))) < 2
            or author_list(source.plain, line.start, line.start + doi.start())[0]
        )
    ):
        return False  # the work's
    if doi:
        line = Line(line.text[: doi.start()], line.start, line.start + doi.start())
    by_doi = NUMBERED_BY_DOI.search(line.text)
    if (not by_doi and re.search(r"10\.[0-9]{4,9}/", line.text)) or any(
        rule.pattern.match(source.lower, line.start, line.end) for rule in rules.labels
    ):
        return False  # "Correction to: Journal, published online …" cites the work
    match = (
        OWN_VOLUME.match(line.text)
        or OWN_CITATION.match(line.text)
        or _OWN_SITE.match(line.text)
        or _OWN_IN_PRESS.match(line.text)
        or _OWN_SCIELO.match(line.text)
        or _OWN_EAST_ASIAN.match(line.text)
        or OWN_CHINESE_SITE.match(line.text)
        or (doi and OWN_CHINESE.match(line.text.rstrip(" .")))
    )
    if match is None:
        match = None if doi else _OWN_YEAR.match(line.text)
        match = (
            match
            or _OWN_PUBMED.match(line.text)
            or _OWN_LISTED.match(line.text)
            or OWN_NUMBERED.match(line.text)
        )
        if match is None:
            return False
        day = own.get("published")
        dated = bool(doi and day and match["published"][:4] in day.value)
        named = following and (
            BARE_DOI.match(following.text) or BARE_PMID.match(following.text)
        )
        if not dated and not named:
            return False
    low = line.start + match.start("published")
    date = find_date(source.lower, low, line.start + match.end("published"), rules)
    if date is None:
        return False
    own.setdefault("published", Found(*date))
    own |= place_of(source, line, match)
    if doi:
        own["doi"] = doi_of(line, doi)
    return True
