"""What a page says: one graph with our Turtle, in every form and by every consumer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retract_ld.mapping import describe_updates
from retract_ld.markup.contexts import (
    UnknownContext,
    schema_org_context,
    settled,
    to_triples,
)
from retract_ld.markup.definitions import definitions
from retract_ld.models import Notice, Update, Work
from retract_ld.namespaces import RDF, SCHEMA
from retract_ld.pages import NoUpdate, Options, content, embed, to_document
from tests.pages.samples import CONCERN, IN_SITU, RETRACTION, page
from tests.property.strategies import updates

ROLES = ("notice", "work")
FORMS = ("single", "graph")
STATED_BY_PAGES = {SCHEMA.headline, SCHEMA.creativeWorkStatus}


def triples(said):
    return {(s, p, o) for s, pairs in said.nodes for p, o in pairs}


def inlined(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the context written in, for consumers that fetch nothing."""
    assert document["@context"] == "https://schema.org"
    return {**document, **schema_org_context()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("role", ROLES)
def test_the_page_is_our_turtle_after_the_one_step(role, form):
    said = content([RETRACTION], role)
    assert set(to_triples(to_document(said, form))) == triples(said)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(updates(), st.sampled_from(ROLES), st.sampled_from(FORMS))
def test_any_update_is_the_same_graph_in_a_page(update: Update, role, form):
    try:
        said = content([update], role)
    except NoUpdate:
        assert (update.notice if role == "notice" else update.work) is None
        return
    assert set(to_triples(to_document(said, form))) == triples(said)


@pytest.mark.parametrize("role", ROLES)
def test_a_page_says_what_the_profile_says_and_little_more(role):
    said = triples(content([RETRACTION], role))
    profile = {
        (s, p, o)
        for s, pairs in describe_updates([RETRACTION], ["schema"])
        for p, o in pairs
    }
    assert profile <= said
    more = said - profile
    status = "<https://w3id.org/retract-ld/status/retracted>"
    assert {p for s, p, _ in more if s != status} <= STATED_BY_PAGES


def test_the_notice_page():
    document = to_document(content([RETRACTION], "notice"))
    assert document["@type"] == "ScholarlyArticle"
    assert document["@id"] == "https://doi.org/10.5555/notice.1"
    assert document["datePublished"] == "2010-02"
    assert document["publishingPrinciples"] == "https://journal.example/policy"
    assert document["about"]["@id"] == "https://doi.org/10.5555/work.1"
    assert document["about"]["correction"] == {
        "@type": "CorrectionComment",
        "@id": document["@id"],
        "parentItem": {"@id": "https://doi.org/10.5555/work.1"},
    }
    assert document["isAccessibleForFree"] is True
    assert "creativeWorkStatus" not in document


def test_the_work_page():
    document = to_document(content([RETRACTION, CONCERN], "work"))
    assert document["@type"] == "ScholarlyArticle"
    assert [node["@id"] for node in document["correction"]] == [
        "https://doi.org/10.5555/notice.1",
        "https://doi.org/10.5555/concern.1",
    ]
    assert document["creativeWorkStatus"] == {
        "@type": "DefinedTerm",
        "@id": "https://w3id.org/retract-ld/status/retracted",
        "name": "Retracted",
        "termCode": "retracted",
        "inDefinedTermSet": "https://w3id.org/retract-ld/status",
    }
    assert [author["name"] for author in document["author"]] == [
        "Ada Ångström",
        "The Tea Group",
    ]


def test_the_status_is_that_of_a_day():
    said = content([RETRACTION, CONCERN], "work", as_of="2009-12-31")
    assert (
        to_document(said)["creativeWorkStatus"]["termCode"] == "expression-of-concern"
    )


def test_an_update_in_situ_has_two_nodes():
    work = to_document(content([IN_SITU], "work"))
    assert work["@id"] == "https://doi.org/10.5555/insitu.1"
    assert work["correction"]["@id"].startswith(
        "https://w3id.org/retract-ld/id/notice/"
    )


def test_a_notice_that_was_itself_corrected():
    correction = Update(
        type="erratum",
        asserted_by="publisher",
        notice=Notice(doi="10.5555/erratum.1"),
        work=Work(doi="10.5555/notice.1"),
    )
    embedded = embed(page("10.5555/notice.1"), [RETRACTION, correction])
    text = embedded.decode()
    assert '"@id": "https://doi.org/10.5555/erratum.1"' in text
    assert '"termCode": "corrected"' in text


def test_several_notices_need_a_doi():
    with pytest.raises(NoUpdate) as caught:
        content([RETRACTION, CONCERN], "notice")
    assert str(caught.value) == (
        "A page shows one notice; the updates have 2. "
        "Name the document of the page by its DOI."
    )
    assert content(
        [RETRACTION, CONCERN], "notice", doi="10.5555/concern.1"
    ).updates == (CONCERN,)


def test_our_own_context_needs_no_step():
    from rdflib import Graph

    from retract_ld.graphs import from_rdflib

    said = content([RETRACTION], "work", vocabulary=("core", "schema"))
    document = to_document(said, own_context="inline")
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    assert set(from_rdflib(graph)) == triples(said)
    linked = to_document(said, own_context="linked")
    assert linked["@context"] == "https://w3id.org/retract-ld/context.jsonld"
    assert set(to_triples(linked)) == triples(said)


def test_other_vocabularies_need_our_context():
    from retract_ld.errors import VocabularyError

    with pytest.raises(VocabularyError) as caught:
        to_document(content([RETRACTION], "work", vocabulary=("schema", "spar")))
    assert (
        "is no term of Schema.org. Write other vocabularies with our own context."
        in str(caught.value)
    )


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [
        ("2010", "gYear"),
        ("2010-02", "gYearMonth"),
        ("2010-02-06", "date"),
        ("2010-02-06T10:00:00Z", "dateTime"),
        ("6 February", None),
        ("2010-02-31", None),
    ],
)
def test_dates_of_pages(lexical, datatype):
    document = {
        "@context": "http://schema.org/",
        "@id": "https://x.example/",
        "datePublished": lexical,
    }
    ((_, predicate, value),) = to_triples(document)
    assert predicate == SCHEMA.datePublished
    xsd = f"^^<http://www.w3.org/2001/XMLSchema#{datatype}>" if datatype else ""
    assert value == f'"{lexical}"{xsd}'


