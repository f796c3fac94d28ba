"""Results as text: a table for reading, CSV, TSV, JSON, Markdown, Turtle."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from retract_ld.namespaces import PREFIXES
from retract_ld.queries.asking import Results
from retract_ld.terms import Term, lexical

__all__ = ["FORMATS", "render", "shown"]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"

#: Names of IRIs in tables: what a reader knows them by.
_SHORT: Final = {
    "https://doi.org/": "",
    **{
        f"https://w3id.org/retract-ld/{scheme}/": ""
        for scheme in (
            "update-type",
            "status",
            "reason",
            "register",
            "party",
            "guideline",
        )
    },
    **{iri: f"{prefix}:" for prefix, iri in PREFIXES.items()},
}


def shown(term: Term | None) -> str:
    """Return what a table shows of a term.

    >>> shown("<https://doi.org/10.5555/a>"), shown('"2"^^<…#integer>'), shown(None)
    ('10.5555/a', '2', '')
    """
    if term is None:
        return ""
    if term[0] != "<":
        return plain(term)
    iri = term[1:-1]
    for start, short in _SHORT.items():
        if iri.startswith(start):
            return short + iri[len(start) :]
    return iri


def plain(term: Term | None) -> str:
    """Return the IRI or the lexical form of a term, as CSV results have it."""
    if term is None:
        return ""
    if term[0] == "<":
        return term[1:-1]
    return term if term[0] == "_" else lexical(term)


def _csv(results: Results) -> str:
    # SPARQL 1.1 Query Results CSV and TSV Formats, 3: lines end in CR LF.
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(results.variables)
    rows.writerows([plain(term) for term in row] for row in results.rows)
    return text.getvalue()


def _tsv(results: Results) -> str:
    lines = ["\t".join(f"?{name}" for name in results.variables)]
    lines += [
        "\t".join("" if term is None else _tabless(term) for term in row)
        for row in results.rows
    ]
    return "\n".join(lines) + "\n"


def _tabless(term: Term) -> str:
    return term.replace("\t", "\\t")


def _json(results: Results) -> str:
    if results.kind == "ask":
        return (
            json.dumps({"head": {}, "boolean": plain(results.rows[0][0]) == "true"})
            + "\n"
        )
    bindings = [
        {
            name: _json_term(term)
            for name, term in zip(results.variables, row, strict=True)
            if term is not None
        }
        for row in results.rows
    ]
    document = {
        "head": {"vars": list(results.variables)},
        "results": {"bindings": bindings},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, Any]:
    if term[0] == "<":
        return {"type": "uri", "value": term[1:-1]}
    if term[0] == "_":
        return {"type": "bnode", "value": term[2:]}
    end = term[term.rindex('"') + 1 :]
    value: dict[str, Any] = {"type": "literal", "value": lexical(term)}
    if end.startswith("@"):
        value["xml:lang"] = end[1:]
    elif end:
        value["datatype"] = end[3:-1]
    return value


def _table(results: Results) -> str:
    rows = [[_oneline(shown(term)) for term in row] for row in results.rows]
    widths = [
        max([_width(name), *(_width(row[column]) for row in rows)])
        for column, name in enumerate(results.variables)
    ]
    lines = [results.variables, ["─" * width for width in widths], *rows]
    return "".join(
        "  ".join(
            cell + " " * (width - _width(cell))
            for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def _oneline(text: str) -> str:
    """Take out what would break a table or speak to the terminal."""
    return "".join(
        c if unicodedata.category(c)[0] != "C" or c == "\u200d" else " " for c in text
    )


def _width(text: str) -> int:
    return sum(
        0
        if unicodedata.combining(c)
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def _markdown(results: Results) -> str:
    lines = [
        results.variables,
        ["---"] * len(results.variables),
        *([_cell(shown(term)) for term in row] for row in results.rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    text = _oneline(text)
    for character in "\\|<>*_`[]":
        text = text.replace(character, f"\\{character}")
    return text


def _turtle(results: Results) -> str:
    if results.kind == "graph":
        return "".join(f"{' '.join(t or '' for t in row)} .\n" for row in results.rows)
    lines = [
        "@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> .",
        "",
        "[] a rs:ResultSet",
    ]
    if results.kind == "ask":
        lines[-1] += f" ;\n    rs:boolean {plain(results.rows[0][0])}"
    else:
        for name in results.variables:
            lines[-1] += f' ;\n    rs:resultVariable "{name}"'
        for row in results.rows:
            bindings = [
                f'\n        rs:binding [ rs:variable "{name}" ; rs:value {term} ]'
                for name, term in zip(results.variables, row, strict=True)
                if term is not None
            ]
            lines[-1] += f" ;\n    rs:solution [{' ;'.join(bindings)}\n    ]"
    return "\n".join(lines) + " .\n"


FORMATS: Final[dict[str, Callable[[Results], str]]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "markdown": _markdown,
    "turtle": _turtle,
}


def render(results: Results, form: str) -> str:
    """Return results in one of `FORMATS`."""
    return FORMATS[form](results)
