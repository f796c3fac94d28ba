"""A register as columns of polars: cleaned cells, and the names of resources.

Values are text as it was read; IRIs are spelled ``<…>``, as lines and names need them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import polars as pl
from patterns import EVENTS, PEOPLE, Mapping
from register import (
    BASE,
    DOI,
    NO_TEXT,
    NO_TYPE,
    PLAIN_DOI,
    PMID,
    REGISTER,
    doi_iri,
    hashed,
)

c = pl.col
#: Of what is hashed: a column, or a text or nothing in every row.
Part: TypeAlias = pl.Expr | str | None
known_hashed = lru_cache(20_000)(hashed)


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
    few = rows.filter(nameless).select("id", minted=minted)
    rows = rows.join(few, on="id", how="left").with_columns(
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
    rows = _with_documents(cleaned(path, mapping))
    shared = {"journal": "journal_title", "organization": "publisher_name"}
    if mapping.speaks_of("update", "status", *EVENTS):
        raw_type = only(c("type") == "other", c("raw_type"))
        claim = REGISTER, c("id"), c("type"), raw_type, c("date")
        rows = rows.with_columns(update=mint("update", *claim, c("notice"), c("work")))
    if mapping.speaks_of(*EVENTS):
        lonely = only(c("notice").is_null(), c("update"))
        event = mint("event", c("notice"), c("work"), c("type"), lonely)
        rows = rows.with_columns(event=event)
    if mapping.speaks_of("status"):
        claimed = c("claimed").is_not_null()
        rows = rows.with_columns(status=only(claimed, mint("status", c("update"))))
    if mapping.speaks_of(*PEOPLE):
        rows = rows.with_columns(work_digest=digest(c("work")))
    if not mapping.speaks_of("note"):
        rows = rows.drop("note")
    return rows.with_columns(
        only(c(name).is_not_null(), mint(kind, c(name), recurring=True)).alias(kind)
        for kind, name in shared.items()
    )
