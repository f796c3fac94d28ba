"""Journals that a sentence names: with commas, in quotation marks, before or behind numbers."""

from __future__ import annotations

from typing import Final

import pytest

from retract_ld.prose import read_notice

JOURNALS: Final = (
    "Journal of Natural Science, Biology and Medicine",
    "Geology, Ecology, and Landscapes",
    "Indian Journal of Dermatology",
    "Roots & Soil",
)
MARKS: Final = ("{}", "the {}", "“{}”", "the “{}”", "‘{}’")
PLACES: Final = (
    "published in pages 199-200, issue 2, vol. 3 of {}[1] is being retracted",
    "which was published in pages 199-200, Issue 2, Vol. 3 of {}[1], is retracted",
    "published on pages 199-200, volume 3, issue 2, of {}, has been retracted",
    "published in {} on pages 199-200, issue 2, volume 3,[1] is a duplicate",
    "published in {}, volume 3, issue 2, pages 199-200, is retracted",
    "published in {} 2012;3(2):199-200 is retracted",
    "published in {}, Vol. 3, No. 2, pp. 199-200, 2012, is retracted",
    "published in the 2012, volume 3, issue 2, pages 199-200 of {} is retracted",
    "(pages 199-200, issue 2, vol. 3 of {}) is being retracted",
)
TITLE: Final = "Poisoning of eels by paraphenylene in fens"
HEAD: Final = (
    f"Retraction: {TITLE}\nFen Letters, 7(2): 201. Published 2016.\n"
    "https://doi.org/10.5555/fen.184714\n\n"
)


@pytest.mark.parametrize("journal", JOURNALS)
def test_a_journal_beside_its_numbers(journal: str) -> None:
    misread = []
    for marks in MARKS:
        for place in PLACES:
            told = place.format(marks.format(journal))
            updates = read_notice(
                f"{HEAD}The article titled “{TITLE}” {told}.\n"
            ).updates
            work = updates[0].work
            assert work is not None
            named = work.journal.title if work.journal else None
            found = (len(updates), named, work.volume, work.issue, work.pages)
            if found != (1, journal, "3", "2", "199-200"):
                misread.append((told, found))
    assert misread == []


@pytest.mark.parametrize("kind", ["Case Report", "review article entitled", "paper"])
def test_a_journal_behind_the_authors(kind: str) -> None:
    (update,) = read_notice(
        "RETRACTION NOTICE\nFen Journal of Teeth, 10(3): 318. Published 2017.\n\n"
        f"Retraction of the {kind} “{TITLE}” by Ann Roe, Bo Poe, and Cy Lee in International "
        "Journal of Eels due to plagiarism.\n"
        "The paper is hereby retracted from Vol 3, No. 2, May-Aug 2010.\n"
    ).updates
    work = update.work
    assert work is not None
    assert work.title == TITLE
    assert [author.name for author in work.authors] == ["Ann Roe", "Bo Poe", "Cy Lee"]
    assert work.journal is not None
    assert work.journal.title == "International Journal of Eels"
    assert (work.volume, work.issue, work.published) == ("3", "2", "2010")


@pytest.mark.parametrize(
    "journal", ["Journal of Clinical Eels", "The Fen Journal of Laboratory Work"]
)
def test_one_author_above_a_journal_that_sounds_like_an_institution(
    journal: str,
) -> None:
    (update,) = read_notice(
        f"{TITLE}: Retraction\nAnn Roe\n{journal}, 3(4): 242. Published 2014.\n"
        f"https://doi.org/10.5555/fen.144\n\nThe article “{TITLE}” has been retracted.\n"
    ).updates
    notice = update.notice
    assert notice is not None
    assert notice.journal is not None
    assert (notice.journal.title, notice.volume, notice.pages) == (journal, "3", "242")
    assert update.work is not None
    assert update.work.authors == ()


def test_the_title_above_a_label_that_cites_the_work() -> None:
    (update,) = read_notice(
        f"{TITLE}\nA Roe, B Poe\nFen Letters, 104(1): 227. Published 2011-01-04.\n"
        "https://doi.org/10.5555/fen.2011\n\n"
        "Retraction of: Fen Letters (2008) 99, 1493–1501; doi:10.5555/fen.2008\n"
        "Our results cannot be reproduced, so we retract this paper.\n"
    ).updates
    work = update.work
    assert work is not None
    assert (work.title, work.doi, work.volume) == (TITLE, "10.5555/fen.2008", "99")


def test_names_alone_are_no_title() -> None:
    (update,) = read_notice(
        "Ann Roe, Bo Poe, Cy Lee, Di Ode, Ed Hill\nFen Letters, 203(12): 2779. Published "
        "2006-11-27.\nhttps://doi.org/10.5555/fen.2006\n\n"
        "Vol. 196, No. 10, November 18, 2002. Pages 1291–1305.\n"
        "The authors of the above article wish to retract the paper.\n"
    ).updates
    assert update.work is not None
    assert (update.work.title, update.work.volume) == (None, "196")


def test_one_who_signs_for_several_is_not_all_authors() -> None:
    (update,) = read_notice(
        f"Withdrawal: {TITLE}\nAnn Roe, Bo Poe, Cy Lee\nFen Letters, 32(2): 134. Published "
        "2016-06.\n\n"
        f"I, as corresponding author, regret to withdraw our paper entitled “{TITLE}”, which "
        "was published in Fen Letters 2013; 29(1): 7-11.\nThe results are in dispute.\nCy Lee\n"
        "College of Eels, Fenland University, Fenland\n"
    ).updates
    assert update.work is not None
    assert update.work.authors == ()
