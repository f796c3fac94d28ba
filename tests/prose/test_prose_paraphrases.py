"""One reason in many wordings, and sentences like them that must not give it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from retract_ld.codes import Reason
from retract_ld.prose import find_reasons

PARAPHRASES = Path(__file__).with_name("paraphrases") / "en.txt"


class Wording(NamedTuple):
    reason: str
    manner: str
    gives: bool
    text: str


def wordings() -> list[Wording]:
    found: list[Wording] = []
    reason = manner = ""
    for line in PARAPHRASES.read_text("utf-8").splitlines():
        if line.startswith("["):
            reason, _, manner = line[1:].partition("]")
            continue
        if line[:2] in {"+ ", "- "}:
            kind = manner.strip() or "retraction"
            found.append(Wording(reason, kind, line[0] == "+", line[2:]))
    return found


WORDINGS = wordings()


def is_given(wording: Wording) -> bool:
    found = find_reasons(wording.text, "en", wording.manner)
    return wording.reason in {reason for reason, _ in found}


def test_reasons_are_codes():
    assert {wording.reason for wording in WORDINGS} <= set(get_args(Reason))


def test_each_reason_is_found_in_most_wordings():
    by_reason: dict[str, list[bool]] = {}
    for wording in WORDINGS:
        if wording.gives:
            by_reason.setdefault(wording.reason, []).append(is_given(wording))
    every = [given for all_given in by_reason.values() for given in all_given]
    assert sum(every) / len(every) >= 0.95
    low = {
        reason: hits for reason, hits in by_reason.items() if sum(hits) < len(hits) / 2
    }
    assert not low


def test_near_misses_hardly_ever_give_it():
    near = [wording for wording in WORDINGS if not wording.gives]
    wrong = [wording.text for wording in near if is_given(wording)]
    assert len(wrong) / len(near) <= 0.15, wrong


@pytest.mark.parametrize(
    "text",
    [
        "No falsified images were found.",
        "The figures were not duplicated.",
        "There was no breach of our policies.",
        "Peer review was not compromised.",
        "The concerns did not relate to the results.",
        "No data were invented.",
        "No errors were found in the data.",
    ],
)
def test_denials_right_beside_the_words(text):
    assert find_reasons(text, "en") == ()
