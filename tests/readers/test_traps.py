"""The traps that other tools fall into, each with an input of its own making.

Those that have a test elsewhere are named here, so that the list is whole:

| trap | test |
| --- | --- |
| odd DOIs, dates, ids and types of Retraction Watch | ``unit/test_retraction_watch.py`` |
| a register's many spellings of types | here, ``golden/crossref/dirty-types-lines`` |
| documents that update themselves | here, ``golden/crossref/list-of-works`` |
| SciELO's addenda, notices without links, links in the text | ``test_jats.py`` |
| notices in sub-articles; works named in the text only | here, ``test_jats_told.py`` |
| citations of PubMed without PMID, MedlineDate, old MEDLINE | here, ``test_pubmed.py`` |
| deposits in any prefix and version, not valid, legacy | here, ``test_crossref_xml.py`` |
| flags of OpenAlex on notices | here, ``test_openalex.py`` |
| Wikidata's ranks, and items that are both | here, ``test_wikidata.py`` |
| hostile files | ``test_safe_xml.py``, ``test_json_documents.py``, ``unit/test_sources.py`` |
"""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from retract_ld.models import Update
from retract_ld.readers import READERS, Record, Source, detect

Claim = tuple[str, str | None, str | None, str | None]
"""Type, side that the record is on, notice, work."""

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def read(text: str, name: str) -> list[Record]:
    """Read a text that is recognised by its content alone."""
    data = text.encode()
    assert detect(data[:65536], Source("a")).name == name
    return list(READERS[name].read(io.BytesIO(data), Source("a")))


def named(document: Any) -> str | None:
    if document is None:
        return None
    same = next(iter(document.same_as), None)
    return document.doi or document.pmid or document.url or same or document.title


def claim(update: Update) -> Claim:
    return update.type, update.found_on, named(update.notice), named(update.work)


def claims(records: list[Record]) -> list[Claim]:
    return [claim(update) for record in records for update in record.updates]


def warnings(records: list[Record]) -> str:
    return "\n".join(str(p) for record in records for p in record.problems)


# Crossref


def crossref(*works: dict[str, Any]) -> list[Record]:
    return read("".join(json.dumps(work) + "\n" for work in works), "crossref")


def test_an_update_known_only_from_the_work() -> None:
    found = crossref(
        {
            "DOI": "10.1126/science.1112286",
            "updated-by": [{"DOI": "10.1126/science.1124926", "type": "retraction"}],
        }
    )
    assert claims(found) == [
        ("retraction", "work", "10.1126/science.1124926", "10.1126/science.1112286")
    ]


def test_both_directions_on_one_record_keep_theirs() -> None:
    found = crossref(
        {
            "DOI": "10.5555/n",
            "update-to": [
                {"DOI": "10.5555/w", "type": "retraction", "source": "publisher"},
                {
                    "DOI": "10.5555/w",
                    "type": "retraction",
                    "source": "retraction-watch",
                    "record-id": 123,
                },
            ],
            "updated-by": [{"DOI": "10.5555/c", "type": "Correction"}],
        }
    )
    assert claims(found) == [
        ("retraction", "notice", "10.5555/n", "10.5555/w"),
        ("retraction", "notice", "10.5555/n", "10.5555/w"),
        ("correction", "work", "10.5555/c", "10.5555/n"),
    ]
    assert [update.asserted_by for update in found[0].updates] == [
        "crossref",
        "retraction-watch",
        "crossref",
    ]


def test_a_notice_that_retraction_watch_asserts_is_not_retracted() -> None:
    record_id, work = 20946, "10.1021/am300292v"
    found = crossref(
        {
            "DOI": work,
            "updated-by": [
                {
                    "DOI": "10.1021/acsami.9b11759",
                    "type": "retraction",
                    "source": "retraction-watch",
                    "record-id": record_id,
                }
            ],
        },
        {"DOI": "10.1021/acsami.9b11759", "title": ["Retraction of a paper"]},
    )
    assert claims(found) == [("retraction", "work", "10.1021/acsami.9b11759", work)]
    assert found[0].updates[0].record_id == "20946"


