"""One work told in many ways: sentences and lines, quotation marks, names, places.

Every frame is filled with every list of names and every form of place, once each way of
quoting in turn, so that a form that one frame reads is not lost in another.
"""

from __future__ import annotations

from collections import Counter

import pytest

from retract_ld.prose.notice import read_notice
from retract_ld.prose.scores import fold

TITLE = "Drainage of peat and the yield of reed canary grass"
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
QUOTES = ("“{}”", "‘{}’", '"{}"')
NAMES = {
    "Jane Roe and John B. Poe": "Jane Roe; John B. Poe",
    "J. Roe, B. A. Poe and K. de Wit": "J. Roe; B. A. Poe; K. de Wit",
    "Roe J, Poe BA, de Wit K": "Roe J; Poe BA; de Wit K",
    "JANE ROE, JOHN POE, AND KIM TANAKA": "JANE ROE; JOHN POE; KIM TANAKA",
    "Jane Roe, MD, John Poe, PhD, and Kim Tanaka, RN": "Jane Roe; John Poe; Kim Tanaka",
    "J Roe, B A Poe and K Tanaka": "J Roe; B A Poe; K Tanaka",
}
#: Journal, volume, issue, pages, year of each.
PLACES = {
    "Soil Lett. 2010;12(3):45–52": ("Soil Lett.", "12", "3", "45–52", "2010"),
    "Soil Letters 12(3), 45–52 (2010)": ("Soil Letters", "12", "3", "45–52", "2010"),
    "Soil Letters, vol. 12, no. 3, pp. 45-52, 2010": (
        *("Soil Letters", "12", "3", "45-52", "2010"),
    ),
    "Journal of Soil Physics, Volume 12, Issue 3, March 2010, Pages 45-52": (
        *("Journal of Soil Physics", "12", "3", "45-52", "2010"),
    ),
    "Soil Letters 12.3 (2010): 45-52": ("Soil Letters", "12", "3", "45-52", "2010"),
    "Soil Lett. 12 (2010) 45–52": ("Soil Lett.", "12", None, "45–52", "2010"),
    "Soil Letters, 12, 45–52, 2010": ("Soil Letters", "12", None, "45–52", "2010"),
    "Soil Letters (Vol. 12, No. 3, 2010, pp. 45-52)": (
        *("Soil Letters", "12", "3", "45-52", "2010"),
    ),
    "Soil Letters 12, no. 3 (March 2010): 45–52": (
        *("Soil Letters", "12", "3", "45–52", "2010"),
    ),
    "Soil Letters, March 2010, 12(3), pp. 45-52": (
        *("Soil Letters", "12", "3", "45-52", "2010"),
    ),
    "Soil Letters 2010, 12, 45–52": ("Soil Letters", "12", None, "45–52", "2010"),
}
KEYS = ("journal", "volume", "issue", "pages", "year")
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
                wanted = {"title": TITLE, "authors": authors}
                wanted |= dict(zip(KEYS, values, strict=True))
                found = _found(text.replace(".. ", ". "))
                counted.update(
                    key
                    for key, value in wanted.items()
                    if fold(value or "") != fold(found.get(key) or "")
                )
    return counted, notices


def _found(text: str) -> dict[str, str | None]:
    updates = read_notice(text).updates
    work = updates[0].work if updates else None
    if work is None:
        return {}
    return {
        "title": work.title,
        "authors": "; ".join(author.name for author in work.authors),
        "journal": work.journal.title if work.journal else None,
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages or work.article_number,
        "year": work.published and work.published[:4],
    }


@pytest.mark.parametrize(("field", "floor"), FLOORS.items(), ids=FLOORS)
def test_values_of_every_combination(missed, field, floor):
    counted, notices = missed
    assert notices > 1000
    assert 1 - counted[field] / notices >= floor
