"""The mapping tables as RML, so that any RML engine can do what our mapper does.

RML maps tables to triples and nothing else: it has no digests to name things by, no
lists in a cell, no choice by code. So the resources of each kind are written as CSV tables
first, by any program that knows how they are named (`write_tables` for our records), and
the profiles' tables become an RML document over these (`rml`):

- ``KIND.csv``: a row a resource, ``node`` and a column for each value it has once;
- ``KIND.NAME.csv``: ``node`` and ``value``, for what it can have several times;
- ``codes-N.csv``: ``code`` and ``term``, where a code stands for a term of a vocabulary.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from retract_ld.dates import precision
from retract_ld.mapping.compiled import Row
from retract_ld.mapping.mapper import Mapper
from retract_ld.mapping.resources import Resource
from retract_ld.mapping.skeleton import resources_of
from retract_ld.mapping.table import (
    BOOLEAN,
    DATE,
    DECIMAL,
    FLAG,
    INTEGER,
    IRI,
    TEXT,
    Codec,
    Constant,
    Derived,
    Link,
    Property,
)
from retract_ld.models import Update
from retract_ld.terms import XSD, Term, iri_text, lexical

__all__ = ["rml", "write_tables"]

#: Links that lead to several things.
_MANY: Final = frozenset(
    {"affiliations", "authors", "concepts", "contributions", "evidence", "identifiers"}
)
_MANY_DERIVED: Final = frozenset({"affiliation_names", "issns"})
_PRECISIONS: Final = ("date", "gYearMonth", "gYear")
_DATATYPES: Final = (
    (BOOLEAN, "boolean"),
    (FLAG, "boolean"),
    (INTEGER, "integer"),
    (DECIMAL, "decimal"),
)
_PREFIXES: Final = """@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""


def _name(row: Row) -> str:
    """Return the name of the column or table that a row reads."""
    assert not isinstance(row, Constant)
    name = row.field if isinstance(row, Property) else row.name
    return name.replace(":", "-")


def _is_many(row: Row) -> bool:
    if isinstance(row, Property):
        return row.many
    if isinstance(row, Derived):
        return row.name in _MANY_DERIVED
    return isinstance(row, Link) and row.name in _MANY


def _is_choice(codec: Codec) -> bool:
    return bool(codec.terms) and _template(codec) is None


def _template(codec: Codec) -> str | None:
    """Return what comes before the code in all terms of a codec, if that is all."""
    codes = {str(codec.read(term)): iri_text(term) for term in codec.terms}
    heads = {text.removesuffix(code) for code, text in codes.items()}
    same = len(heads) == 1 and all(text.endswith(code) for code, text in codes.items())
    return heads.pop() if same else None


def rml(rows: Mapping[str, Sequence[Row]], folder: str) -> str:
    """Return an RML document for the rows of each kind of resource.

    Args:
        rows: as `Mapper.rows` has them.
        folder: where the tables are.
    """
    blocks = [_PREFIXES]
    tables: dict[tuple[Term, ...], str] = {}
    for kind, some in rows.items():
        single = [row for row in some if not _is_many(row)]
        blocks.append(_triples_map(kind, f"{folder}/{kind}.csv", single, None, tables))
        for name in dict.fromkeys(_name(row) for row in some if _is_many(row)):
            many = [row for row in some if _is_many(row) and _name(row) == name]
            table = f"{folder}/{kind}.{name}.csv"
            blocks.append(_triples_map(f"{kind}.{name}", table, many, "value", tables))
    for number in range(len(tables)):
        source = _source(f"{folder}/codes-{number}.csv")
        subject = 'rr:subjectMap [ rml:reference "term" ; rr:termType rr:IRI ]'
        blocks.append(f"<#codes-{number}> {source} ;\n  {subject} .\n")
    return "\n".join(blocks)


def _source(table: str) -> str:
    return (
        "a rr:TriplesMap ;\n  rml:logicalSource [ "
        f'rml:source "{table}" ; rml:referenceFormulation ql:CSV ]'
    )


def _triples_map(
    name: str,
    table: str,
    rows: Sequence[Row],
    column: str | None,
    tables: dict[tuple[Term, ...], str],
) -> str:
    parts = [
        f"<#{name}> {_source(table)}",
        'rr:subjectMap [ rml:reference "node" ; rr:termType rr:IRI ]',
    ]
    parts += [
        f"rr:predicateObjectMap [ rr:predicate {row.predicate} ; {value} ]"
        for row in rows
        for value in _objects(row, column, tables)
    ]
    return " ;\n  ".join(parts) + " .\n"


