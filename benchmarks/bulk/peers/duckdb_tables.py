"""A register as tables of DuckDB: cleaned cells, and the names of resources."""

from __future__ import annotations

from duckdb import DuckDBPyConnection
from patterns import EVENTS, PEOPLE, Mapping
from register import (
    BASE,
    DOI,
    NO_TEXT,
    NO_TYPE,
    PLAIN_DOI,
    PMID,
    REGISTER,
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
  words(Publisher) as publisher_name,
  {"words(Notes)" if mapping.speaks_of("note") else "null"} as note,
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
    status = f"case when claimed is not null then {mint('status', 'update')} end"
    claims = mapping.speaks_of("update", "status", *EVENTS)
    people = mapping.speaks_of(*PEOPLE)
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
select *, {event if mapping.speaks_of(*EVENTS) else "null"} as event,
  {status if mapping.speaks_of("status") else "null"} as status,
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
    if not mapping.speaks_of(*PEOPLE):
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
  select work, name, position, work_digest || '/' || format('{{:04d}}', position) ||
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
