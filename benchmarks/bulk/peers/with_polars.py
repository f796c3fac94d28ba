"""The register's triples as polars expressions: one column of lines.

python with_polars.py eager|streaming MAPPING.json REGISTER.csv OUT.nt

Eager: the cleaned rows are held in memory. Streaming: not even those. Both sink the lines
of all resources into one file. Only digests, and DOIs that an IRI cannot hold as they
are, are left to Python.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import polars as pl
from patterns import Mapping, Pattern
from polars_columns import iri, register
from polars_resources import Register, Resources
from register import XSD

c = pl.col


def spelled(pattern: Pattern, value: pl.Expr) -> pl.Expr:
    """Spell the object of a line; null without a value."""
    if pattern.how == "iri":
        return value
    if pattern.how == "text":
        # No cell has line ends: blanks are folded.
        return '"' + value.str.replace_many(["\\", '"'], ["\\\\", '\\"']) + '"'
    if pattern.how == "concept":
        return iri(pattern.head, value)
    if pattern.how == "choice":
        return value.replace_strict(pattern.terms or {}, default=None)
    return '"' + value + f'"^^<{XSD}{pattern.how}>'


def lines(rows: Resources, mapping: Mapping) -> Iterator[pl.LazyFrame]:
    """Spell the lines of resources, those in one text that a row has all or none of."""
    there = rows.table.filter(c(rows.node).is_not_null())
    for together in rows.together(mapping):
        objects: dict[str, pl.Expr] = {}
        parts: list[pl.Expr] = []
        for pattern in together:
            parts.append(c(rows.node))
            if pattern.predicates:
                predicate = c("type").replace_strict(pattern.predicates, default=None)
                parts += [pl.lit(" "), predicate, pl.lit(" ")]
            else:
                parts.append(pl.lit(f" {pattern.predicate} {pattern.term}"))
            if pattern.name:
                said = f"said {pattern.name}"
                objects[said] = spelled(pattern, rows.columns[pattern.name])
                parts.append(c(said))
            parts.append(pl.lit(" .\n"))
        parts[-1] = pl.lit(" .")
        line = there.with_columns(**objects).select(line=pl.concat_str(parts))
        yield line.filter(c("line").is_not_null())


def main() -> None:
    mode, path, source, out = sys.argv[1:5]
    mapping = Mapping.read(path)
    rows = register(source, mapping)
    if mode == "eager":
        rows = rows.collect().lazy()
    found = [
        frame
        for some in Register(rows, mapping).all()
        for frame in lines(some, mapping)
    ]
    pl.concat(found).sink_csv(out, include_header=False, quote_style="never")


if __name__ == "__main__":
    main()
