"""Who speaks on a page, and from where: platforms, places in brackets, causes in headings."""

from __future__ import annotations

import itertools
from typing import Final

import pytest

from retract_ld.prose import read_notice
from tests.prose.one_work import found_in

TITLE: Final = "On the growth of wet moss in peat"
PAGE: Final = (
    "Fen Studies, 7: 960. Published 2016-06-24.\nhttps://doi.org/10.5555/fens.960\n\n"
)
PLATFORMS: Final = (
    *("Wiley InterScience (http://www.interscience.wiley.com)", "Wiley Online Library"),
    *(
        "ScienceDirect",
        "SpringerLink",
        "PubMed",
        "Taylor & Francis Online",
        "SAGE Journals",
    ),
    *(
        "Early View",
        "Cambridge Core",
        "Advance Access",
        "OnlineFirst",
        "Oxford Academic",
    ),
)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_where_an_article_stands_online_is_no_journal(platform: str) -> None:
    for named in ("", " from Moss Letters"):
        found = found_in(
            f"Retraction\n{PAGE}The following article{named}, ‘{TITLE}’ by Ann Roe and Bo "
            f"Poe, published online on 4 August 2008 in {platform}, has been retracted by "
            "agreement between the editor and the publisher.\n"
        )
        assert found["journal"] == ("Moss Letters" if named else None)
        assert (found["title"], found["authors"]) == (TITLE, "Ann Roe; Bo Poe")


JOURNALS: Final = ("Journal of Moss Studies", "Moss Letters", "Moss & Bog Reviews")
#: Places behind a journal, and issue and year that they tell.
PLACES: Final = {
    "(2007; 11(4): 788–97)": ("4", "2007"),
    "(vol. 11, pp. 788–97, 2007)": (None, "2007"),
    "(Vol. 11, Issue 4, pp. 788–97)": ("4", None),
    "(11(4): 788–97, 2007)": ("4", "2007"),
    "(11, 788–97, 2007)": (None, "2007"),
    "(volume 11, issue 4, 2007, pages: 788–97)": ("4", "2007"),
    "11 (4), 2007, 788–97": ("4", "2007"),
    "11, 4, 2007, 788–97": ("4", "2007"),
}


@pytest.mark.parametrize(("place", "told"), PLACES.items(), ids=PLACES)
def test_a_journal_and_its_numbers_before_a_title(
    place: str, told: tuple[str | None, str | None]
) -> None:
    for journal, title in itertools.product(JOURNALS, (f"‘{TITLE}’", f"“{TITLE}”")):
        text = (
            f"Retracted: {TITLE}\nAnn Roe, Bo Poe\n{PAGE}The following article from {journal} "
            f"{place}, {title} by Ann Roe and Bo Poe, has been retracted by the editor.\n"
        )
        found = found_in(text)
        assert len(read_notice(text).updates) == 1
        assert found == {
            "title": TITLE,
            "authors": "Ann Roe; Bo Poe",
            "journal": journal,
            "volume": "11",
            "issue": told[0],
            "pages": "788–97",
            "year": told[1],
        }


CITED: Final = (
    "Wet moss of the north. Gladys Roe, Anne Poe. The Pan Fen Journal. 2012;12:42"
)
FLAWED: Final = {
    "en": "The editors retract this article.",
    "fr": "Nous tenons à notifier aux lecteurs la rétraction de cet article.",
    "es": "Los editores retractan este artículo.",
    "pt": "Os editores retratam este artigo.",
    "de": "Die Herausgeber ziehen den Artikel zurück.",
}
CAUSES: Final = {
    "Retraction: Plagiarism in the article ": "en",
    "Retraction: Plagiarism in article ": "en",
    "Retraction: Redundant publication of the article ": "en",
    "Retraction due to plagiarism: ": "en",
    "Rétraction: plagiat dans l'article ": "fr",
    "Rétraction: plagiat aggravé dans l’article ": "fr",
    "Retracción: plagio en el artículo ": "es",
    "Retratação: plágio no artigo ": "pt",
    "Zurückziehung: Plagiat im Artikel ": "de",
}


@pytest.mark.parametrize(("cause", "language"), CAUSES.items(), ids=CAUSES)
def test_a_cause_in_a_heading_is_no_part_of_the_title(
    cause: str, language: str
) -> None:
    update = read_notice(
        f"{cause}{CITED}\nThe Pan Fen Journal, 22: 233. Published 2015-11-11.\n\n"
        f"{FLAWED[language]}\n"
    ).updates[0]
    assert update.work is not None
    assert update.work.title == "Wet moss of the north"
    assert [author.name for author in update.work.authors] == ["Gladys Roe", "Anne Poe"]
    assert update.reasons


