"""Author lines with marks and the affiliations the marks lead to."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Final

from retract_ld.prose.byline_marks import honorific_end, turned_names, without_marks
from retract_ld.prose.capital_marks import without_capital_marks
from retract_ld.prose.citation import Found
from retract_ld.prose.degrees import DEGREE, without_degrees
from retract_ld.prose.listed_degrees import leave_out_degrees
from retract_ld.prose.names import is_name
from retract_ld.prose.source_text import (
    SUP_CLOSE,
    SUP_OPEN,
    Line,
    SourceText,
    value_of,
)
from retract_ld.prose.turned_bylines import listed_turned

__all__ = [
    "Byline",
    "BylineAuthor",
    "is_no_person",
    "read_affiliations",
    "read_byline",
]

_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ⁎", "0123456789abcde*")
_MARK: Final = rf"{SUP_OPEN}[^{SUP_CLOSE}\n]{{0,40}}{SUP_CLOSE}"
_SIGNS: Final = r"[⁰¹²³⁴-⁹ᵃ-ᵉ⁎*∗★☆⋆#†‡§¶‖✉]"
_ITEM: Final = re.compile(
    rf"\s*(?P<name>[^;,·•{SUP_OPEN}{SUP_CLOSE}⁰¹²³⁴-⁹ᵃ-ᵉ⁎*∗★☆⋆#†‡§¶‖✉\n]{{2,60}}?"
    r"(?:, (?:Jr|Sr)\.?(?![A-Za-z])|, I{2,3}(?![A-Za-z]))?)\s*"
    rf"(?P<degrees>(?:, {DEGREE})*)"
    r"(?: ?\((?=[^()\n]{0,80}(?:Universit|Institut|College|School|Hospital|Cent(?:er|re)"
    r"|Department|Faculty|Academy))[^()\n]{4,120}\))?"
    r"(?P<plain>(?<=[^\W\d_]),?[0-9](?:, ?[0-9](?![0-9]))*(?:,?[a-z]\))?"
    r"|(?<= )[a-f](?:,[a-f](?![a-z]))*(?=,?[*∗]|[,;]|\s|$))?"
    rf"(?:, ?(?={_SIGNS}|{SUP_OPEN}))?"
    rf"(?P<marks>(?:{_MARK}|{_SIGNS}|(?<={SUP_CLOSE})[,;]\s*(?={SUP_OPEN})"
    rf"|(?<=[⁰¹²³⁴-⁹ᵃ-ᵉ])[,;](?={_SIGNS}))*)"
    r"\s*(?P<end>[;,·•]\s*(?:and\s+|AND\s+|&\s*|und\s+|y\s+|et\s+|e\s+)?"
    r"|\s(?:and|AND|&|und|y|et|e)\s|\s[-–]\s(?=[A-Z]\. ?[A-Z])"
    rf"|(?<=[0-9)*★☆⋆†‡§¶#{SUP_CLOSE}])\s+(?=[^\W\d_])|$)"
)
_AFFILIATION: Final = re.compile(
    rf"(?:{SUP_OPEN}(?P<sup>[^{SUP_CLOSE}\n]{{1,12}}){SUP_CLOSE}"
    rf"|(?P<sign>{_SIGNS}{{1,3}})|(?P<plain>[0-9]{{1,2}}|[a-z])(?=[ .)]|[A-Z]))"
    r"[ .):]*(?P<text>[^\n]{3,400})"
)
_CORRESPONDING: Final = re.compile(
    r"correspond|correspondência|correspondencia|korrespond|通讯作者|通信作者|責任著者|e-?mail",
    re.IGNORECASE,
)
_EQUAL: Final = re.compile(
    r"equal|joint first|co-first|contributed the same|mesma forma|igual|zu gleichen teilen"
    r"|共同第一|同等",
    re.IGNORECASE,
)


#: Words of offices, places and sections, that lines under a title hold too.
_NO_PERSON: Final = re.compile(
    r"\b(?:hospital|college|school|faculty|department|clinic|cent(?:er|re)|academy|division"
    r"|laborator\w+|editor(?:s|ial)?|office|board|press|group|society|association|universit\w+|institut\w+"
    r"|journal|research|reviews?|letters?|sciences?|medicine|biology|chemistry|physics|team|staff"
    r"|committee|publish\w+|notice|articles?|access|open|original|case|reports?|withdrawal"
    r"|cite|this|view|download|pdf|share|metrics|abstract|search|menu|contact|subscribe|home"
    r"|about|polic(?:y|ies)|cookies?|alerts?|issues?|volume|archives?|copyright|information"
    r"|references?|related|published|online|authors?|affiliations?|details|figures?|tables?"
    r"|correction|retraction|statement|note|surgery|health|engineering|psychology|economics"
    r"|consejo|comité|comitê|conselho|redacción|redação|rédaction|redaktion|schriftleitung"
    r"|herausgeber|comunicado|communiqué|aviso|avis|nota|mitteilung|revista|revue|zeitschrift"
    r"|dirección|direção|direction|equipo|equipe|équipe)\b"
)


#: What closes a list that is not whole.
_OTHERS: Final = re.compile(r",? et\.? al\.?$")


@dataclass(slots=True)
class BylineAuthor:
    """An author with the marks beside the name."""

    name: Found
    marks: tuple[str, ...]
    marked: tuple[int, int] | None = None
    """Where the marks stand."""
    affiliations: list[Found] = field(default_factory=list)
    equal_contribution: bool = False
    corresponding: bool = False


@dataclass(slots=True)
class Byline:
    """A whole author line."""

    authors: list[BylineAuthor]
    line: Line


_BY: Final = re.compile(r"[Bb]y (?=[^\W\d_a-z]|[0-9 ])")


def read_byline(
    source: SourceText, line: Line, *, single: bool = False
) -> Byline | None:
    """Read a line that holds nothing but authors, or return ``None``.

    One name without marks is a byline only where a `single` one may stand.

    >>> text = SourceText("JANE ROE<sup>1,#</sup>; JOHN POE<sup>2,*</sup>")
    >>> [(a.name.value, a.marks) for a in read_byline(text, text.lines[0]).authors]
    [('JANE ROE', ('1', '#')), ('JOHN POE', ('2', '*'))]
    """
    if turned := listed_turned(source.plain, line.start, line.end):
        found = [Found.at(source.plain, *span) for span in turned]
        return Byline([BylineAuthor(name, ()) for name in found], line)
    words = without_capital_marks(source.plain, line)
    if words:
        authors, others = _items(words, 0, len(words), line.start)
    else:
        authors, others = _items(source.plain, line.start, line.end, 0)
    authors = authors or _beside_marks(source, line, single=single)
    if len(authors) < 2 and not (authors and (authors[0].marks or single or others)):
        return None
    if single and len(authors) == 1 and is_no_person(line.text):
        return None
    # ``Roe J, Poe B.``: where no other name has one, the full stop ends the line.
    *before, last = [author.name for author in authors]
    if last.value[-1] == "." and before and not any("." in n.value for n in before):
        authors[-1].name = Found(last.value[:-1], last.start, last.end - 1)
    return Byline(authors, line)


def _items(
    plain: str, low: int, high: int, shift: int
) -> tuple[list[BylineAuthor], bool]:
    """Read names with their marks up to the end, none if anything else stands there.

    Also tell whether "et al." ends them. `shift` is where the words begin in the text.
    """
    authors: list[BylineAuthor] = []
    by = _BY.match(plain, low, high)
    position = by.end() if by else low
    others = _OTHERS.search(plain, low, high)
    high = others.start() if others else high
    while position < high:
        match = _ITEM.match(plain, honorific_end(plain, position, high), high)
        if match is None or not is_name(value_of(match["name"]).rstrip(".")):
            return [], False
        start = match.start("name")
        end = start + len(without_degrees(plain[slice(*match.span("name"))]))
        marks = _marks((match["plain"] or "") + match["marks"])
        marked = match.span("marks") if match["marks"] else None
        authors.append(
            BylineAuthor(
                Found(value_of(plain[start:end]), start + shift, end + shift),
                marks,
                (marked[0] + shift, marked[1] + shift) if marked else None,
            )
        )
        if match.end() == position:
            return [], False
        position = match.end()
    if len(authors) > 1:
        leave_out_degrees(authors, plain, shift)
    return authors, others is not None


#: Without any of these nothing but names stands in a line.
_BESIDE_NAMES: Final = re.compile(r"[0-9;|@\[]|\b(?:Prof|Dr|Mr|Mrs|Ms)\b")
#: Words that follow each other in a sentence, not in a list of names.
_RUNNING: Final = re.compile(r"(?<![\w@.])[a-z]{3,} [a-z]{2,} [a-z]{3,}(?![\w@])")
_BARS: Final = re.compile(r" \| ")
_LONGEST: Final = 4000


def _beside_marks(
    source: SourceText, line: Line, *, single: bool
) -> list[BylineAuthor]:
    """Read names with anything that pages print beside them: ``Jane Roe [1] | Bo Poe``."""
    if (
        len(line.text) > _LONGEST
        or not (single or _BESIDE_NAMES.search(source.plain, line.start, line.end))
        or _RUNNING.search(source.plain, line.start, line.end)
    ):
        return []
    words = without_marks(source.plain[line.start : line.end])
    barred = _BARS.sub(" ; ", words)
    if barred != words and is_no_person(words):
        return []
    authors, _ = _items(barred, 0, len(barred), line.start)
    if authors:
        return authors
    if is_no_person(words):
        return []
    spans = [
        (low + line.start, high + line.start) for low, high in turned_names(barred)
    ]
    return [
        BylineAuthor(Found(source.plain[low:high], low, high), ())
        for low, high in spans
    ]


def is_no_person(text: str) -> bool:
    """Tell whether a line names an office, a place or a section rather than a person."""
    return _NO_PERSON.search(text.lower()) is not None


def _marks(text: str) -> tuple[str, ...]:
    flat = text.replace(SUP_OPEN, " ").replace(SUP_CLOSE, " ").translate(_SUPERSCRIPTS)
    flat = flat.replace("∗", "*")
    return tuple(re.findall(r"[0-9]{1,3}|[a-z](?![a-z])|[*★☆⋆#†‡§¶‖✉]", flat))


def read_affiliations(source: SourceText, byline: Byline, lines: list[Line]) -> int:
    """Resolve the marks of a byline in the lines after it; return how many were used.

    ``*`` means the corresponding author and a sign shared by several authors equal
    contribution unless a note beside the sign says otherwise.
    """
    known = {mark for author in byline.authors for mark in author.marks}
    affiliations: dict[str, Found] = {}
    notes: dict[str, str] = {}
    used = 0
    for line in lines:
        entries = list(_entries(source, line, known))
        if not entries:
            break
        used += 1
        for mark, found in entries:
            if mark[0].isalnum():
                affiliations[mark] = found
            else:
                notes[mark] = found.value
    signs = {mark for mark in known if not mark[0].isalnum()}
    shared = {
        sign
        for sign in signs
        if sum(sign in author.marks for author in byline.authors) > 1
    }
    for author in byline.authors:
        for mark in author.marks:
            if mark in affiliations:
                author.affiliations.append(affiliations[mark])
            elif mark in signs:
                note = notes.get(mark, "")
                author.equal_contribution |= bool(_EQUAL.search(note)) or (
                    not note and mark in shared and mark != "*"
                )
                author.corresponding |= bool(_CORRESPONDING.search(note)) or (
                    not note and mark in "*✉"
                )
    return used


def _entries(
    source: SourceText, line: Line, known: set[str]
) -> list[tuple[str, Found]]:
    """Return the marks and texts of an affiliation line; several may share a line."""
    starts = [
        match
        for match in _AFFILIATION.finditer(source.plain, line.start, line.end)
        if match.start() == line.start
    ]
    more = re.finditer(
        rf"(?<=[;,. ]){SUP_OPEN}[^{SUP_CLOSE}\n]{{1,8}}{SUP_CLOSE}",
        source.plain[line.start : line.end],
    )
    cuts = [line.start, *(line.start + match.start() for match in more), line.end]
    if not starts:
        return []
    entries: list[tuple[str, Found]] = []
    for first, last in itertools.pairwise(cuts):
        match = _AFFILIATION.match(source.plain, first, last)
        if match is None:
            return []
        words = match["sup"] or match["sign"] or match["plain"]
        start, end = match.span("text")
        text = source.plain[start:end].rstrip(" ;,")
        found = Found(value_of(text), start, start + len(text))
        for mark in _marks(words):
            if mark not in known:
                return []
            entries.append((mark, found))
    return entries
