"""Loading into a remote store: graph by graph, resumable, to the same end each time.

Each graph has a second one that describes it as the default graph of an embedded store
does. Before statements are sent, its description names the load, by a digest of the
statements, and how many have arrived; when all have, it gets the hash of the source. So a
load that was cut off can be told from a finished one and goes on where it stopped, and a
graph that is right is not sent again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from retract_ld.errors import StoreError
from retract_ld.namespaces import DCTERMS, PROV, VOID
from retract_ld.stores.embedded import fill
from retract_ld.stores.endpoint import Endpoint, unreadable
from retract_ld.stores.graph_writers import (
    GraphWriter,
    graph_writer,
    send,
    sparql_text,
)
from retract_ld.stores.provenance import GraphInfo, graphs_of
from retract_ld.stores.skolem import named
from retract_ld.stores.staging import Staged
from retract_ld.terms import Term, digest, integer, iri_text, string

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["load_remote"]

#: Bytes held in memory at once, however long the statements are.
_BYTES: Final = 8 << 20
#: Statements after which the progress is written down.
_MARK: Final = 20_000
#: Names to ask for in one query.
_ASKED: Final = 100


@dataclass(frozen=True, slots=True)
class _Known:
    """What a remote store says of a graph of ours."""

    source: str
    load: Term
    triples: int
    complete: bool


def load_remote(endpoint: Endpoint, staged: Staged, folder: Path) -> list[GraphInfo]:
    """Load what was staged into a remote store; return the graphs of its sources.

    Args:
        folder: where statements stand until they are sent.

    Raises:
        Malformed: if an RDF file cannot be parsed; nothing is sent then.
        StoreError: if the endpoint fails; loading again goes on where this stopped.
    """
    import pyoxigraph as ox

    writer = graph_writer(endpoint)
    store = ox.Store(str(folder / "statements"))
    fill(store, staged)
    graphs = graphs_of(store)
    names = sorted(staged.names | {info.source or "" for info in graphs})
    known = _known(endpoint, staged.base, "source", map(string, names))
    descriptions = [_description(staged.base, info.graph) for info in graphs]
    known |= _known(endpoint, staged.base, "description", descriptions)
    _refuse_others(endpoint, known, graphs, names)
    for graph in sorted(known.keys() - {info.graph for info in graphs}):
        writer.drop(graph)
        writer.drop(_description(staged.base, graph))
    for info in graphs:
        statements = folder / "graph.nt"
        named(store, info.graph, statements, staged.base)
        load = _Load(endpoint, writer, store, info, statements, staged.base)
        load.run(known.get(info.graph))
    return graphs


def _description(base: str, graph: Term) -> Term:
    """Name the graph that describes a graph."""
    return f"<{base}graph/description/{digest(graph)}>"


def _known(
    endpoint: Endpoint, base: str, variable: str, values: Iterable[Term]
) -> dict[Term, _Known]:
    """Ask what the store has of some sources or descriptions."""
    found: dict[Term, _Known] = {}
    values = iter(values)
    while some := list(islice(values, _ASKED)):
        rows = _select(
            endpoint,
            "SELECT ?description ?graph ?source ?load ?triples ?done WHERE {\n"
            f"VALUES ?{variable} {{ {sparql_text(' '.join(some))} }}\n"
            f"GRAPH ?description {{ ?graph {DCTERMS.source} ?source ;"
            f" {PROV.wasGeneratedBy} ?load ; {VOID.triples} ?triples ."
            f" OPTIONAL {{ ?graph {PROV.wasDerivedFrom} ?done }} }} }}",
        )
        for description, graph, source, load, triples, done in rows:
            if f"<{description}>" == _description(base, f"<{graph}>"):
                found[f"<{graph}>"] = _Known(
                    source, f"<{load}>", int(triples), bool(done)
                )
    return found


def _select(endpoint: Endpoint, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of an answer as IRIs and lexical forms, empty where unbound."""
    import pyoxigraph as ox

    body, media_type = endpoint.query(sparql, "application/sparql-results+json")
    try:
        answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        rows = [tuple(getattr(term, "value", "") for term in row) for row in answer]  # type: ignore[union-attr]
    except (SyntaxError, ValueError, TypeError) as error:
        raise unreadable(endpoint, media_type, error) from error
    yield from rows


