"""A query to an engine, its results back as terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retract_ld.errors import VocabularyError
from retract_ld.terms import Term, string

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Results", "ask", "term_of_oxigraph"]


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
        VocabularyError: if it is not a SPARQL query.
    """
    try:
        answer = store.query(sparql)
    except SyntaxError as error:
        reason = " ".join(str(error).split())
        raise VocabularyError(f"This is not a SPARQL 1.1 query: {reason}") from error
    return results_of(answer)


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
