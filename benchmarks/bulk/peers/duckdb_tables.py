"""A register as tables of DuckDB: cleaned cells, and the names of resources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from duckdb import DuckDBPyConnection
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
)

_BLANK = r"\t\n\v\f\r \x{85}\p{Z}"
#: Where blanks are to be folded: two, or one that is no space.
_FOLD = (
    r"  |[\t\n\v\f\r\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}"
    r"\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
)


_DOI = rf"^0*({DOI})(\s|$)"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


MACROS = f"""
create macro folded(s) as trim(
  case when regexp_matches(s, '{_FOLD}') then regexp_replace(s, '[{_BLANK}]+', ' ', 'g')
  else s end);
create macro told(s) as
  case when strlen(s) > {max(map(len, NO_TEXT))} or lower(s) not in ('', {
    ", ".join(map(quoted, NO_TEXT))
}) then s end;
create macro words(s) as told(folded(s));
create macro trimmed(s) as trim(s, ' ' || chr(9) || chr(10) || chr(13));
create macro literal(s) as '"' || replace(replace(s, '\\', '\\\\'), '"', '\\"') || '"';
create macro doi(s) as
  lower(nullif(regexp_extract(trimmed(s), {quoted(_DOI)}, 1), ''));
create macro pmid(s) as
  case when regexp_full_match(trimmed(s), '{PMID}') then trimmed(s) end;
create macro day(s) as cast(cast(try_strptime(
  regexp_extract(s, '^\\s*([0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}})', 1), '%m/%d/%Y'
  ) as date) as varchar);
create macro doi_node(d) as
  case when regexp_matches(d, {quoted(PLAIN_DOI)}) and not contains(d, '/.')
  then '<https://doi.org/' || d || '>' when d is not null then '<' || doi_iri(d) || '>' end;
create macro pubmed_node(p) as '<https://pubmed.ncbi.nlm.nih.gov/' || p || '/>';
create macro part(s) as coalesce(length(s) || ':' || s, '-;');
"""


def mint(kind: str, *parts: str | None) -> str:
    """Name a resource by the columns that identify it; None is nothing in each row."""
    measured = ("'-;'" if part is None else f"part({part})" for part in parts)
    return f"'<{BASE}{kind}/' || hashed({' || '.join(measured)}) || '>'"


def _cleaned(register: str, mapping: Mapping) -> str:
    types = " ".join(
        f"when {quoted(word)} then {quoted(code)}"
        for word, code in mapping.types.items()
    )
    return f"""
select trimmed("Record ID") as id,
  case coalesce(trimmed(RetractionNature), '') {types} else 'other' end as type,
  coalesce(nullif(trimmed(RetractionNature), ''), '{NO_TYPE}') as raw_type,
  day(RetractionDate) as date, day(OriginalPaperDate) as published,
  case trimmed(Paywalled) when 'No' then 'true' when 'Yes' then 'false' end as free,
  doi(RetractionDOI) as notice_doi, pmid(RetractionPubMedID) as notice_pmid,
  doi(OriginalPaperDOI) as work_doi, pmid(OriginalPaperPubMedID) as work_pmid,
  words(Title) as title, words(Journal) as journal_title,
  words(Publisher) as publisher_name, words(Notes) as note,
  list_filter(
    list_transform(string_split(Author, ';'), lambda name: words(name)),
    lambda name: name is not null) as authors,
  Subject as subjects, Country as countries, Institution as institutions,
  ArticleType as article_types, Reason as raw_reasons, URLS as see_also
from read_csv({quoted(register)}, all_varchar = true, header = true, quote = '"',
  escape = '"', delim = ',', max_line_size = 10000000)"""


def _rows(register: str, mapping: Mapping) -> str:
    """Return a query that has all that rows name, and its IRIs."""
    claim = f"'{REGISTER}'", "id", "type"
    minted = mint(
        "work",
        *("title", "journal_title", "left(journal_title, 0)", None, None, None, None),
        *("published", None, "coalesce(array_to_string(authors, '|'), '')"),
    )
    in_situ = mint("notice", "'in-situ'", "work", "type", "date")
    lonely = mint("notice", *[None] * 7, "date", None, "''", *claim, "date", "work")
    raw_type = "case type when 'other' then raw_type end"
    update = mint("update", *claim, raw_type, "date", "notice", "work")
    lonely_event = "case when notice is null then update end"
    event = mint("event", "notice", "work", "type", lonely_event)
    kinds = mapping.patterns.keys()
    claims = not kinds.isdisjoint({"update", "status", "event"})
    people = not kinds.isdisjoint({"contribution", "person"})
    return f"""
