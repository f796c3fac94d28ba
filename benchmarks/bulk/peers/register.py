"""What a register's cells mean and how resources are named, with nothing but Python.

The same rules as the reader's and the mapping's, for peers: plain cells are read as they
are, a repair is made where the benchmark's register needs one, nothing is reported.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

csv.field_size_limit(10_000_000)

BASE = "https://w3id.org/retract-ld/id/"
CONCEPTS = "https://w3id.org/retract-ld/"
CLASSES = "https://w3id.org/retract-ld/ns#"
SCHEMA = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
REGISTER = "retraction-watch"
NO_TEXT = ("unavailable", "unknown", "nan")
DOI = r"10\.[0-9]{4,9}/[!-~]+"
PMID = r"[1-9][0-9]{0,8}"
#: A DOI that stands in an IRI as it is.
PLAIN_DOI = r"^[a-z0-9._;()/:@,=~!$&'*-]+$"


class Codes(NamedTuple):
    """Code lists, which the benchmark writes for all peers."""

    types: dict[str, str]
    """The register's word for a kind of update → code."""
    classes: dict[str, str]
    """Code of a kind of update → class of its notice."""
    reasons: dict[str, list[str]]
    """The register's word for a reason → codes."""
    labels: dict[str, dict[str, str]]
    """Scheme → code → label."""


def codes() -> Codes:
    """Read the code lists from the file that PEER_CODES names."""
    return Codes(**json.loads(Path(os.environ["PEER_CODES"]).read_text()))


def words(cell: str) -> str | None:
    text = " ".join(cell.split())
    return None if not text or text.casefold() in NO_TEXT else text


def several(cell: str) -> list[str]:
    return [text for part in cell.split(";") if (text := words(part))]


def doi(cell: str) -> str | None:
    """Return a DOI, without zeros before it and words behind it."""
    found = re.match(rf"0*({DOI})(?:\s|$)", cell.strip())
    return found[1].lower() if found else None


def pmid(cell: str) -> str | None:
    return found[0] if (found := re.fullmatch(PMID, cell.strip())) else None


def day(cell: str) -> str | None:
    found = re.match(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", cell.strip())
    try:
        return found and date(int(found[3]), int(found[1]), int(found[2])).isoformat()
    except ValueError:
        return None


def hashed(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def digest(*parts: str | None) -> str:
    return hashed("".join("-;" if p is None else f"{len(p)}:{p}" for p in parts))


def mint(kind: str, *parts: str | None) -> str:
    return f"{BASE}{kind}/{digest(*parts)}"


def doi_iri(value: str) -> str:
    path = quote(value, safe="/:;()@,=~.-_!$&'*")
    path = re.sub(r"/(\.{1,2})(?=/|$)", r"%2F\1", path)
    return f"https://doi.org/{path}"


def pubmed_iri(value: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{value}/"


class Entry(NamedTuple):
    """A row of the register."""

    id: str
    type: str
    date: str | None
    free: bool | None
    notice: str | None
    notice_doi: str | None
    notice_pmid: str | None
    work: str
    work_doi: str | None
    work_pmid: str | None
    published: str | None
    title: str | None
    journal: str | None
    publisher: str | None
    authors: list[str]
    subjects: list[str]
    reasons: list[str]


def entries(path: str) -> Iterator[Entry]:
    """Yield the rows of a register."""
    known = codes()
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield entry(row, known)


def entry(row: dict[str, str], known: Codes) -> Entry:
    kind = known.types.get(row["RetractionNature"].strip(), "other")
    when, published = day(row["RetractionDate"]), day(row["OriginalPaperDate"])
    free = {"No": True, "Yes": False}.get(row["Paywalled"].strip())
    ours = doi(row["RetractionDOI"]), pmid(row["RetractionPubMedID"])
    theirs = doi(row["OriginalPaperDOI"]), pmid(row["OriginalPaperPubMedID"])
    title, journal = words(row["Title"]), words(row["Journal"])
    authors = several(row["Author"])
    work = document(theirs) or mint(
        "work",
        *(title, journal, "" if journal else None, None, None, None, None),
        *(published, None, "|".join(authors)),
    )
    same = (
        ours[0] == theirs[0]
        if ours[0] and theirs[0]
        else ours[1] is not None and ours[1] == theirs[1]
    )
    notice = None
    if ours != (None, None) or free is not None:
        notice = None if same else document(ours)
        if same or notice == work:
            notice = mint("notice", "in-situ", f"<{work}>", kind, when)
        elif notice is None:
            claim = (REGISTER, row["Record ID"].strip(), kind, when, f"<{work}>")
            notice = mint("notice", *[None] * 7, when, None, "", *claim)
    return Entry(
        row["Record ID"].strip(),
        kind,
        when,
        free,
        notice,
        *ours,
        work,
        *theirs,
        published,
        title,
        journal,
        words(row["Publisher"]),
        authors,
        list(dict.fromkeys(several(row["Subject"]))),
        list(
            dict.fromkeys(
                code
                for label in several(row["Reason"])
                for code in known.reasons.get(label, ())
            )
        ),
    )


def document(identifiers: tuple[str | None, str | None]) -> str | None:
    """Name a document by its DOI, else by its PubMed id."""
    first, then = identifiers
    return doi_iri(first) if first else pubmed_iri(then) if then else None