def test_versions_of_reviews_are_no_retractions() -> None:
    found = crossref(
        {
            "DOI": "10.1002/14651858.cd000001.pub3",
            "update-to": [
                {"DOI": "10.1002/14651858.cd000001.pub2", "type": "new_version"}
            ],
        }
    )
    assert [update.type for update in found[0].updates] == ["new_version"]


def test_a_record_without_updates_says_nothing_not_even_that_all_is_well() -> None:
    first = {"DOI": "10.5555/a", "update-to": [{"DOI": "10.5555/b", "type": "err"}]}
    found = crossref(first, {"DOI": "10.1038/171737a0", "title": ["A structure"]})
    assert (found[1].updates, found[1].problems) == ((), ())


#: What the register holds, and what is to be made of it.
LIVE_TYPES = {
    "68818": "other",
    "Correction": "correction",
    "Corrigendum": "corrigendum",
    "Erratum": "erratum",
    "Expression of Concern": "expression_of_concern",
    "Partial Retraction": "partial_retraction",
    "Retraction": "retraction",
    "addendum": "addendum",
    "article": "other",
    "clarification": "clarification",
    "comment": "other",
    "corrected": "correction",
    "corrected-article": "correction",
    "correction": "correction",
    "correspondence": "other",
    "corrigendum": "corrigendum",
    "err": "erratum",
    "erratum": "erratum",
    "expression-of-concern": "expression_of_concern",
    "expression_of_concern": "expression_of_concern",
    "interesting_update": "other",
    "new_edition": "new_edition",
    "new_version": "new_version",
    "note-discuss": "other",
    "partial_retraction": "partial_retraction",
    "print": "other",
    "publisher-note": "other",
    "removal": "removal",
    "retracion": "retraction",
    "retraction": "retraction",
    "retration": "retraction",
    "this_is_some_update_23": "other",
    "withdrawal": "withdrawal",
    "Retract-ion": "other",
}


@pytest.mark.parametrize(("raw", "expected"), LIVE_TYPES.items())
def test_each_live_type_in_crossref_json_and_xml(raw: str, expected: str) -> None:
    (record,) = crossref(
        {"DOI": "10.5555/n", "update-to": [{"DOI": "10.5555/w", "type": raw}]}
    )
    (deposited,) = read(
        "<journal_article><crossmark><updates>"
        f'<update type="{raw}" date="2024-01-15">10.5555/w</update></updates></crossmark>'
        "<doi_data><doi>10.5555/n</doi></doi_data></journal_article>",
        "crossref-xml",
    )
    for found in (record, deposited):
        assert claims([found]) == [(expected, "notice", "10.5555/n", "10.5555/w")]
        assert found.updates[0].raw_type == raw
        doubtful = raw != expected
        spelling = raw.replace("-", "_").replace(" ", "_").casefold() == expected
        told = raw in warnings([found])
        assert told or not doubtful or spelling


# Crossref XML


def test_a_batch_with_two_prefixes_books_preprints_and_dirt() -> None:
    found = read(
        '<q:doi_batch xmlns:q="http://www.crossref.org/schema/5.5.0"'
        ' xmlns:z="http://www.crossref.org/schema/4.8.1" version="5.5.0"><q:body>'
        "<q:journal><z:journal_article><z:crossmark><z:updates>"
        '<z:update date="2024-01-15" type="expression_of_concern">10.5555/A</z:update>'
        '<z:update type="Retraction" date="2024-01-15">https://doi.org/10.5555/B'
        '</z:update></z:updates><z:updates><z:update type="removal" date="2024-02-30">'
        "none</z:update></z:updates></z:crossmark><z:doi_data><z:doi>10.5555/N</z:doi>"
        "</z:doi_data></z:journal_article><q:journal_article><q:doi_data><q:doi>10.5555/p"
        "</q:doi></q:doi_data></q:journal_article></q:journal><q:book><q:book_metadata>"
        "<q:doi_data><q:doi>10.5555/bk</q:doi></q:doi_data></q:book_metadata>"
        '<q:content_item><q:crossmark><q:updates><q:update type="withdrawal"'
        ' date="2021-01-01">10.5555/old</q:update></q:updates></q:crossmark><q:doi_data>'
        "<q:doi>10.5555/ch</q:doi></q:doi_data></q:content_item></q:book>"
        '<q:posted_content type="preprint"><q:status type="withdrawn" date="2023-05-06"/>'
        "<q:doi_data><q:doi>10.5555/pre</q:doi></q:doi_data></q:posted_content></q:body>"
        "</q:doi_batch>",
        "crossref-xml",
    )
    assert claims(found) == [
        ("expression_of_concern", "notice", "10.5555/n", "10.5555/a"),
        ("retraction", "notice", "10.5555/n", "10.5555/b"),
        ("removal", "notice", "10.5555/n", None),
        ("withdrawal", "notice", "10.5555/ch", "10.5555/old"),
        ("withdrawal", "work", None, "10.5555/pre"),
    ]
    assert found[0].updates[2].date is None
    assert [record.record_id for record in found] == [
        "10.5555/n",
        "10.5555/p",
        "10.5555/bk",
        "10.5555/ch",
        "10.5555/pre",
    ]


