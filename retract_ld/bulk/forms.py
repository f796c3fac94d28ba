"""What becomes of a batch in a format: lines, blocks of text, or what a sink writes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from io import BytesIO
from itertools import chain
from typing import NamedTuple, Protocol, TypeAlias

from retract_ld.exporting import SourceGraphs
from retract_ld.flat import Flat
from retract_ld.mapping import Mapper
from retract_ld.mapping.block_spelling import BlockSpeller
from retract_ld.models import Update
from retract_ld.readers.records import Source
from retract_ld.terms import Term
from retract_ld.writers.sinks import WINDOW, Sink

__all__ = ["Form", "Lines", "SinkBlocks", "TextBlocks"]


class Closed(NamedTuple):
    """What became of a batch."""

    text: list[bytes]
    """In pieces."""
    triples: int
    """How many statements these are."""
    shared: Sequence[tuple[int, int]] = ()
    """Which pieces are shared resources, and how many statements."""
    keys: Sequence[bytes] = ()
    """Of these resources."""


Pairs: TypeAlias = Collection[tuple[Term, Term]]


class Form(Protocol):
    """Takes the updates of a batch."""

    def add(self, source: Source, update: Update | Flat) -> None:
        """Take an update in."""

    def close(self) -> Closed:
        """Return the batch."""


def _register(update: Update | Flat) -> str:
    name: str = (
        update["asserted_by"] if isinstance(update, dict) else update.asserted_by
    )
    return name


class Lines:
    """N-Triples and N-Quads: shared resources stay apart until the end."""

    def __init__(
        self,
        mapping: Mapper,
        graphs: SourceGraphs | None,
        key_of: Callable[[str], bytes],
    ) -> None:
        self._lines = mapping.lines
        self._graphs = graphs
        self._key_of = key_of
        self._pieces: list[bytes] = []
        self._triples = 0
        self._shared: list[tuple[int, int]] = []
        self._keys: list[bytes] = []
        self._seen: set[str] = set()

    def add(self, source: Source, update: Update | Flat) -> None:
        """Take an update in."""
        end = ""
        if self._graphs is not None:
            end = f" {self._graphs.name(source, _register(update))} .\n"
        seen, add = self._seen, self._pieces.append
        for text, count, shared in self._lines(update):
            if end:
                # No line end but that of a statement stands in N-Triples.
                text = text.replace(" .\n", end)  # noqa: PLW2901
            if not shared:
                add(text.encode())
                self._triples += count
            elif text not in seen:
                seen.add(text)
                self._add_shared(text, count)

    def _add_shared(self, text: str, count: int) -> None:
        self._shared.append((len(self._pieces), count))
        self._keys.append(self._key_of(text))
        self._pieces.append(text.encode())
        self._triples += count

    def close(self) -> Closed:
        """Return the batch, with what the default graph says."""
        if self._graphs is not None:
            for subject, pairs in self._graphs.described():
                lines = [f"{subject} {p} {o} .\n" for p, o in pairs]
                self._add_shared("".join(lines), len(lines))
        return Closed(self._pieces, self._triples, self._shared, self._keys)


class SinkBlocks:
    """What a sink merges and sorts, batch by batch."""

    def __init__(
        self,
        mapping: Mapper,
        graphs: SourceGraphs | None,
        stream: BytesIO,
        sink: Sink,
    ) -> None:
        self._describe = mapping.describe
        self._graphs = graphs
        self._stream = stream
        self._sink = sink

    def add(self, source: Source, update: Update | Flat) -> None:
        """Take an update in."""
        graph = None
        if self._graphs is not None:
            graph = self._graphs.name(source, _register(update))
        self._sink.add(self._describe(update), graph)

    def close(self) -> Closed:
        """Return the batch, with what the default graph says."""
        if self._graphs is not None:
            self._sink.add(self._graphs.described())
        self._sink.close()
        text = self._stream.getvalue()
        return Closed([text] if text else [], self._sink.written)


class TextBlocks:
    """Resources are text, and pairs again only where two must be merged.

    What comes out is what the format's sink writes.
    """

    def __init__(self, mapping: Mapper, speller: BlockSpeller) -> None:
        self._mapping = mapping
        self._speller = speller
        self._form = speller.form
        #: Text, how many statements it holds, which update it is from.
        self._texts: dict[Term, tuple[str, int, Update | Flat]] = {}
        #: Of which there came different texts: all the pairs, and those texts.
        self._merged: dict[Term, tuple[Pairs, set[str]]] = {}
        self._written: list[bytes] = []
        self._triples = 0

    def add(self, source: Source, update: Update | Flat) -> None:
        """Take an update in."""
        del source
        blocks = self._speller.blocks(update)
        if blocks is None:
            block = self._form.block
            blocks = [
                (subject, block(subject, pairs), len(pairs))
                for subject, pairs in self._mapping.describe(update)
            ]
        texts, merged = self._texts, self._merged
        for subject, text, length in blocks:
            known = texts.get(subject)
            if known is None and subject not in merged:
                texts[subject] = (text, length, update)
            elif known is None or known[0] != text:
                self._merge(subject, text, update)
        if len(texts) + len(merged) >= WINDOW:
            self._drain()

    def _merge(self, subject: Term, text: str, update: Update | Flat) -> None:
        if subject in self._texts:
            first, _, origin = self._texts.pop(subject)
            known, seen = self._pairs_of(subject, origin), {first}
        else:
            known, seen = self._merged[subject]
        if text not in seen:
            seen.add(text)
            pairs = dict.fromkeys(chain(known, self._pairs_of(subject, update)))
            self._merged[subject] = (pairs, seen)

    def _pairs_of(self, subject: Term, update: Update | Flat) -> Pairs:
        return next(p for s, p in self._mapping.describe(update) if s == subject)

    def _drain(self) -> None:
        texts = {subject: text for subject, (text, _, _) in self._texts.items()}
        self._triples += sum([length for _, length, _ in self._texts.values()])
        for subject, (pairs, _) in self._merged.items():
            texts[subject] = self._form.block(subject, pairs)
            self._triples += len(pairs)
        # One by one: a character beyond Latin-1 makes all of a text slow to encode.
        blocks = map(str.encode, map(texts.__getitem__, sorted(texts)))
        self._written.append(self._form.between.join([b"", *blocks]))
        self._texts.clear()
        self._merged.clear()

    def close(self) -> Closed:
        """Return the batch."""
        if self._texts or self._merged:
            self._drain()
        return Closed(self._written, self._triples)
