"""Registers to measure with: made up, or a real one repeated under fresh ids.

Both have the columns of the Retraction Watch CSV. A made-up register is the same for the
same number of rows on every machine.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

__all__ = [
    "COLUMNS",
    "made_up_rows",
    "repeated_rows",
    "turned_rows",
    "write_register",
]

COLUMNS = (
    "Record ID",
    "Title",
    "Subject",
    "Institution",
    "Journal",
    "Publisher",
    "Country",
    "Author",
    "URLS",
    "ArticleType",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
    "Paywalled",
    "Notes",
)
_WORDS = [
    "cell",
    "growth",
    "protein",
    "factor",
    "signal",
    "kinase",
    "membrane",
    "tumour",
    "cohort",
    "trial",
    "model",
    "network",
    "surface",
    "alloy",
    "catalyst",
    "polymer",
    "estimate",
    "random",
    "effect",
    "deep",
    "learning",
    "image",
    "review",
    "pathway",
    "receptor",
    "gene",
    "expression",
    "mouse",
    "patient",
    "outcome",
    "β-amyloid",
    "naïve",
]
_GIVEN = [
    "Ana",
    "Bo",
    "Chen",
    "Dana",
    "Eva",
    "Femi",
    "Gao",
    "Hana",
    "Ivo",
    "Jun",
    "Kofi",
    "Lea",
    "Mía",
    "Nils",
    "Oya",
]
_FAMILY = [
    "Abara",
    "Berg",
    "Cruz",
    "Dang",
    "Eze",
    "Fu",
    "Gök",
    "Haas",
    "Ito",
    "Jung",
    "Kaur",
    "Lopes",
    "Mbeki",
    "Ng",
]
_SUBJECTS = (
    "(BLS) Biochemistry",
    "(HSC) Medicine - Oncology",
    "(PHY) Materials Science",
    "(B/T) Technology",
)
_COUNTRIES = ("China", "France", "India", "Iran", "Nigeria", "United States")
_REASONS = (
    "+Error in Data",
    "+Duplication of/in Image",
    "+Paper Mill",
    "+Investigation by Journal/Publisher",
    "+Unreliable Results and/or Conclusions",
    "+Results Not Reproducible",
    "+Concerns/Issues about Peer Review",
)
_NATURES = ("Retraction",) * 8 + ("Expression of concern", "Correction")


def _day(random: Random, first: int, last: int) -> str:
    month, day = random.randint(1, 12), random.randint(1, 28)
    return f"{month}/{day}/{random.randint(first, last)} 0:00"


def made_up_rows(count: int, seed: int = 1) -> Iterator[list[str]]:
    """Yield rows that look like those of the register, about as long."""
    random = Random(seed)
    some = random.choices
    for number in range(1, count + 1):
        authors = [
            f"{random.choice(_GIVEN)} {random.choice('ABCDEF')} {random.choice(_FAMILY)}"
            for _ in range(random.randint(1, 9))
        ]
        house = random.randint(1, 40)
        yield [
            str(number),
            " ".join(some(_WORDS, k=12)).capitalize() + f", \u201cpart\u201d {number}",
            "".join(f"{item};" for item in some(_SUBJECTS, k=2)),
            ";".join(
                f"Department of {word.title()}, University of {random.choice(_FAMILY)}"
                f" {random.randint(1, 400)}"
                for word in some(_WORDS, k=random.randint(1, 4))
            ),
            f"Journal of {random.choice(_WORDS).title()} {house}-{random.randint(1, 60)}",
            f"House {house}",
            ";".join(set(some(_COUNTRIES, k=2))),
            ";".join(authors),
            f"https://example.org/reports/{number}" if number % 5 == 0 else "",
            "Research Article;",
            _day(random, 2010, 2025),
            f"10.{1000 + house}/notice.{number}" if number % 11 else "unavailable",
            str(30_000_000 + number) if number % 3 else "0",
            _day(random, 2000, 2009),
            f"10.{1000 + house}/work.{number}",
            str(20_000_000 + number) if number % 4 else "0",
            random.choice(_NATURES),
            "".join(f"{item};" for item in some(_REASONS, k=random.randint(1, 4))),
            random.choice(("No", "Yes", "Unknown")),
            f'See also: "{" ".join(some(_WORDS, k=9))}".' if number % 2 else "",
        ]


def repeated_rows(path: Path, count: int) -> Iterator[list[str]]:
    """Yield the rows of a CSV again and again, each time under fresh ids and DOIs."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        reader = csv.DictReader(file)
        rows = [[row.get(name) or "" for name in COLUMNS] for row in reader]
    place = {name: at for at, name in enumerate(COLUMNS)}

    def endless() -> Iterator[list[str]]:
        times = 0
        while True:
            for row in rows:
                fresh = list(row)
                if times:
                    fresh[place["Record ID"]] = f"{times}{row[0].zfill(7)}"
                    fresh[place["Title"]] += f" ({times})"
                    for name in ("RetractionDOI", "OriginalPaperDOI"):
                        if fresh[place[name]].startswith("10."):
                            fresh[place[name]] += f".{times}"
                    for name in ("RetractionPubMedID", "OriginalPaperPubMedID"):
                        fresh[place[name]] = "0"
                yield fresh
            times += 1

    return islice(endless(), count)


def turned_rows(
    path: Path, times: int, notes: Path | None = None
) -> Iterator[list[str]]:
    """Yield the rows of a CSV, then copies whose columns are turned against each other.

    A copy has real values in new combinations, and ids, titles and institutions of its
    own; its notes come from the column ``notes`` of another CSV, if there is one. Journal
    and publisher stay together, and what identifies a notice.
    """
    csv.field_size_limit(10_000_000)
    seen: set[str] = set()
    rows: list[list[str]] = []
    for row in _rows_of(path):
        number = (row.get("Record ID") or "").strip()
        if number.isdigit() and number not in seen:
            seen.add(number)
            rows.append([(row.get(name) or "").replace("\0", "") for name in COLUMNS])
    some_notes = [row["notes"] or "" for row in _rows_of(notes)] if notes else [""]
    place = {name: at for at, name in enumerate(COLUMNS)}
    steps = {name: 101 * (at + 1) for name, at in place.items()}
    steps["Publisher"] = steps["Journal"]
    steps["RetractionPubMedID"] = steps["RetractionDOI"] = steps["RetractionDate"]
    yield from rows
    for turn in range(1, times):
        for at, row in enumerate(rows):
            copy = [
                rows[(at + turn * steps[name]) % len(rows)][place[name]]
                for name in COLUMNS
            ]
            copy[place["Record ID"]] = str(int(row[0]) + turn * 1_000_000)
            copy[place["Title"]] += f" ({turn})"
            copy[place["Institution"]] = ";".join(
                f"{part.rstrip()}, unit {turn}"
                for part in copy[place["Institution"]].split(";")
                if part.strip()
            )
            copy[place["Notes"]] = some_notes[(at * 7 + turn) % len(some_notes)]
            yield copy


def _rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        yield from csv.DictReader(file)


def write_register(path: Path, rows: Iterator[list[str]]) -> Path:
    """Write rows as a register in CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return path
