"""The register's triples with maplib: columns cleaned by polars, stOTTR templates.

python with_maplib.py REGISTER.csv OUT.nt
"""

from __future__ import annotations

import sys

import maplib
import polars as pl
from columns import Register, iri, mint, shared_names, table
from register import CLASSES, CONCEPTS, SCHEMA, codes

c = pl.col
_TEMPLATES = f"""
@prefix s: <{SCHEMA}> . @prefix t: <urn:t#> . @prefix ottr: <http://ns.ottr.xyz/0.4/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
t:Notice [ottr:IRI ?n, ottr:IRI ?class, ? xsd:date ?date, ? xsd:boolean ?free,
  ottr:IRI ?w, ottr:IRI ?type] :: {{
  ottr:Triple(?n, a, s:ScholarlyArticle), ottr:Triple(?n, a, s:CorrectionComment),
  ottr:Triple(?n, s:additionalType, ?class), ottr:Triple(?n, s:datePublished, ?date),
  ottr:Triple(?n, s:isAccessibleForFree, ?free), ottr:Triple(?n, s:about, ?w),
  ottr:Triple(?n, s:parentItem, ?w), ottr:Triple(?n, s:keywords, ?type) }} .
t:Work [ottr:IRI ?w, ? xsd:string ?title, ? xsd:date ?date, ? ottr:IRI ?journal,
  ? ottr:IRI ?publisher, ? ottr:IRI ?n] :: {{
  ottr:Triple(?w, a, s:ScholarlyArticle), ottr:Triple(?w, s:name, ?title),
  ottr:Triple(?w, s:datePublished, ?date), ottr:Triple(?w, s:isPartOf, ?journal),
  ottr:Triple(?w, s:publisher, ?publisher), ottr:Triple(?w, s:correction, ?n),
  ottr:Triple(?w, s:subjectOf, ?n) }} .
t:Author [ottr:IRI ?w, ottr:IRI ?x, xsd:string ?v] :: {{
  ottr:Triple(?w, s:author, ?x), ottr:Triple(?x, a, s:Person),
  ottr:Triple(?x, s:name, ?v) }} .
t:Named [ottr:IRI ?x, ottr:IRI ?class, xsd:string ?v] :: {{
  ottr:Triple(?x, a, ?class), ottr:Triple(?x, s:name, ?v) }} .
t:Identifier [ottr:IRI ?d, ottr:IRI ?x, xsd:string ?scheme, xsd:string ?v,
  ottr:IRI ?url] :: {{
  ottr:Triple(?d, s:identifier, ?x), ottr:Triple(?x, a, s:PropertyValue),
  ottr:Triple(?x, s:propertyID, ?scheme), ottr:Triple(?x, s:value, ?v),
  ottr:Triple(?x, s:url, ?url) }} .
t:Concept [ottr:IRI ?x, xsd:string ?label, xsd:string ?code, ottr:IRI ?set] :: {{
  ottr:Triple(?x, a, s:DefinedTerm), ottr:Triple(?x, s:name, ?label),
  ottr:Triple(?x, s:termCode, ?code), ottr:Triple(?x, s:inDefinedTermSet, ?set) }} .
"""


def bare(e: pl.Expr) -> pl.Expr:
    """Take the angle brackets off an IRI."""
    return e.str.slice(1, e.str.len_chars() - 2)


def main() -> None:
    path, out = sys.argv[1:3]
    known = codes()
    model = maplib.Model()
    model.add_template(_TEMPLATES)
    rows = Register(Register.read(path).collect().lazy())

    def fill(template: str, frame: pl.LazyFrame) -> None:
        model.map(f"urn:t#{template}", frame.collect())

    def day(name: str) -> pl.Expr:
        return c(name).str.to_date("%Y-%m-%d")

    fill(
        "Notice",
        rows.base.filter(c("notice").is_not_null()).select(
            n=bare(c("notice")),
            **{"class": CLASSES + c("type").replace_strict(known.classes)},
            date=day("date"),
            free=c("free").replace_strict(
                {"true": True, "false": False}, default=None, return_dtype=pl.Boolean
            ),
            w=bare(c("work")),
            type=f"{CONCEPTS}update-type/" + c("type"),
        ),
    )
    fill(
        "Work",
        rows.base.select(
            "title",
            w=bare(c("work")),
            date=day("published"),
            journal=bare(mint("journal", c("journal"))),
            publisher=bare(mint("organization", c("publisher"))),
            n=bare(c("notice")),
        ),
    )
    authors = rows.authors().select("v", w=bare(c("work")), x=bare(c("agent")))
    fill("Author", authors)
    subjects = rows.subjects().select(subject=bare(c("work")), object="v")
    model.map_triples(subjects.collect(), predicate=SCHEMA + "keywords")
    reasons = rows.reasons().filter(c("notice").is_not_null())
    model.map_triples(
        reasons.select(
            subject=bare(c("notice")), object=f"{CONCEPTS}reason/" + c("code")
        ).collect(),
        predicate=SCHEMA + "keywords",
    )
    for document in ("notice", "work"):
        for scheme in ("DOI", "PMID"):
            fill(
                "Identifier",
                rows.identifiers(document, scheme).select(
                    d=bare(c("document")),
                    x=bare(c("node")),
                    scheme=pl.lit(scheme),
                    v="value",
                    url=bare(c("address")),
                ),
            )
    for column, kind, name in shared_names():
        names = rows.distinct(column, name)
        fill(
            "Named",
            names.select("v", x=bare(c("node")), **{"class": pl.lit(SCHEMA + kind)}),
        )
    for scheme, used in (("update-type", rows.types()), ("reason", rows.codes())):
        place = f"{CONCEPTS}{scheme}"
        fill(
            "Concept",
            used.join(table(known.labels[scheme]), on="code").select(
                "label", "code", x=bare(iri(f"{place}/", c("code"))), set=pl.lit(place)
            ),
        )
    model.write(out, format="ntriples")


if __name__ == "__main__":
    main()
