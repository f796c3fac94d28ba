"""What every writer offers: a sink that takes node blocks and gives bytes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Protocol, TypeAlias

from retract_ld.block_form import BlockForm
from retract_ld.terms import Node, Term

__all__ = ["Fragments", "Pairs", "Settings", "Sink", "Window", "Writer"]

#: How many resources a `Window` holds before it is written out: small results are
#: merged and sorted as a whole, large ones stream in constant memory.
WINDOW = 20_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What the formats with short names need to know."""

    prefixes: Mapping[str, str] = field(default_factory=dict)
    """Prefix → namespace IRI."""
    context: Mapping[str, Any] = field(default_factory=dict)
    """The JSON-LD context."""


class Sink(Protocol):
    """Takes node blocks, graph by graph, and writes them to a stream it does not own."""

    written: int
    """How many statements stand in the output so far."""

    def add(self, nodes: Iterable[Node], graph: Term | None = None) -> None:
        """Write node blocks, in a named graph or in the default graph."""

    def close(self) -> None:
        """Write what is still held back and the end of the document."""


@dataclass(frozen=True, slots=True)
class Fragments:
    """How a document is put together from pieces that were written by themselves."""

    open: Callable[[IO[bytes], Settings], Sink]
    """Open a sink that writes neither head nor foot."""
    head: Callable[[Settings], bytes]
    foot: bytes = b""
    separator: bytes = b""
    """What a fragment begins with, to be taken off the first."""
    blocks: Callable[[Settings], BlockForm] | None = None
    """How its resources are written, where each is a block of text."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A serialization: its names, and how to open a sink on a binary stream."""

    name: str
    title: str
    media_type: str
    suffixes: tuple[str, ...]
    aliases: tuple[str, ...]
    quads: bool
    """Whether it can carry named graphs."""
    streaming: bool
    """Whether it needs constant memory however much is written."""
    open: Callable[[IO[bytes], Settings], Sink]
    fragments: Fragments | None = None
    """How to write it piece by piece, in several processes; None if that cannot be."""


#: The different pairs of a resource, in their order.
Pairs: TypeAlias = Collection[tuple[Term, Term]]


class Window:
    """Resources collected by graph and subject, so that each is written in one block."""

    def __init__(self) -> None:
        self._graphs: dict[Term | None, dict[Term, Pairs]] = {}
        self._size = 0

    def add(self, nodes: Iterable[Node], graph: Term | None) -> None:
        """Take node blocks in; repeated pairs of a subject are kept once."""
        subjects = self._graphs.setdefault(graph, {})
        for subject, pairs in nodes:
            known = subjects.get(subject)
            if not pairs:
                continue
            if known is None:
                subjects[subject] = pairs
                self._size += 1
            elif known != pairs:
                # Most come once: they are merged when they come again.
                subjects[subject] = dict.fromkeys((*known, *pairs))

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return self._size >= WINDOW

    def drain(self) -> Iterator[tuple[Term | None, list[tuple[Term, Pairs]]]]:
        """Yield and forget all, the default graph first, subjects sorted."""
        graphs, self._graphs, self._size = self._graphs, {}, 0
        for graph in sorted(graphs, key=lambda name: name or ""):
            subjects = graphs[graph]
            yield graph, [(subject, subjects[subject]) for subject in sorted(subjects)]
