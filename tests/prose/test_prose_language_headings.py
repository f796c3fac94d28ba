"""Headings of notices in six languages, each above a sentence that says nothing of its nature."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retract_ld.prose import read_notice

HEADINGS = json.loads((Path(__file__).parent / "headings.json").read_text("utf-8"))
#: Which of two natures these name depends on what the journal calls so; a heading in Han
#: characters alone over a short text does not tell that the notice is in Japanese.
MISREAD = {"es": 1, "de": 1, "ja": 5}


@pytest.mark.parametrize("language", sorted(HEADINGS))
def test_headings_tell_the_nature(language):
    body = HEADINGS[language]["body"]
    misread = []
    for nature, headings in HEADINGS[language]["headings"].items():
        for heading in headings:
            updates = read_notice(f"{heading}\n\n{body}\n", "notice.txt").updates
            if not updates or updates[0].type != nature:
                misread.append(heading)
    assert len(misread) <= MISREAD.get(language, 0), misread


@pytest.mark.parametrize(
    ("heading", "nature"),
    [
        ("Notice of Redundant Publication", "retraction"),
        ("Removal notice", "removal"),
        ("Retracted and replaced", "retract_and_replace"),
        ("Temporary withdrawal", "temporary_removal"),
        ("Correction and republication", "corrected_and_republished"),
        ("Reinstatement notice", "reinstatement"),
    ],
)
def test_english_headings(heading, nature):
    text = (
        f"{heading}\n\nWet soil in dry years. Jane Roe. Soil Letters 2014; 7(2): 11-19."
    )
    assert read_notice(text, "notice.txt").updates[0].type == nature


@pytest.mark.parametrize("heading", ["Notice to readers", "From the Editor"])
def test_a_concern_without_a_label_is_told_by_what_readers_are_asked(heading):
    text = (
        f"{heading}\n\nJane Roe. Wet soil in dry years. Soil Letters 2014; 7(2): 11-19.\n\n"
        "Concerns have been raised about the data. Readers are asked to treat the article "
        "with caution."
    )
    assert read_notice(text, "notice.txt").updates[0].type == "expression_of_concern"
