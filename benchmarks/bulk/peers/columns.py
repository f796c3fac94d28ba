"""A register as columns of polars: cleaned cells, and the names of resources."""

from __future__ import annotations

import polars as pl
from register import (
    BASE,
    DOI,
    NO_TEXT,
    PLAIN_DOI,
    PMID,
    REGISTER,
    codes,
    doi_iri,
    hashed,
)

c = pl.col


def words(name: str) -> pl.Expr:
    text = c(name).str.replace_all(r"\s+", " ").str.strip_chars(" ")
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


def literal(e: pl.Expr) -> pl.Expr:
    marks, spelled = ["\\", '"', "\n", "\r", "\t"], ["\\\\", '\\"', "\\n", "\\r", "\\t"]
    return '"' + e.str.replace_many(marks, spelled) + '"'


def iri(base: str, e: pl.Expr) -> pl.Expr:
    return f"<{base}" + e + ">"


def digest(*parts: pl.Expr) -> pl.Expr:
    text = pl.concat_str(
        [
            pl.when(part.is_null())
            .then(pl.lit("-;"))
            .otherwise(part.str.len_chars().cast(pl.String) + ":" + part)
            for part in parts
        ]
    )

    def of(series: pl.Series) -> pl.Series:
        return pl.Series(
            [text and hashed(text) for text in series.to_list()], dtype=pl.String
        )

    return text.map_batches(of, return_dtype=pl.String, is_elementwise=True)


def mint(kind: str, *parts: pl.Expr) -> pl.Expr:
    """Name a resource; null if that depends on one part, and that is null."""
    found = iri(f"{BASE}{kind}/", digest(*parts))
    return found if len(parts) > 1 else pl.when(parts[0].is_not_null()).then(found)


def doi_node(e: pl.Expr) -> pl.Expr:
    def of(series: pl.Series) -> pl.Series:
        spelled = [text and f"<{doi_iri(text)}>" for text in series.to_list()]
        return pl.Series(spelled, dtype=pl.String)

    plain = e.str.contains(PLAIN_DOI) & ~e.str.contains("/.", literal=True)
    odd = pl.when(~plain).then(e)
    return pl.coalesce(
        pl.when(plain).then(iri("https://doi.org/", e)),
        odd.map_batches(of, return_dtype=pl.String, is_elementwise=True),
    )


def pubmed_node(e: pl.Expr) -> pl.Expr:
    return iri("https://pubmed.ncbi.nlm.nih.gov/", e + "/")


def shared_names() -> tuple[tuple[str, str, str], ...]:
    """Return column, class and kind of the resources that many rows name."""
    return (
        ("journal", "Periodical", "journal"),
        ("publisher", "Organization", "organization"),
    )


def table(labels: dict[str, str]) -> pl.LazyFrame:
    return pl.LazyFrame({"code": list(labels), "label": list(labels.values())})