# JATS


def test_namespaced_jats_in_latin_1_with_pmid_and_address_only() -> None:
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE j:article PUBLIC "-//NLM//'
        'DTD JATS v1.2//EN" "x.dtd"><j:article xmlns:j="http://jats.nlm.nih.gov"'
        ' xmlns:l="http://www.w3.org/1999/xlink" article-type="retraction"><j:front>'
        '<j:article-meta><j:article-id pub-id-type="doi">https://doi.org/10.5555/N.1'
        "</j:article-id><j:title-group><j:article-title>Rétractation : <j:italic>E. coli"
        '</j:italic></j:article-title></j:title-group><j:related-article ext-link-type="'
        'pubmed" l:href="123" related-article-type="retracted-article"/>'
        '<j:related-article ext-link-type="uri" l:href="https://example.org/a"'
        ' related-article-type="retracted-article"/><j:related-article ext-link-type="doi"'
        ' l:href="10.5555/c" related-article-type="companion"/></j:article-meta></j:front>'
        "</j:article>"
    )
    data = text.encode("iso-8859-1")
    assert detect(data, Source("a")).name == "jats"
    found = list(READERS["jats"].read(io.BytesIO(data), Source("a")))
    assert claims(found) == [
        ("retraction", "notice", "10.5555/n.1", "123"),
        ("retraction", "notice", "10.5555/n.1", "https://example.org/a"),
    ]
    notice = found[0].updates[0].notice
    assert notice
    assert notice.title == "Rétractation : E. coli"


def jats(kind: str, links: str, parts: str = "") -> list[Record]:
    return read(
        f'<article {XLINK} article-type="{kind}"><front><article-meta><article-id'
        ' pub-id-type="doi">10.5555/own</article-id><title-group><article-title>T'
        f"</article-title></title-group>{links}</article-meta></front>{parts}</article>",
        "jats",
    )


def link(kind: str, doi: str) -> str:
    return (
        f'<related-article related-article-type="{kind}" ext-link-type="doi"'
        f' xlink:href="{doi}"/>'
    )


def test_both_directions_in_one_article() -> None:
    found = jats(
        "research-article",
        link("retraction-forward", "10.5555/n")
        + link("expression-of-concern", "10.5555/e")
        + link("corrected-article", "10.5555/older"),
    )
    assert sorted(claims(found)) == [
        ("correction", "notice", "10.5555/own", "10.5555/older"),
        ("expression_of_concern", "work", "10.5555/e", "10.5555/own"),
        ("retraction", "work", "10.5555/n", "10.5555/own"),
    ]


def test_a_retraction_that_also_corrects_retracts_only_one_of_two() -> None:
    found = jats(
        "retraction",
        link("retracted-article", "10.5555/w1")
        + link("corrected-article", "10.5555/w2"),
    )
    assert claims(found) == [
        ("retraction", "notice", "10.5555/own", "10.5555/w1"),
        ("correction", "notice", "10.5555/own", "10.5555/w2"),
    ]
    assert "each link says what it says" in warnings(found)


