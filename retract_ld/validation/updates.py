"""Updates against everything we have: the rules on the models, the shapes on the graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from retract_ld.mapping import DEFAULT_PROFILES, Mapper, mapper
from retract_ld.models import Update
from retract_ld.namespaces import PREFIXES, RLD
from retract_ld.terms import DEFAULT_BASE, Node, iri_text
from retract_ld.validation.guidelines import RULES
from retract_ld.validation.report import Report, Result, Severity
from retract_ld.validation.rules import Rule, broken
from retract_ld.validation.shapes import validate_graph

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["check_rules", "validate_updates"]

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
        result for update in updates for result in _rule_results(update, core, rules)
    )


def validate_updates(
    updates: Iterable[Update],
    *,
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
    shapes: Graph | None = None,
    rules: Sequence[Rule] = RULES,
) -> Report:
    """Validate updates: the rules on each, then the shapes on the graph of all.

    Args:
        updates: what to validate; the graph of all is held in memory.
        vocabulary: profiles of the graph; our shapes need ``core``.
        base: under which things without a global identifier are minted.
        shapes: to use in place of ours.
        rules: to use in place of those of COPE, CREC and our model.
    """
    from retract_ld.graphs import to_rdflib

    describe = mapper(vocabulary, base)
    core = mapper(("core",), base)
    results: list[Result] = []
    nodes: list[Node] = []
    for update in updates:
        results += _rule_results(update, core, rules)
        nodes += describe.describe(update)
    return Report.of(results) + validate_graph(to_rdflib(nodes), shapes)


def _rule_results(update: Update, core: Mapper, rules: Iterable[Rule]) -> list[Result]:
    found = list(broken(update, rules))
    if not found:
        return []
    subject, pairs = core.describe(update)[0]
    links = dict(pairs)
    return [
        _result(
            rule, severity, message, iri_text(links.get(_ABOUT[rule.about], subject))
        )
        for rule, severity, message in found
    ]


def _result(rule: Rule, severity: Severity, message: str, focus: str) -> Result:
    prefix, _, local = rule.path.rpartition(":")
    return Result(
        rule=rule.id,
        severity=severity,
        focus=focus,
        message=message,
        path=PREFIXES[prefix or "rld"] + local,
        hint=rule.hint,
        clause=rule.source,
        link=rule.link,
        component=_COMPONENT,
        shape=f"https://w3id.org/retract-ld/rule/{rule.id}",
    )
