"""Reasons as six languages put them: many ways to say each, and what must not give it.

A heading names a reason and the manner of the notice; ``+`` says it, ``-`` is a near miss.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retract_ld.prose import find_reasons

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


@pytest.mark.parametrize("language", ["de", "es", "fr", "ja", "pt", "zh"])
def test_reasons_are_understood(language):
    missed, false = [], []
    said = denied = 0
    for reason, manner, says_so, text in sentences(language):
        given = {name for name, _ in find_reasons(text, language, manner)}
        found = bool(given & ({reason} | ALIKE.get(reason, set())))
        if says_so:
            said += 1
            missed += [] if found else [(reason, text)]
        else:
            denied += 1
            false += [(reason, text)] if found else []
    assert len(missed) <= 0.05 * said, missed
    assert len(false) <= 0.12 * denied, false