class Register:
    """The rows of a register, and what is in their cells."""

    def __init__(self, base: pl.LazyFrame) -> None:
        self.base = base

    @staticmethod
    def read(path: str) -> pl.LazyFrame:
        """Read a register: one row each, lists as they stand."""
        known = codes()
        none = pl.lit(None, dtype=pl.String)
        rows = pl.scan_csv(path, infer_schema=False).select(
            id=c("Record ID").str.strip_chars(),
            type=c("RetractionNature")
            .str.strip_chars()
            .replace_strict(known.types, default="other"),
            date=day("RetractionDate"),
            free=c("Paywalled")
            .str.strip_chars()
            .replace_strict({"No": "true", "Yes": "false"}, default=None),
            notice_doi=doi("RetractionDOI"),
            notice_pmid=pmid("RetractionPubMedID"),
            work_doi=doi("OriginalPaperDOI"),
            work_pmid=pmid("OriginalPaperPubMedID"),
            published=day("OriginalPaperDate"),
            title=words("Title"),
            journal=words("Journal"),
            publisher=words("Publisher"),
            authors=c("Author"),
            subjects=c("Subject"),
            reasons=c("Reason"),
        )
        authors = (
            c("authors")
            .str.split(";")
            .list.eval(_clean(pl.element()))
            .list.drop_nulls()
            .list.join("|")
        )
        journal = pl.when(c("journal").is_not_null()).then(pl.lit(""))
        minted = mint(
            "work",
            *(c("title"), c("journal"), journal, none, none, none, none),
            *(c("published"), none, authors.fill_null("")),
        )
        rows = rows.with_columns(
            work=pl.coalesce(
                doi_node(c("work_doi")),
                pubmed_node(c("work_pmid")),
                _some(c("work_doi").is_null() & c("work_pmid").is_null(), minted),
            ),
            own=pl.coalesce(doi_node(c("notice_doi")), pubmed_node(c("notice_pmid"))),
        )
        same = (
            pl.when(c("notice_doi").is_not_null() & c("work_doi").is_not_null())
            .then(c("notice_doi") == c("work_doi"))
            .otherwise((c("notice_pmid") == c("work_pmid")).fill_null(value=False))
        ) | (c("own") == c("work")).fill_null(value=False)
        in_situ = mint("notice", pl.lit("in-situ"), c("work"), c("type"), c("date"))
        register = pl.lit(REGISTER)
        lonely = mint(
            "notice",
            *[none] * 7,
            *(c("date"), none, pl.lit("")),
            *(register, c("id"), c("type"), c("date"), c("work")),
        )
        there = c("own").is_not_null() | c("free").is_not_null()
        return rows.with_columns(
            notice=pl.when(same)
            .then(_some(same, in_situ))
            .when(c("own").is_not_null())
            .then(c("own"))
            .when(there)
            .then(_some(there & c("own").is_null(), lonely))
        )

    def _items(self, column: str, *others: str) -> pl.LazyFrame:
        return (
            self.base.select(*others, v=c(column).str.split(";"))
            .explode("v")
            .with_columns(v=_clean(c("v")))
            .filter(c("v").is_not_null())
        )

    def subjects(self) -> pl.LazyFrame:
        return self._items("subjects", "work").unique()

    def reasons(self) -> pl.LazyFrame:
        return self._coded("notice").unique()

    def _coded(self, *others: str) -> pl.LazyFrame:
        pairs = [(w, code) for w, some in codes().reasons.items() for code in some]
        known = pl.LazyFrame(
            {"v": [w for w, _ in pairs], "code": [code for _, code in pairs]}
        )
        return self._items("reasons", *others).join(known, on="v")

    def codes(self) -> pl.LazyFrame:
        return self._coded().select("code").unique()

    def types(self) -> pl.LazyFrame:
        return self.base.select(code="type").unique()

    def authors(self) -> pl.LazyFrame:
        some = (
            self.base.with_row_index("row")
            .select("row", "work", v=c("authors").str.split(";"))
            .explode("v")
            .with_columns(v=_clean(c("v")))
            .filter(c("v").is_not_null())
        )
        position = pl.int_range(1, pl.len() + 1).over("row").cast(pl.String)
        return some.with_columns(
            agent=f"<{BASE}agent/"
            + digest(c("work"))
            + "/"
            + position.str.zfill(4)
            + "/"
            + digest(c("v"))
            + ">"
        )

    def identifiers(self, document: str, scheme: str) -> pl.LazyFrame:
        value = c(f"{document}_{scheme.lower()}")
        return (
            self.base.filter(value.is_not_null())
            .select(document=c(document), value=value)
            .with_columns(
                node=mint("identifier", c("document"), pl.lit(scheme), c("value")),
                address=(doi_node if scheme == "DOI" else pubmed_node)(c("value")),
            )
        )

    def distinct(self, column: str, kind: str) -> pl.LazyFrame:
        names = self.base.select(v=column).drop_nulls().unique()
        return names.with_columns(node=mint(kind, c("v")))


def _clean(e: pl.Expr) -> pl.Expr:
    text = e.str.replace_all(r"\s+", " ").str.strip_chars(" ")
    return pl.when((text != "") & ~text.str.to_lowercase().is_in(NO_TEXT)).then(text)


def _some(where: pl.Expr, minted: pl.Expr) -> pl.Expr:
    """Keep a minted name where it is wanted."""
    return pl.when(where).then(minted)
