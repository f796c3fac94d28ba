"""The register's triples one by one, as terms of a library: rdflib or pyoxigraph.

python plain.py rdflib|pyoxigraph REGISTER.csv OUT.nt
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from register import (
    BASE,
    CLASSES,
    CONCEPTS,
    SCHEMA,
    TYPE,
    XSD,
    Entry,
    codes,
    digest,
    doi_iri,
    entries,
    mint,
    pubmed_iri,
)

Term = Any
Triple = tuple[Term, Term, Term]


class Triples:
    """The triples of a register, those of shared resources once.

    Args:
        iri, text, typed: make the terms of a library.
    """

    def __init__(
        self,
        iri: Callable[[str], Term],
        text: Callable[[str], Term],
        typed: Callable[[str, str], Term],
    ) -> None:
        self._iri = iri
        self._text = text
        self._typed = typed
        self._known = codes()
        self._shared: set[str] = set()

    def of(self, rows: Iterable[Entry]) -> Iterator[Triple]:
        for row in rows:
            yield from self._notice(row)
            yield from self._work(row)
            yield from self._concept("update-type", row.type)
            for code in row.reasons:
                yield from self._concept("reason", code)

    def _said(self, subject: str, *pairs: tuple[str, Term | None]) -> Iterator[Triple]:
        node = self._iri(subject)
        for predicate, value in pairs:
            if value is not None:
                yield node, self._iri(predicate), value

    def _first(self, subject: str) -> bool:
        if subject in self._shared:
            return False
        self._shared.add(subject)
        return True

    def _named(self, subject: str, kind: str, name: str) -> Iterator[Triple]:
        if self._first(subject):
            yield from self._said(
                subject,
                (TYPE, self._iri(SCHEMA + kind)),
                (SCHEMA + "name", self._text(name)),
            )

    def _concept(self, scheme: str, code: str) -> Iterator[Triple]:
        place = f"{CONCEPTS}{scheme}"
        if self._first(f"{place}/{code}"):
            yield from self._said(
                f"{place}/{code}",
                (TYPE, self._iri(SCHEMA + "DefinedTerm")),
                (SCHEMA + "name", self._text(self._known.labels[scheme][code])),
                (SCHEMA + "termCode", self._text(code)),
                (SCHEMA + "inDefinedTermSet", self._iri(place)),
            )

    def _identifiers(
        self, document: str, doi: str | None, pmid: str | None
    ) -> Iterator[Triple]:
        for scheme, value, name in (("DOI", doi, doi_iri), ("PMID", pmid, pubmed_iri)):
            if value is not None:
                node = mint("identifier", f"<{document}>", scheme, value)
                yield from self._said(
                    document, (SCHEMA + "identifier", self._iri(node))
                )
                yield from self._said(
                    node,
                    (TYPE, self._iri(SCHEMA + "PropertyValue")),
                    (SCHEMA + "propertyID", self._text(scheme)),
                    (SCHEMA + "value", self._text(value)),
                    (SCHEMA + "url", self._iri(name(value))),
                )

    def _notice(self, row: Entry) -> Iterator[Triple]:
        if row.notice is None:
            return
        iri, typed, free = self._iri, self._typed, row.free
        yield from self._said(
            row.notice,
            (TYPE, iri(SCHEMA + "ScholarlyArticle")),
            (TYPE, iri(SCHEMA + "CorrectionComment")),
            (SCHEMA + "additionalType", iri(CLASSES + self._known.classes[row.type])),
            (SCHEMA + "datePublished", row.date and typed(row.date, XSD + "date")),
            (
                SCHEMA + "isAccessibleForFree",
                None if free is None else typed(str(free).lower(), XSD + "boolean"),
            ),
            (SCHEMA + "about", iri(row.work)),
            (SCHEMA + "parentItem", iri(row.work)),
            (SCHEMA + "keywords", iri(f"{CONCEPTS}update-type/{row.type}")),
            *(
                (SCHEMA + "keywords", iri(f"{CONCEPTS}reason/{code}"))
                for code in row.reasons
            ),
        )
        yield from self._identifiers(row.notice, row.notice_doi, row.notice_pmid)

    def _work(self, row: Entry) -> Iterator[Triple]:
        iri, text, published = self._iri, self._text, row.published
        journal = row.journal and mint("journal", row.journal)
        publisher = row.publisher and mint("organization", row.publisher)
        yield from self._said(
            row.work,
            (TYPE, iri(SCHEMA + "ScholarlyArticle")),
            (SCHEMA + "name", row.title and text(row.title)),
            (
                SCHEMA + "datePublished",
                published and self._typed(published, XSD + "date"),
            ),
            (SCHEMA + "isPartOf", journal and iri(journal)),
            (SCHEMA + "publisher", publisher and iri(publisher)),
            (SCHEMA + "correction", row.notice and iri(row.notice)),
            (SCHEMA + "subjectOf", row.notice and iri(row.notice)),
            *((SCHEMA + "keywords", text(subject)) for subject in row.subjects),
        )
        yield from self._identifiers(row.work, row.work_doi, row.work_pmid)
        yield from self._authors(row)
        if row.journal and journal:
            yield from self._named(journal, "Periodical", row.journal)
        if row.publisher and publisher:
            yield from self._named(publisher, "Organization", row.publisher)

    def _authors(self, row: Entry) -> Iterator[Triple]:
        place = f"{BASE}agent/{digest(f'<{row.work}>')}"
        for position, name in enumerate(row.authors, start=1):
            agent = f"{place}/{position:04d}/{digest(name)}"
            yield from self._said(row.work, (SCHEMA + "author", self._iri(agent)))
            yield from self._said(
                agent,
                (TYPE, self._iri(SCHEMA + "Person")),
                (SCHEMA + "name", self._text(name)),
            )


def with_rdflib(path: str, out: str) -> None:
    from rdflib import Graph, Literal, URIRef

    graph = Graph()

    def typed(text: str, datatype: str) -> Literal:
        return Literal(text, datatype=URIRef(datatype))

    for triple in Triples(URIRef, Literal, typed).of(entries(path)):
        graph.add(triple)
    graph.serialize(out, format="nt", encoding="utf-8")


def with_pyoxigraph(path: str, out: str) -> None:
    import pyoxigraph as ox

    def typed(text: str, datatype: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(datatype))

    found = Triples(ox.NamedNode, ox.Literal, typed).of(entries(path))
    ox.serialize((ox.Triple(*triple) for triple in found), out, ox.RdfFormat.N_TRIPLES)


if __name__ == "__main__":
    {"rdflib": with_rdflib, "pyoxigraph": with_pyoxigraph}[sys.argv[1]](*sys.argv[2:])
