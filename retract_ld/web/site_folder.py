"""A folder of files that appears whole or not at all, in place of an older one.

All is written into a folder beside it, which takes its place when it is complete. A run
that is cut off leaves the old folder, and the next one removes what it left behind.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from retract_ld.errors import WriteError

__all__ = ["MARKER", "new_folder"]

#: A file that tells a site of ours from other folders, which are never replaced.
MARKER: Final = "retract-ld-site.json"


@contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """Give a folder to fill; when all went well, it takes the place named.

    Raises:
        WriteError: if something else is there, another process is writing the same site,
            or it cannot be written.
    """
    target = Path(os.path.abspath(place))  # noqa: PTH100 # a link stays what it is
    beside = target.with_name(f".{target.name}.new")
    old = target.with_name(f".{target.name}.old")
    if target.is_symlink() or (target.exists() and not _replaceable(target)):
        raise WriteError(
            f"{place}: this is something else than a site of ours.",
            hint="Name an empty or a new folder.",
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            if old.exists() and not target.exists():
                old.rename(target)
            shutil.rmtree(beside, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
            beside.mkdir()
            try:
                yield beside
                if target.exists():
                    target.rename(old)
                beside.rename(target)
            except BaseException:
                shutil.rmtree(beside, ignore_errors=True)
                raise
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise WriteError(
            f"{place}: the site cannot be written: {error}.",
            hint="What was there before is as it was.",
        ) from error


def _replaceable(target: Path) -> bool:
    return target.is_dir() and (
        (target / MARKER).is_file() or not any(target.iterdir())
    )


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    import fcntl

    handle = os.open(target.with_name(f".{target.name}.lock"), os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise WriteError(
            f"{target}: another process is writing this site.",
            hint="Try again when it is done.",
        ) from error
    else:
        try:
            yield
        finally:
            target.with_name(f".{target.name}.lock").unlink(missing_ok=True)
    finally:
        os.close(handle)
