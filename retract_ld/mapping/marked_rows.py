"""The rows of each kind of resource, compiled once for all updates of marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import Any, TypeAlias

from retract_ld.mapping.compiled import Describe, Row, may_repeat
from retract_ld.mapping.table import Codec, Derived, Property
from retract_ld.terms import Term

__all__ = ["MarkedRows", "UnfitError"]

Write: TypeAlias = Callable[[Codec, Any], Term]


class UnfitError(Exception):
    """What is said depends on more than marks can stand for."""


class MarkedRows(Mapping[str, Sequence[Row]]):
    """Rows that have what values they write decided by whoever describes at the time.

    Args:
        rows: of each kind of resource.
        compile_rows: makes of the rows of a kind what describes a resource.
    """

    def __init__(
        self,
        rows: Mapping[str, Sequence[Row]],
        compile_rows: Callable[[str, Sequence[Row]], Describe],
    ) -> None:
        self._rows = rows
        self._compile = compile_rows
        self._describes: dict[str, Describe] = {}
        self._write: Write = _write
        self._lock = Lock()

    def __getitem__(self, kind: str) -> Sequence[Row]:
        return self._rows[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @contextmanager
    def written_by(self, write: Write) -> Iterator[None]:
        """Let something else spell the values for a while."""
        with self._lock:
            self._write = write
            try:
                yield
            finally:
                self._write = _write

    def describe(self, kind: str, subject: Term, *told: Any) -> Any:  # noqa: ANN401
        """Return what the rows of a kind say of a resource.

        Raises:
            UnfitError: if it depends on the values which statements are one.
        """
        describe = self._describes.get(kind)
        if describe is None:
            rows = self._rows[kind]
            repeats = may_repeat(rows)
            marked = [self._marked(row) for row in rows]
            describe = _unfit if repeats else self._compile(kind, marked)
            self._describes[kind] = describe
        return describe(subject, *told)

    def _marked(self, row: Row) -> Row:
        if isinstance(row, (Property, Derived)):
            write = partial(self._written, row.codec)
            return row._replace(codec=row.codec._replace(write=write))
        return row

    def _written(self, codec: Codec, value: Any) -> Term:  # noqa: ANN401 # as `Codec`
        return self._write(codec, value)


def _write(codec: Codec, value: Any) -> Term:  # noqa: ANN401 # as `Codec`
    return codec.write(value)


def _unfit(*_: object) -> None:
    raise UnfitError
