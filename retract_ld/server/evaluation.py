"""A SPARQL query → its answer, at most so many rows of it. Runs in a worker process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from retract_ld.queries.asking import reaches_out
from retract_ld.server.jobs import Answer, problem
from retract_ld.server.negotiation import BOOLEANS, GRAPHS, SOLUTIONS, chosen
from retract_ld.server.settings import Settings

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["ROWS_HEADER", "asked", "evaluate", "written_triples"]

#: Says that an answer was cut and where; Virtuoso's name for it, known to clients.
ROWS_HEADER: Final = "X-SPARQL-MaxRows"


def evaluate(
    store: ox.Store,
    settings: Settings,
    query: str,
    accept: str,
    default_graphs: list[str],
    named_graphs: list[str],
) -> Answer:
    """Answer a query in the form that the client accepts."""
    import pyoxigraph as ox

    answer = asked(store, query, default_graphs, named_graphs)
    if isinstance(answer, Answer):
        return answer
    if isinstance(answer, ox.QueryBoolean):
        return _boolean(answer, accept)
    if isinstance(answer, ox.QueryTriples):
        return _graph(answer, accept, settings)
    return _solutions(answer, accept, settings)


def asked(
    store: ox.Store, query: str, default_graphs: list[str], named_graphs: list[str]
) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean | Answer:
    """Put a query to the engine, if it may be; return its results or what is wrong.

    Args:
        default_graphs: IRIs of the graphs to take for the default graph; with those of
            `named_graphs` they are the whole dataset, whatever the query says.
    """
    import pyoxigraph as ox

    try:
        if reaches_out(query):
            return problem(403, "SERVICE is off: this server asks no other servers.")
        given = bool(default_graphs or named_graphs)
        return store.query(
            query,
            default_graph=[ox.NamedNode(g) for g in default_graphs] if given else None,
            named_graphs=[ox.NamedNode(g) for g in named_graphs] if given else None,
        )
    except SyntaxError as error:
        return problem(400, f"This is not a SPARQL 1.1 query: {_oneline(error)}")
    except ValueError as error:
        return problem(400, f"A graph's IRI is no absolute IRI: {_oneline(error)}")


def _oneline(error: Exception) -> str:
    return " ".join(str(error).split())[:500]


def _boolean(answer: ox.QueryBoolean, accept: str) -> Answer:
    media_type = chosen(accept, BOOLEANS)
    if media_type is None:
        return _not_offered(BOOLEANS)
    written = answer.serialize(format=_results_format(media_type))
    assert written is not None
    return Answer(200, media_type, written)


def _solutions(answer: ox.QuerySolutions, accept: str, settings: Settings) -> Answer:
    import pyoxigraph as ox

    media_type = chosen(accept, SOLUTIONS)
    if media_type is None:
        return _not_offered(SOLUTIONS)
    head = "\t".join(f"?{variable.value}" for variable in answer.variables)
    lines, whole = _within(
        # The terms of TSV are those of N-Triples, tabs and line ends escaped.
        (
            "\t".join("" if t is None else str(t) for t in row).encode()
            for row in answer
        ),
        settings,
    )
    body = b"\n".join([head.encode(), *lines, b""])
    # The library writes results that it has made or read: it reads ours.
    rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV)
    assert isinstance(rows, ox.QuerySolutions)
    written = rows.serialize(format=_results_format(media_type))
    assert written is not None
    return Answer(200, media_type, written, _told(len(lines), whole))


def _graph(answer: ox.QueryTriples, accept: str, settings: Settings) -> Answer:

    media_type = chosen(accept, GRAPHS)
    if media_type is None:
        return _not_offered(GRAPHS)
    distinct: dict[str, ox.Triple] = {}

    def new() -> Iterable[bytes]:
        for triple in answer:
            line = str(triple)
            if line not in distinct:
                distinct[line] = triple
                yield line.encode()

    lines, whole = _within(new(), settings)
    triples = [distinct[line.decode()] for line in sorted(lines)]
    return Answer(
        200, media_type, written_triples(triples, media_type), _told(len(lines), whole)
    )


def written_triples(triples: Iterable[ox.Triple], media_type: str) -> bytes:
    """Write triples in a form of `GRAPHS`, in the order given.

    Without prefixes: the library has them in another order each time.
    """
    import pyoxigraph as ox

    form = ox.RdfFormat.from_media_type(media_type)
    assert form is not None
    written = ox.serialize(triples, format=form)
    assert written is not None
    return written


def _within(lines: Iterable[bytes], settings: Settings) -> tuple[list[bytes], bool]:
    """Take what the limits allow; tell whether that was all."""
    taken: list[bytes] = []
    left = settings.max_answer
    for line in lines:
        left -= len(line)
        if len(taken) == settings.max_rows or left < 0:
            return taken, False
        taken.append(line)
    return taken, True


def _told(rows: int, whole: bool) -> dict[str, str]:
    return {} if whole else {ROWS_HEADER: str(rows)}


def _results_format(media_type: str) -> ox.QueryResultsFormat:
    import pyoxigraph as ox

    form = ox.QueryResultsFormat.from_media_type(media_type)
    assert form is not None
    return form


def _not_offered(offered: Sequence[str]) -> Answer:
    return problem(406, f"The answer can be had as {', '.join(offered)}.")
