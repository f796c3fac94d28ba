"""Counting right, wrong and missed values of an evaluation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Score", "Tally", "fold"]


_FOLD: Final = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’", "'"),
        "\u00ad": "",
        "\u00a0": " ",
    }
)


@dataclass(slots=True)
class Score:
    """Right, wrong and missed values of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: set[str], expected: set[str]) -> None:
        """Count the values of one notice."""
        self.right += len(found & expected)
        self.wrong += len(found - expected)
        self.missed += len(expected - found)

    @property
    def precision(self) -> float:
        """Share of the found values that are right."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected values that were found."""
        expected = self.right + self.missed
        return self.right / expected if expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Tally:
    """Scores by group and field, and what was missed."""

    scores: dict[tuple[str, str], Score] = field(
        default_factory=lambda: defaultdict(Score)
    )
    misses: list[str] = field(default_factory=list)
    notices: int = 0

    def add(
        self,
        name: str,
        groups: Iterable[str],
        key: str,
        found: set[str],
        expected: set[str],
    ) -> None:
        """Count one field of one notice in every group it belongs to."""
        for group in groups:
            self.scores[group, key].add(found, expected)
        if found != expected:
            self.misses.append(
                f"{name}: {key}: expected {sorted(expected)}, found {sorted(found)}"
            )


def fold(value: object) -> str:
    """Return a value as it is compared.

    >>> fold(" The “Blue”  Book. ")
    'the "blue" book'
    """
    text = str(value).translate(_FOLD).lower()
    return re.sub(r"\s+", " ", text).strip(" .,;:'\"")
