"""``retract-ld validate``: is it right, and what does it lack?"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import REJECTS, Messages, exit_with, the_inputs
from retract_ld.cli.options import From, Inputs, Output, Quiet

if TYPE_CHECKING:
    from retract_ld.models import Update
    from retract_ld.validation import Report

__all__ = ["validate"]

#: Updates are validated in batches of this many, so that the graph stays small.
BATCH = 500
#: Suffixes of RDF files and what rdflib calls their formats.
_RDF = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}


class Form(StrEnum):
    """How the report is written."""

    text = "text"
    json = "json"
    turtle = "turtle"


class FailOn(StrEnum):
    """The least severity that counts as not conforming."""

    violation = "violation"
    warning = "warning"
    info = "info"
    never = "never"


def validate(
    inputs: Inputs,
    from_: From = None,
    form: Annotated[
        Form, typer.Option("--format", help="How the report is written.")
    ] = Form.text,
    fail_on: Annotated[
        FailOn, typer.Option(help="The least severity that ends with exit code 1.")
    ] = FailOn.violation,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Check notices and records, or RDF files, against models, shapes and guidelines.

    Example: retract-ld validate notice.yaml --format json
    """
    from retract_ld.output import open_output
    from retract_ld.validation import Report, to_turtle

    # rdflib logs a traceback for each ill-typed literal; the shapes report it properly.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    with exit_with(), ExitStack() as stack:
        messages = Messages(quiet=quiet)
        stream = stack.enter_context(open_output(output))
        graphs = [path for path in inputs if not from_ and _rdf_format(path)]
        others = [path for path in inputs if path not in graphs]
        report = Report()
        for path in graphs:
            report += _graph_report(path, messages)
        for batch in _batches(_updates(others, from_, messages)):
            report += _batch_report(batch)
        text = {
            Form.text: report.to_text,
            Form.json: report.to_json,
            Form.turtle: lambda: to_turtle(report),
        }[form]()
        stream.write(f"{text.rstrip()}\n".encode())
    messages.close()
    raise typer.Exit(max(messages.worst, REJECTS if _fails(report, fail_on) else 0))


def _fails(report: Report, fail_on: FailOn) -> bool:
    if fail_on is FailOn.never:
        return False
    order = [FailOn.violation, FailOn.warning, FailOn.info]
    counting = order[: order.index(fail_on) + 1]
    return any(result.severity in counting for result in report.results)


def _rdf_format(path: str) -> str | None:
    return next((name for end, name in _RDF.items() if path.endswith(end)), None)


def _graph_report(path: str, messages: Messages) -> Report:
    from rdflib import Dataset, Graph

    from retract_ld.errors import Malformed
    from retract_ld.validation import Report, validate_graph

    dataset = Dataset()
    try:
        dataset.parse(path, format=_rdf_format(path))
    except OSError as error:
        messages.failure(Malformed(f"{error.strerror or error}.", source=path))
        return Report()
    except Exception as error:  # noqa: BLE001  # each of rdflib's parsers has its own
        reason = " ".join(str(error).split())[:300]
        messages.failure(Malformed(f"is not valid RDF: {reason}", source=path))
        return Report()
    graph = Graph()
    for s, p, o, _ in dataset.quads():
        graph.add((s, p, o))
    return validate_graph(graph)


def _updates(
    inputs: list[str], from_: str | None, messages: Messages
) -> Iterator[Update]:
    for source, record in the_inputs(inputs, from_, messages):
        if record.problems:
            messages.problem(source, record)
        yield from record.updates


def _batches(updates: Iterable[Update]) -> Iterator[list[Update]]:
    iterator = iter(updates)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _batch_report(batch: list[Update]) -> Report:
    from retract_ld.validation import validate_updates

    return validate_updates(batch)
