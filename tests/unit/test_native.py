"""The native form: what may be written how, what is told where, and its schema."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from retract_ld.errors import Malformed, Refused
from retract_ld.models import Agent, Update, Work
from retract_ld.native import native_schema, to_native, write_json, write_yaml
from retract_ld.readers import Record, Source, detect, read, read_path
from retract_ld.readers.native_yaml import MAX_DEPTH

EXAMPLES = Path(__file__).parents[2] / "examples"


def records(text: str) -> list[Record]:
    return list(read(io.BytesIO(text.encode()), Source("n.yaml"), "native"))


def one(text: str) -> Update:
    (record,) = records(text)
    assert record.problems == ()
    (update,) = record.updates
    return update


def said(text: str) -> list[str]:
    return [str(problem) for record in records(text) for problem in record.problems]


def test_the_biocell_notice():
    ((source, record),) = read_path(str(EXAMPLES / "biocell-retraction.yaml"))
    assert source.name.endswith("biocell-retraction.yaml")
    assert record.problems == ()
    (update,) = record.updates
    assert (update.type, update.asserted_by, update.date) == (
        "retraction",
        "publisher",
        None,
    )
    assert update.notice.title.startswith("Retraction: M1 macrophage-derived exosomes")
    assert (update.notice.doi, update.notice.published) == (None, None)
    assert update.notice.guidelines == ("cope-retraction-guidelines",)
    work = update.work
    assert work.doi == "10.32604/biocell.2022.015214"
    assert work.url == "https://www.techscience.com/biocell/v46n2/45109"
    assert (work.journal.title, work.publisher.name) == (
        "BIOCELL",
        "Tech Science Press",
    )
    assert (work.volume, work.issue, work.pages, work.published) == (
        "46",
        "2",
        "495–503",
        "2022",
    )
    assert (work.page_start, work.page_end) == ("495", "503")
    assert [author.name for author in work.authors] == [
        "TAILIN WU",
        "XIANG ZHOU",
        "CANHUA YE",
        "WENCAN LU",
        "HAITAO LIN",
        "YANZHE WEI",
        "ZEKAI KE",
        "ZHENGJI HUANG",
        "JIANZHOU LUO",
        "HUIREN TAO",
        "CHUNGUANG DUAN",
    ]
    places = [author.affiliations[0].name.split(",")[0] for author in work.authors]
    assert places[1] == "Luoyang Central Hospital Affiliated to Zhengzhou University"
    assert set(places[:1] + places[2:]) == {"Shenzhen University General Hospital"}
    assert [a.name for a in work.authors if a.equal_contribution] == [
        "TAILIN WU",
        "XIANG ZHOU",
    ]
    assert [a.name for a in work.authors if a.corresponding] == ["CHUNGUANG DUAN"]
    assert (update.initiated_by, update.accepted_by) == (("authors",), ("publisher",))
    assert update.reasons == ("concerns-issues-about-image", "results-not-reproducible")


def test_yaml_scalars_are_text():
    update = one(
        "type: removal\ndate: 2022-02-28\nnote: no\nwork:\n  volume: 046\n  issue: 1e3\n"
        "  title: null and void\n  pages: 12:30\n  free_to_read: no\n  language: no\n"
    )
    assert (update.date, update.note) == ("2022-02-28", "no")
    work = update.work
    assert (work.volume, work.issue, work.title, work.pages) == (
        "046",
        "1e3",
        "null and void",
        "12:30",
    )
    assert (work.free_to_read, work.language) == (False, "no")


def test_json_numbers_are_text():
    update = one(
        '{"type": "removal", "work": {"volume": 46, "issue": 2.10, "free_to_read": true}}'
    )
    assert (update.work.volume, update.work.issue, update.work.free_to_read) == (
        "46",
        "2.10",
        True,
    )


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "[]"])
def test_nothing_is_absent(nothing):
    update = one(
        f"type: removal\nwork: {{title: A, same_as: {nothing}}}\nreasons: {nothing}\n"
    )
    assert (update.work.same_as, update.reasons) == ((), ())


def test_identifiers_are_normalised():
    update = one(
        "type: removal\nwork:\n  doi: https://doi.org/10.1000/A%23B\n  pmid: PMID 007\n"
        "  pmcid: pmc12\n  journal: {issns: 1474547x}\n  publisher: {ror: https://ror.org/03yrm5c26}\n"
        "  authors: [{name: A, orcid: https://orcid.org/0000-0002-1694-233x}]\n"
        "  url: HTTP://example.org/a b\n  published: 2022-2-8\n"
    )
    work = update.work
    assert (work.doi, work.pmid, work.pmcid) == ("10.1000/a#b", "7", "PMC12")
    assert (work.journal.issns, work.publisher.ror) == (("1474-547X",), "03yrm5c26")
    assert work.authors[0].orcid == "0000-0002-1694-233X"
    assert (work.url, work.published) == ("http://example.org/a%20b", "2022-02-08")


def test_names_alone_and_single_items():
    update = one(
        "type: removal\nwork: {authors: A B, journal: J, publisher: P, subjects: S}\n"
        "initiated_by: Some authors\nreasons: Paper Mill\n"
    )
    assert update.work.authors == (Agent(name="A B"),)
    assert (update.work.journal.title, update.work.publisher.name) == ("J", "P")
    assert (update.work.subjects, update.initiated_by) == (("S",), ("some-authors",))
    assert update.reasons == ("paper-mill",)


def test_what_is_shared_is_completed_and_overridden():
    (record,) = records(
        "type: retraction\ndate: 2020\nwork: {journal: J, volume: 1}\nupdates:\n"
        "- work: {title: A}\n- {work: {title: B, volume: 2}, date: null, type: removal}\n"
    )
    first, second = record.updates
    assert (first.work.title, first.work.volume, first.date) == ("A", "1", "2020")
    assert (second.work.title, second.work.volume, second.date) == ("B", "2", None)
    assert second.work.journal.title == "J"
    assert (first.type, second.type) == ("retraction", "removal")


def test_labels_of_types_and_reasons():
    (record,) = records(
        "type: Retration\nwork: A\nreasons: [Fake Peer Review, paper-mill]\n".replace(
            "work: A", "work: {title: A}"
        )
    )
    (update,) = record.updates
    assert (update.type, update.raw_type) == ("retraction", "Retration")
    assert update.reasons == ("compromised-peer-review", "paper-mill")


def test_what_we_do_not_know_is_kept_and_told():
    text = "type: Absorption\nwork: {title: A}\nreasons:\n- Zebra\n- Compromized Peer-Review\n"
    (record,) = records(text)
    (update,) = record.updates
    assert (update.type, update.raw_type) == ("other", "Absorption")
    assert update.raw_reasons == ("Compromized Peer-Review", "Zebra")
    assert said(text) == [
        "line 1: type 'Absorption' is no type of update we know. It is kept as 'other'.",
        "line 4: reasons.0 'Zebra' is not in our scheme; kept in its words.",
        (
            "line 5: reasons.1 'Compromized Peer-Review' is not in our scheme; kept in its "
            "words. Did you mean compromised-peer-review (Compromised Peer Review)?"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "work:\n  doi: 10.32604\n",
            "line 2: work.doi '10.32604' is not a DOI. Expected 10.NNNN/….",
        ),
        (
            "work:\n  volum: 3\n",
            "line 2: work.volum is no field of Work. Did you mean 'volume'?",
        ),
        (
            "work: {title: A}\ndate: 2022-02-30\n",
            "line 2: date '2022-02-30' is not a date. Expected 2022, 2022-02 or 2022-02-28.",
        ),
        (
            "work:\n  authors:\n    - name: A\n    - name: B\n      orcid: 0000-0002-1825-0098\n",
            (
                "line 5: work.authors.1.orcid '0000-0002-1825-0098' is not an ORCID iD. Expected "
                "0000-0002-1825-0097; its last character checks the others."
            ),
        ),
        ("work: {title: [A]}\n", "line 1: work.title is a list, expected text."),
        ("work: A title\n", "line 1: work is text, expected fields and their values."),
        (
            "work: {title: A}\nasserted_by: pubmedd\n",
            "line 2: asserted_by 'pubmedd' is not a known code. Did you mean 'pubmed'?",
        ),
        (
            "work: {free_to_read: perhaps}\n",
            "line 1: work.free_to_read 'perhaps' is neither true nor false.",
        ),
        ("date: 2022\n", "line 1: is wrong: an update needs a notice or a work."),
        ("work: {title: A}\nupdates: 3\n", "line 2: updates is not a list."),
        ("updates: [3]\n", "line 1: updates.0 is no mapping of fields."),
    ],
)
def test_mistakes_are_told_with_line_and_field(text, message):
    assert said(f"{text}type: retraction\n") == [message]


def test_a_missing_type():
    assert said("work: {title: A}\n") == ["line 1: type is wrong: Field required."]


def test_one_wrong_update_does_not_cost_the_others():
    (record,) = records(
        "type: removal\nupdates:\n- work: {doi: 10.1000/a}\n- work: {doi: x}\n"
    )
    assert [update.work.doi for update in record.updates] == ["10.1000/a"]
    assert record.rejected
    assert json.loads(record.raw)["updates"][1] == {"work": {"doi": "x"}}


def test_json_places_are_paths():
    assert said('{\n"type": "removal",\n"updates": [{"work": {"doi": "x"}}]}') == [
        "$.updates[0].work.doi: work.doi 'x' is not a DOI. Expected 10.NNNN/…."
    ]


def test_several_documents():
    yaml = "type: removal\nwork: {title: A}\n---\n---\ntype: removal\nwork: {title: B}\n...\n"
    lines = '{"type": "removal", "work": {"title": "A"}}\n\n{"type": "removal", "work": {"title": "B"}}'
    array = '[{"type": "removal", "work": {"title": "A"}},\n{"type": "removal", "work": {"title": "B"}}]'
    listed = (
        "- type: removal\n  work: {title: A}\n- type: removal\n  work: {title: B}\n"
    )
    for text in (yaml, lines, array, listed):
        assert detect(text.encode(), Source()).name == "native"
        assert [r.updates[0].work.title for r in records(text)] == ["A", "B"]


def test_a_bad_line_does_not_cost_the_others():
    good = '{"type": "removal", "work": {"title": "A"}}'
    first, second, third = records(f"{good}\n{{\n{good}\n")
    assert len(first.updates) == len(third.updates) == 1
    assert str(second.problems[0]).startswith(
        "line 2: the line is not JSON (Expecting property name"
    )
    assert second.raw == "{"


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (
            "work: [",
            Malformed,
            "n.yaml, line 2: is not YAML: did not find expected node content.",
        ),
        (
            "work: {title: A}\nwork: {}\n",
            Malformed,
            "line 2: has the key 'work' twice; a native document has words, lists and mappings of words only.",
        ),
        ("work: *a\n", Malformed, "has an alias *a of nothing"),
        ("work: &a [*a]\n", Malformed, "has an alias *a of nothing"),
        (
            "work: !!python/object:os.system x\n",
            Malformed,
            "has the tag 'tag:yaml.org,2002:python/object:os.system'",
        ),
        ("? [a]\n: b\n", Malformed, "has a key that is not a word"),
        (
            "a: " + "[" * (MAX_DEPTH + 1),
            Refused,
            f"is nested deeper than {MAX_DEPTH} levels.",
        ),
        ('{"work": {"title": "A"', Malformed, "n.yaml, line 1: is not JSON: "),
        (
            '{"work":\n{"title": "A", "title": "B"}}',
            Malformed,
            "has the key 'title' twice in one object.",
        ),
        ('{"a":' * 100_000, Refused, "is nested too deeply."),
        ("\x01", Malformed, "is not YAML: "),
    ],
)
def test_what_is_no_document(text, kind, message):
    with pytest.raises(kind) as error:
        records(text)
    assert message in str(error.value)


def test_a_bomb_of_aliases_is_refused():
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    with pytest.raises(Refused, match="has more than 2000000 values once its aliases"):
        records(text)


def test_words_only_where_words_belong():
    assert said("just a sentence\n") == [
        "line 1: the document is no mapping of fields."
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"type: retraction\ntitle: A\n",
        b"title: Retraction\nwork: x\n",
        b"---\ntitle: A page\n---\nwork: in progress\n",
        b"# Retraction\n\nnotice: this is prose\n",
        b'{"updates": [], "retracted": true}',
        b'{"DOI": "10.1000/a"}',
        b"<work:a/>",
        b"\xff\xfe\x00",
        b"",
        b"work",
    ],
)
def test_other_texts_are_not_ours(data):
    from retract_ld.readers import native

    assert not native.detect(data)


def test_writing_factors_out_what_is_shared():
    updates = [
        Update(
            type="removal", asserted_by="publisher", date="2020", work=Work(title=title)
        )
        for title in ("A", "B")
    ]
    assert to_native(updates) == {
        "type": "removal",
        "date": "2020",
        "asserted_by": "publisher",
        "updates": [{"work": {"title": "A"}}, {"work": {"title": "B"}}],
    }
    assert to_native([]) == {"updates": []}


def test_writing_yaml_and_json():
    update = Update(
        type="removal",
        asserted_by="publisher",
        work=Work(title="Two\nlines", volume="46", authors=(Agent(name="Ä"),)),
    )
    yaml, text = io.StringIO(), io.StringIO()
    write_yaml([update], yaml)
    write_json([update], text)
    assert yaml.getvalue() == (
        "type: removal\nasserted_by: publisher\nwork:\n  title: |-\n    Two\n    lines\n"
        "  authors:\n  - Ä\n  volume: '46'\n"
    )
    assert json.loads(text.getvalue())["work"]["authors"] == ["Ä"]


def test_the_schema_accepts_what_the_reader_accepts():
    schema = native_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == {*Update.model_fields, "updates", "$schema"}
    assert schema["additionalProperties"] is False
    authors = schema["$defs"]["Work"]["properties"]["authors"]["anyOf"]
    assert {"type": "string"} in authors[0]["anyOf"]
    assert all(
        name in schema["$defs"]
        for name in (
            "Agent",
            "Evidence",
            "Journal",
            "Notice",
            "Organization",
            "Update",
            "Work",
        )
    )
    assert json.dumps(schema)  # nothing in it that is not JSON
