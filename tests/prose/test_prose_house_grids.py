"""Frames of other houses' notices in all their combinations, in our own words."""

from __future__ import annotations

import itertools

import pytest

from retract_ld.models import Update
from retract_ld.prose import read_notice
from retract_ld.prose.citation import parse

HEAD = (
    "{title}\nFen Rev, 54(8): 1201. Published 2022-07-01.\n"
    "https://doi.org/10.5555/fr.999\n\n"
)
TITLE = "The moral grammar of homework"
WORKS = [
    ("Zinc lozenges and colds in herders", "Roe J, Poe BA", "12", "3", "101–108", "1"),
    ("Peat smoke and asthma: a case series", "Roe J", "14", "1", "11–19", "2"),
    ("Leeches after grafts of the lip", "Roe J, Lee K, Day P", "7", "12", "90–97", "3"),
]


def _told(updates: tuple[Update, ...]) -> list[tuple[str | None, ...]]:
    return [
        (update.work.title, update.work.volume, update.work.pages)
        for update in updates
        if update.work
    ]


VOLUMES = ["50(6)", "vol. 50(6)", "Vol. 50, No. 6", "Volume 50, Issue 6", "50:6"]
VOLUMES += ["50/6", "50, no. 6", "Vol.50 No.6", "vol 50 no 6", "50.6", "V. 50. No. 6"]
PAGES = ["pp. 601–615", "601–615", "p. 601–615", "pages 601–615", "pg. 601–615"]
PLACES = [
    "{journal}, {volume}{sep}{pages}, 2018",
    "{journal} {volume}{sep}{pages} (2018)",
    "{journal} {volume} (2018){sep}{pages}",
    "{journal}, 2018, {volume}{sep}{pages}",
    "{journal}. 2018. {volume}{sep}{pages}",
    "{journal} (2018) {volume}{sep}{pages}",
    "{journal}, {volume}, 2018{sep}{pages}",
]


@pytest.mark.parametrize("place", PLACES)
def test_numbers_however_they_are_labelled(place: str) -> None:
    wrong = []
    for volume, pages, sep in itertools.product(VOLUMES, PAGES, (", ", ": ")):
        journal = "Pedagogical Theory"
        told = place.format(journal=journal, volume=volume, sep=sep, pages=pages)
        text = f"Roe J, Poe BA. {TITLE}. {told}"
        citation = parse(text, 0, len(text))
        names = ("title", "journal", "volume", "issue", "pages", "published")
        found = citation and [citation.value(name) for name in names]
        if found != [TITLE, journal, "50", "6", "601–615", "2018"]:
            wrong.append((told, found))
    assert wrong == []


AUTHORS = [
    ("Fintan Greaves and Lotte Dahl", ["Fintan Greaves", "Lotte Dahl"]),
    ("Greaves F, Dahl L", ["Greaves F", "Dahl L"]),
    ("F. Greaves and L. Dahl", ["F. Greaves", "L. Dahl"]),
    ("Greaves, F., & Dahl, L.", ["Greaves, F.", "Dahl, L."]),
]


@pytest.mark.parametrize(
    "cited",
    [
        "{title}, {names}, Pedagogical Theory, 50(6), 601–615, 2018.",
        "{title} by {names}, Pedagogical Theory, 50(6), 601–615, 2018.",
        "“{title}”, {names}, Pedagogical Theory, 50(6), 601–615, 2018.",
        "{names} (2018). {title}. Pedagogical Theory, 50(6), 601–615.",
    ],
)
@pytest.mark.parametrize(("names", "authors"), AUTHORS)
def test_names_before_and_behind_a_title(
    cited: str, names: str, authors: list[str]
) -> None:
    title = f"{TITLE} in rural schools"
    for frame in (
        "The following article has been retracted because data were invented:\n{}",
        "The editors retract the article: {} It was plagiarised.",
    ):
        text = frame.format(cited.format(title=title, names=names))
        (update,) = read_notice(HEAD.format(title="Retraction") + text).updates
        assert update.work is not None
        assert update.work.title == title
        assert [author.name for author in update.work.authors] == authors
        assert (update.work.volume, update.work.issue) == ("50", "6")


ITEMS = [
    "{names}. {title}. Fen Med 2011;{volume}({issue}):{pages}.",
    "“{title}” (Fen Med 2011;{volume}({issue}):{pages})",
    "{title}, Fen Med, {volume}({issue}), {pages}, 2011",
    "{title} | {names} | Fen Med 2011;{volume}({issue}):{pages} | 10.5555/fm.{number}",
]


def _listed(item: str, mark: str) -> str:
    lines = []
    for index, (title, names, volume, issue, pages, number) in enumerate(WORKS):
        told = item.format(
            title=title,
            names=names,
            volume=volume,
            issue=issue,
            pages=pages,
            number=number,
        )
        lines.append(mark.format(index + 1) + told)
    return "\n".join(lines)


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("mark", ["{}. ", "[{}] ", "• "])
@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Retraction", "The editors retract the following articles:"),
        ("Retraction", "The articles listed below have been retracted by the editor."),
        (
            "Expression of Concern",
            (
                "We express concern about three articles while possible overlap of images is "
                "looked into by the hospital of the authors:"
            ),
        ),
        ("Errata", "The following articles were printed with wrong affiliations:"),
        (
            "Retraction",
            "At the request of the university the journal retracts three papers by Dr. Roe:",
        ),
    ],
)
def test_works_of_an_announced_list(
    item: str, mark: str, title: str, lead: str
) -> None:
    text = HEAD.format(title=title) + lead + "\n" + _listed(item, mark)
    expected = [(name, volume, pages) for name, _, volume, _, pages, _ in WORKS]
    assert _told(read_notice(text).updates) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "The article by Dr. Kay (Moor 2015;3(1):1–9) overlaps with the following articles:",
        "Figures of the article (Moor 2015;3(1):1–9) were taken from these papers:",
    ],
)
def test_sources_are_no_announced_works(lead: str) -> None:
    text = HEAD.format(title="Retraction: Wet moss in towns") + lead + "\n"
    (update,) = read_notice(text + _listed(ITEMS[0], "{}. ")).updates
    assert update.work is not None
    assert update.work.title == "Wet moss in towns"


