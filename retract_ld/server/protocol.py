"""The SPARQL 1.1 Protocol: a request → a query and its dataset, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from retract_ld.server.jobs import Answer, problem

__all__ = ["FORM", "QUERY", "UPDATE", "Operation", "read_operation", "read_parameters"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

#: More parameters than a dataset of many graphs has.
_MOST_PARAMETERS: Final = 2_000

_READ_ONLY: Final = "This server is read-only: it takes no updates."


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation (SPARQL 1.1 Protocol, 2.1)."""

    query: str
    default_graphs: list[str] = field(default_factory=list)
    named_graphs: list[str] = field(default_factory=list)


def read_operation(
    method: str, query_string: str, content_type: str, body: bytes, most: int
) -> Operation | Answer:
    """Read a query operation from the parts of a request.

    Args:
        most: bytes that the query may have.

    >>> read_operation("GET", "query=ASK%20{}", "", b"", 100)
    Operation(query='ASK {}', default_graphs=[], named_graphs=[])
    >>> read_operation("POST", "", "application/sparql-query", b"ASK {}", 5).status
    413
    """
    parameters = read_parameters(query_string)
    if isinstance(parameters, Answer):
        return parameters
    if method == "POST":
        sent = _sent(content_type, body)
        if isinstance(sent, Answer):
            return sent
        parameters += sent
    return _operation(parameters, most)


def read_parameters(text: str) -> list[tuple[str, str]] | Answer:
    """Read the parameters of an address or a form."""
    try:
        return parse_qsl(
            text,
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeDecodeError:
        return problem(400, "The query is not UTF-8 text.")
    except ValueError as error:
        return problem(400, f"The parameters cannot be read: {error}.")


def _sent(content_type: str, body: bytes) -> list[tuple[str, str]] | Answer:
    """Read the parameters in a body; a query in it stands for the one of its name."""
    kind, _, rest = content_type.partition(";")
    kind = kind.strip().lower()
    if not _is_utf8(rest):
        return problem(415, "Send queries in UTF-8, and say so or nothing.")
    if kind == UPDATE:
        return problem(403, _READ_ONLY)
    if kind not in {FORM, QUERY}:
        return problem(
            415, f"Send a query as {QUERY} or {FORM}.", Accept=f"{QUERY}, {FORM}"
        )
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return problem(400, "The query is not UTF-8 text.")
    return read_parameters(text) if kind == FORM else [("query", text)]


def _is_utf8(parameters: str) -> bool:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower() in {"utf-8", "utf8", "us-ascii"}
    return True


def _operation(parameters: list[tuple[str, str]], most: int) -> Operation | Answer:
    named: dict[str, list[str]] = {}
    for name, value in parameters:
        named.setdefault(name, []).append(value)
    if (
        "update" in named
        or "using-graph-uri" in named
        or "using-named-graph-uri" in named
    ):
        return problem(403, _READ_ONLY)
    queries = named.get("query", [])
    if len(queries) != 1:
        return problem(
            400,
            "Give one query, in the parameter 'query'."
            if not queries
            else f"Give one query; there are {len(queries)}.",
        )
    if len(queries[0].encode("utf-8", "surrogatepass")) > most:
        return problem(413, f"A query may have {most} bytes here.")
    return Operation(
        queries[0],
        named.get("default-graph-uri", []),
        named.get("named-graph-uri", []),
    )
