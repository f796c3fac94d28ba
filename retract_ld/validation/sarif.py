"""Findings as SARIF 2.1.0, which code hosts show beside the lines they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from retract_ld.validation.report import Result

__all__ = ["sarif_result", "sarif_rules"]

_LEVELS: Final = {"violation": "error", "warning": "warning", "info": "note"}
_LINE: Final = re.compile(r"line (\d+)")


def sarif_result(result: Result) -> dict[str, Any]:
    """Return a finding as a SARIF result (section 3.27)."""
    value = f" Got {result.value!r:.200}." if result.value else ""
    text = " ".join(filter(None, (result.message + value, result.hint)))
    logical: dict[str, Any] = {"fullyQualifiedName": result.focus, "kind": "resource"}
    if result.record:
        logical["name"] = result.record
    location: dict[str, Any] = {"logicalLocations": [logical]}
    if result.source:
        physical: dict[str, Any] = {
            "artifactLocation": {"uri": _address(result.source)}
        }
        line = _LINE.search(result.location)
        # Hosts show only what has a line; what has none of its own is shown at the top.
        physical["region"] = {"startLine": int(line.group(1)) if line else 1}
        location["physicalLocation"] = physical
        if result.location and not line:
            logical["decoratedName"] = result.location
    found: dict[str, Any] = {
        "ruleId": result.rule,
        "level": _LEVELS[result.severity],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {
            "finding/v1": "|".join((result.rule, result.focus, result.path or ""))
        },
    }
    if result.suppressed:
        found["suppressions"] = [
            {"kind": "external", "justification": result.suppressed}
        ]
    return found


def _address(source: str) -> str:
    """Spell a source as a reference; SARIF wants absolute paths as addresses.

    >>> _address("a b/c.csv"), _address("/data/c.csv"), _address("https://e.org/c?d=1")
    ('a%20b/c.csv', 'file:///data/c.csv', 'https://e.org/c?d=1')
    """
    if "://" in source:
        return quote(source, safe="/:?&=%#")
    path = quote(PurePath(source).as_posix(), safe="/:")
    return f"file://{path}" if path.startswith("/") else path


def sarif_rules(examples: Iterable[Result]) -> dict[str, Any]:
    """Return the tool and its rules (section 3.18), those that found something."""
    from retract_ld import __version__

    rules = []
    for result in sorted(examples, key=lambda each: each.rule):
        rule: dict[str, Any] = {
            "id": result.rule,
            "shortDescription": {"text": result.message or result.rule},
            "defaultConfiguration": {"level": _LEVELS[result.severity]},
        }
        if result.clause:
            rule["fullDescription"] = {"text": result.clause}
        if result.hint:
            rule["help"] = {"text": result.hint}
        if result.link or result.shape.startswith("http"):
            rule["helpUri"] = result.link or result.shape
        rules.append(rule)
    return {
        "driver": {
            "name": "retract-ld",
            "version": __version__,
            "informationUri": "https://w3id.org/retract-ld",
            "rules": rules,
        }
    }