@pytest.mark.parametrize("numbers", ["[1–3]", "[1,2,3]", "[1], [2] and [3]", "(1–3)"])
def test_works_cited_by_number(numbers: str) -> None:
    text = (
        HEAD.format(title="Retraction of articles by Roe")
        + f"The editors have retracted the articles {numbers} for fabricated data.\n\n"
        + "References\n"
        + _listed(ITEMS[0], "{}. ")
    )
    expected = [(name, volume, pages) for name, _, volume, _, pages, _ in WORKS]
    assert _told(read_notice(text).updates) == expected


@pytest.mark.parametrize("joint", [" and ", "; "])
@pytest.mark.parametrize(
    "told",
    [
        "This notice concerns {}, which have been withdrawn because of plagiarism.",
        "{} are retracted, since the ethics approval was missing.",
        "The editors retract two articles by J. Roe: {}. The data were invented.",
    ],
)
def test_works_joined_in_a_sentence(joint: str, told: str) -> None:
    cited = [
        f"“{title}” (Fen Med 2011;{volume}({issue}):{pages})"
        for title, _, volume, issue, pages, _ in WORKS[:2]
    ]
    text = HEAD.format(title="Retraction") + told.format(joint.join(cited))
    expected = [(name, volume, pages) for name, _, volume, _, pages, _ in WORKS[:2]]
    assert _told(read_notice(text).updates) == expected


EDITORS = ["L. Okafor (ed.)", "Okafor, L., Beck, T. (eds)", "L. Okafor et al. (eds.)"]


@pytest.mark.parametrize("editors", EDITORS)
@pytest.mark.parametrize(
    "cited",
    [
        "A. Roe and S. Poe, {title}, in: {editors}, Commons in Law, pp. 145–168 (2021), {doi}",
        "A. Roe and S. Poe: {title}. In: {editors}: Commons in Law. pp. 145–168. P (2021). {doi}",
        "A. Roe and S. Poe (2021). {title}. In {editors}, Commons in Law (pp. 145–168). {doi}",
    ],
)
def test_chapters_of_edited_books(editors: str, cited: str) -> None:
    doi = "https://doi.org/10.5555/978-3_7"
    title = "Mangrove tenure and the coastal courts"
    told = cited.format(title=title, editors=editors, doi=doi)
    (update,) = read_notice(
        f"Correction to: Chapter 7, “{title}”\nCommons in Law. Published 2021-03-12.\n"
        f"https://doi.org/10.5555/978-3_19\n\nCorrection to: {told}\n"
        "A legend was wrong in the original version.\n"
    ).updates
    work = update.work
    assert work is not None
    assert (work.title, work.doi, work.pages) == (title, "10.5555/978-3_7", "145–168")
    assert [author.name for author in work.authors] == ["A. Roe", "S. Poe"]


PROCEEDINGS = [
    "Proceedings of the 5th Conference on Amphibian Computing",
    "FEN '22: Proceedings of the 5th Conference on Amphibian Computing",
    "Proc. 5th Int. Conf. on Amphibian Computing",
]


@pytest.mark.parametrize("proceedings", PROCEEDINGS)
@pytest.mark.parametrize(
    "pages", ["pages 77–84", "pp. 77–84, 2022", "Dublin, Ireland, 2022, pp. 77–84"]
)
def test_proceedings_in_any_sentence(proceedings: str, pages: str) -> None:
    title = "Ranking frogs with graph kernels"
    place = f"{proceedings}, {pages}, https://doi.org/10.5555/35.77"
    for told in (
        f"“{title}” by Ola Frog and Pia Toad, in {place}, has been retracted.",
        f"The publisher retracts the paper “{title}” by Ola Frog and Pia Toad ({place}).",
        f"The following paper is retracted:\nO. Frog and P. Toad, “{title},” in {place}.",
    ):
        (update,) = read_notice(
            f"Retraction\nPublished 20 March 2023\n\n{told}"
        ).updates
        work = update.work
        assert work is not None
        assert (work.title, work.pages, work.doi) == (title, "77–84", "10.5555/35.77")
        assert work.journal is not None
        assert work.journal.title == proceedings


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Article Retraction", "retraction"),
        ("Official Retraction Notice", "retraction"),
        ("Preprint withdrawn", "withdrawal"),
        ("Published Erratum", "erratum"),
        ("Errata Corrige", "erratum"),
        ("Interim Expression of Concern", "expression_of_concern"),
        ("Notice of Editorial Concern", "expression_of_concern"),
        ("Notice of Retraction and Republication", "retract_and_replace"),
        ("Retraction Rescinded", "reinstatement"),
        ("Corrections and Clarifications", "correction"),
    ],
)
@pytest.mark.parametrize("frame", ["{label}", "{label}: {title}", "{title} ({label})"])
def test_headings_of_more_houses(heading: str, kind: str, frame: str) -> None:
    title = "Zinc lozenges and colds in herders"
    told = frame.format(label=heading, title=title)
    (update,) = read_notice(
        HEAD.format(title=told)
        + f"Roe J, Poe BA. {title}. Fen Med 2011;12(3):101–108.\n"
        "The numbers of Table 2 were taken from another study.\n"
    ).updates
    assert (update.type, update.notice.title) == (kind, told)
    assert update.work is not None
    assert update.work.title == title
