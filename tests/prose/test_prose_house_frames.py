"""How retractions of many houses tell of the work: every frame × titles × authors × journals."""

from __future__ import annotations

from typing import Final

import pytest

from tests.prose.framed_work import Frame, misread_in

_FRAMES: Final = {
    "following article": Frame(
        "STATEMENT OF RETRACTION",
        "We, the Editors and Publisher of the journal {J}, have retracted the following "
        "article:\n{and_full} (2019) {T}, {J}, 12:3, 45-52, DOI: {D}\nSince publication, "
        "concerns have been raised about the data.",
        "full",
    ),
    "labelled": Frame(
        "Statement of Retraction: {T}",
        "Article title: {T}\nAuthors: {and_full}\nJournal: {J}\nCitation: Volume 12, Number "
        "3, pages 45-52\nDOI: https://doi.org/{D}\nSince publication, concerns have been "
        "raised about the integrity of the data.",
        "full",
    ),
    "label and citation": Frame(
        "RETRACTION: {T}",
        "RETRACTION: {and_full}, “{Q},” {J} 12, no. 3 (2019): 45–52, https://doi.org/{D}.\n"
        "The above article has been retracted by agreement between the editor and the house.",
        "full",
    ),
    "quoted by": Frame(
        "Retraction: {T}",
        "Retraction of ‘{T}’ by {and_initials}, {j}, 2019, 12, 45–52, https://doi.org/{D}.\n"
        "The authors hereby wholly retract this article due to errors in the data.",
        "initials",
    ),
    "first published": Frame(
        "Retraction for {family} et al., {T}",
        "Retraction for “{Q},” by {and_full}, which was first published May 3, 2019; {D} "
        "({j} 12, 45–52).\nThe editors are retracting this article for its errors.",
        "full",
    ),
    "entitled": Frame(
        "Retraction",
        "The article by {and_full} entitled “{Q}” [{j} 2019;12(3):45–52; DOI: {D}] has been "
        "retracted by the Publisher and the Editor because of duplicate publication.",
        "full",
    ),
    "place alone": Frame(
        "Retraction for {family} et al., “{Q}”",
        "Volume 12, no. 3, p. 45–52, 2019, https://doi.org/{D}. The authors retract this "
        "article because the results could not be reproduced.",
    ),
    "retraction to": Frame(
        "Retraction Note to: {T}",
        "Retraction to: {j} (2019) 12:45–52 DOI {D}\nThe article “{Q}” by {and_full} has been "
        "retracted at the request of the first author.",
        "full",
    ),
    "notice to": Frame(
        "Retraction notice to “{Q}” [{j} 12 (2019) 45–52]",
        "This article has been retracted at the request of the Editor-in-Chief. The authors "
        "have reused data without attribution.",
    ),
    "Vancouver": Frame(
        "Retraction",
        "{vancouver}. {T}. {j}. 2019;12(3):45–52.\nThis article has been retracted at the "
        "request of the editor because of errors.",
        "vancouver",
    ),
    "being retracted": Frame(
        "Notice of retraction",
        "The following article is being retracted as a part of it was plagiarized: "
        "{vancouver}. {T}. {j} 2019;12:45-52.\nEditor",
        "vancouver",
    ),
    "of": Frame(
        "Retraction",
        "Retraction of: {apa} (2019). {T}. {J}, 12(3), 45–52. https://doi.org/{D}\n"
        "The authors have asked for the retraction of this article.",
        "apa",
    ),
    "reference": Frame(
        "Notice of Retraction: {T}",
        "In the Original Investigation titled “{Q},”1 published in the May 3, 2019, issue of "
        "{J}, errors were found.\n1. {vancouver}. {T}. {j}. 2019;12(3):45-52. doi:{D}",
        "vancouver",
    ),
    "in": Frame(
        "Notice of Retraction",
        "“{Q},” by {and_full}, in {J}, vol. 12, no. 3, pp. 45–52, May 2019, doi: {D}. After "
        "careful review by a duly constituted committee this article has been found to be "
        "in violation of the principles of publication. It is retracted.",
        "full",
    ),
    "pages first": Frame(
        "Retraction: {T}",
        "The article titled, “{Q}” published in pages 45-52, issue 3, vol. 12 of {J}[1] is "
        "being retracted because of plagiarism.",
    ),
    "in the heading": Frame(
        "Retraction: {T} (2019 {j} 12 45)",
        "This article has been retracted by the publisher because of duplicate publication.",
    ),
    "hereby retracted": Frame(
        "Retraction",
        "The paper “{Q}” by {and_full}, {J} 12(3), 45–52 (2019), doi:{D}, is hereby retracted.",
        "full",
    ),
    "authored by": Frame(
        "Retraction",
        "This is to inform readers that the article entitled “{Q}”, authored by {and_full}, "
        "and published in {J}, Volume 12, Issue 3, 2019, pages 45–52 (DOI: {D}) has been "
        "retracted.",
        "full",
    ),
}


@pytest.mark.parametrize("kind", _FRAMES)
def test_every_frame(kind: str) -> None:
    assert misread_in(_FRAMES[kind]) == []
