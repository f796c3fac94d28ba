"""Rows of the Retraction Watch CSV made for tests."""

from __future__ import annotations

import csv
import io

from benchmarks import registers
from retract_ld.readers import Record, Source, read

COLUMNS = [*registers.COLUMNS]


ROW = {
    "Record ID": "4036",
    "Title": "A title",
    "RetractionDate": "2/6/2010 0:00",
    "RetractionDOI": "10.1016/S0140-6736(10)60175-4",
    "OriginalPaperDOI": "10.1016/S0140-6736(97)11096-0",
    "RetractionNature": "Retraction",
    "Paywalled": "No",
}


def table(
    *rows: dict[str, str], columns: list[str] = COLUMNS, delimiter: str = ","
) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[row.get(name, "") for name in columns] for row in rows])
    return stream.getvalue().encode()


def records(data: bytes) -> list[Record]:
    return list(read(io.BytesIO(data), Source("rw.csv")))


def one(**cells: str) -> Record:
    names = {name.replace(" ", ""): name for name in COLUMNS}
    row = ROW | {names[name]: cell for name, cell in cells.items()}
    (record,) = records(table(row))
    return record


def said(record: Record) -> list[str]:
    return [str(problem) for problem in record.problems]
