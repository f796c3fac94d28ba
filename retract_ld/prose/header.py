"""The notice's own particulars between its title and its body."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.bare_titles import is_bare_title, is_foreign_journal
from retract_ld.prose.byline_lines import DATED_PLACE
from retract_ld.prose.citation import Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.east_asian_journals import put_speaking_journal
from retract_ld.prose.header_byline import leave_out_journal, take_byline
from retract_ld.prose.header_lines import (
    ABOUT_PAGE,
    AFFILIATION,
    Header,
    is_own_place,
    takes_journal,
    takes_page_place,
)
from retract_ld.prose.heading import Heading
from retract_ld.prose.heading_labels import heading_repeated, is_label_alone
from retract_ld.prose.labelled_lines import LabelledLines
from retract_ld.prose.labelled_values import is_labelled, is_of_work, tells_title
from retract_ld.prose.locators import locators
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.own_doi import take_own_doi, take_own_pmid
from retract_ld.prose.own_place import (
    BARE_DOI,
    OWN_AHEAD,
    own_citation,
    own_particulars,
)
from retract_ld.prose.page_day import take_page_day
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.stated_dates import (
    CITES_ITSELF,
    is_date_line,
    take_dated,
    take_stated,
)
from retract_ld.prose.table_columns import columns_of

__all__ = ["Header", "names_a_notice", "read_header"]

_NOTICE_PUBLISHED: Final = re.compile(
    r"\b(?:this|the) (?:[a-z]{1,12} ){0,3}(?:notice|erratum|corrigendum)"
    r" (?:is|was|has been) (?:first )?(?:published|issued|posted)(?: online)?(?: on)? "
)
#: The page citing itself: ``BMJ 2021; 372 … Cite this as: BMJ 2021;372:n5551``.
_CITE_THIS: Final = re.compile(
    r"\b[Cc]ite this(?: (?:article|paper|retraction|correction|notice))?(?: as)?\b"
    r"|^[^|•]{2,60} [|•] [^|•]{4,60} [|•].{0,80}[Vv]ol"
    r"|^[A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4} \| "
    r"|^Pages? [0-9–-]{1,9} \| "
)
_CORRESPONDENCE: Final = re.compile(
    r"(?:[A-H] )?\W{0,3}(?:correspond(?:ence|ing)|e-?mails?|author for correspondence"
    r"|contact)\b",
    re.IGNORECASE,
)
#: ``The Lancet Editors``: a byline without persons.
_OFFICE: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w&’'-]* ){0,6}(?:Editors?"
    r"|Editorial (?:Office|Board|Team|Department)|Staff|Publisher"
    r"|Research Integrity(?: and Ethics)? (?:Team|Office))"
    r"|(?:(?:[LO][oa]s|Die|L[ea]s?) )?(?:[Ee]quip[oe]|[Cc]omit[éê]|[Cc]onse[jl]h?o|[Cc]orpo"
    r"|[Ee]ditor(?:es|a|as)?|[Rr]edaktion|[Rr]édaction|[Rr]edacción|[Ss]chriftleitung|[Hh]erausgeber)"
    r"(?: [Ee]ditorial| [Cc]hefe| [Jj]efe| de (?:la |a )?[^\n,;:.]{3,60})?"
    r"|(?i:(?:not[ae]|hinweis|mitteilung) (?:d[aeo]|del|der) (?:la )?(?:reda[cç]\w+"
    r"|rédaction|direc\w+|redaktion|schriftleitung|herausgeber))"
    r"|[\u3040-\u9fff]{0,20}(?:编辑部|編輯部|编委会|編集委員会|編集部|編輯委員會)"
)
#: Offices whose "we" is no author's; a letter's salutation looks like one.
_EDITORS: Final = re.compile(r"(?!Dear |To )[^\n]*\b(?:Editors?|Editorial)\b")
_NAMES_BELOW: Final = {"Author", "Author:", "Authors", "Authors:", "by", "By"}
#: ``Plagiarism in the article …`` above the name of the section
_OF_WORK: Final = re.compile(
    r"\b(?:in|of|to|on|about) the (?:article|paper|manuscript)\b"
)
_LOOK: Final = 14
_LONGEST_LABEL: Final = 40
_LONGEST_NAME: Final = 100


def read_header(
    source: SourceText, heading: Heading, rules: RuleSet, labelled: LabelledLines
) -> Header:
    """Read the lines after the heading up to the body or to lines that tell of a work."""
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
        rest = heading.rest or (-1, -1)
        own_line = line is not heading.title and not _OF_WORK.search(line.text)
        if own_line and not line.start <= rest[0] < line.end:
            cites = (
                (rules.language != "en" or DATED_PLACE.search(line.text))
                and own_citation(source, line, None, header.own, rules)
            ) or own_particulars(source, line, header.own, rules)
            header.has_own_citation |= cites
    index = heading.lines
    is_notice = names_a_notice(source, heading)
    last = min(len(lines), heading.lines + _LOOK)
    while index < last and not labelled.take(lines[index]):
        first = index == heading.lines
        near = lines[max(0, index - first) : index + 1]
        if rules.language == "en" and (
            any(tells_title(source, line, rules) for line in near)
            or columns_of(source, lines[index], None)
        ):
            break  # what labels or columns tell from here on is of the work
        taken = _read_line(
            source,
            heading,
            lines,
            index,
            header,
            rules,
            first=first,
            is_notice=is_notice,
        )
        if not taken:
            break
        index += taken
    if index < len(lines):
        header.body = lines[index].start
    leave_out_journal(header)
    if labelled.day:
        header.own["published"] = labelled.day
    _own_date(source, header, rules)
    take_stated(source, header.own, header.body, rules)
    if rules.language in {"ja", "zh"}:
        put_speaking_journal(source, header.own)
    return header


#: ``Retracted: On soil`` may be the page of the work, ``Retraction: On soil`` is not.
_STATUS: Final = re.compile(r".*(?:ed|drawn)\b")


def names_a_notice(source: SourceText, heading: Heading) -> bool:
    """Tell whether the heading's label is a noun: then the page is the notice's."""
    label = heading.label
    return label is not None and not _STATUS.match(source.lower, label.start, label.end)


def _own_date(source: SourceText, header: Header, rules: RuleSet) -> None:
    """Read the day that the page or the body gives as that of the notice itself."""
    if rules.language == "en":
        take_page_day(source, header.own, rules)
    if "published" in header.own:
        return
    stated = _NOTICE_PUBLISHED.search(source.lower, header.body)
    if stated is None:
        return
    date = find_date(source.lower, stated.end(), stated.end() + 30, rules)
    if date and date[1] - stated.end() < 4:
        header.own["published"] = Found(*date)


def _is_of_editors(line: str) -> bool:
    """Tell whether a byline is editors', not a label's value: ``Type: Editorial``."""
    return bool(_OFFICE.fullmatch(line) and _EDITORS.match(line))


def _read_line(
    source: SourceText,
    heading: Heading,
    lines: list[Line],
    index: int,
    header: Header,
    rules: RuleSet,
    *,
    first: bool,
    is_notice: bool,
) -> int:
    """Read one line of the header; return how many lines were taken, 0 for the body."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    title = heading.title.text if heading.title else ""
    if (
        (first and heading_repeated(source, line, title))
        or is_label_alone(source, line, rules)
        or is_date_line(source, line, header.own, rules)
        or (is_notice and is_own_place(source, line, header, rules))
    ):
        return 1
    if not header.has_own_citation and (
        own_citation(source, line, following, header.own, rules)
        or (
            is_notice
            and takes_page_place(source, lines, index, heading.lines, header, rules)
        )
    ):
        header.has_own_citation = True
        return 1
    if index and BARE_DOI.match(line.text) and is_of_work(lines[index - 1].text):
        return 0
    if take_own_doi(
        source,
        heading,
        line,
        header.own,
        rules,
        cited=header.has_own_citation,
        is_notice=is_notice,
    ) or (header.has_own_citation and take_own_pmid(line, header.own)):
        return 1
    if any(
        pattern.search(line.text) for pattern in (ABOUT_PAGE, _CITE_THIS, OWN_AHEAD)
    ):
        header.has_own_citation |= own_particulars(source, line, header.own, rules)
        return 1
    foreign = (
        _foreign_head(source, line, following, header, rules, first=first)
        if following
        else 0
    )
    if foreign:
        return foreign
    if _OFFICE.fullmatch(line.text) or is_labelled(line.text):
        header.by_editors |= _is_of_editors(line.text)
        return 1
    if line.text in _NAMES_BELOW:
        return 1
    if takes_journal(lines, index, header):
        return 1
    above = header.has_own_citation and _is_above_work(source, lines, index)
    if header.byline is None and not above and len(line.text) < 4000:
        taken = take_byline(source, lines, index, header, first=first)
        if taken is not None:
            return taken
    if header.byline and (
        _CORRESPONDENCE.match(line.text) or AFFILIATION.fullmatch(line.text)
    ):
        return 1
    after = lines[index + 2] if index + 2 < len(lines) else None
    if (
        following is not None
        and len(line.text) < 200
        and not header.has_own_citation
        and not locators(source.plain, line.start, line.end)
        and own_citation(source, following, after, header.own, rules)
    ):
        # a corporate byline ("The Editors") stands before the notice's own citation
        header.has_own_citation = True
        return 2
    return 0


