"""The Retraction Watch data set as CSV, in all its vintages.

Specified by the user guide of the Retraction Watch Database and the header of the file
that Crossref publishes each working day. Columns are found by name, so their order and
a trailing empty one do not matter. A derived layout (lower-case columns, lists as Python
prints them, no titles) is read by the same names.

========================  ==========================================================
column                    model
========================  ==========================================================
Record ID                 ``Update.record_id``
RetractionNature          ``Update.type``, ``raw_type``; blank: see below
RetractionDate            ``Update.date``, ``Notice.published``
RetractionDOI             ``Notice.doi``
RetractionPubMedID        ``Notice.pmid``
Paywalled                 ``Notice.free_to_read`` (Yes: false, No: true)
OriginalPaperDate         ``Work.published``
OriginalPaperDOI          ``Work.doi``
OriginalPaperPubMedID     ``Work.pmid``
Title                     ``Work.title``
Author                    ``Work.authors``, in order
Journal, container        ``Work.journal``
Publisher                 ``Work.publisher``
Subject                   ``Work.subjects``
Institution               ``Work.institutions``
Country                   ``Work.countries``
ArticleType               ``Work.article_types``; in the derived layout
                          ``Work.document_type``
Reason                    ``Update.reasons``, ``raw_reasons``
URLS                      ``Update.see_also``
Notes                     ``Update.note``
========================  ==========================================================

A row whose nature is blank still pairs a notice with a work: it is read as type
``other`` with the raw type ``(blank)`` and a warning. ``unavailable``, ``unknown``, ``0``
and blanks mean absent. A value that cannot be what its column says is left out with a
warning that quotes it; only a row that does not fit the header or names nothing at all is
rejected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import IO, Any, Final

from retract_ld.errors import InvalidRecord
from retract_ld.flat import Flat
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.records import (
    FlatRecord,
    Problem,
    Reader,
    Record,
    Source,
    Split,
    validated,
)
from retract_ld.readers.retraction_watch_cells import Cells, items, text
from retract_ld.readers.retraction_watch_columns import flatten_columns
from retract_ld.readers.retraction_watch_layout import (
    REQUIRED,
    Layout,
    layout_of,
)
from retract_ld.readers.retraction_watch_words import (
    few_in,
    journal_in,
    nature_of,
    publisher_in,
    reasons_in,
    remark,
)
from retract_ld.readers.rows import Row, RowLines, plain_rows
from retract_ld.readers.table_header import header_of
from retract_ld.readers.tables import Table, rows_of

__all__ = ["READER", "detect", "read"]

_OF_NOTICE: Final = ("RetractionDOI", "RetractionPubMedID")
_OF_WORK: Final = ("OriginalPaperDOI", "OriginalPaperPubMedID")


def detect(head: bytes) -> bool:
    """Tell whether the first line names the columns of Retraction Watch."""
    return header_of(head, REQUIRED) is not None


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield one record a row, located by the line on which the row begins.

    Raises:
        Malformed: when the first line lacks the columns that make a claim.
    """
    table = Table(stream, source, REQUIRED)
    layout = layout_of(table.header)
    for row in table:
        yield _understand(layout, row)


def _find(
    stream: IO[bytes], source: Source, size: int
) -> tuple[Layout, Iterator[RowLines | Sequence[Row]]]:
    table = Table(stream, source, REQUIRED)
    return layout_of(table.header), table.pieces(size)


def _parse(layout: Layout, piece: RowLines | Sequence[Row]) -> Sequence[Row]:
    return rows_of(layout.header, piece)


def _understand(layout: Layout, row: Row) -> Record:
    if row.raw is not None:
        return Record(f"line {row.line}", problems=row.problems, raw=row.raw)
    cells = row.cells[: layout.width]
    cells.append("")
    values = itemgetter(*layout.columns)(cells)
    return _record(row, values, layout.derived, layout.header.delimiter)


def _flatten(layout: Layout, rows: Sequence[Row]) -> list[Flat | FlatRecord | None]:
    told: list[Flat | FlatRecord | None] = [None] * len(rows)
    numbers: Sequence[int] = range(len(rows))
    plain = plain_rows(rows)
    if plain is None:
        numbers = [n for n, r in enumerate(rows) if r.raw is None and not r.problems]
        some = [rows[number] for number in numbers]
        cut = [row._replace(cells=row.cells[: layout.width]) for row in some]
        plain = plain_rows(cut)
    if layout.derived or plain is None:
        return told
    cells = [*plain.columns[: layout.width], ("",) * len(plain)]
    columns = [cells[place] for place in layout.columns]
    flats, remarkable = flatten_columns(columns)
    for number, flat in zip(numbers, flats, strict=True):
        told[number] = flat
    for place in remarkable:
        if (flat := flats[place]) is not None:
            of_row = Cells(f"line {plain.lines[place]}")
            remark(of_row, [column[place] for column in columns])
            problems = tuple(of_row.problems)
            told[numbers[place]] = FlatRecord(flat, of_row.location, problems)
    return told


