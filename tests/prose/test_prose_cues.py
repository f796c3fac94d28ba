"""Reasons, parties and guidelines of a body text, with negation and hedging."""

from __future__ import annotations

from pathlib import Path

import pytest

from retract_ld.prose import find_guidelines, find_parties, find_reasons, read_notice
from retract_ld.prose.rule_files import load
from retract_ld.prose.source_text import SourceText


def reasons(text: str, language: str | None = None) -> list[str]:
    return [reason for reason, _ in find_reasons(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The data in Table 3 were fabricated.", "falsification-fabrication-of-data"),
        ("Figure 2 was manipulated.", "manipulation-of-images"),
        ("The peer review process was compromised.", "compromised-peer-review"),
        ("The article was produced by a paper mill.", "paper-mill"),
        ("We were unable to reproduce the results.", "results-not-reproducible"),
        ("The authors did not respond to our enquiries.", "author-unresponsive"),
        (
            "The cell line was contaminated with HeLa cells.",
            "contamination-of-cell-lines-tissues",
        ),
        (
            "No ethics committee approval was obtained.",
            "lack-of-irb-iacuc-approval-and-or-compliance",
        ),
        ("The text was plagiarised.", "plagiarism-of-text"),
        (
            "It was published previously in another journal as a duplicate publication.",
            "duplication-of-in-article",
        ),
        (
            "The raw data are no longer available.",
            "original-data-and-or-images-not-provided-and-or-not-available",
        ),
        ("The Office of Research Integrity found misconduct.", "investigation-by-ori"),
        (
            "The article processing charges were not paid: failed to pay the fees.",
            "nonpayment-of-fees-and-or-refusal-to-pay",
        ),
        ("It was removed for legal reasons.", "legal-reasons-and-or-threats"),
        (
            "The values in the graph do not match the blots beside it.",
            "concerns-issues-about-data",
        ),
        (
            "The spread of the values is smaller than would be expected.",
            "concerns-issues-about-data",
        ),
        (
            "A joint committee of inquiry examined the case.",
            "investigation-by-company-institution",
        ),
    ],
)
def test_reason_is_found(text, expected):
    assert expected in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "The committee found no evidence of fabrication of data.",
        "There is no indication that the figures were manipulated.",
        "This was not the result of plagiarism.",
        "Fabrication of the data was ruled out.",
        "Allegations of data fabrication were not substantiated; falsified data were not found.",
        "The authors declare that they have no conflict of interest.",
        "The journal takes plagiarism seriously.",
        "See https://example.org/plagiarism/fabricated-data and doi 10.5555/plagiarised.data",
        "Whether the reviewers were aware of the misconduct could not be established.",
        "Results in the other tables are not affected by this error.",
        "In response to these concerns, the authors sent all original data.",
        "Marks were seen in the images which are not present in the article.",
    ],
)
def test_what_is_denied_is_no_reason(text):
    assert reasons(text) == []


def test_error_of_a_program_is_none_of_the_results_it_computed():
    text = "A mistake was found in the program used to compute the main results."
    assert reasons(text) == ["error-in-analyses"]


def test_denial_does_not_reach_into_the_next_clause():
    text = "There was no evidence of fabrication, but the figures had been manipulated."
    assert reasons(text) == ["manipulation-of-images"]


@pytest.mark.parametrize(
    "text",
    [
        "Two panels of Figure 3 stand for two animals. They are identical.",
        "We asked for the raw data. The authors were unable to meet this request.",
    ],
)
def test_reasons_over_two_sentences(text):
    assert len(reasons(text)) == 1


def test_titles_of_other_documents_are_no_reasons():
    text = (
        'It cites the chapter titled "Plagiarism of data and how to find it" by S. Orr.'
    )
    assert reasons(text) == []
    assert reasons("See P. Poe, “Fabricated data in blots,” Blot Lett. 2, 3.") == []


def test_hedged_words_count_less():
    [(_, sure)] = find_reasons("The data were fabricated.")
    hedged = dict(find_reasons("The data were allegedly fabricated."))
    assert sure.confidence == 0.9
    assert hedged["falsification-fabrication-of-data"].confidence == 0.54


def test_cues_add_up():
    text = "The data were fabricated. The university confirmed that the data were falsified."
    words = dict(find_reasons(text))["falsification-fabrication-of-data"]
    assert words.confidence == 0.99
    assert words.text == "data were fabricated"


def test_general_reason_is_not_given_beside_the_exact_one():
    text = "Concerns were raised about Figure 1. The images were duplicated."
    assert reasons(text) == ["duplication-of-in-image"]


def test_evidence_is_the_exact_words_of_marked_up_text():
    text = "The *results* could <b>not</b> be reproduced."
    [(_, words)] = find_reasons(text)
    assert text[words.start : words.end] == words.text
    assert words.text == "results* could <b>not</b> be reproduced"


