"""Which rules to ask: by set or by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from retract_ld.errors import VocabularyError
from retract_ld.validation.coherence import COHERENCE_RULES, CoherenceRule
from retract_ld.validation.guidelines import RULES
from retract_ld.validation.jats_rules import JATS_RULES, JatsRule
from retract_ld.validation.page_rules import PAGE_RULES, PageRule
from retract_ld.validation.report import Result, Severity
from retract_ld.validation.rules import Rule

__all__ = ["DEFAULT_SETS", "RuleInfo", "Selection", "all_rules", "select"]

#: Sets of rules asked unless others are named; ``jats`` is for those who want it.
DEFAULT_SETS: Final = ("shapes", "cope", "crec", "rld", "pages")

#: Sets by how the ids of their rules begin, where that is not the set's own name.
_SETS: Final = {"page": "pages", "scielo": "jats", "sdo": "pages"}


class RuleInfo(NamedTuple):
    """What is to be known of a rule, of whatever kind it is."""

    id: str
    set: str
    severity: Severity
    message: str
    hint: str
    clause: str
    link: str | None


@cache
def all_rules() -> dict[str, RuleInfo]:
    """Return every rule by its id: guidelines, coherence, pages, JATS, our shapes."""
    from retract_ld.validation.compiled import our_compiled_shapes

    found = [_info(rule, rule.source) for rule in RULES]
    found += [_info(rule, rule.source) for rule in COHERENCE_RULES]
    found += [_info(rule, rule.source) for rule in PAGE_RULES.values()]
    found += [_info(rule, rule.clause) for rule in JATS_RULES]
    for shape in our_compiled_shapes().shapes:
        for each in (shape, *shape.properties):
            if each.message:
                name = each.iri.rpartition("#")[2]
                found.append(
                    RuleInfo(
                        name,
                        "shapes",
                        each.severity,
                        each.message,
                        each.hint,
                        each.clause,
                        each.iri,
                    )
                )
    return {rule.id: rule for rule in found}


def _info(rule: Rule | CoherenceRule | JatsRule | PageRule, clause: str) -> RuleInfo:
    name = rule.id.partition("-")[0].lower()
    return RuleInfo(
        rule.id,
        _SETS.get(name, name),
        rule.severity,
        rule.message,
        rule.hint,
        clause,
        rule.link,
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules that are asked."""

    ids: frozenset[str]
    sets: frozenset[str]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Those of guidelines and of our model that look at one update."""
        return tuple(rule for rule in RULES if rule.id in self.ids)

    @property
    def coherence(self) -> bool:
        """Whether claims are compared."""
        return any(rule.id in self.ids for rule in COHERENCE_RULES)

    @property
    def shapes(self) -> bool:
        """Whether graphs are held against shapes."""
        return "shapes" in self.sets

    @property
    def pages(self) -> bool:
        """Whether HTML pages are looked at as such."""
        return not self.ids.isdisjoint(PAGE_RULES)

    @property
    def jats(self) -> bool:
        """Whether JATS articles are looked at as such."""
        return "jats" in self.sets

    def wants(self, result: Result) -> bool:
        """Whether a result is of a rule that is asked; shapes of one's own always are."""
        return result.rule in self.ids or (
            self.shapes and result.rule not in all_rules()
        )


def select(names: Iterable[str] = DEFAULT_SETS) -> Selection:
    """Return the rules of the sets and ids that are named.

    A rule on pages is also asked if the rule of a guideline is that it is about.

    >>> len(select(["rld"]).ids), sorted(select(["COPE-01", "CREC-09"]).ids)
    (10, ['COPE-01', 'PAGE-09', 'PAGE-10'])

    Raises:
        VocabularyError: naming the sets there are.
    """
    known = all_rules()
    ids: set[str] = set()
    for name in names:
        members = {rule.id for rule in known.values() if rule.set == name.lower()}
        on_pages = {
            rule.id
            for rule in PAGE_RULES.values()
            if {name, *members} & set(rule.guidelines)
        }
        if name in known:
            members = {name}
        if not members | on_pages:
            sets = ", ".join(dict.fromkeys(rule.set for rule in known.values()))
            raise VocabularyError(
                f"There is no rule and no set of rules {name!r}.",
                hint=f"Sets: {sets}; or the id of a rule, as in a report.",
            )
        ids |= members | on_pages
    if not ids:
        raise VocabularyError(
            "No rule is asked.", hint=f"Name some of {', '.join(DEFAULT_SETS)}."
        )
    return Selection(frozenset(ids), frozenset(known[each].set for each in ids))
