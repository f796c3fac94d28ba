"""The one way through: records in, described, written out, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from json import loads
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any

from retract_ld.graphs import from_rdflib, to_rdflib
from retract_ld.mapping import (
    DEFAULT_PROFILES,
    Mapper,
    context,
    mapper,
    read_updates,
)
from retract_ld.models import Update
from retract_ld.namespaces import DCTERMS, PREFIXES, PROV, RDF, RLD
from retract_ld.readers.records import Record, Source
from retract_ld.terms import DEFAULT_BASE, Node, Term, digest, string
from retract_ld.writers import Settings, Writer, find_writer

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "Counts",
    "SourceGraphs",
    "export",
    "from_graph",
    "settings",
    "to_graph",
    "to_jsonld",
    "write_updates",
]

#: Concept schemes get short names in Turtle; JSON-LD writes their IRIs out.
_SCHEMES = {
    scheme: f"https://w3id.org/retract-ld/{scheme}/"
    for scheme in ("guideline", "party", "reason", "register", "status", "update-type")
}


@dataclass(slots=True)
class Counts:
    """What became of the records: read = exported + rejected + silent."""

    read: int = 0
    exported: int = 0
    """Records whose updates were written, every one of them."""
    rejected: int = 0
    """Records of which something could not be used; what could was written."""
    silent: int = 0
    """Records that say nothing of an update."""
    warnings: int = 0
    updates: int = 0
    triples: int = 0
    """Statements in the output; N-Triples and N-Quads may repeat a few."""

    def add(self, other: Counts) -> None:
        """Add the counts of another part of the same output."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def count_update(self, warnings: int = 0) -> None:
        """Put a record where it belongs that is one update, without errors."""
        self.warnings += warnings
        self.read += 1
        self.exported += 1
        self.updates += 1

    def count(self, record: Record) -> None:
        """Put a record where it belongs."""
        if not record.problems and record.updates:
            self.read += 1
            self.exported += 1
            return
        self.warnings += sum(p.severity == "warning" for p in record.problems)
        if record.notes_only:
            return
        self.read += 1
        if record.rejected:
            self.rejected += 1
        elif record.updates:
            self.exported += 1
        else:
            self.silent += 1


def settings(mapping: Mapper) -> Settings:
    """Return prefixes and JSON-LD context for what a mapper emits."""
    names = context(mapping.profiles)
    prefixes = {name: iri for name, iri in PREFIXES.items() if name in names}
    return Settings(prefixes | _SCHEMES, names)


def export(
    records: Iterable[tuple[Source, Record]],
    stream: IO[bytes],
    to: str | Writer = "turtle",
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
    *,
    on_problem: Callable[[Source, Record], None] = lambda _, __: None,
) -> Counts:
    """Write the updates of records to a binary stream, as they come.

    In N-Quads and TriG each register's claims stand in a named graph for the register
    and the source file, and the default graph tells of which these are.

    Args:
        on_problem: called with each record that has problems.

    Raises:
        WriteError: if the format cannot carry a value.
    """
    writer = find_writer(to) if isinstance(to, str) else to
    mapping = mapper(vocabulary, base)
    sink = writer.open(stream, settings(mapping))
    graphs = SourceGraphs(base) if writer.quads else None
    counts = Counts()
    for source, record in records:
        counts.count(record)
        if record.problems:
            on_problem(source, record)
        for update in record.updates:
            nodes = mapping.describe(update)
            counts.updates += 1
            sink.add(nodes, graphs.name(source, update.asserted_by) if graphs else None)
    if graphs:
        sink.add(graphs.described())
    sink.close()
    counts.triples = sink.written
    return counts


def write_updates(
    updates: Iterable[Update],
    stream: IO[bytes],
    to: str | Writer = "turtle",
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
) -> Counts:
    """Write updates to a binary stream."""

    def records() -> Iterator[tuple[Source, Record]]:
        for number, update in enumerate(updates, start=1):
            yield Source("updates"), Record(f"update {number}", (update,))

    return export(records(), stream, to, vocabulary, base)


def to_graph(
    updates: Iterable[Update],
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
) -> rdflib.Graph:
    """Return an rdflib graph of updates, with our prefixes bound."""
    mapping = mapper(vocabulary, base)
    graph = to_rdflib(mapping.describe_all(updates))
    for prefix, namespace in settings(mapping).prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def from_graph(graph: rdflib.Graph) -> list[Update]:
    """Return the updates that an rdflib graph describes in the vocabulary ``core``.

    Raises:
        InvalidRecord: if a claim in it is not a valid one.
    """
    return read_updates(from_rdflib(graph))


def to_jsonld(
    updates: Iterable[Update],
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
    *,
    tree: bool = True,
) -> dict[str, Any]:
    """Return a JSON-LD document of updates: nested, or flat with ``tree=False``."""
    stream = BytesIO()
    name = "jsonld-tree" if tree else "jsonld"
    write_updates(updates, stream, name, vocabulary, base)
    document: dict[str, Any] = loads(stream.getvalue())
    return document


class SourceGraphs:
    """Named graphs: one for each register and source file."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._seen: dict[Term, Node] = {}

    def name(self, source: Source, register: str) -> Term:
        """Name the graph of a register: the same file has the same graph anywhere."""
        file = self.file(source)
        name = f"<{self._base}graph/{register}/{digest(register, file)}>"
        if name not in self._seen:
            concept = f"<https://w3id.org/retract-ld/register/{register}>"
            pairs = [
                (RDF.type, PROV.Bundle),
                (RLD.assertedBy, concept),
                (PROV.wasAttributedTo, concept),
                (DCTERMS.source, string(file)),
            ]
            self._seen[name] = Node(name, pairs)
        return name

    @staticmethod
    def file(source: Source) -> str:
        """Return the name under which a source is known, wherever it lies."""
        return PurePath(source.name).name

    def described(self) -> list[Node]:
        """Return what the default graph says of them."""
        return [self._seen[name] for name in sorted(self._seen)]
