"""Numbers and lists of pages are those of the named queries, which are written to be read."""

from __future__ import annotations

import pytest

from retract_ld.queries import ask, query_named
from retract_ld.queries.output import plain
from retract_ld.web import listings
from retract_ld.web.claims import claims_of
from retract_ld.web.disagreements import disagreements
from retract_ld.web.figures import overview_facts


def answer(store, name, **values):
    query = query_named(name)
    sparql = query.bind(values).sparql if values else query.sparql
    return [tuple(map(plain, row)) for row in ask(store, sparql).rows]


@pytest.fixture(scope="module")
def facts(store):
    return overview_facts(store)


def counts(chart):
    return [
        (bar.label.iri or bar.label.text, str(bar.count))
        for bar in chart.bars
        if bar.count
    ]


def test_counts_are_those_of_the_named_queries(store, facts):
    assert counts(facts.years) == answer(store, "retractions-by-year")
    assert counts(facts.types) == answer(store, "updates-by-type")
    assert counts(facts.publishers) == answer(store, "retractions-by-publisher")
    assert [
        (register.iri, str(claims), str(works))
        for register, claims, works in facts.registers
    ] == answer(store, "claims-by-register")


def test_reasons_count_works(store, facts):
    for bar in facts.reasons.bars:
        found = answer(
            store, "works-by-reason", reason=bar.label.iri.rpartition("/")[2]
        )
        assert bar.count == len({row[0] for row in found})


def test_the_claims_of_a_journal_are_those_of_the_named_query(store):
    iri = "https://portal.issn.org/resource/ISSN/2345-6787"
    rows = listings.claims_in_journal(store, iri)
    listed = {(r.work, r.type.iri, r.date or "", r.register.iri) for r in rows}
    named = answer(store, "updates-of-journal", issn="2345-6787")
    assert listed == {(work, kind, date, who) for work, _, kind, date, who in named}
    assert [r.date or "" for r in rows] == sorted(
        (r.date or "" for r in rows), reverse=True
    )


def test_the_claims_about_works_of_an_author_are_those_of_the_named_query(store):
    orcid = "0000-0002-1825-0097"
    rows = listings.claims_naming_agent(store, f"https://orcid.org/{orcid}")
    listed = {(r.work, r.type.iri, r.date, r.register.iri) for r in rows}
    named = answer(store, "updates-of-author", author=orcid)
    assert listed == {(work, kind, date, who) for work, _, kind, date, who in named}


def test_every_claim_of_a_register_is_listed_dated_or_not(store, facts):
    for register, claims, _ in facts.registers:
        rows = listings.claims_of_register(store, register.iri)
        assert len(rows) == claims
        assert sum(n for _, n in listings.claims_by_type(store, register.iri)) == claims


def test_a_long_list_has_the_newest(store, monkeypatch):
    iri = "https://w3id.org/retract-ld/register/crossref"
    whole = listings.claims_of_register(store, iri)
    for most in (1, 5, 10):
        monkeypatch.setattr(listings, "LIMIT", most)
        monkeypatch.setattr(
            listings, "_LAST", listings._LAST.replace("OFFSET 200", f"OFFSET {most}")
        )
        assert listings.claims_of_register(store, iri) == whole[: most + 1]
        monkeypatch.undo()


def test_disagreements_are_those_of_the_named_queries(store):
    for kind, document in (
        ("date", 0),
        ("type", 0),
        ("reason", 0),
        ("notice", 0),
        ("direction", 0),
    ):
        named = answer(store, f"disagreements-on-{kind}")
        assert named, kind
        documents = {row[document] for row in named}
        if kind == "direction":
            documents |= {row[1] for row in named}
        works = {
            quad.object.value
            for quad in store.quads_for_pattern(None, None, None)
            if quad.predicate.value.endswith("ns#work")
        }
        shown = {
            work
            for work in works
            if any(d.kind == kind for d in disagreements(claims_of(store, work)))
        }
        assert shown == documents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theta", 3),
        ("THALAMUS rhythms", 2),
        ("rhythms  thalamus theta", 2),
        ("10.5555/sample.w3", 1),
        ("10.5555/none", 0),
        ("Journal of Alpha", 0),
        ("Before it was known", 0),
    ],
)
def test_search(store, text, found):
    assert len(listings.search(store, text)) == found
