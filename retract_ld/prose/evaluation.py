"""How well notices are read: precision, recall and F1 per field against ground truth.

Usage: ``python -m retract_ld.prose.evaluation FOLDER… [--table] [--part tuned|held]``

A folder holds notices (``.txt``, ``.md``, ``.html``, ``.pdf``, ``.docx``), each with a
``.json`` of the same name beside it, or one ``ground_truth.tsv`` for all. A value counts
as right when it is equal after folding case, dashes, quotes, blanks and outer
punctuation; authors only when all of them are, in order.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from retract_ld.labels import reason_of
from retract_ld.models import Update, Work
from retract_ld.prose.inputs import SUFFIXES, text_of
from retract_ld.prose.language import recognise
from retract_ld.prose.notice import read_notice
from retract_ld.prose.scores import Tally, fold

__all__ = ["evaluate", "main"]

#: Fields in the order of the table.
FIELDS: Final = (
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
_CORRECTIONS: Final = frozenset({"corrigendum", "erratum", "correction"})


def in_part(name: str, part: str | None) -> bool:
    """Tell whether a notice is in the part that rules were tuned on, or in the other."""
    if part is None:
        return True
    held = int(hashlib.sha256(f"s1{name}".encode()).hexdigest(), 16) % 3 == 0
    return held == (part == "held")


def evaluate(folder: Path, tally: Tally, part: str | None = None) -> None:
    """Score every notice of a folder."""
    truths = _truths(folder)
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in SUFFIXES or not in_part(path.stem, part):
            continue
        if path.with_suffix(".json").exists() and path.suffix != ".json":
            truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            _score_notice(path, truth, tally)
        elif path.name in truths:
            _score_row(path, truths[path.name], tally)


def _truths(folder: Path) -> dict[str, dict[str, str]]:
    table = folder / "ground_truth.tsv"
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row for row in csv.DictReader(lines, delimiter="\t")}


def _read(path: Path) -> tuple[str, tuple[Update, ...]]:
    text = text_of(path.read_bytes(), path.name)
    return text, read_notice(text, path.name).updates


def _one(value: object) -> set[str]:
    return {fold(value)} if value else set()


def _score_notice(path: Path, truth: dict[str, Any], tally: Tally) -> None:
    _, updates = _read(path)
    tally.notices += 1
    source = path.stem.split("_", 1)[0]
    groups = ["all", f"publisher {source}", f"language {truth.get('language')}"]

    def add(key: str, found: set[str], expected: set[str]) -> None:
        tally.add(path.name, groups, key, found, expected)

    def add_one(key: str, name: str, value: object) -> None:
        if name in truth:
            add(key, _one(value), _one(truth[name]))

    first = updates[0] if updates else None
    notice = first.notice if first else None
    add_one("nature", "nature", first and first.type)
    add_one("notice.title", "notice_title", notice and notice.title)
    add_one("notice.doi", "notice_doi", notice and notice.doi)
    add_one("notice.date", "notice_date", notice and notice.published)
    publisher = notice and notice.publisher and notice.publisher.name
    add_one("publisher", "publisher", publisher)
    works = [update.work for update in updates if update.work]
    replacement = first and first.replacement
    for key, value in (
        ("part", first and first.part),
        ("replacement", replacement and (replacement.doi or replacement.title)),
    ):
        if key in truth:
            add(key, _one(value), _one(truth[key]))
    if "works" in truth:
        for expected, work in _aligned(truth["works"], works):
            _score_work(add, expected or {}, work)
    if truth.get("retracted_by"):
        add("retracted_by", _retracting(first), set(truth["retracted_by"]))
    for role in ("initiated_by", "accepted_by", "objected_by"):
        if role in truth:
            add(role, {*getattr(first, role, ())}, set(truth[role]))
    if "guidelines" in truth:
        guidelines = notice.guidelines if notice else ()
        add("guidelines", set(guidelines), set(truth["guidelines"]))
    if "reasons" in truth:
        reasons: set[str] = (
            {str(reason) for reason in first.reasons} if first else set()
        )
        add("reasons", reasons, {_slug(label) for label in truth["reasons"]})


def _retracting(update: Update | None) -> set[str]:
    """Return who retracted: the parties that initiated or accepted, authors as one."""
    if update is None:
        return set()
    parties = (*update.initiated_by, *update.accepted_by)
    return {
        party.replace("some-authors", "authors")
        for party in parties
        if party != "journal"
    }


def _slug(label: str) -> str:
    return reason_of(label) or label


def _aligned(
    expected: list[dict[str, Any]], works: list[Work]
) -> Iterator[tuple[dict[str, Any] | None, Work | None]]:
    """Pair expected and found works: by DOI, by title, then in order."""
    left = list(works)
    pairs: list[tuple[dict[str, Any], Work | None]] = []
    for truth in expected:
        best = next(
            (
                work
                for work in left
                if (truth["doi"] and fold(truth["doi"]) == work.doi)
                or (truth["title"] and fold(truth["title"]) == fold(work.title))
            ),
            None,
        )
        if best is not None:
            left.remove(best)
        pairs.append((truth, best))
    for truth, best in pairs:
        yield truth, best if best is not None else (left.pop(0) if left else None)
    for work in left:
        yield None, work


def _score_work(
    add: Callable[[str, set[str], set[str]], None],
    truth: dict[str, Any],
    work: Work | None,
) -> None:
    found = {
        "title": work and work.title,
        "doi": work and work.doi,
        "pmid": work and work.pmid,
        "url": work and work.url,
        "journal": work and work.journal and work.journal.title,
        "volume": work and work.volume,
        "issue": work and work.issue,
        "pages": work and (work.pages or work.article_number),
        "year": work and work.published and work.published[:4],
        "authors": work and "; ".join(author.name for author in work.authors),
    }
    for key, value in found.items():
        if truth and key not in truth:
            continue
        wanted = truth.get(key)
        if key == "authors":
            wanted = "; ".join(wanted or ())
        add(key, _one(value), _one(wanted))


def _score_row(path: Path, truth: dict[str, str], tally: Tally) -> None:
    text, updates = _read(path)
    tally.notices += 1
    groups = [
        "all",
        f"publisher {truth['publisher'] or 'unknown'}",
        f"language {recognise(text)}",
    ]
    found = {_broad(updates[0].type)} if updates else set()
    tally.add(path.name, groups, "nature", found, {_broad(truth["type"])})
    known = {
        fold(doi)
        for key in ("original_doi", "original_doi_rw")
        for doi in truth[key].split(";")
        if doi
    }
    if not known:  # the truth is not known, so nothing found can be called wrong
        return
    dois = {fold(u.work.doi) for u in updates if u.work and u.work.doi}
    folded = text.lower()
    tally.add(
        path.name,
        groups,
        "doi",
        dois,
        {doi for doi in known if doi in folded} | (dois & known),
    )


def _broad(nature: str) -> str:
    return "correction" if nature in _CORRECTIONS else nature


def report(tally: Tally, *, table: bool, out: TextIO | None = None) -> None:
    """Print the scores, and the misses unless a Markdown table is asked for."""
    out = out or sys.stdout
    groups = list(dict.fromkeys(group for group, _ in tally.scores))
    for group in groups if table else ["all"]:
        print(
            f"\n{group}: {tally.notices} notices\n"
            if group == "all"
            else f"\n{group}\n",
            file=out,
        )
        print("| field | precision | recall | F1 | right | wrong | missed |", file=out)
        print("| --- | --- | --- | --- | --- | --- | --- |", file=out)
        for key in FIELDS:
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


def main(arguments: list[str] | None = None) -> int:
    """Run the evaluation from the command line."""
    parser = argparse.ArgumentParser(prog="python -m retract_ld.prose.evaluation")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--table", action="store_true", help="every group, no misses")
    parser.add_argument("--part", choices=("tuned", "held"), help="one part only")
    options = parser.parse_args(arguments)
    tally = Tally()
    for folder in options.folders:
        evaluate(folder, tally, options.part)
    report(tally, table=options.table)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