def test_the_step_is_idempotent():
    said = triples(content([RETRACTION], "work"))
    assert set(settled(said)) == said


def test_contexts_are_not_fetched():
    with pytest.raises(UnknownContext) as caught:
        to_triples({"@context": "https://x.example/context", "a": "b"})
    assert str(caught.value) == (
        "names a context that is not known here: 'https://x.example/context'. "
        "Contexts are not fetched; Schema.org's and ours are built in."
    )


def test_every_term_that_we_write_is_defined_where_it_stands():
    known = definitions()
    for role in ROLES:
        said = content(
            [RETRACTION, CONCERN, IN_SITU],
            role,
            doi=("10.5555/notice.1" if role == "notice" else "10.5555/work.1"),
        )
        for subject, pairs in said.nodes:
            types = {o[1:-1].rpartition("/")[2] for p, o in pairs if p == RDF.type}
            above = frozenset().union(*(known.ancestors(name) for name in types))
            assert types <= set(known.classes)
            for predicate, _ in pairs:
                if predicate != RDF.type:
                    domains, _ = known.properties[predicate[1:-1].rpartition("/")[2]]
                    assert above & set(domains), (subject, predicate)


class TestConsumers:
    """The same triples by every engine, with the context written in."""

    @pytest.fixture(params=[(role, form) for role in ROLES for form in FORMS])
    def case(self, request):
        said = content([RETRACTION], request.param[0])
        return inlined(to_document(said, request.param[1])), triples(said)

    def test_rdflib(self, case):
        from rdflib import Graph

        from retract_ld.graphs import from_rdflib

        graph = Graph().parse(data=json.dumps(case[0]), format="json-ld")
        assert set(settled(from_rdflib(graph))) == case[1]

    def test_pyoxigraph(self, case):
        import pyoxigraph as ox

        from retract_ld.graphs import from_oxigraph

        quads = ox.parse(json.dumps(case[0]).encode(), ox.RdfFormat.JSON_LD)
        assert set(settled(from_oxigraph(quads))) == case[1]

    def test_pyld_drops_nothing(self, case):
        from pyld import jsonld

        dropped: list[str] = []
        jsonld.expand(
            case[0], {"on_property_dropped": lambda *a: dropped.append(str(a))}
        )
        assert dropped == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("role", ROLES)
def test_extruct_reads_the_block(role, form):
    extruct = pytest.importorskip("extruct.jsonld", reason="extruct is not installed")
    doi = "10.5555/notice.1" if role == "notice" else "10.5555/work.1"
    embedded = embed(page(doi), [RETRACTION], Options(form=form))
    (document,) = extruct.JsonLdExtractor().extract(embedded.decode())
    assert document == to_document(content([RETRACTION], role), form)
    assert set(to_triples(document)) == triples(content([RETRACTION], role))
