"""The register as the CSV tables that our RML reads, for morph-kgc: read and named here.

python tables.py MAPPING.json REGISTER.csv FOLDER

The folder has the tables of codes, and all others with nothing but their titles.
"""

from __future__ import annotations

import csv
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from patterns import Mapping
from resources import Resource, Resources


class Tables:
    """All tables, open for writing."""

    def __init__(self, folder: Path, mapping: Mapping, stack: ExitStack) -> None:
        self._writers: dict[str, Any] = {}
        self._names: dict[str, list[str]] = {}
        self._several: dict[str, list[str]] = {}
        for path in sorted(folder.glob("*.csv")):
            kind, _, name = path.stem.partition(".")
            if kind not in mapping.patterns:
                continue
            with path.open(encoding="utf-8", newline="") as file:
                titles = next(csv.reader(file))
            file = stack.enter_context(path.open("a", encoding="utf-8", newline=""))
            self._writers[path.stem] = csv.writer(file).writerow
            if name:
                self._several.setdefault(kind, []).append(name)
            else:
                self._names[kind] = titles[1:]

    def add(self, resource: Resource) -> None:
        kind, node, values = resource
        if kind not in self._names:
            return
        cells = [self._cell(name, values) for name in self._names[kind]]
        self._writers[kind]([node, *cells])
        for name in self._several.get(kind, ()):
            write = self._writers[f"{kind}.{name}"]
            for value in values[name]:
                write((node, value))

    def _cell(self, name: str, values: dict[str, Any]) -> str | None:
        if name in values:
            return values[name]
        # Days have a column, months and years others; a predicate by type has one each.
        plain, _, precision = name.partition(".")
        if precision:
            return values[plain] if precision == "date" else None
        plain, _, code = name.partition("-")
        return values[plain] if code == values["type"] else None


def main() -> None:
    path, register, folder = sys.argv[1:4]
    mapping = Mapping.read(path)
    with ExitStack() as stack:
        tables = Tables(Path(folder), mapping, stack)
        for resource in Resources(mapping).read(register):
            tables.add(resource)


if __name__ == "__main__":
    main()
