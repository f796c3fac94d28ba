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

from collections.abc import Iterator
from operator import itemgetter
from typing import IO, Any, Final, NamedTuple

from retract_ld.codes import Reason, UpdateType
from retract_ld.errors import InvalidRecord
from retract_ld.labels import (
    fold_type,
    kept_as_other,
    nearest_reason,
    reason_label,
    reasons_of,
    update_type_of,
)
from retract_ld.models import Journal, Notice, Organization, Update, Work
from retract_ld.readers.records import Problem, Reader, Record, Source, Split, validated
from retract_ld.readers.remembering import remembered
from retract_ld.readers.retraction_watch_cells import Cells, items, text
from retract_ld.readers.tables import Row, Table, header_of

__all__ = ["READER", "detect", "read"]

_COLUMNS: Final = (
    "recordid",
    "title",
    "subject",
    "institution",
    "journal",
    "publisher",
    "country",
    "author",
    "urls",
    "articletype",
    "retractiondate",
    "retractiondoi",
    "retractionpubmedid",
    "originalpaperdate",
    "originalpaperdoi",
    "originalpaperpubmedid",
    "retractionnature",
    "reason",
    "paywalled",
    "notes",
)
_REQUIRED: Final = frozenset({"retractionnature", "retractiondoi", "originalpaperdoi"})
_ALIASES: Final = {"container": "journal"}
_OF_NOTICE: Final = ("RetractionDOI", "RetractionPubMedID")
_OF_WORK: Final = ("OriginalPaperDOI", "OriginalPaperPubMedID")
_NO_NATURE: Final = "(blank)"
#: Only the derived layout has it, and there ``articletype`` is Crossref's type.
_DERIVED: Final = "container"

#: A dash or quotation mark of UTF-8 that was read as Windows-1252.
_MOJIBAKE: Final = "â€"


def detect(head: bytes) -> bool:
    """Tell whether the first line names the columns of Retraction Watch."""
    return header_of(head, _REQUIRED) is not None


class _Layout(NamedTuple):
    """Where the columns of a table are."""

    columns: tuple[int, ...]
    """The place of each of our columns; one that is not there is behind the last."""
    width: int
    derived: bool
    delimiter: str


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield one record a row, located by the line on which the row begins.

    Raises:
        Malformed: when the first line lacks the columns that make a claim.
    """
    layout, rows = _find(stream, source)
    for row in rows:
        yield _understand(layout, row)


def _find(stream: IO[bytes], source: Source) -> tuple[_Layout, Iterator[Row]]:
    table = Table(stream, source, _REQUIRED)
    names = [_ALIASES.get(name, name) for name in table.header.names]
    width = len(names)
    columns = tuple(names.index(n) if n in names else width for n in _COLUMNS)
    derived = _DERIVED in table.header.names
    return _Layout(columns, width, derived, table.header.delimiter), iter(table)


def _understand(layout: _Layout, row: Row) -> Record:
    if row.raw is not None:
        return Record(f"line {row.line}", problems=row.problems, raw=row.raw)
    cells = row.cells[: layout.width]
    cells.append("")
    values = itemgetter(*layout.columns)(cells)
    return _record(row, values, layout.derived, layout.delimiter)


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
    update_type, raw_type = _nature(cells, nature)
    codes, raw_reasons = _reasons(cells, reasons)
    if _MOJIBAKE in values[1] or _MOJIBAKE in values[3] or _MOJIBAKE in values[7]:
        cells.warn(
            "the row has UTF-8 that was read as Windows-1252 on its way (as 'â€™' for "
            "an apostrophe); kept as it stands."
        )
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
    if (journal := _journal(values[4])) is not None:
        fields["journal"] = journal
    if (publisher := _publisher(values[5])) is not None:
        fields["publisher"] = publisher
    if (published := cells.date("OriginalPaperDate", values[13])) is not None:
        fields["published"] = published
    if subjects := _few(values[2]):
        fields["subjects"] = subjects
    if institutions := items(values[3]):
        fields["institutions"] = tuple(institutions)
    if countries := _few(values[6]):
        fields["countries"] = countries
    if types := _few(values[9]):
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


def _nature(cells: Cells, cell: str) -> tuple[UpdateType, str]:
    raw, update_type, is_spelled_so = _type_of(cell)
    if not raw:
        cells.warn(
            "RetractionNature is blank; read as an update of unknown type.",
            "Its notice and work are kept.",
        )
        return "other", _NO_NATURE
    if update_type is None:
        cells.warn(
            f"RetractionNature {raw!r} is no type of update we know.",
            kept_as_other(raw),
        )
        return "other", raw
    if not is_spelled_so:
        cells.warn(f"RetractionNature {raw!r} is read as {update_type!r}.")
    return update_type, raw


@remembered(1024)
def _type_of(cell: str) -> tuple[str, UpdateType | None, bool]:
    raw = cell.strip()
    found = update_type_of(raw)
    return raw, found, fold_type(raw) == found


def _reasons(cells: Cells, cell: str) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    codes, raw, unknown = _reasons_of(cell)
    for label, hint in unknown:
        cells.warn(f"Reason {label!r} is not in our scheme; kept in its words.", hint)
    return codes, raw


@remembered(10_000)
def _reasons_of(
    cell: str,
) -> tuple[tuple[Reason, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    raw = tuple(items(cell))
    known = [_reason(label) for label in raw]
    return (
        tuple([code for codes, _ in known for code in codes]),
        raw,
        tuple([unknown for _, unknown in known if unknown]),
    )


@remembered(1024)
def _reason(label: str) -> tuple[tuple[Reason, ...], tuple[str, str] | None]:
    """Return the codes of a label; or the label and a hint, if it is not known."""
    codes = tuple(reasons_of(label))
    if codes:
        return codes, None
    near = nearest_reason(label)
    return (), (label, f"Did it mean {reason_label(near)!r}?" if near else "")


@remembered(4096)
def _few(cell: str) -> tuple[str, ...]:
    """Return the items of a cell out of a small stock, which recurs as a whole."""
    return tuple(items(cell))


@remembered(4096)
def _journal(cell: str) -> Journal | None:
    title = text(cell)
    return None if title is None else Journal(title=title)


@remembered(4096)
def _publisher(cell: str) -> Organization | None:
    name = text(cell)
    return None if name is None else Organization(name=name)


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
    split=Split(_find, _understand),
)
