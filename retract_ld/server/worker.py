"""A worker process: jobs on standard input, answers on standard output, one at a time.

Queries are evaluated here and not in the server, since evaluation cannot be interrupted but
by killing its process, and since an engine that runs out of memory takes its process along.

    python -m retract_ld.server.worker '{"store": …}'
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import msgspec

from retract_ld.errors import StoreError
from retract_ld.server.documents import DOCUMENT_JOBS
from retract_ld.server.evaluation import evaluate
from retract_ld.server.jobs import (
    LENGTH,
    Answer,
    Job,
    Stream,
    decode_job,
    encode,
    problem,
)
from retract_ld.server.query_page import evaluate_for_page
from retract_ld.server.settings import Settings
from retract_ld.stores import CurrentStore

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["JOBS", "limit_memory", "serve"]

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


def serve(settings: Settings, jobs: Stream, answers: IO[bytes]) -> None:
    """Do jobs until there are no more."""
    shelf = _Shelf(settings.store)
    while frame := _frame(jobs):
        signal.alarm(int(settings.timeout) + _GRACE)
        answers.write(encode(_done(shelf, settings, decode_job(frame))))
        answers.flush()
        signal.alarm(0)


def _frame(jobs: Stream) -> bytes:
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
        except OSError as error:
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


def limit_memory(limit: int) -> None:
    """Make allocation fail beyond a limit. What is mapped from the store does not count."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def main() -> None:
    """Serve the process that started this one."""
    settings = msgspec.json.decode(
        sys.argv[1], type=Settings, dec_hook=lambda kind, value: kind(value)
    )
    # The terminal's Ctrl-C is for the server, which then lets its workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.nice(5)
    limit_memory(settings.memory)
    answers = os.fdopen(os.dup(1), "wb")
    # Nothing that a library prints may get between the frames.
    os.dup2(2, 1)
    serve(settings, sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
