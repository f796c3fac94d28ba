"""Functions made for a shape of updates say exactly what the interpreter says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from retract_ld.codes import Reason
from retract_ld.flat import Flat, checked, update_of
from retract_ld.mapping import DEFAULT_PROFILES, mapper
from retract_ld.mapping.describing import Describer
from retract_ld.mapping.shapes import Shapes
from retract_ld.mapping.spelling import Speller
from retract_ld.models import Agent, Journal, Notice, Organization, Update, Work
from retract_ld.terms import DEFAULT_BASE, Node
from tests.bulk.interpreting import SETS, joined, lines
from tests.property.strategies import updates


def speller_of(
    vocabulary: tuple[str, ...], common: int = 1, base: str = DEFAULT_BASE
) -> Speller:
    """Return what makes functions for shapes, at once if nothing else is said."""
    mapping = mapper(vocabulary, base)
    return Speller(mapping.rows, mapping.links, mapping.minter, common)


def shapes_of(vocabulary: tuple[str, ...], common: int = 1) -> Shapes[Update]:
    """Return its functions for models."""
    return speller_of(vocabulary, common).shapes


REASONS: tuple[Reason, ...] = ("duplication-of-data", "paper-mill")


def describer_of(vocabulary: tuple[str, ...], base: str = DEFAULT_BASE) -> Describer:
    """Return the same for node blocks."""
    mapping = mapper(vocabulary, base)
    return Describer(mapping.rows, mapping.links, mapping.minter, common=1)


def node_shapes_of(vocabulary: tuple[str, ...]) -> Shapes[Update]:
    """Return its functions for models."""
    return describer_of(vocabulary).shapes


def plain(update: Update) -> Update:
    """Take from an update what has no place in the flat form."""
    told = {"raw_type": update.raw_type or "R", "replacement": None, "evidence": ()}
    documents = {"notice": update.notice, "work": update.work or Work(title="T")}
    for owner, document in documents.items():
        if document is None:
            continue
        authors = tuple(Agent(name=author.name) for author in document.authors)
        fields = {"authors": authors, "title": document.title or "T"}
        told[owner] = document.model_copy(update=fields)
    return update.model_copy(update=told)


def flat_of(update: Update) -> Flat:
    """Return an update in flat form."""
    flat: Flat = {}
    for name, value in update:
        if name in {"notice", "work"} and value is not None:
            flat |= {f"{name}.{key}": item for key, item in value}
        else:
            flat[name] = value
    for owner in ("notice", "work"):
        if authors := flat.get(f"{owner}.authors"):
            flat[f"{owner}.authors"] = tuple([author.name for author in authors])
    filled = {path: value for path, value in flat.items() if value not in (None, ())}
    columns, faults = checked({path: [value] for path, value in filled.items()})
    assert not faults
    found = {path: value for path, (value,) in columns.items()}
    assert update_of(found) == update
    return found


def full(name: str, date: str, *, free: bool, count: int, authors: int) -> Update:
    """Make an update with all that a register tells."""
    return Update(
        type="retraction",
        raw_type="Retraction",
        asserted_by="retraction-watch",
        date=date,
        record_id=name,
        reasons=REASONS[:count],
        raw_reasons=tuple(sorted((name, f"{name} {{}}")[:count])),
        note=f'{name}\n"\\',
        see_also=("https://example.org/a", "https://example.org/b")[:count],
        notice=Notice(doi=f"10.1234/n{name}", published=date, free_to_read=free),
        work=Work(
            doi=f"10.1234/{name}",
            title=f"{{{name}}} ''' '",
            authors=tuple(Agent(name=f"{name} {n}") for n in range(authors)),
            journal=Journal(title=name, issns=("0028-0836", "1476-4687")[:count]),
            publisher=Organization(name=name),
            volume="1",
            issue=name,
            subjects=(name, "z")[:count],
        ),
    )


#: Of each kind, updates of one shape.
ALIKE = {
    "all that a register tells": [
        full("a", "2020-01-02", free=True, count=2, authors=2),
        full("b<>", "2020-01", free=True, count=1, authors=120),
        full("c%20", "2020", free=True, count=2, authors=1),
    ],
    "behind a paywall": [full("d", "2020", free=False, count=2, authors=3)],
    "citations only": [
        Update(
            type="other",
            raw_type=name,
            asserted_by="publisher",
            notice=Notice(title=name, text=f"{name}."),
            work=Work(title=name, published="2020"),
        )
        for name in ("a", "ü", "\\'")
    ],
    "two journals, or one": [
        Update(
            type="correction",
            asserted_by="pubmed",
            notice=Notice(pmid="1", journal=Journal(title=first), volume="1"),
            work=Work(pmid="2", journal=Journal(title=second), volume="1"),
        )
        for first, second in (("A", "A"), ("A", "B"), ("B", "B"))
    ],
}


@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
@given(update=updates())
@settings(deadline=None, max_examples=40)
def test_functions_equal_the_interpreter(
    vocabulary: tuple[str, ...], update: Update
) -> None:
    spelled = shapes_of(vocabulary).blocks(update)
    if spelled is not None:
        assert joined(spelled) == lines(update, vocabulary)
    nodes = node_shapes_of(vocabulary).blocks(update)
    assert nodes is None or nodes == mapper(vocabulary).interpret(update)


@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
@given(update=updates().map(plain))
@settings(deadline=None, max_examples=25)
def test_functions_for_the_flat_form_equal_the_interpreter(
    vocabulary: tuple[str, ...], update: Update
) -> None:
    flat = flat_of(update)
    spelled = speller_of(vocabulary).flat_shapes.blocks(flat)
    if spelled is not None:
        assert joined(spelled) == lines(update, vocabulary)
    nodes = describer_of(vocabulary).flat_shapes.blocks(flat)
    assert nodes is None or nodes == mapper(vocabulary).interpret(update)
    mapping = mapper(vocabulary)
    assert mapping.lines(flat) == mapping.lines(update)
    assert mapping.describe(flat) == mapping.describe(update)


@pytest.mark.parametrize("free", [True, False])
@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
def test_flat_updates_of_one_shape_share_a_function(
    vocabulary: tuple[str, ...], *, free: bool
) -> None:
    speller = speller_of(vocabulary)
    for name in ("a", "b<>"):
        whole = full(name, "2020-01", free=free, count=2, authors=3)
        assert whole.work
        alone = {"volume": None, "issue": None}
        update = whole.model_copy(update={"work": whole.work.model_copy(update=alone)})
        flat = flat_of(update)
        spelled = speller.flat_shapes.blocks(flat)
        assert spelled is not None
        assert joined(spelled) == lines(update, vocabulary)
        # An update in place is another shape: its notice has no IRI of its own.
        same = {**flat, "work.doi": flat["notice.doi"]}
        spelled = speller.flat_shapes.blocks(same)
        assert spelled is not None
        assert joined(spelled) == lines(update_of(same), vocabulary)
    assert (len(speller.flat_shapes), len(speller.shapes)) == (2, 0)


def test_one_document_by_another_identifier_is_declined() -> None:
    speller = speller_of(DEFAULT_PROFILES)
    flat = {
        "type": "retraction",
        "raw_type": "R",
        "asserted_by": "publisher",
        "notice.pmid": "1",
        "work.pmid": "2",
        "work.title": "T",
    }
    assert speller.flat_shapes.blocks(flat) is not None
    assert speller.flat_shapes.blocks({**flat, "work.pmid": "1"}) is None


@pytest.mark.parametrize("alike", ALIKE.values(), ids=ALIKE)
@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
def test_updates_of_one_shape_share_a_function(
    alike: list[Update], vocabulary: tuple[str, ...]
) -> None:
    shapes, node_shapes = shapes_of(vocabulary), node_shapes_of(vocabulary)
    for update in alike:
        spelled, nodes = shapes.blocks(update), node_shapes.blocks(update)
        assert spelled is not None
        assert joined(spelled) == lines(update, vocabulary)
        if nodes is not None:
            assert nodes == mapper(vocabulary).interpret(update)
            assert all(isinstance(node, Node) for node in nodes)
    assert (len(shapes), len(node_shapes)) == (1, 1)


def test_what_a_shape_does_not_tell_is_declined() -> None:
    shapes = shapes_of(DEFAULT_PROFILES)
    one = ALIKE["all that a register tells"][0]
    assert shapes.blocks(one) is not None
    assert one.work
    for odd in (
        {"authors": (Agent(name="A", corresponding=True),)},
        {"publisher": Organization(name="A", ror="05dxps055")},
        {"journal": Journal(issns=("0028-0836",))},
        {"doi": "10.1234/na"},
    ):
        other = one.model_copy(update={"work": one.work.model_copy(update=odd)})
        assert shapes.blocks(other) is None
    assert len(shapes) == 1


def test_what_marks_cannot_stand_for_gets_no_function() -> None:
    shapes = shapes_of(DEFAULT_PROFILES)
    lonely = Work(title="A", authors=(Agent(name="B"),))
    update = Update(type="retraction", asserted_by="publisher", work=lonely)
    replaced = update.model_copy(update={"replacement": Work(doi="10.1234/x")})
    named = update.model_copy(update={"work": Work(same_as=("https://example.org/a",))})
    assert shapes.blocks(update) is None
    assert shapes.blocks(replaced) is None
    assert shapes.blocks(named) is None


def test_rare_shapes_get_no_function() -> None:
    shapes = shapes_of(DEFAULT_PROFILES, common=3)
    update = ALIKE["citations only"][0]
    assert [shapes.blocks(update) is None for _ in range(4)] == [
        True,
        True,
        False,
        False,
    ]
