"""Words of sources to codes."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retract_ld.code_labels import REASON_ALIASES, REASON_LABELS, UPDATE_TYPE_LABELS
from retract_ld.codes import UPDATE_TYPES, Reason, UpdateType
from retract_ld.labels import (
    fold_reason,
    fold_type,
    nearest_reason,
    reason_label,
    reason_of,
    reasons_of,
    update_type_of,
)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("err", "erratum"),
        ("Erratum", "erratum"),
        ("corrected", "correction"),
        ("corrected-article", "correction"),
        ("retration", "retraction"),
        ("Retration", "retraction"),
        ("retracion", "retraction"),
        ("RETRACTION", "retraction"),
        ("EoC", "expression_of_concern"),
        ("expression-of-concern", "expression_of_concern"),
        ("Expression of concern", "expression_of_concern"),
        ("Expression  of\tConcern ", "expression_of_concern"),
        ("expression‐of‐concern", "expression_of_concern"),
        ("Correction", "correction"),
        ("Reinstatement", "reinstatement"),
        ("partial-retraction", "partial_retraction"),
        ("Retract and replace", "retract_and_replace"),
        ("new version", "new_version"),
    ],
)
def test_known_words(raw: str, code: str):
    assert update_type_of(raw) == code


@pytest.mark.parametrize(
    "raw",
    [
        "68818",
        "interesting_update",
        "this_is_some_update_23",
        "article",
        "comment",
        "note-discuss",
        "print",
        "publisher-note",
        "correspondence",
        "",
        " ",
        "other",
        "Other update",
        "retractions of many things",
    ],
)
def test_unknown_words_stay_unknown(raw: str):
    assert update_type_of(raw) is None


def test_every_type_knows_its_own_code_and_label():
    for code in get_args(UpdateType):
        expected = None if code == "other" else code
        assert update_type_of(code) == expected
        assert update_type_of(UPDATE_TYPES[code].label) == expected


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("+Fake Peer Review;", "compromised-peer-review"),
        ("Compromised Peer Review", "compromised-peer-review"),
        ("+Concerns/Issues About Data", "concerns-issues-about-data"),
        ("Notice – Limited or No Information", "notice-limited-or-no-information"),
        ("Notice - No/Limited Information", "notice-limited-or-no-information"),
        (
            "+Misconduct – Official Investigation/Finding",
            "misconduct-official-investigations-and-or-findings",
        ),
        ("Falsification/ Fabrication of Data", "falsification-fabrication-of-data"),
        ("Objections by Author(s)", "objections-by-authors"),
        (
            "+Randomly Generated Content",
            "computer-aided-content-or-computer-generated-content",
        ),
        ("+Contamination of Reagents", "contamination-of-materials"),
        ("paper-mill", "paper-mill"),
    ],
)
def test_known_reasons(raw: str, code: str):
    assert reason_of(raw) == code


@pytest.mark.parametrize(
    "raw", ["Withdrawal", "+Breach of Policy by Third Party", "", "+", ";", "Error"]
)
def test_unknown_reasons_stay_unknown(raw: str):
    assert reason_of(raw) is None
    assert reasons_of(raw) == ()


def test_labels_go_there_and_back():
    for code in get_args(Reason):
        assert reason_of(reason_label(code)) == code
        assert reason_of(f"+{reason_label(code).upper()} ; ".strip()) == code
    assert set(REASON_LABELS) == set(get_args(Reason))
    assert set(REASON_ALIASES.values()) == set(get_args(Reason))
    assert set(UPDATE_TYPE_LABELS.values()) == set(get_args(UpdateType)) - {"other"}


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (
            "+Euphemisms for MisconductNotice - No/Limited Information",
            ("euphemisms-for-misconduct", "notice-limited-or-no-information"),
        ),
        (
            "+WithdrawalNotice - No/Limited Information",
            ("notice-limited-or-no-information",),
        ),
        ("Paper Mill", ("paper-mill",)),
        ("Some NewReason", ()),
    ],
)
def test_reasons_that_lost_their_semicolon(raw: str, codes: tuple[str, ...]):
    assert reasons_of(raw) == codes


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Unreliable Dta", "unreliable-data"),
        ("Papermills", "paper-mill"),
        ("Zebra crossing", None),
        ("", None),
    ],
)
def test_nearest(raw: str, code: str | None):
    assert nearest_reason(raw) == code


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(raw: str):
    assert fold_type(fold_type(raw)) == fold_type(raw)
    assert fold_reason(fold_reason("x" + raw)) == fold_reason("x" + raw)


@given(st.text(max_size=60))
def test_any_text_is_answered(raw: str):
    assert update_type_of(raw) in {None, *get_args(UpdateType)}
    assert reason_of(raw) in {None, *get_args(Reason)}
    assert len(reasons_of(raw)) <= 2
