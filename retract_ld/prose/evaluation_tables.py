"""Tables of an evaluation: for the terminal, and for the page of the documentation."""

from __future__ import annotations

import sys
from typing import Final, TextIO

from retract_ld.errors import RetractLDError
from retract_ld.prose.scores import Score, Tally

__all__ = ["report", "with_table"]

#: Fields in the order of the table.
_FIELDS: Final = (
    "nature",
    "notice.title",
    "notice.doi",
    "notice.date",
    "publisher",
    "title",
    "doi",
    "pmid",
    "journal",
    "volume",
    "issue",
    "pages",
    "year",
    "authors",
    "url",
    "part",
    "replacement",
    "retracted_by",
    "initiated_by",
    "accepted_by",
    "objected_by",
    "guidelines",
    "reasons",
)
_HEAD: Final = "| field | precision | recall | F1 | right | wrong | missed |"
_LANGUAGES: Final = (
    "| language | tuned: nature F1 | parties F1 | reasons F1"
    " | held out: nature F1 | parties F1 | reasons F1 |"
)
_START: Final = "<!-- evaluation: written by `make eval-docs` -->"
_END: Final = "<!-- evaluation: end -->"


def report(tally: Tally, *, table: bool, out: TextIO | None = None) -> None:
    """Print the scores, and the misses unless a Markdown table is asked for."""
    out = out or sys.stdout
    groups = list(dict.fromkeys(group for group, _ in tally.scores))
    for group in groups if table else ["all"]:
        count = f": {tally.notices} notices" if group == "all" else ""
        print(f"\n{group}{count}\n\n{_HEAD}\n|{' --- |' * 7}", file=out)
        for key in _FIELDS:
            score = tally.scores.get((group, key))
            if score:
                print(
                    f"| {key} | {score.precision:.3f} | {score.recall:.3f} "
                    f"| {score.f1:.3f} | {score.right} | {score.wrong} "
                    f"| {score.missed} |",
                    file=out,
                )
    if not table:
        print(*tally.misses, sep="\n", file=out)


def with_table(page: str, parts: dict[str, Tally], name: str = "the page") -> str:
    """Return a Markdown page with the scores of both parts between its marks.

    Raises:
        RetractLDError: if the page has no marks.
    """
    before, start, rest = page.partition(_START)
    _, end, after = rest.partition(_END)
    if not (start and end):
        raise RetractLDError(
            f"{name} has no place for the table.",
            hint=f"Put the lines {_START} and {_END} where it should stand.",
        )
    return f"{before}{_START}\n\n{_both_parts(parts)}\n{_END}{after}"


def _both_parts(parts: dict[str, Tally]) -> str:
    tuned, held = parts["tuned"], parts["held"]
    lines = [
        f"{tuned.notices} notices the rules were tuned on, {held.notices} held out.",
        "",
        "| field | tuned: P | R | F1 | n | held out: P | R | F1 | n |",
        "| --- |" + " --- |" * 8,
    ]
    for key in _FIELDS:
        scores = [part.scores.get(("all", key)) for part in (tuned, held)]
        if any(scores):
            lines.append(f"| {key} | {' | '.join(map(_cells, scores))} |")
    lines += [
        "",
        _LANGUAGES,
        "| --- |" + " --- |" * 6,
    ]
    groups = sorted(
        {group for group, _ in tuned.scores if group.startswith("language")}
    )
    for group in groups:
        cells = [
            _f1(part.scores.get((group, key)))
            for part in (tuned, held)
            for key in ("nature", "retracted_by", "reasons")
        ]
        lines.append(f"| {group.removeprefix('language ')} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cells(score: Score | None) -> str:
    if score is None or not score.right + score.wrong + score.missed:
        return " | | |"
    count = score.right + score.missed
    return f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} | {count}"


def _f1(score: Score | None) -> str:
    return f"{score.f1:.2f}" if score else ""
