"""How fast the streaming readers are beside a plain parser over the same bytes.

    python benchmarks/readers.py                one record in 50 updates, then each does
    python benchmarks/readers.py --megabytes 20 --every 0 10 --formats pubmed
    python benchmarks/readers.py --memory 1024  resident size over a 1 GB file

The plain parsers do nothing with what they parse: `lxml.etree.iterparse` empties each
record, `orjson.loads` reads each line. Measured is processor time, the two by turns; the
ratio is the median of those of the turns. The last table is for the lines of Crossref's
data file that say nothing of updates: beside decompressing them.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import IO

import orjson
from lxml import etree

from benchmarks.made_records import FORMATS, Made
from retract_ld.readers import READERS, Source, read
from retract_ld.readers.compression import decompressed
from retract_ld.readers.streams import opened

SOURCE = Source("benchmark")
#: Records of which a long file is made by repetition.
BLOCK = 1000
PIECE = 1 << 20


def plain_xml(tag: str, stream: IO[bytes]) -> None:
    for _, element in etree.iterparse(
        stream, tag=tag, resolve_entities=False, no_network=True, load_dtd=False
    ):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def plain_json(stream: IO[bytes]) -> None:
    for line in stream:
        orjson.loads(line)


def drain(name: str, stream: IO[bytes]) -> None:
    for _ in READERS[name].read(stream, SOURCE):
        pass


def decompress(stream: IO[bytes]) -> None:
    plain = decompressed("gzip", opened(stream, SOURCE), SOURCE)
    while plain.read(PIECE):
        pass


def drain_packed(stream: IO[bytes]) -> None:
    for _ in read(stream, SOURCE):
        pass


def records(made: Made, every: int, first: int, count: int) -> bytes:
    numbers = range(first, first + count)
    return b"".join(made.record(n, every > 0 and n % every == 0) for n in numbers)


def whole_file(made: Made, every: int, size: int) -> bytes:
    """Make a file of so many bytes or a little more, no record twice."""
    parts, length = [made.head], 0
    while length < size:
        parts.append(records(made, every, 1 + 100 * (len(parts) - 1), 100))
        length += len(parts[-1])
    return b"".join([*parts, made.tail])


def by_turns(
    ours: Callable[[IO[bytes]], None],
    plain: Callable[[IO[bytes]], None],
    data: bytes,
    turns: int,
) -> tuple[float, float, float]:
    """Return the best seconds of either, and the median of the ratios."""

    def seconds(read: Callable[[IO[bytes]], None]) -> float:
        start = time.process_time()
        read(io.BytesIO(data))
        return time.process_time() - start

    pairs = [(seconds(ours), seconds(plain)) for _ in range(turns)]
    mine, bare = zip(*pairs, strict=True)
    return min(mine), min(bare), median(one / other for one, other in pairs)


def row(name: str, parser: str, size: int, result: tuple[float, float, float]) -> str:
    ours, plain, ratio = result
    return (
        f"{name:<18}{size / ours / 1e6:>6.0f} MB/s{parser:>18}"
        f"{size / plain / 1e6:>6.0f} MB/s{ratio:>7.2f}"
    )


def speed(names: list[str], megabytes: float, every: int, turns: int) -> None:
    for name in names:
        made = FORMATS[name]
        data = whole_file(made, every, int(megabytes * 1e6))
        plain = partial(plain_xml, made.tag) if made.tag else plain_json
        parser = "lxml.iterparse" if made.tag else "orjson.loads"
        result = by_turns(partial(drain, name), plain, data, turns)
        print(row(name, parser, len(data), result), flush=True)


def silent_lines(megabytes: float, turns: int) -> None:
    data = whole_file(FORMATS["crossref"], 0, int(megabytes * 1e6))
    result = by_turns(drain_packed, decompress, gzip.compress(data), turns)
    print("Crossref .jsonl.gz without updates, beside decompressing:")
    print(row("crossref", "decompressing", len(data), result))


class Repeated(io.RawIOBase):
    """A long file that is never whole in memory."""

    def __init__(self, head: bytes, block: bytes, times: int, tail: bytes) -> None:
        self._left = self._blocks(head, block, times, tail)
        self._rest = memoryview(b"")

    @staticmethod
    def _blocks(head: bytes, block: bytes, times: int, tail: bytes) -> Iterator[bytes]:
        yield head
        for _ in range(times):
            yield block
        yield tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        while not self._rest:
            block = next(self._left, None)
            if block is None:
                return 0
            self._rest = memoryview(block)
        size = min(len(self._rest), len(buffer))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def memory(names: list[str], megabytes: float, every: int) -> None:
    """Tell what is resident after each twentieth of a long file."""
    for name in names:
        made = FORMATS[name]
        block = records(made, every, 1, BLOCK)
        times = max(20, int(megabytes * 1e6) // len(block))
        stream = io.BufferedReader(Repeated(made.head, block, times, made.tail))
        start = time.process_time()
        sizes, updates = [], 0
        for count, record in enumerate(READERS[name].read(stream, SOURCE), start=1):
            updates += len(record.updates)
            if count % (times * BLOCK // 20) == 0:
                sizes.append(resident())
        print(
            f"{name:<18}{len(block) * times / 1e6:>6.0f} MB, {count:,} records, "
            f"{updates:,} updates, {time.process_time() - start:.0f} s: "
            f"{sizes[0]:.1f} MiB resident after a twentieth, "
            f"{max(sizes) - sizes[0]:.1f} MiB more at most later",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=2, help="size of a file")
    parser.add_argument(
        "--every",
        type=int,
        nargs="*",
        default=[50, 1],
        help="one record in so many updates something; 0: none",
    )
    parser.add_argument("--turns", type=int, default=7, help="how often each is run")
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument(
        "--memory", type=float, default=0, help="check memory over so many MB"
    )
    options = parser.parse_args()
    for every in options.every:
        print(f"Updates in one record in {every}:" if every else "No updates:")
        if options.memory:
            memory(options.formats, options.memory, every)
        else:
            speed(options.formats, options.megabytes, every, options.turns)
    if not options.memory and "crossref" in options.formats:
        silent_lines(10 * options.megabytes, options.turns)


if __name__ == "__main__":
    main()
