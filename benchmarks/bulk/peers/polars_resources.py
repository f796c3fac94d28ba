"""The resources of a register as columns of polars."""

from __future__ import annotations

from typing import TypeAlias

import polars as pl
from patterns import IDENTIFIERS, PEOPLE, Mapping, Rows
from polars_columns import digest, doi_node, iri, mint, only, pubmed_node, words
from register import BASE, CONCEPTS, REGISTER, URL

c = pl.col
Resources: TypeAlias = Rows[pl.LazyFrame, pl.Expr]


class Register:
    """The resources of a register.

    Args:
        rows: what `register` gives.
    """

    def __init__(self, rows: pl.LazyFrame, mapping: Mapping) -> None:
        self._rows = rows
        self._mapping = mapping

    def all(self) -> list[Resources]:
        """Return all resources of which any pattern says something."""
        found = [
            *self._claims(),
            *self._documents(),
            *self._people(),
            *self._identifiers(),
            *self._shared(),
        ]
        return [rows for rows in found if rows.said(self._mapping)]

    def _claims(self) -> list[Resources]:
        rows, mapping = self._rows, self._mapping
        update = Rows(
            "update",
            rows,
            "update",
            {
                "type": c("type"),
                "raw_type": c("raw_type"),
                "claimed_status": c("claimed"),
                "date": c("date"),
                "asserted_by": pl.lit(REGISTER),
                "record_id": c("id"),
                "self_referential": only(c("same"), pl.lit("true")),
                "notice": c("notice"),
                "work": c("work"),
                "note": c("note"),
            },
            frozenset({"type", "raw_type", "asserted_by", "record_id", "work"}),
        )
        event = Rows("event", rows, "event", {"work": c("work")}, frozenset({"work"}))
        told = {"status": c("claimed"), "event": c("event"), "update": c("update")}
        status = Rows("status", rows, "status", told, frozenset({"event", "update"}))
        urls = self._items("see_also", "update").filter(c("v").str.contains(f"^{URL}$"))
        found = [update, event, status]
        if mapping.speaks_of("update"):
            found += [
                several("update", "reasons", self._reasons("update"), c("code")),
                several("update", "raw_reasons", self._items("raw_reasons", "update")),
                several("update", "see_also", urls, iri("", c("v"))),
            ]
        return found

    def _documents(self) -> list[Resources]:
        rows = self._rows
        notice = Rows(
            "notice",
            rows,
            "notice",
            {
                "type": c("type"),
                "work": c("work"),
                "relation": c("work"),
                "in_situ": only(c("same"), c("work")),
                "event": c("event"),
                "doi": c("notice_doi"),
                "pmid": c("notice_pmid"),
                "published": c("date"),
                "free_to_read": c("free"),
            },
            frozenset({"work", "event"}),
        )
        concepts = iri(f"{CONCEPTS}update-type/", c("type"))
        reasons = iri(f"{CONCEPTS}reason/", c("code"))
        work = Rows(
            "work",
            rows,
            "work",
            {
                "type": c("type"),
                "notice": c("notice"),
                "invalidation": c("event"),
                "status": c("status"),
                "doi": c("work_doi"),
                "pmid": c("work_pmid"),
                "title": c("title"),
                "journal": c("journal"),
                "container": c("journal"),
                "journal_title": c("journal_title"),
                "publisher": c("organization"),
                "published": c("published"),
            },
        )
        lists = "subjects", "countries", "institutions", "article_types"
        return [
            notice,
            several("notice", "concepts", rows, concepts),
            several("notice", "concepts", self._reasons("notice"), reasons),
            work,
            *(several("work", name, self._items(name, "work")) for name in lists),
        ]

    def _items(self, column: str, *others: str) -> pl.LazyFrame:
        return (
            self._rows.select(*others, v=c(column).str.split(";"))
            .explode("v")
            .with_columns(v=words(c("v")))
            .filter(c("v").is_not_null())
        )

    def _reasons(self, *others: str) -> pl.LazyFrame:
        reasons = self._mapping.reasons
        pairs = [(word, code) for word, some in reasons.items() for code in some]
        known = pl.LazyFrame(pairs, {"v": pl.String, "code": pl.String}, orient="row")
        return self._items("raw_reasons", *others).join(known, on="v")

    def _people(self) -> list[Resources]:
        if not self._mapping.speaks_of(*PEOPLE):
            return []
        position = (pl.int_range(pl.len()).over("row") + 1).cast(pl.String)
        name = digest(c("v"), recurring=True)
        people = (
            self._rows.with_row_index("row")
            .select("row", "work", "work_digest", v=c("authors").str.split(";"))
            .explode("v")
            .with_columns(v=words(c("v")))
            .filter(c("v").is_not_null())
            .with_columns(position=position)
            .with_columns(end="/" + c("position").str.zfill(4) + "/" + name + ">")
            .with_columns(
                agent=f"<{BASE}agent/" + c("work_digest") + c("end"),
                contribution=f"<{BASE}contribution/" + c("work_digest") + c("end"),
            )
        )
        part = {
            "agent": c("agent"),
            "position": c("position"),
            "name": c("v"),
            "document": c("work"),
        }
        person = {"name": c("v"), "contribution": c("contribution")}
        return [
            Rows("contribution", people, "contribution", part, frozenset(part)),
            Rows("person", people, "agent", person, frozenset(person)),
            several("work", "authors", people, c("agent")),
            several("work", "contributions", people, c("contribution")),
        ]

    def _identifiers(self) -> list[Resources]:
        if not self._mapping.speaks_of(*IDENTIFIERS):
            return []
        found: list[Resources] = []
        for kind in ("notice", "work"):
            for scheme, name in (("DOI", doi_node), ("PMID", pubmed_node)):
                value = c(f"{kind}_{scheme.lower()}")
                node = mint("identifier", c(kind), scheme, c("value"))
                some = (
                    self._rows.filter(value.is_not_null())
                    .select(kind, value=value)
                    .with_columns(node=node, address=name(c("value")))
                )
                told = {
                    "scheme": pl.lit(scheme),
                    "value": c("value"),
                    "address": c("address"),
                }
                found += [
                    Rows("identifier", some, "node", told, frozenset(told)),
                    several(kind, "identifiers", some, c("node")),
                ]
        return found

    def _shared(self) -> list[Resources]:
        found: list[Resources] = []
        for kind, column, name in (
            ("journal", "journal_title", "title"),
            ("organization", "publisher_name", "name"),
        ):
            some = self._rows.select(kind, column).drop_nulls().unique()
            told = {name: c(column)}
            found.append(Rows(kind, some, kind, told, frozenset(told)))
        types = self._rows.select(code="type").unique()
        reasons = self._reasons().select("code").unique()
        for scheme, used in (("update-type", types), ("reason", reasons)):
            labels = self._mapping.labels[scheme]
            place = f"{CONCEPTS}{scheme}"
            some = used.with_columns(
                node=iri(f"{place}/", c("code")), label=c("code").replace_strict(labels)
            )
            told = {
                "label": c("label"),
                "code": c("code"),
                "scheme": pl.lit(f"<{place}>"),
            }
            found.append(Rows("concept", some, "node", told, frozenset(told)))
        return found


def several(
    kind: str, name: str, frame: pl.LazyFrame, value: pl.Expr | None = None
) -> Resources:
    """Say that resources have several of something."""
    value = c("v") if value is None else value
    return Rows(kind, frame, kind, {name: value}, frozenset({name}), constants=False)
