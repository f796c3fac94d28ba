"""The search of a static site: words → documents, in small files that a script fetches.

``search/words/al.json`` holds the words that begin with *al* with the numbers of their
documents; ``search/documents/3.json`` the documents 1500 to 1999: address, title, what it
is, status. A query fetches a file for each of its words and those of the hits it shows,
however large the site is.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["CHUNK", "Entry", "SearchIndex", "words_of"]

#: Documents in one file.
CHUNK: Final = 500

_WORD: Final = re.compile(r"[^\W_]+")
_PLAIN: Final = re.compile(r"[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the index."""

    file: str
    """Its page, from the root of the site."""
    title: str
    kind: str
    status: str
    """Label of its current status, empty if it has none."""
    tone: str
    doi: str


def words_of(text: str) -> set[str]:
    """Return the words of a text without case and accents.

    >>> sorted(words_of("Über α-Teilchen, 2. Auflage"))
    ['2', 'auflage', 'teilchen', 'uber', 'α']
    """
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return {word[:40] for word in _WORD.findall(bare.casefold())}


def shard_of(word: str) -> str:
    """Return the name of the file that a word stands in.

    >>> shard_of("alpha"), shard_of("α"), shard_of("2")
    ('al', 'u3b1', '2')
    """
    return "".join(c if _PLAIN.match(c) else f"u{ord(c):x}" for c in word[:2])


class SearchIndex:
    """Collects documents, and writes the files."""

    def __init__(self) -> None:
        self._words: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._chunk: list[Entry] = []
        self.count = 0

    def add(self, entry: Entry) -> Iterator[tuple[str, bytes]]:
        """Take a document in; yield files that are complete with it."""
        # Of a DOI only the suffix tells documents apart.
        _, _, suffix = entry.doi.partition("/")
        for word in words_of(entry.title) | words_of(suffix):
            self._words[word].append(self.count)
        self._chunk.append(entry)
        self.count += 1
        if len(self._chunk) == CHUNK:
            yield self._documents()

    def _documents(self) -> tuple[str, bytes]:
        name = f"search/documents/{(self.count - 1) // CHUNK}.json"
        rows = [
            [entry.file, entry.title, entry.kind, entry.status, entry.tone]
            for entry in self._chunk
        ]
        self._chunk = []
        return name, _json(rows)

    def close(self) -> Iterator[tuple[str, bytes]]:
        """Yield the rest of the files."""
        if self._chunk:
            yield self._documents()
        shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for word in sorted(self._words):
            shards[shard_of(word)][word] = self._words[word].tolist()
        for shard, words in shards.items():
            yield f"search/words/{shard}.json", _json(words)
        yield (
            "search/index.json",
            _json({"documents": self.count, "chunk": CHUNK, "shards": list(shards)}),
        )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )
