"""The page with the query form: what a request fills in, and the answer as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json import dumps

from retract_ld.errors import VocabularyError
from retract_ld.queries import Query, Results, catalogue, query_named
from retract_ld.queries.output import shown
from retract_ld.queries.parameters import KINDS
from retract_ld.terms import Term
from retract_ld.web.addresses import places
from retract_ld.web.links import Links
from retract_ld.web.rendering import page
from retract_ld.web.vocabulary import Value

__all__ = ["QueryForm", "answer_cells", "body_of", "read_query_form", "sparql_page"]

_FIRST = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rld: <https://w3id.org/retract-ld/ns#>

SELECT ?work ?title ?date ?register WHERE {
    GRAPH ?source {
        ?claim rld:work ?work ; rld:date ?date ; rld:assertedBy ?register .
        OPTIONAL { ?work dcterms:title ?title }
    }
}
ORDER BY DESC(?date)
LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class QueryForm:
    """What stands in the form."""

    query: str = _FIRST
    """The text of the query."""
    named: Query | None = None
    """The named query it was made from."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Values of the named query's parameters, as given."""
    problem: str = ""
    """What is wrong with them."""
    ready: bool = False
    """Whether the query is one to be answered."""

    @property
    def examples(self) -> dict[str, str]:
        """An example of each parameter of the named query."""
        parameters = self.named.parameters if self.named else ()
        return {item.name: KINDS[item.kind].example for item in parameters}


def read_query_form(parameters: Mapping[str, str]) -> QueryForm:
    """Read the parameters of a request: ``query``, or ``named`` with that one's own.

    The values of a named query are bound as terms. One that is missing or wrong leaves the
    form to be filled in.

    >>> form = read_query_form({"named": "status-of-work", "work": "10.5555/sample.w2"})
    >>> form.ready, "VALUES ?work { <https://doi.org/10.5555/sample.w2> }" in form.query
    (True, True)
    >>> read_query_form({"named": "status-of-work", "work": "x"}).problem
    "work: 'x' is not a DOI. An example: 10.5555/sample.w1"
    """
    name = parameters.get("named")
    if name is None:
        text = parameters.get("query", "")
        return QueryForm(text, ready=True) if text.strip() else QueryForm()
    try:
        named = query_named(name)
    except VocabularyError as error:
        return QueryForm(problem=str(error))
    wanted = [parameter.name for parameter in named.parameters]
    values = {key: parameters[key] for key in wanted if key in parameters}
    if len(values) < len(wanted):
        return QueryForm(body_of(named), named, values)
    try:
        return QueryForm(body_of(named.bind(values)), named, values, ready=True)
    except VocabularyError as error:
        return QueryForm(body_of(named), named, values, str(error))


def body_of(query: Query) -> str:
    """Return the text of a query without its header."""
    lines = query.sparql.splitlines(keepends=True)
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        lines.pop(0)
    return "".join(lines)


def sparql_page(
    links: Links,
    form: QueryForm | None = None,
    results: Results | None = None,
    *,
    problem: str = "",
    truncated: bool = False,
) -> str:
    """Return the page of the query form, with an answer if there is one.

    Args:
        problem: why there is no answer.
        truncated: whether the results are not all there are.
    """
    return page(
        "sparql.html",
        links,
        "/sparql",
        form.named.title if form and form.named else "Query",
        form=form or QueryForm(),
        results=results,
        cells=answer_cells(results.rows) if results is not None else [],
        problem=problem,
        truncated=truncated,
        queries=list(catalogue().values()),
        places=dumps([[iri, links.page(path)] for iri, path in places(links.base)]),
    )


def answer_cells(rows: Iterable[Iterable[Term | None]]) -> list[list[Value | None]]:
    """Return the cells of an answer as texts and links."""
    return [[_cell(term) for term in row] for row in rows]


def _cell(term: Term | None) -> Value | None:
    if term is None:
        return None
    return Value(shown(term), term[1:-1] if term[0] == "<" else None)
