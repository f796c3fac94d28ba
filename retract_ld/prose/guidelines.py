"""The guidelines that a notice names, each with the words that say so."""

from __future__ import annotations

from typing import cast

from retract_ld.codes import Guideline
from retract_ld.models import Evidence
from retract_ld.prose.language import language_of
from retract_ld.prose.rule_files import load
from retract_ld.prose.source_text import SourceText

__all__ = ["find_guidelines", "guidelines_in"]


def find_guidelines(text: str) -> tuple[tuple[Guideline, Evidence], ...]:
    """Return the guidelines that a notice names, in any language.

    >>> [name for name, evidence in find_guidelines("We follow the COPE guidelines.")]
    ['cope-guidelines']
    """
    return guidelines_in(SourceText(text))


def guidelines_in(source: SourceText) -> tuple[tuple[Guideline, Evidence], ...]:
    """Return the guidelines in a text; see `find_guidelines`."""
    found: dict[str, Evidence] = {}
    words = source.word_starts
    languages = dict.fromkeys((language_of(source.plain), "en"))
    for rule in (rule for name in languages for rule in load(name).guidelines):
        match = next(rule.words.found_in(words), None)
        if match and rule.value not in found:
            found[rule.value] = source.evidence(
                f"notice.guidelines.{rule.value}", *match.span(), rule.weight, rule.id
            )
    if "cope-retraction-guidelines" in found:
        found.pop("cope-guidelines", None)
    return tuple((cast("Guideline", name), words) for name, words in found.items())
