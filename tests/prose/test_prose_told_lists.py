"""Several works told one after another in a sentence, in every way houses cite and count."""

from __future__ import annotations

import pytest

from retract_ld.prose import read_notice

TITLES = (
    "Trade in peat and the price of bread in the fens",
    "Remittances and school in the hills",
)
CITED = [
    ('Roe, T. "{}", Fen Quarterly {}', 'Roe, T., and M. Poe, "{}", Fen Quarterly {}'),
    ("Roe T. {}. Fen Quarterly. {}", "Roe T, Poe M. {}. Fen Quarterly. {}"),
    ('"{}" by T. Roe, Fen Quarterly {}', '"{}" by T. Roe and M. Poe, Fen Quarterly {}'),
    ('T. Roe, "{}," Fen Quarterly {}', 'T. Roe and M. Poe, "{}," Fen Quarterly {}'),
]
PLACES = [
    (
        "27, no. 3 (2018): 341–360, https://doi.org/10.5555/fq.1",
        "28, no. 1 (2019): 22–41, https://doi.org/10.5555/fq.2",
    ),
    (
        "2018;27(3):341–360. doi:10.5555/fq.1",
        "2019;28(1):22–41. doi:10.5555/fq.2",
    ),
]
LEADS = [
    "The Editor has retracted two articles by T. Roe: {}; and {}.",
    "The following two articles have been retracted: {}; {}.",
    "We retract {} and {}.",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("marks", [("(i) ", "(ii) "), ("(1) ", "(2) "), ("a) ", "b) ")])
@pytest.mark.parametrize("cited", CITED)
@pytest.mark.parametrize("places", PLACES)
def test_works_counted_in_a_sentence(
    lead: str, marks: tuple[str, str], cited: tuple[str, str], places: tuple[str, str]
) -> None:
    items = [
        mark + form.format(title, place)
        for mark, form, title, place in zip(marks, cited, TITLES, places, strict=True)
    ]
    told = lead.format(*items)
    updates = read_notice(
        f"Retraction\n\n{told} The data could not be obtained.\n"
    ).updates
    found = [
        (
            work.title,
            work.doi,
            len(work.authors),
            work.journal and work.journal.title,
            work.volume,
            work.pages,
        )
        for work in (update.work for update in updates)
        if work
    ]
    assert found == [
        (TITLES[0], "10.5555/fq.1", 1, "Fen Quarterly", "27", "341–360"),
        (TITLES[1], "10.5555/fq.2", 2, "Fen Quarterly", "28", "22–41"),
    ]


@pytest.mark.parametrize("lead", LEADS[:2])
def test_works_parted_by_semicolons(lead: str) -> None:
    told = lead.format(
        CITED[1][0].format(TITLES[0], PLACES[1][0]),
        CITED[1][1].format(TITLES[1], PLACES[1][1]),
    )
    updates = read_notice(f"Retraction\n\n{told}\n").updates
    assert [update.work and update.work.doi for update in updates] == [
        "10.5555/fq.1",
        "10.5555/fq.2",
    ]


def test_numbers_of_citations_count_no_works() -> None:
    (update,) = read_notice(
        'Retraction: "Peat and bread" (1)\n\nWe retract the article (1) since its data were '
        "those of an article by others (2), as Roe (3) told us.\n\n"
        "1. Poe B. Peat and bread. Fen Q. 2018;2:3-9.\n"
        "2. Lee K. Bread and peat. Bog Q. 2016;1:7-9.\n3. Roe T. Letter. Fen Q. 2019;3:1.\n"
    ).updates
    assert update.work is not None
    assert update.work.title == "Peat and bread"


def test_a_doi_alone_is_the_notices_where_another_is_named_as_the_articles() -> None:
    (update,) = read_notice(
        'Erratum\n\nIn the Original Article entitled "Peat and bread in winter" by T. Roe, et '
        "al. (Fen Med 60: 1123-1130, 2021), the affiliation was wrong.\n\n"
        "doi: 10.5555/err-60-7\nOriginal article: doi: 10.5555/6000-20\n"
    ).updates
    assert update.work is not None
    assert update.notice is not None
    assert (update.notice.doi, update.work.doi) == (
        "10.5555/err-60-7",
        "10.5555/6000-20",
    )


def test_other_numbers_than_those_in_the_title_are_the_notices() -> None:
    (update,) = read_notice(
        'Retraction: "Magnetocaloric effects in ribbons of peat" [Fen Conf. Proc. 2115, 030220 (2019)]\n'
        "Fen Conference Proceedings 2265, 039901 (2020); https://doi.org/10.5555/5.33\n\n"
        "R. Roe and S. Poe\n\nThis article is retracted from 5 November 2020.\n"
    ).updates
    assert update.work is not None
    assert update.notice is not None
    assert (update.work.volume, update.notice.volume) == ("2115", "2265")
    assert (update.work.doi, update.notice.doi) == (None, "10.5555/5.33")


@pytest.mark.parametrize("mark", ["{}. ", "({}) ", "[{}] ", "• ", "- ", ""])
@pytest.mark.parametrize(
    "announced",
    [
        "The following articles have been retracted by the editor for compromised review:",
        "The publisher has retracted the following papers due to plagiarism.",
        "The articles listed below are retracted at the request of the authors for errors:",
    ],
)
@pytest.mark.parametrize("form", ["{}. https://doi.org/{}", "{} (DOI: {})", "{1}"])
def test_items_of_a_title_and_a_doi(mark: str, announced: str, form: str) -> None:
    works = {
        "Wet soil in fens and its uses in pottery": "10.5555/fen.2019.045",
        "Effects of α-clay on β-sand and peat in eels": "10.5555/fen.2020.007",
        "Does wet soil matter?": "10.5555/fen.2018.101",
    }
    items = [
        mark.format(number) + form.format(title, doi)
        for number, (title, doi) in enumerate(works.items(), start=1)
    ]
    updates = read_notice(
        "Retractions\nFen Letters, 14(1): 7. Published 2021-02-03.\n"
        "https://doi.org/10.5555/fen.2021.007\n\n" + "\n".join([announced, *items, ""])
    ).updates
    found = {
        update.work.doi: update.work.title
        for update in updates
        if update.work is not None
    }
    wanted = {doi: title for title, doi in works.items()}
    assert found == (dict.fromkeys(wanted) if form == "{1}" else wanted)
