"""Crossref JSON: which works are looked at, and those that are broken."""

from __future__ import annotations

import json

import pytest

from retract_ld.readers import Source, crossref, detect
from tests.unit.crossref_works import (
    HIT,
    MISS,
    UPDATE,
    records,
)


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
