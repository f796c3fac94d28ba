"""Opening an input: files, folders, archives and compressed streams as plain bytes.

What comes out are the `Input` streams of `retract_ld.readers.streams`. Nothing is ever
extracted to disk.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import IO, Final

from retract_ld.errors import Malformed, ReadError, Refused
from retract_ld.readers.compression import COMPRESSIONS, decompressed
from retract_ld.readers.records import Source
from retract_ld.readers.streams import (
    Input,
    Tap,
    opened,
    plain,
    reading,
)

__all__ = [
    "expand",
    "folder_files",
    "open_path",
]

#: Compressed files inside archives inside archives: deeper is nobody's data.
MAX_NESTING: Final = 4

_MIB: Final = 1024 * 1024
_PIECE: Final = 4096


def open_path(
    path: str, skipped: list[str] | None = None
) -> Iterator[tuple[Source, Input]]:
    """Yield the streams behind a path: a file, ``-``, a folder, an archive.

    A folder gives its files in the order of their names, those in subfolders too, without
    hidden ones and links that lead out of it. Each stream is to be read before the next
    is asked for. What was passed over, in archives too, is added to `skipped`.

    Raises:
        ReadError: when the path cannot be opened.
    """
    skipped = [] if skipped is None else skipped
    if path == "-":
        yield from expand(sys.stdin.buffer, Source(), skipped=skipped)
        return
    place = Path(path)
    try:
        if place.is_dir():
            for file in folder_files(place, skipped):
                yield from open_path(str(file), skipped)
            return
        stream = place.open("rb")
    except OSError as error:
        raise ReadError(f"cannot be opened: {error.strerror}.", source=path) from error
    with stream:
        yield from expand(stream, Source(path), skipped=skipped)


def folder_files(folder: Path, skipped: list[str]) -> Iterator[Path]:
    """Yield the files of a folder by name; what is no file in it is added to `skipped`.

    Hidden files are passed over, links out of the folder are not followed.
    """
    root = folder.resolve()
    for file in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in file.relative_to(folder).parts):
            continue
        if file.is_symlink():
            # a loop, a link into nothing, or one that leads out of the folder
            target = Path(os.path.realpath(file))
            if not target.is_file() or not target.is_relative_to(root):
                skipped.append(str(file))
                continue
        if file.is_file():
            yield file
        elif not file.is_dir():
            skipped.append(str(file))


def expand(
    stream: IO[bytes],
    source: Source,
    nesting: int = 0,
    *,
    skipped: list[str] | None = None,
) -> Iterator[tuple[Source, Input]]:
    """Yield the plain streams inside a stream: itself, decompressed, or its members.

    Members of archives that are no files are added to `skipped`.
    """
    skipped = [] if skipped is None else skipped
    packed = opened(stream, source)
    kind = _kind(packed.head)
    if kind is None:
        yield source, plain(packed, source)
        return
    if nesting == MAX_NESTING:
        raise Refused(
            f"is packed more than {MAX_NESTING} times over.", source=source.name
        )
    if kind == "zip":
        yield from _zip_members(stream, packed, source, nesting, skipped)
    elif kind == "tar":
        yield from _tar_members(packed, source, nesting, skipped)
    else:
        plainer = decompressed(kind, packed, source)
        yield from expand(plainer, source, nesting + 1, skipped=skipped)


def _kind(head: bytes) -> str | None:
    for kind, compression in COMPRESSIONS.items():
        if head.startswith(compression.magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # a word processor's document is one input, not an archive of many
        return None if b"[Content_Types].xml" in head[:4096] else "zip"
    return "tar" if head[257:262] == b"ustar" else None


def _tar_members(
    stream: Input, source: Source, nesting: int, skipped: list[str]
) -> Iterator[tuple[Source, Input]]:
    import tarfile

    class Member(tarfile.TarInfo):
        """A header whose name and attributes are not larger than names are."""

        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Member:
            member = super().frombuf(buf, encoding, errors)
            if not member.isreg() and member.size > _MIB:
                raise Refused("has a header of over 1 MiB.", source=source.name)
            return member

    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=Member) as archive:
            for member in archive:
                inside = _member(member.name, source)
                file = archive.extractfile(member) if member.isreg() else None
                if file is not None:
                    # of a piece that is cut off, tarfile gives nothing: small pieces
                    read = partial(_at_most, file)
                    tap = Tap(read, inside, broken=(tarfile.TarError,))
                    yield from expand(
                        Input(tap, stream), inside, nesting + 1, skipped=skipped
                    )
                elif not member.isdir():
                    skipped.append(inside.name)
    except tarfile.TarError as error:
        raise stream.failure or Malformed(
            f"is a damaged tar archive ({error}).", source=source.name
        ) from error


def _at_most(file: IO[bytes], size: int) -> bytes:
    return file.read(min(size, _PIECE))


def _zip_members(
    stream: IO[bytes],
    again: Input,
    source: Source,
    nesting: int,
    skipped: list[str],
) -> Iterator[tuple[Source, Input]]:
    import shutil
    import tempfile
    import zipfile

    with ExitStack() as stack:
        if not stream.seekable():
            # the directory of a zip is at its end, a pipe cannot go back
            spool = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(again, spool)
            stream = spool
        try:
            archive = stack.enter_context(zipfile.ZipFile(stream))
            members = [info for info in archive.infolist() if not info.is_dir()]
            names = [_member(info.filename, source) for info in members]
            for info, inside in zip(members, names, strict=True):
                if stat.S_ISLNK(info.external_attr >> 16):
                    skipped.append(inside.name)
                    continue
                with closing(archive.open(info)) as file:
                    tap = Tap(
                        reading(file),
                        inside,
                        taken=partial(int, info.compress_size),
                        broken=(zipfile.BadZipFile, zlib.error),
                    )
                    yield from expand(Input(tap), inside, nesting + 1, skipped=skipped)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise Malformed(
                f"is a zip archive that cannot be read ({error}).", source=source.name
            ) from error


def _member(name: str, source: Source) -> Source:
    """Name a member of an archive, refusing names that point outside of it."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":"):
        raise Refused(
            f"holds a member named {name!r}, which points outside of the archive.",
            source=source.name,
            hint="Do not unpack it; ask whoever made it.",
        )
    return Source(f"{source.name}/{name}")
