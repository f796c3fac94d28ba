"""``retract-ld validate``: is it right, and what does it lack?"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import REJECTS, UNREADABLE, Messages, exit_with, the_inputs
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
    split,
)

if TYPE_CHECKING:
    from rdflib import Graph

    from retract_ld.readers.live import Crossref
    from retract_ld.readers.records import Record, Source
    from retract_ld.validation import Result, Severity
    from retract_ld.validation.report_writers import Style, Tally
    from retract_ld.validation.rule_sets import Selection
    from retract_ld.validation.updates import Engine

__all__ = ["validate"]

_COLOURS = {"violation": "red", "warning": "yellow", "info": "blue"}


class Form(StrEnum):
    """How the report is written."""

    text = "text"
    json = "json"
    sarif = "sarif"
    html = "html"
    turtle = "turtle"


class FailOn(StrEnum):
    """The least severity that counts as not conforming."""

    violation = "violation"
    warning = "warning"
    info = "info"
    never = "never"


class EngineName(StrEnum):
    """What holds graphs against shapes."""

    compiled = "compiled"
    pyshacl = "pyshacl"


def validate(
    inputs: Inputs,
    from_: From = None,
    form: Annotated[
        Form, typer.Option("--format", help="How the report is written.")
    ] = Form.text,
    fail_on: Annotated[
        FailOn, typer.Option(help="The least severity that ends with exit code 1.")
    ] = FailOn.violation,
    rules: Annotated[
        str,
        typer.Option(
            metavar="NAMES",
            help="Sets of rules (shapes, cope, crec, rld, pages, jats) or ids of rules.",
        ),
    ] = "shapes,cope,crec,rld,pages",
    shapes: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="SHACL shapes of your own, in place of ours."
        ),
    ] = None,
    engine: Annotated[
        EngineName | None,
        typer.Option(
            help="compiled is fast and knows what our shapes use; pyshacl knows all of "
            "SHACL. Default: compiled, and pyshacl with --shapes.",
            show_default=False,
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="YAML with findings to suppress, each with a reason."
        ),
    ] = None,
    output: Output = None,
    offline: Offline = False,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = "https://api.crossref.org",
    cache: Cache = None,
    timeout: Timeout = 30.0,
    retries: Retries = 4,
    quiet: Quiet = False,
) -> None:
    """Check notices and records, or RDF files, against models, shapes and guidelines.

    Example: retract-ld validate notice.yaml --format json
    """
    from retract_ld.output import open_output
    from retract_ld.validation.report_writers import write_report
    from retract_ld.validation.rule_sets import select
    from retract_ld.validation.suppression import Suppressions, load_suppressions

    # rdflib logs a traceback for each ill-typed literal; the shapes report it properly.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    with exit_with(), ExitStack() as stack:
        messages = Messages(quiet=quiet)
        api = crossref(
            crossref_url,
            mailto,
            cache,
            offline=offline,
            timeout=timeout,
            retries=retries,
        )
        selection = select(split(rules))
        own = _shapes(shapes)
        suppressions = Suppressions(load_suppressions(config) if config else ())
        stream = stack.enter_context(open_output(output))
        found = _results(inputs, from_, messages, api, selection, own, engine)
        tally = write_report(
            suppressions.mark(found),
            stream,
            form.value,
            _style(form, output),
            unread=lambda: messages.worst >= UNREADABLE,
        )
    messages.close()
    raise typer.Exit(max(messages.worst, REJECTS if _fails(tally, fail_on) else 0))


def _fails(tally: Tally, fail_on: FailOn) -> bool:
    if fail_on is FailOn.never:
        return False
    order: tuple[Severity, ...] = ("violation", "warning", "info")
    counting = order[: order.index(fail_on.value) + 1]
    return any(tally.by_severity[severity] for severity in counting)


def _style(form: Form, output: str | None) -> Style | None:
    """Return colours for a terminal; https://no-color.org turns them off."""
    if form is not Form.text or output or os.environ.get("NO_COLOR"):
        return None
    if not sys.stdout.isatty():
        return None

    def style(severity: Severity, text: str) -> str:
        return typer.style(text, fg=_COLOURS[severity], bold=True)

    return style