with cleaned as ({_cleaned(register, mapping)}),
works as (
  select *, coalesce(notice_doi = work_doi, notice_pmid = work_pmid, false) as same,
    coalesce(doi_node(work_doi), pubmed_node(work_pmid), {minted}) as work,
    coalesce(doi_node(notice_doi), pubmed_node(notice_pmid)) as own
  from cleaned),
notices as (
  select * exclude own, case when same or own = work then {in_situ}
    when own is not null then own when free is not null then {lonely} end as notice
  from works),
claims as (
  select *, {update if claims else "null"} as update from notices)
select *, {event if "event" in kinds else "null"} as event,
  case when claimed is not null then {mint("status", "update")} end as status,
  {"hashed(part(work))" if people else "null"} as work_digest
from claims left join statuses using (type)"""


def _reasons(mapping: Mapping) -> list[tuple[str, str]]:
    found = mapping.reasons.items()
    return [(word, code) for word, some in found for code in some]


def create_tables(
    connection: DuckDBPyConnection, register: str, mapping: Mapping
) -> None:
    """Read a register into tables."""
    for name, columns, values in (
        ("statuses", "type, claimed", list(mapping.statuses.items())),
        ("known_reasons", "v, code", _reasons(mapping)),
        (
            "labels",
            "scheme, code, label",
            [
                (scheme, code, label)
                for scheme, labels in mapping.labels.items()
                for code, label in labels.items()
            ],
        ),
    ):
        spelled = ", ".join(f"({', '.join(map(quoted, some))})" for some in values)
        connection.execute(
            f"create temp table {name} as from (values {spelled}) as t({columns})"
        )
    connection.execute(f"create temp table rows as {_rows(register, mapping)}")
    items = items_of("raw_reasons", "update", "notice")
    connection.execute(f"create temp table raw_reasons as from {items}")
    connection.execute(
        "create temp table reasons as from raw_reasons join known_reasons using (v)"
    )
    for kind, column in (
        ("journal", "journal_title"),
        ("organization", "publisher_name"),
    ):
        connection.execute(
            f"create temp table {kind}s as select {column}, {mint(kind, column)} as {kind} "
            f"from (select distinct {column} from rows where {column} is not null)"
        )
    if mapping.patterns.keys().isdisjoint({"person", "contribution"}):
        return
    connection.execute(f"""
create temp table people as
with names as (
  select work, work_digest, unnest(authors) as name,
    generate_subscripts(authors, 1) as position from rows),
digests as (
  select name, hashed(part(name)) as name_digest
  from (select distinct name from names)),
named as (
  select work, name, position, work_digest || '/' || lpad(position::varchar, 4, '0') ||
    '/' || name_digest || '>' as ending
  from names join digests using (name))
select work, name, position, '<{BASE}agent/' || ending as agent,
  '<{BASE}contribution/' || ending as contribution from named""")


def items_of(column: str, *others: str) -> str:
    """Return a query of the items of a list, each with other columns of its row."""
    names = ", ".join(others)
    return (
        f"(select {names}, v from (select {names}, words(item) as v from (select {names}, "
        f"unnest(string_split({column}, ';')) as item from rows)) where v is not null)"
    )


class Rows(NamedTuple):
    """Resources of a kind, or what they have several of: a row each."""

    kind: str
    table: str
    node: str
    """The column of the resources' IRIs; a row without is none."""
    columns: dict[str, str]
    """Values by the names of patterns; null where there is none."""
    whole: frozenset[str] = frozenset()
    """The names of those that no row lacks."""
    constants: bool = True
    """Whether it is here that what is the same of all is said."""


def several(kind: str, name: str, table: str, value: str = "v") -> Rows:
    """Say that resources have several of something."""
    return Rows(kind, table, kind, {name: value}, frozenset({name}), constants=False)


def resources(mapping: Mapping) -> Iterator[Rows]:
    """Yield all resources of which any pattern says something."""
    for rows in (*_claims(), *_documents(), *_people(), *_identifiers(), *_shared()):
        if rows.kind in mapping.patterns and any(
            pattern.name in rows.columns for pattern in mapping.patterns[rows.kind]
        ):
            yield rows


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _claims() -> Iterator[Rows]:
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


def _documents() -> Iterator[Rows]:
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


def _people() -> Iterator[Rows]:
    columns = _same("agent", "position", "name") | {"document": "work"}
    whole = frozenset(columns)
    yield Rows("contribution", "people", "contribution", columns, whole)
    columns = _same("name", "contribution")
    yield Rows("person", "people", "agent", columns, frozenset(columns))
    yield several("work", "authors", "people", "agent")
    yield several("work", "contributions", "people", "contribution")


def _identifiers() -> Iterator[Rows]:
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


def _shared() -> Iterator[Rows]:
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
