"""What the graph says of a claim, and what it never says."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings

from retract_ld.codes import UPDATE_TYPES, UpdateType
from retract_ld.errors import InvalidRecord, VocabularyError
from retract_ld.mapping import describe, emitted_terms, mapper, profiles, read_updates
from retract_ld.models import Agent, Journal, Notice, Organization, Update, Work
from retract_ld.namespaces import CITO, FOAF, PRISM, PROV, RDF, RLD, SCHEMA
from retract_ld.terms import Node, Term
from tests.property.strategies import updates

WORK = "<https://doi.org/10.1234/work>"
NOTICE = "<https://doi.org/10.1234/notice>"


def claim(**values: object) -> Update:
    """A plain retraction, changed as told."""
    return Update(
        **{
            "type": "retraction",
            "asserted_by": "crossref",
            "notice": Notice(doi="10.1234/notice"),
            "work": Work(doi="10.1234/work"),
            **values,
        }
    )


def triples(nodes: list[Node]) -> set[tuple[Term, Term, Term]]:
    return {(node.subject, p, o) for node in nodes for p, o in node.pairs}


def objects(nodes: list[Node], subject: Term, predicate: Term) -> list[Term]:
    return [o for s, p, o in triples(nodes) if (s, p) == (subject, predicate)]


def subjects(nodes: list[Node], of: Term) -> list[Term]:
    return sorted(s for s, p, o in triples(nodes) if (p, o) == (RDF.type, of))


def test_the_notice_updates_the_work_and_never_the_other_way_round() -> None:
    found = triples(describe(claim()))
    assert (NOTICE, RLD.retracts, WORK) in found
    assert (NOTICE, CITO.retracts, WORK) in found
    assert (WORK, SCHEMA.correction, NOTICE) in found
    assert not {(s, p) for s, p, o in found if s == WORK and o == NOTICE} - {
        (WORK, SCHEMA.correction),
        (WORK, SCHEMA.subjectOf),
    }


@pytest.mark.parametrize("found_on", ["notice", "work"])
def test_both_directions_make_the_same_edge(found_on: str) -> None:
    found = triples(describe(claim(found_on=found_on)))
    assert (NOTICE, RLD.retracts, WORK) in found


@pytest.mark.parametrize("code", get_args(UpdateType))
def test_each_type_has_its_class_and_relation(code: str) -> None:
    update = claim(type=code, raw_type=code)
    found = triples(describe(update))
    terms = UPDATE_TYPES[code]
    assert (NOTICE, RDF.type, RLD[terms.notice_class]) in found
    assert (NOTICE, RLD[terms.relation], WORK) in found
    others = {RLD[t.relation] for t in UPDATE_TYPES.values()} - {RLD[terms.relation]}
    assert not {p for _, p, _ in found} & others


def test_a_status_stands_on_the_claim_and_never_on_the_work() -> None:
    nodes = describe(claim(work=Work(doi="10.1234/work", authors=(Agent(name="A"),))))
    status = "<https://w3id.org/retract-ld/status/retracted>"
    (update,) = subjects(nodes, RLD.Update)
    assert [s for s, _, o in triples(nodes) if o == status] == [update]


def test_no_person_is_typed_as_anything_but_a_person() -> None:
    author = Agent(name="A B", orcid="0000-0002-1825-0097")
    nodes = describe(claim(work=Work(doi="10.1234/work", authors=(author,))))
    person = "<https://orcid.org/0000-0002-1825-0097>"
    assert set(objects(nodes, person, RDF.type)) == {FOAF.Person, SCHEMA.Person}


def test_an_in_situ_notice_has_a_node_of_its_own() -> None:
    update = claim(
        notice=Notice(doi="10.1234/work", published="2021-05-01"),
        work=Work(doi="10.1234/work", published="2019"),
        date="2021-05-01",
    )
    nodes = describe(update)
    (notice,) = subjects(nodes, RLD.Notice)
    assert notice != WORK
    assert (notice, RLD.retracts, WORK) in triples(nodes)
    assert (notice, RLD.inSituNoticeOf, WORK) in triples(nodes)
    assert objects(nodes, notice, PRISM.doi) == ['"10.1234/work"']
    assert not [t for t in triples(nodes) if t[0] == t[2]]
    assert read_updates(triples(nodes)) == [update]


def test_a_claim_without_notice_still_says_what_it_says() -> None:
    update = claim(notice=None, asserted_by="openalex")
    nodes = describe(update)
    assert subjects(nodes, RLD.Notice) == []
    assert len(subjects(nodes, RLD.Update)) == 1
    assert read_updates(triples(nodes)) == [update]


def test_an_unknown_manner_keeps_its_word_and_makes_no_status() -> None:
    update = claim(type="other", raw_type="68818")
    nodes = describe(update)
    (subject,) = subjects(nodes, RLD.Update)
    assert objects(nodes, subject, RLD.rawType) == ['"68818"']
    assert objects(nodes, subject, RLD.claimedStatus) == []
    assert (NOTICE, RLD.updates, WORK) in triples(nodes)
    assert CITO.retracts not in {p for _, p, _ in triples(nodes)}


def test_two_registers_with_the_same_claim_are_two_claims() -> None:
    nodes = describe(claim()) + describe(claim(asserted_by="retraction-watch"))
    assert len(subjects(nodes, RLD.Update)) == 2
    assert len(subjects(nodes, RLD.Notice)) == 1


def test_one_register_with_two_dates_makes_two_claims() -> None:
    nodes = describe(claim(date="2020")) + describe(claim(date="2021"))
    assert len(subjects(nodes, RLD.Update)) == 2


def test_the_same_claim_found_on_both_sides_is_one_claim() -> None:
    nodes = describe(claim(found_on="notice")) + describe(claim(found_on="work"))
    assert len(subjects(nodes, RLD.Update)) == 1


def test_a_notice_about_two_works_is_one_node() -> None:
    notice = Notice(
        title="Retraction notice", journal=Journal(title="J"), published="2020"
    )
    first = claim(notice=notice, work=Work(title="One"))
    second = claim(notice=notice, work=Work(title="Two"))
    nodes = describe(first) + describe(second)
    assert len(subjects(nodes, RLD.Notice)) == 1
    assert len(subjects(nodes, RLD.Work)) == 2


def test_two_unnamed_notices_are_not_taken_for_one() -> None:
    first = claim(notice=Notice(free_to_read=True), work=Work(doi="10.1234/a"))
    second = claim(notice=Notice(free_to_read=True), work=Work(doi="10.1234/b"))
    assert len(subjects(describe(first) + describe(second), RLD.Notice)) == 2


def test_authors_keep_their_order_and_affiliations() -> None:
    one, two = Organization(name="One"), Organization(name="Two")
    authors = (
        Agent(name="Zed", affiliations=(two,), equal_contribution=True),
        Agent(name="Abe", affiliations=(one,), corresponding=True),
        Agent(name="Abe", affiliations=(one, two)),
    )
    update = claim(work=Work(doi="10.1234/work", authors=authors))
    nodes = describe(update)
    node = next(node for node in nodes if node.subject == WORK)
    listed = [o for p, o in node.pairs if p == SCHEMA.author]
    names = [objects(nodes, agent, SCHEMA.name) for agent in listed]
    assert names == [['"Zed"'], ['"Abe"'], ['"Abe"']]
    assert read_updates(triples(nodes))[0].work == update.work


def test_two_affiliations_with_one_ror_keep_their_names() -> None:
    ror = "03yrm5c26"
    names = (Organization(name="Dept A", ror=ror), Organization(name="Dept B", ror=ror))
    work = Work(doi="10.1234/work", authors=(Agent(name="A", affiliations=names),))
    assert read_updates(triples(describe(claim(work=work))))[0].work == work


def test_two_titles_of_one_journal_stay_with_their_documents() -> None:
    update = claim(
        notice=Notice(
            doi="10.1234/notice", journal=Journal(title="Lancet", issns=("0140-6736",))
        ),
        work=Work(
            doi="10.1234/work",
            journal=Journal(title="The Lancet", issns=("0140-6736",)),
        ),
    )
    assert read_updates(triples(describe(update))) == [update]


def test_prov_invalidates_only_what_was_taken_back() -> None:
    assert objects(describe(claim()), WORK, PROV.wasInvalidatedBy)
    assert not objects(describe(claim(type="correction")), WORK, PROV.wasInvalidatedBy)


@pytest.mark.parametrize(
    ("doi", "iri"),
    [
        ("10.1016/s0140-6736(97)11096-0", "10.1016/s0140-6736(97)11096-0"),
        (
            "10.1002/(sici)1<1661::aid>3.0.co;2-2",
            "10.1002/(sici)1%3C1661::aid%3E3.0.co;2-2",
        ),
        (
            "10.3157/0013-872x(2007)118[512:ansopb]2.0.co;2",
            "10.3157/0013-872x(2007)118%5B512:ansopb%5D2.0.co;2",
        ),
        ("10.1000/a%2fb#c?d", "10.1000/a%252fb%23c%3Fd"),
        ("10.1000/x/../y", "10.1000/x%2F../y"),
        ("10.1000/é", "10.1000/%C3%A9"),
    ],
)
def test_odd_dois_make_legal_iris_and_come_back(doi: str, iri: str) -> None:
    update = claim(work=Work(doi=doi))
    nodes = describe(update)
    assert subjects(nodes, RLD.Work) == [f"<https://doi.org/{iri}>"]
    assert read_updates(triples(nodes)) == [update]


@given(first=updates(), second=updates())
@settings(max_examples=30)
def test_the_graph_of_two_is_the_union_of_the_graphs_of_each(
    first: Update, second: Update
) -> None:
    both = triples(list(mapper().describe_all([first, second])))
    assert both == triples(describe(first)) | triples(describe(second))


def test_the_order_of_profiles_does_not_matter_to_what_is_said() -> None:
    one = triples(describe(claim(), ("core", "prov", "schema", "spar")))
    other = triples(describe(claim(), ("spar", "schema", "prov", "core")))
    assert one == other


def test_an_unknown_vocabulary_is_told() -> None:
    with pytest.raises(
        VocabularyError, match=r"^There is no vocabulary 'dc'. Known: core, "
    ):
        profiles(("dc",))


def test_every_term_in_the_graph_is_in_the_inventory() -> None:
    known = set(emitted_terms(profiles(("core", "schema", "spar", "prov"))))
    for code in get_args(UpdateType):
        for _, predicate, _ in triples(describe(claim(type=code, raw_type=code))):
            assert predicate in known


def test_a_claim_that_is_not_valid_is_told_with_its_iri() -> None:
    nodes = describe(claim())
    (subject,) = subjects(nodes, RLD.Update)
    broken = {(s, p, o) for s, p, o in triples(nodes) if p != RLD.assertedBy}
    with pytest.raises(InvalidRecord) as error:
        read_updates(broken)
    assert str(error.value) == (
        f"{subject}: asserted_by: Field required. "
        "Was this graph written in the vocabulary 'core'?"
    )
