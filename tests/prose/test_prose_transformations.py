"""What must not change what is read: blanks, quotes, dashes, accents, DOI forms, line ends.

Every notice of a sample is read as it is and changed; the other test puts invented works
into many orders of citations, with their authors in many forms.
"""

from __future__ import annotations

import hashlib
import json
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.scores import fold

HERE = Path(__file__).parent
FOLDERS = ("notices", "varied", "evaluation/pages/dev", "evaluation/publishers/dev")


def drawn(path: Path) -> bool:
    """Draw one notice in four by lot, of those in English."""
    lot = int(hashlib.sha256(path.stem.encode()).hexdigest(), 16)
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return lot % 4 == 0 and truth.get("language") == "en"


TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for folder in FOLDERS
    for path in sorted((HERE / folder).glob("*.txt"))
    if drawn(path)
}


def wrapped(width: int) -> Callable[[str], str]:
    def change(text: str) -> str:
        lines = [line for line in text.split("\n") if line.strip()]
        return "\n\n".join(
            textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False)
            for line in lines
        )

    return change


def replacing(pattern: str, new: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(new, text)


CHANGES: dict[str, tuple[Callable[[str], str], float]] = {
    "no-break blanks": (replacing(r"(?<=[0-9,;:.]) (?=[0-9A-Z])", "\u00a0"), 0),
    "thin blanks": (replacing(r"(?<=[,;:]) (?=[0-9])", "\u2009"), 0),
    "two blanks": (replacing(r"(?<=[.,;:!?]) (?=\S)", "  "), 0),
    "straight quotes": (
        lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
        0.01,
    ),
    "hyphens in ranges": (replacing(r"(?<=[0-9])[–‐‑](?=[A-Za-z]?[0-9])", "-"), 0),
    "loose accents": (lambda text: unicodedata.normalize("NFD", text), 0),
    "Windows line ends": (lambda text: text.replace("\n", "\r\n"), 0.01),
    "dx.doi.org": (replacing(r"https?://doi\.org/", "http://dx.doi.org/"), 0),
    "doi.org": (replacing(r"(?<!: )\bdoi: ?(?=10\.)", "https://doi.org/"), 0.01),
    "DOI 10": (replacing(r"\bdoi: ?(?=10\.)", "DOI "), 0.01),
    "wrapped at 60": (wrapped(60), 0.1),
    "wrapped at 72": (wrapped(72), 0.1),
    "wrapped at 80": (wrapped(80), 0.1),
}


def told(text: str) -> list[tuple[object, ...]]:
    """Return what is read of the notice and its works."""
    found = []
    for update in read_notice(text).updates:
        work, notice = update.work, update.notice
        values: tuple[object, ...] = (update.type, notice and notice.doi)
        if work:
            journal = work.journal and work.journal.title
            pages = work.pages or work.article_number
            values += (work.doi, work.volume, work.published)
            values += tuple(map(fold, (work.title, journal, work.issue, pages)))
            values += tuple(fold(author.name) for author in work.authors)
        found.append(values)
    return found


@pytest.fixture(scope="module")
def as_printed() -> dict[str, list[tuple[object, ...]]]:
    return {name: told(text) for name, text in TEXTS.items()}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_form_changes_nothing(name, as_printed):
    change, allowed = CHANGES[name]
    changed = {stem: change(text) for stem, text in TEXTS.items()}
    tried = [stem for stem, text in changed.items() if text != TEXTS[stem]]
    assert tried
    other = [stem for stem in tried if told(changed[stem]) != as_printed[stem]]
    assert len(other) <= allowed * len(TEXTS), other


ROE, AMANO, KANG = ("Jane", "B", "Roe"), ("Koji", "", "Amano"), ("Min", "", "Kang")
BRZEG, VAN_LOON = ("Tom", "", "Brzeg"), ("Eva", "M", "van Loon")
DRAINED = "Peat moisture and vole density in drained bogs"
WORKS = (
    (DRAINED, "Journal of Peat Science", "15", "3", "401–415", "2008", (ROE, BRZEG)),
    (
        "Zinc in crews: a study",
        "Maritime Health",
        "44",
        "12",
        "e1234",
        "2016",
        (AMANO, VAN_LOON),
    ),
    (
        "A polymer that binds iron",
        "Annals of Polymers",
        "102",
        "1",
        "012345",
        "2020",
        (KANG, ROE),
    ),
)
NAMES: dict[str, Callable[[str, str, str], str]] = {
    "Roe JB": lambda given, middle, family: f"{family} {given[0]}{middle}",
    "J. B. Roe": lambda given, middle, family: " ".join(
        [*(f"{part[0]}." for part in (given, middle) if part), family]
    ),
    "Roe, J.B.": lambda given, middle, family: (
        f"{family}, " + "".join(f"{part[0]}." for part in (given, middle) if part)
    ),
    "Roe J.B.": lambda given, middle, family: (
        f"{family} " + "".join(f"{part[0]}." for part in (given, middle) if part)
    ),
    "Jane B. Roe": lambda given, middle, family: " ".join(
        [given, *([f"{middle}."] if middle else []), family]
    ),
}
ORDERS = (
    "{a}. {t}. {j} {y};{v}({i}):{p}.",
    "{a}. {t}. {j}. {y} Mar 4;{v}({i}):{p}.",
    "{a} ({y}). {t}. {j}, {v}({i}), {p}.",
    "{a}, “{t},” {j}, vol. {v}, no. {i}, pp. {p}, {y}.",
    "{a}, “{t},” {j} {v}, no. {i} (March {y}): {p}.",
    "{a}. {t}. {j} pp. {p}, vol. {v}, no. {i}, {y}.",
    "{a}. {t}. {j}, Issue {i}, Volume {v}, {y}, pages {p}.",
    "{a}: {t}. {j} {v}({i}), {p} ({y}).",
    "{t}. {a}. {j} {v}, {p} ({y}).",
    "{t}. {a}. {j}. {y};{v}({i}):{p}.",
    "“{t}” by {a}, {j}, Vol. {v}, No. {i}, {y}, pp. {p}.",
    "“{t}” by {a} ({j} {v}, {y}, {p}).",
    "“{t}” by {a} ({j} {y}; {v}({i}): {p}).",
    "“{t}” by {a}, {j}, {y}, {v}, {p}.",
    "“{t}” by {a}, published in {j} {v} ({y}), {p}.",
    "“{t}” by {a}, which appeared in {j}, Volume {v}, Issue {i}, {y}, pages {p}.",
)


def test_orders_of_citations_and_forms_of_names():
    missed: Counter[str] = Counter()
    tried = 0
    for order in ORDERS:
        for form in NAMES.values():
            for title, journal, volume, issue, pages, year, persons in WORKS:
                names = [form(*person) for person in persons]
                comma = ", & " if "," in names[0] else ", "
                joint = " and " if names[0].split()[-1] == persons[0][-1] else comma
                cited = order.format(
                    a=joint.join(names),
                    t=title,
                    j=journal,
                    v=volume,
                    i=issue,
                    p=pages,
                    y=year,
                ).replace("..", ".")
                text = f"Retraction\n\nThe following article has been retracted:\n{cited}\n\n"
                work = (
                    read_notice(f"{text}The data had been exchanged.").updates[0].work
                )
                tried += 1
                missed["title"] += fold(work.title) != fold(title)
                missed["journal"] += fold(work.journal and work.journal.title) != fold(
                    journal
                )
                missed["volume"] += work.volume != volume
                missed["pages"] += fold(work.pages or work.article_number) != fold(
                    pages
                )
                missed["year"] += (work.published or "")[:4] != year
                read = [fold(author.name) for author in work.authors]
                missed["authors"] += read != [fold(name) for name in names]
    assert max(missed.values()) <= 0.05 * tried, missed
