"""What there is to read, cut into pieces of work by the input alone.

Neither the number of processes nor their speed has a say in where a piece ends, so the
output does not depend on them. A piece is

- `Rows`: raw records of a large source whose records stand alone, up to `BATCH`, not
  parsed where that can be done later;
- `Files`: one large file, or small ones together up to `TOGETHER`;
- `Here`: what only this process can read, standard input or a DOI;
- `LeftOut`: what in a folder is no file of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from retract_ld import readers
from retract_ld.errors import ReadError, StoreError, UnknownFormat
from retract_ld.flat import Flat
from retract_ld.readers import sources
from retract_ld.readers.records import FlatRecord, Problem, Reader, Record, Source
from retract_ld.readers.streams import Input

if TYPE_CHECKING:
    from retract_ld.readers.live import Crossref

__all__ = [
    "BATCH",
    "Files",
    "Here",
    "Item",
    "LeftOut",
    "Rows",
    "Unread",
    "Work",
    "input_size",
    "interrupted",
    "items",
    "understood",
    "works",
]

#: A batch ends with the record that makes it so many that have something to tell.
BATCH: Final = 500
#: Files smaller than this are read together until they are as large.
TOGETHER: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rows:
    """Pieces of one source, each a batch, to be understood by its reader."""

    source: Source
    reader: str
    layout: Any
    pieces: Sequence[Any]
    size: int = 0
    """How many bytes of the input they take."""


@dataclass(frozen=True, slots=True)
class Files:
    """Files to read from beginning to end; whether each was found in a folder."""

    paths: tuple[tuple[str, bool], ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Here:
    """An input that only this process can read."""

    path: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or input that could not be read, or not to its end."""

    error: ReadError | StoreError
    name: str = ""
    """The file in a folder that is in no format we know, which is no failure."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Links and special files in a folder, which are not read: to be told once."""

    folder: str
    paths: tuple[str, ...]
    size: int = 0


Work = Rows | Files | Here | LeftOut
Item = tuple[Source, Record | Flat | FlatRecord] | Unread


def works(
    inputs: Sequence[str], format_name: str | None = None, chunk: int = BATCH
) -> Iterator[Work | Unread]:
    """Yield the pieces of work behind paths, in their order.

    Args:
        chunk: how many rows make a piece, a multiple of `BATCH`.
    """
    together: list[tuple[str, bool]] = []
    size = 0
    for found in _files(inputs):
        path, in_folder = found if isinstance(found, tuple) else ("", False)
        place = Path(path)
        if path == "-" or not place.is_file():
            if together:
                yield Files(tuple(together), size)
                together, size = [], 0
            yield found if isinstance(found, LeftOut) else Here(path)
            continue
        length = place.stat().st_size
        if length < TOGETHER:
            together.append((path, in_folder))
            size += length
            if size < TOGETHER:
                continue
        if together:
            yield Files(tuple(together), size)
            together, size = [], 0
        if length >= TOGETHER:
            yield from _large(path, in_folder, length, format_name, chunk)
    if together:
        yield Files(tuple(together), size)


def _files(inputs: Sequence[str]) -> Iterator[tuple[str, bool] | LeftOut]:
    """Yield paths, those of the files in folders in the order of their names."""
    for path in inputs:
        place = Path(path)
        if path == "-" or not place.is_dir():
            yield path, False
            continue
        skipped: list[str] = []
        for file in sources.folder_files(place, skipped):
            yield str(file), True
        if skipped:
            yield LeftOut(path, tuple(skipped))


def _large(
    path: str, in_folder: bool, length: int, format_name: str | None, chunk: int
) -> Iterator[Work | Unread]:
    """Cut a large file into runs of rows if its records stand alone."""
    try:
        with Path(path).open("rb") as file:
            for source, stream in sources.expand(file, Source(path)):
                reader = (
                    readers.named(format_name)
                    if format_name
                    else readers.detect(stream.head, source)
                )
                if reader.split is not None and source.name == path:
                    yield from _rows(file, stream, source, reader, chunk)
                    return
                break
        yield Files(((path, in_folder),), length)
    except UnknownFormat:
        yield Files(((path, in_folder),), length)
    except OSError as error:
        reason = error.strerror or str(error)
        yield Unread(ReadError(f"cannot be opened: {reason}.", source=path))
    except ReadError as error:
        error.source = error.source or path
        yield Unread(error)


def _rows(
    file: IO[bytes], stream: Input, source: Source, reader: Reader, chunk: int
) -> Iterator[Work]:
    assert reader.split is not None
    layout, pieces = reader.split.find(stream, source, BATCH)
    before = 0
    while together := [*islice(pieces, chunk // BATCH)]:
        here = file.tell()
        yield Rows(source, reader.name, layout, together, here - before)
        before = here
    if stream.failure is not None:
        raise stream.failure


def understood(work: Rows, piece: Any) -> Iterator[Item]:  # noqa: ANN401 # the reader's
    """Yield the records of a piece of rows.

    A record that is one update and nothing to say of it may come as that, in flat form.
    """
    split = readers.READERS[work.reader].split
    assert split is not None
    source, layout, understand = work.source, work.layout, split.understand
    rows = split.parse(layout, piece)
    if split.flatten is None:
        for row in rows:
            yield source, understand(layout, row)
        return
    for place, flat in enumerate(split.flatten(layout, rows)):
        yield source, understand(layout, rows[place]) if flat is None else flat


def items(
    work: Files | Here | LeftOut,
    format_name: str | None,
    crossref: Crossref | None = None,
) -> Iterator[Item]:
    """Yield the records of files or an input, and what of them could not be read."""
    if isinstance(work, Files):
        for path, in_folder in work.paths:
            yield from _read(path, format_name, in_folder=in_folder)
    elif isinstance(work, LeftOut):
        yield Source(work.folder), readers.not_followed(work.paths)
    else:
        yield from _read(work.path, format_name, crossref, in_folder=False)


def _read(
    path: str,
    format_name: str | None,
    crossref: Crossref | None = None,
    *,
    in_folder: bool,
) -> Iterator[Item]:
    try:
        yield from readers.read_path(path, format_name, crossref=crossref)
    except UnknownFormat as error:
        yield Unread(error, path if in_folder else "")
    except (ReadError, StoreError) as error:
        if in_folder and isinstance(error, ReadError):
            problem = Problem("error", error.message, error.location, error.hint)
            record = Record(location=error.location, problems=(problem,))
            yield Source(error.source or path), record
        else:
            yield Unread(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        yield Unread(ReadError(f"{reason}.", source=path))


def interrupted(error: ReadError | StoreError) -> bool:
    """Whether the input failed while it was read, as disks do: nothing is complete then."""
    return type(error) is ReadError and error.message.startswith("cannot be read on")


def input_size(inputs: Sequence[str]) -> int:
    """Return how many bytes the files behind paths have; 0 if that cannot be told."""
    total = 0
    for found in _files(inputs):
        if isinstance(found, LeftOut):
            continue
        place = Path(found[0])
        if found[0] == "-" or not place.is_file():
            return 0
        total += place.stat().st_size
    return total
