"""Works of Crossref made for tests, and what is read in them."""

from __future__ import annotations

import io
import json

from retract_ld.readers import Record, Source, read

WORK = {
    "indexed": {},
    "DOI": "10.1000/Notice",
    "title": ["A notice"],
    "type": "journal-article",
}


UPDATE = {
    "DOI": "10.1000/Work",
    "type": "retraction",
    "label": "Retraction",
    "updated": {
        "date-parts": [[2020, 1, 2]],
        "date-time": "2020-01-02T00:00:00Z",
        "timestamp": 0,
    },
}


def records(value: object) -> list[Record]:
    data = value if isinstance(value, bytes) else json.dumps(value, indent=1).encode()
    return list(read(io.BytesIO(data), Source("cr.json"), "crossref"))


def one(**members: object) -> Record:
    (record,) = records(WORK | {"update-to": [UPDATE]} | members)
    return record


def with_update(**members: object) -> Record:
    return one(**{"update-to": [UPDATE | members]})


def said(record: Record) -> list[str]:
    return [str(problem) for problem in record.problems]


HIT = WORK | {"update-to": [UPDATE]}


MISS = {
    "DOI": "10.1000/miss",
    "title": ['Brackets ] } "], {"DOI" in a title'],
    "indexed": {"a": [{"DOI": 1}]},
}
