"""Readers: one file a source format, found by name or by content.

To add a format, see ``README.md`` in this folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Final

from retract_ld.errors import Malformed, ReadError, Refused, UnknownFormat
from retract_ld.readers import sources, streams
from retract_ld.readers.records import Problem, Reader, Record, Source
from retract_ld.readers.registry import READERS

if TYPE_CHECKING:
    from retract_ld.readers.live import Crossref

__all__ = [
    "READERS",
    "Problem",
    "Reader",
    "Record",
    "Source",
    "detect",
    "left_out",
    "named",
    "not_followed",
    "read",
    "read_file",
    "read_path",
]

#: Brackets that open in a row as in no record.
_NESTED: Final = re.compile(rb'(?:[\[{]\s*(?:"[^"]{0,100}"\s*:\s*)?){200}')

#: How much of a source `detect` is given.
HEAD = streams.HEAD


def detect(head: bytes, source: Source) -> Reader:
    """Return the reader that recognises the beginning of a source.

    Raises:
        UnknownFormat: naming the formats we know.
        Refused: when it is XML that would be dangerous to look into.
    """
    for reader in READERS.values():
        if reader.detect(head):
            return reader
    from retract_ld.readers import xml

    refused = xml.refusal(head, source.name)
    if refused is not None:
        raise refused
    if head.lstrip()[:1] in (b"{", b"[") and _NESTED.search(head):
        raise Refused(
            "is nested too deeply to be a bibliographic record.", source=source.name
        )
    raise UnknownFormat(
        "is binary data in no format we recognise."
        if b"\0" in head
        else "is in no format we recognise.",
        source=source.name,
        hint=f"Name it with --from; we know {', '.join(READERS)}.",
    )


def named(name: str) -> Reader:
    """Return the reader of a short name, file suffix or media type.

    Raises:
        UnknownFormat: naming the formats we know.
    """
    key = name.strip().casefold()
    if key in READERS:
        return READERS[key]
    for reader in READERS.values():
        spelling = reader.name.replace("-", "").replace("_", "")
        if (
            key.replace("-", "").replace("_", "").replace(" ", "") == spelling
            or key in reader.media_types
            or key in reader.suffixes
        ):
            return reader
    raise UnknownFormat(
        f"{name!r} is not a format we read.", hint=f"We read {', '.join(READERS)}."
    )


def read(
    stream: IO[bytes], source: Source | None = None, name: str | None = None
) -> Iterator[Record]:
    """Yield the records of a stream, its format named or recognised.

    A compressed stream is decompressed, of an archive all members are read.

    Raises:
        ReadError: after the records that could be had.
    """
    for inside, plain in sources.expand(stream, source or Source()):
        yield from _records(plain, inside, name)


def read_path(
    path: str, name: str | None = None, *, crossref: Crossref | None = None
) -> Iterator[tuple[Source, Record]]:
    """Yield the records behind a path, ``-`` or ``doi:10.…``, each with its source.

    In folders and archives, files in no format we know are counted and told in one
    warning at the end, and an unreadable file is told in a record beside the others.

    Raises:
        ReadError: when a single file cannot be read, after the records it gave.
        StoreError: when a DOI was named and cannot be fetched.
    """
    from retract_ld.readers import live

    doi = live.named_doi(path)
    if doi is not None:
        source, fetched = (crossref or live.Crossref()).fetch(doi)
        for record in read(fetched, source, name or "crossref"):
            yield source, _of_alias(record, doi)
        return
    unknown: list[str] = []
    skipped: list[str] = []
    for source, stream in sources.open_path(path, skipped):
        try:
            for record in _records(stream, source, name):
                yield source, record
        except ReadError as error:
            if source.name == path or source.name == Source().name:
                raise
            if isinstance(error, UnknownFormat):
                unknown.append(source.name)
            else:
                yield source, _failed(error)
    if unknown:
        yield Source(path), left_out(unknown)
    if skipped:
        yield Source(path), not_followed(skipped)


def read_file(path: str, name: str | None = None) -> Iterator[Record]:
    """Yield the records of a file, folder or archive; see `read_path`."""
    return (record for _, record in read_path(path, name))


def _records(
    stream: streams.Input, source: Source, name: str | None
) -> Iterator[Record]:
    head = stream.head
    if not head.strip():
        raise stream.failure or Malformed(
            "is empty: there is nothing to read.", source=source.name
        )
    reader = named(name) if name else detect(head, source)
    try:
        yield from reader.read(stream, source)
    except ReadError as error:
        error.source = error.source or source.name
        if stream.failure is not None:
            raise stream.failure from error
        if name and not error.hint:
            error.hint = _other_format(head, reader)
        raise
    if stream.failure is not None:
        raise stream.failure


def _other_format(head: bytes, reader: Reader) -> str:
    for other in READERS.values():
        if other not in (reader, READERS["prose"]) and other.detect(head):
            return f"It looks like {other.name}; leave --from out."
    return ""


def _of_alias(record: Record, doi: str) -> Record:
    """Tell when a DOI was answered with the record of the DOI it is an alias of."""
    if record.record_id in {None, doi}:
        return record
    problem = Problem(
        "warning",
        f"doi:{doi} is answered with the record of {record.record_id}.",
        record.location,
        "It is an alias of that DOI.",
    )
    return replace(record, problems=(problem, *record.problems))


def _failed(error: ReadError) -> Record:
    problem = Problem("error", error.message, error.location, error.hint)
    return Record(location=error.location, problems=(problem,))


def not_followed(names: Sequence[str]) -> Record:
    """Return what is to be told of links and special files in a folder."""
    return left_out(names, "link(s) or special file(s), which are not followed,")


def left_out(
    names: Sequence[str], what: str = "file(s) in no format we recognise"
) -> Record:
    """Return what is to be told of what was found in a folder and is not read."""
    some = ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
    return Record(
        location="",
        problems=(
            Problem(
                "warning",
                f"{len(names)} {what} were left out: {some}.",
            ),
        ),
    )
