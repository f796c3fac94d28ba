"""Reading a store while others load into it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from retract_ld.errors import StoreError
from retract_ld.stores.generations import current_generation, generation_folder

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["CurrentStore", "Opened", "open_store"]


def open_store(directory: str | Path) -> ox.Store:
    """Open the current content of a store, to read only; later loads do not change it.

    Raises:
        StoreError: if there is none or it cannot be read.
    """
    import pyoxigraph as ox

    generation = generation_folder(directory)
    try:
        return ox.Store.read_only(str(generation))
    except (OSError, RuntimeError) as error:
        # The engine takes missing files for corruption, a RuntimeError.
        raise StoreError(f"{directory}: the store cannot be read: {error}.") from error


class Opened(NamedTuple):
    """The content of a store between two loads."""

    store: ox.Store
    generation: str
    """As `current_generation` tells it."""


class CurrentStore:
    """The content of a store as it is now, opened anew once a load has switched it.

    Threads may share it. Whoever still uses what was opened before keeps it whole.

    Raises:
        StoreError: if there is none or it cannot be read.
    """

    def __init__(self, directory: str | Path) -> None:
        self._directory = directory
        self._lock = Lock()
        self._opened = self._open()

    def opened(self) -> Opened:
        """Return the current content.

        Raises:
            StoreError: if it is gone or cannot be read.
        """
        if current_generation(self._directory) != self._opened.generation:
            with self._lock:
                if current_generation(self._directory) != self._opened.generation:
                    self._opened = self._open()
        return self._opened

    def _open(self) -> Opened:
        while True:
            generation = current_generation(self._directory)
            try:
                store = open_store(self._directory)
            except StoreError:
                if current_generation(self._directory) == generation:
                    raise
                continue
            if current_generation(self._directory) == generation:
                return Opened(store, generation)
