"""Graphs of a remote store, written in requests as large as the server takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from retract_ld.errors import StoreError
from retract_ld.stores.endpoint import Endpoint, TooLarge
from retract_ld.terms import Term, iri_text

__all__ = ["GraphWriter", "graph_writer", "send", "sparql_text"]

#: Statements in a request of the Graph Store Protocol.
_BATCH: Final = 20_000
#: Statements in an update: Virtuoso fails from some thousands on.
_UPDATE_BATCH: Final = 500


@dataclass(slots=True)
class GraphWriter:
    """What changes graphs, by one of the two protocols.

    Each request may be repeated, also after a part of it has been carried out.
    """

    replace: Callable[[Term, bytes], None]
    """Make statements, in N-Triples, the whole content of a graph."""
    add: Callable[[Term, bytes], None]
    drop: Callable[[Term], None]
    """Remove a graph, if it is there."""
    batch: int
    """Statements to send at once."""


def graph_writer(endpoint: Endpoint) -> GraphWriter:
    """Return what writes by the Graph Store Protocol, or by updates if there is none."""
    if endpoint.graph_store_url:
        return GraphWriter(
            lambda graph, ntriples: endpoint.graph("PUT", iri_text(graph), ntriples),
            lambda graph, ntriples: endpoint.graph("POST", iri_text(graph), ntriples),
            lambda graph: endpoint.graph("DELETE", iri_text(graph)),
            _BATCH,
        )

    def insertion(graph: Term, ntriples: bytes) -> str:
        text = sparql_text(ntriples.decode())
        return f"INSERT DATA {{ GRAPH {graph} {{\n{text}}} }}"

    def removal(graph: Term) -> str:
        return f"DROP SILENT GRAPH {graph}"

    return GraphWriter(
        lambda graph, ntriples: endpoint.update(
            f"{removal(graph)} ;\n{insertion(graph, ntriples)}"
        ),
        lambda graph, ntriples: endpoint.update(insertion(graph, ntriples)),
        lambda graph: endpoint.update(removal(graph)),
        _UPDATE_BATCH,
    )


def send(writer: GraphWriter, graph: Term, lines: list[bytes], *, first: bool) -> None:
    r"""Write lines of N-Triples to a graph, in smaller pieces if the server wants that.

    What the server takes at once is remembered in the writer.

    Args:
        first: whether they replace what is in the graph.

    Raises:
        StoreError: if the server fails, or refuses even a single statement.
    """
    done = 0
    while done < len(lines):
        piece = lines[done : done + writer.batch]
        write = writer.replace if first and not done else writer.add
        try:
            write(graph, b"".join(piece))
        except TooLarge as error:
            if len(piece) == 1:
                subject = piece[0].split(b" ", 1)[0].decode()
                raise StoreError(
                    f"{error.message} A single statement about {subject} is too large "
                    f"for it ({len(piece[0]):,} bytes).",
                    hint="Raise the server's limit.",
                ) from error
            writer.batch = (len(piece) + 1) // 2
            continue
        done += len(piece)


_PAIR: Final = re.compile(r"\\\\([uU])|\\.")


def sparql_text(ntriples: str) -> str:
    r"""Return N-Triples as SPARQL reads them.

    SPARQL resolves ``\u0022`` before it looks for the ends of literals, also when the
    backslash is itself escaped (SPARQL 1.1, 19.2). So the letter is escaped as well.

    >>> print(sparql_text(r'"\\u0022 \\\\u \" é"'))
    "\\\u00750022 \\\\\u0075 \" é"
    """
    return _PAIR.sub(
        lambda m: f"\\\\\\u{ord(m[1]):04x}" if m[1] else m[0],
        ntriples,
    )
