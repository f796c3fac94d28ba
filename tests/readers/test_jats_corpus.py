"""Every JATS file of the corpus says what its manifest says, and nothing else.

The manifest has two layouts: ``type`` and ``corrected-article -> 10.1/x``, or all of it
in ``type`` as ``correction of corrected-article:10.1/x | notice DOI … | …`` (cut off).
"""

import csv
import re
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from retract_ld.errors import Malformed
from retract_ld.identifiers import normalize_doi
from retract_ld.models import Document, Update
from retract_ld.readers import READERS, Record, Source, jats

pytestmark = pytest.mark.corpus

#: What we read otherwise than the manifest, and why.
DISAGREEMENTS = {
    "pmc_retr_451.xml": "cut off inside <license-p>: Malformed, with the line",
}
_TYPES = {
    "addendum": "addendum",
    "correction": "correction",
    "expression-of-concern": "expression_of_concern",
    "retraction": "retraction",
}


@pytest.fixture(scope="module")
def rows(corpus: Path) -> list[dict[str, str]]:
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8") as stream:
        table = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in table if row["kind"] == "jats"]


@pytest.fixture(scope="module")
def records(corpus: Path, rows: list[dict[str, str]]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        name = Path(row["file"]).name
        with (corpus / row["file"]).open("rb") as stream:
            found[name] = []
            with suppress(*((Malformed,) if name in DISAGREEMENTS else ())):
                found[name] += jats.read(stream, Source(name))
    return found


def target(raw: str) -> str:
    """Spell a target of the manifest as `key` does."""
    raw = raw.strip()
    doi = normalize_doi(raw)
    return doi or raw


def keys(document: Document | None) -> set[str]:
    """Return all that the manifest may call a document by."""
    if document is None:
        return {"?"}
    place = f"vol={document.volume}" if document.volume else None
    bare = (document.pmcid or "").removeprefix("PMC")
    names = (document.doi, document.pmid, document.pmcid, bare, document.url, place)
    return {name for name in names if name} or {"?"}


def stated(row: dict[str, str]) -> tuple[str, list[tuple[str, str]], bool]:
    """Return article type, (link type, target) pairs, and whether they are all."""
    if "->" in row["updates"]:
        pairs = [part.split("->") for part in row["updates"].split(";") if "->" in part]
        return row["type"], [(a.strip(), target(b)) for a, b in pairs], True
    match = re.match(r"([\w-]+) of ([^|]*)(\|?)", row["type"])
    if match is None:
        return row["type"], [], True
    article_type, claims, whole = match.groups()
    pairs = [part.split(":", 1) for part in claims.split("; ") if ":" in part]
    return article_type, [(a.strip(), target(b)) for a, b in pairs], bool(whole)


def test_every_file_is_recognised(corpus: Path, rows: list[dict[str, str]]) -> None:
    assert len(rows) >= 500
    for row in rows:
        head = (corpus / row["file"]).read_bytes()[:65536]
        asked = [reader.name for reader in READERS.values() if reader.detect(head)]
        assert asked[:1] == ["jats"], row["file"]


def test_no_other_file_is_taken_for_jats(corpus: Path) -> None:
    for path in corpus.rglob("*"):
        if (
            path.is_file()
            and "jats" not in path.parts
            and path.stat().st_size < 5_000_000
        ):
            with path.open("rb") as stream:
                taken = jats.detect(stream.read(65536))
            if taken:
                assert "jats" in path.name.lower() or path.suffix == ".nxml", path


def test_every_file_says_what_the_manifest_says(
    rows: list[dict[str, str]], records: dict[str, list[Record]]
) -> None:
    misses: list[object] = []
    for row in rows:
        name = Path(row["file"]).name
        if name in DISAGREEMENTS or "snippet, made up" in row["type"]:
            continue
        updates = [u for record in records[name] for u in record.updates]
        article_type, pairs, whole = stated(row)
        expected = {t for _, t in pairs}
        forward = {t for link, t in pairs if link.endswith("-forward")}
        others = [keys(u.notice if u.found_on == "work" else u.work) for u in updates]
        if article_type in _TYPES:
            expected = expected or {"?"}
            types = {u.type for u in updates}
            if types != {_TYPES[article_type]} or {u.found_on for u in updates} != {
                "notice"
            }:
                misses.append((name, article_type, types))
        elif {u.found_on for u in updates} != ({"work"} if forward else set()):
            misses.append((name, article_type, updates))
        unsaid = [names for names in others if not names & expected] if whole else []
        unread = [
            t for t in expected if whole and not any(t in names for names in others)
        ]
        if unsaid or unread:
            misses.append((name, unsaid, unread))
        own = {u.notice.doi for u in updates if u.notice and u.found_on == "notice"}
        notice = normalize_doi(row["notice"])
        if own and notice and notice not in own:
            misses.append((name, notice, own))
    assert misses == []


def test_a_notice_is_never_the_work(records: dict[str, list[Record]]) -> None:
    for name, found in records.items():
        for record in found:
            for update in record.updates:
                document = update.notice if update.found_on == "notice" else update.work
                assert document is not None, name
                if update.found_on == "work":
                    assert document.document_type in {
                        "research-article",
                        "translation",
                    }, name
                assert update.asserted_by == "publisher"
                assert update.raw_type, name


def test_evidence_is_in_the_text(records: dict[str, list[Record]]) -> None:
    for update in _updates(records):
        for words in update.evidence:
            assert update.notice is not None
            assert update.notice.text is not None
            if words.start is None:
                assert words.text in (update.notice.title or "")
            else:
                assert update.notice.text[words.start : words.end] == words.text


def test_problems(records: dict[str, list[Record]]) -> None:
    """Errors only where an article says that it is a notice and nothing else."""
    errors: Counter[str] = Counter()
    for found in records.values():
        for record in found:
            for problem in record.problems:
                if problem.severity == "error":
                    errors[problem.message] += 1
                    assert record.raw is not None
    assert errors == {
        "an article of the kind 'retraction' names neither itself nor a work.": 15
    }


def _updates(records: dict[str, list[Record]]) -> list[Update]:
    return [u for found in records.values() for record in found for u in record.updates]
