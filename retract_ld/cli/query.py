"""``retract-ld query``: a question to the graph, and its answer."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import (
    UNREADABLE,
    USAGE,
    Messages,
    exit_with,
    say,
    the_inputs,
)
from retract_ld.cli.options import Output

if TYPE_CHECKING:
    from retract_ld.queries import Query, Results

__all__ = ["query"]

_SUFFIXES = (".rq", ".sparql")


class Form(StrEnum):
    """How the answer is written."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    markdown = "markdown"
    turtle = "turtle"


def query(
    question: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME|FILE|-] [INPUT…]",
            help="A named query, a .rq file or - for standard input; then the files to "
            "ask, if it is not a store.",
            show_default=False,
        ),
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="DIR", help="Ask a store on disk.")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask a SPARQL endpoint.")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="NAME=VALUE", help="A parameter of a named query."
        ),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", "-t", help="How the answer is written.")
    ] = Form.table,
    output: Output = None,
    list_: Annotated[
        bool,
        typer.Option("--list", help="List the named queries and their parameters."),
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print the query instead of asking it.")
    ] = False,
) -> None:
    """Ask a store, an endpoint or files a named question or your own.

    Example: retract-ld query current-status -p work=10.5555/sample.w1 --store graph
    """
    from retract_ld.output import open_output
    from retract_ld.queries import render

    if list_:
        typer.echo(_listed(), nl=False)
        return
    with exit_with(), ExitStack() as stack:
        spelled, inputs = _question(question or [])
        asked = _query(spelled)
        values = _values(parameter or [])
        if show and not values:
            typer.echo(asked.sparql, nl=False)
            return
        asked = asked.bind(values)
        if show:
            typer.echo(asked.sparql, nl=False)
            return
        if sum((store is not None, endpoint is not None, bool(inputs))) != 1:
            say("Error: name what to ask: --store DIR, --endpoint URL or files.")
            raise typer.Exit(USAGE)
        results = _ask(asked, store, endpoint, inputs)
        stream = stack.enter_context(open_output(output))
        stream.write(render(results, form.value).encode())


def _question(arguments: list[str]) -> tuple[str, list[str]]:
    """Tell the question from the inputs, whichever comes first."""
    from retract_ld.queries import catalogue

    names = catalogue()
    for position, argument in enumerate(arguments):
        if argument in names or argument == "-" or argument.endswith(_SUFFIXES):
            return argument, arguments[:position] + arguments[position + 1 :]
    if not arguments:
        say("Error: name a query; `retract-ld query --list` lists them.")
        raise typer.Exit(USAGE)
    return arguments[0], arguments[1:]


def _query(spelled: str) -> Query:
    from retract_ld.errors import Malformed
    from retract_ld.queries import parse, query_named

    if spelled != "-" and not spelled.endswith(_SUFFIXES):
        return query_named(spelled)
    try:
        data = sys.stdin.buffer.read() if spelled == "-" else Path(spelled).read_bytes()
        return parse(spelled, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Malformed("is not UTF-8 text.", source=spelled) from error


def _values(spelled: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for item in spelled:
        name, equals, value = item.partition("=")
        if not equals or name in values:
            say(f"Error: '{item}' is not NAME=VALUE, or is given twice.")
            raise typer.Exit(USAGE)
        values[name] = value
    return values


def _ask(
    asked: Query, store: str | None, endpoint: str | None, inputs: list[str]
) -> Results:
    from retract_ld.queries import ask

    if endpoint is not None:
        from retract_ld.queries.remote import ask_endpoint
        from retract_ld.stores.endpoint import Endpoint

        with Endpoint(endpoint) as remote:
            results = ask_endpoint(remote, asked.sparql)
        for warning in remote.warnings:
            say(f"warning: {warning}")
        return results
    from retract_ld.stores import memory_store, open_store, stage, staging

    if store is not None:
        return ask(open_store(store), asked.sparql)
    messages = Messages()
    with staging() as folder:
        staged = stage(
            inputs,
            lambda paths: the_inputs(paths, None, messages),
            folder,
            on_problem=messages.problem,
        )
        messages.close()
        if messages.worst >= UNREADABLE:
            raise typer.Exit(messages.worst)
        return ask(memory_store(staged), asked.sparql)


def _listed() -> str:
    from retract_ld.queries import catalogue

    lines = []
    for name, item in catalogue().items():
        wants = "".join(f" -p {p.name}={p.kind.upper()}" for p in item.parameters)
        lines.append(f"{name}{wants}\n    {item.title}")
    return "\n".join(lines) + "\n"
