"""Updates against everything we have: the rules on the models, the shapes on the graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from retract_ld.mapping import DEFAULT_PROFILES, mapper
from retract_ld.models import Update
from retract_ld.namespaces import PREFIXES, RLD
from retract_ld.terms import DEFAULT_BASE, Node, Term, iri_text
from retract_ld.validation.coherence import Coherence, Origin, count_authors
from retract_ld.validation.guidelines import RULES
from retract_ld.validation.report import Report, Result, Severity
from retract_ld.validation.rules import Rule, broken
from retract_ld.validation.shapes import validate_graph

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Engine", "check_rules", "rule_results", "validate_updates"]

#: What holds graphs against shapes: our compiled checks, or pySHACL.
Engine: TypeAlias = Literal["compiled", "pyshacl"]

_COMPONENT: Final = iri_text(RLD.GuidelineConstraintComponent)
#: The link from a claim to what a rule is about; the claim has none to itself.
_ABOUT: Final = {"notice": RLD.notice, "update": "", "work": RLD.work}


def check_rules(
    updates: Iterable[Update],
    *,
    rules: Sequence[Rule] = RULES,
    base: str = DEFAULT_BASE,
) -> Report:
    """Check updates against the rules of the guidelines, without making a graph."""
    core = mapper(("core",), base)
    return Report.of(
        result
        for update in updates
        for result in rule_results(update, core.describe(update)[0], rules)
    )


def validate_updates(
    updates: Iterable[Update],
    *,
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
    shapes: Graph | None = None,
    rules: Sequence[Rule] = RULES,
    engine: Engine | None = None,
) -> Report:
    """Validate updates: the rules on each and across all, the shapes on the graph of all.

    Args:
        updates: what to validate; the graph of all is held in memory.
        vocabulary: profiles of the graph; our shapes need ``core``.
        base: under which things without a global identifier are minted.
        shapes: to use in place of ours.
        rules: to use in place of those of COPE, CREC and our model.
        engine: ``compiled`` for our shapes, ``pyshacl`` for others unless it is named.
    """
    describe = mapper(vocabulary, base)
    core = mapper(("core",), base)
    coherence = Coherence()
    results: list[Result] = []
    nodes: list[Node] = []
    for update in updates:
        claim = core.describe(update)[0]
        results += rule_results(update, claim, rules)
        coherence.add(claim, authors=count_authors(update))
        nodes += describe.describe(update)
    results += coherence.results()
    coherence.close()
    return Report.of([*results, *shape_results(nodes, shapes, engine)])


def shape_results(
    nodes: list[Node], shapes: Graph | None, engine: Engine | None
) -> Sequence[Result]:
    """Return what is wrong with a graph, given as node blocks, by shapes."""
    from retract_ld.graphs import to_rdflib
    from retract_ld.validation.compiled import CompiledShapes, our_compiled_shapes

    if engine == "pyshacl" or (engine is None and shapes is not None):
        return validate_graph(to_rdflib(nodes), shapes).results
    ready = our_compiled_shapes() if shapes is None else CompiledShapes(shapes)
    return ready.validate(nodes)


def rule_results(
    update: Update,
    claim: Node,
    rules: Iterable[Rule],
    origin: Origin = Origin(),  # noqa: B008
) -> list[Result]:
    """Return the rules that an update does not keep.

    Args:
        update: the update.
        claim: its own node block, which names its notice and work.
        rules: what to hold it against.
        origin: where it was read.
    """
    found = list(broken(update, rules))
    if not found:
        return []
    links = dict(claim.pairs)
    return [
        _result(
            rule,
            severity,
            message,
            links.get(_ABOUT[rule.about], claim.subject),
            origin,
        )
        for rule, severity, message in found
    ]


def _result(
    rule: Rule, severity: Severity, message: str, focus: Term, origin: Origin
) -> Result:
    prefix, _, local = rule.path.rpartition(":")
    return Result(
        rule=rule.id,
        severity=severity,
        focus=iri_text(focus),
        message=message,
        path=PREFIXES[prefix or "rld"] + local,
        hint=rule.hint,
        clause=rule.source,
        link=rule.link,
        component=_COMPONENT,
        shape=f"https://w3id.org/retract-ld/rule/{rule.id}",
        source=origin.source,
        location=origin.location,
        record=origin.record,
    )
