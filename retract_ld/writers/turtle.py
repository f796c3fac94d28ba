"""Turtle and TriG: one block a resource, grouped by predicate, sorted by subject.

Up to `WINDOW` resources are merged and sorted as a whole; beyond that the output is
sorted piece by piece and memory stays constant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import IO, Final

from retract_ld.terms import XSD, Node, Term
from retract_ld.writers.sinks import Fragments, Settings, Window, Writer

__all__ = ["TRIG", "TURTLE", "TurtleSink"]

# The part of PN_LOCAL that needs no escape (Turtle 1.1, production 168).
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NATIVE: Final = (f"^^<{XSD}boolean>", f"^^<{XSD}integer>")
_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


class TurtleSink:
    """Writes node blocks as Turtle, or as TriG with a block a named graph."""

    def __init__(
        self,
        stream: IO[bytes],
        prefixes: Mapping[str, str],
        *,
        quads: bool,
        fragment: bool = False,
    ) -> None:
        self._stream = stream
        self._quads = quads
        self._window = Window()
        self.written = 0
        self._prefixes = dict(sorted(prefixes.items()))
        self._names = {iri: name for name, iri in reversed(self._prefixes.items())}
        self._spell = lru_cache(20_000)(self._object)
        if not fragment:
            self._stream.write(_head(self._prefixes))

    def add(self, nodes: Iterable[Node], graph: Term | None = None) -> None:
        """Take node blocks in and write when enough have come together."""
        self._window.add(nodes, graph if self._quads else None)
        if self._window.full:
            self._drain()

    def close(self) -> None:
        """Write the rest."""
        self._drain()

    def _drain(self) -> None:
        for graph, nodes in self._window.drain():
            self.written += sum(len(node.pairs) for node in nodes)
            blocks = [self._block(node) for node in nodes]
            text = "".join(f"\n{block}" for block in blocks)
            if graph is not None:
                inner = "".join(
                    f"    {line}\n" if line else "\n" for line in text.split("\n")[1:-1]
                )
                text = f"\n{self._shorten(graph)} {{\n{inner}}}\n"
            self._stream.write(text.encode())

    def _block(self, node: Node) -> str:
        grouped: dict[Term, list[str]] = {}
        spell = self._spell
        for predicate, value in node.pairs:
            spelled = value if value[-1] == '"' else spell(value)
            if predicate in grouped:
                grouped[predicate].append(spelled)
            else:
                grouped[predicate] = [spelled]
        lines = []
        for predicate, objects in grouped.items():
            name = "a" if predicate == _TYPE else spell(predicate)
            if len(objects) == 1:
                lines.append(f"{name} {objects[0]}")
            else:
                gap = " " if predicate == _TYPE else "\n        "
                lines.append(f"{name}{gap}{(',' + gap).join(objects)}")
        return f"{self._shorten(node.subject)} " + " ;\n    ".join(lines) + " .\n"

    def _object(self, term: Term) -> str:
        if term[0] == "<":
            return self._shorten(term)
        if term.endswith(_NATIVE):
            return term[1 : term.index('"', 1)]
        at = term.rindex("^^")
        return f"{term[:at]}^^{self._shorten(term[at + 2 :])}"

    def _shorten(self, term: Term) -> str:
        # A local name holds no '/' and no '#', so the namespace ends with the last one.
        end = max(term.rfind("/"), term.rfind("#")) + 1
        name = self._names.get(term[1:end])
        if name is not None and _LOCAL.fullmatch(term, end, len(term) - 1):
            return f"{name}:{term[end:-1]}"
        return term


def _head(prefixes: Mapping[str, str]) -> bytes:
    lines = [f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items())]
    return "".join(lines).encode()


def _turtle(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=False)


def _trig(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=True)


def _turtle_fragment(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=False, fragment=True)


def _trig_fragment(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=True, fragment=True)


def _prefixes(settings: Settings) -> bytes:
    return _head(settings.prefixes)


TURTLE = Writer(
    "turtle",
    "Turtle",
    "text/turtle",
    (".ttl",),
    ("ttl",),
    False,
    True,
    _turtle,
    Fragments(_turtle_fragment, _prefixes),
)
TRIG = Writer(
    "trig",
    "TriG",
    "application/trig",
    (".trig",),
    (),
    True,
    True,
    _trig,
    Fragments(_trig_fragment, _prefixes),
)