def _count(endpoint: Endpoint, graph: Term) -> int:
    ((number,),) = _select(
        endpoint,
        f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}",
    )
    return int(number)


def _refuse_others(
    endpoint: Endpoint,
    known: dict[Term, _Known],
    graphs: list[GraphInfo],
    names: list[str],
) -> None:
    """See to it that no graph of somebody else's is replaced."""
    for info in graphs:
        before = known.get(info.graph)
        if before is None and _count(endpoint, info.graph):
            raise StoreError(
                f"{endpoint.shown}: the graph {info.graph} is there already, and no load"
                " put it there. Nothing was changed.",
                hint="Remove it, or rename the graph in the file.",
            )
        if before and before.source not in names:
            raise StoreError(
                f"{endpoint.shown}: the graph {info.graph} comes from another source, "
                f"'{before.source}'. Nothing was changed.",
                hint=f"Load it under that name: --as '{before.source}'.",
            )


class _Load:
    """One graph on its way."""

    def __init__(
        self,
        endpoint: Endpoint,
        writer: GraphWriter,
        store: ox.Store,
        info: GraphInfo,
        statements: Path,
        base: str,
    ) -> None:
        self._endpoint, self._writer, self._store = endpoint, writer, store
        self._info, self._statements = info, statements
        self._description = _description(base, info.graph)
        with statements.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        self._load = f"<{base}load/{digest(content)}>"

    def run(self, before: _Known | None) -> None:
        """Bring the graph to its content, from what is known to be there."""
        graph, size = self._info.graph, self._info.triples
        start = 0
        if before and before.load == self._load:
            there = _count(self._endpoint, graph)
            if before.complete and there == size:
                return
            start = 0 if before.complete or there < before.triples else before.triples
        if not start:
            self._describe(0)
        if not size:
            self._writer.drop(graph)
        self._send(start)
        there = _count(self._endpoint, graph)
        if there != size:
            self._endpoint.warnings.append(
                f"{self._endpoint.shown}: it counts {there:,} statements in {graph}, "
                f"{size:,} were sent: it takes some for the same, or others load, too."
            )
        self._describe(size, complete=True)

    def _send(self, start: int) -> None:
        done = marked = start
        with self._statements.open("rb") as stream:
            for _ in islice(stream, start):
                pass
            while lines := _lines(stream, self._writer.batch):
                send(self._writer, self._info.graph, lines, first=not done)
                done += len(lines)
                if done - marked >= _MARK:
                    self._describe(done)
                    marked = done

    def _describe(self, triples: int, *, complete: bool = False) -> None:
        """Write down how far the load is."""
        import pyoxigraph as ox

        graph = ox.NamedNode(iri_text(self._info.graph))
        derived = ox.NamedNode(iri_text(PROV.wasDerivedFrom))
        counted = ox.NamedNode(iri_text(VOID.triples))
        pending = [graph]
        lines = [
            f"{self._info.graph} {PROV.wasGeneratedBy} {self._load} .\n",
            f"{self._info.graph} {VOID.triples} {integer(triples)} .\n",
        ]
        for subject in pending:
            for quad in self._store.quads_for_pattern(
                subject, None, None, ox.DefaultGraph()
            ):
                if quad.predicate == counted:
                    continue
                if quad.predicate == derived:
                    if not complete:
                        continue
                    pending.append(quad.object)  # type: ignore[arg-type]
                lines.append(f"{quad.triple} .\n")
        self._writer.replace(self._description, "".join(lines).encode())


def _lines(stream: IO[bytes], count: int) -> list[bytes]:
    """Return some lines, fewer if they are long."""
    lines: list[bytes] = []
    size = 0
    for line in islice(stream, count):
        lines.append(line)
        size += len(line)
        if size >= _BYTES:
            break
    return lines