def test_an_addendum_retracts_nothing_whatever_its_other_links_say() -> None:
    found = jats(
        "addendum",
        link("retracted-article", "10.5555/w1")
        + link("addended-article", "10.5555/w2"),
    )
    assert claims(found) == [
        ("addendum", "notice", "10.5555/own", "10.5555/w1"),
        ("addendum", "notice", "10.5555/own", "10.5555/w2"),
    ]


def test_notices_in_sub_articles_of_an_editorial() -> None:
    stub = (
        '<sub-article article-type="{}"><front-stub>{}<title-group><article-title>{}'
        "</article-title></title-group>{}</front-stub></sub-article>"
    )
    own = '<article-id pub-id-type="doi">10.5555/own.s1</article-id>'
    found = jats(
        "editorial",
        "",
        stub.format("retraction", own, "A", link("retracted-article", "10.5555/a"))
        + stub.format(
            "expression-of-concern", "", "B", link("object-of-concern", "10.5555/b")
        ),
    )
    assert claims(found) == [
        ("retraction", "notice", "10.5555/own.s1", "10.5555/a"),
        ("expression_of_concern", "notice", "B", "10.5555/b"),
    ]
    assert "it stands in 10.5555/own" in warnings(found)


# PubMed


def pubmed(number: int, relations: str, types: str = "", citation: str = "") -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article>{citation}"
        f"<PublicationTypeList>{types}</PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{relations}</CommentsCorrectionsList>"
        "</MedlineCitation></PubmedArticle>"
    )


def relation(kind: str, source: str = "", pmid: int = 0) -> str:
    other = f"<PMID>{pmid}</PMID>" if pmid else ""
    return (
        f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource>{other}'
        "</CommentsCorrections>"
    )


def medline(*articles: str) -> list[Record]:
    return read(f"<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>", "pubmed")


@pytest.mark.parametrize(
    ("work", "notice"), [(27516793, 28515760), (19717156, 27326436)]
)
def test_both_records_of_a_pair_give_one_edge(work: int, notice: int) -> None:
    found = medline(
        pubmed(work, relation("RetractionIn", pmid=notice)),
        pubmed(notice, relation("RetractionOf", pmid=work)),
    )
    edge = (str(notice), str(work))
    assert claims(found) == [
        ("retraction", "work", *edge),
        ("retraction", "notice", *edge),
    ]


def test_capitals_no_pmid_and_a_date_that_is_a_range() -> None:
    found = medline(
        pubmed(
            1,
            relation("RETRACTIONIN", "J Pots. 2000 Spring;2(3):4")
            + relation("erratumin", "J Pots. 1999 Jan;1(1):9. doi: 10.5555/ERR.1.")
            + relation("CommentIn", "J Pots. 1999", 3)
            + relation("Cites", "J Pots. 1990", 4),
            "<PublicationType>RETRACTED PUBLICATION</PublicationType>",
            "<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate>"
            "</PubDate></JournalIssue></Journal>",
        )
    )
    assert [(u.type, u.found_on) for u in found[0].updates] == [
        ("retraction", "work"),
        ("erratum", "work"),
    ]
    first, second = (update.notice for update in found[0].updates)
    assert first
    assert second
    assert (first.pmid, first.published, first.volume) == (None, "2000", "2")
    assert (second.doi, second.published) == ("10.5555/err.1", "1999-01")
    work = found[0].updates[0].work
    assert work
    assert work.published is None
    assert "not one certain date" in warnings(found)


def test_a_notice_that_was_corrected_is_a_work_of_the_correction_only() -> None:
    found = medline(
        pubmed(
            102,
            relation("RetractionOf", "J. 1998", 101) + relation("ErratumIn", "J", 104),
            "<PublicationType>RETRACTION OF PUBLICATION</PublicationType>",
        )
    )
    assert claims(found) == [
        ("retraction", "notice", "102", "101"),
        ("erratum", "work", "104", "102"),
    ]


# The others


