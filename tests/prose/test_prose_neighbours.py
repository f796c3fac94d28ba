"""Which of two neighbouring reasons words tell: the same words, said a little otherwise."""

from __future__ import annotations

import pytest

from retract_ld.prose import find_reasons

DATA = "unreliable-data"
RESULTS = "unreliable-results-and-or-conclusions"
CONCERN_RESULTS = "concerns-issues-about-results-and-or-conclusions"
ORIGINALS = "original-data-and-or-images-not-provided-and-or-not-available"
SILENT = "author-unresponsive"
SAME_IMAGE = "duplication-of-in-image"
SPLICED = "manipulation-of-images"
COPIED_IMAGE = "plagiarism-of-image"
CELLS = "contamination-of-cell-lines-tissues"
MATERIAL = "contamination-of-materials"
FORGED = "false-forged-authorship"
NOT_ASKED = "lack-of-approval-from-author"

#: What is told, and what is not.
TOLD = (
    (
        "These issues call into question the validity of the reported results.",
        RESULTS,
        DATA,
    ),
    ("These issues call into question the validity of the data set.", DATA, RESULTS),
    (
        "The results of the paper have been brought into question.",
        CONCERN_RESULTS,
        RESULTS,
    ),
    ("The data could not be verified from the records.", ORIGINALS, DATA),
    ("The data could not be verified.", DATA, ORIGINALS),
    ("They have no confidence in the recorded data.", DATA, RESULTS),
    ("They have no confidence in the results.", RESULTS, DATA),
    ("We did not receive a reply from the authors.", SILENT, ORIGINALS),
    ("Panel B is a duplicate of panel A at a different scale.", SAME_IMAGE, SPLICED),
    ("The lanes of Fig. 2 had been spliced.", SPLICED, SAME_IMAGE),
    (
        "Fig. 2 overlaps with a figure in an article by different authors.",
        SAME_IMAGE,
        COPIED_IMAGE,
    ),
    ("Fig. 2 was plagiarised from another article.", COPIED_IMAGE, SAME_IMAGE),
    ("The effect is due to a cross-contamination.", CELLS, MATERIAL),
    ("The effect is due to contamination of the buffer.", MATERIAL, CELLS),
    (
        "Two persons were unaware of the manuscript and did not agree to their authorship.",
        FORGED,
        NOT_ASKED,
    ),
    ("The co-authors were unaware of the submission.", NOT_ASKED, FORGED),
)
NOT_TOLD = (
    ("The office did not receive a satisfactory reply.", SILENT),
    ("There are vertical discontinuities between the lanes of Fig. 2.", SPLICED),
    (
        "Text came from a paper which has also been retracted because of fraud.",
        "misconduct-by-author",
    ),
    (
        "No definitive conclusion on any duplication of bands could be reached.",
        SAME_IMAGE,
    ),
    ("The patterns could not be attributed to chance.", RESULTS),
    (
        "Our study investigated the wings of gnats.",
        "investigation-by-journal-publisher",
    ),
    (
        "The author did not say whether they agree or disagree with the retraction.",
        "objections-by-authors",
    ),
)


def _told(text: str) -> set[str]:
    return {
        reason for reason, _ in find_reasons(f"The article is retracted. {text}", "en")
    }


@pytest.mark.parametrize(("text", "told", "other"), TOLD)
def test_of_two_neighbours_the_one_that_is_said(text, told, other):
    assert told in _told(text)
    assert other not in _told(text)


@pytest.mark.parametrize(("text", "reason"), NOT_TOLD)
def test_words_that_come_near_tell_nothing(text, reason):
    assert reason not in _told(text)


@pytest.mark.parametrize(
    "next_sentence",
    [
        "Specifically, two panels of Fig. 3 are identical.",
        "It was found that two panels of Fig. 3 are identical.",
        "In Fig. 3, two panels are identical.",
        "Two panels of Fig. 3 are identical. The number of concerns about the data is large.",
    ],
)
def test_a_general_concern_is_not_given_beside_what_it_was(next_sentence):
    told = _told(f"Concerns were raised about some of the data. {next_sentence}")
    assert SAME_IMAGE in told
    assert "concerns-issues-about-data" not in told


