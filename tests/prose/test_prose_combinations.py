"""One work told in many ways: sentences and lines, quotation marks, names, places.

Every frame is filled with every list of names and every form of place, once each way of
quoting in turn, so that a form that one frame reads is not lost in another.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.prose.one_work import KEYS, NAMES, PLACES, QUOTES, TITLE, wrong_in

#: ``{T}`` is the title in quotation marks, ``{B}`` bare, ``{A}`` names, ``{P}`` a place.
FRAMES = (
    "Retraction\n\nThe article {T} by {A} ({P}) has been retracted as its data were wrong.",
    "Correction\n\nIn the article {T}, by {A}, published in {P}, Table 2 was wrong.",
    "Retraction\n\n{A}. {B}. {P}.\n\nThis article is retracted because the plots were mixed up.",
    "Erratum: {B}\n\n{A}\n\n{P}\n\nIn Table 2 of this paper the units are wrong.",
    "Correction\n\nIn {P}, in the article by {A} entitled {T}, the units were wrong.",
    "Correction\n\nThe paper by {A}, {T} ({P}), contained an error in Table 2.",
    "Erratum to {A}, {T}, {P}\n\nIn Table 2 the units are wrong.",
    "Correction\n\nAn error occurred in the article {T} ({A}, {P}). The units are wrong.",
    "Withdrawal notice\n\nWe have learned that {A}, {T}, {P}, had been out before.",
    "Correction\n\n{T}, by {A}, {P}. In Table 2 the units were wrong.",
    "Retraction of {T}\n\n{A}, {T}, {P}, is retracted at the request of the authors.",
    "Errata\n\n{P}\n{T}\n{A}\n\nIn Table 2 the units are wrong.",
    "Retraction\n\nTitle: {B}\nAuthors: {A}\nSource: {P}\n\nThe plots were mixed up.",
    "Retraction: {A}, {T} {P}\n\nThe plots were mixed up. The editors retract the paper.",
    "Erratum\n\n{P}\n\n{B}\n\n{A}\n\nIn Table 2 of this paper the units are wrong.",
    "Corrigendum to {T} [{P}]\n\n{A}\n\nIn Table 2 the units are wrong.",
    "Retraction\n\nThis retracts the article {T} by {A} in {P}. The plots were mixed up.",
    "Erratum\n\n{T} by {A}, which appeared in {P}, contained an error in Table 2.",
    "Correction\n\nIn the paper {T} of {A} in {P}, Table 2 gives wrong units.",
    "Expression of Concern\n\nReaders voiced concerns about {T} ({P}) by {A}.",
    "Correction\n\nThe authors of {T} ({P}), {A}, wish to correct Table 2.",
    "Retraction Note\n\n{A}, the authors of {T}, published in {P}, retract this article.",
)
FLOORS = {
    "title": 0.98,
    "authors": 0.96,
    **dict.fromkeys(KEYS, 0.98),
}


@pytest.fixture(scope="module")
def missed() -> tuple[Counter[str], int]:
    """Count the values that are not read as they were told, and the notices."""
    counted: Counter[str] = Counter()
    notices = 0
    for frame in FRAMES:
        for number, (names, authors) in enumerate(NAMES.items()):
            for step, (place, values) in enumerate(PLACES.items()):
                quoted = QUOTES[(number + step) % len(QUOTES)].format(TITLE)
                text = frame.format(T=quoted, B=TITLE, A=names, P=place)
                notices += 1
                counted.update(wrong_in(text, authors, values))
    return counted, notices


@pytest.mark.parametrize(("field", "floor"), FLOORS.items(), ids=FLOORS)
def test_values_of_every_combination(missed, field, floor):
    counted, notices = missed
    assert notices > 1000
    assert 1 - counted[field] / notices >= floor
