"""The register's triples in DuckDB's SQL: one COPY of a column of lines.

python with_duckdb.py MAPPING.json REGISTER.csv OUT.nt

Only digests, and DOIs that an IRI cannot hold as they are, are left to Python.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import duckdb
from duckdb_resources import Resources, resources
from duckdb_tables import MACROS, create_tables, quoted
from patterns import Mapping, Pattern
from register import XSD, doi_iri, hashed


def case(value: str, choices: dict[str, str]) -> str:
    """Choose a text by a code; null for other codes."""
    cases = (f"when {quoted(c)} then {quoted(t)}" for c, t in choices.items())
    return f"case {value} {' '.join(cases)} end"


def spelled(pattern: Pattern, value: str) -> str:
    """Spell the object of a line; null without a value."""
    if pattern.how == "iri":
        return value
    if pattern.how == "text":
        return f"literal({value})"
    if pattern.how == "concept":
        return f"{quoted('<' + pattern.head)} || {value} || '>'"
    if pattern.how == "choice":
        return case(value, pattern.terms or {})
    return f"""'"' || {value} || {quoted(f'"^^<{XSD}{pattern.how}>')}"""


def texts(rows: Resources, mapping: Mapping) -> Iterator[str]:
    """Spell the lines of resources, those in one text that a row has all or none of."""
    for together in rows.together(mapping):
        parts: list[str] = []
        needed: set[str] = set()
        for pattern in together:
            predicate = quoted(f" {pattern.predicate} {pattern.term}")
            if pattern.predicates:
                chosen = case("type", pattern.predicates)
                needed.add(chosen)
                predicate = f"' ', {chosen}, ' '"
            parts += [rows.node, predicate]
            if pattern.name:
                value = spelled(pattern, rows.columns[pattern.name])
                if not rows.is_always_there(pattern):
                    needed.add(value)
                parts.append(value)
            parts.append("' .' || chr(10)")
        # Of one text of many parts, none is copied twice, as it is by a chain of `||`.
        text = f"concat({', '.join(parts[:-1])}, ' .')"
        if needed:
            there = " and ".join(f"({value}) is not null" for value in sorted(needed))
            text = f"case when {there} then {text} end"
        yield text


def selects(mapping: Mapping) -> Iterator[str]:
    for rows in resources(mapping):
        said = list(texts(rows, mapping))
        line = said[0] if len(said) == 1 else f"concat_ws(chr(10), {', '.join(said)})"
        yield f"select {line} as line from {rows.table} where {rows.node} is not null"


def main() -> None:
    path, register, out = sys.argv[1:4]
    mapping = Mapping.read(path)
    connection = duckdb.connect(config={"preserve_insertion_order": False})
    connection.create_function("hashed", hashed, ["VARCHAR"], "VARCHAR")
    connection.create_function("doi_iri", doi_iri, ["VARCHAR"], "VARCHAR")
    connection.execute(MACROS)
    create_tables(connection, register, mapping)
    lines = "\nunion all\n".join(selects(mapping))
    connection.execute(
        f"copy (select line from ({lines}) where line is not null) to {quoted(out)} "
        "(format csv, header false, quote '', escape '', delimiter '\x01')"
    )


if __name__ == "__main__":
    main()
