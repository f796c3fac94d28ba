"""Loading into a remote store: graph by graph, resumable, to the same end each time.

Each graph has a second one that describes it as the default graph of an embedded store
does. Before statements are sent, its description names the load, by a digest of the
statements, and how many have arrived; when all have, it gets the hash of the source. So a
load that was cut off can be told from a finished one and goes on where it stopped, and a
graph that is right is not sent again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retract_ld.errors import StoreError
from retract_ld.namespaces import PROV, VOID
from retract_ld.readers.streams import up_to
from retract_ld.stores.embedded import fill
from retract_ld.stores.endpoint import Endpoint
from retract_ld.stores.graph_writers import (
    GraphWriter,
    graph_writer,
    send,
)
from retract_ld.stores.provenance import GraphInfo, graphs_of
from retract_ld.stores.remote_graphs import (
    Known,
    count,
    description_of,
    known_graphs,
    named_load,
)
from retract_ld.stores.skolem import named
from retract_ld.stores.staging import Staged
from retract_ld.terms import Term, digest, integer, iri_text, string

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["load_remote"]

#: Bytes held in memory at once, however long the statements are.
_BYTES: Final = 8 << 20
#: Statements after which the progress is written down.
_MARK: Final = 5_000


@dataclass(frozen=True, slots=True)
class _Graph:
    """A graph to send."""

    info: GraphInfo
    statements: Path
    """N-Triples, in the same order in every load."""
    load: Term
    description: Term
    said: str
    """What is said of it from the start, as N-Triples."""
    origin: str
    """What is said when it is complete."""


def load_remote(endpoint: Endpoint, staged: Staged, folder: Path) -> list[GraphInfo]:
    """Load what was staged into a remote store; return the graphs of its sources.

    Args:
        folder: where statements stand until they are sent.

    Raises:
        Malformed: if an RDF file cannot be parsed; nothing is sent then.
        StoreError: if the endpoint fails; loading again goes on where this stopped.
    """
    writer = graph_writer(endpoint)
    graphs = _prepared(staged, folder)
    names = sorted(staged.names | {graph.info.source or "" for graph in graphs})
    known = known_graphs(endpoint, staged.base, "source", map(string, names))
    descriptions = [graph.description for graph in graphs]
    known |= known_graphs(endpoint, staged.base, "description", descriptions)
    _refuse_others(endpoint, known, graphs, names)
    for name in sorted(known.keys() - {graph.info.graph for graph in graphs}):
        writer.drop(name)
        writer.drop(description_of(staged.base, name))
    for graph in graphs:
        _bring(endpoint, writer, graph, known.get(graph.info.graph))
    return [graph.info for graph in graphs]


def _prepared(staged: Staged, folder: Path) -> list[_Graph]:
    """Write the statements of each graph to a file.

    The store used for it is closed before anything is sent.
    """
    import pyoxigraph as ox

    store = ox.Store(str(folder / "store"))
    fill(store, staged)
    graphs = []
    for number, info in enumerate(graphs_of(store)):
        path = folder / f"{number}.nt"
        named(store, info.graph, path, staged.base)
        with path.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        load = f"<{staged.base}load/{digest(content)}>"
        description = description_of(staged.base, info.graph)
        said = _said(store, info.graph)
        graphs.append(_Graph(info, path, load, description, *said))
    return graphs


def _said(store: ox.Store, graph: Term) -> tuple[str, str]:
    """Return what a store says of a graph, and what of where it is from."""
    import pyoxigraph as ox

    default = ox.DefaultGraph()
    said, origin = "", ""
    name = ox.NamedNode(iri_text(graph))
    for quad in store.quads_for_pattern(name, None, None, default):
        line = f"{quad.triple} .\n"
        if quad.predicate.value == iri_text(PROV.wasDerivedFrom):
            origin += line
            about = store.quads_for_pattern(quad.object, None, None, default)  # type: ignore[arg-type]
            origin += "".join(f"{more.triple} .\n" for more in about)
        elif quad.predicate.value != iri_text(VOID.triples):
            said += line
    return said, origin


def _refuse_others(
    endpoint: Endpoint,
    known: dict[Term, Known],
    graphs: list[_Graph],
    names: list[str],
) -> None:
    """See to it that no graph of somebody else's is replaced."""
    for info in (graph.info for graph in graphs):
        before = known.get(info.graph)
        if before is None and count(endpoint, info.graph):
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


def _bring(
    endpoint: Endpoint, writer: GraphWriter, graph: _Graph, before: Known | None
) -> None:
    """Bring a graph to its content, from what is known to be there."""
    name, size = graph.info.graph, graph.info.triples
    start = 0
    if before and before.load == graph.load:
        there = count(endpoint, name)
        if before.complete and there == size:
            return
        start = 0 if before.complete or there < before.triples else before.triples
    load, complete = named_load(endpoint, graph.description, graph.info.graph)
    other = load not in {None, graph.load} and not complete
    if not start:
        _describe(writer, graph, 0)
    if not size:
        writer.drop(name)
    _send(endpoint, writer, graph, start)
    there = count(endpoint, name)
    if other or there != size:
        # A request of another load may have come in between; that load has stopped by now.
        _send(endpoint, writer, graph, 0)
        there = count(endpoint, name)
    if there != size:
        endpoint.warnings.append(
            f"{endpoint.shown}: it counts {there:,} statements in {name}, {size:,} were "
            "sent: it takes some for the same."
        )
    _describe(writer, graph, size, graph.origin)


def _stop_if_overtaken(
    endpoint: Endpoint, writer: GraphWriter, graph: _Graph, *, wrote: bool
) -> None:
    """Leave a graph to the load that began last.

    Args:
        wrote: whether something of ours may have got among the statements of that.
    """
    load, _ = named_load(endpoint, graph.description, graph.info.graph)
    if load == graph.load:
        return
    if wrote and load:
        # It is not to count as complete, should it have ended already.
        _describe(writer, replace(graph, load=load), 0)
    raise StoreError(
        f"{endpoint.shown}: another load of '{graph.info.source}' has begun. This one"
        " stopped, and left the graph to that.",
        hint="When it has ended, load what is to stay once more.",
    )


def _send(endpoint: Endpoint, writer: GraphWriter, graph: _Graph, start: int) -> None:
    done = marked = start
    with graph.statements.open("rb") as stream:
        for _ in islice(stream, start):
            pass
        _stop_if_overtaken(endpoint, writer, graph, wrote=False)
        while lines := [*up_to(stream, writer.batch, _BYTES, len)]:
            send(writer, graph.info.graph, lines, first=not done)
            done += len(lines)
            if done - marked >= _MARK:
                _stop_if_overtaken(endpoint, writer, graph, wrote=True)
                _describe(writer, graph, done)
                marked = done
    _stop_if_overtaken(endpoint, writer, graph, wrote=True)


def _describe(
    writer: GraphWriter, graph: _Graph, triples: int, origin: str = ""
) -> None:
    """Write down how far a load is."""
    name = graph.info.graph
    text = (
        f"{graph.said}{name} {PROV.wasGeneratedBy} {graph.load} .\n"
        f"{name} {VOID.triples} {integer(triples)} .\n{origin}"
    )
    writer.replace(graph.description, text.encode())