def parties(text: str, language: str | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role, party, _ in find_parties(text, language):
        found.setdefault(role, []).append(party)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "It has been retracted by agreement between the authors, the journal's Editor"
                " in Chief, Prof. Dr. A. Roe, and Example Periodicals LLC."
            ),
            {"initiated_by": ["authors", "editor", "publisher"]},
        ),
        ("The authors have retracted this article.", {"initiated_by": ["authors"]}),
        (
            (
                "The Editor-in-Chief has retracted this article. Jane Roe agrees to this"
                " retraction; the other authors do not agree with the retraction."
            ),
            {
                "initiated_by": ["editor"],
                "accepted_by": ["some-authors"],
                "objected_by": ["authors"],
            },
        ),
        (
            "At the request of the authors, the publisher is retracting the article.",
            {"initiated_by": ["authors", "publisher"]},
        ),
        (
            (
                "The corresponding author has requested the retraction. The editors agreed"
                " with the decision."
            ),
            {"initiated_by": ["some-authors"], "accepted_by": ["editor"]},
        ),
        (
            "We, the authors, wish to retract our paper.",
            {"initiated_by": ["authors"]},
        ),
        (
            "The university has requested that the article be retracted.",
            {"initiated_by": ["institution"]},
        ),
        (
            (
                "Ann Lee, B. C. Ode and Dora van den Berg agree with this retraction. Ed Fox"
                " and Gil Hart do not agree to this retraction."
            ),
            {"accepted_by": ["some-authors"], "objected_by": ["some-authors"]},
        ),
        ("The authors were asked to agree to the retraction; they did not answer.", {}),
        (
            (
                "The authors do not agree that the figures were altered on purpose, but agree"
                " to the retraction."
            ),
            {"accepted_by": ["authors"]},
        ),
        (
            "The medical editors at BioMed Central have retracted this article.",
            {"initiated_by": ["editor"]},
        ),
        ("Data are available on reasonable request from the authors.", {}),
        ("Not all authors consented to the retraction.", {"objected_by": ["authors"]}),
    ],
)
def test_parties(text, expected):
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in line with the COPE retraction guidelines", ["cope-retraction-guidelines"]),
        ("COPE's guidelines for retracting articles", ["cope-retraction-guidelines"]),
        (
            "We follow the guidelines of the Committee on Publication Ethics.",
            ["cope-guidelines"],
        ),
        ("according to the ICMJE recommendations", ["icmje-recommendations"]),
        ("We cope with the guidelines that others wrote.", []),
        ("as recommended by NISO CREC", ["niso-crec"]),
        (
            "La decisión sigue las directrices del COPE sobre publicación.",
            ["cope-guidelines"],
        ),
    ],
)
def test_guidelines(text, expected):
    assert [name for name, _ in find_guidelines(text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Los datos fueron falsificados.", "falsification-fabrication-of-data"),
        ("pt", "As imagens foram manipuladas.", "manipulation-of-images"),
        ("fr", "Les données ont été fabriquées.", "falsification-fabrication-of-data"),
        ("de", "Die Daten wurden gefälscht.", "falsification-fabrication-of-data"),
        ("zh", "该文存在一稿多投。", "duplication-of-in-article"),
        ("ja", "データの捏造が認められた。", "falsification-fabrication-of-data"),
    ],
)
def test_languages(language, text, expected):
    assert reasons(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "No hay evidencia de que los datos fueron falsificados."),
        ("pt", "Não há indícios de que as imagens foram manipuladas."),
        ("fr", "Aucune preuve que les données ont été fabriquées."),
        ("de", "Es gibt keine Hinweise, dass Daten gefälscht wurden."),
        ("ja", "捏造は認められなかった。"),
    ],
)
def test_denial_in_other_languages(language, text):
    assert reasons(text, language) == []


def test_one_claim_is_one_reason():
    claim = "It is retracted because of concerns with the reliability of the data."
    assert reasons(claim) == ["unreliable-data"]
    assert reasons(
        "A coding error in the script that computed the data was found."
    ) == ["error-in-analyses"]
    both = "An error in the script was found. The data in Table 2 were wrong, too."
    assert reasons(both) == ["error-in-analyses", "error-in-data"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It has been withdrawn by Ada Lind, B. C. Otis, and Eva St Moor.",
            ["authors"],
        ),
        ("Dr. Ada Lind and Dr. Bo Otis have requested retraction.", ["authors"]),
        ("This article has been withdrawn by Scientific Gardens.", []),
        ("Scientific Gardens has retracted this article.", []),
        ("Garden Science and Plant Care has retracted this article.", []),
    ],
)
def test_persons_named_retract_but_no_journal(text, expected):
    assert [party for _, party, _ in find_parties(text)] == expected


def test_a_heading_says_why_beside_the_title_quoted_in_it():
    text = (
        'Retraction of the Report "Fabrication of Glass Eyes for Fish" by A. Lind'
        " due to plagiarism\n\nThe report is hereby retracted."
    )
    (update,) = read_notice(text).updates
    assert update.reasons == ("plagiarism-of-in-article",)


HERE = Path(__file__).parent
TEXTS = [
    *(HERE / "paraphrases" / "en.txt").read_text("utf-8").lower().splitlines(),
    *(
        SourceText(path.read_text("utf-8")).words
        for folder in ("notices", "varied", "evaluation/reasons")
        for path in sorted(HERE.glob(f"{folder}/**/*.txt"))
    ),
]


#: Their words say it only in texts that hold their stems.
ONLY_BESIDE_STEMS = {"en.reason.eoc-updated", "en.reason.false-reviewers"}


def test_stems_keep_no_cue_from_a_text_where_its_words_stand():
    kept = [
        (cue.id, stems)
        for cue in load("en").reasons
        for stems in [cue.stems]
        for text in TEXTS
        if stems
        and cue.id not in ONLY_BESIDE_STEMS
        and not any(stem in text for stem in stems)
        and all(each.compiled.search(text) for each in (cue.first, *cue.others))
    ]
    assert not kept
