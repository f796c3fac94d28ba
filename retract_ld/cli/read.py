"""``retract-ld read``: what was understood, and from which words."""

from __future__ import annotations

import json
from contextlib import ExitStack
from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import Messages, exit_with, say, the_inputs
from retract_ld.cli.options import (
    Cache,
    CrossrefUrl,
    From,
    Inputs,
    Mailto,
    Offline,
    Output,
    Quiet,
    Retries,
    Timeout,
    crossref,
)
from retract_ld.errors import ReadError

if TYPE_CHECKING:
    from retract_ld.models import Update
    from retract_ld.readers.records import Record, Source

__all__ = ["read"]


def read(
    inputs: Inputs,
    from_: From = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Show each value with the words it was read from."
        ),
    ] = False,
    output: Output = None,
    offline: Offline = False,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = "https://api.crossref.org",
    cache: Cache = None,
    timeout: Timeout = 30.0,
    retries: Retries = 4,
    quiet: Quiet = False,
) -> None:
    """Show what was understood, one record a line as JSON.

    With -o notice.yaml the records are written in the native form, for correction by
    hand; `export notice.yaml` goes on from there. With --explain, prose is shown with
    the words marked, in the terminal or, with -o notice.html, as a page.
    """
    from retract_ld.output import open_output

    with exit_with(), ExitStack() as stack:
        messages = Messages(quiet=quiet)
        found = the_inputs(
            inputs,
            from_,
            messages,
            crossref(
                crossref_url,
                mailto,
                cache,
                offline=offline,
                timeout=timeout,
                retries=retries,
            ),
        )
        stream = stack.enter_context(open_output(output))
        if explain and output and output.endswith((".html", ".htm")):
            from retract_ld.cli.explaining import explained_html

            for number, (source, record) in enumerate(found):
                messages.problem(source, record)
                if number:
                    raise ReadError(
                        "holds more than one record.",
                        source=source.name,
                        hint="An explained page shows one notice.",
                    )
                stream.write(explained_html(source, record).encode())
        elif output and output.endswith((".yaml", ".yml", ".json")):
            from retract_ld.native import write_json, write_yaml

            updates: list[Update] = []
            for source, record in found:
                messages.problem(source, record)
                updates += record.updates
            write = write_json if output.endswith(".json") else write_yaml
            text = StringIO()
            write(updates, text)
            stream.write(text.getvalue().encode())
        else:
            for source, record in found:
                messages.problem(source, record)
                if explain:
                    _explain(source, record)
                    continue
                stream.write(_line(source, record).encode() + b"\n")
        messages.close()
    if messages.worst and not quiet:
        say("Some of the input could not be read.")
    raise typer.Exit(messages.worst)


def _line(source: Source, record: Record) -> str:
    return json.dumps(
        {
            "source": source.name,
            "location": record.location,
            "record_id": record.record_id,
            "updates": [
                update.model_dump(mode="json", exclude_defaults=True)
                for update in record.updates
            ],
            "problems": [
                {
                    "severity": problem.severity,
                    "location": problem.location,
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in record.problems
            ],
        },
        ensure_ascii=False,
    )


def _explain(source: Source, record: Record) -> None:
    from rich.console import Console
    from rich.table import Table

    from retract_ld.cli.explaining import text_behind
    from retract_ld.prose.explain import explain_text

    text = text_behind(source, record)
    if text is not None:
        explain_text(record, text, Console())
        return
    table = Table(title=f"{source.name}, {record.location}", title_justify="left")
    for column in ("Field", "Value", "Words", "Confidence", "Rule"):
        table.add_column(column, overflow="fold")
    for number, update in enumerate(record.updates, start=1):
        prefix = f"updates.{number}." if len(record.updates) > 1 else ""
        words = {item.field: item for item in update.evidence}
        for field, value in _fields(
            update.model_dump(mode="json", exclude_defaults=True)
        ):
            item = words.get(field)
            table.add_row(
                f"{prefix}{field}",
                value,
                item.text if item else "",
                f"{item.confidence:.2f}"
                if item and item.confidence is not None
                else "",
                (item.rule or "") if item else "",
            )
    for problem in record.problems:
        table.add_row(problem.severity, problem.message, "", "", "")
    Console().print(table)


def _fields(value: object, path: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [
            row
            for name, item in value.items()
            if not (name == "evidence" and not path)
            for row in _fields(item, f"{path}.{name}" if path else name)
        ]
    if isinstance(value, list):
        return [
            row
            for number, item in enumerate(value)
            for row in _fields(
                item,
                f"{path}.{item if isinstance(item, str) and path in _CODED else number}",
            )
        ]
    return [(path, str(value))]


#: Lists of codes, whose evidence names the code and not the place in the list.
_CODED = {"reasons", "initiated_by", "accepted_by", "objected_by", "notice.guidelines"}
