"""What ``export`` does with its options: one document, a folder of shards, sorted lines."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retract_ld.cli.messages import Messages, reject, say
from retract_ld.cli.progress import Shown
from retract_ld.errors import VocabularyError

if TYPE_CHECKING:
    from retract_ld.bulk import Job
    from retract_ld.bulk.batches import Unread
    from retract_ld.bulk.outputs import Output
    from retract_ld.exporting import Counts

__all__ = ["Plan", "export_bulk", "export_spark", "processes"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where an export goes, and in which form."""

    output: str | None = None
    shard_size: int = 0
    resume: bool = False
    sort: bool = False
    unique: bool = False
    keep_empty: bool = False
    quiet: bool = False

    def check(self, to: str, *, rejects: bool) -> None:
        """Refuse options that do not go together.

        Raises:
            VocabularyError: saying which.
        """
        sharded = bool(self.shard_size)
        if (self.sort or self.unique) and (sharded or to not in {"ntriples", "nquads"}):
            raise VocabularyError(
                "Only a single output in N-Triples or N-Quads can be sorted.",
                hint="Give --to ntriples and no --shard-size.",
            )
        if self.resume and not sharded:
            raise VocabularyError(
                "Only an export in shards can be resumed.", hint="Give --shard-size."
            )
        if sharded and (self.output is None or self.output == "-"):
            raise VocabularyError(
                "Shards need a folder to go to.", hint="Name it with -o."
            )
        if sharded and rejects:
            raise VocabularyError(
                "Shards keep their rejects beside them.", hint="Leave --rejects out."
            )


def export_bulk(job: Job, plan: Plan, messages: Messages) -> Counts:
    """Run an export and report what cannot be read while it goes on."""
    plan.check(job.writer.name, rejects=messages.keeps)
    if plan.sort or plan.unique:
        return _sorted(job, plan, messages)
    if plan.shard_size:
        return _sharded(job, plan, messages)
    assert job.writer.fragments
    foot = job.writer.fragments.foot
    from retract_ld.bulk import SingleOutput, StreamOutput

    output: Output
    if plan.output is None or plan.output == "-":
        output = StreamOutput(sys.stdout.buffer, foot)
    else:
        output = SingleOutput(plan.output, foot, keep_empty=plan.keep_empty)
    return _run(job, output, plan, messages)


def export_spark(
    job: Job, plan: Plan, messages: Messages, master: str | None
) -> Counts:
    """Run an export inside Spark and report what its partitions told."""
    from retract_ld.bulk.spark import run_spark

    if plan.output is None or plan.output == "-":
        raise VocabularyError(
            "Spark needs a folder to write to.", hint="Name it with -o."
        )
    if plan.shard_size or plan.resume or plan.sort or plan.unique:
        raise VocabularyError(
            "Spark writes a part for each of its partitions, and sorts none.",
            hint="Leave --shard-size, --resume, --sort and --unique out.",
        )
    found = run_spark(job, plan.output, master=master)
    for source, record in found.troubled:
        messages.problem(source, record)
    for unread in found.unread:
        messages.failure(unread.error)
    return found.counts


def _run(job: Job, output: Output, plan: Plan, messages: Messages) -> Counts:
    from retract_ld.bulk import run
    from retract_ld.readers import left_out
    from retract_ld.readers.records import Source

    unknown: list[str] = []
    shown = Shown(quiet=plan.quiet)
    try:
        counts = run(
            job,
            output,
            on_problem=messages.problem,
            on_unread=_on_unread(messages, unknown),
            on_progress=shown,
        )
    finally:
        shown.close()
    if unknown:
        record = left_out(unknown)
        counts.count(record)
        messages.problem(Source(job.inputs[0]), record)
    return counts


def _on_unread(messages: Messages, unknown: list[str]) -> Callable[[Unread], None]:
    from retract_ld.bulk.batches import interrupted

    def on_unread(unread: Unread) -> None:
        if unread.name:
            unknown.append(unread.name)
        elif interrupted(unread.error):
            raise unread.error
        else:
            messages.failure(unread.error)

    return on_unread


def _sharded(job: Job, plan: Plan, messages: Messages) -> Counts:
    from retract_ld import __version__
    from retract_ld.bulk import ShardedOutput
    from retract_ld.bulk.manifest import input_files, manifest, write_manifest

    assert plan.output
    assert job.writer.fragments
    sources = input_files(job.inputs)
    settings: dict[str, Any] = {
        "version": __version__,
        "sources": [(source.name, source.sha256) for source in sources],
        "from": job.format_name,
        "to": job.writer.name,
        "vocabulary": list(job.vocabulary),
        "base": job.base,
        "shard size": plan.shard_size,
    }
    output = ShardedOutput(
        plan.output,
        plan.shard_size,
        job.writer.suffixes[0],
        settings,
        job.writer.fragments.foot,
        resume=plan.resume,
        reject=reject,
    )
    counts = _run(job, output, plan, messages)
    if output.resumed and not plan.quiet:
        say(f"{output.resumed} shard(s) were there already.")
    content = manifest(
        sources, output.shards, counts, job.writer, job.vocabulary, job.base
    )
    write_manifest(Path(plan.output), content)
    return counts


def _sorted(job: Job, plan: Plan, messages: Messages) -> Counts:
    """Export to a file without a name, and from there sorted to the output."""
    from retract_ld.bulk import StreamOutput
    from retract_ld.bulk.outputs import writing
    from retract_ld.bulk.sorting import sorted_lines
    from retract_ld.output import open_output

    to_file = plan.output not in {None, "-"}
    folder = Path(plan.output or ".").parent if to_file else None
    name = plan.output if to_file and plan.output else "standard output"
    with writing(name), tempfile.TemporaryFile(dir=folder) as unsorted:
        counts = _run(job, StreamOutput(unsorted), plan, messages)
        if not counts.updates and not plan.keep_empty and messages.worst:
            return counts
        unsorted.seek(0)
        counts.triples = 0
        with open_output(plan.output) as stream:
            for line in sorted_lines(unsorted, unique=plan.unique, folder=folder):
                counts.triples += 1
                stream.write(line)
    return counts


def processes(jobs: int | None) -> int:
    """Return how many processes to use: as many as this one may have processors."""
    if jobs:
        return jobs
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # pragma: no cover - not on macOS and Windows
        return os.cpu_count() or 1
