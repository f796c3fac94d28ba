"""The journal of a folder of shards: which are whole, and where the next one begins.

One line of JSON a shard, on the disk before the next shard is begun; a last line that is
cut off counts for nothing.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import IO, Any, Final

from retract_ld.errors import VocabularyError
from retract_ld.exporting import Counts

__all__ = ["END", "JOURNAL", "Journal", "Shard"]

JOURNAL: Final = "journal.jsonl"
#: Where the shard after the last would begin.
END: Final = (1 << 62, 0)


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard that is whole and in its place."""

    name: str
    size: int
    sha256: str
    counts: Counts
    ends: tuple[int, int]
    """Where in the input the next one begins."""
    rejects: str | None = None
    """The file of its rejected records, if there are any."""


class Journal:
    """The shards of a folder, as far as they are whole.

    Args:
        settings: what the shards depend on.
    """

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.folder = folder
        self._settings = json.loads(json.dumps(settings))
        self._file: IO[bytes] | None = None

    def open(self, *, resume: bool) -> list[Shard]:
        """Return the shards that need not be written again; remove all others.

        Raises:
            VocabularyError: when these were made of other input or with other settings.
        """
        there = self._read()
        if not there and any(self.folder.iterdir()):
            raise VocabularyError(
                f"{self.folder} holds files that are no export of ours.",
                hint="Name a folder that is new or empty.",
            )
        shards: list[Shard] = []
        if there and resume:
            head, *lines = there
            if head != {"settings": self._settings}:
                raise VocabularyError(
                    f"{self.folder} was begun with other inputs or settings: "
                    f"{_difference(head.get('settings', {}), self._settings)}.",
                    hint="Leave --resume out to begin again.",
                )
            for line in lines:
                shard = _shard(line)
                if not self._is_whole(shard):
                    break
                shards.append(shard)
        # In this order: a shard that the journal tells of is always there.
        self._rewrite(shards)
        self._remove(shards)
        return shards

    def add(self, shard: Shard) -> None:
        """Tell of a shard that is in its place."""
        assert self._file
        self._file.write(json.dumps(asdict(shard)).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def _read(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        with suppress(FileNotFoundError, ValueError):
            for line in (self.folder / JOURNAL).read_bytes().splitlines():
                found.append(json.loads(line))  # noqa: PERF401 # keeps what came before
        return found

    def _is_whole(self, shard: Shard) -> bool:
        try:
            with (self.folder / shard.name).open("rb") as file:
                if file_digest(file, "sha256").hexdigest() != shard.sha256:
                    return False
        except OSError:
            return False
        return shard.rejects is None or (self.folder / shard.rejects).is_file()

    def _remove(self, keep: list[Shard]) -> None:
        kept = {name for shard in keep for name in (shard.name, shard.rejects)}
        for pattern in ("shard-*", ".shard-*.part", "manifest.*", ".manifest.*.part"):
            for file in self.folder.glob(pattern):
                if file.name not in kept:
                    file.unlink(missing_ok=True)

    def _rewrite(self, shards: list[Shard]) -> None:
        lines = [{"settings": self._settings}, *map(asdict, shards)]
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        temporary = self.folder / f".{JOURNAL}.part"
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(self.folder / JOURNAL)
        self._file = (self.folder / JOURNAL).open("ab")
        os.fsync(self._file.fileno())


def _shard(line: dict[str, Any]) -> Shard:
    values = line | {
        "counts": Counts(**line["counts"]),
        "ends": (line["ends"][0], line["ends"][1]),
    }
    return Shard(**values)


def _difference(before: dict[str, Any], now: dict[str, Any]) -> str:
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    return ", ".join(sorted(names)) or "another version"
