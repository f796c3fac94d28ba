"""The same export inside PySpark: files in any place Hadoop reaches, a part a partition.

Each partition reads whole files with our readers and describes them with our mapping; what
it counted and rejected comes back to the driver, once for each partition however often
Spark had to try. Only N-Triples and N-Quads are written: parts of these can be put
together as text. A shared resource is written once for each batch of each part, so parts
repeat some lines; ``--unique``, or ``distinct()`` in Spark, takes them out.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from retract_ld.bulk.batches import Item, Unread
from retract_ld.bulk.fragments import Encoder, Written
from retract_ld.errors import MissingExtra, ReadError, VocabularyError
from retract_ld.exporting import Counts
from retract_ld.readers import read
from retract_ld.readers.records import Record, Source

if TYPE_CHECKING:
    from retract_ld.bulk.running import Job

__all__ = ["Gathered", "run_spark"]

_FORMATS: Final = ("ntriples", "nquads")


@dataclass(slots=True)
class Gathered:
    """What all partitions have to tell."""

    counts: Counts = field(default_factory=Counts)
    troubled: list[tuple[Source, Record]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def run_spark(
    job: Job, output: str, *, master: str | None = None, partitions: int | None = None
) -> Gathered:
    """Export the files behind a job's inputs to a folder of parts.

    Args:
        output: the folder, in any place Hadoop can write; it must not exist.
        master: of the cluster; ``local[*]`` unless Spark is told otherwise.
        partitions: how many parts to write at least.

    Raises:
        MissingExtra: if PySpark is not installed.
        VocabularyError: for a format whose parts cannot be put together.
    """
    try:
        from pyspark.accumulators import AccumulatorParam
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtra(
            "The engine 'spark' needs PySpark.", hint="pip install 'retract-ld[spark]'"
        ) from error
    if job.writer.name not in _FORMATS:
        raise VocabularyError(
            f"Spark writes N-Triples or N-Quads, not {job.writer.title}.",
            hint="Give --to ntriples.",
        )

    class Told(AccumulatorParam):  # type: ignore[misc] # PySpark may not be there
        """What partitions told, by their number: a second try replaces the first."""

        def zero(self, value: dict[int, bytes]) -> dict[int, bytes]:  # noqa: ARG002
            return {}

        def addInPlace(  # noqa: N802
            self, value1: dict[int, bytes], value2: dict[int, bytes]
        ) -> dict[int, bytes]:
            return value1 | value2

    if master is None or master.startswith("local"):
        # Elsewhere the cluster says which Python has retract-ld.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("retract-ld")
    session = (builder.master(master) if master else builder).getOrCreate()
    try:
        context = session.sparkContext
        told: Any = context.accumulator({}, Told())
        work = _Partition(job, told)
        files = context.binaryFiles(",".join(job.inputs), partitions)
        if partitions:
            files = files.repartition(partitions)
        files.mapPartitionsWithIndex(work).saveAsTextFile(output)
        return _gathered(told.value)
    finally:
        session.stop()


class _Partition:
    """What is done with a partition, wherever that is."""

    def __init__(self, job: Job, told: Any) -> None:  # noqa: ANN401 # Spark's own
        self._job = job
        self._told = told

    def __call__(
        self, number: int, files: Iterable[tuple[str, bytes]]
    ) -> Iterator[str]:
        """Yield the lines of a partition, and tell what became of its records."""
        job = self._job
        encoder = Encoder(job.writer, job.vocabulary, job.base)
        whole = Written()
        for batch in encoder.batches(_items(files, job.format_name)):
            whole.counts.add(batch.told.counts)
            whole.troubled += batch.told.troubled
            whole.unread += batch.told.unread
            pieces, triples = batch.pieces([True] * len(batch.told.keys))
            whole.counts.triples += triples
            for piece in pieces:
                # The line end of the last is Spark's to write. N-Triples has no other.
                yield from piece.decode()[:-1].split("\n")
        self._told.add({number: pickle.dumps(whole)})


def _items(
    files: Iterable[tuple[str, bytes]], format_name: str | None
) -> Iterator[Item]:
    for name, content in files:
        source = Source(name.removeprefix("file:"))
        try:
            for record in read(BytesIO(content), source, format_name):
                yield source, record
        except ReadError as error:
            yield Unread(error)


def _gathered(told: dict[int, bytes]) -> Gathered:
    found = Gathered()
    for number in sorted(told):
        part = pickle.loads(told[number])  # noqa: S301 # from our own partitions
        found.counts.add(part.counts)
        found.troubled += part.troubled
        found.unread += part.unread
    return found