def _objects(
    row: Row, column: str | None, tables: dict[tuple[Term, ...], str]
) -> Iterator[str]:
    """Yield the object maps of a row."""
    if isinstance(row, Constant):
        yield f"rr:object {row.object}"
        return
    where = column or _name(row)
    if isinstance(row, Link) or row.codec is IRI:
        yield f'rr:objectMap [ rml:reference "{where}" ; rr:termType rr:IRI ]'
    elif row.codec is TEXT:
        yield f'rr:objectMap [ rml:reference "{where}" ]'
    elif row.codec is DATE:
        for kind in _PRECISIONS:
            yield (
                f'rr:objectMap [ rml:reference "{where}.{kind}" ; '
                f"rr:datatype <{XSD}{kind}> ]"
            )
    elif (head := _template(row.codec)) is not None and row.codec.terms:
        yield f'rr:objectMap [ rr:template "{head}{{{where}}}" ]'
    elif row.codec.terms:
        number = tables.setdefault(row.codec.terms, str(len(tables)))
        yield (
            f"rr:objectMap [ rr:parentTriplesMap <#codes-{number}> ; rr:joinCondition "
            f'[ rr:child "{where}" ; rr:parent "code" ] ]'
        )
    else:
        datatype = next(name for codec, name in _DATATYPES if codec is row.codec)
        yield f'rr:objectMap [ rml:reference "{where}" ; rr:datatype <{XSD}{datatype}> ]'


def write_tables(updates: Iterable[Update], mapping: Mapper, folder: Path) -> None:
    """Write the resources of updates as the tables that `rml` reads."""
    with ExitStack() as stack:

        def table(name: str, columns: Sequence[str]) -> Any:  # noqa: ANN401 # csv's own
            file = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            writer = csv.writer(stack.enter_context(file))
            writer.writerow(columns)
            return writer

        tables = {
            kind: _Table(kind, rows, table) for kind, rows in mapping.rows.items()
        }
        for update in updates:
            for resource in resources_of(update, mapping.minter):
                if resource.kind in tables:
                    tables[resource.kind].add(resource)
        choices: dict[tuple[Term, ...], Codec] = {}
        for rows in mapping.rows.values():
            for row in sorted(rows, key=_is_many):
                codec = row.codec if isinstance(row, (Property, Derived)) else None
                if codec and _is_choice(codec):
                    choices.setdefault(codec.terms, codec)
        for number, codec in enumerate(choices.values()):
            writer = table(f"codes-{number}", ("code", "term"))
            for code in sorted(codec.codes or ()):
                writer.writerow((code, iri_text(codec.write(code))))


class _Table:
    """The tables of one kind of resource."""

    def __init__(self, kind: str, rows: Sequence[Row], open_table: Any) -> None:  # noqa: ANN401
        named = [row for row in rows if not isinstance(row, Constant)]
        self._single = {_name(row): row for row in named if not _is_many(row)}
        self._many = {_name(row): row for row in named if _is_many(row)}
        columns = ["node"]
        for name, row in self._single.items():
            columns += (
                [f"{name}.{kind}" for kind in _PRECISIONS] if _is_date(row) else [name]
            )
        self._main = open_table(kind, columns)
        self._others = {
            name: open_table(f"{kind}.{name}", ("node", "value")) for name in self._many
        }

    def add(self, resource: Resource) -> None:
        """Write a resource to the tables of its kind."""
        subject = iri_text(resource.subject)
        cells = [subject]
        for row in self._single.values():
            values = _values(row, resource)
            text = values[0] if values else ""
            if _is_date(row):
                cells += [
                    text if text and precision(text) == kind else ""
                    for kind in _PRECISIONS
                ]
            else:
                cells.append(text)
        self._main.writerow(cells)
        for name, row in self._many.items():
            for text in _values(row, resource):
                self._others[name].writerow((subject, text))


def _is_date(row: Row) -> bool:
    return isinstance(row, (Property, Derived)) and row.codec is DATE


def _values(row: Row, resource: Resource) -> list[str]:
    """Return what a row says of a resource, as a table holds it."""
    if isinstance(row, Link):
        return [iri_text(term) for term in resource.links.get(row.name, ())]
    assert isinstance(row, (Property, Derived))
    if isinstance(row, Property):
        value = getattr(resource.record, row.field)
    else:
        value = resource.derived.get(row.name)
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    codec = row.codec
    if codec is FLAG:
        values = tuple(item for item in values if item)
    if codec in {BOOLEAN, FLAG, INTEGER, DECIMAL}:
        return [lexical(codec.write(item)) for item in values]
    if codec is IRI:
        return [iri_text(codec.write(item)) for item in values]
    return [item for item in values if codec.codes is None or item in codec.codes]
