"""A query to an engine, its results back as terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.errors import StoreError, VocabularyError
from retract_ld.terms import Term, string

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Results", "ask", "reaches_out", "term_of_oxigraph"]

_SERVICE: Final = re.compile("service", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a SELECT query, or to another in the form of one.

    A CONSTRUCT or DESCRIBE query has the rows of its triples, an ASK query one row.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    kind: str = "select"
    """``select``, ``graph`` or ``ask``."""


def ask(store: ox.Store, sparql: str) -> Results:
    """Put a query to an embedded store.

    Raises:
        VocabularyError: if it is not a SPARQL query, or would ask another server.
        StoreError: if the store cannot be read.
    """
    try:
        if reaches_out(sparql):
            raise VocabularyError(
                "The query has a SERVICE clause, and no other servers are asked from here.",
                hint="Put it to a server that allows this, with --endpoint.",
            )
        return results_of(store.query(sparql))
    except SyntaxError as error:
        reason = " ".join(str(error).split())
        raise VocabularyError(f"This is not a SPARQL 1.1 query: {reason}") from error
    except (OSError, RuntimeError) as error:
        # The engine takes missing files for corruption, a RuntimeError.
        raise StoreError(f"The store cannot be read: {error}.") from error


def reaches_out(query: str) -> bool:
    """Tell whether a query would ask another server.

    The engine itself is asked, whose grammar alone counts: with another word in its
    place a SERVICE clause is an error, and the word anywhere else makes no difference.

    >>> reaches_out("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }")
    True
    >>> reaches_out('ASK { <http://a.example/service> ?service "service" } # service')
    False
    """
    if not _SERVICE.search(query):
        return False
    return _complaint(query) != _complaint(_SERVICE.sub("servicx", query))


def _complaint(query: str) -> str:
    """Return what the engine says of a query with a character that ends every parse.

    So nothing is evaluated, and a good query is complained of at its end.
    """
    import pyoxigraph as ox

    try:
        ox.Store().query(f"{query}\n\0")
    except SyntaxError as error:
        return str(error)
    raise AssertionError(query)


def results_of(
    answer: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean,
) -> Results:
    """Turn pyoxigraph's results into ours."""
    import pyoxigraph as ox

    if isinstance(answer, ox.QueryBoolean):
        value = "true" if answer else "false"
        term = f'"{value}"^^<http://www.w3.org/2001/XMLSchema#boolean>'
        return Results(("answer",), ((term,),), "ask")
    if isinstance(answer, ox.QueryTriples):
        triples = sorted(
            {
                (
                    term_of_oxigraph(triple.subject),
                    term_of_oxigraph(triple.predicate),
                    term_of_oxigraph(triple.object),
                )
                for triple in answer
            }
        )
        return Results(("subject", "predicate", "object"), tuple(triples), "graph")
    names = tuple(variable.value for variable in answer.variables)
    rows = tuple(
        tuple(None if term is None else term_of_oxigraph(term) for term in solution)
        for solution in answer
    )
    return Results(names, rows)


def term_of_oxigraph(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> Term:
    """Spell a term of pyoxigraph's as ours; blank nodes keep their label."""
    import pyoxigraph as ox

    if isinstance(term, ox.Literal):
        if term.language:
            return f"{string(term.value)}@{term.language}"
        if term.datatype.value == "http://www.w3.org/2001/XMLSchema#string":
            return string(term.value)
        return f"{string(term.value)}^^<{term.datatype.value}>"
    return str(term)
