"""Records against rules and shapes, one by one as they are read: in little memory.

Each record is a graph of its own: what two records say of one document is no fault of
either. What only several claims tell together is told at the end, by `coherence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from retract_ld.mapping import DEFAULT_PROFILES, mapper
from retract_ld.readers.records import Record, Source
from retract_ld.terms import DEFAULT_BASE, Node, Term
from retract_ld.validation.coherence import Coherence, Origin, count_authors
from retract_ld.validation.guidelines import RULES
from retract_ld.validation.report import Result
from retract_ld.validation.rules import Rule
from retract_ld.validation.updates import Engine, rule_results, shape_results

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["validate_records"]

#: pySHACL is given this many records at a time, for it is slow to start.
_AT_ONCE: Final = 200


@dataclass(slots=True)
class _Described:
    """A record as node blocks, and what the rules found in it."""

    origin: Origin
    nodes: list[Node]
    results: list[Result]


def validate_records(
    records: Iterable[tuple[Source, Record]],
    *,
    vocabulary: Sequence[str] | None = None,
    base: str = DEFAULT_BASE,
    engine: Engine | None = None,
    shapes: Graph | None = None,
    rules: Sequence[Rule] = RULES,
    coherence: bool = True,
    with_shapes: bool = True,
) -> Iterator[Result]:
    """Yield what is wrong with each record, then what is wrong across all.

    Args:
        records: as readers yield them.
        vocabulary: profiles of the graphs; ``core``, which is all that our shapes look
            at, or, with shapes of one's own, the default ones.
        base: under which things without a global identifier are minted.
        engine: see `validate_updates`; both give the same results.
        shapes: to use in place of ours.
        rules: to use in place of those of COPE, CREC and our model.
        coherence: whether to compare the claims of all records.
        with_shapes: whether to hold the graphs against shapes.
    """
    claims = Coherence() if coherence else None
    if vocabulary is None:
        vocabulary = ("core",) if shapes is None else DEFAULT_PROFILES
    described = _described(records, vocabulary, base, rules, claims)
    if not with_shapes:
        for record in described:
            yield from record.results
    elif engine == "pyshacl" or (engine is None and shapes is not None):
        yield from _in_batches(described, shapes)
    else:
        yield from _one_by_one(described, shapes)
    if claims:
        yield from claims.results()
        claims.close()


def _described(
    records: Iterable[tuple[Source, Record]],
    vocabulary: Sequence[str],
    base: str,
    rules: Sequence[Rule],
    claims: Coherence | None,
) -> Iterator[_Described]:
    describe = mapper(vocabulary, base).describe
    core = describe if "core" in vocabulary else mapper(("core",), base).describe
    for source, record in records:
        if not record.updates:
            continue
        origin = Origin(source.name, record.location, record.record_id)
        found = _Described(origin, [], [])
        for update in record.updates:
            nodes = describe(update)
            claim = (nodes if core is describe else core(update))[0]
            found.nodes += nodes
            found.results += rule_results(update, claim, rules, origin)
            if claims:
                claims.add(claim, origin, count_authors(update))
        yield found


def _one_by_one(
    described: Iterable[_Described], shapes: Graph | None
) -> Iterator[Result]:
    from retract_ld.validation.compiled import CompiledShapes, our_compiled_shapes

    ready = our_compiled_shapes() if shapes is None else CompiledShapes(shapes)
    for record in described:
        found = ready.validate(record.nodes)
        if found or record.results:
            yield from _located([*record.results, *found], record.origin)


def _located(results: list[Result], origin: Origin) -> Iterator[Result]:
    for result in sorted(set(results), key=lambda result: result.order):
        if result.location or result.source:
            yield result
        else:
            yield replace(
                result,
                source=origin.source,
                location=origin.location,
                record=origin.record,
            )


def _in_batches(
    described: Iterable[_Described], shapes: Graph | None
) -> Iterator[Result]:
    """Validate records together as long as they say the same of the nodes they share."""
    batch: list[_Described] = []
    blocks: dict[Term, list[tuple[Term, Term]]] = {}
    for record in described:
        own = _merged(record.nodes)
        clash = any(blocks.get(node, pairs) != pairs for node, pairs in own.items())
        if batch and (clash or len(batch) >= _AT_ONCE):
            yield from _batch_results(batch, shapes)
            batch, blocks = [], {}
        batch.append(record)
        blocks |= own
    if batch:
        yield from _batch_results(batch, shapes)


def _merged(nodes: Iterable[Node]) -> dict[Term, list[tuple[Term, Term]]]:
    merged: dict[Term, dict[tuple[Term, Term], None]] = {}
    for subject, pairs in nodes:
        merged.setdefault(subject, {}).update(dict.fromkeys(pairs))
    return {subject: sorted(pairs) for subject, pairs in merged.items()}


def _batch_results(batch: list[_Described], shapes: Graph | None) -> Iterator[Result]:
    nodes = [node for record in batch for node in record.nodes]
    by_focus: dict[str, list[Result]] = {}
    for result in shape_results(nodes, shapes, "pyshacl"):
        by_focus.setdefault(result.focus, []).append(result)
    for record in batch:
        found = [
            result
            for subject in {node.subject for node in record.nodes}
            for result in by_focus.get(subject[1:-1], ())
        ]
        yield from _located([*record.results, *found], record.origin)