def _record(row: Row, values: tuple[str, ...], derived: bool, delimiter: str) -> Record:
    location = f"line {row.line}"
    if not any(values):
        problem = Problem("warning", "the row is empty.", location)
        return Record(location, problems=(problem,))
    cells = Cells(location, row.problems)
    record_id = values[0].strip() or None
    try:
        update = _update(cells, record_id, values, derived)
    except InvalidRecord as error:
        problem = Problem("error", error.message, location, error.hint)
        raw = delimiter.join(row.cells)
        return Record(location, (), record_id, (*cells.problems, problem), raw)
    return Record(location, (update,), record_id, tuple(cells.problems))


def _update(
    cells: Cells, record_id: str | None, values: tuple[str, ...], derived: bool
) -> Update:
    (nature, reasons, paywalled, notes) = values[16:20]
    date = cells.date("RetractionDate", values[10])
    update_type, raw_type = nature_of(cells, nature)
    codes, raw_reasons, _ = reasons_in(reasons)
    remark(cells, values)
    notice = _notice(cells, values[11], values[12], paywalled, date)
    work = _work(cells, values, derived)
    if notice is None and work is None:
        raise InvalidRecord(
            "the row names neither a notice nor a work.",
            hint="Give it a DOI, a PubMed id or a title.",
        )
    fields: dict[str, Any] = {
        "type": update_type,
        "raw_type": raw_type,
        "asserted_by": "retraction-watch",
        "reasons": codes,
        "raw_reasons": raw_reasons,
    }
    if date is not None:
        fields["date"] = date
    if record_id is not None:
        fields["record_id"] = record_id
    if notice is not None:
        fields["notice"] = notice
    if work is not None:
        fields["work"] = work
    if notes and (note := text(notes)) is not None:
        fields["note"] = note
    if values[8]:
        fields["see_also"] = cells.urls("URLS", values[8])
    return validated(Update, cells.location, fields)


def _notice(
    cells: Cells, doi_cell: str, pmid_cell: str, paywalled: str, date: str | None
) -> Notice | None:
    fields = _identified(cells, _OF_NOTICE, doi_cell, pmid_cell)
    free = cells.free_to_read("Paywalled", paywalled)
    if free is not None:
        fields["free_to_read"] = free
    if not fields:
        return None
    if date is not None:
        fields["published"] = date
    return validated(Notice, cells.location, fields)


def _work(cells: Cells, values: tuple[str, ...], derived: bool) -> Work | None:
    fields = _identified(cells, _OF_WORK, values[14], values[15])
    if (title := text(values[1])) is not None:
        fields["title"] = title
    if authors := items(values[7]):
        # Given as their fields, authors are made and validated with the work.
        fields["authors"] = tuple([{"name": name} for name in authors])
    if (journal := journal_in(values[4])) is not None:
        fields["journal"] = journal
    if (publisher := publisher_in(values[5])) is not None:
        fields["publisher"] = publisher
    if (published := cells.date("OriginalPaperDate", values[13])) is not None:
        fields["published"] = published
    if subjects := few_in(values[2]):
        fields["subjects"] = subjects
    if institutions := items(values[3]):
        fields["institutions"] = tuple(institutions)
    if countries := few_in(values[6]):
        fields["countries"] = countries
    if types := few_in(values[9]):
        if derived:
            fields["document_type"] = types[0]
        else:
            fields["article_types"] = types
    return validated(Work, cells.location, fields) if fields else None


def _identified(
    cells: Cells, columns: tuple[str, str], doi_cell: str, pmid_cell: str
) -> dict[str, Any]:
    """Return what identifies a document, if anything does."""
    fields: dict[str, Any] = {}
    doi, url = cells.doi(columns[0], doi_cell)
    if doi is not None:
        fields["doi"] = doi
    if (pmid := cells.pubmed_id(columns[1], pmid_cell)) is not None:
        fields["pmid"] = pmid
    if url is not None:
        fields["url"] = url
    return fields


READER: Final = Reader(
    name="retraction-watch",
    title="Retraction Watch CSV",
    media_types=("text/csv",),
    suffixes=(".csv", ".tsv"),
    detect=detect,
    read=read,
    direction="both",
    carries="nature, dates, DOIs and PubMed ids of notice and work, reasons, authors",
    lacks="the notice's text, who initiated, ORCID iDs, volume and pages",
    split=Split(_find, _parse, _understand, _flatten),
)
