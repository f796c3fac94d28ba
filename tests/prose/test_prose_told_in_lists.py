"""Works in lists and sentences that tell little of each: names and DOIs, names and places."""

from __future__ import annotations

import pytest

from retract_ld.models import Work
from retract_ld.prose import read_notice

HEAD = "{}\nFen Rev, 54(8): 1201. Published 2022-07-01.\nhttps://doi.org/10.5555/fr.999\n\n"


def _works(heading: str, body: str) -> list[Work]:
    updates = read_notice(HEAD.format(heading) + body).updates
    return [update.work for update in updates if update.work]


def _names(work: Work) -> list[str]:
    return [author.name for author in work.authors]


PEOPLE = [["Roe J", "Poe BA", "Lee K"], ["Roe J", "Day P"], ["Poe BA"]]


@pytest.mark.parametrize("mark", ["{}. ", "[{}] ", "• ", ""])
@pytest.mark.parametrize("item", ["{a}. {d}", "{a}: https://doi.org/{d}", "{a} ({d})"])
def test_items_of_names_and_dois(mark: str, item: str) -> None:
    items = [
        mark.format(index) + item.format(a=", ".join(names), d=f"10.5555/f.201{index}")
        for index, names in enumerate(PEOPLE, 1)
    ]
    body = "The following articles have been retracted:\n" + "\n".join(items)
    works = _works("Retraction", body + "\nThe peer review was manipulated.\n")
    assert [_names(work) for work in works] == PEOPLE
    assert [work.doi for work in works] == [f"10.5555/f.201{n}" for n in (1, 2, 3)]
    assert all(work.title is None and work.journal is None for work in works)


@pytest.mark.parametrize("joint", [" and ", ", and "])
def test_families_before_brackets(joint: str) -> None:
    cited = [
        "Liao & Wu [Acta Fen. (2007), E63, m1111]",
        "Liao, Wu & Tan [Acta Fen. (2008), E64, m222–m223]",
        "Liao [Acta Fen. (2009), E65, m33]",
    ]
    body = "Three reports are retracted for problems with the data: "
    works = _works("Retraction", body + ", ".join(cited[:2]) + joint + cited[2] + ".")
    families = ["Liao Wu", "Liao Wu Tan", "Liao"]
    assert [" ".join(_names(work)) for work in works] == families
    assert [work.pages for work in works] == ["m1111", "m222–m223", "m33"]


@pytest.mark.parametrize("joint", [" and ", "; ", ", and "])
def test_names_behind_the_places_of_quoted_titles(joint: str) -> None:
    cited = [
        "“Salt gargle for a sore throat” (Fen Med 2016;60:700–5) by Roe J, Poe B",
        "“Moss drops for a squint” (Fen Med 2017;61:44–9) by Roe J, Day P",
    ]
    body = f"The following articles stand retracted: {joint.join(cited)}.\n"
    works = _works("Retraction", body)
    assert [_names(work) for work in works] == [["Roe J", "Poe B"], ["Roe J", "Day P"]]


@pytest.mark.parametrize("lead", ["In the article ", "In ", "On "])
def test_sentences_of_an_erratum_that_each_begin_with_a_work(lead: str) -> None:
    body = (
        f"{lead}“Wet soil in fens” (Fen Rev 2018;50:3–9) a name was misspelt in Table 2. "
        f"{lead}“Dry soil in fens” (Fen Rev 2018;50:11–19) Figure 3 was upside down.\n"
    )
    works = _works("Errata", body)
    assert [work.pages for work in works] == ["3–9", "11–19"]


@pytest.mark.parametrize(
    "names",
    [
        ["Yu Xin Tan", "Qiang Mo", "Hui Luo"],
        ["L. Kern", "A. Diallo"],
        ["Tan YX", "Mo Q"],
    ],
)
@pytest.mark.parametrize("journal", ["Cell Fen International", "Fen Letters"])
@pytest.mark.parametrize(
    "end",
    [" (https://doi.org/10.5555/c.1).", ", DOI: 10.5555/c.1.", ", doi: 10.5555/c.1"],
)
def test_a_work_without_numbers(names: list[str], journal: str, end: str) -> None:
    title = "Linalool slows the ageing of chondrocytes"
    body = f"{title}, {', '.join(names)}, {journal}{end}\nThe above article is retracted.\n"
    (work,) = _works(f"RETRACTION: {title}", body)
    assert work.journal is not None
    assert (work.title, work.doi) == (title, "10.5555/c.1")
    assert (work.journal.title, _names(work)) == (journal, names)


@pytest.mark.parametrize("name", ["R. K. Singh", "Jane Roe", "Jane Roe, Bo Poe"])
@pytest.mark.parametrize("journal", ["Fen Letters", "Fens: Open Access"])
def test_names_behind_a_quoted_heading(name: str, journal: str) -> None:
    heading = f"Retraction of “Sand in wet fens”. {name}. {journal} 2019, 12, 101–108."
    (work,) = _works(heading, "The authors retract this article because of errors.\n")
    assert work.journal is not None
    assert (work.title, work.journal.title) == ("Sand in wet fens", journal)
    assert _names(work) == name.split(", ")
    assert (work.volume, work.pages) == ("12", "101–108")
