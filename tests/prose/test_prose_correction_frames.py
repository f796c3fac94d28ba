"""How corrections of many houses tell of the work: every frame × titles × authors × journals."""

from __future__ import annotations

from typing import Final

import pytest

from tests.prose.framed_work import Frame, misread_in

_FRAMES: Final = {
    "published online": Frame(
        "Author Correction: {T}",
        "Correction to: {J} 12, 45–52 (2019); https://doi.org/{D}; published online 03 May "
        "2019\nThe original version of this Article contained errors in Table 1.",
    ),
    "year first": Frame(
        "Correction to: {T}",
        "Correction to: {J} (2019) 12:45–52 https://doi.org/{D}\nUnfortunately, the original "
        "article contained a mistake in the affiliation of the second author.",
    ),
    "identified errors": Frame(
        "Correction: {T}",
        "Correction: {j} (2019) 12:45 {D}\nFollowing publication of the original article [1], "
        "the authors identified an error in an author name.\nReference\n1. {vancouver}. {T}. "
        "{j}. 2019;12:45. doi: {D}.",
        "vancouver",
    ),
    "in brackets": Frame(
        "Corrigendum to “{Q}” [{j} 12 (2019) 45–52]",
        "The authors regret that the funding statement was incomplete.",
    ),
    "Volume in brackets": Frame(
        "Corrigendum to ‘{T}’ [{J}, Volume 12 (2019) 45–52]",
        "The authors regret that there was an error in Fig. 2.",
    ),
    "sections": Frame(
        "Correction: {T}",
        "There are errors in the Funding section. The correct information is as follows: This "
        "work was funded by the Fen Trust.\nReference\n1. {vancouver} (2019) {T}. {j} 12(3): "
        "e45. https://doi.org/{D}",
        "vancouver",
    ),
    "cited above": Frame(
        "Correction: {T}",
        "{vancouver}. {T}. {j} 2019;12:45–52. doi: {D}\nThe name of the second author was "
        "spelled incorrectly.",
        "vancouver",
    ),
    "colleagues": Frame(
        "Correction",
        "In the article by {family} and colleagues (‘{T}’, {j} 2019;12:45–52) the affiliation "
        "of the first author was wrong.",
    ),
    "what was wrong": Frame(
        "Error in Table 2",
        "In the Original Investigation titled “{Q},”1 published in the May 3, 2019, issue of "
        "{J}, there was an error in Table 2. This article was corrected online.\n1. "
        "{vancouver}. {T}. {j}. 2019;12(3):45-52. doi:{D}",
        "vancouver",
    ),
    "noted one error": Frame(
        "Correction: {T}",
        "In “{Q}” ({j} 2019;12(3):e45) the authors noted one error. The name of the third "
        "author was wrong.",
    ),
    "bibliometrics": Frame(
        "Correction",
        "Article title: {T}\nAuthors: {and_full}\nJournal: {J}\nBibliometrics: Volume 12, "
        "Number 3, pages 45–52\nDOI: https://doi.org/{D}\nThe affiliation of the first author "
        "was published incorrectly.",
        "full",
    ),
    "in the article by": Frame(
        "Corrigendum",
        "In the article “{Q}” by {and_full}, published in {J}, 2019, 12(3): 45–52, there was "
        "an error in Figure 2.\nDOI: {D}",
        "full",
    ),
    "correction for": Frame(
        "Correction: {T}",
        "Correction for ‘{T}’ by {and_initials}, {j}, 2019, 12, 45–52, https://doi.org/{D}.\n"
        "The authors regret that the unit in Table 1 was wrong.",
        "initials",
    ),
    "physics": Frame(
        "Erratum: {T} [{j} 12, 45 (2019)]",
        "In our paper, Eq. (3) contained a typographical error.",
    ),
    "issue and month": Frame(
        "Corrigendum to: {T}",
        "{J}, Volume 12, Issue 3, May 2019, Pages 45–52, https://doi.org/{D}\nIn the "
        "originally published version of this manuscript, there was an error in Table 1.",
    ),
    "original version": Frame(
        "Erratum: {T}",
        "In the original version of this article ({j} 2019;12:45–52; doi: {D}), the name of "
        "an author was misspelled.",
    ),
    "Article ID": Frame(
        "Corrigendum to “{Q}”",
        "In the article titled “{Q}” [1], there was an error in Table 2.\nReferences\n[1] "
        "{dotted}, “{Q},” {J}, vol. 12, Article ID 45, 8 pages, 2019.",
        "initials",
    ),
    "which appeared": Frame(
        "{T}: Erratum",
        "In the article “{Q}”,[1] which appeared in Volume 12, Issue 3 of {J}, Table 1 is "
        "incorrect.\nReference\n1. {vancouver}. {T}. {j}. 2019;12:45–52.",
        "vancouver",
    ),
    "above article": Frame(
        "Corrections to “{Q}”",
        "In the above article [1], Table II is wrong.\nREFERENCES\n[1] {and_initials}, “{Q},” "
        "{J}, vol. 12, no. 3, pp. 45–52, May 2019.",
        "initials",
    ),
}


@pytest.mark.parametrize("kind", _FRAMES)
def test_every_frame(kind: str) -> None:
    assert misread_in(_FRAMES[kind]) == []
