"""A folder whose content is replaced as a whole or not at all.

``current`` in it points to the newest of its generations, each of which is a plain
Oxigraph database. A load builds the next generation beside, makes sure that it is on disk,
and moves the pointer, which is one atomic step: whoever looks, also after a crash, sees
the old content or the new one. Generations are never changed. The one before the current
is kept until the next load, for those who still read it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from retract_ld.errors import StoreError

__all__ = ["Next", "current_generation", "generation_folder", "next_generation"]

_CURRENT: Final = "current"
_LOCK: Final = "lock"
_GENERATION: Final = "generation-"


def current_generation(directory: str | Path) -> str:
    """Return a token that changes whenever a load has switched the content of a store.

    It costs one look at the disk, and serves as an entity tag.

    Raises:
        StoreError: if there is no store.
    """
    pointer = Path(directory) / _CURRENT
    try:
        switched = pointer.lstat().st_mtime_ns
        name = pointer.readlink().name
    except OSError as error:
        raise _no_store(directory) from error
    # Numbers start again in a folder made anew; the time of the switch does not.
    return f"{name.removeprefix(_GENERATION)}-{switched:x}"


def generation_folder(directory: str | Path) -> Path:
    """Return the folder of the newest generation of a store.

    Raises:
        StoreError: if there is no store.
    """
    pointer = Path(directory) / _CURRENT
    if not pointer.is_dir():
        raise _no_store(directory)
    return pointer.resolve()


def _no_store(directory: str | Path) -> StoreError:
    return StoreError(
        f"{directory}: there is no store here.",
        hint=f"Make one with: retract-ld load INPUT --store {directory}",
    )


@dataclass(slots=True)
class Next:
    """What a load is to make of a store."""

    current: Path | None
    """The generation that is, if any."""
    target: Path
    """Where the next one is to be built."""
    beside: Path
    """Where it may be built instead."""
    chosen: Path
    """Where it was built; `target` if nothing else is said."""


@contextmanager
def next_generation(place: Path) -> Iterator[Next]:
    """Give folders for the next generation of a store; when all went well, switch.

    A database writes to its folder until it is closed, so all must be closed by then,
    and none is ever renamed.

    Raises:
        StoreError: if the folder is something else, is in use, or cannot be written.
    """
    with _locked(place):
        old = (place / _CURRENT).resolve() if (place / _CURRENT).is_dir() else None
        _sweep(place, old)
        number = int(old.name.removeprefix(_GENERATION)) if old else 0
        target, beside = (place / f"{_GENERATION}{number + n:06d}" for n in (1, 2))
        coming = Next(old, target, beside, target)
        try:
            yield coming
            _point(place, coming.chosen)
        except OSError as error:
            _give_up(error, place, old)
            raise StoreError(
                f"{place}: the store cannot be written: {error}.",
                hint="It is as it was before.",
            ) from error
        except BaseException as error:
            _give_up(error, place, old)
            raise
        _sweep(place, old, coming.chosen)


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Hold the store against other loads; a lock ends with its process."""
    try:
        if place.is_dir() and not (place / _LOCK).exists() and any(place.iterdir()):
            raise StoreError(
                f"{place}: this folder holds something that is no store of ours.",
                hint="Name an empty or a new folder.",
            )
        place.mkdir(parents=True, exist_ok=True)
        handle = os.open(place / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StoreError(f"{place}: {error.strerror}.") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise StoreError(
            f"{place}: the store is being loaded by another process.",
            hint="Try again when it is done.",
        ) from error
    try:
        yield
    finally:
        os.close(handle)


def _point(place: Path, target: Path) -> None:
    """Make a generation the current one, in one step that survives a crash."""
    _sync(target)
    pointer = place / f"{_CURRENT}.new"
    with suppress(FileNotFoundError):
        pointer.unlink()
    pointer.symlink_to(target.name, target_is_directory=True)
    pointer.replace(place / _CURRENT)
    _sync(place)


def _give_up(error: BaseException, place: Path, old: Path | None) -> None:
    """Remove what an error left unfinished, and give back its room on the disk."""
    # Databases are closed when nothing holds them, and the frames behind an error do:
    # the next load of this process would find the folder locked.
    traceback.clear_frames(error.__traceback__)
    _sweep(place, old)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(place: Path, *keep: Path | None) -> None:
    """Remove generations that nobody needs, unfinished ones among them."""
    kept = {path.name for path in keep if path}
    for path in place.glob(f"{_GENERATION}*"):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
