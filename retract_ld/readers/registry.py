"""Which readers there are. A reader's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from retract_ld.readers.records import Reader

__all__ = ["READERS"]


class _Readers(Mapping[str, "Reader"]):
    def __init__(self, *names: str) -> None:
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: str) -> Reader:
        if name not in self._names:
            raise KeyError(name)
        module = import_module(f"retract_ld.readers.{name.replace('-', '_')}")
        reader: Reader = module.READER
        return reader

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


#: By short name, in the order in which `detect` asks them: tables, whose header tells them
#: at once, then the most specific first. The module of each has its name.
READERS: Final[Mapping[str, Reader]] = _Readers(
    "retraction-watch",
    "retraction-watch-pairs",
    "pubmed",
    "crossref-xml",
    "crossref",
    "jats",
    "wikidata",
    "openalex",
    "europe-pmc",
    "open-retractions",
    "datacite",
    "csl-json",
    "page",
    "native",
    "prose",
)
