"""Whole notices: what is read, where its words stand, and that nothing is made up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from retract_ld.models import Evidence
from retract_ld.prose import read_notice
from retract_ld.prose.evaluation import evaluate
from retract_ld.prose.scores import Tally

FOLDER = Path(__file__).parent / "notices"
NOTICES = sorted(FOLDER.glob("*.txt"))

MARKED = """\
**RETRACTION**

## Retraction: *Slow* light in warm gels

JANE ROE<sup>1,#</sup>; JOHN POE<sup>2,#</sup>; ANN DOE<sup>1,\\*</sup>

<sup>1</sup> Institute of Gels, North Town, 12345, Norway
<sup>2</sup> South University Hospital, South Town, Chile

The published article titled "Slow light in warm gels", has been retracted from journal \
*GELS*, Vol.7, No.3, 2019, pp.41–49.

DOI: <u>10.5555/gels.2019.041</u> URL: <u>https://press.example/gels/v7n3/41</u>

The authors state that the findings could not be replicated. North Town Press has \
accepted the request for retraction, following the <u>COPE</u> <u>Retraction Guidelines</u>.
"""


def only(text: str):
    [update] = read_notice(text).updates
    return update


def test_made_up_notices_of_many_publishers_are_read_without_a_miss():
    tally = Tally()
    evaluate(FOLDER, tally)
    assert tally.notices == len(NOTICES) >= 40
    assert tally.misses == []


def test_marks_lead_to_affiliations_and_roles():
    update = only(MARKED)
    work = update.work
    assert [
        (
            author.name,
            [place.name for place in author.affiliations],
            author.equal_contribution,
            author.corresponding,
        )
        for author in work.authors
    ] == [
        ("JANE ROE", ["Institute of Gels, North Town, 12345, Norway"], True, False),
        ("JOHN POE", ["South University Hospital, South Town, Chile"], True, False),
        ("ANN DOE", ["Institute of Gels, North Town, 12345, Norway"], False, True),
    ]
    assert work.title == "Slow light in warm gels"
    assert (work.doi, work.url) == (
        "10.5555/gels.2019.041",
        "https://press.example/gels/v7n3/41",
    )
    assert (work.journal.title, work.volume, work.issue) == ("GELS", "7", "3")
    assert (work.pages, work.page_start, work.page_end) == ("41–49", "41", "49")
    assert work.published == "2019"
    assert work.publisher.name == "North Town Press"
    assert update.initiated_by == ()
    assert update.accepted_by == ("publisher",)
    assert update.reasons == ("results-not-reproducible",)
    notice = update.notice
    assert notice.title == "Retraction: Slow light in warm gels"
    assert notice.guidelines == ("cope-retraction-guidelines",)
    assert (notice.doi, notice.published, update.date) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [*(path.read_text(encoding="utf-8") for path in NOTICES), MARKED],
    ids=[*(path.stem for path in NOTICES), "marked"],
)
def test_every_value_stands_in_the_text_where_its_evidence_says(text):
    record = read_notice(text)
    assert record.updates
    for update in record.updates:
        for words in update.evidence:
            assert text[words.start : words.end] == words.text
            assert 0 < words.confidence <= 1
            assert words.rule
        paths = {words.field: words for words in update.evidence}
        for path, value in values(update):
            assert path in paths, path
            assert stands_in(value, paths[path]), (path, value, paths[path].text)


def values(update):
    """Yield path and value of everything read, but for what is derived."""
    yield "type", update.raw_type
    for role in ("initiated_by", "accepted_by", "objected_by"):
        for party in getattr(update, role):
            yield f"{role}.{party}", ""
    for reason in update.reasons:
        yield f"reasons.{reason}", ""
    for guideline in update.notice.guidelines:
        yield f"notice.guidelines.{guideline}", ""
    for name, document in (("notice", update.notice), ("work", update.work)):
        if document is None:
            continue
        for field in (
            "title",
            "doi",
            "pmid",
            "pmcid",
            "url",
            "volume",
            "issue",
            "pages",
        ):
            if getattr(document, field):
                yield f"{name}.{field}", getattr(document, field)
        if document.article_number:
            yield f"{name}.article_number", document.article_number
        if document.journal:
            yield f"{name}.journal.title", document.journal.title
        if document.publisher:
            yield f"{name}.publisher", document.publisher.name
        for number, author in enumerate(document.authors):
            yield f"{name}.authors.{number}.name", author.name
            for place, affiliation in enumerate(author.affiliations):
                path = f"{name}.authors.{number}.affiliations.{place}.name"
                yield path, affiliation.name


def stands_in(value: str, words: Evidence) -> bool:
    """Apply the documented normalisation to the words and look for the value."""
    plain = re.sub(r"</?[a-z]+>|\*\*|\*|\\", "", words.text)
    plain = re.sub(r"\s+", " ", plain).strip()
    if words.field.endswith(("doi", "pmcid")):
        plain, value = plain.lower(), value.lower().removeprefix("pmc")
    return value in plain


def test_doi_in_the_text_is_the_works_not_the_notices():
    update = only(
        "Retraction: On peat and rain\n\nThe authors retract this article"
        " (doi: 10.5555/peat.1) because of an error in Table 2."
    )
    assert (update.work.doi, update.notice.doi) == ("10.5555/peat.1", None)


def test_source_of_copied_text_is_never_the_work():
    update = only(
        "Retraction: On peat and rain\n\nThis article is retracted because large parts"
        " were copied from “Rain on peat” by R. Hart (Bog Lett. 2001;3:4-9."
        " doi:10.5555/bog.2001.4) without citation."
    )
    assert update.work.title == "On peat and rain"
    assert (
        update.work.model_dump(
            exclude_none=True, exclude_defaults=True, exclude={"title"}
        )
        == {}
    )


def test_work_that_cannot_be_told_is_left_out_with_a_warning():
    record = read_notice(
        "Retraction\n\nThe editors have retracted the article.", "a.txt"
    )
    [update] = record.updates
    assert update.work is None
    assert [str(problem) for problem in record.problems] == [
        (
            "a.txt: the work that the notice is about could not be identified."
            " Add it by hand in the native form."
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "2024-01-02 03:04:05 INFO started worker 7\n2024-01-02 03:04:06 INFO done",
        (
            "Growth of barley under drought\n\nWe measured the growth of barley in 2003."
            " The data are available from the authors. References\n1. Roe J. Barley. 1999."
        ),
        "\x00\x01\x02",
        "\ud83d\ude00" * 20 if False else "☃" * 500,
    ],
)
def test_what_is_no_notice_gives_no_claim(text):
    record = read_notice(text, "x.txt")
    assert record.updates == ()
    assert [str(problem) for problem in record.problems] == [
        (
            "x.txt: no wording of a notice was found."
            " Is this the text of a notice? Nothing was read from it."
        )
    ]


def test_erratum_that_retracts_is_a_retraction():
    update = only(
        "Errata\n\nRoe J, Poe A. Silt in ponds. J Pond. 2005;1:34-41. The results do not"
        " represent the work of the authors listed, and the article is retracted."
    )
    assert (update.type, update.raw_type) == ("retraction", "is retracted")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Partial retraction: On soil and stones", "partial_retraction"),
        ("Retraction and replacement: On soil and stones", "retract_and_replace"),
        (
            "Editorial Expression of Concern: On soil and stones",
            "expression_of_concern",
        ),
        ("Removal of Expression of Concern: On soil and stones", "concern_lifted"),
        ("REMOVED: On soil and stones", "removal"),
        ("TEMPORARY REMOVAL: On soil and stones", "temporary_removal"),
        ("Author Correction: On soil and stones", "correction"),
        ("Publisher Correction: On soil and stones", "correction"),
        ("Corrigendum to: On soil and stones", "corrigendum"),
        ("Erratum: On soil and stones", "erratum"),
        ("Clarification: On soil and stones", "clarification"),
        ("On soil and stones [Retraction]", "retraction"),
        ("On soil and stones. Retraction", "retraction"),
        ("Withdrawn: On soil and stones", "withdrawal"),
    ],
)
def test_label_of_the_heading_names_the_manner(heading, expected):
    update = only(heading + "\n\nSee the notice.")
    assert update.type == expected
    assert update.work.title == "On soil and stones"


def test_label_with_a_date_stands_above_the_article():
    update = only(
        "Retraction 21 September 2023: The author has retracted this article because new"
        " information about the methods has become available."
    )
    assert (update.type, update.date, update.notice.published) == (
        "retraction",
        "2023-09-21",
        "2023-09-21",
    )
    assert update.notice.title is None


def test_hard_wrapped_text_reads_like_the_unwrapped():
    long = json.loads((FOLDER / "retracted_not_the_source.json").read_text())
    text = (
        "Retracted: Rain gauges made of bamboo\n\n"
        "The article titled “Rain gauges made of bamboo”, published in Journal of Simple\n"
        "Gauges 2012;8(4):201–207, has been retracted as it was found to contain a large\n"
        "amount of material, without referencing, from an article by R. Hart and S. Bose.\n"
    )
    work = only(text).work
    assert (work.journal.title, work.pages) == ("Journal of Simple Gauges", "201–207")
    assert work.title == long["works"][0]["title"]
