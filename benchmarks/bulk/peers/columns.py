"""A register as columns of polars: the resources of each kind, named and cleaned.

Values are text as it was read; IRIs are spelled ``<…>``, as lines and names need them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

import polars as pl
from register import (
    BASE,
    CONCEPTS,
    DOI,
    NO_TEXT,
    NO_TYPE,
    PLAIN_DOI,
    PMID,
    REGISTER,
    URL,
    Mapping,
    doi_iri,
    hashed,
)

c = pl.col
#: Of what is hashed: a column, or a text or nothing in every row.
Part: TypeAlias = pl.Expr | str | None
known_hashed = lru_cache(20_000)(hashed)


class Rows(NamedTuple):
    """Resources of a kind, or what they have several of: a row each."""

    kind: str
    frame: pl.LazyFrame
    node: str
    """The column of the resources' IRIs; a row without is none."""
    columns: dict[str, pl.Expr]
    """Values by the names of patterns; null where there is none."""
    whole: frozenset[str] = frozenset()
    """The names of those that no row lacks."""
    constants: bool = True
    """Whether it is here that what is the same of all is said."""


def words(e: pl.Expr) -> pl.Expr:
    text = e.str.replace_all(r"\s+", " ").str.strip_chars(" ")
    return pl.when((text != "") & ~text.str.to_lowercase().is_in(NO_TEXT)).then(text)


def doi(name: str) -> pl.Expr:
    found = c(name).str.strip_chars().str.extract(rf"^0*({DOI})(?:\s|$)", 1)
    return found.str.to_lowercase()


def pmid(name: str) -> pl.Expr:
    text = c(name).str.strip_chars()
    return pl.when(text.str.contains(f"^{PMID}$")).then(text)


def day(name: str) -> pl.Expr:
    part = (
        c(name)
        .str.extract_groups(r"^\s*(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})/(?<y>[0-9]{4})")
        .struct.field
    )
    text = part("y") + "-" + part("m").str.zfill(2) + "-" + part("d").str.zfill(2)
    return text.str.to_date("%Y-%m-%d", strict=False).dt.to_string("%Y-%m-%d")


def iri(base: str, e: pl.Expr) -> pl.Expr:
    return f"<{base}" + e + ">"


def measured(part: Part) -> pl.Expr:
    """Spell a part of what is hashed, with its length before it."""
    if part is None:
        return pl.lit("-;")
    if isinstance(part, str):
        return pl.lit(f"{len(part)}:{part}")
    text = part.str.len_chars().cast(pl.String) + ":" + part
    return text.fill_null("-;")


def digest(*parts: Part, recurring: bool = False) -> pl.Expr:
    hash_one = known_hashed if recurring else hashed

    def of(series: pl.Series) -> pl.Series:
        found = [text and hash_one(text) for text in series.to_list()]
        return pl.Series(found, dtype=pl.String)

    text = pl.concat_str(*map(measured, parts))

    return text.map_batches(of, return_dtype=pl.String, is_elementwise=True)


def mint(kind: str, *parts: Part, recurring: bool = False) -> pl.Expr:
    return iri(f"{BASE}{kind}/", digest(*parts, recurring=recurring))


def only(where: pl.Expr, value: pl.Expr) -> pl.Expr:
    return pl.when(where).then(value)


def doi_node(e: pl.Expr) -> pl.Expr:
    def of(series: pl.Series) -> pl.Series:
        spelled = [text and f"<{doi_iri(text)}>" for text in series.to_list()]
        return pl.Series(spelled, dtype=pl.String)

    plain = e.str.contains(PLAIN_DOI) & ~e.str.contains("/.", literal=True)
    odd = only(~plain, e)
    return pl.coalesce(
        only(plain, iri("https://doi.org/", e)),
        odd.map_batches(of, return_dtype=pl.String, is_elementwise=True),
    )


def pubmed_node(e: pl.Expr) -> pl.Expr:
    return iri("https://pubmed.ncbi.nlm.nih.gov/", e + "/")


def document(kind: str) -> pl.Expr:
    """Name a document by its DOI, else by its PubMed id."""
    return pl.coalesce(doi_node(c(f"{kind}_doi")), pubmed_node(c(f"{kind}_pmid")))


def cleaned(path: str, mapping: Mapping) -> pl.LazyFrame:
    """Read a register: one row each, lists as they stand."""
    raw_type = c("RetractionNature").fill_null("").str.strip_chars()
    kind = raw_type.replace_strict(mapping.types, default="other")
    return pl.scan_csv(path, infer_schema=False).select(
        id=c("Record ID").str.strip_chars(),
        type=kind,
        raw_type=pl.when(raw_type == "").then(pl.lit(NO_TYPE)).otherwise(raw_type),
        claimed=kind.replace_strict(mapping.statuses, default=None),
        date=day("RetractionDate"),
        free=c("Paywalled")
        .str.strip_chars()
        .replace_strict({"No": "true", "Yes": "false"}, default=None),
        notice_doi=doi("RetractionDOI"),
        notice_pmid=pmid("RetractionPubMedID"),
        work_doi=doi("OriginalPaperDOI"),
        work_pmid=pmid("OriginalPaperPubMedID"),
        published=day("OriginalPaperDate"),
        title=words(c("Title")),
        journal_title=words(c("Journal")),
        publisher_name=words(c("Publisher")),
        note=words(c("Notes")),
        authors=c("Author"),
        subjects=c("Subject"),
        countries=c("Country"),
        institutions=c("Institution"),
        article_types=c("ArticleType"),
        raw_reasons=c("Reason"),
        see_also=c("URLS"),
    )


