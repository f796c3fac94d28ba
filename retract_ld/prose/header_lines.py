"""Lines between a notice's title and its body, read one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from retract_ld.prose.byline import Byline, read_byline
from retract_ld.prose.citation import Found, parse
from retract_ld.prose.locators import locators
from retract_ld.prose.lone_names import is_given_name
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.own_place import BARE_DOI, JOURNAL_ALONE, own_particulars
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = [
    "ABOUT_PAGE",
    "AFFILIATION",
    "Header",
    "is_own_place",
    "takes_journal",
    "takes_page_place",
]

#: What pages print under their title: when it appeared, who may copy it.
ABOUT_PAGE: Final = re.compile(
    r"^\(?(?:(?:first |article |originally (?=[^\n]{6,60} \| ))?"
    r"(?:published|posted|publication date|available)(?: online)?"
    r"(?: by [^\n:]{3,60}?)?(?: on)?(?:: {0,3}| {1,3})(?:on )?(?="
    r"[0-9]{1,2} [A-Z]|[A-Z][a-z]{2,8}\.? [0-9]|[0-9]{4}[- ]|[0-9]{1,2}/)"
    r"|\[version [0-9]{1,2}; "
    r"|(?:received|accepted|submitted):? .{0,36}[0-9]{4}|(?:©|\(c\)|copyright) )"
    r"[^\n]{0,160}$",
    re.IGNORECASE,
)
#: ``Soil Working Paper Series No. 21-044``, ``27 Pages``
_SERIES: Final = re.compile(
    r"[A-Z][^\n.:;,]{2,80}\b(?:Papers?|Series|Preprints?)\b[^\n.:;,]{0,20}"
    r"(?:,? (?:[Nn]o\.?|[Nn]umber|#) ?[0-9][\w/-]{0,12})|[0-9]{1,3} [Pp]ages\b[^\n]{0,60}"
    r"|Preprint, [A-Z][^\n.:;]{2,50}"
)
#: What follows the name of a journal alone on its line.
_ON_PAGE: Final = re.compile(
    r"Available online |Vol(?:ume|\.)? ?[0-9]{1,4}(?:, | ?(?:No|Iss(?:ue)?)\b)"
)
_OF_JOURNAL: Final = re.compile(r"From the journal (?P<journal>[A-Z][^\n]{2,90})")
_NAME: Final = re.compile(
    r"[A-Z][\w&’'-]*(?: (?:[A-Z][\w&’'-]*|of|and|in|for|the|on|&)){0,9}"
)
_VOLUME_LINE: Final = re.compile(r"vol(?:ume|\.)? ?[0-9]")
_VOLUME_AND_ISSUE: Final = re.compile(
    r"vol(?:ume|\.)? ?(?P<volume>[0-9]{1,4}),? (?:issue|no\.?|number) ?(?P<issue>[0-9]{1,3})"
)


@dataclass(slots=True)
class Header:
    """What stands between title and body."""

    body: int = 0
    """Offset where the body begins."""
    own: dict[str, Found] = field(default_factory=dict)
    """Fields of the notice itself."""
    byline: Byline | None = None
    by_editors: bool = False
    """Whether an office of editors stands where authors do: ``The Soil Editors``."""
    has_own_citation: bool = False
    """Whether the lines name the notice's own journal and date: a byline beside them is
    the notice's, not the work's."""


#: From the end of a line to the next.
_NEXT: Final = 2
#: So far below it may be told where the work is.
_TOLD: Final = 1500


def is_own_place(
    source: SourceText, line: Line, header: Header, rules: RuleSet
) -> bool:
    """Read the notice's volume and page under its date or journal: ``Volume 45, page 3``."""
    published, journal = header.own.get("published"), header.own.get("journal")
    below = journal is not None and 0 <= line.start - journal.end <= _NEXT
    if (
        "volume" in header.own
        or not (published or below)
        or not _VOLUME_LINE.match(source.lower, line.start, line.end)
    ):
        return False
    if not published and not locators(source.plain, line.end, line.end + _TOLD):
        return False  # the work's, told nowhere else
    issue = _VOLUME_AND_ISSUE.fullmatch(source.lower, line.start, line.end)
    for name, words in issue.groupdict().items() if issue else ():
        header.own.setdefault(name, Found(words, *issue.span(name)))  # type: ignore[union-attr]
    if issue:
        header.has_own_citation = True
        return True
    place = numbered_place(source.plain, line.start, line.end)
    if place is None or "journal" in place.fields:
        return False
    if not (published or _is_short(place.value("pages") or "")):
        return False
    year = place.value("published")
    if year and published and year not in published.value:
        return False
    header.has_own_citation |= own_particulars(source, line, header.own, rules)
    return True


