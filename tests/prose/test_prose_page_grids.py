"""Pages of other houses in all combinations: bylines, the page's own place, lists, tables."""

from __future__ import annotations

import itertools

import pytest

from retract_ld.models import Work
from retract_ld.prose import read_notice

TITLE = "Drainage of peat and the yield of reed canary grass"
JOURNAL = "Journal of Fen Research"
HEAD = f"{JOURNAL}, 33(20): 960. Published 2021-05-13.\nhttps://doi.org/10.5555/jfr.960\n\n"


def _works(text: str) -> list[Work]:
    return [update.work for update in read_notice(text).updates if update.work]


def _names(work: Work) -> list[str]:
    return [author.name for author in work.authors]


NAMES = ["Xiao-Ming Zhang", "Fatima Z. Ben Haddou", "Lars van den Berg", "Seán O'Brien"]
MARKS = [
    "{}", "{}1", "{}¹", "{} a", "{} 1", "{}*", "{}[1]", "{} (1)", "{}(1*)", "{}, MD, PhD",
    "{} PhD", "{} https://orcid.org/0000-0001-2345-6789", "{} (ORCID: 0000-0001-2345-6789)",
    "{} (roe@fen.edu)", "1{}", "Dr. {}",
]  # fmt: skip
JOINTS = [", ", "; ", "\n", " · ", " • ", " | "]


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "heading", ["RETRACTED: {}", "Retracted Article: {}", "{} [Retracted]"]
)
def test_names_with_anything_beside_them(heading: str, mark: str, joint: str) -> None:
    byline = joint.join(mark.format(name) for name in NAMES)
    text = (
        f"{heading.format(TITLE)}\n{byline}\n\n"
        "The above article has been retracted, since the figures were manipulated.\n"
    )
    (work,) = _works(text)
    assert (work.title, _names(work)) == (TITLE, NAMES)


@pytest.mark.parametrize("joint", ["; ", " · ", " | "])
@pytest.mark.parametrize("mark", ["{}", "{}1,*", "{} [2]", "{} (2)"])
def test_names_turned_round(mark: str, joint: str) -> None:
    names = ["Zhang, Xiao-Ming", "Ben Haddou, Fatima Z.", "van den Berg, Lars"]
    byline = joint.join(mark.format(name) for name in names)
    (work,) = _works(
        f"RETRACTED: {TITLE}\n{byline}\n\nThis article has been retracted.\n"
    )
    assert _names(work) == names


