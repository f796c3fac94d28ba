"""Crossref JSON: wrappings, both directions, dirty values, streams that are never held."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc

import pytest

from retract_ld.errors import Malformed, Refused
from retract_ld.readers import READERS, Record, Source, crossref, detect, read

WORK = {
    "indexed": {},
    "DOI": "10.1000/Notice",
    "title": ["A notice"],
    "type": "journal-article",
}
UPDATE = {
    "DOI": "10.1000/Work",
    "type": "retraction",
    "label": "Retraction",
    "updated": {
        "date-parts": [[2020, 1, 2]],
        "date-time": "2020-01-02T00:00:00Z",
        "timestamp": 0,
    },
}


def records(value: object) -> list[Record]:
    data = value if isinstance(value, bytes) else json.dumps(value, indent=1).encode()
    return list(read(io.BytesIO(data), Source("cr.json"), "crossref"))


def one(**members: object) -> Record:
    (record,) = records(WORK | {"update-to": [UPDATE]} | members)
    return record


def with_update(**members: object) -> Record:
    return one(**{"update-to": [UPDATE | members]})


def said(record: Record) -> list[str]:
    return [str(problem) for problem in record.problems]


def test_update_to_stands_on_the_notice():
    (update,) = one().updates
    assert update.found_on == "notice"
    assert (update.notice.doi, update.work.doi) == ("10.1000/notice", "10.1000/work")
    assert (update.type, update.raw_type, update.raw_label) == (
        "retraction",
        "retraction",
        "Retraction",
    )
    assert update.date == "2020-01-02"
    assert update.asserted_by == "crossref"
    assert update.notice.title == "A notice"
    assert update.work.title is None


def test_updated_by_stands_on_the_work():
    (record,) = records(
        WORK
        | {"updated-by": [UPDATE | {"source": "retraction-watch", "record-id": 20946}]}
    )
    (update,) = record.updates
    assert update.found_on == "work"
    assert (update.notice.doi, update.work.doi) == ("10.1000/work", "10.1000/notice")
    assert (update.asserted_by, update.record_id) == ("retraction-watch", "20946")
    assert update.work.title == "A notice"
    assert record.record_id == "10.1000/notice"


def test_the_same_update_of_two_sources_is_two_claims():
    entries = [
        UPDATE | {"source": "publisher"},
        UPDATE | {"source": "retraction-watch", "record-id": "7"},
    ]
    found = one(**{"update-to": [*entries, entries[0]]}).updates
    assert [update.asserted_by for update in found] == ["crossref", "retraction-watch"]


def test_an_update_of_itself_is_kept():
    (update,) = with_update(DOI="10.1000/NOTICE").updates
    assert update.self_referential


def test_both_directions_in_one_record():
    record = one(
        **{"updated-by": [UPDATE | {"DOI": "10.1000/third", "type": "correction"}]}
    )
    edges = [(u.notice.doi, u.type, u.work.doi) for u in record.updates]
    assert edges == [
        ("10.1000/notice", "retraction", "10.1000/work"),
        ("10.1000/third", "correction", "10.1000/notice"),
    ]


@pytest.mark.parametrize(
    ("raw", "kind", "message"),
    [
        (
            "retration",
            "retraction",
            "the update type 'retration' is read as 'retraction'.",
        ),
        ("Retraction", "retraction", None),
        ("expression-of-concern", "expression_of_concern", None),
        ("err", "erratum", "the update type 'err' is read as 'erratum'."),
        (
            "corrected-article",
            "correction",
            "the update type 'corrected-article' is read as 'correction'.",
        ),
        (
            "article",
            "other",
            "the update type 'article' is not known. It is kept as 'other'.",
        ),
        (
            "68818",
            "other",
            "the update type '68818' is not known. It is kept as 'other'.",
        ),
        (
            "publisher-note",
            "other",
            "the update type 'publisher-note' is not known. It is kept as 'other'.",
        ),
    ],
)
def test_dirty_types(raw, kind, message):
    record = with_update(type=raw)
    assert (record.updates[0].type, record.updates[0].raw_type) == (kind, raw)
    expected = [f"$.update-to[0].type: {message}"] if message else []
    assert said(record) == expected


def test_a_number_as_type_is_kept_as_text():
    assert with_update(type=68818).updates[0].raw_type == "68818"


@pytest.mark.parametrize(
    ("updated", "date"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[2020, 2]]}, "2020-02"),
        ({"date-parts": [[None]]}, None),
        ({"date-time": "2020-02-03T10:00:00Z"}, "2020-02-03"),
        ({"timestamp": 1580688000000}, "2020-02-03"),
        ({"timestamp": -3187987200000}, "1868-12-23"),
        (None, None),
        ("nonsense", None),
    ],
)
def test_dates_of_updates(updated, date):
    assert with_update(updated=updated).updates[0].date == date


def test_an_unknown_source_is_told():
    record = with_update(source="someone")
    assert record.updates[0].asserted_by == "unknown"
    assert said(record) == ["$.update-to[0].source: the source 'someone' is not known."]


def test_a_doi_that_is_none_leaves_the_claim_without_its_work():
    record = with_update(DOI="see website")
    assert record.updates[0].work is None
    assert said(record) == [
        "$.update-to[0].DOI: 'see website' is not a DOI. It is left out.",
        "$.update-to[0]: names no DOI; the work of this update is unknown.",
    ]


def test_a_list_of_updates_that_is_none_is_rejected_with_its_text():
    record = one(**{"update-to": "10.1000/x"})
    assert record.rejected
    assert said(record) == ["$.update-to: is no list of updates."]
    assert json.loads(record.raw)["DOI"] == "10.1000/Notice"


def test_an_entry_that_is_no_update_does_not_cost_the_others():
    record = one(**{"update-to": ["10.1000/x", UPDATE]})
    assert said(record) == ["$.update-to[0]: is no update: it has no members."]
    assert len(record.updates) == 1


def test_the_citation_of_a_record():
    record = one(
        title=["", "Growth of <i>E. coli</i> &amp; more"],
        author=[
            {
                "given": "A",
                "family": "B",
                "ORCID": "http://orcid.org/0000-0002-1825-0097",
                "affiliation": [
                    {
                        "name": "C",
                        "id": [{"id": "https://ror.org/03yrm5c26", "id-type": "ROR"}],
                    }
                ],
            },
            {"name": "The Group"},
            {"sequence": "additional"},
        ],
        **{
            "container-title": ["J &amp; K"],
            "ISSN": ["1474-547X", "1234-0000"],
            "page": "e12–e19",
            "volume": "46",
            "issue": 2,
            "article-number": "109532",
            "published-print": {"date-parts": [[2022, 3]]},
            "published-online": {"date-parts": [[2021, 12, 24]]},
            "publisher": "P",
            "language": "en",
            "update-policy": "https://doi.org/10.1000/policy",
            "resource": {"primary": {"URL": "https://example.org/1"}},
            "URL": "https://doi.org/10.1000/notice",
            "license": [
                {"URL": "https://example.org/tdm", "content-version": "tdm"},
                {"URL": "https://example.org/by", "content-version": "vor"},
            ],
        },
    )
    (update,) = record.updates
    notice = update.notice
    assert (notice.title, notice.title_markup) == (
        "Growth of E. coli & more",
        "Growth of <i>E. coli</i> &amp; more",
    )
    assert [(a.name, a.kind, a.orcid) for a in notice.authors] == [
        ("A B", "person", "0000-0002-1825-0097"),
        ("The Group", "organization", None),
    ]
    assert (
        notice.authors[0].affiliations[0].name,
        notice.authors[0].affiliations[0].ror,
    ) == ("C", "03yrm5c26")
    assert (notice.journal.title, notice.journal.issns) == ("J & K", ("1474-547X",))
    assert (notice.pages, notice.page_start, notice.page_end) == (
        "e12–e19",
        "e12",
        "e19",
    )
    assert (notice.volume, notice.issue, notice.article_number) == ("46", "2", "109532")
    assert (notice.published, notice.published_online, notice.published_print) == (
        "2021-12-24",
        "2021-12-24",
        "2022-03",
    )
    assert (notice.url, notice.license) == (
        "https://example.org/1",
        "https://example.org/by",
    )
    assert (notice.publisher.name, notice.language) == ("P", "en")
    assert update.policy == "https://doi.org/10.1000/policy"
    assert said(record) == ["$.issn: '1234-0000' is not an ISSN. It is left out."]


def test_a_title_alone_claims_nothing():
    (record,) = records(WORK | {"title": ["RETRACTED: A paper"]})
    assert record.updates == ()
    (message,) = said(record)
    assert message == (
        "$.title[0]: says 'RETRACTED: A paper', but no update is registered. No claim is "
        "made of it."
    )


def test_an_assertion_alone_claims_nothing():
    (record,) = records(
        WORK | {"assertion": [{"name": "change_type", "value": "Retraction"}]}
    )
    assert record.updates == ()
    (message,) = said(record)
    assert message == (
        "$.assertion[0]: says 'Retraction', but no update is registered. No claim is made "
        "of it."
    )


def test_what_says_retracted_beside_an_update_is_no_news():
    assert one(title=["RETRACTED: A paper"]).problems == ()


@pytest.mark.parametrize(
    ("entry", "kind", "raw_type", "label", "message"),
    [
        (
            {"label": "Retraction"},
            "retraction",
            "(blank)",
            "Retraction",
            "has no type; its label 'Retraction' is read as one.",
        ),
        (
            {},
            "other",
            "(blank)",
            None,
            "has no type; read as an update of unknown type.",
        ),
    ],
)
def test_an_update_without_type(entry, kind, raw_type, label, message):
    record = one(**{"update-to": [{"DOI": "10.1000/work"} | entry]})
    (update,) = record.updates
    assert (update.type, update.raw_type, update.raw_label) == (kind, raw_type, label)
    assert said(record) == [f"$.update-to[0]: {message}"]


@pytest.mark.parametrize(
    ("updated", "day"),
    [
        ({"date-parts": [[1900, 1, 1]]}, "1900-01-01"),
        ({"date-parts": [[1, 1, 1]]}, "0001-01-01"),
        ({"timestamp": -2208988800000}, "1900-01-01"),
    ],
)
def test_days_that_stand_for_none(updated, day):
    record = with_update(updated=updated)
    assert record.updates[0].date is None
    assert said(record) == [
        f"$.update-to[0].updated: {day} stands for no date. It is left out."
    ]


def test_zeros_are_no_part_of_a_date():
    record = with_update(updated={"date-parts": [[2020, 5, 0]]})
    assert record.updates[0].date == "2020-05"


@pytest.mark.parametrize("hyphen", ["\\u002d", "\\u002D"])
def test_an_escaped_name_of_a_member_is_not_passed_over(hyphen):
    line = json.dumps(HIT).replace("update-to", f"update{hyphen}to")
    data = "\n".join([json.dumps(MISS), line, json.dumps(MISS)])
    found = records(data.encode())
    assert [len(record.updates) for record in found] == [0, 1, 0]


POOR = [
    {"DOI": f"10.1000/{n}", "title": ["T"], "type": "journal-article"} for n in "ab"
]
RICH = POOR[0] | {"update-to": [UPDATE]}
SELECTED = [{"DOI": "10.1000/a"}, {"DOI": "10.1000/b", "update-to": [UPDATE]}]
BROKEN = '{"DOI": "10.1000/bad", "title": ["x" "y"]}'
UNCLOSED = '{"DOI": "10.1000/bad", "title": ["x], "type": "journal-article"}'
UNBALANCED = '{"DOI": "10.1000/bad", "a": {"b": 1, "type": "journal-article"}'


def joined(*values: object) -> str:
    return ", ".join(v if isinstance(v, str) else json.dumps(v) for v in values)


@pytest.mark.parametrize(
    "text",
    [
        joined({"items": [*POOR, RICH]}),
        "\n".join(json.dumps(work) for work in (*POOR, RICH)),
        joined({"items": SELECTED}),
        joined([*SELECTED]),
        "\n".join(json.dumps(work) for work in SELECTED),
        "\n".join(json.dumps(work, indent=1) for work in (POOR[0], RICH)),
        "\n".join(json.dumps({"items": [work]}, indent=1) for work in (POOR[0], RICH)),
        joined({"DOI": "10.1000/a", "prefix": "10.1000", "member": "1"}),
        joined({"DOI": "10.1000/a", "container-title": ["J"]}),
        '{"items": [' + joined(BROKEN, RICH) + "]}",
        '{"items": [' + joined(RICH, BROKEN, RICH) + "]}",
        "[\n" + joined(RICH, BROKEN, RICH).replace("}, {", "},\n{") + "\n]",
        BROKEN + "\n" + json.dumps(RICH),
    ],
)
def test_works_with_few_members_are_recognised(text):
    assert detect(text.encode(), Source("x")).name == "crossref"


@pytest.mark.parametrize(
    "value",
    [
        [
            {"id": "a", "type": "article-journal", "DOI": "10.1000/a", "title": "T"},
            RICH,
        ],
        {"DOI": "10.1000/a", "is_retracted": True, "doi": "10.1000/a"},
        {"a": {"update-to": []}, "doi": "10.1000/a"},
    ],
)
def test_what_is_not_of_crossref_is_not_taken_for_it(value):
    assert not crossref.detect(json.dumps(value).encode())


@pytest.mark.parametrize("bad", [BROKEN, UNCLOSED, UNBALANCED])
@pytest.mark.parametrize("wrapping", ["[%s]", '{"items": [%s]}'])
@pytest.mark.parametrize("place", [0, 1])
def test_a_broken_work_does_not_cost_those_beside_it(bad, wrapping, place):
    works: list[object] = [RICH, RICH | {"DOI": "10.1000/c"}]
    works.insert(place, bad)
    found = records((wrapping % joined(*works)).encode())
    assert [len(record.updates) for record in found if not record.rejected] == [1, 1]
    (rejected,) = [record for record in found if record.rejected]
    assert rejected.raw == bad.encode()


HIT = WORK | {"update-to": [UPDATE]}
MISS = {
    "DOI": "10.1000/miss",
    "title": ['Brackets ] } "], {"DOI" in a title'],
    "indexed": {"a": [{"DOI": 1}]},
}
WRAPPINGS = {
    "lines": b"".join(json.dumps(w).encode() + b"\n" for w in (MISS, HIT, MISS)),
    "lines, crlf, blank, no last end": b"\r\n\r\n".join(
        json.dumps(w).encode() for w in (MISS, HIT, MISS)
    ),
    "array": json.dumps([MISS, HIT, MISS]).encode(),
    "pretty array": json.dumps([MISS, HIT, MISS], indent=2).encode(),
    "items": json.dumps({"items": [MISS, HIT, MISS]}).encode(),
    "envelope": json.dumps(
        {
            "status": "ok",
            "message-type": "work-list",
            "message": {
                "query": {"search-terms": '"items":['},
                "items": [MISS, HIT, MISS],
                "total-results": 3,
            },
        }
    ).encode(),
    "envelopes, one a line": b"\n".join(
        json.dumps({"status": "ok", "message": {"items": items}}).encode()
        for items in ([MISS], [HIT, MISS])
    ),
    "answers, one a line": b"\n".join(
        json.dumps({"status": "ok", "message-type": "work", "message": w}).encode()
        for w in (MISS, HIT, MISS)
    ),
    "pretty values in a row": b"\n".join(
        json.dumps(w, indent=1).encode() for w in (MISS, HIT, MISS)
    ),
    "compressed lines": gzip.compress(
        b"\n".join(json.dumps(w).encode() for w in (MISS, HIT, MISS))
    ),
}


@pytest.mark.parametrize("data", WRAPPINGS.values(), ids=WRAPPINGS.keys())
def test_wrappings(data):
    found = list(read(io.BytesIO(data), Source("x"), "crossref"))
    assert len(found) == 3
    assert [len(record.updates) for record in found] == [0, 1, 0]
    assert all(record.problems == () for record in found)


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize(
    "data", list(WRAPPINGS.values())[:-1], ids=list(WRAPPINGS)[:-1]
)
def test_wrappings_in_small_pieces(data, size):
    class Dripping(io.RawIOBase):
        def __init__(self) -> None:
            self._data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def read(self, _: int = -1) -> bytes:
            return self._data.read(size)

    assert [
        len(record.updates) for record in read(Dripping(), Source("x"), "crossref")
    ] == [0, 1, 0]


def test_a_bad_line_does_not_cost_the_others():
    data = (
        json.dumps(HIT).encode()
        + b'\n{"update-to": \nnot json\n'
        + json.dumps(HIT).encode()
    )
    first, second, third, fourth = records(data)
    assert len(first.updates) == len(fourth.updates) == 1
    assert (second.location, third.location) == ("line 2", "line 3")
    assert second.rejected
    assert said(third) == [
        "line 3: is not JSON: Expecting value (line 1, column 1). Mend or remove it."
    ]
    assert third.raw == b"not json"


def test_a_bad_first_line_does_not_cost_the_others():
    data = b'{"DOI": \n' + json.dumps(HIT).encode() + b"\n" + json.dumps(MISS).encode()
    first, second, third = records(data)
    assert first.rejected
    assert (len(second.updates), len(third.updates)) == (1, 0)


@pytest.mark.parametrize(
    ("junk", "message"),
    [
        (b"\xff", "is not UTF-8 at byte "),
        (b"\x01", "is not JSON: Invalid control character"),
    ],
)
def test_a_bad_element_does_not_cost_the_others(junk, message):
    good = json.dumps(HIT).encode()
    bad = good.replace(b"A notice", junk)
    data = b"[" + b",".join([good, bad, good]) + b"]"
    first, second, third = records(data)
    assert (len(first.updates), len(second.updates), len(third.updates)) == (1, 0, 1)
    assert said(second)[0].startswith(f"$[1]: {message}")
    assert second.raw == bad


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'{"status": "bad"}',
            "cr.json, line 1: is an answer of status 'bad', not a work.",
        ),
        (
            b'{"status":"failed","message-type":"validation-failure","message":[{"type":"x"}]}',
            "is an answer of status 'failed', not a work: [{'type': 'x'}].",
        ),
        (b'{"a": 1}', "is JSON, but not a work of Crossref: it has no DOI."),
        (b'[{"DOI": "10.1000/a"}, {"DOI": ', "ends in the middle of a work"),
        (b'{"items": [{"DOI": "10.1000/a"}', "ends in the middle of a work"),
        (b'{"items": [{"DOI": "10.1000/a"}, 5]}', "is not JSON of works at byte "),
        (b"<html></html>", "is not JSON"),
        (b"Resource not found.", "is not JSON"),
        (b'{"DOI": "10.1000/\xff"}', "is not UTF-8 at byte"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"DOI":' * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_work(data, message):
    with pytest.raises((Malformed, Refused)) as error:
        records(data)
    assert message in str(error.value)


def test_a_cut_off_list_gives_its_works_first():
    data = json.dumps({"items": [HIT] * 5}).encode()[:-30]
    found = []

    def drain() -> None:
        for record in read(io.BytesIO(data), Source("x")):
            found.extend(record.updates)

    with pytest.raises(
        Malformed, match=r"in the middle of a work that begins at byte \d+"
    ):
        drain()
    assert len(found) == 4


@pytest.mark.parametrize("form", ["lines", "items"])
def test_memory_is_constant(form):
    work = json.dumps(
        WORK | {"reference": [{"key": str(n), "DOI": "10.1000/x"} for n in range(60)]}
    ).encode()

    class Long(io.RawIOBase):
        def __init__(self, times: int) -> None:
            begin, between = (b"", b"\n") if form == "lines" else (b'{"items":[', b",")
            self._parts = iter(
                [
                    begin + work,
                    *[between + work * 1] * (times - 1),
                    b"" if form == "lines" else b"]}",
                ]
            )
            self._rest = b""

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            while len(self._rest) < size:
                part = next(self._parts, None)
                if part is None:
                    break
                self._rest += part
            data, self._rest = self._rest[:size], self._rest[size:]
            return data

    peaks = []
    for times in (2000, 20_000):
        stream = Long(times)
        tracemalloc.start()
        assert sum(1 for _ in read(stream, Source("x"))) == times
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.25 * peaks[0]


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1000/a", "is_retracted": true}',
        b'{"retracted": true, "timestamp": 1, "updates": [], "identifier": {"doi": "10.1000/a"}}',
        b'[{"id": "a", "type": "article-journal", "DOI": "10.1000/a", "title": "T"}]',
        b'{"data": {"id": "10.1000/a", "attributes": {"doi": "10.1000/a"}}}',
        b'{"hitCount": 1, "resultList": {"result": []}}',
        b'{"type": "retraction", "work": {"doi": "10.1000/a"}}',
        b"<crossref_result/>",
        b"\x00\xff",
        b"",
        b"DOI,indexed\n",
    ],
)
def test_other_formats_are_not_ours(data):
    assert not crossref.detect(data)


@pytest.mark.corpus
def test_every_file_of_the_corpus_is_read(corpus):
    #: answers of other services that were kept beside Crossref's
    others = {"jesserweigel_12937682.jso.json", "not-ok-article.json"}
    folder = corpus / "crossref_json"
    for path in [p for p in folder.rglob("*.json") if "open_retractions" not in str(p)]:
        if path.name in others:
            continue
        data = path.read_bytes()
        assert detect(data[:65536], Source(path.name)).name == "crossref", path
        value = json.loads(data)
        message = value.get("message", value) if isinstance(value, dict) else value
        works = (
            message.get("items", [message]) if isinstance(message, dict) else message
        )
        expected = sum(
            len(work.get(name, ()))
            for work in works
            for name in ("update-to", "updated-by")
        )
        found = list(read(io.BytesIO(data), Source(path.name)))
        assert len(found) == len(works), path
        assert sum(len(record.updates) for record in found) == expected, path
        assert not any(record.rejected for record in found), path


@pytest.mark.corpus
def test_lines_without_updates_are_counted(corpus):
    path = corpus / "crossref_json" / "bulk" / "works_without_updates.jsonl.gz"
    with path.open("rb") as stream:
        found = list(read(stream, Source(path.name)))
    assert len(found) == 4537
    assert not any(record.updates or record.problems for record in found)


def test_the_reader_is_registered():
    assert READERS["crossref"] is crossref.READER


def test_a_line_nested_too_deeply_does_not_cost_the_others():
    deep = '{"DOI": "10.1000/d", "update-to": ' + "[" * 100_000
    lines = [deep, json.dumps(HIT), deep, json.dumps(HIT)]
    found = records("\n".join(lines).encode())
    assert [record.rejected for record in found] == [True, False, True, False]
    assert said(found[2]) == [
        "line 3: is nested too deeply to be a bibliographic record."
    ]


def test_a_line_that_is_too_long_is_named(monkeypatch):
    monkeypatch.setattr("retract_ld.readers.crossref_stream.MAX_LINE", 3_000_000)
    short = json.dumps(MISS).encode() + b"\n"
    data = short * 3 + b'{"DOI": "' + b"x" * 6_000_000
    found = []
    with pytest.raises(Refused) as error:
        found.extend(records(data))
    assert str(error.value).startswith("cr.json, line 4: has a line of more than ")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "odd", [b"", b"[1]", b"}", b'{"DOI": "10.1000/x"', b'"update"', b"{}\r"]
)
def test_lines_between_silent_ones_are_counted_and_judged_alone(end, odd):
    silent = b'{"DOI": "10.1000/s", "title": ["} {"]}'
    hit = json.dumps(HIT).encode()
    lines = [hit, *[silent] * 50_000, odd, *[silent] * 10, hit]
    found = records(end.join(lines) + end)
    told = [record for record in found if record.updates]
    assert [record.location for record in told] == ["line 1", "line 50013"]
    judged = [record.location for record in found if record.rejected]
    assert judged == ([] if odd in (b"", b"{}\r") else ["line 50002"])
    assert len(found) == len(lines) - (not odd)
