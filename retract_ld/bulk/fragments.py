"""A batch of records as bytes, but for the shared resources another may have written."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING, Final

from retract_ld.bulk.batches import BATCH, Item, Rows, Unread, Work, items, understood
from retract_ld.bulk.forms import Form, Lines, SinkBlocks, TextBlocks
from retract_ld.exporting import Counts, SourceGraphs, settings
from retract_ld.mapping import mapper
from retract_ld.readers.records import FlatRecord, Record, Source
from retract_ld.writers import Writer

if TYPE_CHECKING:
    from retract_ld.readers.live import Crossref

__all__ = ["Batch", "Encoder", "Written", "unhindered"]

#: After so many batches objects that refer to themselves are looked for, among those
#: made since.
_TIDY: Final = 40
#: After so many, among those that were left, too: the memories of what recurs are large.
_TIDY_ALL: Final = 400
#: Records between which there is time for something else.
_PAUSE: Final = 50
#: A piece of work and what becomes of it take a few megabytes.
_KEPT: Final = 24 * 1024 * 1024


@contextmanager
def unhindered() -> Iterator[None]:
    """Keep the garbage collector from looking through all objects every few records.

    What a record consists of goes with the last reference to it. An `Encoder` collects
    the rest every so many batches, without a look at what was there before.

    The allocator is kept from giving back what the next batch asks for again: that of GNU
    does so once something large was freed.
    """
    bytes(_KEPT)
    was_enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()


@dataclass(slots=True)
class Written:
    """What is to be told of a batch, besides its bytes."""

    counts: Counts = field(default_factory=Counts)
    troubled: list[tuple[Source, Record]] = field(default_factory=list)
    """The records with problems, without what could be read of them."""
    unread: list[Unread] = field(default_factory=list)
    keys: Sequence[bytes] = ()
    """Of its shared resources, in the order in which they come first."""
    empty: bool = True
    """Whether there is nothing to write."""


@dataclass(slots=True)
class Batch:
    """A batch before it is known which of its shared resources it has to write."""

    told: Written
    text: list[bytes]
    """Its text in pieces."""
    triples: int = 0
    """How many statements it holds."""
    shared: Sequence[tuple[int, int]] = ()
    """Which pieces are the shared resources, and how many statements, in the order of
    their keys."""

    def pieces(self, new: Sequence[bool], strip: int = 0) -> tuple[list[bytes], int]:
        """Return the bytes to write, in pieces, and how many statements these are.

        Can be asked once: what was returned is not held any longer.

        Args:
            new: which of the shared resources are to be written.
            strip: how many bytes to take off the beginning.
        """
        found, self.text = self.text, []
        triples = self.triples
        for (place, count), is_new in zip(self.shared, new, strict=True):
            if not is_new:
                found[place] = b""
                triples -= count
        if strip and found:
            found[0] = found[0][strip:]
        return found, triples


def _with_pauses(
    found: Iterable[Item], meanwhile: Callable[[], None]
) -> Iterator[Item]:
    for number, item in enumerate(found):
        if number % _PAUSE == 0:
            meanwhile()
        yield item


class Encoder:
    """Turns records into batches, in one format and one set of vocabularies."""

    def __init__(self, writer: Writer, vocabulary: Sequence[str], base: str) -> None:
        if writer.fragments is None:
            raise ValueError(f"{writer.name} cannot be written in pieces")
        self.writer = writer
        self.fragments = writer.fragments
        self.vocabulary = tuple(vocabulary)
        self.base = base
        self._mapping = mapper(vocabulary, base)
        self._settings = settings(self._mapping)
        self._block_speller = None
        if writer.fragments.blocks is not None:
            form = writer.fragments.blocks(self._settings)
            self._block_speller = self._mapping.block_speller(form)
        self._keys: dict[str, bytes] = {}
        self._batches = 0

    @property
    def head(self) -> bytes:
        """What the document begins with."""
        return self.fragments.head(self._settings)

    def batches_of(
        self,
        work: Work,
        format_name: str | None,
        crossref: Crossref | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> Iterator[Batch]:
        """Yield the batches of a piece of work; the last may be short or empty.

        Args:
            meanwhile: is called every some records.
        """
        rows = isinstance(work, Rows)
        for found in (
            (understood(work, piece) for piece in work.pieces)
            if isinstance(work, Rows)
            else (items(work, format_name, crossref),)
        ):
            records = _with_pauses(found, meanwhile) if meanwhile else found
            yield from self.batches(records, rows=rows)

    def batches(self, found: Iterable[Item], *, rows: bool = False) -> Iterator[Batch]:
        """Yield the batches of records.

        Args:
            rows: whether each record counts, not only those that have something to tell.
        """
        told, form = Written(), self._form()
        told_of = 0
        for item in found:
            if isinstance(item, Unread):
                told.unread.append(item)
                continue
            source, record = item
            if isinstance(record, dict):
                told.counts.count_update()
                form.add(source, record)
            elif isinstance(record, FlatRecord):
                told.counts.count_update(len(record.problems))
                told.troubled.append((source, record.record))
                form.add(source, record.update)
            else:
                told.counts.count(record)
                if record.problems:
                    told.troubled.append((source, replace(record, updates=())))
                if not (rows or record.updates or record.problems):
                    continue
                told.counts.updates += len(record.updates)
                for update in record.updates:
                    form.add(source, update)
            told_of += 1
            if told_of == BATCH:
                self._tidy()
                yield self._batch(form, told)
                told, form, told_of = Written(), self._form(), 0
        if told_of or not rows:
            yield self._batch(form, told)

    def _tidy(self) -> None:
        """Collect what refers to itself, now and then: `unhindered` keeps it otherwise."""
        self._batches += 1
        if self._batches % _TIDY == 0:
            gc.collect(0 if self._batches % _TIDY_ALL else 2)

    def _form(self) -> Form:
        if self._block_speller is not None:
            return TextBlocks(self._mapping, self._block_speller)
        graphs = SourceGraphs(self.base) if self.writer.quads else None
        if self.writer.name in {"ntriples", "nquads"}:
            return Lines(self._mapping, graphs, self._key)
        stream = BytesIO()
        sink = self.fragments.open(stream, self._settings)
        return SinkBlocks(self._mapping, graphs, stream, sink)

    @staticmethod
    def _batch(form: Form, told: Written) -> Batch:
        text, triples, shared, told.keys = form.close()
        told.empty = not text
        return Batch(told, text, triples, shared)

    def _key(self, text: str) -> bytes:
        key = self._keys.get(text)
        if key is None:
            if len(self._keys) >= 5_000:
                self._keys.clear()
            key = blake2b(text.encode(), digest_size=16).digest()
            self._keys[text] = key
        return key
