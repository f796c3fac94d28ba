"""JSON Schema, models and shapes draw one line between good and bad records.

A generated record is changed in one field, to a good value or to a bad one; the schema
and the model see it in the native form, the shapes in the graph. All three must agree.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from retract_ld.mapping import describe
from retract_ld.models import Update
from retract_ld.native import canonical_schema
from retract_ld.terms import Node, Term, string
from retract_ld.validation.compiled import our_compiled_shapes
from tests.property.strategies import updates

CONCEPT = "https://w3id.org/retract-ld/"
RLD = f"{CONCEPT}ns#"
PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

SCHEMA = Draft202012Validator(canonical_schema())


def typed(text: str) -> Term:
    name = {4: "gYear", 7: "gYearMonth"}.get(len(text), "date")
    return f'"{text}"^^<{XSD}{name}>'


def concept(scheme: str):
    return lambda code: f"<{CONCEPT}{scheme}/{code}>"


def boolean(value: Any) -> Term:
    return (
        f'"{str(value).lower()}"^^<{XSD}boolean>'
        if isinstance(value, bool)
        else string(value)
    )


def address(text: str) -> Term:
    return f"<{text}>"


ADDRESSES = (
    ["https://example.org/a?b=c", "http://example.org"],
    ["javascript:alert(1)", "example.org", "/policy"],
)
TEXTS = (["x", "two words", '"q"'], [""])
DATES = (
    ["2024", "2024-02", "2024-02-29", "0098"],
    ["2023-02-29", "2024-13", "98", "0000", "2024-1", "spring"],
)
#: field: class of its node, predicate, how a value is spelled, good values, bad values.
FIELDS: dict[str, tuple[str, str, Any, list[Any], list[Any]]] = {
    "asserted_by": (
        "Update",
        f"{RLD}assertedBy",
        concept("register"),
        ["crossref", "pubmed"],
        ["Crossref", "nobody"],
    ),
    "date": ("Update", f"{RLD}date", typed, *DATES),
    "record_id": ("Update", f"{RLD}recordId", string, *TEXTS),
    "raw_label": ("Update", f"{RLD}rawLabel", string, *TEXTS),
    "part": ("Update", f"{RLD}part", string, *TEXTS),
    "note": ("Update", f"{RLD}note", string, *TEXTS),
    "reasons": (
        "Update",
        f"{RLD}reason",
        concept("reason"),
        [["paper-mill"]],
        [["Paper Mill"], ["misconduct"]],
    ),
    "raw_reasons": ("Update", f"{RLD}rawReason", string, [["x"]], [[""]]),
    "initiated_by": (
        "Update",
        f"{RLD}initiatedBy",
        concept("party"),
        [["editor"]],
        [["nobody"]],
    ),
    "objected_by": (
        "Update",
        f"{RLD}objectedBy",
        concept("party"),
        [["some-authors"]],
        [["Authors"]],
    ),
    "notice.doi": (
        "Notice",
        f"{PRISM}doi",
        string,
        ["10.5555/a", "10.1002/(sici)1<2::aid>3.0.co;2-s"],
        [
            "10.5555/A",
            "doi:10.5555/a",
            "https://doi.org/10.5555/a",
            "10.5/a",
            "10.5555/a b",
        ],
    ),
    "notice.pmid": (
        "Notice",
        f"{RLD}pmid",
        string,
        ["1", "123456789"],
        ["0", "01", "x", ""],
    ),
    "notice.pmcid": ("Notice", f"{RLD}pmcid", string, ["PMC1"], ["1", "pmc1", "PMC0"]),
    "notice.title": ("Notice", f"{DCTERMS}title", string, *TEXTS),
    "notice.text": ("Notice", f"{RLD}text", string, *TEXTS),
    "notice.language": (
        "Notice",
        f"{DCTERMS}language",
        string,
        ["en", "pt-BR"],
        ["English", "E", ""],
    ),
    "notice.published": ("Notice", f"{DCTERMS}issued", typed, *DATES),
    "notice.published_online": ("Notice", f"{RLD}publishedOnline", typed, *DATES),
    "notice.free_to_read": (
        "Notice",
        f"{RLD}freeToRead",
        boolean,
        [True, False],
        ["No", "yes"],
    ),
    "notice.volume": ("Notice", f"{PRISM}volume", string, *TEXTS),
    "notice.guidelines": (
        "Notice",
        f"{RLD}guideline",
        concept("guideline"),
        [["niso-crec"]],
        [["COPE"]],
    ),
    "accepted_by": (
        "Update",
        f"{RLD}acceptedBy",
        concept("party"),
        [["publisher"]],
        [["the publisher"]],
    ),
    "policy": ("Update", f"{RLD}policy", address, *ADDRESSES),
    "see_also": (
        "Update",
        f"{RLD}seeAlso",
        address,
        *([[each] for each in some] for some in ADDRESSES),
    ),
    "notice.url": ("Notice", f"{RLD}landingPage", address, *ADDRESSES),
    "notice.published_print": ("Notice", f"{RLD}publishedPrint", typed, *DATES),
    "work.doi": (
        "Work",
        f"{PRISM}doi",
        string,
        ["10.5555/a"],
        ["10.5555/A", "10.5555"],
    ),
    "work.pmid": ("Work", f"{RLD}pmid", string, ["7"], ["07", "PMID7"]),
    "work.title": ("Work", f"{DCTERMS}title", string, *TEXTS),
    "work.published": ("Work", f"{DCTERMS}issued", typed, *DATES),
    "work.language": ("Work", f"{DCTERMS}language", string, ["zh"], ["Chinese"]),
    "work.issue": ("Work", f"{PRISM}number", string, *TEXTS),
}
CASES = [
    (field, value, good)
    for field, (_, _, _, goods, bads) in FIELDS.items()
    for good, values in ((True, goods), (False, bads))
    for value in values
]


def changed_document(update: Update, field: str, value: Any) -> dict[str, Any]:
    document = copy.deepcopy(update.model_dump(mode="json", exclude_none=True))
    part, _, name = field.rpartition(".")
    (document[part] if part else document)[name] = value
    return document


def changed_graph(update: Update, field: str, value: Any) -> list[Node]:
    class_, predicate, spell, *_ = FIELDS[field]
    token = f"<{predicate}>"
    values = [spell(item) for item in (value if isinstance(value, list) else [value])]
    nodes = []
    for subject, pairs in describe(update, ("core",)):
        if (TYPE, f"<{RLD}{class_}>") in pairs:
            kept = [pair for pair in pairs if pair[0] != token]
            nodes.append(Node(subject, [*kept, *((token, item) for item in values)]))
        else:
            nodes.append(Node(subject, pairs))
    return nodes


def accepted_by_model(document: dict[str, Any]) -> bool:
    import json

    try:
        Update.model_validate_json(json.dumps(document))
    except ValidationError:
        return False
    return True


def accepted_by_shapes(nodes: list[Node]) -> bool:
    found = our_compiled_shapes().validate(nodes)
    return all(result.severity != "violation" for result in found)


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    updates().filter(lambda u: u.notice is not None and u.work is not None),
    st.sampled_from(CASES),
)
def test_one_line(update: Update, case: tuple[str, Any, bool]):
    field, value, good = case
    document = changed_document(update, field, value)
    verdicts = {
        "model": accepted_by_model(document),
        "schema": SCHEMA.is_valid(document),
        "shapes": accepted_by_shapes(changed_graph(update, field, value)),
    }
    assert verdicts == dict.fromkeys(verdicts, good), (field, value)


@pytest.mark.parametrize(("field", "value", "good"), CASES)
def test_each_value_once(field: str, value: Any, good: bool):
    from retract_ld.models import Notice, Work

    update = Update(
        type="retraction",
        asserted_by="publisher",
        notice=Notice(title="N", text="T"),
        work=Work(title="W"),
    )
    document = changed_document(update, field, value)
    verdicts = {
        "model": accepted_by_model(document),
        "schema": SCHEMA.is_valid(document),
        "shapes": accepted_by_shapes(changed_graph(update, field, value)),
    }
    assert verdicts == dict.fromkeys(verdicts, good), (field, value)


@pytest.mark.parametrize(
    ("document", "good"),
    [
        ({"type": "retraction", "asserted_by": "pubmed", "work": {"title": "W"}}, True),
        ({"type": "retraction", "asserted_by": "pubmed"}, False),
        ({"type": "retraction", "work": {"title": "W"}}, False),
        ({"type": "other", "asserted_by": "pubmed", "work": {"title": "W"}}, False),
        (
            {
                "type": "other",
                "raw_type": "x",
                "asserted_by": "pubmed",
                "work": {"title": "W"},
            },
            True,
        ),
        ({"type": "retration", "asserted_by": "pubmed", "work": {"title": "W"}}, False),
        ({"type": "erratum", "asserted_by": "pubmed", "work": {"titel": "W"}}, False),
        ({"type": "erratum", "asserted_by": "pubmed", "work": {"title": None}}, True),
    ],
)
def test_what_a_record_needs(document: dict[str, Any], good: bool):
    assert accepted_by_model(document) == SCHEMA.is_valid(document) == good
