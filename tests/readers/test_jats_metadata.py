"""JATS: metadata of notices and works."""

import pytest

from retract_ld.models import Agent, Organization
from tests.readers.jats_articles import article, golden, link, only, records

# Metadata.


def test_metadata_of_a_notice() -> None:
    notice = golden("retraction-notice")[0].updates[0].notice
    assert notice
    told = notice.model_dump(
        exclude_defaults=True, exclude={"authors", "text", "title_markup"}
    )
    assert told == {
        "doi": "10.5555/jit.2021.0009",
        "pmid": "31234567",
        "pmcid": "PMC7654321",
        "title": "Retraction Note: Growth of E. coli at x<4: A second look",
        "language": "en",
        "document_type": "retraction",
        "journal": {
            "title": "Journal of Invented Tests",
            "issns": ("0140-6736", "1474-547X"),
        },
        "volume": "12",
        "issue": "3",
        "page_start": "301",
        "page_end": "302",
        "publisher": {"name": "Example & Sons"},
        "published": "2021-03-05",
        "published_online": "2021-03-05",
        "published_print": "2021-04",
        "received": "2021-02-01",
        "accepted": "2021-02",
        "free_to_read": True,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert notice.title_markup
    assert notice.title_markup.startswith(
        "Retraction Note: Growth of <italic>E. coli</italic> at "
    )
    assert "<mml:mo>&lt;</mml:mo>" in notice.title_markup
    assert "xref" not in notice.title_markup


def test_authors() -> None:
    notice = golden("retraction-notice")[0].updates[0].notice
    assert notice
    university = Organization(name="Department of Nothing, Sample University")
    assert notice.authors == (
        Agent(
            name="Ana B. Márquez Jr",
            given_name="Ana B.",
            family_name="Márquez",
            orcid="0000-0002-1825-0097",
            affiliations=(
                Organization(
                    name="Invented Institute, Springfield, Utopia", ror="02mhbdp94"
                ),
                university,
            ),
            corresponding=True,
            equal_contribution=True,
        ),
        Agent(
            name="Ming Li",
            given_name="Ming",
            family_name="Li",
            affiliations=(university,),
            corresponding=True,
        ),
        Agent(name="The Invented Trial Group", kind="organization"),
    )


@pytest.mark.parametrize(
    ("contrib", "expected"),
    [
        ("<name><surname>Lee</surname></name>", ["Lee"]),
        (
            '<name name-style="eastern"><surname>李</surname><given-names>明</given-names></name>',
            ["李明"],
        ),
        (
            '<name name-style="eastern"><surname>Li</surname><given-names>Ming</given-names></name>',
            ["Li Ming"],
        ),
        (
            "<string-name><surname>Lee</surname><given-names>A</given-names></string-name>",
            ["A Lee"],
        ),
        ("<string-name>A. B. <surname>Lee</surname></string-name>", ["A. B. Lee"]),
        ("<name><surname>Lee</surname></name><collab>Group</collab>", ["Lee", "Group"]),
        (
            "<collab-alternatives><collab>Group</collab></collab-alternatives>",
            ["Group"],
        ),
        ("<collab><institution>The Office</institution></collab>", ["The Office"]),
        ("<anonymous/>", []),
    ],
)
def test_names(contrib: str, expected: list[str]) -> None:
    meta = f'<contrib-group><contrib contrib-type="author">{contrib}</contrib></contrib-group>'
    update = only(article(meta))
    assert update.notice
    assert [a.name for a in update.notice.authors] == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        (
            '<contrib-id contrib-id-type="orcid">0000-0002-1825-0097</contrib-id>',
            "0000-0002-1825-0097",
        ),
        (
            "<contrib-id>http://orcid.org/0000-0002-1694-233x</contrib-id>",
            "0000-0002-1694-233X",
        ),
        (
            '<uri content-type="orcid" xlink:href="https://orcid.org/0000-0002-1825-0097">iD</uri>',
            "0000-0002-1825-0097",
        ),
        (
            '<ext-link ext-link-type="orcid">0000000218250097</ext-link>',
            "0000-0002-1825-0097",
        ),
        ('<contrib-id contrib-id-type="scopus">12345</contrib-id>', None),
        ("<uri>https://example.org/</uri>", None),
    ],
)
def test_orcid(identifier: str, expected: str | None) -> None:
    meta = f"<contrib-group><contrib>{identifier}<name><surname>Lee</surname></name></contrib></contrib-group>"
    update = only(article(meta))
    assert update.notice
    assert [a.orcid for a in update.notice.authors] == [expected]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("<contrib>{0}</contrib><aff><label>a</label>One, Place</aff>", ["One, Place"]),
        ("<contrib>{0}<aff>One</aff></contrib><aff>Two</aff>", ["One"]),
        (
            '<contrib>{0}<xref ref-type="aff" rid="x"/></contrib><aff id="x"><sup>1</sup>One<email>a@b.c</email></aff><aff id="y">Two</aff>',
            ["One"],
        ),
        ("<contrib>{0}</contrib><aff>a@b.c</aff>", ["a@b.c"]),
        ('<contrib>{0}<xref ref-type="aff" rid="none"/></contrib>', []),
    ],
)
def test_affiliations(group: str, expected: list[str]) -> None:
    contrib = group.format("<name><surname>Lee</surname></name>")
    update = only(article(f"<contrib-group>{contrib}</contrib-group>"))
    assert update.notice
    assert [o.name for a in update.notice.authors for o in a.affiliations] == expected


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        (
            '<pub-date pub-type="epub"><day>5</day><month>03</month><year>2015</year></pub-date>',
            "2015-03-05",
        ),
        (
            '<pub-date pub-type="collection"><year>2014</year></pub-date><pub-date pub-type="epub"><month>2</month><year>2015</year></pub-date>',
            "2015-02",
        ),
        ('<pub-date pub-type="collection"><year>2014</year></pub-date>', "2014"),
        (
            '<pub-date pub-type="ppub"><year>2015</year></pub-date><pub-date pub-type="epub"><month>12</month><year>2015</year></pub-date>',
            "2015-12",
        ),
        (
            '<pub-date pub-type="ppub"><month>Sept.</month><year>2015</year></pub-date>',
            "2015-09",
        ),
        (
            '<pub-date pub-type="ppub"><season>Jul-Aug</season><year>2015</year></pub-date>',
            "2015",
        ),
        ('<pub-date iso-8601-date="2015-03-05"/>', "2015-03-05"),
        ('<pub-date iso-8601-date="20150305"/>', "2015-03-05"),
        (
            '<pub-date pub-type="epub"><string-date>2015-03</string-date></pub-date>',
            "2015-03",
        ),
        ('<pub-date pub-type="pmc-release"><year>2015</year></pub-date>', None),
        ('<pub-date date-type="preprint"><year>2015</year></pub-date>', None),
        ('<pub-date date-type="retracted"><year>2015</year></pub-date>', None),
        ("<pub-date><year>MMXV</year></pub-date>", None),
    ],
)
def test_publication_dates(dates: str, published: str | None) -> None:
    (record,) = records(article(dates + link("retracted-article")))
    (update,) = record.updates
    assert update.notice
    assert update.notice.published == published
    assert update.date == ("2015" if 'date-type="retracted"' in dates else published)