def takes_page_place(
    source: SourceText,
    lines: list[Line],
    index: int,
    taken: int,
    header: Header,
    rules: RuleSet,
) -> bool:
    """Keep the place of the page that stands beside its byline, its DOI next to it.

    ``Jane Roe and Bo Poe`` / ``Soil Letters 33 (2021) 960`` / ``DOI: 10.5555/sl.960``;
    the heading has `taken` the first lines.
    """
    if rules.language != "en" or not _is_page_place(source, lines, index):
        return False
    near = [*lines[index + 1 : index + 2], *(lines[:1] if taken > 1 else [])]
    dated = _is_of_day(source, lines[index], header)
    if not (dated or header.byline or any(read_byline(source, one) for one in near)):
        return False
    return own_particulars(source, lines[index], header.own, rules)


def _is_of_day(source: SourceText, line: Line, header: Header) -> bool:
    """Tell whether a line's year is that of the day on which the page appeared."""
    day = header.own.get("published")
    return day is not None and day.value[:4] in source.plain[line.start : line.end]


def _is_page_place(source: SourceText, lines: list[Line], index: int) -> bool:
    """Tell whether a line is a short piece's place, a DOI near it."""
    line = lines[index]
    near = lines[index + 1 : index + 3]
    if len(line.text) > _LONGEST:
        return False
    doi = _DOI_AT_END.search(line.text)
    if doi and _OTHER_DOI.search(source.lower, line.end) is None:
        return False
    if not doi and not any(BARE_DOI.match(one.text) for one in near):
        return False
    end = line.start + doi.start() if doi else line.end
    place = numbered_place(source.plain, line.start, end) or parse(
        source.plain, line.start, end
    )
    return place is not None and (
        "volume" in place.fields
        and ("published" if doi is None else "journal") in place.fields
        and "title" not in place.fields
        and not place.authors
        and _is_short(place.value("pages") or "")
    )


_LONGEST: Final = 160
#: ``Soil Letters 66(8) 690-690 https://doi.org/…``: the work's is told below.
_DOI_AT_END: Final = re.compile(
    r"\.?,? (?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S{1,200}$",
    re.IGNORECASE,
)
_OTHER_DOI: Final = re.compile(r"10\.[0-9]{4,9}/")
_RANGE: Final = re.compile(r"(?P<first>[0-9]{1,6}) ?[-‐–] ?(?P<last>[0-9]{1,6})")
_MOST_PAGES: Final = 3


def _is_short(pages: str) -> bool:
    """Tell whether pages are few enough for a notice: a work has more."""
    both = _RANGE.fullmatch(pages)
    if both is None:
        return True
    first, last = both["first"], both["last"]
    last = first[: max(len(first) - len(last), 0)] + last
    return 0 <= int(last) - int(first) < _MOST_PAGES


#: ``1 Department of Soils, University of Fenland, UK`` below the byline.
AFFILIATION: Final = re.compile(
    r"(?=[^\n]*\b(?:Universit|Institut|College|School|Department|Dept|Hospital|Cent(?:er|re)"
    r"|Faculty|Academy|Laborator|Division|Clinic))"
    r"(?![^\n]*\b(?:has|have|had|is|are|was|were|been|retract\w*|published|article|paper)\b)"
    r"(?:[^\n:“”]|[Ee]-?mail: ){8,240}"
    # ``B Fen Herbarium, Canberra, ACT 2601, Australia.``
    r"|(?:[A-H]|[1-9a-h][.)]?|[¹²³⁴⁵⁶]) ?(?=[A-Z])"
    r"(?![^\n]*\b(?:has|have|had|is|are|was|were|been|retract\w*|published|article|paper)\b)"
    r"[^\n:;“”()]{4,120}, [^\n:;“”()]{3,90}"
)


def takes_journal(lines: list[Line], index: int, header: Header) -> bool:
    """Keep the journal that a line is or names: ``From the journal Soil Letters``.

    A line that names a series of papers tells no journal, but is taken.
    """
    line = lines[index]
    if _SERIES.fullmatch(line.text):
        return True
    named = _OF_JOURNAL.fullmatch(line.text)
    alone = "journal" not in header.own and _is_journal_alone(lines, index)
    if named or alone:
        start = line.start + (named.start("journal") if named else 0)
        words = named["journal"] if named else line.text
        header.own.setdefault("journal", Found(words, start, line.end))
        header.has_own_citation = True
    return bool(named or alone)


def _is_journal_alone(lines: list[Line], index: int) -> bool:
    """Tell whether a line is a journal's name and the next says when it appeared."""
    if index + 1 >= len(lines):
        return False
    if _ON_PAGE.match(lines[index + 1].text) and _NAME.fullmatch(lines[index].text):
        return not is_given_name(lines[index].text.split(maxsplit=1)[0])
    if not JOURNAL_ALONE.fullmatch(lines[index].text):
        return False
    return bool(
        ABOUT_PAGE.match(lines[index + 1].text) or BARE_DOI.match(lines[index + 1].text)
    )
