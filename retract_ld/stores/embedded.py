"""The embedded store: pyoxigraph on disk, with a graph for each register and source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from retract_ld.errors import Malformed
from retract_ld.graphs import to_oxigraph
from retract_ld.namespaces import PROV
from retract_ld.stores.generations import next_generation
from retract_ld.stores.provenance import GraphInfo, described, graphs_of, sizes
from retract_ld.stores.staging import RdfFile, Staged
from retract_ld.terms import iri_text

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["fill", "load_into", "memory_store"]


def memory_store(staged: Staged) -> ox.Store:
    """Return a store in memory that holds what was staged.

    Raises:
        Malformed: if an RDF file cannot be parsed.
    """
    import pyoxigraph as ox

    store = ox.Store()
    fill(store, staged)
    return store


def load_into(directory: str | Path, staged: Staged) -> list[GraphInfo]:
    """Load what was staged into a store, made if need be; return the graphs that are new.

    Raises:
        Malformed: if an RDF file cannot be parsed.
        StoreError: if the folder is something else, is being loaded, or cannot be
            written. In all cases the store is as it was.
    """
    import pyoxigraph as ox

    with next_generation(Path(directory)) as (old, target):
        store = ox.Store(str(target))
        new = fill(store, staged)
        whole = store
        if old:
            whole = _merged(ox.Store.read_only(str(old)), store, target, staged)
        if whole is store:
            # Queries look things up ten times as fast in one layer of files.
            store.optimize()
        whole.flush()
        # Closed before others look: an open store still takes files away behind the scenes.
        del store, whole
    return new


def fill(store: ox.Store, staged: Staged) -> list[GraphInfo]:
    """Load what was staged into an empty store and describe its graphs.

    Raises:
        Malformed: if an RDF file cannot be parsed.
    """
    import pyoxigraph as ox

    if staged.quads:
        store.bulk_load(path=str(staged.quads), format=ox.RdfFormat.N_QUADS)
    files = {info.graph: info.source or "" for info in graphs_of(store)}
    for file in staged.files:
        before = set(store.named_graphs())
        _load_file(store, file)
        files |= {info.graph: info.source or "" for info in graphs_of(store)}
        for graph in set(store.named_graphs()) - before:
            if isinstance(graph, ox.NamedNode):
                files.setdefault(f"<{graph.value}>", file.name)
    store.extend(to_oxigraph(described(staged, files, sizes(store))))
    return graphs_of(store)


def _load_file(store: ox.Store, file: RdfFile) -> None:
    import pyoxigraph as ox

    form = ox.RdfFormat.from_extension(file.suffix[1:])
    graph = ox.NamedNode(iri_text(file.graph))
    try:
        with file.open() as stream:
            store.bulk_load(
                input=stream,
                format=form,
                base_iri=f"{iri_text(file.graph)}#",
                to_graph=None if file.quads else graph,
            )
    except SyntaxError as error:
        raise Malformed(
            f"is not valid RDF: {error.msg}.",
            source=file.path,
            location=f"line {error.lineno}" if error.lineno else "",
        ) from error
    if file.quads:
        _move_loose(store, graph)


def _move_loose(store: ox.Store, graph: ox.NamedNode) -> None:
    """Put statements of a file that are in no graph of it into the graph of the file.

    The default graph is for what is said of the graphs.
    """
    import pyoxigraph as ox

    default = ox.DefaultGraph()
    derived = ox.NamedNode(iri_text(PROV.wasDerivedFrom))
    about: set[object] = set(store.named_graphs())
    about |= {
        quad.object
        for quad in store.quads_for_pattern(None, derived, None, default)
        if quad.subject in about
    }
    loose = [
        quad
        for quad in store.quads_for_pattern(None, None, None, default)
        if quad.subject not in about
    ]
    store.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in loose
    )
    for quad in loose:
        store.remove(quad)


def _merged(old: ox.Store, new: ox.Store, target: Path, staged: Staged) -> ox.Store:
    """Return a store at `target` of the new graphs and of those that stay from the old."""
    import pyoxigraph as ox

    replaced = {
        ox.NamedNode(iri_text(info.graph))
        for info in graphs_of(old)
        if info.source in staged.names
    }
    replaced |= {
        graph
        for graph in new.named_graphs()
        if isinstance(graph, ox.NamedNode) and old.contains_named_graph(graph)
    }
    if not replaced and len(old) > len(new):
        # Nothing to take out: the old files are linked, only the new is copied.
        beside = target.with_name(f"{target.name}-beside")
        old.backup(str(beside))
        store = ox.Store(str(beside))
        store.bulk_extend(new)
        return store
    new.bulk_extend(_staying(old, replaced))
    return new


def _staying(old: ox.Store, replaced: set[ox.NamedNode]) -> Iterator[ox.Quad]:
    """Yield the quads of the graphs that stay and what is said of them."""
    import pyoxigraph as ox

    default = ox.DefaultGraph()
    derived = ox.NamedNode(iri_text(PROV.wasDerivedFrom))
    sources: dict[bool, set[object]] = {True: set(), False: set()}
    for quad in old.quads_for_pattern(None, derived, None, default):
        sources[quad.subject in replaced].add(quad.object)
    gone = replaced | (sources[True] - sources[False])
    for quad in old:
        if quad.graph_name == default:
            if quad.subject not in gone:
                yield quad
        elif quad.graph_name not in replaced:
            yield quad
