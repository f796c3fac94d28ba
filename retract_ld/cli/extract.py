"""``retract-ld extract``: the JSON-LD that pages carry."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retract_ld.cli.messages import REJECTS, exit_with, say
from retract_ld.cli.options import Output, Quiet

if TYPE_CHECKING:
    from retract_ld.terms import Term

__all__ = ["extract"]


def extract(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE…",
            help="HTML files, or - for standard input.",
            show_default=False,
        ),
    ],
    ours: Annotated[
        bool,
        typer.Option(
            "--ours/--all", help="Only the block that retract-ld put in, or all."
        ),
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            "-t",
            metavar="FORMAT",
            help="Write the graph of the blocks in an RDF format, Schema.org's terms as "
            "https IRIs with XSD dates, without blank nodes. Default: the JSON-LD itself.",
        ),
    ] = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Print the JSON-LD documents of pages as a JSON array, mended where need be.

    Example: retract-ld extract page.html --ours --to turtle
    """
    from retract_ld.markup.blocks import blocks
    from retract_ld.output import open_output

    documents: list[Any] = []
    worst = 0
    with exit_with():
        for path in pages:
            content = (
                sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
            )
            for block in blocks(content):
                if ours and not block.ours:
                    continue
                where = f"{path}, line {block.line}"
                if block.fault:
                    say(f"error: {where}: this JSON-LD cannot be read: {block.fault}.")
                    worst = REJECTS
                    continue
                for repair in () if quiet else block.repairs:
                    say(f"warning: {where}: this JSON-LD was mended: {repair}.")
                documents.append(block.data)
        if to is None:
            text = json.dumps(documents, ensure_ascii=False, indent=2)
            written = f"{text}\n".encode("utf-8", "backslashreplace")
        else:
            written = _graph(documents, to)
        with open_output(output) as stream:
            stream.write(written)
    raise typer.Exit(worst)


def _graph(documents: list[Any], to: str) -> bytes:
    from io import BytesIO

    from retract_ld.exporting import settings
    from retract_ld.mapping import mapper
    from retract_ld.markup.contexts import to_triples
    from retract_ld.terms import Node
    from retract_ld.writers import find_writer

    blocks: dict[Term, dict[tuple[Term, Term], None]] = {}
    for document in documents:
        for subject, predicate, value in to_triples(document):
            blocks.setdefault(subject, {})[predicate, value] = None
    stream = BytesIO()
    sink = find_writer(to).open(stream, settings(mapper()))
    sink.add([Node(subject, list(pairs)) for subject, pairs in blocks.items()])
    sink.close()
    return stream.getvalue()
