"""What a validation found: results, and the report of them as text or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Final, Literal

from retract_ld.terms import Term

__all__ = ["SEVERITIES", "Report", "Result", "Severity", "result_dict"]

Severity = Literal["violation", "warning", "info"]

#: The gravest first.
SEVERITIES: Final[tuple[Severity, ...]] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Result:
    """One finding: which rule, about what, how grave, and what to do about it."""

    rule: str
    """Id of the rule or shape: ``CREC-01``, ``update-date``."""
    severity: Severity
    focus: str
    """IRI of the node that is at fault."""
    message: str
    path: str | None = None
    """The property concerned: an IRI, or a SHACL path."""
    value: str | None = None
    """The offending value, where there is one, as text."""
    value_term: Term | None = None
    """The same as an RDF term."""
    hint: str = ""
    clause: str = ""
    """What the rule rests on: a standard and its clause."""
    link: str | None = None
    """Where that can be read."""
    component: str = ""
    """IRI of the SHACL constraint component that was not satisfied."""
    shape: str = ""
    """IRI of the shape or rule."""
    source: str = ""
    """The file that the record stands in."""
    location: str = ""
    """Where in it: ``line 812``, ``$.message.items[3]``."""
    record: str | None = None
    """The record's id."""
    suppressed: str = ""
    """Why it does not count, if somebody decided so."""

    @property
    def where(self) -> str:
        """Source, place and record in one, as far as they are known."""
        places = ", ".join(part for part in (self.source, self.location) if part)
        return f"{places} (record {self.record})" if self.record else places

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        """Sorting key: by focus within severity, then by rule."""
        rank = SEVERITIES.index(self.severity)
        return rank, self.focus, self.rule, self.path or "", self.value or ""


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a validation, sorted and without repeats."""

    results: tuple[Result, ...] = ()

    @classmethod
    def of(cls, results: Iterable[Result]) -> Report:
        """Make a report of results in any order."""
        return cls(tuple(sorted(set(results), key=lambda result: result.order)))

    @property
    def conforms(self) -> bool:
        """Whether there is no violation that counts; warnings leave a graph conforming."""
        return self.counts["violation"] == 0

    @property
    def counts(self) -> dict[Severity, int]:
        """The number of results of each severity, without those suppressed."""
        found = Counter(r.severity for r in self.results if not r.suppressed)
        return {severity: found[severity] for severity in SEVERITIES}

    def __add__(self, other: Report) -> Report:
        return Report.of((*self.results, *other.results))

    def to_text(self) -> str:
        """Return the report for people: a summary, then the results by what they are on.

        >>> print(Report().to_text())
        Conforms: nothing was found.
        """
        return "\n".join([self._summary(), *self.lines()])

    def lines(
        self, style: Callable[[Severity, str], str] | None = None
    ) -> Iterator[str]:
        """Yield the results as lines, by record and by the node they are on.

        Args:
            style: how to show a severity, for terminals with colours.
        """
        for (where, focus), results in groupby(
            sorted(self.results, key=lambda r: (r.where, r.focus, r.order)),
            key=lambda r: (r.where, r.focus),
        ):
            yield ""
            yield f"{where}: {focus}" if where else focus
            for result in results:
                yield from _lines(result, style)

    def _summary(self) -> str:
        verdict = "Conforms" if self.conforms else "Does not conform"
        found = [
            f"{count} {severity}{'s' if count > 1 and severity != 'info' else ''}"
            for severity, count in self.counts.items()
            if count
        ]
        return f"{verdict}: {', '.join(found) or 'nothing was found'}."

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain values, what does not apply left out."""
        results = [result_dict(result) for result in self.results]
        return {"conforms": self.conforms, "counts": self.counts, "results": results}

    def to_json(self) -> str:
        """Return the report as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)


def result_dict(result: Result) -> dict[str, object]:
    """Return a result as plain values, what does not apply left out."""
    return {
        name: value
        for name, value in asdict(result).items()
        if value and name != "value_term"
    }


def _lines(
    result: Result, style: Callable[[Severity, str], str] | None = None
) -> list[str]:
    shown = (
        result.severity if style is None else style(result.severity, result.severity)
    )
    where = f" ({_short(result.path)})" if result.path else ""
    value = f" Got {result.value!r:.200}." if result.value else ""
    lines = [f"  {shown} {result.rule}{where}: {result.message}{value}"]
    lines += [f"    {result.hint}"] if result.hint else []
    source = f"{result.clause} <{result.link}>" if result.link else result.clause
    lines += [f"    Rests on: {source}"] if source else []
    lines += [f"    Suppressed: {result.suppressed}"] if result.suppressed else []
    return lines


def _short(path: str) -> str:
    from retract_ld.namespaces import PREFIXES

    for prefix, namespace in PREFIXES.items():
        if path.startswith(namespace):
            return f"{prefix}:{path[len(namespace) :]}"
    return path
