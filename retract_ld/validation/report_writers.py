"""Reports as files: written while the findings come in, so that they may be many.

| format | for |
| --- | --- |
| text | people at a terminal: grouped by record, with a table of rules |
| json | programs |
| sarif | code hosts and editors: SARIF 2.1.0 (OASIS) |
| html | people who were sent it: one page, findings by rule |
| turtle | graphs: a SHACL validation report |
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import IO, Final, Protocol

from retract_ld.terms import DEFAULT_BASE
from retract_ld.validation.html_report import html_page
from retract_ld.validation.report import (
    SEVERITIES,
    Report,
    Result,
    Severity,
    result_dict,
)
from retract_ld.validation.report_graph import result_lines
from retract_ld.validation.sarif import sarif_result, sarif_rules

__all__ = ["REPORT_WRITERS", "ReportWriter", "Style", "Tally", "write_report"]

#: How a severity is shown at a terminal.
Style = Callable[[Severity, str], str]

#: Findings that text and HTML show; the rest is counted.
SHOWN: Final = 1000
SHOWN_A_RULE: Final = 50
#: As many can be seen at a glance, without a table of rules.
_FEW: Final = 10


class Tally:
    """Counts what goes by."""

    def __init__(self) -> None:
        self.by_severity: Counter[Severity] = Counter()
        self.by_rule: Counter[tuple[str, Severity]] = Counter()
        self.suppressed = 0
        self.complete = True
        """Whether every source could be read, and to its end."""

    def add(self, result: Result) -> None:
        """Count a finding."""
        if result.suppressed:
            self.suppressed += 1
            return
        self.by_severity[result.severity] += 1
        self.by_rule[result.rule, result.severity] += 1

    @property
    def conforms(self) -> bool:
        """Whether there is no violation that counts."""
        return not self.by_severity["violation"]

    @property
    def counts(self) -> dict[Severity, int]:
        """The number of findings of each severity."""
        return {severity: self.by_severity[severity] for severity in SEVERITIES}


class ReportWriter(Protocol):
    """Takes findings one by one and ends the report."""

    def add(self, result: Result) -> None:
        """Take a finding."""

    def close(self, tally: Tally) -> None:
        """End the report."""


class _Text:
    def __init__(self, stream: IO[bytes], style: Style | None) -> None:
        self._stream, self._style = stream, style
        self._shown: list[Result] = []

    def add(self, result: Result) -> None:
        if len(self._shown) < SHOWN:
            self._shown.append(result)

    def close(self, tally: Tally) -> None:
        lines = [summary(tally)]
        if self._shown:
            lines += Report.of(self._shown).lines(self._style)
        left = tally.by_severity.total() + tally.suppressed - len(self._shown)
        if left > 0:
            lines += ["", f"… and {left:,} more: --format json or html has them."]
        if len(tally.by_rule) > 1 and tally.by_severity.total() > _FEW:
            lines += ["", "By rule:"]
            lines += [
                f"  {count:>7,}  {severity:<9}  {rule}"
                for (rule, severity), count in _ranked(tally)
            ]
        self._stream.write(("\n".join(lines) + "\n").encode())


def summary(tally: Tally) -> str:
    """Return the verdict in one line."""
    verdict = "Conforms" if tally.conforms else "Does not conform"
    found = [
        f"{count:,} {severity}{'s' if count > 1 and severity != 'info' else ''}"
        for severity, count in tally.counts.items()
        if count
    ]
    also = f" {tally.suppressed:,} suppressed." if tally.suppressed else ""
    if not tally.complete:
        verdict = "Not everything could be read; what was read " + (
            "conforms" if tally.conforms else "does not conform"
        )
    return f"{verdict}: {', '.join(found) or 'nothing was found'}.{also}"


def _ranked(tally: Tally) -> list[tuple[tuple[str, Severity], int]]:
    return sorted(
        tally.by_rule.items(),
        key=lambda item: (SEVERITIES.index(item[0][1]), -item[1], item[0][0]),
    )


class _Json:
    def __init__(self, stream: IO[bytes], _: Style | None) -> None:
        self._stream, self._first = stream, True
        stream.write(b'{\n  "results": [')

    def add(self, result: Result) -> None:
        text = json.dumps(result_dict(result), ensure_ascii=False)
        self._stream.write(f"{'' if self._first else ','}\n    {text}".encode())
        self._first = False

    def close(self, tally: Tally) -> None:
        end = {
            "conforms": tally.conforms,
            "complete": tally.complete,
            "counts": tally.counts,
            "suppressed": tally.suppressed,
        }
        text = json.dumps(end, indent=2)
        self._stream.write(f"\n  ],{text[1:]}\n".encode())


class _Sarif:
    def __init__(self, stream: IO[bytes], _: Style | None) -> None:
        self._stream, self._rules = stream, dict[str, Result]()
        stream.write(
            b'{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n'
            b'"version": "2.1.0",\n"runs": [{"results": ['
        )

    def add(self, result: Result) -> None:
        text = json.dumps(sarif_result(result), ensure_ascii=False)
        self._stream.write(f"{',' if self._rules else ''}\n{text}".encode())
        self._rules.setdefault(result.rule, result)

    def close(self, tally: Tally) -> None:
        tool = json.dumps(sarif_rules(self._rules.values()), ensure_ascii=False)
        self._stream.write(
            f'\n],\n"columnKind": "unicodeCodePoints",\n'
            f'"invocations": [{{"executionSuccessful": {str(tally.complete).lower()}}}],\n'
            f'"tool": {tool}\n}}]\n}}\n'.encode()
        )


class _Html:
    def __init__(self, stream: IO[bytes], _: Style | None) -> None:
        self._stream = stream
        self._shown: dict[str, list[Result]] = {}

    def add(self, result: Result) -> None:
        shown = self._shown.setdefault(result.rule, [])
        if len(shown) < SHOWN_A_RULE:
            shown.append(result)

    def close(self, tally: Tally) -> None:
        counts = Counter[str]()
        for (rule, _), count in tally.by_rule.items():
            counts[rule] += count
        self._stream.write(html_page(summary(tally), self._shown, counts).encode())


class _Turtle:
    """N-Triples, which is Turtle: nothing needs to be kept but the findings' names."""

    def __init__(self, stream: IO[bytes], _: Style | None) -> None:
        self._stream, self._seen = stream, dict[str, None]()

    def add(self, result: Result) -> None:
        if result.suppressed:
            return
        subject, lines = result_lines(result)
        if subject not in self._seen:
            self._seen[subject] = None
            self._stream.writelines(line.encode() for line in lines)

    def close(self, tally: Tally) -> None:
        sh = "http://www.w3.org/ns/shacl#"
        digest = blake2b("".join(self._seen).encode(), digest_size=16).hexdigest()
        root = f"<{DEFAULT_BASE}report/{digest}>"
        empty = str(not tally.by_severity.total()).lower()
        type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        boolean = "<http://www.w3.org/2001/XMLSchema#boolean>"
        lines = [f"{root} {type_} <{sh}ValidationReport> .\n"]
        lines += [f'{root} <{sh}conforms> "{empty}"^^{boolean} .\n']
        lines += [f"{root} <{sh}result> {subject} .\n" for subject in self._seen]
        self._stream.writelines(line.encode() for line in lines)


#: The formats of reports, by name.
REPORT_WRITERS: Final[dict[str, Callable[[IO[bytes], Style | None], ReportWriter]]] = {
    "text": _Text,
    "json": _Json,
    "sarif": _Sarif,
    "html": _Html,
    "turtle": _Turtle,
}


def write_report(
    results: Iterable[Result],
    stream: IO[bytes],
    format_: str = "text",
    style: Style | None = None,
    *,
    unread: Callable[[], bool] = lambda: False,
) -> Tally:
    """Write a report of results in any number, and return their counts.

    Args:
        results: what was found.
        stream: where to.
        format_: a key of `REPORT_WRITERS`.
        style: how to show a severity, for terminals with colours.
        unread: whether some source could not be read; asked at the end.
    """
    tally = Tally()
    writer = REPORT_WRITERS[format_](stream, style)
    for result in results:
        tally.add(result)
        writer.add(result)
    tally.complete = not unread()
    writer.close(tally)
    return tally
