"""JSON-LD nodes against Schema.org's own definitions: names, places, kinds of values.

| id | asks |
| --- | --- |
| SDO-01 | types that Schema.org has |
| SDO-02 | properties that Schema.org gives to one of the node's types |
| SDO-03 | no property that another has superseded |
| SDO-04 | values of a kind that the property takes |
| SDO-05 | dates in ISO 8601 |

Types outside the excerpt in `retract_ld.markup.definitions` are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from retract_ld.dates import from_iso
from retract_ld.markup.definitions import Definitions, definitions
from retract_ld.validation import Result
from retract_ld.validation.page_rules import page_result

__all__ = ["check_terms"]

_SCHEMA: Final = "https://schema.org/"
#: Kinds of values that are no nodes.
_TEXT: Final = frozenset(
    {"Text", "URL", "CssSelectorType", "XPathType", "PronounceableText"}
)
_OTHER: Final = frozenset({"Boolean", "Date", "DateTime", "Time", "Number", "Integer"})


def check_terms(nodes: Mapping[str, Mapping[str, Any]], page: str) -> Iterator[Result]:
    """Yield what is wrong with the expanded nodes of a page by Schema.org's definitions."""
    known = definitions()
    for name, node in nodes.items():
        focus = page if name.startswith("_:") else name
        types = [t.removeprefix(_SCHEMA) for t in node.get("@type", ()) if _SCHEMA in t]
        judged = [t for t in types if t in known.classes]
        for unknown in (
            t for t in types if t not in known.classes and not t[:1].isupper()
        ):
            yield _result(
                "SDO-01",
                "warning",
                focus,
                f"'{unknown}' is no type of Schema.org: types begin with a capital.",
                value=unknown,
            )
        if not judged or len(judged) < len(types):
            continue
        above = frozenset().union(*(known.ancestors(t) for t in judged))
        for predicate, values in node.items():
            if predicate.startswith(_SCHEMA):
                local = predicate.removeprefix(_SCHEMA)
                yield from _property(known, focus, local, values, above, nodes)


def _property(
    known: Definitions,
    focus: str,
    name: str,
    values: list[dict[str, Any]],
    above: frozenset[str],
    nodes: Mapping[str, Mapping[str, Any]],
) -> Iterator[Result]:
    if name in known.superseded:
        yield _result(
            "SDO-03",
            "info",
            focus,
            f"'{name}' has been superseded by '{known.superseded[name]}'.",
            path=name,
        )
        return
    domains, ranges = known.properties.get(name, ([], []))
    if not above & set(domains):
        yield _result(
            "SDO-02",
            "warning",
            focus,
            f"'{name}' is no property that Schema.org gives to {_either(above)}.",
            path=name,
        )
        return
    for value in values:
        yield from _value(known, focus, name, value, ranges, nodes)


def _value(
    known: Definitions,
    focus: str,
    name: str,
    value: Mapping[str, Any],
    ranges: list[str],
    nodes: Mapping[str, Mapping[str, Any]],
) -> Iterator[Result]:
    if "@value" in value:
        written = value["@value"]
        is_date = {"Date", "DateTime"} & set(ranges)
        if is_date and isinstance(written, str) and "Text" not in ranges:
            if from_iso(written) is None:
                yield _result(
                    "SDO-05",
                    "violation",
                    focus,
                    f"'{name}' is not a date in ISO 8601.",
                    path=name,
                    value=written,
                    hint="Write 2010, 2010-02 or 2010-02-06.",
                )
        elif not set(ranges) & (_TEXT | _OTHER) and name != "author":
            yield _result(
                "SDO-04",
                "warning",
                focus,
                f"'{name}' takes {_either(ranges)}, not text.",
                path=name,
                value=str(written),
            )
        return
    if "URL" in ranges:  # the node's address is what is asked for
        return
    target = nodes.get(value.get("@id", ""), {})
    types = [t.removeprefix(_SCHEMA) for t in target.get("@type", ()) if _SCHEMA in t]
    if not types or any(t not in known.classes for t in types):
        return
    above = frozenset().union(*(known.ancestors(t) for t in types))
    if not above & set(ranges):
        yield _result(
            "SDO-04",
            "warning",
            focus,
            f"'{name}' takes {_either(ranges)}, not {_either(types)}.",
            path=name,
            value=value.get("@id"),
        )


def _either(names: object) -> str:
    listed = sorted(set(names))  # type: ignore[call-overload]
    specific = [
        name for name in listed if name not in {"Thing", "Intangible"}
    ] or listed
    return " or ".join(specific)


def _result(
    rule: str,
    severity: Any,  # noqa: ANN401
    focus: str,
    message: str,
    *,
    path: str | None = None,
    value: str | None = None,
    hint: str = "",
) -> Result:
    where = f"{_SCHEMA}{path}" if path else None
    return page_result(rule, focus, severity, message, hint, where, value)
