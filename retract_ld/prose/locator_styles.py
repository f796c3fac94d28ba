"""How citations write their numbers: the patterns of `retract_ld.prose.locators`.

They are made once, from the parts that all styles share; none nests a quantifier.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "BARE_PAGES",
    "BETWEEN",
    "BLANK",
    "LABELLED",
    "LOOSE",
    "MIXED",
    "START",
    "STYLES",
]


_DASH: Final = r"[-\u2010-\u2015\u2212]"


_YEAR: Final = r"(?P<year>(?:1[89]|20)[0-9]{2})"


_MONTH: Final = rf"(?:[A-Z][a-z]{{2,8}}\.?(?: ?(?:{_DASH}|/) ?[A-Z][a-z]{{2,8}})?)"


_VOLUME: Final = r"(?P<volume>[A-Z]?[0-9]{1,4}[A-Z]?)"


_ISSUE: Final = (
    r"(?: ?\( ?(?P<issue>(?:[0-9A-Za-z][0-9A-Za-z .\u2010-\u2015/-]{0,18})) ?\))"
)


_PAGE: Final = r"(?:[A-Za-z]{0,4}[0-9][0-9.]{0,11}[A-Za-z]?)"


_PAGES: Final = (
    rf"(?P<pages>{_PAGE}(?: ?{_DASH}{{1,2}} ?(?!10\.[0-9]{{4}})[A-Za-z]{{0,3}}"
    r"[0-9]{1,9}[A-Za-z]?)?)"
)


_RANGE: Final = (
    rf"(?P<pages>[A-Za-z]{{0,4}}[0-9]{{1,7}} ?{_DASH}{{1,2}} ?[A-Za-z]{{0,3}}[0-9]{{1,7}}"
    r"[A-Za-z]?|e[0-9]{2,9})"
)


#: A number of pages is no page.
_TAIL: Final = r"(?![0-9A-Za-z])(?! pages?\b)"


#: The numeric cores, the most telling first; an earlier one wins where two overlap.
STYLES: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "year;volume:issue(page)",
            (
                rf"(?<![0-9]){_YEAR} ?; ?{_VOLUME}:(?P<issue>[0-9]{{1,3}})"
                r"\((?P<pages>[A-Za-z]{1,3}[0-9]{2,9})\)"
            ),
        ),
        (
            "year volume, number of pages, article",
            (
                rf"(?<![0-9]){_YEAR} (?P<volume>(?P=year)) [0-9]{{1,3}} "
                r"(?P<pages>[0-9]{5,8})(?= 10\.|\.?$|\n)"
            ),
        ),
        (
            "volume, no. issue (year): pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME},? [Nn]o\. ?(?P<issue>[0-9]{{1,3}}(?:"
                rf"[-–/][0-9]{{1,3}})?)"
                rf",? [\[(](?:{_MONTH} )?{_YEAR}[)\]](?::|,)? ?(?:pp?\. ?)?{_PAGES}{_TAIL}"
            ),
        ),
        (
            "volume (year), no. issue, pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME} \({_YEAR}\),? [Nn]o\. ?"
                rf"(?P<issue>[0-9]{{1,3}}),? (?:pp?\. ?)?{_RANGE}{_TAIL}"
            ),
        ),
        (
            "volume:issue, pages",
            (
                rf"(?<![0-9A-Za-z(.:]){_VOLUME}:(?P<issue>(?:[Ss]up)?[0-9]{{1,3}}), "
                rf"(?:pp?\. ?)?{_RANGE}{_TAIL}"
            ),
        ),
        (
            "(year, journal, volume, pages)",
            (
                rf"\({_YEAR}, (?P<journal>[A-Z][^()0-9\n]{{2,60}}), {_VOLUME}, {_PAGES}"
                r"(?=[);])"
            ),
        ),
        (
            "year, volume, issue, pp. pages",
            (
                rf"(?<![0-9]){_YEAR}, {_VOLUME}, (?P<issue>[0-9]{{1,3}}),? pp?\. ?"
                rf"{_PAGES}{_TAIL}"
            ),
        ),
        (
            "year;volume,issue:pages",
            (
                rf"(?<![0-9]){_YEAR} ?[;,] ?{_VOLUME}, ?(?P<issue>[0-9]{{1,3}}) ?: ?"
                rf"{_RANGE}{_TAIL}"
            ),
        ),
        (
            "year;volume(issue):pages",
            (
                rf"(?<![0-9]){_YEAR}[.]?(?:[ ,]{{0,2}}{_MONTH}|[ ,]{{1,2}}[0-9]{{1,2}}"
                rf"(?: [0-9]{{1,2}})?(?=;)"
                rf"|(?=[ ;,.:·]))(?: [0-9]{{1,2}}(?=;))? ?[;,.:·]? ?{_VOLUME}{_ISSUE}?"
                rf" ?[:;,]? ?(?:pp?\. ?|Article (?:number|ID"
                rf"|no\.?):? ?|[0-9]{{1,3}} pages,? )?(?<=[:;,. ]){_PAGES}{_TAIL}"
            ),
        ),
        (
            "year volume supplement page",
            (
                rf"(?<![0-9]){_YEAR} {_VOLUME} (?P<issue>[Ss]uppl\.? ?[0-9]{{1,2}}),? "
                rf"{_PAGES}{_TAIL}"
            ),
        ),
        (
            "year volume, number of pages",
            rf"(?<![0-9]){_YEAR} {_VOLUME} [0-9]{{1,3}} pages",
        ),
        (
            "year; published online",
            rf"(?<![0-9]){_YEAR}; published online (?=[A-Z])",
        ),
        (
            "year;pages",
            rf"(?<![0-9]){_YEAR} ?[;:] ?{_RANGE}{_TAIL}",
        ),
        (
            "volume(year)pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}{_ISSUE}? ?[,:]? ?\("
                rf"(?:{_MONTH} )?{_YEAR}\) ?[:,]? ?"
                rf"{_PAGES}{_TAIL}"
            ),
        ),
        (
            "(year)volume:pages",
            (
                rf"[(\[] ?(?:{_MONTH} )?{_YEAR} ?[^()0-9]? ?[)\]][,.]? ?(?P<volume>"
                rf"(?:[A-Z] )?[A-Z]?[0-9]{{1,4}}[A-Z]?)"
                rf"{_ISSUE}? ?[:,] ?{_PAGES}{_TAIL}"
            ),
        ),
        (
            "volume:pages(year)",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}{_ISSUE}? ?[:,] ?(?:pp?\. ?)?{_PAGES}"
                rf"(?:[,;] ?| )?(?:\(|(?<=[ ,;])) ?(?:{_MONTH} (?:[0-9]{{1,2}}, )?)?"
                rf"{_YEAR}\)?{_TAIL}"
            ),
        ),
        (
            "volume:pages",
            rf"(?<![0-9A-Za-z(.:]){_VOLUME} ?{_ISSUE}? ?[:,] ?{_RANGE}{_TAIL}",
        ),
        (
            "(volume:pages",
            rf"(?<=\()(?P<volume>[0-9]{{2,4}}):{_RANGE}{_TAIL}",
        ),
        (
            "volume(issue):pages",
            rf"(?<![0-9A-Za-z(.:]){_VOLUME} ?{_ISSUE} ?[:,] ?(?:pp?\. ?)?{_PAGES}{_TAIL}",
        ),
        (
            "(year)volume:",
            rf"\({_YEAR}\) {_VOLUME} ?:(?! ?[0-9A-Za-z])",
        ),
        (
            ", journal volume (year)",
            (
                r"(?<=, )(?P<journal>[A-ZÀ-Þ][^0-9,.;:()“”«»„\"\n]{3,60}) "
                rf"(?P<volume>[0-9]{{1,4}}) \({_YEAR}\)(?=[,.;)])"
            ),
        ),
        ("(year)volume", rf"\({_YEAR}\) {_VOLUME}(?=\s*(?:\n|$|;|, (?:doi|http)))"),
        ("year;volume(issue)", rf"(?<![0-9]){_YEAR} ?; ?{_VOLUME}{_ISSUE}(?! ?[0-9:])"),
        (
            "volume.issue, pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}[.](?P<issue>[0-9]{{1,3}}),"
                rf" pages? (?P<pages>{_PAGE}(?: ?(?:{_DASH}|to) ?{_PAGE})?){_TAIL}"
            ),
        ),
        (
            "date, p. pages",
            rf"(?:[0-3]?[0-9] )?{_MONTH} {_YEAR}, pp?\. ?{_PAGES}{_TAIL}",
        ),
        (
            "(year journal volume pages)",
            (
                rf"\({_YEAR} (?P<journal>[A-Z][^()0-9\n]{{3,80}}) {_VOLUME} {_PAGES}"
                r"(?=[);])"
            ),
        ),
        (
            "volume-issue, year:pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}{_DASH}(?P<issue>[0-9]{{1,3}}), {_YEAR}:"
                rf" ?{_PAGES}{_TAIL}"
            ),
        ),
    )
)


#: ``33 (2), 2020, S. 10-19``: read before its labelled parts are.
MIXED: Final = re.compile(
    rf"(?<![0-9A-Za-z(.]){_VOLUME} ?{_ISSUE}, {_YEAR},? (?:[Ss]|[Pp]{{1,2}})\. ?{_PAGES}{_TAIL}"
)


#: A volume and one page or article number after a capital word: only with a year before.
LOOSE: Final = re.compile(
    rf"(?P<before>[A-Z][^\s()]{{0,30}},? ){_VOLUME}{_ISSUE}? ?[:,] ?(?:Article )?"
    r"(?P<pages>[A-Za-z]{0,3}[0-9]{3,8})(?=[.,;)\]]|\s|$)"
)


#: A volume and pages with nothing but a blank between: only with a year before.
BLANK: Final = re.compile(
    rf"(?P<before>[A-Z][^\s()]{{0,30}},? )(?P<volume>[0-9]{{1,4}}){_ISSUE}? "
    rf"(?P<pages>[0-9]{{1,5}} ?[\u2010-\u2015-] ?[0-9]{{1,5}})(?![0-9A-Za-z])"
)


LABELLED: Final = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "volume",
            (
                r"(?:in )?\b(?:volumen?|vol\.?|v\.|band|bd\.|jahrgang|jg\.|tom[eo]|t\.) ?"
                r"(?P<value>[A-Z]?[0-9]{1,4})|第? ?(?P<value2>[0-9]{1,4}) ?[卷巻]"
            ),
        ),
        (
            "issue",
            (
                r"\b(?:issue|no\.?|n\. ?[º°ª]?|number|nr\.?|núm(?:ero|\.)|n"
                r"[º°]\.?|heft|h\.|num(?:éro|\.)|número|nummer|ausgabe"
                r"|fasc(?:icule|ículo|\.)) ?(?P<value>"
                r"[0-9]{1,5}(?:(?: and | & |[-–/])[0-9]{1,3})?"
                r"|suppl(?:ement(?:ary)?|\.)? ?[0-9]{0,3})(?![0-9])"
                r"|\b(?P<value2>suppl(?:ement(?:ary)?|\.)? ?[0-9]{1,3})\b"
                r"|第? ?(?P<value3>[0-9]{1,3}) ?[期号號]"
                r"|(?:(?<=[0-9])|(?<=[0-9] ))\((?P<value4>[0-9]{1,3}(?:[-–/][0-9]{1,3})?)\)"
            ),
        ),
        (
            "pages",
            (
                rf"\b(?:pages?|pp|p|páginas?|págs?|pág|s|seiten?)\b[.:]? ?"
                rf"(?P<value>[A-Za-z]{{0,3}}[0-9]{{1,7}}(?: ?(?:{_DASH}|to|a|bis|至) ?"
                rf"[A-Za-z]{{0,3}}[0-9]{{1,7}})?){_TAIL}"
                rf"|第? ?(?P<value2>[0-9]{{1,6}}(?: ?(?:{_DASH}|~|～|至)"
                r" ?[0-9]{1,6})?) ?[页頁]"
            ),
        ),
        (
            "article_number",
            (
                r"\b(?:article|art\.?|artigo|artículo|artikel)[ -]?"
                r"(?:number|no\.?|id|nr\.?|#|n[º°]\.?|nummer)?:? ?"
                r"(?P<value>[A-Za-z]{0,3}[0-9]{2,9}(?:-[0-9]{2})?)(?![0-9/.]{2})"
            ),
        ),
        ("pages", r"(?P<value>\be[0-9]{4,9}(?:-[0-9]{2})?\b)"),
        (
            "year",
            (
                r"[(（]?(?:\bin )?(?:(?:[0-9]{1,2} )?(?:[A-Za-z]{3,10}[-–/])?"
                r"[A-Za-zç.]{3,10}\.?,? (?:"
                r"[0-9]{1,2}, )?(?:de )?)?"
                r"(?P<value>(?:19|20)[0-9]{2})(?:\[[A-Za-z]{3,9}\]|[)）](?!年)|年[)）]?)?(?![0-9])"
            ),
        ),
    )
)


START: Final = re.compile(
    r"(?:(?:(?:Jan|Feb|Fev|Mar|Apr|Abr|Ma[iy]|Jun|Jul|Aug|Ago|Sep|Set|O[ck]t|Out|Nov|De[cz]|Dic)"
    r"[a-z]{0,6}\.? )?(?:19|20)[0-9]{2}(?:\[[A-Z][a-z]{2,8}\])?"
    r"(?:, | en el | no | dans le | im | in ))?"
    r"\b(?:volumen?|vol|v(?=\.)|band"
    r"|bd(?=\.)|issue"
    r"|pages?|pp|páginas?|págs?|jahrgang|jg(?=\.)|tom[eo]|heft|número|numéro|núm(?=\.)|nº"
    r"|n(?=[º°.] ?[º°]?)|s(?=\. ?[0-9])|article number)"
    r"(?![a-zà-ÿ])[.:]? ?[º°]? ?(?=[A-Z]{0,2}[0-9])"
    r"|(?:(?:19|20)[0-9]{2}年 ?)?第? ?(?=[0-9]{1,4} ?[卷巻期号號])"
    r"|\bArticle (?:ID|No)",
    re.IGNORECASE,
)


#: A bare page or article number that ends a citation whose volume is labelled.
BARE_PAGES: Final = re.compile(
    rf"(?P<value>(?!(?:19|20)[0-9]{{2}}(?![0-9]))(?:{_PAGE} ?{_DASH} ?{_PAGE}"
    r"|[A-Za-z]{0,3}[0-9]{3,8}))(?=[.,;)\]]*(?:\s*(?:$|\n|\(|doi|https?:|DOI)|\s))"
)


BETWEEN: Final = re.compile(
    r"(?:[\s,;:.)|•（），、–-]{0,3}(?:and |y |e |et |und |of (?:the )?|de |en el "
    r"|no (?![0-9])|dans le |im |[0-9]{1,3} pages,? )?)"
)
