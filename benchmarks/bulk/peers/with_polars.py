"""The register's triples as polars expressions: one column of lines.

python with_polars.py eager|streaming REGISTER.csv OUT.nt

Eager: cleaned once, every pattern of lines collected, one file written. Streaming: each
pattern runs through the streaming engine into a part, and the parts are put together.
Only digests, and DOIs that an IRI cannot hold as they are, are left to Python.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import polars as pl
from columns import Register, iri, literal, mint, shared_names, table
from register import CLASSES, CONCEPTS, SCHEMA, TYPE, XSD, codes

c = pl.col


def is_(predicate: str, value: pl.Expr) -> pl.Expr:
    """Spell the rest of a line, behind its subject; null without a value."""
    return f" <{predicate}> " + value + " ."


def fixed(predicate: str, value: str) -> pl.Expr:
    return pl.lit(f" <{predicate}> <{value}> .")


def lines(frame: pl.LazyFrame, subject: str, *rests: pl.Expr) -> pl.LazyFrame:
    """Spell the lines of a subject in a column; those without a value are left out."""
    return frame.filter(c(subject).is_not_null()).select(
        line=pl.concat_str(
            [c(subject) + rest for rest in rests], separator="\n", ignore_nulls=True
        )
    )


def patterns(base: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Return the lines of all resources, pattern by pattern."""
    known = codes()
    rows = Register(base)
    found = [
        lines(
            base,
            "notice",
            fixed(TYPE, SCHEMA + "ScholarlyArticle"),
            fixed(TYPE, SCHEMA + "CorrectionComment"),
            is_(
                SCHEMA + "additionalType",
                iri(CLASSES, c("type").replace_strict(known.classes)),
            ),
            is_(SCHEMA + "datePublished", '"' + c("date") + f'"^^<{XSD}date>'),
            is_(SCHEMA + "isAccessibleForFree", '"' + c("free") + f'"^^<{XSD}boolean>'),
            is_(SCHEMA + "about", c("work")),
            is_(SCHEMA + "parentItem", c("work")),
            is_(SCHEMA + "keywords", iri(CONCEPTS + "update-type/", c("type"))),
        ),
        lines(
            base,
            "work",
            fixed(TYPE, SCHEMA + "ScholarlyArticle"),
            is_(SCHEMA + "name", literal(c("title"))),
            is_(SCHEMA + "datePublished", '"' + c("published") + f'"^^<{XSD}date>'),
            is_(SCHEMA + "isPartOf", mint("journal", c("journal"))),
            is_(SCHEMA + "publisher", mint("organization", c("publisher"))),
            is_(SCHEMA + "correction", c("notice")),
            is_(SCHEMA + "subjectOf", c("notice")),
        ),
        lines(rows.subjects(), "work", is_(SCHEMA + "keywords", literal(c("v")))),
        lines(
            rows.reasons(),
            "notice",
            is_(SCHEMA + "keywords", iri(CONCEPTS + "reason/", c("code"))),
        ),
        lines(rows.authors(), "work", is_(SCHEMA + "author", c("agent"))),
        lines(
            rows.authors(),
            "agent",
            fixed(TYPE, SCHEMA + "Person"),
            is_(SCHEMA + "name", literal(c("v"))),
        ),
    ]
    for document in ("notice", "work"):
        for scheme in ("DOI", "PMID"):
            some = rows.identifiers(document, scheme)
            found += [
                lines(some, "document", is_(SCHEMA + "identifier", c("node"))),
                lines(
                    some,
                    "node",
                    fixed(TYPE, SCHEMA + "PropertyValue"),
                    pl.lit(f' <{SCHEMA}propertyID> "{scheme}" .'),
                    is_(SCHEMA + "value", literal(c("value"))),
                    is_(SCHEMA + "url", c("address")),
                ),
            ]
    for column, kind, name in shared_names():
        found.append(
            lines(
                rows.distinct(column, name),
                "node",
                fixed(TYPE, SCHEMA + kind),
                is_(SCHEMA + "name", literal(c("v"))),
            )
        )
    for scheme, used in (("update-type", rows.types()), ("reason", rows.codes())):
        labels = table(known.labels[scheme])
        found.append(
            lines(
                used.join(labels, on="code").with_columns(
                    node=iri(f"{CONCEPTS}{scheme}/", c("code"))
                ),
                "node",
                fixed(TYPE, SCHEMA + "DefinedTerm"),
                is_(SCHEMA + "name", literal(c("label"))),
                is_(SCHEMA + "termCode", literal(c("code"))),
                fixed(SCHEMA + "inDefinedTermSet", CONCEPTS + scheme),
            )
        )
    return found


def main() -> None:
    mode, path, out = sys.argv[1:4]
    base = Register.read(path)
    as_lines = {"include_header": False, "quote_style": "never"}
    if mode == "eager":
        found = patterns(base.collect().lazy())
        pl.concat(pl.collect_all(found)).write_csv(out, **as_lines)
        return
    with Path(out).open("wb") as whole:
        for number, frame in enumerate(patterns(base)):
            part = Path(f"{out}.{number}")
            frame.sink_csv(part, **as_lines)
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole, 1 << 20)
            part.unlink()


if __name__ == "__main__":
    main()
