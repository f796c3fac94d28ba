"""A worker process: jobs come in on a socket, answers go out, one at a time.

Queries are evaluated here and not in the server, since evaluation cannot be interrupted but
by killing its process, and since an engine that runs out of memory takes its process along.
"""

from __future__ import annotations

import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from retract_ld.errors import StoreError
from retract_ld.server.documents import DOCUMENT_JOBS
from retract_ld.server.evaluation import evaluate
from retract_ld.server.jobs import LENGTH, Answer, Job, decode_job, encode, problem
from retract_ld.server.query_page import evaluate_for_page
from retract_ld.server.settings import Settings
from retract_ld.stores import CurrentStore

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["JOBS", "work"]

#: Seconds after its time that a worker ends by itself, should the server be gone.
_GRACE: Final = 5


def _ready(store: ox.Store, settings: Settings) -> Answer:  # noqa: ARG001
    """Say that the store is open."""
    return Answer(200, "text/plain", b"")


JOBS: Final[dict[str, Callable[..., Answer]]] = {
    "ready": _ready,
    "query": evaluate,
    "query_page": evaluate_for_page,
    **DOCUMENT_JOBS,
}


def work(settings: Settings, jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Do jobs until there are no more, in a process of its own."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit_memory(settings.memory)
    shelf = _Shelf(settings.store)
    while frame := _frame(jobs):
        signal.alarm(int(settings.timeout) + _GRACE)
        answers.write(encode(_done(shelf, settings, decode_job(frame))))
        answers.flush()
        signal.alarm(0)


def _limit_memory(limit: int) -> None:
    """Make allocation fail beyond a limit. What is mapped from the store does not count."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _frame(jobs: IO[bytes]) -> bytes:
    length = jobs.read(LENGTH)
    return jobs.read(int.from_bytes(length)) if len(length) == LENGTH else b""


class _Shelf:
    """The store, opened when first asked for: it may not be there yet."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._current: CurrentStore | None = None

    def store(self) -> ox.Store:
        if self._current is None:
            self._current = CurrentStore(self._directory)
        return self._current.opened().store

    def close(self) -> None:
        self._current = None


def _done(shelf: _Shelf, settings: Settings, job: Job) -> Answer:
    """Do a job; once more if its generation was removed under it."""
    for attempt in (1, 2):
        try:
            return JOBS[job.name](shelf.store(), settings, **job.arguments)
        except (OSError, RuntimeError) as error:
            # The engine takes missing files for corruption, a RuntimeError.
            shelf.close()
            if attempt == 2:
                reason = f"The store cannot be read: {error}."
                return problem(503, reason, Retry_After="5")
        except StoreError as error:
            shelf.close()
            return problem(503, error.message, Retry_After="5")
        except MemoryError:
            return problem(507, "The answer needed more memory than a query may take.")
        except Exception:  # noqa: BLE001 - one bad page must not take the others along
            traceback.print_exc()
            return problem(500, "This is a fault of the server, not of the request.")
    raise AssertionError