PLACES = [
    "{}, 33(20): 960. Published 2021-05-13.", "{} 2021; 33(20): 960", "{} 33 (2021) 960",
    "{}, Vol. 33, No. 20, May 2021, pp. 960–961", "Vol. 33 No. 20 (2021): {}",
    "{} (2021) 33:960", "{} 33, 960 (2021)",
    "Volume 33, Issue 20 (2021), Pages 960–961",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("title", [f"Retraction: {TITLE}", f"Erratum to: {TITLE}"])
@pytest.mark.parametrize(
    "order",
    [
        "{title}\n{names}\n{place}",
        "{title}\n{place}\n{names}",
        "{names}\n{title}\n{place}",
    ],
)
def test_the_place_of_the_page_is_no_works(order: str, title: str, place: str) -> None:
    told = place.format(JOURNAL)
    page = order.format(title=title, names="Jane Roe and Bo Poe", place=told)
    (work,) = _works(
        f"{page}\nDOI: 10.5555/jfr.960\n\nThe figures of this article were exchanged, and "
        "the authors retract it.\n"
    )
    assert (work.title, work.volume, work.pages) == (TITLE, None, None)


DOIS = ["10.5555/fl-2018-0003", "10.5555/fl-2018-0011", "10.5555/fl-2019-0020"]


@pytest.mark.parametrize("label", ["", "doi:", "DOI: ", "https://doi.org/"])
@pytest.mark.parametrize("last", [" and ", ", and ", " & "])
@pytest.mark.parametrize(
    "told",
    [
        "The following articles have been retracted: {}. The patients did not exist.",
        "The editors have retracted the articles {}, because the patients did not exist.",
        "Three articles ({}) are retracted.",
        "The articles {} were withdrawn at the request of the university.",
    ],
)
def test_works_that_only_their_dois_name(told: str, last: str, label: str) -> None:
    first, second, third = (label + doi for doi in DOIS)
    text = told.format(f"{first}, {second}{last}{third}")
    assert [work.doi for work in _works(f"Retraction\n{HEAD}{text}\n")] == DOIS


def test_sources_that_only_their_dois_name_are_no_works() -> None:
    text = (
        f"Retraction: {TITLE}\n{HEAD}Its text was copied from the articles {DOIS[0]} and "
        f"{DOIS[1]}.\n"
    )
    assert [work.title for work in _works(text)] == [TITLE]


@pytest.mark.parametrize("between", ["\t", " | "])
def test_tables_are_read_by_their_columns(between: str) -> None:
    rows = [
        ["Title", "Authors", "Journal", "Volume", "Issue", "Pages", "Year", "DOI"],
        [TITLE, "Roe J, Poe B", "J Fen Res", "30", "4", "101–109", "2018", DOIS[0]],
        ["Ants of the fens", "Roe J", "J Fen Res", "31", "1", "7–9", "2019", DOIS[2]],
    ]
    table = "\n".join(between.join(row) for row in rows)
    text = f"Retraction\n{HEAD}{table}\n\nThe articles in the table are retracted.\n"
    first, second = _works(text)
    assert (first.title, _names(first), first.doi) == (
        TITLE,
        ["Roe J", "Poe B"],
        DOIS[0],
    )
    assert (second.volume, second.issue, second.pages) == ("31", "1", "7–9")
    assert second.published == "2019"


EDITORS = ["L. Okafor and T. Beck (Eds.)", "Okafor L, Beck T (eds)", "L. Okafor (ed.)"]
CHAPTERS = [
    "{names}, {title}, in: {editors}, Commons in Law, Press, Town 2018, pp. 101–109",
    "{names} (2018). {title}. In {editors}, Commons in Law (pp. 101–109). Town: Press",
    "{names}, “{title}”, in {editors}, Commons in Law (Town: Press, 2018), 101–109",
    "{names}, ‘{title}’, in Lena Okafor (ed.), Commons in Law (Press 2018) 101–109",
]
LAW = [
    "{names}, ‘{title}’ (2018) 30(4) Fen. L. Rev. 101–109",
    "{names}, {title} (2018) 30(4) Fen. L. Rev. 101–109",
    "{names}, “{title}” (2018) 30:4 Fen LJ 101–109",
    "{names}, “{title}”, 30 Fenland J. Int’l L. 101–109 (2018)",
]
SENTENCES = [
    "In {}, footnote 31 should refer to the second appeal.",
    "The article {} has been retracted by the editors for plagiarism.",
    "This notice concerns {}. The editors retract it for plagiarism.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("cited", CHAPTERS + LAW)
def test_chapters_and_law_reviews_in_sentences(cited: str, sentence: str) -> None:
    wrong = []
    for names, editors in itertools.product(
        ["Jane Roe and Olga Ivanova", "J. Roe and O. Ivanova"], EDITORS
    ):
        told = cited.format(names=names, title=TITLE, editors=editors)
        (work,) = _works(f"Retraction\n{HEAD}{sentence.format(told)}\n")
        found = (work.title, " and ".join(_names(work)), work.pages, work.published)
        if found != (TITLE, names, "101–109", "2018"):
            wrong.append((told, found))
    assert wrong == []


@pytest.mark.parametrize(
    "heading",
    [
        "Error in Figure 2", "Data Error in Results of a Trial", "Missing Disclosure Information",
        "Omitted Funding Statement", "Transposed Labels in Figure 3", "Incorrect Surname",
        "Correction for Error in Dosage", "Inaccurate Values in the Results Section",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "told",
    [
        "In the Original Investigation titled “{}”1 there was an error in Table 2.",
        "In the Research Letter, “{}”,1 published April 4, 2018, the statement was missing.",
        "In the Viewpoint titled “{}”1 the third author had a wrong affiliation.",
    ],
)
def test_headings_that_say_what_was_wrong(told: str, heading: str) -> None:
    (work,) = _works(
        f"{heading}\n{HEAD}{told.format(TITLE)}\n\n1. Roe J, Poe B, et al. {TITLE}. J Fen "
        f"Res. 2018;30(4):101-109. doi:{DOIS[0]}\n"
    )
    assert (work.title, _names(work)) == (TITLE, ["Roe J", "Poe B"])
    assert (work.doi, work.volume, work.pages) == (DOIS[0], "30", "101-109")
