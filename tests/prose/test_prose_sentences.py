"""One work told at the end of a text, in its sentences, by one author or those who sign."""

from __future__ import annotations

import pytest

from tests.prose.one_work import NAMES, PLACES, TITLE, wrong_in

_TOLD = (
    "Following the publication of this paper, a reader told us that data shown in Fig. 5 "
    "resembled those of other articles. The Editor has decided that this paper should be "
    "retracted. The Editor apologizes for any inconvenience caused. "
)
_SIGNED = (
    "Retraction\n\nWe retract our article {T} ({P}) because the plots were mixed up."
)
#: ``{T}`` is the title in quotation marks, ``{B}`` bare, ``{A}`` names, ``{P}`` a place.
CLOSING = (
    f"Retraction: {{B}}\n\n{_TOLD}{{P}}.",
    f"[Retracted] {{B}}\n\n{_TOLD}[{{P}}].",
    f"[Retracted] {{B}}\n\n{_TOLD}[the original article was published in {{P}}].",
    f"[Retracted] {{B}}\n\n{_TOLD}Original article: {{P}}.",
    (
        f"Retraction: {{B}}\n\n{_TOLD}The original article was published in {{P}}; "
        "doi: 10.5555/abc.12."
    ),
    f"Retraction: {{B}}\n\n{_TOLD}({{P}}; DOI: 10.5555/abc.12)",
    f"Retraction: {{B}}\n\n{_TOLD}{{P}}; DOI: 10.5555/abc.12.",
)
IN_SENTENCES = (
    (
        "Retraction\n\nThe paper {B} by {A}, published in {P}, is retracted because the plots "
        "were mixed up."
    ),
    (
        "The original article {B} by {A} ({P}) has been withdrawn because the plots were mixed "
        "up."
    ),
    (
        "Expression of Concern\n\nThis notice concerns the article {B}, by {A}, in {P}. Readers "
        "voiced concerns about the data."
    ),
    "Retraction\n\nWe retract the paper published in {P}: {A}, {T}. The plots were mixed up.",
    "Erratum\n\nThe following correction concerns the article in {P}: {A}, {T}.",
)
SIGNED = (
    f"{_SIGNED} {{A}}",
    f"{_SIGNED}\n\n{{A}}",
    f"{_SIGNED}\n\nSigned: {{A}}, 3 May 2016",
    (
        "Retraction\n\nWe, the authors, retract our paper {T} ({P}).\nThe plots were mixed up.\n"
        "Signed by: {A}"
    ),
)
LONE = (
    "Retraction\n\n{A}. {B}. {P}.\n\nThe plots were mixed up.",
    "Erratum\n\n{A}, {B}, {P}.\n\nOn page 47 the units are wrong.",
    "Retraction of: {A}, {B}, {P}\n\nThe plots were mixed up.",
    "Retraction\n\nThe editor retracts the article {A}, {B}, {P}, as the plots were mixed up.",
    "Correction\n\n{A}: {B}. {P}\n\nThe units are wrong.",
)
ALONE = ("Jane Roe", "Jane M. Roe", "Pieter van Dalen", "María José Gil")
SETS = {
    "closing": (CLOSING, {"": ""}),
    "sentences": (IN_SENTENCES, NAMES),
    "signed": (SIGNED, NAMES),
    "lone": (LONE, {name: name for name in ALONE}),
}


@pytest.mark.parametrize("told", SETS)
def test_values_of_every_combination(told):
    frames, lists = SETS[told]
    missed: list[tuple[str, set[str]]] = []
    texts = 0
    for frame in frames:
        for names, authors in lists.items():
            for place, values in PLACES.items():
                text = frame.format(T=f"“{TITLE}”", B=TITLE, A=names, P=place)
                wrong = wrong_in(text, authors, values)
                texts += 1
                if wrong:
                    missed.append((text, wrong))
    assert texts >= 70
    assert len(missed) <= 0.03 * texts, missed[:5]
