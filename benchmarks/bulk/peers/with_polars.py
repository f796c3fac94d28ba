"""The register's triples as polars expressions: one column of lines.

python with_polars.py eager|streaming MAPPING.json REGISTER.csv OUT.nt

Eager: the cleaned rows are held in memory. Streaming: not even those. Both sink the lines
of all resources into one file. Only digests, and DOIs that an IRI cannot hold as they
are, are left to Python.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

import polars as pl
from columns import Register, Rows, iri, register
from register import XSD, Mapping, Pattern

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


def lines(rows: Rows, patterns: list[Pattern]) -> Iterator[pl.LazyFrame]:
    """Spell the lines of resources, those together that a row has all or none of."""
    some = [
        p for p in patterns if p.name in rows.columns or (rows.constants and not p.name)
    ]

    def group(pattern: Pattern) -> str:
        whole = pattern.name in rows.whole and pattern.how != "choice"
        return "" if whole or not pattern.name else f"{pattern.name} {pattern.terms}"

    there = rows.frame.filter(c(rows.node).is_not_null())
    for _, together in groupby(sorted(some, key=group), key=group):
        objects: dict[str, pl.Expr] = {}
        parts: list[pl.Expr | str] = []
        for pattern in together:
            parts += [c(rows.node), pl.lit(f" {pattern.predicate} {pattern.term}")]
            if pattern.predicates:
                predicate = c("type").replace_strict(pattern.predicates, default=None)
                parts[-1:] = [pl.lit(" "), predicate, pl.lit(" ")]
            if pattern.name:
                value = spelled(pattern, rows.columns[pattern.name])
                objects[f"said {pattern.name}"] = value
                parts.append(c(f"said {pattern.name}"))
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
        for frame in lines(some, mapping.patterns[some.kind])
    ]
    pl.concat(found).sink_csv(out, include_header=False, quote_style="never")


if __name__ == "__main__":
    main()
