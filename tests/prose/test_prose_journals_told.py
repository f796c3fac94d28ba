"""Journals that a sentence names: with commas, in quotation marks, before or behind numbers."""

from __future__ import annotations

from typing import Final

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.citation_fields import Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.told_journals import join_place

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


@pytest.mark.parametrize(
    "sentence",
    [
        "The editors announce the retraction of {} by Jane Roe and Bo Poe.",
        "Jane Roe and Bo Poe, authors of {} (Fen Letters, 2019, 3: 4–9), retract the paper.",
        "Errors were found in {}, Fen Letters, vol. 3, pp. 4–9, 2019. It is retracted.",
        "Fen Letters retracts the publication of {} (doi:10.5555/fen.3) because of errors.",
    ],
)
def test_a_title_in_capitals_is_no_journal(sentence: str) -> None:
    (update,) = read_notice(
        f"Retraction\n\n{sentence.format('“Deep Carbon Losses Under Drainage”')}\n"
    ).updates
    assert update.work is not None
    assert update.work.title == "Deep Carbon Losses Under Drainage"


def test_a_retracted_title_that_tells_of_errors() -> None:
    (update,) = read_notice(
        "Retraction: Missing data in surveys of fens and their results\n\n"
        "This article has been retracted by the editor.\n"
    ).updates
    assert update.work is not None
    assert update.work.title == "Missing data in surveys of fens and their results"


def test_a_work_without_a_title_has_no_place_below_it() -> None:
    source = SourceText("10.5555/x\nSolos do Sul 8:22")
    works = [Draft(), Draft()]
    works[0].put("doi", Found.at(source.plain, 0, 9), 1.0, "doi")
    works[1].put("title", Found.at(source.plain, 10, 15), 1.0, "title")
    works[1].put("journal", Found.at(source.plain, 16, 22), 1.0, "journal")
    join_place(source, works)
    assert len(works) == 2


def test_halves_of_characters_are_read_as_unknown_ones() -> None:
    (update,) = read_notice("Retraction: Wet\ud800 soil\n\nIt was retracted.\n").updates
    assert update.work is not None
    assert update.work.title == "Wet\ufffd soil"


@pytest.mark.parametrize(
    "sentence",
    [
        "It overlaps with other articles 10.5555/b.1 and 10.5555/b.2, hence the retraction.",
        (
            "Concerns were raised about similarities to the following articles: 10.5555/b.1 and "
            "10.5555/b.2."
        ),
        (
            "Retraction follows since text was copied from two earlier papers: 10.5555/b.1, "
            "10.5555/b.2."
        ),
    ],
)
def test_dois_of_what_was_copied_are_no_works(sentence: str) -> None:
    (update,) = read_notice(
        f"Retraction: Wet soil in fens\n\nThe editor has retracted it. {sentence}\n"
    ).updates
    assert update.work is not None
    assert (update.work.title, update.work.doi) == ("Wet soil in fens", None)
