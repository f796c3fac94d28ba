"""Retraction Watch: columns, dirty cells, rows that do not fit, the pair lists."""

from __future__ import annotations

import csv
import io
import json

import pytest

from retract_ld.errors import Malformed
from retract_ld.readers import Record, Source, detect, read

COLUMNS = [
    "Record ID",
    "Title",
    "Subject",
    "Institution",
    "Journal",
    "Publisher",
    "Country",
    "Author",
    "URLS",
    "ArticleType",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
    "Paywalled",
    "Notes",
]
ROW = {
    "Record ID": "4036",
    "Title": "A title",
    "RetractionDate": "2/6/2010 0:00",
    "RetractionDOI": "10.1016/S0140-6736(10)60175-4",
    "OriginalPaperDOI": "10.1016/S0140-6736(97)11096-0",
    "RetractionNature": "Retraction",
    "Paywalled": "No",
}


def table(
    *rows: dict[str, str], columns: list[str] = COLUMNS, delimiter: str = ","
) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[row.get(name, "") for name in columns] for row in rows])
    return stream.getvalue().encode()


def records(data: bytes) -> list[Record]:
    return list(read(io.BytesIO(data), Source("rw.csv")))


def one(**cells: str) -> Record:
    names = {name.replace(" ", ""): name for name in COLUMNS}
    row = ROW | {names[name]: cell for name, cell in cells.items()}
    (record,) = records(table(row))
    return record


def said(record: Record) -> list[str]:
    return [str(problem) for problem in record.problems]


def test_a_row_is_one_claim_about_a_work_by_a_notice():
    record = one(
        OriginalPaperDate="2/28/1998 0:00",
        Author="Andrew J Wakefield;Simon Harry Murch",
        Journal="Lancet",
        Publisher="Elsevier",
        Country="United Kingdom;Unknown",
        Subject="(BLS) Neuroscience;(HSC) Medicine - Neurology;",
        ArticleType="Clinical Study;",
        URLS="http://example.org/a;https://example.org/b?x=1;2",
        Notes="see also: a comment;",
        RetractionPubMedID="20137807",
        OriginalPaperPubMedID="9500320",
        Reason="Misconduct by Author;Ethical Violations by Author;",
    )
    assert record.location == "line 2"
    assert record.record_id == "4036"
    assert record.problems == ()
    (update,) = record.updates
    assert (update.type, update.raw_type, update.date) == (
        "retraction",
        "Retraction",
        "2010-02-06",
    )
    assert (update.asserted_by, update.record_id) == ("retraction-watch", "4036")
    assert update.found_on is None
    assert update.notice.doi == "10.1016/s0140-6736(10)60175-4"
    assert update.notice.pmid == "20137807"
    assert update.notice.published == "2010-02-06"
    assert update.notice.free_to_read is True
    assert update.work.doi == "10.1016/s0140-6736(97)11096-0"
    assert update.work.pmid == "9500320"
    assert update.work.published == "1998-02-28"
    assert [agent.name for agent in update.work.authors] == [
        "Andrew J Wakefield",
        "Simon Harry Murch",
    ]
    assert update.work.journal.title == "Lancet"
    assert update.work.publisher.name == "Elsevier"
    assert update.work.countries == ("United Kingdom",)
    assert update.work.subjects == ("(BLS) Neuroscience", "(HSC) Medicine - Neurology")
    assert update.work.article_types == ("Clinical Study",)
    assert update.see_also == ("http://example.org/a", "https://example.org/b?x=1;2")
    assert update.note == "see also: a comment;"
    assert update.reasons == ("ethical-violations-by-author", "misconduct-by-author")
    assert update.raw_reasons == (
        "Ethical Violations by Author",
        "Misconduct by Author",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "+Concerns/Issues About Data;+Fake Peer Review",
            "Concerns/Issues about Data;Compromised Peer Review;",
        ),
        ("+Paper Mill", "Paper Mill;"),
    ],
)
def test_reasons_of_both_vintages_are_one_concept(old, new):
    (before,), (after,) = one(Reason=old).updates, one(Reason=new).updates
    assert before.reasons == after.reasons != ()
    assert before.raw_reasons != after.raw_reasons


