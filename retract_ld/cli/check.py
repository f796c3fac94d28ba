"""``retract-ld check``: is the markup of pages right?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from retract_ld.cli.embed import claims_of
from retract_ld.cli.messages import REJECTS, USAGE, Messages, exit_with, say
from retract_ld.cli.options import From, Output, Quiet
from retract_ld.cli.validate import FailOn, Form

__all__ = ["check"]


def check(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE|URL…",
            help="HTML files, folders of them, - for standard input; addresses with "
            "--fetch.",
            show_default=False,
        ),
    ],
    notice: Annotated[
        list[str] | None,
        typer.Option(
            "--notice",
            "-n",
            metavar="INPUT",
            help="What is known now, to tell whether the pages say it; repeatable.",
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store", metavar="DIR", help="A store that holds what is known."
        ),
    ] = None,
    from_: From = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch the pages at addresses.")
    ] = False,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="For each page that is fetched.")
    ] = 20.0,
    form: Annotated[
        Form, typer.Option("--format", help="How the report is written.")
    ] = Form.text,
    fail_on: Annotated[
        FailOn, typer.Option(help="The least severity that ends with exit code 1.")
    ] = FailOn.violation,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Check the markup of pages: JSON-LD, tags, titles, links, and that they agree.

    Example: retract-ld check article.html --notice notice.yaml
    """
    from retract_ld.output import open_output
    from retract_ld.pages import check_page
    from retract_ld.pages.sites import pages_under
    from retract_ld.validation import Report, to_turtle

    messages = Messages(quiet=quiet)
    with exit_with():
        claims = (
            claims_of(notice or [], store, from_, messages) if notice or store else None
        )
        report = Report()
        for path in pages:
            folder = Path(path)
            names = map(str, pages_under(folder)) if folder.is_dir() else [path]
            for name in names:
                content = _content(name, fetch=fetch, timeout=timeout)
                report += check_page(content, name, claims)
        if form is Form.turtle:
            text = to_turtle(report)
        else:
            text = report.to_json() if form is Form.json else report.to_text()
        with open_output(output) as stream:
            stream.write(f"{text.rstrip()}\n".encode())
    messages.close()
    raise typer.Exit(max(messages.worst, REJECTS if _fails(report, fail_on) else 0))


def _content(name: str, *, fetch: bool, timeout: float) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    if not name.startswith(("http://", "https://")):
        return Path(name).read_bytes()
    if not fetch:
        say(f"Error: {name} is an address. Nothing is fetched without --fetch.")
        raise typer.Exit(USAGE)
    from retract_ld.pages.fetching import fetch_page

    return fetch_page(name, seconds=timeout)


def _fails(report: object, fail_on: FailOn) -> bool:
    """Tell whether a report has a result of the severity that counts."""
    from retract_ld.validation import Report
    from retract_ld.validation.report import SEVERITIES

    assert isinstance(report, Report)
    if fail_on is FailOn.never:
        return False
    counting = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    return any(result.severity in counting for result in report.results)
