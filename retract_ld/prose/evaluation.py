"""How well notices are read: precision, recall and F1 per field against ground truth.

Usage: ``python -m retract_ld.prose.evaluation FOLDER… [--table] [--part tuned|held]``
or, for the table of the documentation, ``… FOLDER… --page docs/prose.md``.

A folder holds notices (``.txt``, ``.md``, ``.html``, ``.pdf``, ``.docx``), each with a
``.json`` of the same name beside it, or one ``ground_truth.tsv`` for all. What a
``.json`` leaves out is not scored. A value counts as right when it is equal after folding
case, dashes, quotes, blanks and outer punctuation; authors only when all of them are, in
order.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from retract_ld.labels import reason_of
from retract_ld.models import Update, Work
from retract_ld.prose.evaluation_tables import report, with_table
from retract_ld.prose.inputs import SUFFIXES, metadata_of, text_of
from retract_ld.prose.language import recognise
from retract_ld.prose.notice import read_notice
from retract_ld.prose.scores import Tally, fold

__all__ = ["evaluate", "main", "measured"]

_CORRECTIONS: Final = frozenset({"corrigendum", "erratum", "correction"})


def in_part(path: Path, part: str | None) -> bool:
    """Tell whether a notice is in the part that rules were tuned on, or in the other.

    Folders named ``dev`` and ``held-out`` say so; elsewhere the name is drawn by lot.
    """
    if part is None:
        return True
    if "held-out" in path.parts or "dev" in path.parts:
        return ("held-out" in path.parts) == (part == "held")
    drawn = int(hashlib.sha256(f"s1{path.stem}".encode()).hexdigest(), 16)
    return (drawn % 3 == 0) == (part == "held")


def evaluate(folder: Path, tally: Tally, part: str | None = None) -> None:
    """Score every notice of a folder and of the folders in it."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES or not in_part(path, part):
            continue
        if path.with_suffix(".json").exists() and path.suffix != ".json":
            truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            _score_notice(path, truth, tally)
        elif row := _truths(path.parent).get(path.name):
            _score_row(path, row, tally)


@cache
def _truths(folder: Path) -> dict[str, dict[str, str]]:
    table = folder / "ground_truth.tsv"
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row for row in csv.DictReader(lines, delimiter="\t")}


def _read(path: Path) -> tuple[str, tuple[Update, ...]]:
    content = path.read_bytes()
    text = text_of(content, path.name)
    metadata = metadata_of(content, path.name)
    return text, read_notice(text, path.name, metadata=metadata).updates


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
        if key not in truth if truth else not value:
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


def main(arguments: list[str] | None = None) -> int:
    """Run the evaluation from the command line."""
    parser = argparse.ArgumentParser(prog="python -m retract_ld.prose.evaluation")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--table", action="store_true", help="every group, no misses")
    parser.add_argument("--part", choices=("tuned", "held"), help="one part only")
    parser.add_argument(
        "--page",
        type=Path,
        metavar="FILE",
        help="write the table of both parts into a Markdown page, between its marks",
    )
    options = parser.parse_args(arguments)
    if options.page:
        page = options.page.read_text(encoding="utf-8")
        text = with_table(page, measured(options.folders), options.page.name)
        options.page.write_text(text, encoding="utf-8")
        return 0
    tally = Tally()
    for folder in options.folders:
        evaluate(folder, tally, options.part)
    report(tally, table=options.table)
    return 0


def measured(folders: list[Path]) -> dict[str, Tally]:
    """Score the part that rules were tuned on and the part that was held out."""
    parts = {"tuned": Tally(), "held": Tally()}
    for part, tally in parts.items():
        for folder in folders:
            evaluate(folder, tally, part)
    return parts


if __name__ == "__main__":
    raise SystemExit(main())
