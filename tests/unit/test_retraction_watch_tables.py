"""Retraction Watch: layouts of tables, lists of pairs, what is not ours."""

from __future__ import annotations

import io
import json

import pytest

from retract_ld.errors import Malformed
from retract_ld.readers import Source, detect, read
from tests.unit.register_rows import COLUMNS, ROW, one, records, said, table


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