def test_an_unknown_reason_is_kept_and_told():
    record = one(Reason="+Compromized Peer-Review;Zebra;")
    assert record.updates[0].reasons == ()
    assert record.updates[0].raw_reasons == ("+Compromized Peer-Review", "Zebra")
    assert said(record) == [
        (
            "line 2: Reason '+Compromized Peer-Review' is not in our scheme; kept in its "
            "words. Did it mean 'Compromised Peer Review'?"
        ),
        "line 2: Reason 'Zebra' is not in our scheme; kept in its words.",
    ]


@pytest.mark.parametrize("cell", ["", " ", "unavailable", "Unavailable", "0", "n/a"])
def test_cells_that_mean_nothing(cell):
    record = one(
        RetractionDOI=cell,
        RetractionPubMedID=cell,
        OriginalPaperPubMedID=cell,
        OriginalPaperDate=cell,
        RetractionDate=cell,
        Paywalled="Unknown",
    )
    assert record.problems == ()
    (update,) = record.updates
    assert update.notice is None
    assert update.date is None
    assert update.work.pmid is None


@pytest.mark.parametrize(
    ("cell", "doi", "message"),
    [
        ("10.1124/jpet.114.218735concern", "10.1124/jpet.114.218735concern", None),
        ("https://doi.org/10.1000/A%23B", "10.1000/a#b", None),
        ("doi: 10.1000/X", "10.1000/x", None),
        (
            "10.1096/fj.03-0311fjeNOC fj.03-0311fjeNOC",
            "10.1096/fj.03-0311fjenoc",
            "is more than a DOI; read as '10.1096/fj.03-0311fjenoc'.",
        ),
        (
            "0000000010.1016/j.apsusc.2020.146179",
            "10.1016/j.apsusc.2020.146179",
            "is more than a DOI; read as '10.1016/j.apsusc.2020.146179'.",
        ),
        (
            "10.1002/%28SICI%291097-4644%3C1%3A%3AAID%3E3.0.CO%3B2-2",
            "10.1002/(sici)1097-4644<1::aid>3.0.co;2-2",
            "is percent-encoded; read as '10.1002/(sici)1097-4644<1::aid>3.0.co;2-2'.",
        ),
        (
            "10.1000/a; 10.1000/b",
            None,
            "holds several DOIs; left out. Give each its own row.",
        ),
        ("10.1000/a 10.1000/A", "10.1000/a", None),
        ("none found", None, "is not a DOI; left out."),
        ("10.1/x", None, "is not a DOI; left out."),
        (
            "10.3157/0013-872X(2007)118[512:ANSOPB]2.0.CO;2",
            "10.3157/0013-872x(2007)118[512:ansopb]2.0.co;2",
            None,
        ),
        ("10.1016/S1873-9946(10)00006-1", "10.1016/s1873-9946(10)00006-1", None),
    ],
)
def test_doi_cells(cell, doi, message):
    record = one(RetractionDOI=cell)
    assert record.updates[0].notice.doi == doi
    expected = [f"line 2: RetractionDOI {cell!r} {message}"] if message else []
    assert said(record) == expected


def test_an_address_in_place_of_a_doi_is_kept_as_one():
    record = one(OriginalPaperDOI="http://example.org/article 1")
    assert record.updates[0].work.url == "http://example.org/article%201"
    assert said(record) == [
        (
            "line 2: OriginalPaperDOI 'http://example.org/article 1' is not a DOI; kept as "
            "an address."
        )
    ]


@pytest.mark.parametrize(
    ("cell", "date", "message"),
    [
        ("5/7/2026 0:00", "2026-05-07", None),
        ("12/31/2020", "2020-12-31", None),
        ("2020-12-31", "2020-12-31", None),
        ("31/02/2020", None, "is not a date; left out. Expected month/day/year."),
        ("13/1/2020 0:00", None, "is not a date; left out. Expected month/day/year."),
        ("1/1/1900 0:00", None, "is what spreadsheets show for no date; left out."),
        ("1/1/0001 0:00", None, "is what spreadsheets show for no date; left out."),
        ("6/24/1756 0:00", "1756-06-24", None),
    ],
)
def test_date_cells(cell, date, message):
    record = one(RetractionDate=cell)
    assert record.updates[0].date == date
    assert record.updates[0].notice.published == date
    expected = [f"line 2: RetractionDate {cell!r} {message}"] if message else []
    assert said(record) == expected


