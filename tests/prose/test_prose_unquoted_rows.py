"""Two or more works that a sentence tells one after the other, without quotation marks."""

from __future__ import annotations

import pytest

from retract_ld.prose import read_notice

HEAD = (
    "Retraction\nFen Rev, 54(8): 1201. Published 2022-07-01.\n"
    "https://doi.org/10.5555/fr.999\n\n"
)
#: Title, authors, journal, volume, issue, pages, year and DOI.
Work = tuple[str, list[str], str, str, str, str, str, str]
WORKS: list[Work] = [
    (
        "Sand and silt under cyclic shear",
        ["R. Malik", "T. Ude"],
        *("Journal of Fen Studies", "9", "2", "101–118", "2017", "10.5555/f.1"),
    ),
    (
        "Removal of lead by mosses in a low-lying fen",
        ["Jane Roe", "Bo Poe"],
        *("Fen Lett", "10", "1", "20–36", "2018", "10.5555/f.2"),
    ),
    (
        "Does peat smoke harm eels: a case series",
        ["Singh RK"],
        *("Fen Chem. Res.", "11", "3", "7–9", "2019", "10.5555/f.3"),
    ),
]
ITEMS = [
    "{t} by {a}, published in {j}, Vol. {v}, No. {i}, pp. {p}, {y}",
    "{t} by {a} ({j} {y};{v}({i}):{p})",
    "{t} ({a}, {j} {v}, {p}, {y})",
    "{t} ({j} {v}({i}), {p}, {y}) by {a}",
    "{t} by {a} in {j} {v}({i}), {p} ({y})",
    "{t} by {a}, {j} {v} ({y}) {p}",
    "{t} by {a} (https://doi.org/{d})",
    "{t} ({d})",
    "{t}, published in {j} {v}({i}):{p}, {y}",
    "{t}, by {a}, which appeared in {j}, {v}({i}), {p}, {y}, DOI: {d}",
    "{t} [{j} {v} ({y}) {p}]",
]
FRAMES = [
    "The papers {} have been retracted because of plagiarism.",
    "The editors retract the articles {} for fabricated data.",
    "The articles entitled {} are retracted at the request of the authors.",
    "This notice concerns the papers {}, which have been withdrawn.",
    "We retract {}.",
    "The following articles have been retracted: {}. The data were invented.",
]


def _filled(item: str, work: Work) -> str:
    title, authors, journal, volume, issue, pages, year, doi = work
    names = ", ".join(authors[:-1]) + " and " * (len(authors) > 1) + authors[-1]
    return item.format(
        t=title, a=names, j=journal, v=volume, i=issue, p=pages, y=year, d=doi
    )


def _told(text: str) -> list[tuple[object, ...]]:
    told: list[tuple[object, ...]] = []
    for update in read_notice(HEAD + text).updates:
        work = update.work
        assert work is not None
        journal = work.journal.title if work.journal else None
        names = [author.name for author in work.authors]
        place = (work.volume, work.pages, (work.published or "")[:4], work.doi)
        told.append((work.title, names, journal, *place))
    return told


def _expected(item: str, work: Work) -> tuple[object, ...]:
    title, authors, journal, volume, _, pages, year, doi = work
    return (
        title,
        authors if "{a}" in item else [],
        journal if "{j}" in item else None,
        volume if "{v}" in item else None,
        pages if "{p}" in item else None,
        year if "{y}" in item else "",
        doi if "{d}" in item else None,
    )


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("frame", FRAMES)
def test_works_without_quotation_marks(item: str, frame: str) -> None:
    for count, joint in ((2, " and "), (2, "; and "), (3, ", and ")):
        items = [_filled(item, work) for work in WORKS[:count]]
        between = "; " if ";" in joint else ", "
        text = frame.format(between.join(items[:-1]) + joint + items[-1])
        expected = [_expected(item, work) for work in WORKS[:count]]
        assert _told(text) == expected, text


def test_each_work_with_its_noun() -> None:
    one, other = (_filled(ITEMS[1], work) for work in WORKS[:2])
    text = f"The article {one} and the paper entitled {other} are hereby retracted."
    assert _told(text) == [_expected(ITEMS[1], work) for work in WORKS[:2]]


@pytest.mark.parametrize(
    "lead",
    [
        "The article overlaps with the papers {} and is retracted.",
        "Figures were taken from the articles {}. The article is therefore retracted.",
    ],
)
def test_sources_are_no_works(lead: str) -> None:
    items = [_filled(ITEMS[1], work) for work in WORKS[:2]]
    text = "Retraction: Wet moss in towns\n" + HEAD.partition("\n")[2]
    (update,) = read_notice(text + lead.format(" and ".join(items))).updates
    assert update.work is not None
    assert update.work.title == "Wet moss in towns"
