"""How far an export has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final

from retract_ld.cli.messages import say

if TYPE_CHECKING:
    from retract_ld.bulk import Progress

__all__ = ["Shown"]

#: Seconds before anything is shown, and between two lines.
_BAR_AFTER: Final = 1.0
_LINE_EVERY: Final = 10.0


class Shown:
    """Shows the progress of an export on standard error; call it with each news."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._begin = self._told = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, progress: Progress) -> None:
        """Show how far it has come."""
        now = time.monotonic()
        if self._quiet:
            return
        if sys.stderr.isatty():
            if now - self._begin >= _BAR_AFTER:
                self._show(progress, now)
        elif now - self._told >= _LINE_EVERY:
            self._told = now
            say(self._line(progress, now))

    def _rate(self, progress: Progress, now: float) -> float:
        return progress.counts.read / max(now - self._begin, 0.001)

    def _line(self, progress: Progress, now: float) -> str:
        counts = progress.counts
        share = f"{progress.done / progress.total:.0%}, " if progress.total else ""
        left = ""
        if progress.total and progress.done:
            seconds = (now - self._begin) * (progress.total / progress.done - 1)
            left = f", {seconds:,.0f} s left"
        return (
            f"{share}{counts.read:,} records, {counts.rejected:,} rejected, "
            f"{self._rate(progress, now):,.0f} a second{left}"
        )

    def _show(self, progress: Progress, now: float) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                BarColumn(),
                TextColumn("{task.percentage:>3.0f} %"),
                TextColumn("{task.fields[told]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=progress.total or None, told="")
        counts = progress.counts
        self._bar.update(
            self._task,
            completed=progress.done,
            told=f"{counts.read:,} records · {counts.rejected:,} rejected · "
            f"{self._rate(progress, now):,.0f}/s",
        )

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
