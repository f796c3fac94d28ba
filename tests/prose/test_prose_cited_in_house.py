"""Works cited in the ways of single houses: physicists' numbers, references without titles."""

from __future__ import annotations

import pytest

from retract_ld.models import Update
from retract_ld.prose import read_notice


def _only(text: str) -> Update:
    (update,) = read_notice(text).updates
    return update


def _work(update: Update) -> tuple[object, ...]:
    work = update.work
    assert work is not None
    return (
        [author.name for author in work.authors],
        work.journal.title if work.journal else None,
        work.volume,
        work.issue,
        work.pages or work.article_number,
        work.published,
    )


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("D Roe et al", ["D Roe"]),
        ("D Roe, J Poe and A B Lee", ["D Roe", "J Poe", "A B Lee"]),
        ("Roe D et al", ["Roe D"]),
    ],
)
@pytest.mark.parametrize(
    ("place", "journal", "issue"),
    [
        ("2020 Fen Physics 32 415901", "Fen Physics", None),
        ("2020 J. Fens: Condens. Water 32 415901", "J. Fens: Condens. Water", None),
        ("2020 FEN Conf. Ser.: Bog Eng. 32 415901", "FEN Conf. Ser.: Bog Eng", None),
        ("2020 Fen. Res. Lett. 32 (3) 415901", "Fen. Res. Lett", "3"),
    ],
)
def test_a_year_between_names_and_journal(
    names: str, authors: list[str], place: str, journal: str, issue: str | None
) -> None:
    update = _only(
        "Retraction: Freezing of water in narrow peat pores\nDana Roe\n"
        "Fen Physics, 33(20): 209601. Published 2021-05-13.\nDOI: 10.5555/fp.209601\n\n"
        f"Retraction of: {names} {place}\n\n"
        "This article has been retracted by the publisher.\n"
    )
    assert _work(update) == (authors, journal, "32", issue, "415901", "2020")


@pytest.mark.parametrize(
    "place",
    [
        "Annals of Fen Transplants (2021) 26:88. Published online 3 March 2021",
        "Annals of Fen Transplants 26 (2021) 88. Published online 3 March 2021",
        "Annals of Fen Transplants. Vol. 26 No. 1 (2021), p. 88. Published 3 March 2021.",
    ],
)
def test_the_notices_own_numbers_in_any_order(place: str) -> None:
    update = _only(
        "Retraction note to: Mosses for bare peat\nDana Roe\n"
        f"{place}\nDOI: 10.5555/aft.88\n\nThe editor has retracted this article.\n"
    )
    assert update.notice is not None
    assert update.notice.journal is not None
    assert update.notice.journal.title == "Annals of Fen Transplants"
    assert (update.notice.volume, update.notice.pages) == ("26", "88")
    assert update.notice.published == "2021-03-03"


@pytest.mark.parametrize("end", ["", " 10.5555/fs.770"])
def test_a_reference_without_a_title_cited_behind_the_quoted_title(end: str) -> None:
    title = "Waves in peat water tell of storms in the far west"
    update = _only(
        f"Editorial Expression of Concern: {title}\nHolden Doe\n"
        "Fen Science, 374(6571): 1067. Published 2021-11-25.\n\n"
        f'On 14 February 2020, Fen Science published the Report "{title}" by A. Roe et al. '
        "(1). The authors have told us that their institution looks into the records.\n\n"
        f"1. A. Roe et al., Fen Science 367, 770 (2020).{end}\n"
    )
    assert _work(update)[1:] == ("Fen Science", "367", None, "770", "2020")
    assert update.work is not None
    assert update.work.doi == (end.strip() or None)


def test_the_referenced_article_is_no_title() -> None:
    update = _only(
        "Retraction: Upconversion of light in peat [Fen Lett. 44, 2210 (2019)]\n"
        "D. Roe, J. Poe\nFen Letters, 46(3): 512. Published 2021-01-28.\n\n"
        "The referenced article [Fen Lett. 44, 2210 (2019)] has been retracted by the "
        "authors.\n\nhttps://doi.org/10.5555/fl.44.002210\n\nThe spectra were normalised "
        "to the wrong reference.\n"
    )
    assert update.work is not None
    assert update.work.title == "Upconversion of light in peat"
    assert update.work.doi == "10.5555/fl.44.002210"


@pytest.mark.parametrize(
    "told",
    [
        "The Editor-in-Chief has retracted this article because of fraudulent images.",
        "This article has been retracted by the Editor because panels were manipulated.",
    ],
)
def test_an_editor_who_retracts_is_not_the_rogue(told: str) -> None:
    assert "rogue-editor" not in _only(f"Retraction: Mosses\n\n{told}\n").reasons


def test_a_reason_in_words_we_do_not_know_is_a_reason() -> None:
    update = _only(
        "Retraction: Mosses\n\nThe publisher has retracted the article as its map belongs to "
        "a third party.\n"
    )
    assert "notice-limited-or-no-information" not in update.reasons
