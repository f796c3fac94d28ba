"""What goes to standard error: problems, counts, and the exit code they add up to."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

import typer

from retract_ld.errors import ReadError, RetractLDError, StoreError, VocabularyError

if TYPE_CHECKING:
    from retract_ld.readers.live import Crossref
    from retract_ld.readers.records import Record, Source

__all__ = [
    "OK",
    "REJECTS",
    "UNREADABLE",
    "Messages",
    "exit_with",
    "reject",
    "say",
    "the_format",
    "the_inputs",
]

OK, REJECTS, USAGE, UNREADABLE, NETWORK = range(5)

#: Problems are printed up to this many; all are counted, and kept with ``--rejects``.
PRINTED = 20


def say(text: str) -> None:
    """Print a line to standard error."""
    typer.echo(text, err=True)


@contextmanager
def exit_with() -> Iterator[None]:
    """Turn our errors into one line on standard error and their exit code."""
    try:
        yield
    except RetractLDError as error:
        say(f"Error: {error}")
        raise typer.Exit(_code(error)) from error
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        say(f"Error: {error.filename}: {error.strerror}.")
        raise typer.Exit(UNREADABLE) from error
    except BrokenPipeError as error:
        # What is still buffered would raise again when the interpreter flushes it.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(OK) from error
    except KeyboardInterrupt as error:
        say("Interrupted; no file that is not whole was put in its place.")
        raise typer.Exit(130) from error


def _code(error: RetractLDError) -> int:
    if isinstance(error, StoreError):
        return NETWORK
    return USAGE if isinstance(error, VocabularyError) else UNREADABLE


class Messages:
    """Collects what is wrong with records and inputs while these go by."""

    def __init__(self, rejects: IO[str] | None = None, *, quiet: bool = False) -> None:
        self._rejects = rejects
        self._quiet = quiet
        self._printed = 0
        self._left_out = 0
        self.worst = OK

    @property
    def keeps(self) -> bool:
        """Whether rejects are kept in a file."""
        return self._rejects is not None

    def problem(self, source: Source, record: Record) -> None:
        """Print the problems of a record and keep it if it is a reject."""
        for problem in record.problems:
            if not self._is_printed():
                continue
            where = ", ".join(
                part
                for part in (source.name, problem.location or record.location)
                if part
            )
            label = f" (record {record.record_id})" if record.record_id else ""
            say(
                f"{problem.severity}: {where}{label}: {problem.message}"
                + (f" {problem.hint}" if problem.hint else "")
            )
        if record.rejected:
            self.worst = max(self.worst, REJECTS)
            if self._rejects:
                self._rejects.write(reject(source, record) + "\n")

    def note(self, text: str) -> None:
        """Print what somebody should know of an input that could be read."""
        if self._is_printed():
            say(f"warning: {text}")

    def failure(self, error: RetractLDError) -> None:
        """Print that an input could not be read, or not to its end."""
        say(f"Error: {error}")
        self.worst = max(self.worst, _code(error))

    def _is_printed(self) -> bool:
        """Count a message, and tell whether it is to be printed."""
        if self._quiet:
            return False
        if self._printed < PRINTED:
            self._printed += 1
            return True
        self._left_out += 1
        return False

    def close(self) -> None:
        """Tell how many problems were not printed."""
        if self._left_out:
            say(f"… and {self._left_out:,} more; --rejects FILE keeps every reject.")


def reject(source: Source, record: Record) -> str:
    """Spell a rejected record as a line of JSON."""
    raw = record.raw
    if isinstance(raw, bytes):
        raw = raw.decode("utf-8", "backslashreplace")
    errors = [problem for problem in record.problems if problem.severity == "error"]
    return json.dumps(
        {
            "source": source.name,
            "location": record.location,
            "record_id": record.record_id,
            "problems": [
                {
                    "location": problem.location or record.location,
                    "reason": problem.message,
                    "hint": problem.hint,
                }
                for problem in errors
            ],
            "raw": raw,
        },
        ensure_ascii=False,
    )


def the_format(name: str | None) -> str | None:
    """Return the name of a format of ours; another ends the command."""
    from retract_ld.readers import named

    if name:
        try:
            named(name)
        except ReadError as error:
            say(f"Error: {error}")
            raise typer.Exit(USAGE) from error
    return name


def the_inputs(
    inputs: list[str],
    format_name: str | None,
    messages: Messages,
    crossref: Crossref | None = None,
) -> Iterator[tuple[Source, Record]]:
    """Yield the records of all inputs; one that cannot be read does not stop the rest."""
    from retract_ld.readers import read_path

    the_format(format_name)
    for path in inputs:
        try:
            yield from read_path(path, format_name, crossref=crossref)
        except (ReadError, StoreError) as error:
            messages.failure(error)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            reason = error.strerror or str(error)
            messages.failure(ReadError(f"{reason}.", source=path))
