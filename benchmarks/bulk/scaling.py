"""What a second process gains, beside what the machine gives two programs at once.

Virtual processors share caches, memory and often cores: two programs that know nothing of
each other are each slower at once than alone. No export in two processes can gain more
than that leaves.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.bulk.programs import OURS, Place

__all__ = ["Scaling", "scaling", "told"]


class Scaling(NamedTuple):
    """Wall seconds of a round."""

    alone: float
    """One process, alone."""
    at_once: float
    """Until each of two exports of one process that were started together had ended."""
    together: float
    """One export in two processes."""


def scaling(place: Place, rounds: int) -> list[Scaling]:
    """Run each of the three in turns."""
    one, two = (commands(place)[0] for commands in OURS.values())
    other = [*one[:-1], f"{one[-1]}.other"]
    found: list[Scaling] = []
    for _ in range(rounds):
        times = [_seconds(started) for started in ([one], [one, other], [two])]
        found.append(Scaling(*times))
        print(f"scaling: {found[-1]}", file=sys.stderr, flush=True)
    return found


def _seconds(commands: Sequence[Sequence[str]]) -> float:
    begin = time.perf_counter()
    children = [os.posix_spawn(each[0], each, os.environ) for each in commands]
    for child in children:
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status):
            raise SystemExit("retract-ld failed")
    return time.perf_counter() - begin


def told(rounds: Sequence[Scaling]) -> str:
    """Tell the medians, and the gain of each round's three in words."""
    alone, at_once, together = (median(times) for times in zip(*rounds, strict=True))
    best = Scaling(*(min(times) for times in zip(*rounds, strict=True)))
    return (
        f"Medians of {len(rounds)} rounds: one process {alone:.1f} s, two exports at once "
        f"{at_once:.1f} s, one export in two processes {together:.1f} s. So two processes "
        f"are {alone / together:.2f} times as fast (the quickest of each: "
        f"{best.alone / best.together:.2f}), where two programs at once do "
        f"{2 * alone / at_once:.2f} times the work of one (the quickest: "
        f"{2 * best.alone / best.at_once:.2f})."
    )