def test_a_concern_about_something_else_stays():
    told = _told(
        "The numbers in Table 2 do not match those in the text. Two panels of Fig. 3 are identical."
    )
    assert {SAME_IMAGE, "concerns-issues-about-data"} <= told


def test_data_and_conclusions_in_one_breath():
    told = _told("The editors no longer have confidence in the data and conclusions.")
    assert {DATA, RESULTS} <= told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It has been removed from this site.", "removed"),
        (
            "Upon performing an independent analysis of the data we saw more.",
            "investigation-by-journal-publisher",
        ),
        (
            "A colleague tampered with another investigator's cultures.",
            "sabotage-of-materials-methods",
        ),
        (
            "It belongs to a set of over 300 papers that share the same layout.",
            "paper-mill",
        ),
        (
            "The program is fine, but the data were analyzed incorrectly.",
            "error-in-analyses",
        ),
        (
            "We tried to repeat the trial without success.",
            "results-not-reproducible",
        ),
        (
            "Nine of the references could not be located.",
            "concerns-issues-about-referencing-attributions",
        ),
    ],
)
def test_what_is_told_by_a_turn_of_phrase(text, reason):
    assert reason in _told(text)


AUTHORSHIP = "concerns-issues-about-authorship-affiliation"
TEXT = "error-in-text"
NUMBERS = "error-in-data"
PICTURE = "error-in-image"
BY_JOURNAL = "error-by-journal-publisher"


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The ORCID of the first author was incorrect.", {AUTHORSHIP}),
        ("Jane Roe's degree should be MD, not PhD.", {AUTHORSHIP}),
        ("The e-mail address of the corresponding author was wrong.", {AUTHORSHIP}),
        (
            "The given names and family names of all authors were interchanged by the publisher.",
            {AUTHORSHIP, BY_JOURNAL},
        ),
        ("The caption of Table 3 was wrong.", {TEXT}),
        ("Reference 14 was omitted from the list.", {TEXT}),
        ("The x-axis of Figure 4 was mislabelled.", {PICTURE}),
        ("In Table 1, the columns for men and women were transposed.", {NUMBERS}),
        ("The sample size was reported as 120 but was in fact 102.", {NUMBERS}),
        (
            "An error in our script led to wrong values in Table 4.",
            {"error-in-analyses", NUMBERS},
        ),
        (
            "The strain used was listed as C57BL/6 but it was BALB/c.",
            {"error-in-materials"},
        ),
        ("The article was published with the wrong DOI.", {BY_JOURNAL}),
        (
            "The authors failed to declare that J.R. receives fees from X.",
            {"conflict-of-interest"},
        ),
    ],
)
def test_what_a_correction_puts_right(text, reasons):
    assert {reason for reason, _ in find_reasons(text, "en", "correction")} == reasons


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        (
            "The author was found guilty of research misconduct by her university.",
            "misconduct-by-author",
            "criminal-proceedings",
        ),
        (
            "The affiliation of the first author does not exist.",
            "false-forged-affiliation",
            FORGED,
        ),
        (
            "The corresponding author submitted the paper without telling the others.",
            NOT_ASKED,
            FORGED,
        ),
        ("Two of the authors deny having taken part in the study.", FORGED, NOT_ASKED),
        (
            "The authors withdrew it since they did not want to pay the charges.",
            "nonpayment-of-fees-and-or-refusal-to-pay",
            SILENT,
        ),
        (
            "The article appeared in two issues because of an error in production.",
            "duplication-of-content-through-error-by-journal-publisher",
            "duplication-of-in-article",
        ),
    ],
)
def test_one_and_not_its_neighbour(text, told, not_told):
    reasons = _told(text)
    assert told in reasons
    assert not_told not in reasons
