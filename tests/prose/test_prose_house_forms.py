"""Notices in the forms that large houses print again and again, in our own words."""

from __future__ import annotations

import pytest

from retract_ld.models import Update
from retract_ld.prose import read_notice


def _only(text: str) -> Update:
    (update,) = read_notice(text).updates
    return update


def _place(update: Update) -> tuple[str | None, ...]:
    work = update.work
    assert work is not None
    journal = work.journal.title if work.journal else None
    return work.doi, journal, work.volume, work.pages, work.published


NAMES = ["Roe J", "Poe BA", "Lee K"]
CITED = "Roe J, Poe BA, Lee K. Nurses on fens: A path analysis."


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("First published 12 May 2020; DOI: 10.5555/jfn.7.", "2020-05-12"),
        ("Epub ahead of print 12 May 2020. DOI: 10.5555/jfn.7.", "2020-05-12"),
        ("2020. DOI: 10.5555/jfn.7.", "2020"),
        ("May 2020. doi:10.5555/jfn.7", "2020"),
        ("(First published 12 May 2020). DOI: 10.5555/jfn.7", "2020-05-12"),
    ],
)
def test_a_work_that_has_no_numbers_yet(told: str, published: str) -> None:
    update = _only(
        f"Retraction notice\n{CITED} Journal of Fen Nursing. {told}\n"
        "At the request of the Editor and the Publisher, this article was retracted.\n"
    )
    assert update.work is not None
    assert update.work.title == "Nurses on fens: A path analysis"
    assert [author.name for author in update.work.authors] == NAMES
    doi, journal, *_, day = _place(update)
    assert (doi, journal, day) == ("10.5555/jfn.7", "Journal of Fen Nursing", published)


@pytest.mark.parametrize(
    "led",
    [
        "grave concerns arose that this article has a large overlap with",
        "readers had questions about passages that are nearly identical with",
        "we were alerted that whole sections were copied from, or agree with",
    ],
)
def test_what_a_work_overlaps_with_is_not_retracted(led: str) -> None:
    update = _only(
        "Statement of Retraction: Chelates for fen water\n"
        "We, the Editors and Publisher of Fen Chemistry, have retracted the following "
        "article:\nRoe J, Poe B. Chelates for fen water. Fen Chem. 2018;28(3):201–214. "
        f"doi:10.5555/fc.28.\nSince publication, {led} the following article:\n"
        "Lee K, Day P. Chelation of copper. J Moor. 2015;7:44–52. doi:10.5555/jm.7.\n"
    )
    assert _place(update)[:3] == ("10.5555/fc.28", "Fen Chem", "28")


def test_references_without_heading_are_cited_in_brackets() -> None:
    update = _only(
        "Editorial Expression of Concern\nOn 3 June 2016, Fens published the Report "
        "“Lead in fens harms young carp” by J. Roe and B. Poe (1). The authors' university has begun "
        "an inquiry into the data.\n1. J. Roe, B. Poe, Fens 352, 1213–1216 (2016).\n"
    )
    assert _place(update)[1:] == ("Fens", "352", "1213–1216", "2016")


def test_an_entry_with_the_numbers_of_the_work_gives_the_authors() -> None:
    update = _only(
        "Erratum: “Waves in layered fens” [Fen Phys. Lett. 115, 052402 (2019)]\n"
        "In the original paper, Eq. (4) had a wrong sign. The results stand.\n"
        "REFERENCES\n1. A. Roe, G. Poe, and Y. Lee, Fen Phys. Lett. 115, 052402 (2019).\n"
    )
    assert update.work is not None
    assert [author.name for author in update.work.authors] == [
        "A. Roe",
        "G. Poe",
        "Y. Lee",
    ]


def test_a_house_policy_is_no_title() -> None:
    notice = read_notice(
        "This article has been retracted: please see our Policy on Withdrawal "
        "(https://example.org/policy).\nThis article has been retracted at the request "
        "of the Editor-in-Chief. Parts of it had appeared in Fen Letters before.\n"
    )
    (update,) = notice.updates
    assert update.type == "retraction"
    assert update.work is None or update.work.title is None


def test_what_went_online_after_the_work_is_the_notice() -> None:
    update = _only(
        "RETRACTION\nVitamins on fens\nThe Editors retract the following article:\n"
        f"{CITED} J Fen Nurs. 2011;305(12):1234-1240.\n"
        "The first author told us that the data had been made up.\n"
        "Published Online: September 1, 2015. doi:10.5555/jfn.99\n"
    )
    assert update.notice is not None
    assert (update.notice.doi, update.date) == ("10.5555/jfn.99", "2015-09-01")
    assert _place(update)[:3] == (None, "J Fen Nurs", "305")


def test_where_the_retraction_was_published_is_the_notices_place() -> None:
    update = _only(
        "RETRACTED: Mood and Walks on Fens\nby Jane Roe, Bo Poe and Kim Lee\n"
        "Retraction published on 12 August 2022, see Fens 2022, 19(16), 9999.\n"
        "The journal retracts the article Mood and Walks on Fens [1].\n"
        "The authors agreed to this retraction.\nReferences\n"
        "1. Roe, J.; Poe, B.; Lee, K. RETRACTED: Mood and Walks on Fens. Fens 2021, 18, "
        "4321. [CrossRef]\n"
    )
    assert update.work is not None
    assert (update.work.volume, update.work.published) == ("18", "2021")
    assert (update.date or "").startswith("2022")


