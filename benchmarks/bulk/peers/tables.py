"""The register as the CSV tables that our RML reads, for morph-kgc: read and named here.

python tables.py REGISTER.csv FOLDER
"""

from __future__ import annotations

import csv
import sys
from contextlib import ExitStack
from pathlib import Path

from register import (
    BASE,
    CONCEPTS,
    Entry,
    codes,
    digest,
    doi_iri,
    entries,
    mint,
    pubmed_iri,
)

_KINDS = ("date", "gYearMonth", "gYear")
_PUBLISHED = [f"published.{kind}" for kind in _KINDS]
_SINGLE = {
    "language": "",
    "url": "",
    "container": "",
    "pages": "",
    "page_start": "",
    "page_end": "",
    "publisher": "",
    "license": "",
}
_COLUMNS = {
    "notice": [
        "title",
        *_PUBLISHED,
        *_SINGLE,
        "free_to_read",
        "type",
        "work",
        "policy",
    ],
    "work": ["title", *_PUBLISHED, *_SINGLE, "free_to_read", "notice", "replaces"],
    "person": ["name", "given_name", "family_name"],
    "organization": ["name"],
    "journal": ["title"],
    "volume": ["volume", "container"],
    "issue": ["issue", "container"],
    "identifier": ["scheme", "value", "address"],
    "concept": ["label", "code", "scheme"],
}
_MANY = {
    "notice": ["authors", "identifiers", "same_as", "concepts"],
    "work": ["authors", "identifiers", "same_as", "subjects"],
    "person": ["affiliations"],
    "journal": ["issns"],
}


class Tables:
    """All tables, open for writing."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        names = {kind: ["node", *columns] for kind, columns in _COLUMNS.items()}
        for kind, some in _MANY.items():
            names |= {f"{kind}.{name}": ["node", "value"] for name in some}
        names["codes-0"] = ["code", "term"]
        self._files = {}
        for name, columns in names.items():
            file = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            self._files[name] = csv.DictWriter(stack.enter_context(file), columns, "")
            self._files[name].writeheader()
        self._shared: set[str] = set()

    def row(self, kind: str, node: str, **cells: str | None) -> None:
        self._files[kind].writerow({"node": node} | cells)

    def shared(self, kind: str, node: str, **cells: str) -> None:
        if node not in self._shared:
            self._shared.add(node)
            self.row(kind, node, **cells)

    def code(self, code: str, term: str) -> None:
        self._files["codes-0"].writerow({"code": code, "term": term})

    def several(self, kind: str, name: str, node: str, values: list[str]) -> None:
        for value in values:
            self.row(f"{kind}.{name}", node, value=value)

    def identifiers(
        self, kind: str, node: str, doi: str | None, pmid: str | None
    ) -> None:
        for scheme, value, name in (("DOI", doi, doi_iri), ("PMID", pmid, pubmed_iri)):
            if value is not None:
                term = mint("identifier", f"<{node}>", scheme, value)
                self.row(f"{kind}.identifiers", node, value=term)
                self.row(
                    "identifier", term, scheme=scheme, value=value, address=name(value)
                )


def add(tables: Tables, row: Entry, labels: dict[str, dict[str, str]]) -> None:
    concepts = [("update-type", row.type), *(("reason", code) for code in row.reasons)]
    if row.notice is not None:
        free = "" if row.free is None else str(row.free).lower()
        cells = {"published.date": row.date, "free_to_read": free, "type": row.type}
        tables.row("notice", row.notice, work=row.work, **cells)
        terms = [f"{CONCEPTS}{scheme}/{code}" for scheme, code in concepts]
        tables.several("notice", "concepts", row.notice, terms)
        tables.identifiers("notice", row.notice, row.notice_doi, row.notice_pmid)
    journal = mint("journal", row.journal) if row.journal else ""
    publisher = mint("organization", row.publisher) if row.publisher else ""
    cells = {"title": row.title, "published.date": row.published, "notice": row.notice}
    tables.row("work", row.work, container=journal, publisher=publisher, **cells)
    tables.several("work", "subjects", row.work, row.subjects)
    tables.identifiers("work", row.work, row.work_doi, row.work_pmid)
    place = f"{BASE}agent/{digest(f'<{row.work}>')}"
    for position, name in enumerate(row.authors, start=1):
        agent = f"{place}/{position:04d}/{digest(name)}"
        tables.row("work.authors", row.work, value=agent)
        tables.row("person", agent, name=name)
    if row.journal:
        tables.shared("journal", journal, title=row.journal)
    if row.publisher:
        tables.shared("organization", publisher, name=row.publisher)
    for scheme, code in concepts:
        place = f"{CONCEPTS}{scheme}"
        label = labels[scheme][code]
        tables.shared(
            "concept", f"{place}/{code}", label=label, code=code, scheme=place
        )


def main() -> None:
    path, folder = sys.argv[1], Path(sys.argv[2])
    known = codes()
    with ExitStack() as stack:
        tables = Tables(folder, stack)
        for code, name in known.classes.items():
            tables.code(code, f"https://w3id.org/retract-ld/ns#{name}")
        for row in entries(path):
            add(tables, row, known.labels)


if __name__ == "__main__":
    main()
