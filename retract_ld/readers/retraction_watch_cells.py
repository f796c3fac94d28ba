"""The cells of a Retraction Watch row: what each kind of column can hold.

A value that cannot be used is left out and said so through `Cells.warn`; nothing is
guessed. A repair is made where only one reading is possible, and is told as well. Most
cells are plain, which is found out first.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from retract_ld.dates import from_iso, from_us
from retract_ld.identifiers import normalize_doi, normalize_pmid
from retract_ld.readers.records import Problem, clean_url, is_url
from retract_ld.readers.remembering import remembered

__all__ = [
    "ODD",
    "Cells",
    "items",
    "plain_day",
    "plain_doi",
    "plain_free",
    "plain_pmid",
    "text",
]

#: In place of the value of a cell that is not plain.
ODD: Final = "\0"
#: What the columns of ids and dates hold instead of nothing.
_NO_ID: Final = frozenset(
    {"", "0", "unavailable", "unknown", "none", "n/a", "na", "nan", "null", "-"}
)
#: What the columns of words hold instead of nothing.
_NO_TEXT: Final = frozenset({"", "unavailable", "unknown", "nan"})
#: Nothing longer can fold to one of these.
_LONGEST: Final = max(map(len, _NO_TEXT))
#: The days that spreadsheets and databases show for an empty date.
_PLACEHOLDERS: Final = frozenset({"0001-01-01", "1899-12-30", "1900-01-01"})

_DOI_START: Final = re.compile(
    r"(?:^|[\s;,|])(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?0*(?=10\.[0-9]{4,9}/)",
    re.IGNORECASE,
)
#: A DOI in which nothing can be anything else; only its letters may need lowering.
_PLAIN_DOI: Final = re.compile(r"10\.[0-9]{4,9}/[!-$&-+\--:<-{}~]{1,2000}")
_PLAIN_PMID: Final = re.compile(r"[1-9][0-9]{0,8}")
_PERCENT: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_ESCAPE: Final = re.compile(
    r"\\(?:[xu]([0-9A-Fa-f]{2}(?:[0-9A-Fa-f]{2})?)|(.))", re.DOTALL
)
_LITERAL: Final = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)


def text(cell: str) -> str | None:
    """Return the words of a cell, blanks folded, or ``None``.

    >>> text(" A  title "), text("Unavailable")
    ('A title', None)
    """
    words = cell.strip() if _is_tidy(cell) else " ".join(cell.split())
    if len(words) <= _LONGEST and words.casefold() in _NO_TEXT:
        return None
    return words


def _is_tidy(cell: str) -> bool:
    """Whether there are no blanks in a cell but single spaces."""
    return "  " not in cell and cell.isprintable()


def items(cell: str) -> list[str]:
    """Return the items of a list: separated by ``;``, or as Python prints a list.

    >>> items("Egypt; Pakistan;"), items("['+Error in Data' '+Author''s']"), items("[]")
    (['Egypt', 'Pakistan'], ['+Error in Data', '+Author', 's'], [])
    """
    if cell[:1] == "[" and cell[-1:] == "]" and cell[1:2] in "'\"]":
        parts = [_ESCAPE.sub(_escaped, part[1:-1]) for part in _LITERAL.findall(cell)]
    else:
        parts = cell.split(";")
    # As `text` does, without a call for each: there are many.
    if _is_tidy(cell):
        found = [*map(str.strip, parts)]
    else:
        found = [" ".join(part.split()) for part in parts]
    if min(map(len, found), default=0) > _LONGEST:
        return found
    return [
        words
        for words in found
        if len(words) > _LONGEST or words.casefold() not in _NO_TEXT
    ]


def _escaped(match: re.Match[str]) -> str:
    code, character = match.groups()
    if code is None:
        return " " if character in "nrt" else str(character)
    return "\ufffd" if 0xD800 <= int(code, 16) <= 0xDFFF else chr(int(code, 16))


def _day(value: str) -> str | None:
    return from_us(value) or from_iso(value)


@remembered(10_000)
def plain_day(cell: str) -> str | None:
    """Return the date of a cell, ``None`` if it has none, `ODD` if it is doubtful."""
    value = cell.strip()
    found = _day(value)
    if found is None:
        return None if value.casefold() in _NO_ID else ODD
    return ODD if found in _PLACEHOLDERS else found


def plain_doi(cell: str) -> str | None:
    """Return the DOI of a cell, ``None`` if it has none, `ODD` if it holds anything else."""
    if _PLAIN_DOI.fullmatch(cell):
        return cell.lower()
    return None if cell.strip().casefold() in _NO_ID else ODD


def plain_pmid(cell: str) -> str | None:
    """Return the PubMed id of a cell, as `plain_doi` does the DOI."""
    if cell == "0":
        return None
    value = cell.strip()
    if _PLAIN_PMID.fullmatch(value):
        return value
    return None if value.casefold() in _NO_ID else ODD


def plain_free(cell: str) -> bool | str | None:
    """Return whether a document is free, from whether it is behind a paywall."""
    if cell == "No":
        return True
    value = cell.strip().casefold()
    if value in {"no", "yes"}:
        return value == "no"
    return None if value in _NO_ID else ODD


class Cells:
    """The cells of one row, with what had to be said about them."""

    __slots__ = ("location", "problems")

    def __init__(self, location: str, problems: tuple[Problem, ...] = ()) -> None:
        self.location = location
        self.problems = list(problems)

    def warn(self, message: str, hint: str = "") -> None:
        """Add a warning."""
        self.problems.append(Problem("warning", message, self.location, hint))

    def doi(self, column: str, cell: str) -> tuple[str | None, str | None]:
        """Return the DOI of a cell, or the address that stands in its place."""
        plain = plain_doi(cell)
        if plain is not ODD:
            return plain, None
        value = cell.strip()
        starts = list(_DOI_START.finditer(value))
        if len(starts) == 1:
            return self._one_doi(column, value, starts[0]), None
        if len(starts) > 1:
            found = {normalize_doi(part) for part in re.split(r"[\s;,|]+", value)}
            if len(found - {None}) == 1:
                return next(iter(found - {None})), None
            self.warn(
                f"{column} {value!r} holds several DOIs; left out.",
                "Give each its own row.",
            )
            return None, None
        url = clean_url(value)
        if url is not None:
            self.warn(f"{column} {value!r} is not a DOI; kept as an address.")
        else:
            self.warn(f"{column} {value!r} is not a DOI; left out.")
        return None, url

    def _one_doi(self, column: str, value: str, start: re.Match[str]) -> str | None:
        doi = normalize_doi(value)
        if doi is None:
            first = re.split(r"[\s]", value[start.end() :], maxsplit=1)[0]
            doi = normalize_doi(first)
            if doi is not None:
                self.warn(f"{column} {value!r} is more than a DOI; read as {doi!r}.")
            else:
                self.warn(f"{column} {value!r} is not a DOI; left out.")
        elif "%" in doi and _PERCENT.search(doi):
            plain = normalize_doi(unquote(doi))
            if plain is not None:
                self.warn(f"{column} {value!r} is percent-encoded; read as {plain!r}.")
                return plain
        return doi

    def pubmed_id(self, column: str, cell: str) -> str | None:
        """Return the PubMed id of a cell."""
        plain = plain_pmid(cell)
        if plain is not ODD:
            return plain
        value = cell.strip()
        pmid = normalize_pmid(value)
        if pmid is None and value.strip("0"):
            self.warn(f"{column} {value!r} is not a PubMed id; left out.")
        return pmid

    def date(self, column: str, cell: str) -> str | None:
        """Return the date of a cell: US order, or ISO 8601."""
        plain = plain_day(cell)
        if plain is not ODD:
            return plain
        value = cell.strip()
        found = _day(value)
        if found is None:
            self.warn(
                f"{column} {value!r} is not a date; left out.",
                "Expected month/day/year.",
            )
        elif found in _PLACEHOLDERS:
            self.warn(
                f"{column} {value!r} is what spreadsheets show for no date; left out."
            )
            return None
        return found

    def urls(self, column: str, cell: str) -> tuple[str, ...]:
        """Return the addresses of a cell; ``;`` separates them and may be in them."""
        parts = items(cell)
        if all(map(is_url, parts)):
            return tuple(parts)
        found: list[str] = []
        for part in parts:
            url = clean_url(part)
            if url is not None:
                found.append(url)
            elif found and not part.casefold().startswith("www."):
                joined = clean_url(f"{found[-1]};{part}")
                found[-1] = joined or found[-1]
            else:
                self.warn(f"{column} {part!r} is not an address; left out.")
        return tuple(found)

    def free_to_read(self, column: str, cell: str) -> bool | None:
        """Return whether a document is free, from whether it is behind a paywall."""
        plain = plain_free(cell)
        if isinstance(plain, str):
            self.warn(f"{column} {cell.strip()!r} is not Yes, No or Unknown; left out.")
            return None
        return plain
