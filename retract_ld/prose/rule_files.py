"""Rules as data: one TOML file a language in ``rules/``, compiled once, when first used.

Patterns are searched in lower-cased text with straight quotes and plain hyphens, so they
are written in lower case. None of them nests quantifiers, and gaps are bounded: matching
takes time in proportion to the text. ``rules/README.md`` explains every table.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

from retract_ld.errors import VocabularyError
from retract_ld.prose.ruleset import Clause, Cue, Families, PartyRule, Rule, RuleSet
from retract_ld.prose.simplified import SIMPLIFIED
from retract_ld.prose.wording import Wording, WordingIndex

__all__ = ["LANGUAGES", "expanded", "headings", "load", "marks"]


def _languages() -> tuple[str, ...]:
    names = (
        path.name
        for path in resources.files("retract_ld.prose").joinpath("rules").iterdir()
    )
    codes = sorted(name[:-5] for name in names if name.endswith(".toml"))
    return ("en", *(code for code in codes if code != "en"))


#: Languages that have a rule file, English first.
LANGUAGES: Final = _languages()


_NEVER: Final = r"(?!)"
_ANY: Final = r"(?s:.)"
_WITHIN: Final = 240
#: So far from each other a thing and a fault after or before it may stand.
_BEFORE: Final = 75
_AFTER: Final = 45
_NAMED: Final = re.compile(r"\{([a-z][a-z_]*)\}")


def _text(language: str) -> str:
    file = resources.files("retract_ld.prose").joinpath(f"rules/{language}.toml")
    rules = file.read_text(encoding="utf-8")
    return rules.translate(SIMPLIFIED) if language == "zh" else rules


@cache
def _data(language: str) -> dict[str, Any]:
    return tomllib.loads(_text(language))


@cache
def _told_by(language: str) -> dict[str, list[str]]:
    """Return the first table of a file alone: it is wanted of every language each time."""
    comment, table, _ = _text(language).split("\n[", 2)
    found: dict[str, list[str]] = tomllib.loads(f"{comment}\n[{table}")["language"]
    return found


def expanded(pattern: str, language: str) -> str:
    """Return a pattern with the ``[define]`` names of its language written out.

    >>> expanded("{figure} [0-9]", "en").startswith("(?:")
    True
    """
    names = _data(language).get("define", {})
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda match: f"(?:{names[match[1]]})", pattern)
    return pattern


def marks(language: str) -> tuple[str, ...]:
    """Return the frequent words by which a language is recognised."""
    return tuple(_told_by(language)["marks"])


def headings(language: str) -> tuple[str, ...]:
    """Return the words of headings by which a short text tells its language."""
    return tuple(_told_by(language).get("headings", ()))


@cache
def load(language: str) -> RuleSet:
    """Return the compiled rules of a language.

    Raises:
        VocabularyError: naming the languages that have rules.
    """
    if language not in LANGUAGES:
        raise VocabularyError(
            f"there are no rules for notices in {language!r}.",
            hint=f"We have {', '.join(LANGUAGES)}.",
        )
    data = _data(language)
    parties = data.get("party", {})
    words = data.get("words", {})

    def worded(pattern: str) -> Wording:
        return Wording(expanded(pattern, language))

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(expanded(pattern, language))

    reasons = tuple(
        sorted(_cues(data.get("reason", ()), language), key=lambda cue: cue.turn)
    )
    return RuleSet(
        language=language,
        counts_once=words.get("counts_once", False),
        labels=_rules(data, "label", "type", language),
        statements=_rules(data, "statement", "type", language),
        party_nouns=tuple(
            Rule(f"{language}.noun.{party}", party, worded(pattern))
            for party, pattern in parties.get("nouns", {}).items()
        ),
        party_rules=tuple(
            sorted(
                (
                    PartyRule(
                        id=f"{language}.party.{entry['id']}",
                        role=entry["role"],
                        words=worded(entry["pattern"]),
                        where=entry["where"],
                        weight=entry.get("weight", 0.9),
                        party=entry.get("party", ""),
                        none=worded(entry["none"]) if "none" in entry else None,
                        names=entry.get("names", ""),
                        alone=entry.get("alone", False),
                        voice=entry.get("voice", False),
                    )
                    for entry in parties.get("rule", ())
                ),
                key=lambda rule: rule.alone,
            )
        ),
        party_end=compiled(parties.get("end", _NEVER)),
        party_break=compiled(parties.get("break", _NEVER)),
        party_unsaid=compiled(parties.get("unsaid", _NEVER)),
        reasons=reasons,
        reasons_index=WordingIndex(cue.first for cue in reasons),
        families=_families(data.get("families"), language),
        guidelines=_rules(data, "guideline", "guideline", language),
        negation_before=compiled(words.get("negation_before", _NEVER)),
        negation_far=compiled(words.get("negation_far", _NEVER)),
        negation_after=compiled(words.get("negation_after", _NEVER)),
        negation_direct=compiled(words.get("negation_direct", _NEVER)),
        hedge=compiled(words.get("hedge", _NEVER)),
        doubt=compiled(words.get("doubt", _ANY)),
        aside=compiled(words.get("aside", _NEVER)),
        breach=compiled(words.get("breach", _NEVER)),
        telling=compiled(words.get("telling", _NEVER)),
        bare=compiled(words.get("bare", _NEVER)),
        titled=compiled(words.get("titled", _NEVER)),
        anaphora=compiled(words.get("anaphora", _NEVER)),
        detail=compiled(words.get("detail", _NEVER)),
        recalled=compiled(words.get("recalled", _NEVER)),
        both=compiled(words.get("both", _NEVER)),
        instead=compiled(words.get("instead", _NEVER)),
        other_fate=compiled(words.get("other_fate", _NEVER)),
        spared=compiled(words.get("spared", _NEVER)),
        causal=compiled(words.get("causal", _ANY)),
        given=compiled(words.get("given", _NEVER)),
        resumes=compiled(words.get("resumes", _NEVER)),
        lines=tuple(
            Rule(f"{language}.line.{kind}", kind, Wording(expanded(pattern, language)))
            for kind, pattern in data.get("lines", {}).items()
        ),
        works=_rules(data, "work", "kind", language),
        others=_rules(data, "other", "kind", language),
        parts=_rules(data, "part", "kind", language),
        fault=compiled(words.get("fault", _NEVER)),
        replacements=_rules(data, "replacement", "kind", language),
        references=compiled(words.get("references", _NEVER)),
        months=data.get("months", {}),
    )


def _rules(
    data: dict[str, Any], table: str, value: str, language: str
) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            f"{language}.{table}.{entry['id']}",
            entry.get(value, ""),
            Wording(expanded(entry["pattern"], language)),
            entry.get("weight", 1.0),
        )
        for entry in data.get(table, ())
    )


@cache
def _told_by_faults() -> dict[str, dict[str, str]]:
    """Return the reason that each fault of each thing tells, whatever the language."""
    file = resources.files("retract_ld.prose").joinpath("rules/shared/faults.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _families(data: dict[str, Any] | None, language: str) -> Families | None:
    if data is None:
        return None

    def worded(table: str) -> dict[str, Wording]:
        return {
            name: Wording(expanded(pattern, language))
            for name, pattern in data[table].items()
        }

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(expanded(pattern, language))

    return Families(
        things=worded("things"),
        faults=worded("faults"),
        reasons=_told_by_faults(),
        agents=frozenset(data["agents"]),
        itself=frozenset(data["itself"]),
        hedgeable=frozenset(data["hedgeable"]),
        exclusive=data["exclusive"],
        object_first=data.get("object_first", False),
        before=data.get("before", _BEFORE),
        after=data.get("after", _AFTER),
        aside=compiled(data["aside"]),
        denied=compiled(data["denied"]),
        clause=Clause(
            **{name: compiled(pattern) for name, pattern in data["clause"].items()}
        ),
        weight=data["weight"],
    )


def _cues(entries: list[dict[str, Any]], language: str) -> list[Cue]:
    cues: list[Cue] = []
    for entry in entries:
        first, *others = (
            Wording(expanded(pattern, language)) for pattern in entry["all"]
        )
        cues.append(
            Cue(
                id=f"{language}.reason.{entry['id']}",
                value=entry["reason"],
                stems=tuple(entry.get("stems", ())),
                first=first,
                others=tuple(others),
                none=tuple(
                    Wording(expanded(pattern, language))
                    for pattern in entry.get("none", ())
                ),
                weight=entry.get("weight", 0.9),
                negatable=entry.get("negatable", True),
                hedgeable=entry.get("hedgeable", True),
                within=entry.get("within", _WITHIN),
                manners=frozenset(entry.get("manners", ())),
                unless=frozenset(entry.get("unless", ())),
                beside=frozenset(entry.get("beside", ())),
                alone=entry.get("alone", False),
                anywhere=entry.get("anywhere", False),
            )
        )
    return cues
