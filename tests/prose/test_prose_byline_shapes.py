"""Authors on the page of a work that was retracted, in all the shapes that houses print."""

from __future__ import annotations

import pytest

from retract_ld.prose import read_notice

TITLE = "Cyanide in cassava peels fed to goats"
BODY = "This article has been retracted because it was published before in another journal."
NAMES = {
    "full": ["Alemu Tadesse Gebre", "Maria de Oliveira", "Samuel O. Wafula"],
    "two": ["Beatriz Quadros", "Hugh O'Dwyer"],
    "turned": ["Ogunsola, B. T.", "Adeyinka-Musa, R.", "de Oliveira, A.P."],
    "particle": ["de Oliveira, A.P.", "Musa, R.", "Eze, C. P."],
    "initials": ["R. K. Singh", "S. M. Iqbal", "P. van der Berg"],
    "chinese": ["Xiao-Ming Li", "Wei Zhang", "Lei Sheng"],
}
PLACES = ("Department of Soil, Fen University", "Feed Laboratory, Ayr", "Fen College")
#: The marks beside the names, and those before their places.
MARKS = {
    "none": (("", "", ""), ()),
    "superscripts": (("¹*", "²", "¹,³"), ("¹", "²", "³")),
    "digits": (("1*", "2", "3"), ("1", "2", "3")),
    "brackets": (("(1*)", "(2)", "(3)"), ("(1) ", "(2) ", "(3) ")),
    "closing brackets": (("1)*", "2)", "1,2)"), ("1)", "2)", "3)")),
    "letters": (("a,*", "b", "c"), ("a ", "b ", "c ")),
    "letters behind commas": ((",a", ",*b", ",a"), ("a ", "b ", "c ")),
    "capitals": ((" A D", " B", " A C"), ("A ", "B ", "C ")),
}
JOINTS = {
    "and": (", ", " and "),
    "comma and": (", ", ", and "),
    "&": (", ", " & "),
    "semicolons": ("; ", "; "),
}


def _byline(names: list[str], marks: tuple[str, ...], joint: tuple[str, str]) -> str:
    marked = [name + mark for name, mark in zip(names, marks, strict=False)]
    return joint[0].join(marked[:-1]) + joint[1] + marked[-1]


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("joint", JOINTS)
def test_bylines_with_marks(names: str, marks: str, joint: str) -> None:
    beside, before = MARKS[marks]
    turned = names in {"turned", "particle"}
    if turned and marks in {"letters behind commas", "capitals"}:
        pytest.skip("no house prints them so")
    places = [mark + place for mark, place in zip(before, PLACES, strict=False)]
    for below in (places, [*places, "*E-mail: a.roe@fen.example"]):
        lines = [_byline(NAMES[names], beside, JOINTS[joint]), *below]
        text = "\n".join([f"RETRACTED: {TITLE}", *lines, "", BODY, ""])
        (update,) = read_notice(text).updates
        assert update.work is not None
        assert update.work.title == TITLE
        assert [author.name for author in update.work.authors] == NAMES[names], text


@pytest.mark.parametrize(
    "cited",
    [
        "The article {t}, {a}, {j}, Volume 12, Issue 3, 2019, pages 101–108 is retracted.",
        "The following article has been retracted: {t}, {a}, {j}, 12(3) (2019) 101–108.",
        "The following article has been retracted:\n{t}, {a}, {j}, 12(3), 2019, 101–108.",
        "The article entitled {t} by {b} published in {j} 12(3), 101–108 (2019) is retracted.",
        "The paper by {b} entitled “{t}” [{j} 12(3) (2019) 101–108] is retracted.",
        "We retract the article {t} ({b}, {j} 12(3), 101–108, 2019).",
    ],
)
@pytest.mark.parametrize(
    "journal", ["Fen Letters", "J. Fen Stud.", "Fens: Open Access"]
)
@pytest.mark.parametrize(
    "names",
    [
        ["T. Núñez", "S. de Souza", "R. K. Singh"],
        ["Rajesh Singh", "Bo A. Poe"],
        ["de Souza S", "Singh RK"],
        ["de Souza, S.", "Singh, R.K."],
        ["Singh RK"],
    ],
)
def test_names_behind_a_title_in_a_sentence(
    cited: str, journal: str, names: list[str]
) -> None:
    listed = ", ".join(names)
    told = ", ".join(names[:-1]) + " and " * (len(names) > 1) + names[-1]
    title = "The moral grammar of homework"
    text = (
        "Retraction\nFen Rev, 54(8): 1201. Published 2022-07-01.\n"
        "https://doi.org/10.5555/fr.999\n\n"
    )
    text += cited.format(t=title, a=listed, b=told, j=journal)
    (update,) = read_notice(text).updates
    work = update.work
    assert work is not None
    assert work.journal is not None
    assert [author.name for author in work.authors] == names
    assert (work.title, work.journal.title) == (title, journal)
    place = (work.volume, work.issue, work.pages, work.published)
    assert place == ("12", "3", "101–108", "2019")
