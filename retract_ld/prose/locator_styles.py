"""How citations write their numbers: patterns from shared parts, no quantifier nested."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.journal_locators import NAMED_STYLES
from retract_ld.prose.locator_parts import (
    DASH,
    DAY_BETWEEN,
    FOUR_NUMBERS,
    ISSUE,
    ISSUE_AND_ARTICLE,
    MONTH,
    PAGE,
    PAGES,
    RANGE,
    SITE_ISSUE,
    SUPPLEMENT,
    TAIL,
    VOLUME,
    YEAR,
    YEAR_AND_PAGE,
    YEAR_AT_END,
    YEAR_THIRD,
)

__all__ = ["STYLES"]

#: The most telling first; an earlier one wins where two overlap.
STYLES: Final = NAMED_STYLES + tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "year;(issue):pages",
            rf"(?<![0-9]){YEAR}; ?\((?P<issue>[0-9]{{1,4}})\): ?{PAGES}{TAIL}",
        ),
        ("year, volume, issue, pages", FOUR_NUMBERS),
        ("volume, issue, year, pages", YEAR_THIRD),
        ("(volume(issue): pages, year)", YEAR_AT_END),
        ("(issue), article (year)", ISSUE_AND_ARTICLE),
        ("volume(issue), day month year, pages", DAY_BETWEEN),
        (
            "issue/year, S. pages",
            rf"(?<=[^\W\d_] )(?P<issue>[0-9]{{1,2}})/{YEAR}, (?:S|pp?)\. ?{RANGE}{TAIL}",
        ),
        (
            "volume, year, pages",
            (
                rf"(?:(?<=[^\W\d_] )|(?<=[^\W\d_]\. ))(?P<volume>[0-9]{{1,3}}), {YEAR}, "
                rf"(?:[Ss]\. ?|pp?\. ?)?{RANGE}"
                r"(?=[;).,])"
            ),
        ),
        (
            ", volume, year, p. pages",
            (
                rf"(?<=[^\W\d_], )(?P<volume>[0-9]{{1,3}}), {YEAR}, (?:[Ss]\. ?|pp?\. ?){RANGE}"
                r"(?=[;).,])"
            ),
        ),
        (
            "volume (year) issue, S. pages",
            (
                rf"(?<=[^\W\d_] )(?P<volume>[0-9]{{1,3}}) \({YEAR}\),? (?P<issue>[0-9]{{1,2}}),"
                rf" S\. ?{RANGE}"
            ),
        ),
        (
            ", (issue), pages",
            rf"(?<=[^\W\d_]), \((?P<issue>[0-9]{{1,3}})\), {RANGE}{TAIL}",
        ),
        (
            "year;volume:issue(page)",
            (
                rf"(?<![0-9]){YEAR} ?; ?{VOLUME}:(?P<issue>[0-9]{{1,3}})"
                r"\((?P<pages>[A-Za-z]{1,3}[0-9]{2,9})\)"
            ),
        ),
        (
            "year volume, number of pages, article",
            (
                rf"(?<![0-9]){YEAR} (?P<volume>(?P=year)) [0-9]{{1,3}} "
                r"(?P<pages>[0-9]{5,8})"
                r"(?= (?:(?:doi|DOI):? ?|https?://(?:dx\.)?doi\.org/)?10\.|\.?$|\n)"
            ),
        ),
        (
            "volume, no. issue (year): pages",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME},? [Nn][Oo]\. ?(?P<issue>[0-9]{{1,3}}(?:"
                rf"[-–/][0-9]{{1,3}})?)"
                rf",? [\[(](?:{MONTH} )?{YEAR}[)\]](?::|,)? ?(?:[Pp]{{1,2}}\. ?)?{PAGES}{TAIL}"
            ),
        ),
        (
            "volume (year), no. issue, pages",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME} \({YEAR}\),? [Nn][Oo]\.? ?"
                rf"(?P<issue>[0-9]{{1,3}}(?:[-–/][0-9]{{1,3}})?),? "
                rf"(?:[Pp]{{1,2}}\. ?)?{RANGE}{TAIL}"
            ),
        ),
        (
            "volume:issue, pages",
            (
                rf"(?:\({YEAR}\) )?"
                rf"(?<![0-9A-Za-z(.:]){VOLUME}:(?P<issue>(?:[Ss]up)?[0-9]{{1,3}})"
                rf"(?:, (?:[Pp]{{1,2}}\. ?)?| \((?=[0-9–-]+\))){RANGE}{TAIL}"
            ),
        ),
        (
            "(year, journal, volume, pages)",
            (
                rf"\({YEAR}, (?P<journal>[A-Z][^()0-9\n]{{2,60}}), {VOLUME}, {PAGES}"
                r"(?=[);])"
            ),
        ),
        (
            "year, volume, issue, pp. pages",
            (
                rf"(?<![0-9]){YEAR}, {VOLUME}, (?P<issue>[0-9]{{1,3}}),? pp?\. ?"
                rf"{PAGES}{TAIL}"
            ),
        ),
        (
            "year;volume,issue:pages",
            (
                rf"(?<![0-9]){YEAR} ?[;,] ?{VOLUME}, ?(?P<issue>[0-9]{{1,3}}) ?: ?"
                rf"{RANGE}{TAIL}"
            ),
        ),
        (
            "year;volume(issue):pages",
            (
                rf"(?<![0-9]){YEAR}[.]?(?:[ ,]{{0,2}}{MONTH}(?! (?:19|20)[0-9]{{2}} ?;)"
                r"|[ ,]{1,2}[0-9]{1,2}"
                rf"(?: [0-9]{{1,2}})?(?=;)"
                rf"|(?=[ ;,.:·]))(?: [0-9]{{1,2}}(?=;))? ?[;,.:·]? ?{VOLUME}{ISSUE}?"
                rf" ?[:;,]? ?(?:pp?\. ?|pp |Article(?: (?:number|ID"
                rf"|no\.?))?:? ?|[0-9]{{1,3}} pages,? )?(?<=[:;,. ]){PAGES}{TAIL}"
            ),
        ),
        ("year volume supplement page", SUPPLEMENT),
        ("year volume, number", rf"(?<![0-9]){YEAR} {VOLUME} [0-9]{{1,3}} pages"),
        ("year; published online", rf"(?<![0-9]){YEAR}; published online (?=[A-Z])"),
        (
            "year; doi",
            (
                rf"(?<=[A-Za-z.] ){YEAR}(?: {MONTH}(?: [0-9]{{1,2}})?)?[;.] ?"
                r"(?:\[?Epub ahead of print\]?[.;:]? ?)?"
                r"(?=(?:(?:doi|DOI):? ?)?(?:https?://(?:dx\.)?doi\.org/)?10\.)"
            ),
        ),
        ("year:page", YEAR_AND_PAGE),
        ("year;pages", rf"(?<![0-9]){YEAR} ?[;:] ?{RANGE}{TAIL}"),
        (
            "volume, issue (year), pages",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME}, (?:(?P<issue>[0-9]{{1,3}}) )?"
                rf"\((?:{MONTH} )?{YEAR}\),? "
                rf"(?:pp?\.? ?)?{PAGES}{TAIL}"
            ),
        ),
        (
            "volume/issue (year), pages",
            (
                rf"(?<![0-9A-Za-z(./]){VOLUME}/(?P<issue>[0-9]{{1,3}}),? \({YEAR}\)[,:]? "
                rf"(?:pp?\.? ?)?{PAGES}{TAIL}"
            ),
        ),
        (
            ", volume journal page (year)",
            (
                r"(?<=[,”\"] )(?P<volume>[0-9]{1,4}) "
                r"(?P<journal>[A-Z][^\W\d]*(?:[ .,&:'’-]{1,3}[^\W\d]+){0,11}\.?) "
                rf"(?P<pages>[0-9]{{1,5}}(?:{DASH}[0-9]{{1,5}})?)(?:, [0-9]{{1,5}})? \({YEAR}\)"
            ),
        ),
        (
            "volume.issue (year), pages",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME}[.](?P<issue>[0-9]{{1,3}}),? "
                rf"\((?:{MONTH} )?{YEAR}\)[,:]? "
                rf"(?:pp?\.? ?)?{PAGES}{TAIL}"
            ),
        ),
        (
            "roman volume (year), pages",
            (
                r"(?<![0-9A-Za-z(.])(?P<volume>[ivxlc]{1,8}|[IVXLC]{1,8}),? "
                rf"(?:no\.? ?(?P<issue>[0-9]{{1,3}}),? )?\({YEAR}\),? pp?\.? ?{PAGES}{TAIL}"
            ),
        ),
        (
            "volume(year)pages",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME}{ISSUE}? ?[,:]? ?[(\[]"
                rf"(?:{MONTH} )?{YEAR}[)\]] ?[:,]? ?(?:pp?\.? )?"
                rf"{PAGES}{TAIL}"
            ),
        ),
        (
            "(year)volume:pages",
            (
                rf"[(\[] ?(?:{MONTH} )?{YEAR} ?[^()0-9]? ?[)\]][,.]? ?(?P<volume>"
                rf"(?:[A-Z] )?[A-Z]?[0-9]{{1,4}}[A-Z]?)"
                rf"{ISSUE}? ?[:,] ?{PAGES}{TAIL}"
            ),
        ),
        (
            "volume:pages(year)",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME}{ISSUE}? ?[:,] ?(?:[Pp]{{1,2}}\. ?)?{PAGES}"
                rf"(?:[,;] ?| )?(?:\(|(?<=[ ,;])) ?"
                rf"(?:(?:[0-3]?[0-9] )?{MONTH} (?:[0-9]{{1,2}}, )?)?{YEAR}\)?{TAIL}"
            ),
        ),
        (
            "volume:pages",
            rf"(?<![0-9A-Za-z(.:]){VOLUME} ?{ISSUE}? ?[:,] ?{RANGE}{TAIL}",
        ),
        (
            "(volume:pages",
            rf"(?<=\()(?P<volume>[0-9]{{2,4}}):{RANGE}{TAIL}",
        ),
        (
            "volume(issue):pages",
            rf"(?<![0-9A-Za-z(.:]){VOLUME} ?{ISSUE} ?[:,] ?(?:[Pp]{{1,2}}\. ?)?{PAGES}{TAIL}",
        ),
        (
            "(year)volume:",
            rf"\({YEAR}\) {VOLUME} ?:(?! ?[0-9A-Za-z])",
        ),
        (
            ", journal volume (year)",
            (
                r"(?<=, )(?P<journal>[A-ZÀ-Þ][^0-9,.;:()“”«»„\"\n]{3,60}) "
                rf"(?P<volume>[0-9]{{1,4}}) \({YEAR}\)(?=[,.;)])"
            ),
        ),
        (
            "(year)volume:issue (pages)",
            (
                rf"\({YEAR}\) {VOLUME}(?::(?P<issue>[0-9]{{1,3}}))? "
                rf"\((?P<pages>{PAGE}(?:{DASH}{PAGE})?)\)(?=,? ?(?:DOI|doi|https?:|[)\]]))"
            ),
        ),
        (
            "(year)volume",
            rf"\({YEAR}\) {VOLUME}{ISSUE}?(?=\s*(?:\n|$|;|,? (?:doi|DOI|http)))",
        ),
        ("year;volume(issue)", rf"(?<![0-9]){YEAR} ?; ?{VOLUME}{ISSUE}(?! ?[0-9:])"),
        (
            "volume.issue, pages",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME}[.](?P<issue>[0-9]{{1,3}}),"
                rf" pages? (?P<pages>{PAGE}(?: ?(?:{DASH}|to) ?{PAGE})?){TAIL}"
            ),
        ),
        ("date, p. pages", rf"(?:[0-3]?[0-9] )?{MONTH} {YEAR}, pp?\. ?{PAGES}{TAIL}"),
        (
            "(year journal volume pages)",
            (
                rf"\({YEAR} (?P<journal>[A-Z][^()0-9\n]{{3,80}}) {VOLUME} {PAGES}"
                r"(?=[);])"
            ),
        ),
        (
            "(journal volume, page)",
            (
                r"(?<=\()(?P<journal>[A-ZÀ-Þ][^\W\d]*(?:[ .&:-]{1,2}[^\W\d]+){0,9}\.?) "
                r"(?P<volume>[0-9]{1,4}), (?P<pages>[A-Za-z]{0,3}[0-9]{3,11})(?=\))"
            ),
        ),
        (
            "year; volume[issue]: pages",
            (
                rf"(?<![0-9]){YEAR} ?; ?{VOLUME} ?"
                r"\[(?P<issue>[0-9]{1,3}(?:[-–/][0-9]{1,3})?)\]"
                r" ?: ?(?P<pages>[A-Z]? ?[0-9]{1,6}(?: ?[-–] ?[A-Z]? ?[0-9]{1,6})?)"
            ),
        ),
        ("volume/issue | year", SITE_ISSUE),
        (
            "volume-issue, year:pages",
            (
                rf"(?<![0-9A-Za-z(.]){VOLUME}{DASH}(?P<issue>[0-9]{{1,3}}), {YEAR}:"
                rf" ?{PAGES}{TAIL}"
            ),
        ),
    )
)
