"""The embedded store: pyoxigraph on disk, with a graph for each register and source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from retract_ld.errors import Malformed
from retract_ld.graphs import to_oxigraph
from retract_ld.namespaces import PROV
from retract_ld.stores.generations import Next, next_generation
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
    with next_generation(Path(directory)) as coming:
        return _build(coming, staged)


def _build(coming: Next, staged: Staged) -> list[GraphInfo]:
    """Build a generation; its databases are closed on return."""
    import pyoxigraph as ox

    store = ox.Store(str(coming.target))
    new = fill(store, staged)
    if coming.current:
        old = ox.Store.read_only(str(coming.current))
        replaced = _replaced(old, store, staged)
        if not replaced and len(old) > len(store):
            _add(old, store, coming)
            return new
        store.bulk_extend(_staying(old, replaced))
    # Queries look things up ten times as fast in one layer of files.
    store.optimize()
    store.flush()
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


def _add(old: ox.Store, new: ox.Store, coming: Next) -> None:
    """Build a generation of all the old and all the new.

    The old files are linked, only the new is copied.
    """
    import pyoxigraph as ox

    old.backup(str(coming.beside))
    coming.chosen = coming.beside
    store = ox.Store(str(coming.beside))
    store.bulk_extend(new)
    store.flush()


def _replaced(old: ox.Store, new: ox.Store, staged: Staged) -> set[ox.NamedNode]:
    """Return the graphs of a store that others take the place of."""
    import pyoxigraph as ox

    replaced = {
        ox.NamedNode(iri_text(info.graph))
        for info in graphs_of(old)
        if info.source in staged.names
    }
    return replaced | {
        graph
        for graph in new.named_graphs()
        if isinstance(graph, ox.NamedNode) and old.contains_named_graph(graph)
    }


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
