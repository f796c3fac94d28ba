"""The JSON-LD in the pages: what the graph says, no more, and of no person a status."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from retract_ld.graphs import from_oxigraph
from retract_ld.markup.contexts import to_triples
from retract_ld.namespaces import RDF, SCHEMA
from retract_ld.pages import content, extract
from retract_ld.terms import DEFAULT_BASE
from retract_ld.web import (
    ServerLinks,
    describe,
    path_of,
    render,
    resource_at,
    serialize,
)
from retract_ld.web.claims import claims_of

KINDS = {"work", "notice", "claim", "term", "register", "journal", "agent", "node"}
#: What only a page says, see `retract_ld.pages.content`.
PAGE_ONLY = {SCHEMA.headline, SCHEMA.url, SCHEMA.creativeWorkStatus}


@pytest.fixture(scope="module")
def shown(store):
    """Every resource of the sample with the triples of its page."""
    found = []
    paths = {path_of(quad.subject.value, DEFAULT_BASE) for quad in store}
    paths |= {"/vocab/reason/paper-mill", "/vocab/register/crossref", "/vocab/ns"}
    for path in sorted(paths):
        resource = resource_at(store, path, DEFAULT_BASE)
        page = render(store, resource, ServerLinks(public="https://example.org"))
        (block,) = extract(page.encode())
        found.append((resource, block.data))
    assert {resource.kind for resource, _ in found} == KINDS
    return found


def without_blanks(quads):
    return set(from_oxigraph(quads))


def test_other_pages_carry_their_description(store, shown):
    for resource, data in shown:
        if resource.kind in {"work", "notice"} and claims_of(store, resource.iri).about:
            continue
        if resource.kind == "notice":
            continue
        parsed = ox.parse(json.dumps(data).encode(), ox.RdfFormat.JSON_LD)
        assert without_blanks(parsed) == without_blanks(describe(store, resource))


def test_documents_carry_what_their_publishers_would(store, shown):
    checked = 0
    for resource, data in shown:
        claims = claims_of(store, resource.iri)
        if resource.kind not in {"work", "notice"} or not (
            claims.about or claims.within
        ):
            continue
        checked += 1
        parsed = set(to_triples(data))
        side = claims.within if resource.kind == "notice" else claims.about
        document = getattr(side[0].update, resource.kind)
        said = content(
            claims.updates,
            resource.kind,
            doi=document.doi,
            url=f"https://example.org{path_of(resource.iri, DEFAULT_BASE)}",
        )
        assert parsed == {
            (node.subject, predicate, value)
            for node in said.nodes
            for predicate, value in node.pairs
        }
        described = without_blanks(describe(store, resource))
        status = {s for s, p, o in parsed if (p, o) == (RDF.type, SCHEMA.DefinedTerm)}
        assert {
            triple
            for triple in parsed - described
            if triple[1] not in PAGE_ONLY and triple[0] not in status
        } == set()
    assert checked > 35


def test_no_person_has_a_status(shown):
    for _, data in shown:
        if isinstance(data, list):
            triples = without_blanks(
                ox.parse(json.dumps(data).encode(), ox.RdfFormat.JSON_LD)
            )
        else:
            triples = set(to_triples(data))
        persons = {s for s, p, o in triples if p == RDF.type and o.endswith("/Person>")}
        for subject, predicate, value in triples:
            if subject in persons:
                assert "status" not in predicate.lower()
                assert "/status/" not in value
                assert "etract" not in value.removeprefix(
                    "<https://w3id.org/retract-ld/"
                )


@pytest.mark.parametrize("form", ["ttl", "jsonld", "nt", "nq", "trig", "rdfxml"])
def test_every_form_says_the_same(store, form):
    known = {
        "ttl": ox.RdfFormat.TURTLE,
        "jsonld": ox.RdfFormat.JSON_LD,
        "nt": ox.RdfFormat.N_TRIPLES,
        "nq": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    resource = resource_at(store, "/work/10.5555/sample.w2", DEFAULT_BASE)
    quads = describe(store, resource)
    written = serialize(quads, form)
    assert written == serialize(reversed(quads), form) or form in {"nq", "trig"}
    assert without_blanks(ox.parse(written, known[form])) == without_blanks(quads)


def test_a_notice_of_many_works_is_described_within_bounds(store):
    resource = resource_at(store, "/work/10.5555/sample.n10", DEFAULT_BASE)
    works = {
        quad.object.value
        for quad in describe(store, resource)
        if quad.predicate.value.endswith("ns#work")
    }
    assert works == {
        "https://doi.org/10.5555/sample.w10",
        "https://doi.org/10.5555/sample.w11",
    }
