"""The resources of a register as tables and queries of DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from duckdb_tables import items_of, mint, quoted
from patterns import Mapping, Rows
from register import CONCEPTS, REGISTER, URL

#: A table or a query, and columns, all in SQL.
Resources: TypeAlias = Rows[str, str]


def several(kind: str, name: str, table: str, value: str = "v") -> Resources:
    """Say that resources have several of something."""
    return Rows(kind, table, kind, {name: value}, frozenset({name}), constants=False)


def resources(mapping: Mapping) -> Iterator[Resources]:
    """Yield all resources of which any pattern says something."""
    for rows in (*_claims(), *_documents(), *_people(), *_identifiers(), *_shared()):
        if rows.said(mapping):
            yield rows


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _claims() -> Iterator[Resources]:
    whole = frozenset({"type", "raw_type", "asserted_by", "record_id", "work"})
    columns = _same("type", "raw_type", "date", "notice", "work", "note") | {
        "claimed_status": "claimed",
        "asserted_by": f"'{REGISTER}'",
        "record_id": "id",
        "self_referential": "case when same then 'true' end",
    }
    yield Rows("update", "rows", "update", columns, whole)
    yield several("update", "reasons", "reasons", "code")
    yield several("update", "raw_reasons", "raw_reasons")
    urls = f"(from {items_of('see_also', 'update')} where regexp_full_match(v, {quoted(URL)}))"
    yield several("update", "see_also", urls, "'<' || v || '>'")
    yield Rows("event", "rows", "event", _same("work"), frozenset({"work"}))
    columns = _same("event", "update") | {"status": "claimed"}
    yield Rows("status", "rows", "status", columns, frozenset({"event", "update"}))


def _documents() -> Iterator[Resources]:
    columns = _same("type", "work", "event") | {
        "relation": "work",
        "in_situ": "case when same then work end",
        "doi": "notice_doi",
        "pmid": "notice_pmid",
        "published": "date",
        "free_to_read": "free",
    }
    yield Rows("notice", "rows", "notice", columns, frozenset({"work", "event"}))
    concept = f"'<{CONCEPTS}update-type/' || type || '>'"
    yield several("notice", "concepts", "rows", concept)
    concept = f"'<{CONCEPTS}reason/' || code || '>'"
    yield several("notice", "concepts", "reasons", concept)
    columns = _same("type", "notice", "status", "title", "journal", "journal_title") | {
        "invalidation": "event",
        "doi": "work_doi",
        "pmid": "work_pmid",
        "container": "journal",
        "publisher": "organization",
        "published": "published",
    }
    table = (
        "(from rows left join journals using (journal_title) "
        "left join organizations using (publisher_name))"
    )
    yield Rows("work", table, "work", columns)
    for name in ("subjects", "countries", "institutions", "article_types"):
        yield several("work", name, items_of(name, "work"))


def _people() -> Iterator[Resources]:
    columns = _same("agent", "position", "name") | {"document": "work"}
    whole = frozenset(columns)
    yield Rows("contribution", "people", "contribution", columns, whole)
    columns = _same("name", "contribution")
    yield Rows("person", "people", "agent", columns, frozenset(columns))
    yield several("work", "authors", "people", "agent")
    yield several("work", "contributions", "people", "contribution")


def _identifiers() -> Iterator[Resources]:
    for kind in ("notice", "work"):
        for scheme, address in (("DOI", "doi_node"), ("PMID", "pubmed_node")):
            value = f"{kind}_{scheme.lower()}"
            node = mint("identifier", kind, f"'{scheme}'", value)
            table = (
                f"(select {kind}, {value} as value, {address}({value}) as address, "
                f"{node} as identifier from rows where {value} is not null)"
            )
            columns = _same("value", "address") | {"scheme": f"'{scheme}'"}
            whole = frozenset(columns)
            yield Rows("identifier", table, "identifier", columns, whole)
            yield several(kind, "identifiers", table, "identifier")


def _shared() -> Iterator[Resources]:
    title, name = {"title": "journal_title"}, {"name": "publisher_name"}
    yield Rows("journal", "journals", "journal", title, frozenset(title))
    yield Rows("organization", "organizations", "organization", name, frozenset(name))
    for scheme, used in (
        ("update-type", "select type from rows"),
        ("reason", "select code from reasons"),
    ):
        place = f"{CONCEPTS}{scheme}"
        table = (
            f"(select *, '<{place}/' || code || '>' as concept from labels "
            f"where scheme = '{scheme}' and code in ({used}))"
        )
        columns = _same("label", "code") | {"scheme": f"'<{place}>'"}
        yield Rows("concept", table, "concept", columns, frozenset(columns))