@pytest.mark.parametrize(
    ("cell", "kind", "raw", "message"),
    [
        (
            "Expression of concern",
            "expression_of_concern",
            "Expression of concern",
            None,
        ),
        ("Reinstatement", "reinstatement", "Reinstatement", None),
        ("Correction", "correction", "Correction", None),
        (
            "Retration",
            "retraction",
            "Retration",
            "RetractionNature 'Retration' is read as 'retraction'.",
        ),
        (
            "Absorption",
            "other",
            "Absorption",
            "RetractionNature 'Absorption' is no type of update we know. It is kept as 'other'.",
        ),
        (
            "",
            "other",
            "(blank)",
            "RetractionNature is blank; read as an update of unknown type. Its notice and work are kept.",
        ),
    ],
)
def test_natures(cell, kind, raw, message):
    record = one(RetractionNature=cell)
    assert (record.updates[0].type, record.updates[0].raw_type) == (kind, raw)
    assert said(record) == ([f"line 2: {message}"] if message else [])


@pytest.mark.parametrize(
    ("cell", "free"), [("Yes", False), ("No", True), ("Unknown", None), ("", None)]
)
def test_paywalled(cell, free):
    assert one(Paywalled=cell).updates[0].notice.free_to_read is free


def test_a_notice_on_its_own_work_keeps_both_ends():
    (update,) = one(RetractionDOI=ROW["OriginalPaperDOI"].lower()).updates
    assert update.self_referential
    assert update.type == "retraction"


def test_correction_then_retraction_of_one_work_are_two_claims():
    first = ROW | {"Record ID": "17269", "RetractionNature": "Correction"}
    found = [
        update.type
        for record in records(table(first, ROW))
        for update in record.updates
    ]
    assert found == ["correction", "retraction"]


def test_a_row_that_names_nothing_is_rejected_with_its_text():
    (bad, good) = records(
        table({"Record ID": "9", "RetractionNature": "Retraction"}, ROW)
    )
    assert bad.rejected
    assert said(bad) == [
        (
            "line 2: the row names neither a notice nor a work. Give it a DOI, a PubMed id "
            "or a title."
        )
    ]
    assert bad.raw == "9,,,,,,,,,,,,,,,,Retraction,,,"
    assert len(good.updates) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: data.replace(b"Notes", b"Notes,").replace(b",No,", b",No,,"),
        lambda data: data.replace(b"Notes", b"Notes,"),
        lambda data: data + b"\n\n",
        lambda data: b"\n" + data,
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b"RetractionDOI", b"retraction doi"),
    ],
)
def test_layouts_that_mean_the_same(change):
    found = [record.updates for record in records(change(table(ROW)))]
    assert found == [record.updates for record in records(table(ROW))]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_columns_in_another_order_and_other_delimiters(delimiter):
    data = table(ROW, columns=COLUMNS[::-1], delimiter=delimiter)
    assert records(data)[0].updates == one().updates


def test_lines_are_those_of_the_file():
    rows = [ROW | {"Title": "Two\nlines"}, ROW | {"Title": 'A "quoted" title'}, ROW]
    found = records(table(*rows))
    assert [record.location for record in found] == ["line 2", "line 4", "line 5"]
    assert [record.updates[0].work.title for record in found] == [
        "Two lines",
        'A "quoted" title',
        "A title",
    ]


def test_a_row_with_too_few_cells_does_not_shift_the_others():
    data = table(ROW) + b"17,short,row\n" + table(ROW).split(b"\n", 1)[1]
    good, bad, also_good = records(data)
    assert said(bad) == [
        (
            "line 3: the row has 3 cells, the header 20. Check its quotation marks and "
            "delimiters."
        )
    ]
    assert bad.raw == "17,short,row\n"
    assert (good.location, also_good.location) == ("line 2", "line 4")
    assert good.updates == also_good.updates


def test_a_stray_quotation_mark_costs_one_row_only():
    rows = [
        ROW | {"Record ID": str(number), "Reason": "Paper Mill;Hoax Paper;"}
        for number in range(50)
    ]
    lines = table(*rows).split(b"\n")
    lines[10] = lines[10].replace(b"A title", b'"A title')
    found = records(b"\n".join(lines))
    rejected = [record.location for record in found if record.rejected]
    assert rejected == ["line 11"]
    assert sum(len(record.updates) for record in found) == 49
    assert len(found) == 50


