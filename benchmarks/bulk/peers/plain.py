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


def triples(
    rows: Iterable[Entry],
    iri: Callable[[str], Term],
    text: Callable[[str], Term],
    typed: Callable[[str, str], Term],
) -> Iterator[Triple]:
    """Yield the triples of a register, those of shared resources once."""
    known, shared = codes(), set[str]()

    def said(subject: str, *pairs: tuple[str, Term | None]) -> Iterator[Triple]:
        node = iri(subject)
        for predicate, value in pairs:
            if value is not None:
                yield node, iri(predicate), value

    def first(subject: str) -> bool:
        if subject in shared:
            return False
        shared.add(subject)
        return True

    def named(subject: str, kind: str, name: str) -> Iterator[Triple]:
        if first(subject):
            yield from said(
                subject, (TYPE, iri(SCHEMA + kind)), (SCHEMA + "name", text(name))
            )

    def concept(scheme: str, code: str) -> Iterator[Triple]:
        place = f"{CONCEPTS}{scheme}"
        if first(f"{place}/{code}"):
            yield from said(
                f"{place}/{code}",
                (TYPE, iri(SCHEMA + "DefinedTerm")),
                (SCHEMA + "name", text(known.labels[scheme][code])),
                (SCHEMA + "termCode", text(code)),
                (SCHEMA + "inDefinedTermSet", iri(place)),
            )

    def identifiers(
        document: str, doi: str | None, pmid: str | None
    ) -> Iterator[Triple]:
        for scheme, value, name in (("DOI", doi, doi_iri), ("PMID", pmid, pubmed_iri)):
            if value is not None:
                node = mint("identifier", f"<{document}>", scheme, value)
                yield from said(document, (SCHEMA + "identifier", iri(node)))
                yield from said(
                    node,
                    (TYPE, iri(SCHEMA + "PropertyValue")),
                    (SCHEMA + "propertyID", text(scheme)),
                    (SCHEMA + "value", text(value)),
                    (SCHEMA + "url", iri(name(value))),
                )

    def notice(row: Entry) -> Iterator[Triple]:
        if row.notice is None:
            return
        free = row.free
        yield from said(
            row.notice,
            (TYPE, iri(SCHEMA + "ScholarlyArticle")),
            (TYPE, iri(SCHEMA + "CorrectionComment")),
            (SCHEMA + "additionalType", iri(CLASSES + known.classes[row.type])),
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
        yield from identifiers(row.notice, row.notice_doi, row.notice_pmid)

    def work(row: Entry) -> Iterator[Triple]:
        journal = row.journal and mint("journal", row.journal)
        publisher = row.publisher and mint("organization", row.publisher)
        yield from said(
            row.work,
            (TYPE, iri(SCHEMA + "ScholarlyArticle")),
            (SCHEMA + "name", row.title and text(row.title)),
            (
                SCHEMA + "datePublished",
                row.published and typed(row.published, XSD + "date"),
            ),
            (SCHEMA + "isPartOf", journal and iri(journal)),
            (SCHEMA + "publisher", publisher and iri(publisher)),
            (SCHEMA + "correction", row.notice and iri(row.notice)),
            (SCHEMA + "subjectOf", row.notice and iri(row.notice)),
            *((SCHEMA + "keywords", text(subject)) for subject in row.subjects),
        )
        yield from identifiers(row.work, row.work_doi, row.work_pmid)
        place = f"{BASE}agent/{digest(f'<{row.work}>')}"
        for position, name in enumerate(row.authors, start=1):
            agent = f"{place}/{position:04d}/{digest(name)}"
            yield from said(row.work, (SCHEMA + "author", iri(agent)))
            yield from said(
                agent, (TYPE, iri(SCHEMA + "Person")), (SCHEMA + "name", text(name))
            )
        if journal:
            yield from named(journal, "Periodical", row.journal)
        if publisher:
            yield from named(publisher, "Organization", row.publisher)

    for row in rows:
        yield from notice(row)
        yield from work(row)
        yield from concept("update-type", row.type)
        for code in row.reasons:
            yield from concept("reason", code)


def with_rdflib(path: str, out: str) -> None:
    from rdflib import Graph, Literal, URIRef

    graph = Graph()

    def typed(text: str, datatype: str) -> Literal:
        return Literal(text, datatype=URIRef(datatype))

    for triple in triples(entries(path), URIRef, Literal, typed):
        graph.add(triple)
    graph.serialize(out, format="nt", encoding="utf-8")


def with_pyoxigraph(path: str, out: str) -> None:
    import pyoxigraph as ox

    def typed(text: str, datatype: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(datatype))

    found = triples(entries(path), ox.NamedNode, ox.Literal, typed)
    ox.serialize((ox.Triple(*triple) for triple in found), out, ox.RdfFormat.N_TRIPLES)


if __name__ == "__main__":
    {"rdflib": with_rdflib, "pyoxigraph": with_pyoxigraph}[sys.argv[1]](*sys.argv[2:])
