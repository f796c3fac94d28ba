"""Inputs → files of quads to load, and what there is to know of their sources.

Nothing of a store is touched here, so whatever goes wrong leaves it as it was.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import IO, Final

from retract_ld.errors import Malformed, StoreError
from retract_ld.exporting import Counts, SourceGraphs, export
from retract_ld.mapping import DEFAULT_PROFILES
from retract_ld.output import lock
from retract_ld.readers import sources
from retract_ld.readers.records import Record, Source
from retract_ld.terms import DEFAULT_BASE, Term, digest

__all__ = ["RDF_SUFFIXES", "RdfFile", "Staged", "is_rdf", "stage", "staging"]

#: Suffixes of RDF files, which are loaded as they are, and whether these name graphs.
RDF_SUFFIXES: Final = {
    ".nq": True,
    ".trig": True,
    ".nt": False,
    ".ttl": False,
    ".rdf": False,
    ".jsonld": False,
}
_COMPRESSED: Final = (".gz", ".zst", ".bz2")
_PREFIX: Final = "retract-ld-"
_LOCK: Final = ".lock"
#: Seconds behind which who made a folder has surely locked it.
_YOUNG: Final = 60


@dataclass(frozen=True, slots=True)
class RdfFile:
    """An RDF file to load."""

    path: str
    name: str
    suffix: str
    graph: Term
    """Where statements go that are in no graph of the file."""

    @property
    def quads(self) -> bool:
        """Whether it can name graphs itself."""
        return RDF_SUFFIXES[self.suffix]

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open it for reading, decompressed."""
        for _, stream in sources.open_path(self.path):
            yield stream
            if stream.failure is not None:
                raise stream.failure
            return


@dataclass(slots=True)
class Staged:
    """What is to be loaded."""

    base: str
    quads: Path | None = None
    """Our own statements, as N-Quads."""
    files: list[RdfFile] = field(default_factory=list)
    """RDF files that came as such."""
    counts: Counts = field(default_factory=Counts)
    names: set[str] = field(default_factory=set)
    """File names of all sources: what a store has of them is replaced."""
    digests: dict[str, set[str]] = field(default_factory=dict)
    """SHA-256 of the files behind each name."""

    def know(self, name: str, path: Path | None) -> None:
        """Remember a source and the file it was read from."""
        self.names.add(name)
        if path is not None:
            self.digests.setdefault(name, set()).add(_sha256(path))


@contextmanager
def staging(folder: Path | None = None) -> Iterator[Path]:
    """Make a folder for what is staged, which is gone afterwards.

    It is locked while its process lives: what a killed one left, a later one removes.
    """
    _remove_debris(folder or Path(tempfile.gettempdir()))
    # A database in it may still be closing when an error ends it all.
    with (
        tempfile.TemporaryDirectory(
            prefix=_PREFIX, dir=folder, ignore_cleanup_errors=True
        ) as name,
        (Path(name) / _LOCK).open("wb") as file,
    ):
        lock(file.fileno())
        yield Path(name)


def _remove_debris(folder: Path) -> None:
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError), (left / _LOCK).open("rb") as file:
            age = time.time() - os.fstat(file.fileno()).st_mtime
            if age > _YOUNG and not left.is_symlink() and lock(file.fileno()):
                shutil.rmtree(left, ignore_errors=True)


def is_rdf(path: str) -> str | None:
    """Return the suffix of an RDF file, compression aside.

    >>> is_rdf("citations.nt.gz"), is_rdf("notice.yaml") is None
    ('.nt', True)
    """
    name = path.lower()
    for end in _COMPRESSED:
        name = name.removesuffix(end)
    suffix = PurePath(name).suffix
    return suffix if suffix in RDF_SUFFIXES else None


def stage(
    inputs: Sequence[str],
    read: Callable[[list[str]], Iterable[tuple[Source, Record]]],
    folder: Path,
    *,
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
    name: str | None = None,
    on_problem: Callable[[Source, Record], None] = lambda _, __: None,
) -> Staged:
    """Read inputs and write what they say to a file of quads in a folder.

    Args:
        read: yields the records of inputs that are not RDF.
        name: the source's name, if it should not be the file's: a vintage of the same
            source under another file name then replaces the older one.

    Raises:
        ReadError: if an input cannot be opened.
    """
    staged = Staged(base)
    records: list[str] = []
    for path in _files(inputs):
        suffix = is_rdf(path)
        if suffix is None:
            records.append(path)
            continue
        file = name or PurePath(path).name
        if not Path(path).is_file():
            raise Malformed("cannot be opened: no such file.", source=path)
        graph = f"<{base}graph/file/{digest(file)}>"
        staged.files.append(RdfFile(path, file, suffix, graph))
        staged.know(file, Path(path))
    if records:
        staged.quads = folder / "staged.nq"
        try:
            with staged.quads.open("wb") as stream:
                staged.counts = export(
                    _named(read(records), staged, name),
                    stream,
                    "nquads",
                    vocabulary,
                    base,
                    on_problem=on_problem,
                )
        except OSError as error:
            raise StoreError(
                f"{folder}: cannot be written: {error.strerror}.",
                hint="TMPDIR names a folder with more room.",
            ) from error
    return staged


def _files(inputs: Sequence[str]) -> Iterator[str]:
    """Yield the inputs; a folder that holds RDF files gives its files one by one."""
    for path in inputs:
        inside = sorted(Path(path).rglob("*")) if Path(path).is_dir() else []
        if not any(is_rdf(str(file)) for file in inside):
            yield path
            continue
        for file in inside:
            hidden = any(p.startswith(".") for p in file.relative_to(path).parts)
            if file.is_file() and not hidden:
                yield str(file)


def _named(
    records: Iterable[tuple[Source, Record]], staged: Staged, name: str | None
) -> Iterator[tuple[Source, Record]]:
    """Pass records on under the name of their source, and remember the source."""
    last = None
    for source, record in records:
        if source.name != last:
            file = name or SourceGraphs.file(source)
            staged.know(file, _file_of(source.name))
            last = source.name
        yield (Source(name, source.url) if name else source), record


def _file_of(source: str) -> Path | None:
    """Return the file on disk that a source, or the archive around it, is."""
    path = Path(source)
    for place in (path, *path.parents):
        if place.is_file():
            return place
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