def _with_documents(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Name notices and works."""
    authors = (
        c("authors").str.split(";").list.eval(words(pl.element())).list.drop_nulls()
    )
    journal = only(c("journal_title").is_not_null(), pl.lit(""))
    minted = mint(
        "work",
        *(c("title"), c("journal_title"), journal, None, None, None, None),
        *(c("published"), None, authors.list.join("|").fill_null("")),
    )
    nameless = c("work_doi").is_null() & c("work_pmid").is_null()
    rows = rows.with_columns(work=document("work"), own=document("notice"))
    # Few works have no identifier; what these are named after is made for no other.
    lonely = rows.filter(nameless).select("id", minted=minted)
    rows = rows.join(lonely, on="id", how="left").with_columns(
        work=pl.coalesce("work", "minted")
    )
    same = (
        pl.when(c("notice_doi").is_not_null() & c("work_doi").is_not_null())
        .then(c("notice_doi") == c("work_doi"))
        .otherwise((c("notice_pmid") == c("work_pmid")).fill_null(value=False))
    )
    rows = rows.with_columns(
        same=same, in_situ=same | (c("own") == c("work")).fill_null(value=False)
    )
    claim = REGISTER, c("id"), c("type"), c("date"), c("work")
    in_situ = mint("notice", "in-situ", c("work"), c("type"), c("date"))
    lonely = mint("notice", *[None] * 7, c("date"), None, "", *claim)
    nameless = c("own").is_null() & c("free").is_not_null() & ~c("in_situ")
    few = rows.filter(c("in_situ") | nameless).select(
        "id", placed=pl.when("in_situ").then(in_situ).otherwise(lonely)
    )
    return rows.join(few, on="id", how="left").with_columns(
        notice=pl.coalesce("placed", "own")
    )


def register(path: str, mapping: Mapping) -> pl.LazyFrame:
    """Return the rows of a register with the IRIs of what each speaks of."""
    kinds = mapping.patterns
    rows = _with_documents(cleaned(path, mapping))
    shared = {"journal": "journal_title", "organization": "publisher_name"}
    if not kinds.keys().isdisjoint({"update", "status", "event"}):
        raw_type = only(c("type") == "other", c("raw_type"))
        claim = REGISTER, c("id"), c("type"), raw_type, c("date")
        rows = rows.with_columns(update=mint("update", *claim, c("notice"), c("work")))
    if "event" in kinds:
        lonely = only(c("notice").is_null(), c("update"))
        event = mint("event", c("notice"), c("work"), c("type"), lonely)
        rows = rows.with_columns(event=event)
    if "status" in kinds:
        claimed = c("claimed").is_not_null()
        rows = rows.with_columns(status=only(claimed, mint("status", c("update"))))
    if not kinds.keys().isdisjoint({"person", "contribution"}):
        rows = rows.with_columns(work_digest=digest(c("work")))
    return rows.with_columns(
        only(c(name).is_not_null(), mint(kind, c(name), recurring=True)).alias(kind)
        for kind, name in shared.items()
    )


class Register:
    """The resources of a register.

    Args:
        rows: what `register` gives.
    """

    def __init__(self, rows: pl.LazyFrame, mapping: Mapping) -> None:
        self._rows = rows
        self._mapping = mapping

    def all(self) -> list[Rows]:
        """Return all resources of which any pattern says something."""
        found = [
            *self._claims(),
            *self._documents(),
            *self._people(),
            *self._identifiers(),
            *self._shared(),
        ]
        return [rows for rows in found if rows.kind in self._mapping.patterns]

    def _claims(self) -> list[Rows]:
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
        if "update" in mapping.patterns:
            found += [
                several("update", "reasons", self._reasons("update"), c("code")),
                several("update", "raw_reasons", self._items("raw_reasons", "update")),
                several("update", "see_also", urls, iri("", c("v"))),
            ]
        return found

    def _documents(self) -> list[Rows]:
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

    def _people(self) -> list[Rows]:
        if self._mapping.patterns.keys().isdisjoint({"person", "contribution"}):
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

    def _identifiers(self) -> list[Rows]:
        if "identifier" not in self._mapping.patterns:
            return []
        found: list[Rows] = []
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

    def _shared(self) -> list[Rows]:
        found: list[Rows] = []
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
) -> Rows:
    """Say that resources have several of something."""
    value = c("v") if value is None else value
    return Rows(kind, frame, kind, {name: value}, frozenset({name}), constants=False)
