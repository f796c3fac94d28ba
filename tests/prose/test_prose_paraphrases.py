"""Reasons and parties as seven languages put them, and what must not give them.

In the files of reasons a heading names one and the manner of the notice; ``+`` says it, ``-``
is a near miss. Parties stand beside ``i`` (initiated), ``a`` (accepted), ``o`` (objected).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from retract_ld.codes import Reason
from retract_ld.prose import find_parties, find_reasons

FOLDER = Path(__file__).parent / "paraphrases"
#: What says a reason nearly as well as the one that is asked for.
ALIKE = {
    "contamination-of-materials": {"contamination-of-cell-lines-tissues"},
    "falsification-fabrication-of-data": {"falsification-fabrication-of-results"},
    "manipulation-of-images": {"falsification-fabrication-of-image"},
    "misconduct-official-investigations-and-or-findings": {"misconduct-by-author"},
    "plagiarism-of-in-article": {"plagiarism-of-text"},
    "plagiarism-of-text": {"plagiarism-of-in-article", "euphemisms-for-plagiarism"},
}


def sentences(language: str) -> Iterator[tuple[str, str, bool, str]]:
    """Yield reason, manner, whether it is said, and the sentence."""
    reason = manner = ""
    for line in (FOLDER / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            reason, manner = line[1:].split()
        elif line:
            yield reason, manner, line[0] == "+", line[1:].strip()


#: How many may be missed, and how many given falsely.
LIMITS = dict.fromkeys(("de", "es", "fr", "ja", "pt", "zh"), (0.06, 0.12)) | {
    "en": (0.05, 0.15)
}


def test_reasons_are_codes():
    named = {reason for language in LIMITS for reason, *_ in sentences(language)}
    assert named <= set(get_args(Reason))


@pytest.mark.parametrize("language", LIMITS)
def test_reasons_are_understood(language):
    missed, false = [], []
    said = denied = 0
    for reason, manner, says_so, text in sentences(language):
        given = {name for name, _ in find_reasons(text, language, manner)}
        alike = set() if language == "en" else ALIKE.get(reason, set())
        found = bool(given & ({reason} | alike))
        if says_so:
            said += 1
            missed += [] if found else [(reason, text)]
        else:
            denied += 1
            false += [(reason, text)] if found else []
    most_missed, most_false = LIMITS[language]
    assert len(missed) <= most_missed * said, missed
    assert len(false) <= most_false * denied, false


ROLES = {"i": "initiated_by", "a": "accepted_by", "o": "objected_by"}


def test_parties_are_understood():
    right = wrong = missed = 0
    for line in (FOLDER / "parties.list").read_text("utf-8").splitlines():
        language, named, text = line.split("|", 2)
        expected = {
            (ROLES[role[0]], party)
            for role in named.split()
            for party in role[2:].split(",")
        }
        found = {(role, party) for role, party, _ in find_parties(text, language)}
        assert named or not found, text  # who names nobody gives nobody
        right += len(expected & found)
        wrong += len(found - expected)
        missed += len(expected - found)
    assert wrong <= 0.06 * right
    assert missed <= 0.08 * right


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
