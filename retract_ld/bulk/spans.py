"""Rows sent to another process without their text, which stands in a file.

The text of a plain file need not go through a pipe: who is told where it stands reads it
there.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple

from retract_ld.bulk.batches import Rows
from retract_ld.errors import ReadError
from retract_ld.readers.rows import RowLines

__all__ = ["Texts", "spans_of"]


class _Span(NamedTuple):
    """Where lines of a table stand."""

    numbers: range
    place: int
    size: int


def spans_of(work: Rows) -> Rows:
    """Return rows without the text that stands in their file."""
    return replace(work, pieces=[_span_of(piece) for piece in work.pieces])


def _span_of(piece: object) -> object:
    if isinstance(piece, RowLines) and piece.place is not None:
        return _Span(piece.numbers, piece.place, len(piece.text))
    return piece


class Texts:
    """Gives rows their text; a file stays open until there are rows of another."""

    def __init__(self) -> None:
        self._name = ""
        self._descriptor = -1

    def filled(self, work: Rows) -> Rows:
        """Return rows with their text.

        Raises:
            ReadError: when the file has it no longer.
        """
        try:
            pieces = [self._filled(work.source.name, piece) for piece in work.pieces]
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReadError(
                f"cannot be read on: {reason}.", source=work.source.name
            ) from error
        return replace(work, pieces=pieces)

    def _filled(self, name: str, piece: object) -> object:
        if not isinstance(piece, _Span):
            return piece
        if name != self._name:
            if self._name:
                os.close(self._descriptor)
            self._name = ""
            self._descriptor = os.open(name, os.O_RDONLY)
            self._name = name
        text = os.pread(self._descriptor, piece.size, piece.place)
        if len(text) < piece.size:
            raise ReadError(
                "cannot be read on: it has become shorter.",
                source=name,
                hint="Let no other program write to it meanwhile.",
            )
        return RowLines(piece.numbers, text)
