"""Pages as a source: our blocks give back their records, others' what they tell."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from retract_ld.models import Notice, Update, Work
from retract_ld.pages import NoUpdate, Options, embed
from retract_ld.readers import READERS, Source, detect, read
from tests.pages.samples import CONCERN, RETRACTION, page
from tests.property.strategies import updates

FULL = Options(context="inline", vocabulary=("core", "schema"))


def records(content: bytes):
    return list(read(BytesIO(content), Source("p.html")))


def carrying(document: object) -> bytes:
    text = json.dumps(document)
    return page("10.5555/x", f'<script type="application/ld+json">{text}</script>\n')


@pytest.mark.parametrize("doi", ["10.5555/notice.1", "10.5555/work.1"])
@pytest.mark.parametrize("context", ["inline", "linked"])
@pytest.mark.parametrize("form", ["single", "graph"])
def test_our_vocabulary_gives_the_records_back(doi, context, form):
    how = Options(context=context, vocabulary=("core", "schema", "spar"), form=form)
    (record,) = records(embed(page(doi), [RETRACTION], how))
    assert record.updates == (RETRACTION,)
    assert record.problems == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(updates())
def test_any_update_comes_back(update):
    how = Options(role="work", context="inline", vocabulary=("core", "schema"))
    try:
        embedded = embed(b"<html><body>", [update], how)
    except NoUpdate:
        assert update.work is None
        return
    (record,) = records(embedded)
    assert record.updates == (update,)


@pytest.mark.parametrize("doi", ["10.5555/notice.1", "10.5555/work.1"])
def test_schema_org_tells_the_essence(doi):
    (record,) = records(embed(page(doi), [RETRACTION, CONCERN]))
    assert record.problems == ()
    found = {update.type: update for update in record.updates}
    update = found["retraction"]
    assert update.asserted_by == "publisher"
    assert update.date is None
    assert update.raw_type == "RetractionNotice"
    assert update.found_on == ("notice" if "notice" in doi else "work")
    assert update.reasons == ("duplication-of-text",)
    assert update.policy == "https://journal.example/policy"
    # U+2028 is a blank, and readers keep one blank of many.
    for found_document, document in (
        (update.notice, RETRACTION.notice),
        (update.work, RETRACTION.work),
    ):
        title = document.title.replace(" \u2028 ", " ")
        expected = document.model_copy(update={"title": title})
        if isinstance(expected, Notice):
            expected = expected.model_copy(update={"text": None})
        assert found_document == expected


@pytest.mark.parametrize(
    ("node", "type_", "raw"),
    [
        ({"name": "Erratum: A"}, "erratum", "Erratum"),
        ({"name": "Something"}, "correction", "CorrectionComment"),
        (
            {"additionalType": "https://w3id.org/retract-ld/ns#RemovalNotice"},
            "removal",
            "RemovalNotice",
        ),
        (
            {"keywords": {"@id": "https://w3id.org/retract-ld/update-type/withdrawal"}},
            "withdrawal",
            "withdrawal",
        ),
    ],
)
def test_the_manner_of_others(node, type_, raw):
    document = {
        "@context": "http://schema.org",
        "@type": "CorrectionComment",
        "about": {"@type": "Article", "@id": "https://doi.org/10.5555/A"},
        **node,
    }
    (record,) = records(carrying(document))
    (update,) = record.updates
    assert (update.type, update.raw_type, update.work.doi) == (type_, raw, "10.5555/a")


def test_corrections_as_text_and_as_addresses():
    document = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://news.example/1",
        "correction": ["An earlier text was wrong.", "https://news.example/2"],
    }
    (record,) = records(carrying(document))
    assert {update.notice for update in record.updates} == {
        Notice(text="An earlier text was wrong."),
        Notice(url="https://news.example/2"),
    }
    assert {update.work.url for update in record.updates} == {"https://news.example/1"}


@pytest.mark.parametrize(
    "status", ["Retracted", {"@type": "DefinedTerm", "name": "retracted"}]
)
def test_a_status_alone_is_a_claim_without_a_notice(status):
    document = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "identifier": "doi:10.5555/b",
        "creativeWorkStatus": status,
        "correction": [],
    }
    (record,) = records(carrying(document))
    (update,) = record.updates
    assert update == Update(
        type="retraction",
        raw_type="Retracted" if isinstance(status, str) else "retracted",
        asserted_by="publisher",
        work=Work(doi="10.5555/b"),
        found_on=update.found_on,
    )


def test_published_is_no_claim():
    document = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "creativeWorkStatus": "Published",
        "correction": [],
    }
    (record,) = records(carrying(document))
    assert record.updates == ()


def test_bad_values_are_told_and_left_out():
    document = {
        "@context": "https://schema.org",
        "@type": "CorrectionComment",
        "about": {"@id": "https://doi.org/10.5555/a"},
        "name": "Retraction: A",
        "datePublished": "last week",
        "author": [{"@type": "Person"}, "A. Author"],
    }
    (record,) = records(carrying(document))
    (update,) = record.updates
    assert update.notice.published is None
    assert [author.name for author in update.notice.authors] == ["A. Author"]
    assert sorted(problem.message for problem in record.problems) == [
        "an author has no name and was left out.",
        "datePublished 'last week' is not a date and was left out.",
    ]


def test_broken_blocks_beside_good_ones():
    good = embed(page("10.5555/work.1"), [RETRACTION], FULL)
    broken = good.replace(
        b"</head>", b'<script type="application/ld+json">{oops</script></head>'
    )
    first, second = records(broken)
    assert first.updates == (RETRACTION,)
    assert second.problems[0].message.startswith("this JSON-LD cannot be read: line 1,")
    assert second.problems[0].severity == "warning"


def test_an_unknown_context_rejects_its_block_only():
    document = {"@context": "https://x.example/c", "@type": "CorrectionComment"}
    (record,) = records(carrying(document))
    assert record.rejected
    assert record.problems[0].message == (
        "this JSON-LD names a context that is not known here: 'https://x.example/c'."
    )


def test_detection():
    assert detect(embed(page("10.5555/work.1"), [RETRACTION]), Source()).name == "page"
    wide = page("10.5555/work.1").decode().encode("utf-16")
    assert detect(embed(wide, [RETRACTION]), Source()).name == "page"
    other = carrying({"@context": "https://schema.org", "@type": "WebSite"})
    for content in (page("10.5555/work.1"), other, b"", b"\0\xff ld+json <html>"):
        assert not READERS["page"].detect(content)


def test_a_page_without_json_ld_says_so():
    from retract_ld.errors import Malformed

    with pytest.raises(Malformed) as caught:
        list(read(BytesIO(b"<html>"), Source("p.html"), "page"))
    assert str(caught.value) == (
        "p.html: has no JSON-LD block. Read its text with --from prose."
    )
