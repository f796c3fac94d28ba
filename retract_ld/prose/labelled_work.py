"""What the labelled lines of one work tell, each value by its kind."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from retract_ld.prose.authors import author_list
from retract_ld.prose.byline import read_byline
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.east_asian_journals import put_core, stripped
from retract_ld.prose.east_asian_names import names_at
from retract_ld.prose.east_asian_numbers import east_asian_locators
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["EAST_ASIAN", "Label", "labelled_work"]

EAST_ASIAN: Final = frozenset({"ja", "zh"})
_YEAR: Final = re.compile(r"[(（]?(?P<value>(?:19|20)[0-9]{2})(?![0-9])[)）]?年?")
_PAGE: Final = r"[A-Za-z]{0,3}[0-9]{1,7}"
_NUMBERS: Final = {
    "volume": re.compile(
        r"[第nNvV]?[º°.]? ?(?P<value>[A-Z]?[0-9]{1,4}|[IVXLC]{1,7})(?![0-9A-Za-z])(?: ?[卷巻])?"
    ),
    "issue": re.compile(
        r"[第nNH]?[º°.r]{0,2} ?(?P<value>[0-9]{1,4}(?:[-–][0-9]{1,3})?(?!/?[0-9])"
        r"|[0-9]{1,3}(?:/[0-9]{1,3})?(?=/(?:19|20)[0-9]{2}(?![0-9])|[ (（期号]|$))"
        r"(?: ?[期号號])?"
    ),
    "pages": re.compile(
        rf"(?:第|[Pp]{{1,2}}\.|[Ss]\.)? ?(?P<value>{_PAGE}"
        rf"(?: ?(?:[-\u2010-\u2015\u2212~～〜至]|a|à|al|bis) ?{_PAGE})?)"
        r"(?: ?(?:[页頁]|ページ))?"
    ),
    "year": re.compile(r"(?P<value>(?:19|20)[0-9]{2})(?![0-9])年?"),
}
_NUMBER_AND_YEAR: Final = re.compile(
    r",? (?:Ausgabe|Heft|H\.|Nr\.|n[.º°]{1,2}|núm\.) ?(?P<issue>[0-9]{1,3})/?(?=[0-9]|$)"
)
_YEAR_AND_NUMBER: Final = re.compile(r"(?:19|20)[0-9]{2}/")
_JOURNAL_ENDS: Final = re.compile(
    r"(?:[,;，、] ?| )(?:[Vv]ol|[Nn]o|[Nn]úm|[Nn]r|n[.º°]|v\.|Bd|Jg|Band|Heft|Ausgabe|[Tt]ome"
    r"|[Nn]umér?o|[Nn]úmero|pp|S|p)?[.º° ]{0,3}[(\[（]?$"
    r"| ?\((?:[Ff]ormerly|[Pp]reviously) [^()\n]{2,90}\)?$"
)


class Label(NamedTuple):
    """A line that says what it holds."""

    kind: str
    line: Line
    value: int
    """Where the value begins."""
    end: int
    """Where the value's last line ends."""


def labelled_work(source: SourceText, labels: list[Label], rules: RuleSet) -> Mention:
    """Return what labelled lines tell of one work."""
    start, end = labels[0].line.start, max(label.end for label in labels)
    citation = Citation(start, end)
    for label in labels:
        if label.kind == "title":
            _put_title(source, citation, label, rules)
        elif label.kind == "authors":
            _put_authors(source, citation, label, rules)
        elif label.kind == "journal":
            _put_place(source, citation, label, rules)
        elif label.kind == "doi":
            for kind, value, first, last in identifiers_in(
                source.plain, label.value, label.end
            ):
                if kind == "doi":
                    citation.fields.setdefault("doi", Found(value, first, last))
        elif label.kind == "published":
            date = find_date(source.lower, label.value, label.end, rules)
            if date:
                citation.fields.setdefault("published", Found(*date))
        elif label.kind in _NUMBERS:
            _put_number(source, citation, label)
    return Mention(start, end, "work", "label", 0.93, citation, whole=True)


def _put_title(
    source: SourceText, citation: Citation, label: Label, rules: RuleSet
) -> None:
    if rules.language in EAST_ASIAN:
        inner = _within(source.plain, label.value, label.end, "《「『“〈", "》」』”〉")
        citation.put("title", source.plain, *inner)
        return
    span = trim_title(source.plain, label.value, label.end)
    if span:
        citation.put("title", source.plain, *span)


def _within(
    plain: str, low: int, high: int, before: str, behind: str
) -> tuple[int, int]:
    """Take stops and what may stand around a name or title off it."""
    start, end = stripped(plain, low, high)
    while start < end and plain[start] in before:
        start += 1
    while end > start and plain[end - 1] in behind:
        end -= 1
    return start, end


def _put_authors(
    source: SourceText, citation: Citation, label: Label, rules: RuleSet
) -> None:
    plain = source.plain
    if rules.language in EAST_ASIAN:
        names, _ = names_at(plain, label.value, label.end, rules.language)
        citation.authors = [Found(*name) for name in names]
        if names:
            return
    line = Line(plain[label.value : label.end], label.value, label.end)
    byline = read_byline(source, line)
    if byline:
        citation.authors = [author.name for author in byline.authors]
        return
    names, _ = author_list(plain, label.value, label.end, introduced=True)
    citation.authors = [Found(*name) for name in names]


def _put_place(
    source: SourceText, citation: Citation, label: Label, rules: RuleSet
) -> None:
    """Read a journal, with its numbers if they stand beside it."""
    plain = source.plain
    end = label.end
    if rules.language in EAST_ASIAN:
        cores = east_asian_locators(plain, label.value, label.end)
        if cores:
            mention = Mention(label.value, label.end, citation=citation)
            put_core(plain, mention, cores[0], label.value)
            end = cores[0].start
        span = _within(plain, label.value, end, "《「『", "》」』第(（ ")
        citation.put("journal", plain, *span)
        return
    found = locators(plain, label.value, end)
    if found:
        citation.put_numbers(plain, found[0].spans)
        end = found[0].start
    else:
        loose = _YEAR_AND_NUMBER.search(plain, label.value, end)
        end = loose.start() if loose else end
    numbered = _NUMBER_AND_YEAR.search(plain, label.value, min(end + 1, label.end))
    if numbered:  # ``…, Ausgabe 2/2016``
        citation.put("issue", plain, *numbered.span("issue"))
        end = numbered.start()
    words = _JOURNAL_ENDS.sub("", plain[label.value : end].rstrip(" .,;:([")).rstrip(
        " .,;:(["
    )
    citation.put("journal", plain, label.value, label.value + len(words))


def _put_number(source: SourceText, citation: Citation, label: Label) -> None:
    """Read a number; a year may stand beside it: ``Jahrgang: 12 (2019)``."""
    plain = source.plain
    match = _NUMBERS[label.kind].match(plain, label.value, label.end)
    if match is None:
        return
    name = "published" if label.kind == "year" else label.kind
    citation.put(name, plain, *match.span("value"))
    year = _YEAR.search(plain, match.end(), label.end)
    if year and label.kind in {"volume", "issue"}:
        citation.put("published", plain, *year.span("value"))
    for core in locators(plain, label.line.start, label.end)[:1]:
        citation.put_numbers(plain, core.spans)
