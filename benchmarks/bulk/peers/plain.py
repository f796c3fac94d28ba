"""The register's triples one by one, as terms of a library: rdflib or pyoxigraph.

python plain.py rdflib|pyoxigraph MAPPING.json REGISTER.csv OUT.nt
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from patterns import Mapping, Pattern
from register import XSD
from resources import Resource, Resources

Term = Any
Triple = tuple[Term, Term, Term]
#: From the values of a resource to its predicates and objects.
Say = Callable[[dict[str, Any]], Iterable[tuple[Term, Term]]]


class Library(NamedTuple):
    """What makes the terms of a library."""

    iri: Callable[[str], Term]
    text: Callable[[str], Term]
    typed: Callable[[str, Term], Term]


class Triples:
    """The triples of resources, by the patterns of their kinds."""

    def __init__(self, mapping: Mapping, library: Library) -> None:
        self._library = library
        self._says = {
            kind: [self._say(pattern) for pattern in patterns]
            for kind, patterns in mapping.patterns.items()
        }

    def of(self, resources: Iterable[Resource]) -> Iterator[Triple]:
        iri, says = self._library.iri, self._says
        for kind, subject, values in resources:
            if kind in says:
                node = iri(subject)
                for say in says[kind]:
                    for predicate, value in say(values):
                        yield node, predicate, value

    def _spelled(self, spelled: str) -> Term:
        """Make the term of an IRI or a plain literal in N-Triples."""
        if spelled[0] == "<":
            return self._library.iri(spelled[1:-1])
        return self._library.text(json.loads(spelled))

    def _object(self, pattern: Pattern) -> Callable[[str], Term | None]:
        iri, text, typed = self._library
        if pattern.how == "iri":
            return iri
        if pattern.how == "text":
            return text
        if pattern.how == "concept":
            known: dict[str, Term] = {}

            def concept(code: str) -> Term:
                if code not in known:
                    known[code] = iri(pattern.head + code)
                return known[code]

            return concept
        if pattern.how == "choice":
            return {c: self._spelled(t) for c, t in (pattern.terms or {}).items()}.get
        datatype = iri(XSD + pattern.how)
        return lambda value: typed(value, datatype)

    def _say(self, pattern: Pattern) -> Say:
        if pattern.predicates:
            return self._say_by_type(pattern)
        name, predicate = pattern.name, self._spelled(pattern.predicate)
        if pattern.how == "constant":
            pairs = ((predicate, self._spelled(pattern.term)),)
            return lambda _: pairs
        made = self._object(pattern)

        def say(values: dict[str, Any]) -> Iterable[tuple[Term, Term]]:
            value = values[name]
            if value is None:
                return ()
            if isinstance(value, list):
                return [(predicate, made(item)) for item in value]
            found = made(value)
            return () if found is None else ((predicate, found),)

        return say

    def _say_by_type(self, pattern: Pattern) -> Say:
        name, made = pattern.name, self._object(pattern)
        chosen = {c: self._spelled(p) for c, p in (pattern.predicates or {}).items()}

        def say(values: dict[str, Any]) -> Iterable[tuple[Term, Term]]:
            predicate = chosen.get(values["type"])
            return ((predicate, made(values[name])),) if predicate else ()

        return say


def with_rdflib(path: str, register: str, out: str) -> None:
    from rdflib import Graph, Literal, URIRef

    graph = Graph()
    mapping = Mapping.read(path)

    def typed(text: str, datatype: URIRef) -> Literal:
        return Literal(text, datatype=datatype)

    triples = Triples(mapping, Library(URIRef, Literal, typed))
    for triple in triples.of(Resources(mapping).read(register)):
        graph.add(triple)
    graph.serialize(out, format="nt", encoding="utf-8")


def with_pyoxigraph(path: str, register: str, out: str) -> None:
    import pyoxigraph as ox

    mapping = Mapping.read(path)

    def typed(text: str, datatype: ox.NamedNode) -> ox.Literal:
        return ox.Literal(text, datatype=datatype)

    triples = Triples(mapping, Library(ox.NamedNode, ox.Literal, typed))
    found = triples.of(Resources(mapping).read(register))
    ox.serialize((ox.Triple(*triple) for triple in found), out, ox.RdfFormat.N_TRIPLES)


if __name__ == "__main__":
    {"rdflib": with_rdflib, "pyoxigraph": with_pyoxigraph}[sys.argv[1]](*sys.argv[2:])