def test_a_byte_that_is_not_utf8_costs_one_cell():
    data = table(ROW | {"Author": "René;B"}, ROW).decode().encode("latin-1")
    first, second = records(data)
    assert said(first) == [
        (
            "line 2: Author is not UTF-8 (byte 0xE9 at its character 4); left out. Convert "
            "the file to UTF-8; it may be ISO-8859-1."
        )
    ]
    assert first.updates[0].work.authors == ()
    assert first.updates[0].work.doi == second.updates[0].work.doi
    assert second.problems == ()


def test_utf8_that_was_read_as_windows_1252_is_kept_and_told():
    record = one(Title="Womenâ€™s health")
    assert record.updates[0].work.title == "Womenâ€™s health"
    assert said(record) == [
        (
            "line 2: the row has UTF-8 that was read as Windows-1252 on its way (as 'â€™' "
            "for an apostrophe); kept as it stands."
        )
    ]


def test_lists_as_python_prints_them():
    columns = [
        "institution",
        "urls",
        "articletype",
        "retractiondate",
        "retractiondoi",
        "originalpaperdate",
        "originalpaperdoi",
        "retractionnature",
        "reason",
        "notes",
        "container",
        "publisher",
    ]
    row = {
        "institution": "['A, B'\n 'C\\xa0D\\'s\\nE' 'un\nended']",
        "urls": "['http://example.org/a']",
        "articletype": "journal-article",
        "retractiondoi": "10.1155/2",
        "originalpaperdoi": "10.1155/1",
        "retractionnature": "Retraction",
        "reason": "['+Paper Mill' \"+Hoax Paper\"]",
        "container": "PPAR Research",
    }
    (record,) = records(table(row, columns=columns))
    (update,) = record.updates
    assert update.work.institutions == ("A, B", "C D's E", "un ended")
    assert update.work.document_type == "journal-article"
    assert update.work.article_types == ()
    assert update.work.journal.title == "PPAR Research"
    assert update.reasons == ("hoax-paper", "paper-mill")


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2\n",
        b"Record ID,Title\n",
        b"\x00\x01",
        b"RetractionDOI\n",
        "naïve".encode("utf-16"),
    ],
)
def test_other_tables_are_not_ours(data):
    from retract_ld.readers import retraction_watch

    assert not retraction_watch.detect(data)
    with pytest.raises(Malformed, match="lacks the columns"):
        list(retraction_watch.read(io.BytesIO(data), Source()))


def test_pairs_say_the_type_their_group_has():
    text = json.dumps(
        {
            "retractions": {"10.1000/A": "10.1000/B"},
            "concerns": {"10.1000/c": "unavailable"},
        }
    )
    assert detect(text.encode(), Source()).name == "retraction-watch-pairs"
    first, second = records(text.encode())
    assert first.updates[0].type == "retraction"
    assert (first.updates[0].work.doi, first.updates[0].notice.doi) == (
        "10.1000/a",
        "10.1000/b",
    )
    assert second.updates[0].type == "expression_of_concern"
    assert second.updates[0].notice is None


def test_bare_pairs_are_of_unknown_type():
    first, second, third = records(
        b'{"10.1000/a": "10.1000/b", "10.1000/c": "10.1000/d", "unavailable": "unavailable"}'
    )
    assert (first.updates[0].type, first.updates[0].raw_type) == ("other", "(blank)")
    assert said(first) == [
        (
            "$['10.1000/a']: the list does not say what kinds of update these are. All are "
            "read as updates of unknown type."
        )
    ]
    assert second.problems == ()
    assert said(third) == ["$['unavailable']: the pair holds no DOI."]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("jesserweigel_sample.csv", 13),
        ("mdpi_etl_sampled_v3_2025-04.csv", 4827),
        ("retraction_watch.csv", 7359),
        ("retraction_watch_old.csv", 6950),
        ("flora_retractions_2026-05-06_d47a0df.json", 60909),
        ("flora_retractions_2026-08-08_8b47946.json", 61542),
    ],
)
def test_rows_in_are_records_out(corpus, name, rows):
    path = corpus / "retraction_watch" / name
    with path.open("rb") as stream:
        assert detect(stream.read(65536), Source()).name.startswith("retraction-watch")
    with path.open("rb") as stream:
        exported = rejected = 0
        for record in read(stream, Source(name)):
            assert record.updates or record.rejected
            exported += bool(record.updates)
            rejected += record.rejected
    assert exported + rejected == rows
    assert rejected == (1 if name == "flora_retractions_2026-05-06_d47a0df.json" else 0)