def test_a_committee_of_the_house_retracts() -> None:
    update = _only(
        "Notice of Retraction: Steering fen boats\nAfter review of this paper by a duly "
        "constituted expert committee, it was found to break the house's rules. We hereby "
        "retract the content of this paper.\n"
    )
    assert update.initiated_by == ("publisher",)


def test_a_university_press_is_no_institution_that_investigates() -> None:
    update = _only(
        "Retraction: Tides and fens\nFen University Press retracted this article after an "
        "investigation found that its figures had been copied.\n"
    )
    assert "investigation-by-company-institution" not in update.reasons


def test_a_volume_may_be_one_of_two_parts() -> None:
    update = _only(
        "RETRACTION: Ankles on fens\nFen Surg. 2014;96-B:1234–41\n"
        "The Editor withdraws the article, as approval for the study was never sought.\n"
    )
    assert _place(update)[1:4] == ("Fen Surg", "96-B", "1234–41")


def test_pages_of_an_issue_are_of_the_notices_own_journal() -> None:
    update = _only(
        "Retraction: Roe et al., Hips on fens\nFen Research, 33(2): 88. Published "
        "2020-02-01.\nhttps://doi.org/10.5555/fr.88\n\nThe article by Roe and Poe, which "
        "appeared on pages 15–23 of the January 2018 issue (volume 31, number 1), is "
        "retracted, as the data had been made up.\n"
    )
    assert _place(update) == (None, "Fen Research", "31", "15–23", "2018")


@pytest.mark.parametrize("names", ["Jane Roe, Bo A Poe", "Roe J, Poe BA"])
def test_authors_stand_before_a_title_that_is_known(names: str) -> None:
    update = _only(
        "Expression of Concern: “Sleep Spindles in Bears on Fens”\nFen Sleep, 45(6): "
        "zfs100. Published 2022-06-13.\nhttps://doi.org/10.5555/fs.100\n\nThis is an "
        f"Expression of Concern regarding: {names}, Sleep Spindles in Bears on Fens, Fen "
        "Sleep, Volume 43, Issue 2, February 2020, zfs20, https://doi.org/10.5555/fs.20\n"
        "The Editor asked the authors' university to look into Figure 2.\n"
    )
    assert update.work is not None
    assert [author.name for author in update.work.authors] == names.split(", ")


def test_what_a_house_forbids_all_authors_is_no_reason() -> None:
    update = _only(
        "Withdrawal notice: A tool for fens\nThe article has been withdrawn at the request "
        "of the authors owing to errors in the statistical analysis.\n"
        "It is a condition of publication that manuscripts were not published elsewhere. "
        "Plagiarism is strictly forbidden, and by submitting the article the authors agree "
        "that action may be taken if plagiarism or fabricated data are discovered.\n"
    )
    assert update.reasons == ("error-in-analyses",)


def test_an_author_named_with_the_journal_is_no_part_of_its_name() -> None:
    update = _only(
        "Addendum: A catalogue of fen mills\nFen Heritage, 22(4): 390. Published "
        "2013-12-01.\nhttps://doi.org/10.5555/fh.390\n\nThe article by Sue Barr in Fen "
        "Heritage 22 (2), pp. 110–142, should have named the Mill Trust, which paid.\n"
    )
    assert _place(update)[1:4] == ("Fen Heritage", "22", "110–142")


def test_a_doi_told_with_a_later_year_is_the_notices() -> None:
    update = _only(
        "EXPRESSION OF CONCERN\nExpression of Concern: Channels in eels of the fens\n"
        "Tetsu Roe, Paul Poe\nJ Gen Fens. 2009;134(5):401-412.\nReaders of the Journal "
        "doubt that the lanes in Figure 5 come from one gel. An inquiry is pending.\n"
        "Fen House, 2 March 2020, https://doi.org/10.5555/jgf.eoc\n"
    )
    assert update.notice is not None
    assert update.notice.doi == "10.5555/jgf.eoc"
    assert _place(update)[:3] == (None, "J Gen Fens", "134")


def test_the_day_of_the_retraction_stands_beside_that_of_the_work() -> None:
    update = _only(
        "Retracted: Sensing of sugar in fens\nFens 2020, 20(3), 812; "
        "https://doi.org/10.5555/f.812\nReceived: 3 January 2020 / Accepted: 31 January "
        "2020 / Published: 3 February 2020 / Retracted: 11 May 2021\nWe, the authors, "
        "retract this article, as two of its figures are identical.\n"
    )
    assert update.date == "2021-05-11"


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        (
            (
                "Owing to a production error, the article was published before peer review "
                "had been completed. The publisher has withdrawn it."
            ),
            "duplication-of-in-article",
        ),
        (
            (
                "The university found that the first author had invented records of fens. "
                "The co-authors had no part in this."
            ),
            "false-forged-authorship",
        ),
        (
            (
                "Following an institutional review by Fen University, it was determined that "
                "the blots in Fig. 2 were falsified by the first author."
            ),
            "compromised-peer-review",
        ),
    ],
)
def test_words_of_a_reason_in_another_sense(told: str, wrong: str) -> None:
    update = _only(f"Retraction: A study of fens and moors in winter\n{told}\n")
    assert wrong not in update.reasons


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("The Editorial Board announces the withdrawal of this article.", ("editor",)),
        (
            "The authors' institution has asked that the paper be retracted.",
            ("institution",),
        ),
        ("The Managing Editor withdrew the paper.", ("editor",)),
    ],
)
def test_who_retracts(told: str, parties: tuple[str, ...]) -> None:
    update = _only(
        f"Retraction: A study of fens in winter\n{told} Its data are wrong.\n"
    )
    assert update.initiated_by == parties
