"""The register's triples with maplib: columns cleaned by polars, stOTTR templates.

python with_maplib.py MAPPING.json REGISTER.csv OUT.nt
"""

from __future__ import annotations

import sys

import maplib
import polars as pl
from patterns import Mapping, Pattern
from polars_columns import register
from polars_resources import Register, Resources
from register import XSD

c = pl.col
_PREFIXES = f"@prefix ottr: <http://ns.ottr.xyz/0.4/> . @prefix xsd: <{XSD}> .\n"


def bare(e: pl.Expr) -> pl.Expr:
    """Take the angle brackets off an IRI."""
    return e.str.slice(1, e.str.len_chars() - 2)


def typed(pattern: Pattern, value: pl.Expr) -> tuple[str, pl.Expr]:
    """Return the type of a template's parameter and what fills it."""
    if pattern.how == "iri":
        return "ottr:IRI", bare(value)
    if pattern.how == "concept":
        return "ottr:IRI", pattern.head + value
    if pattern.how == "choice":
        terms = {code: term[1:-1] for code, term in (pattern.terms or {}).items()}
        return "ottr:IRI", value.replace_strict(terms, default=None)
    if pattern.how == "date":
        return "xsd:date", value.str.to_date("%Y-%m-%d")
    if pattern.how == "boolean":
        return "xsd:boolean", value == "true"
    if pattern.how == "integer":
        return "xsd:integer", value.cast(pl.Int64)
    return "xsd:string", value


class Template:
    """A template for resources of one kind, and the columns that fill it."""

    def __init__(self, name: str, rows: Resources, mapping: Mapping) -> None:
        self.name = f"urn:peer#{name}"
        self._rows = rows
        self._parameters = {"node": "ottr:IRI ?node"}
        self._columns = {"node": bare(c(rows.node))}
        self._triples: list[str] = []
        for pattern in rows.said(mapping):
            if not pattern.name:
                self._say(pattern.predicate, pattern.term)
            elif not pattern.predicates:
                self._add(pattern)

    def _say(self, predicate: str, value: str) -> None:
        self._triples.append(f"ottr:Triple(?node, {predicate}, {value})")

    def _fill(self, name: str, kind: str, column: pl.Expr, *, whole: bool) -> str:
        self._parameters[name] = f"{'' if whole else '? '}{kind} ?{name}"
        self._columns[name] = column
        return f"?{name}"

    def _add(self, pattern: Pattern) -> None:
        kind, column = typed(pattern, self._rows.columns[pattern.name])
        choice = pattern.how == "choice"
        name = f"{pattern.name}{len(self._columns)}" if choice else pattern.name
        whole = self._rows.is_always_there(pattern)
        value = self._fill(name, kind, column, whole=whole)
        self._say(pattern.predicate, value)

    def text(self) -> str:
        head, body = ", ".join(self._parameters.values()), ",\n  ".join(self._triples)
        return f"<{self.name}> [{head}] :: {{\n  {body} }} .\n"

    def frame(self) -> pl.DataFrame:
        return there(self._rows).select(**self._columns).collect()


def there(rows: Resources) -> pl.LazyFrame:
    return rows.table.filter(c(rows.node).is_not_null())


def by_type(rows: Resources, pattern: Pattern) -> pl.DataFrame:
    """Return triples whose predicates depend on the type of the update."""
    known = {code: term[1:-1] for code, term in (pattern.predicates or {}).items()}
    triples = there(rows).select(
        subject=bare(c(rows.node)),
        predicate=c("type").replace_strict(known, default=None),
        object=bare(rows.columns[pattern.name]),
    )
    return triples.filter(c("predicate").is_not_null()).collect()


def main() -> None:
    path, source, out = sys.argv[1:4]
    mapping = Mapping.read(path)
    rows = Register(register(source, mapping).collect().lazy(), mapping)
    model = maplib.Model()
    for number, some in enumerate(rows.all()):
        template = Template(f"{some.kind}{number}", some, mapping)
        model.add_template(_PREFIXES + template.text())
        model.map(template.name, template.frame())
        for pattern in some.said(mapping):
            if pattern.predicates:
                model.map_triples(by_type(some, pattern))
    model.write(out, format="ntriples")


if __name__ == "__main__":
    main()
