"""N-Triples and N-Quads: one statement a line, written as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from retract_ld.terms import Node, Term
from retract_ld.writers.sinks import Fragments, Settings, Writer

__all__ = ["NQUADS", "NTRIPLES", "LineSink"]

#: Small blocks (journals, institutions, concepts) come again with every record that
#: shares them; remembering this many saves most repeats in bounded memory.
_REMEMBERED = 20_000
_SMALL = 5


class LineSink:
    """Writes each pair of a node block as a line."""

    def __init__(self, stream: IO[bytes], *, quads: bool) -> None:
        self._stream = stream
        self._quads = quads
        self.written = 0
        self._recent: dict[tuple[Term | None, Term], list[tuple[Term, Term]]] = {}

    def add(self, nodes: Iterable[Node], graph: Term | None = None) -> None:
        """Write node blocks; small ones that were just written are not repeated."""
        end = f" {graph} .\n" if graph and self._quads else " .\n"
        lines: list[str] = []
        recent = self._recent
        for subject, pairs in nodes:
            if len(pairs) <= _SMALL:
                key = (graph, subject)
                if recent.get(key) == pairs:
                    continue
                if len(recent) >= _REMEMBERED:
                    recent.clear()
                recent[key] = pairs
            lines += [f"{subject} {p} {o}{end}" for p, o in pairs]
        self.written += len(lines)
        self._stream.write("".join(lines).encode())

    def close(self) -> None:
        """Nothing is held back."""


def _ntriples(stream: IO[bytes], _: Settings) -> LineSink:
    return LineSink(stream, quads=False)


def _nquads(stream: IO[bytes], _: Settings) -> LineSink:
    return LineSink(stream, quads=True)


NTRIPLES = Writer(
    "ntriples",
    "N-Triples",
    "application/n-triples",
    (".nt",),
    ("nt",),
    False,
    True,
    _ntriples,
    Fragments(_ntriples, lambda _: b""),
)
NQUADS = Writer(
    "nquads",
    "N-Quads",
    "application/n-quads",
    (".nq",),
    ("nq",),
    True,
    True,
    _nquads,
    Fragments(_nquads, lambda _: b""),
)