def test_openalex_flags_on_notices_make_no_claim() -> None:
    lines = [
        ("W1", "10.1038/s41586-023-06774-2", "Retraction Note: A superconductor"),
        ("W2", "10.5555/x", "RETRACTED: On tea"),
        ("W3", "10.5555/y", "Notice of Retraction"),
    ]
    found = read(
        "".join(
            json.dumps(
                {
                    "id": f"https://openalex.org/{name}",
                    "doi": f"https://doi.org/{doi}",
                    "title": title,
                    "is_retracted": True,
                }
            )
            + "\n"
            for name, doi, title in lines
        ),
        "openalex",
    )
    assert claims(found) == [("retraction", "work", None, "10.5555/x")]
    assert warnings(found).count("but is itself a notice") == 2


def snak(value: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def statement(name: str, value: object, rank: str = "normal", **more: Any) -> Any:
    return {"id": name, "mainsnak": snak(value), "rank": rank, **more}


def test_wikidata_ranks_qualifiers_and_values_that_say_nothing() -> None:
    retracted = {"entity-type": "item", "numeric-id": 45182324}
    time = {"time": "+2020-03-00T00:00:00Z", "precision": 10}
    qualifiers = {"P585": [snak(time)], "P5824": [snak({"id": "Q9"})]}
    entity = {
        "type": "item",
        "id": "Q1",
        "claims": {
            "P31": [
                statement("a", retracted, "deprecated"),
                statement("b", retracted),
            ],
            "P793": [
                statement("c", {"id": "Q45203135"}, "preferred", qualifiers=qualifiers),
                statement("d", {"id": "Q999"}),
            ],
            "P5824": [{"id": "e", "mainsnak": {"snaktype": "novalue"}}],
        },
    }
    found = read(json.dumps({"entities": {"Q1": entity}}), "wikidata")
    iri = "http://www.wikidata.org/entity/"
    assert claims(found) == [
        ("retraction", "work", None, f"{iri}Q1"),
        ("retraction", "work", f"{iri}Q9", f"{iri}Q1"),
    ]
    assert [(u.record_id, u.date) for u in found[0].updates] == [
        ("b", None),
        ("c", "2020-03"),
    ]
    assert "deprecated" in warnings(found)


def test_datacite_relations_tell_side_and_manner_or_stay_other() -> None:
    related = [
        ("Obsoletes", "10.5555/old"),
        ("IsNewVersionOf", "10.5555/v1"),
        ("IsPreviousVersionOf", "10.5555/v3"),
        ("Cites", "10.5555/c"),
        ("IsSupplementTo", "10.5555/s"),
        ("Retracts", "10.5555/r"),
    ]
    attributes = {
        "doi": "10.5555/D",
        "titles": [{"title": "D"}],
        "creators": [],
        "relatedIdentifiers": [
            {
                "relationType": name,
                "relatedIdentifier": doi,
                "relatedIdentifierType": "DOI",
            }
            for name, doi in related
        ],
    }
    found = read(
        json.dumps({"data": {"id": "x", "type": "dois", "attributes": attributes}}),
        "datacite",
    )
    assert claims(found) == [
        ("new_version", "notice", "10.5555/d", "10.5555/old"),
        ("new_version", "notice", "10.5555/d", "10.5555/v1"),
        ("new_version", "work", "10.5555/v3", "10.5555/d"),
        ("other", "notice", "10.5555/d", "10.5555/r"),
    ]
    assert "'Retracts' is not known" in warnings(found)


def test_one_notice_of_many_works_and_a_reinstatement_without_its_retraction() -> None:
    head = (
        "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,"
        "ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,"
        "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n"
    )
    row = "{},T,,,J,P,,A,,,5/7/2021 0:00,{},0,1/2/2020 0:00,{},0,{},+Unreliable Data;,No,\n"
    notice = "10.1007/s12517-021-08471-8"
    found = read(
        head
        + "".join(
            row.format(n, notice, f"10.5555/w{n}", "Retraction") for n in range(26)
        )
        + row.format(
            99, "10.1001/jama.2022.23438", "10.1001/jama.2021.16685", "Reinstatement"
        ),
        "retraction-watch",
    )
    assert claims(found) == [
        *(("retraction", None, notice, f"10.5555/w{n}") for n in range(26)),
        ("reinstatement", None, "10.1001/jama.2022.23438", "10.1001/jama.2021.16685"),
    ]
