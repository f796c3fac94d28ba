"""``retract-ld embed``: updates into the pages that show their notices and works."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import REJECTS, USAGE, Messages, exit_with, say, the_inputs
from retract_ld.cli.options import Base, From, Quiet, split

if TYPE_CHECKING:
    from retract_ld.errors import RetractLDError
    from retract_ld.models import Update
    from retract_ld.pages import Claims, Options, PathRule

__all__ = ["claims_of", "embed"]


class Role(StrEnum):
    """What a page shows."""

    auto = "auto"
    notice = "notice"
    work = "work"


class Form(StrEnum):
    """How the JSON-LD is laid out."""

    single = "single"
    graph = "graph"


class Context(StrEnum):
    """Whose context the JSON-LD uses."""

    schema_org = "schema.org"
    inline = "inline"
    linked = "linked"


def embed(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE…",
            help="HTML files, folders of them, or - for standard input.",
            show_default=False,
        ),
    ],
    notice: Annotated[
        list[str] | None,
        typer.Option(
            "--notice",
            "-n",
            metavar="INPUT",
            help="What is known: any input that `export` reads, or doi:10.…; repeatable.",
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store", metavar="DIR", help="A store that holds what is known."
        ),
    ] = None,
    from_: From = None,
    role: Annotated[
        Role, typer.Option(help="What the pages show; auto tells it by the DOI.")
    ] = Role.auto,
    doi: Annotated[
        str | None,
        typer.Option(metavar="DOI", help="DOI of the page, if it does not say it."),
    ] = None,
    rule: Annotated[
        str | None,
        typer.Option(
            metavar="PATTERN",
            help="How paths in a folder tell DOIs: 'articles/{doi}.html', or "
            "'{prefix}_{suffix}.html'. Default: the pages say it.",
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Address of the page.")
    ] = None,
    form: Annotated[
        Form, typer.Option(help="One node that holds the others, or a flat @graph.")
    ] = Form.single,
    context: Annotated[
        Context,
        typer.Option(help="Schema.org's context, or ours, written in or linked."),
    ] = Context.schema_org,
    vocabulary: Annotated[
        str,
        typer.Option(
            metavar="NAMES", help="With our own context: any, with commas between."
        ),
    ] = "schema",
    meta: Annotated[
        str,
        typer.Option(
            metavar="NAMES",
            help="Add tags that the page lacks: highwire, dublin-core, signposting.",
        ),
    ] = "",
    banner: Annotated[
        bool, typer.Option("--banner", help="Add a visible banner.")
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="Of the banner. Default: the page's."),
    ] = None,
    style: Annotated[
        bool, typer.Option(help="Whether the banner brings its CSS.")
    ] = True,
    base: Base = "https://w3id.org/retract-ld/id/",
    remove: Annotated[
        bool, typer.Option("--remove", help="Take out what was embedded.")
    ] = False,
    in_place: Annotated[
        bool, typer.Option("--in-place", "-i", help="Change the files themselves.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="A file for one page, a folder for several. Default: standard output.",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Put JSON-LD into the pages of notices and of the works they are about.

    Everything else in a page stays as it is, byte for byte; embedding again replaces the
    block, --remove gives back the original page.

    Example: retract-ld embed site/ --notice notices.csv --in-place
    """
    from retract_ld.pages import Options, PathRule

    with exit_with():
        messages = Messages(quiet=quiet)
        claims = None if remove else claims_of(notice or [], store, from_, messages)
        options = Options(
            role.value,
            _doi(doi),
            url,
            form.value,
            context.value,
            tuple(split(vocabulary)),
            tuple(split(meta)),
            banner,
            language,
            style,
            base=base,
        )
        several = len(pages) > 1 or Path(pages[0]).is_dir()
        if several and not in_place and output is None:
            raise _usage("Several pages need --in-place, or a folder with --output.")
        if "-" in pages and (several or in_place):
            raise _usage("A page from standard input stands alone, without --in-place.")
        work = _Work(claims, options, PathRule(rule) if rule else None, messages)
        for path in pages:
            if Path(path).is_dir():
                work.folder(Path(path), None if in_place else Path(output or ""))
            else:
                work.page(path, _target(path, output, in_place, several))
    messages.close()
    if not quiet:
        say(work.summary())
    raise typer.Exit(max(messages.worst, work.worst))


def _usage(text: str) -> typer.Exit:
    say(f"Error: {text}")
    return typer.Exit(USAGE)


def _doi(text: str | None) -> str | None:
    from retract_ld.identifiers import normalize_doi

    found = normalize_doi(text) if text else None
    if text and found is None:
        raise _usage(f"'{text}' is no DOI.")
    return found


def claims_of(
    inputs: list[str], store: str | None, from_: str | None, messages: Messages
) -> Claims:
    """Read what is known from inputs, or have it looked up in a store."""
    if store is not None:
        from retract_ld.pages.stored import StoredClaims

        if inputs:
            raise _usage("What is known is in --notice or in --store, not in both.")
        return StoredClaims(store)
    from retract_ld.pages import Claims

    if not inputs:
        raise _usage("Say what is known with --notice, or --remove what was embedded.")
    updates: list[Update] = []
    for source, record in the_inputs(inputs, from_, messages):
        if record.problems:
            messages.problem(source, record)
        updates += record.updates
    return Claims(updates)


def _target(path: str, output: str | None, in_place: bool, several: bool) -> str:
    if in_place:
        return path
    if output is None:
        return "-"
    folder = several or Path(output).is_dir()
    return str(Path(output) / Path(path).name) if folder else output


class _Work:
    """Changes pages and counts what became of them."""

    def __init__(
        self,
        claims: Claims | None,
        options: Options,
        rule: PathRule | None,
        messages: Messages,
    ) -> None:
        from retract_ld.pages import SiteCounts

        self._claims = claims
        self._options = options
        self._rule = rule
        self._messages = messages
        self._counts = SiteCounts()
        self.worst = 0

    def folder(self, folder: Path, output: Path | None) -> None:
        from retract_ld.pages import change_site

        self._counts += change_site(
            folder,
            self._claims,
            self._options,
            rule=self._rule,
            output=output,
            on_error=lambda path, error: self._failed(str(path), error),
        )

    def page(self, path: str, target: str) -> None:
        from retract_ld.errors import RetractLDError
        from retract_ld.pages import embed as embed_page
        from retract_ld.pages import remove, write_page

        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        try:
            changed = (
                remove(content)
                if self._claims is None
                else embed_page(content, self._claims, self._options)
            )
        except RetractLDError as error:
            self._counts.failed += 1
            self._failed(path, error)
            return
        if target == "-":
            sys.stdout.buffer.write(changed)
            sys.stdout.buffer.flush()
        elif changed != content or target != path:
            write_page(Path(target), changed)
        if changed == content:
            self._counts.unchanged += 1
        else:
            self._counts.changed += 1

    def _failed(self, path: str, error: RetractLDError) -> None:
        from retract_ld.errors import ReadError

        if isinstance(error, ReadError):
            error.source = error.source or path
        say(f"Error: {error}")
        self.worst = max(self.worst, REJECTS)

    def summary(self) -> str:
        counts = self._counts
        total = counts.changed + counts.unchanged + counts.silent + counts.failed
        return (
            f"{total:,} page{'' if total == 1 else 's'}: {counts.changed:,} changed, "
            f"{counts.unchanged:,} unchanged, {counts.silent:,} without an update, "
            f"{counts.failed:,} failed."
        )