def _shapes(path: Path | None) -> Graph | None:
    if path is None:
        return None
    from rdflib import Graph

    from retract_ld.errors import Malformed

    text = path.read_bytes()
    try:
        return Graph().parse(data=text, format="turtle")
    except Exception as error:  # each of rdflib's parsers has its own
        reason = " ".join(str(error).split())[:300]
        raise Malformed(f"is not Turtle: {reason}", source=str(path)) from error


def _results(
    inputs: list[str],
    from_: str | None,
    messages: Messages,
    api: Crossref,
    selection: Selection,
    shapes: Graph | None,
    engine: EngineName | None,
) -> Iterator[Result]:
    from retract_ld.errors import Malformed
    from retract_ld.validation.rdf_files import (
        blocks_of,
        holds_updates,
        rdf_format,
        validate_rdf,
    )
    from retract_ld.validation.records import validate_records

    name: Engine | None = engine.value if engine else None
    graphs = [path for path in inputs if not from_ and rdf_format(path)]
    others = [path for path in inputs if path not in graphs]
    for path in graphs:
        try:
            nodes = blocks_of(path)
            if shapes is None and not holds_updates(nodes):
                messages.note(f"{path}: holds no rld:Update, so little can be judged.")
            for result in validate_rdf(
                path,
                nodes=nodes,
                engine=name,
                shapes=shapes,
                rules=selection.rules,
                coherence=selection.coherence,
                with_shapes=selection.shapes,
            ):
                if selection.wants(result):
                    yield result
        except Malformed as error:
            messages.failure(error)
    for result in validate_records(
        _records(others, from_, messages, api),
        engine=name,
        shapes=shapes,
        rules=selection.rules,
        coherence=selection.coherence,
        with_shapes=selection.shapes,
    ):
        if selection.wants(result):
            yield result
    if selection.pages:
        for path in others:
            yield from (r for r in _page_results(path, from_) if selection.wants(r))
    if selection.jats:
        for path in others:
            yield from (r for r in _jats_results(path) if selection.wants(r))


def _page_results(path: str, from_: str | None) -> Iterator[Result]:
    """Yield what the rules for pages say of a file, if it is a page that tells of updates."""
    from dataclasses import replace

    from retract_ld.errors import ReadError
    from retract_ld.pages.checking import check_markup, updates_of
    from retract_ld.readers import READERS
    from retract_ld.readers.page import LARGEST

    if from_ not in {None, "page"} or not Path(path).is_file():
        return
    with Path(path).open("rb") as stream:
        head = stream.read(65_536)
        if not from_ and not READERS["page"].detect(head):
            return
        content = head + stream.read(LARGEST)
    try:
        found = check_markup(content, path, updates_of(content))
    except ReadError:
        # Reading its records has already told what is wrong with the page.
        return
    for result in sorted(set(found), key=lambda result: result.order):
        yield replace(result, source=path)


def _jats_results(path: str) -> Iterator[Result]:
    """Yield what the rules for JATS say of a file, if that is what it is."""
    from retract_ld.errors import ReadError
    from retract_ld.readers import READERS
    from retract_ld.validation.jats_rules import check_jats

    if not Path(path).is_file():
        return
    with Path(path).open("rb") as stream:
        if not READERS["jats"].detect(stream.read(65_536)):
            return
        stream.seek(0)
        try:
            yield from check_jats(stream, path)
        except ReadError:
            # Reading its records has already told what is wrong with the file.
            return


def _records(
    inputs: list[str], from_: str | None, messages: Messages, api: Crossref
) -> Iterator[tuple[Source, Record]]:
    for source, record in the_inputs(inputs, from_, messages, api):
        if record.problems:
            messages.problem(source, record)
        yield source, record