def _is_above_work(source: SourceText, lines: list[Line], index: int) -> bool:
    """Tell whether a line stands above a title and its place: the work's authors.

    ``Jane Roe and Bo Poe`` / ``Wet soil in winter`` / ``Soil Lett. 41 (2013) 2333–2361``
    """
    below = lines[index + 1 : index + 3]
    if len(below) < 2 or not is_bare_title(source, below[0], short=True):
        return False
    place = numbered_place(source.plain, below[1].start, below[1].end)
    if place is None:
        cores = locators(source.plain, below[1].start, below[1].end)
        return bool(cores) and len(below[1].text) < _LONGEST_NAME
    return "volume" in place.fields


def _foreign_head(
    source: SourceText,
    line: Line,
    following: Line,
    header: Header,
    rules: RuleSet,
    *,
    first: bool,
) -> int:
    """Read what pages in other languages print above the body; return how many lines."""
    if rules.language == "en":
        return 0
    if CITES_ITSELF.fullmatch(
        source.lower, line.start, min(line.end, line.start + _LONGEST_LABEL)
    ):
        return 2
    if is_foreign_journal(line) and "journal" not in header.own:
        header.own["journal"] = Found(line.text, line.start, line.end)
        return 1
    if take_dated(source, line, header.own, rules):
        return 1
    short = first and len(line.text) < _LONGEST_NAME
    if short and own_citation(source, following, None, {}, rules):
        return 0  # "Jane Roe, Bo Poe" above the page's own citation
    return 2 if short and take_dated(source, following, header.own, rules) else 0
