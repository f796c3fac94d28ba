"""``retract-ld export``: any source in, RDF out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import (
    UNREADABLE,
    Messages,
    exit_with,
    say,
    the_format,
    the_inputs,
)
from retract_ld.cli.options import (
    Base,
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
    Vocabulary,
    crossref,
    split,
)
from retract_ld.errors import VocabularyError

if TYPE_CHECKING:
    from retract_ld.cli.running import Plan
    from retract_ld.exporting import Counts
    from retract_ld.readers.live import Crossref
    from retract_ld.readers.records import Record, Source
    from retract_ld.writers import Writer

__all__ = ["export"]


class Engine(StrEnum):
    """Who does the work."""

    processes = "processes"
    spark = "spark"


def export(
    inputs: Inputs,
    from_: From = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            "-t",
            metavar="FORMAT",
            help="Format to write, by short name, suffix or media type: see `formats`. "
            "Default: as the output file is named, else turtle.",
        ),
    ] = None,
    vocabulary: Vocabulary = "core,schema,spar,prov",
    base: Base = "https://w3id.org/retract-ld/id/",
    output: Output = None,
    rejects: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Keep rejected records here, as JSON Lines."),
    ] = None,
    offline: Offline = False,
    mailto: Mailto = None,
    crossref_url: CrossrefUrl = "https://api.crossref.org",
    cache: Cache = None,
    timeout: Timeout = 30.0,
    retries: Retries = 4,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            help="How many processes to use; the output is the same with any number. "
            "Default: one for each processor.",
            rich_help_panel="For whole registers",
        ),
    ] = None,
    shard_size: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="RECORDS",
            help="Write the folder named by -o: a document for about every so many "
            "records, and a manifest of them.",
            rich_help_panel="For whole registers",
        ),
    ] = 0,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with such a folder after the last shard that is whole.",
            rich_help_panel="For whole registers",
        ),
    ] = False,
    sort: Annotated[
        bool,
        typer.Option(
            "--sort",
            help="Sort the lines of N-Triples or N-Quads.",
            rich_help_panel="For whole registers",
        ),
    ] = False,
    unique: Annotated[
        bool,
        typer.Option(
            "--unique",
            help="Sort them and write each once.",
            rich_help_panel="For whole registers",
        ),
    ] = False,
    keep_empty: Annotated[
        bool,
        typer.Option(
            "--keep-empty",
            help="Write a file even if every record was rejected.",
            rich_help_panel="For whole registers",
        ),
    ] = False,
    engine: Annotated[
        Engine,
        typer.Option(
            help="Who does the work: processes here, or Spark, which reads and writes "
            "wherever Hadoop can.",
            rich_help_panel="For whole registers",
        ),
    ] = Engine.processes,
    master: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="The Spark cluster; default: as Spark is configured.",
            rich_help_panel="For whole registers",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Read notices and records in any format and write them as linked data.

    Example: retract-ld export notice.txt --to turtle
    """
    from retract_ld.cli.running import Plan, processes
    from retract_ld.writers import find_writer, writer_of_suffix

    with exit_with(), ExitStack() as stack:
        writer = find_writer(to) if to else writer_of_suffix(output or "")
        if output and writer is None and not to and "." in output and not shard_size:
            say(
                f"'{output}' does not tell a format; writing turtle. Name it with --to."
            )
        keep = (
            stack.enter_context(Path(rejects).open("w", encoding="utf-8"))
            if rejects
            else None
        )
        messages = Messages(keep, quiet=quiet)
        plan = Plan(output, shard_size, resume, sort, unique, keep_empty, quiet)
        counts = _exported(
            inputs,
            from_,
            writer or find_writer("turtle"),
            split(vocabulary),
            base,
            processes(jobs),
            crossref(
                crossref_url,
                mailto,
                cache,
                offline=offline,
                timeout=timeout,
                retries=retries,
            ),
            plan,
            messages,
            (engine, master),
        )
        if messages.worst >= UNREADABLE and not counts.read:
            # Nothing could be read: an older output file stays as it was.
            raise typer.Exit(messages.worst)
    messages.close()
    if not quiet:
        say(summary(counts))
    raise typer.Exit(messages.worst)


def _exported(
    inputs: list[str],
    from_: str | None,
    writer: Writer,
    vocabulary: list[str],
    base: str,
    jobs: int,
    crossref: Crossref,
    plan: Plan,
    messages: Messages,
    engine: tuple[Engine, str | None],
) -> Counts:
    if engine[0] is Engine.processes and writer.fragments is None:
        # Built in memory as a whole, so by one process.
        plan.check(writer.name, rejects=messages.keeps)
        return _in_memory(
            the_inputs(inputs, from_, messages, crossref),
            writer,
            vocabulary,
            base,
            plan,
            messages,
        )
    from retract_ld.bulk import Job
    from retract_ld.cli.running import export_bulk, export_spark

    job = Job(
        tuple(inputs),
        writer.name,
        the_format(from_),
        tuple(vocabulary),
        base,
        jobs,
        crossref=crossref,
    )
    if engine[0] is Engine.spark:
        return export_spark(job, plan, messages, engine[1])
    return export_bulk(job, plan, messages)


def _in_memory(
    records: Iterator[tuple[Source, Record]],
    writer: Writer,
    vocabulary: list[str],
    base: str,
    plan: Plan,
    messages: Messages,
) -> Counts:
    from retract_ld import exporting
    from retract_ld.output import open_output

    if plan.shard_size:
        raise VocabularyError(
            f"{writer.title} cannot be written in shards.", hint="Try --to turtle."
        )
    with open_output(plan.output) as stream:
        counts = exporting.export(
            records, stream, writer, vocabulary, base, on_problem=messages.problem
        )
        if messages.worst and not counts.updates and not plan.keep_empty:
            # Nothing could be used: an older output file stays as it was.
            messages.close()
            if counts.read:
                say(summary(counts))
            raise typer.Exit(messages.worst)
    return counts


def summary(counts: Counts) -> str:
    """Say in one line what became of the records."""
    silent = f", {counts.silent:,} without an update" if counts.silent else ""
    return (
        f"{_number(counts.read, 'record')}: {counts.exported:,} exported, "
        f"{counts.rejected:,} rejected{silent}; "
        f"{_number(counts.updates, 'update')}, {_number(counts.triples, 'triple')}, "
        f"{_number(counts.warnings, 'warning')}."
    )


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
