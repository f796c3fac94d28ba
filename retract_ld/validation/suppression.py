"""Findings that somebody decided to live with, each with the reason why.

In a configuration file (YAML)::

    suppress:
      - rule: CREC-01
        reason: Our notices of before 2020 have no DOI of their own.
        source: "archive/*.xml"                  # optional, a pattern
        focus: "https://doi.org/10.1234/old.*"   # optional, a pattern

or in the source itself, in a comment within its first 64 KiB::

    # retract-ld: suppress CREC-01 because the DOI is on its way
    <!-- retract-ld: suppress COPE-05 because the notice is a print-only one -->

A suppressed finding stays in the report, with its reason, and does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from retract_ld.errors import Malformed
from retract_ld.validation.report import Result

__all__ = ["Suppression", "Suppressions", "load_suppressions"]

_INLINE: Final = re.compile(
    r"retract-ld:\s*suppress\s+([A-Za-z][\w-]*)\s+because\s+(\S.*?)\s*(?:-->|\*/|$)",
    re.MULTILINE,
)
_HEAD: Final = 65_536
_KEYS: Final = {"rule", "reason", "source", "focus"}


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule that is not to count, where, and why."""

    rule: str
    reason: str
    source: str = "*"
    """Pattern of the sources it is for."""
    focus: str = "*"
    """Pattern of the nodes it is for."""

    def covers(self, result: Result) -> bool:
        """Whether a result is meant."""
        return (
            self.rule == result.rule
            and fnmatchcase(result.source, self.source)
            and fnmatchcase(result.focus, self.focus)
        )


def load_suppressions(path: str | Path) -> tuple[Suppression, ...]:
    """Read the suppressions of a configuration file.

    Raises:
        Malformed: naming the entry that has no rule or no reason, or a key too many.
    """
    import yaml

    try:
        document = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise Malformed(f"is not YAML: {reason}", source=str(path)) from error
    entries = document.get("suppress") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise Malformed(
            "has no list `suppress`.",
            source=str(path),
            hint="Give entries with rule and reason under it.",
        )
    return tuple(
        _suppression(entry, str(path), number)
        for number, entry in enumerate(entries, start=1)
    )


def _suppression(entry: Any, path: str, number: int) -> Suppression:  # noqa: ANN401
    where = f"suppress[{number}]"
    if not isinstance(entry, dict) or set(entry) - _KEYS:
        raise Malformed(
            f"has other keys than {', '.join(sorted(_KEYS))}.",
            source=path,
            location=where,
        )
    values = {key: str(value).strip() for key, value in entry.items()}
    for key in ("rule", "reason"):
        if not values.get(key):
            raise Malformed(
                f"has no {key}.",
                source=path,
                location=where,
                hint="Each suppression names its rule and tells why.",
            )
    return Suppression(**values)


class Suppressions:
    """The suppressions of a run: those configured and those in the sources."""

    def __init__(self, configured: Iterable[Suppression] = ()) -> None:
        self._configured = tuple(configured)
        self._inline: dict[str, tuple[Suppression, ...]] = {}

    def mark(self, results: Iterable[Result]) -> Iterator[Result]:
        """Yield the results, those that are suppressed with the reason."""
        for result in results:
            reason = self._reason(result)
            yield replace(result, suppressed=reason) if reason else result

    def _reason(self, result: Result) -> str:
        if result.source not in self._inline:
            self._inline[result.source] = tuple(_inline(result.source))
        for suppression in (*self._inline[result.source], *self._configured):
            if suppression.covers(result):
                return suppression.reason
        return ""


def _inline(source: str) -> Iterator[Suppression]:
    """Yield the suppressions that a file carries in its comments."""
    try:
        with Path(source).open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError):
        return
    for rule, reason in _INLINE.findall(head.decode("utf-8", "replace")):
        yield Suppression(rule, reason)