@pytest.mark.parametrize("label", ["Retraction for", "Correction for", "Retraction to"])
@pytest.mark.parametrize("title", ["Complete genome of a moss", "Fens need wet moss"])
def test_family_names_lead_up_to_a_title(label: str, title: str) -> None:
    for families, byline in {
        "Roe": "Ann Roe",
        "Roe and Poe": "Ann Roe, B. Poe",
        "Roe, van Poe & Doe": "Roe A, van Poe B, Doe C",
    }.items():
        found = found_in(
            f"{label} {families}, {title}\n{byline}\n{PAGE}It has flaws.\n"
        )
        assert found["title"] == title
        assert found["authors"].replace("; ", " ").split() == [  # type: ignore[union-attr]
            word
            for word in families.replace(",", "").split()
            if word not in {"and", "&"}
        ]
    found = found_in(f"{label} Moss, {title}\nAnn Roe\n{PAGE}It has flaws.\n")
    assert found["title"] == f"Moss, {title}"


def test_a_list_in_a_title_names_nobody() -> None:
    title = "Lead Induced Cell Death, DNA Damage, Decreased Repair, and Genomic Change in Fens"
    found = found_in(f"Retraction: {title}\nAnn Roe, Bo Poe\n{PAGE}It has flaws.\n")
    assert (found["title"], found["authors"]) == (title, "")


def test_quoted_words_of_a_title_are_not_the_title() -> None:
    title = (
        "The outflow of fens regulates moss and is required for normal growth of sundew"
    )
    found = found_in(
        f"Retraction: {title}\nAnn Roe, Bo Poe\n{PAGE}The authors retract the article. It is "
        "not clear whether the outflow is “required for normal growth of sundew” as stated in "
        "the title.\n"
    )
    assert found["title"] == title


def test_a_journal_that_speaks_in_its_own_name_is_no_author() -> None:
    journal = "Evidence-Based Studies of Fens and Wet Meadows"
    record = read_notice(
        f"Retracted: {TITLE}\n{journal}\n{journal} : efwm, 2017: 625. Published 2017-04-09.\n\n"
        f"The article titled “{TITLE}” [1] has been retracted.\n"
    )
    (update,) = record.updates
    assert update.work is not None
    assert update.notice is not None
    assert (update.work.authors, update.notice.authors) == ((), ())


def test_a_notice_whose_number_is_its_doi() -> None:
    doi = "10.5555/annotation/3155a3e9-5fbe-435c"
    (update,) = read_notice(
        f"Retraction: {TITLE}\nAnn Roe, Bo Poe\nFEN ONE, 7(6): {doi}. Published 2012-06-29.\n"
        f"https://doi.org/{doi}\n\nThe editors retract this article.\n"
    ).updates
    assert update.work is not None
    assert update.notice is not None
    assert (update.notice.doi, update.notice.published) == (doi, "2012-06-29")
    assert (update.work.doi, update.work.journal) == (None, None)


@pytest.mark.parametrize(
    "cited",
    [
        "6: Article number: 778410.5555/fens8784 (2015); Published: 07152015",
        "6: Article number: 7784; DOI: 10.5555/fens8784 (2015); Published 15 Jul 2015",
        "6:7784 doi: 10.5555/fens8784 (2015); Published 15 Jul 2015; Updated 24 Jun 2016",
    ],
)
def test_the_number_of_an_article_before_its_doi(cited: str) -> None:
    text = f"Corrigendum: {TITLE}\n{PAGE}Fen Letters {cited}.\nFigure 2 has flaws.\n"
    (update,) = read_notice(text).updates
    assert update.work is not None
    assert update.work.doi == "10.5555/fens8784"
    found = found_in(text)
    assert [found[key] for key in ("journal", "volume", "pages", "year")] == [
        *("Fen Letters", "6", "7784", "2015")
    ]


@pytest.mark.parametrize("journal", ["Indian J Fens", "Korean J Wet Soil", "Fen J"])
def test_a_journal_behind_a_title_is_no_author(journal: str) -> None:
    for title in (f"“{TITLE}”", f"{TITLE}."):
        found = found_in(
            f"Retraction notice\n{PAGE}It has been brought to our notice that the article "
            f"{title} {journal}. 2013 Jan-Feb; 58(1): 85 repeats another.\n"
        )
        assert found.get("authors", "") == ""
        assert found.get("journal") in {journal, None}