def test_licences() -> None:
    for permissions, expected in (
        ('<license license-type="open-access"/>', (True, None)),
        (
            '<license xlink:href="https://example.org/terms"/>',
            (None, "https://example.org/terms"),
        ),
        (
            '<license><license-p><ext-link xlink:href="https://creativecommons.org/licenses/by/4.0/"/></license-p></license>',
            (True, "https://creativecommons.org/licenses/by/4.0/"),
        ),
        ("<copyright-statement>© us</copyright-statement>", (None, None)),
        ("<free_to_read/>", (True, None)),
    ):
        notice = only(article(f"<permissions>{permissions}</permissions>")).notice
        assert notice
        assert (notice.free_to_read, notice.license) == expected


def test_named_entities_and_encodings() -> None:
    notice = golden("old-nlm")[0].updates[0].notice
    assert notice
    assert notice.title == "RETRACTION – café étude …"
    assert notice.authors[0].name == "Dr. José Garçon, MD"
    assert notice.authors[0].affiliations[0].name == "Invented Hospital, Nîmes"


def test_the_text_of_a_notice() -> None:
    update = golden("retraction-notice")[0].updates[0]
    assert update.notice
    assert update.notice.text == (
        "Statement\n\nThe editor has retracted this article [1] at the request of the"
        " authors, because the results could not be reproduced.\n\nAll authors agree:\n\n"
        "first point\n\nsecond point\n\nand no more."
    )
    assert update.reasons == ("results-not-reproducible",)
    assert "authors" in update.initiated_by
    for words in update.evidence:
        assert update.notice.text[words.start : words.end] == words.text


def test_a_paper_filed_as_a_notice_has_no_reasons() -> None:
    paper = "<abstract><p>We do.</p></abstract>"
    body = "<body><p>The article is retracted because of plagiarism.</p></body>"
    update = only(article(paper, kind="addendum", body=body))
    assert update.notice
    assert (update.notice.text, update.reasons) == (None, ())
