"""Lines that give a notice's own journal with the day it appeared."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found, parse
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import trimmed_doi

__all__ = [
    "dated_place",
    "doi_of",
    "headed_place",
    "other_place",
    "place_of",
    "place_with_day",
]

#: ``Soil 2018; 13 doi: https://doi.org/… (Published 07 May 2018)``
_OWN_IN_PLACE: Final = re.compile(
    r"(?P<journal>[A-Z][^\n;:]{1,90}) (?:19|20)[0-9]{2}; ?(?P<volume>[0-9]{1,4})[,;]? "
    r"doi: ?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9]{4,9}/\S{1,120}) "
    r"\(Published (?P<published>[^()\n]{6,30})\)$"
)
#: ``Soil Sci. Discuss., https://doi.org/…, 2019``
_OWN_DOI_YEAR: Final = re.compile(
    r"(?P<journal>[A-Z][\w.&: -]{2,90}), https?://(?:dx\.)?doi\.org/"
    r"(?P<doi>10\.[0-9]{4,9}/[^\s,]{1,120}), (?P<published>(?:19|20)[0-9]{2})\.?$"
)
#: ``Soil 04 Jul 1997:`` above ``Vol. 277, Issue 5322, pp. 17-21``
_OWN_HEADED: Final = re.compile(
    r"(?P<journal>[A-Z][\w&. -]{1,80}?),? {1,2}(?P<published>[0-3]?[0-9] [A-Z][a-z]{2,8}\.? "
    r"(?:19|20)[0-9]{2}):"
)
#: ``Original Paper | Published: …``: the name of a section.
_SECTION: Final = re.compile(
    r"(?:open|free) access|(?:(?:original|research|review|short|brief|case|regular|full)"
    r"[ -]){1,2}(?:articles?|papers?|reports?|communications?|letters?)|retract\w+ \w+",
    re.IGNORECASE,
)
#: ``Retraction: “Wet soil” [Soil Lett. 2, 302 (2019)]``: the work's numbers above.
_PLACE_IN_TITLE: Final = re.compile(
    r"[\[(][^\[\]\n]{6,120}[^\[\]\n(]\((?:19|20)[0-9]{2}\)[^\[\]\n]{0,20}[\])]\n"
)
_VOLUME_LINE: Final = re.compile(r"Vol(?:\.|ume) ?[0-9]{1,4}, ")


#: ``Boden aktuell 2021 · 70:88`` / ``https://doi.org/…`` / ``Online publiziert: …``
_OWN_ABOVE_DAY: Final = re.compile(
    r"(?P<journal>[A-ZÀ-Þ][^\n:;·•0-9]{2,80}?),? \(?(?P<published>(?:19|20)[0-9]{2})\)?"
    r" ?[·•]? ?(?P<volume>[0-9]{1,4}):(?P<pages>[0-9]{1,6}(?: ?[-–] ?[0-9]{1,6})?)\n{1,2}"
    r"(?:https?://(?:dx\.)?doi\.org/|DOI:? ?)(?P<doi>10\.[0-9]{4,9}/[^\s]{1,100})\n{1,2}"
    r"(?:(?:Eingegangen|Angenommen|Received|Accepted|Reçu|Accepté|Recibido|Aceptado)\b"
    r"[^\n]{0,80}\n{1,2}){0,3}"
    r"(?:(?:Online publiziert|Published online|Publié en ligne|Publicado en línea)[: ]{1,2}"
    r"(?P<day>[^\n]{6,40})|©)"
)


def place_with_day(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> bool:
    """Read the page's own place that its DOI and the day it appeared stand below."""
    place = _OWN_ABOVE_DAY.match(source.plain, line.start)
    if place is None:
        return False
    day = place["day"] and find_date(source.lower, *place.span("day"), rules)
    if day:
        own.setdefault("published", Found(*day))
    for name in ("journal", "volume", "pages", "published", "doi"):
        words = trimmed_doi(place[name]) if name == "doi" else place[name]
        start = place.start(name)
        own.setdefault(name, Found(words, start, start + len(words)))
    return True


def dated_place(
    source: SourceText, line: Line, own: dict[str, Found], rules: RuleSet
) -> bool:
    """Read a line with journal, volume and DOI that ends with the day in brackets."""
    place = _OWN_IN_PLACE.match(line.text) or _OWN_DOI_YEAR.match(line.text)
    if place is None:
        return False
    low = line.start + place.start("published")
    date = find_date(source.lower, low, line.end, rules)
    if date:
        own.setdefault("published", Found(*date))
    for name in place.groupdict().keys() & {"journal", "volume", "doi"}:
        start = line.start + place.start(name)
        words = place[name].lower() if name == "doi" else place[name]
        own.setdefault(name, Found(words, start, start + len(words)))
    return True


def headed_place(
    source: SourceText,
    line: Line,
    following: Line,
    own: dict[str, Found],
    rules: RuleSet,
) -> bool:
    """Read journal and day above a line with the volume."""
    headed = _OWN_HEADED.fullmatch(source.plain, line.start, line.end)
    if headed is None or not _VOLUME_LINE.match(following.text):
        return False
    own.setdefault("journal", Found(headed["journal"], *headed.span("journal")))
    date = find_date(source.lower, headed.start("published"), line.end, rules)
    if date:
        own.setdefault("published", Found(*date))
    return True


def other_place(
    source: SourceText, line: Line, doi: re.Match[str], own: dict[str, Found]
) -> bool:
    """Read numbers and DOI in a line below a title that holds other numbers: the work's."""
    titled = _PLACE_IN_TITLE.search(source.plain, 0, line.start)
    end = line.start + len(line.text[: doi.start()].rstrip(" ;,."))
    found = numbered_place(source.plain, line.start, end) if titled else None
    if titled is None or found is None or found.end != end:
        return False
    numbers = [found.value(name) for name in ("volume", "pages")]
    if not all(numbers) or all(str(number) in titled.group() for number in numbers):
        return False
    found.fill(own)
    own["doi"] = doi_of(line, doi)
    return True


def doi_of(line: Line, match: re.Match[str]) -> Found:
    """Return the DOI of a line that was matched, without what only ends a sentence."""
    start = line.start + match.start("doi")
    words = trimmed_doi(match["doi"])
    return Found(words.lower(), start, start + len(words))


def place_of(source: SourceText, line: Line, match: re.Match[str]) -> dict[str, Found]:
    """Return journal and numbers of a line that was matched, its day left out.

    Where the journal seems to hold numbers, the line is read as any citation.
    """
    if re.search(r"[0-9]|\.$", match.groupdict().get("journal") or ""):
        end = line.start + max(
            map(match.end, match.re.groupindex.keys() - {"published"})
        )
        citation = parse(source.plain, line.start, end)
        if (
            citation
            and citation.end == end
            and not citation.authors
            and "title" not in citation.fields
            and "journal" in citation.fields
        ):
            return {n: f for n, f in citation.fields.items() if n != "published"}
    return {
        name: Found.at(
            source.plain, line.start + match.start(name), line.start + match.end(name)
        )
        for name, value in match.groupdict().items()
        if value and name != "published" and not _SECTION.fullmatch(value)
    }
