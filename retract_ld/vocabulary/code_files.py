"""The modules generated from the SKOS schemes: ``codes`` and ``code_labels``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from retract_ld.errors import VocabularyError
from retract_ld.labels import fold_reason, fold_type
from retract_ld.vocabulary.schemes import Concept, concepts, groups

__all__ = ["HEADER", "code_labels_module", "codes_module", "quote"]

HEADER: Final = (
    '"""{title}.\n\nGenerated from ``vocab/`` by ``make vocab``: do not edit.\n"""\n'
)

#: Literal types of codes.py: name, scheme, what it is.
_LITERALS: Final = (
    ("UpdateType", "update-type", "Crossmark's twelve update types and further ones."),
    ("Status", "status", "What a claim says of its work."),
    ("Register", "register", "Who keeps the record that makes the claim."),
    ("Party", "party", "Who initiated, accepted or objected."),
    ("Guideline", "guideline", "Guidelines that notices name."),
    ("Reason", "reason", "Why: Retraction Watch's reasons."),
)

_CODES_HEAD: Final = """
# ruff: noqa: E501
from __future__ import annotations

from typing import Final, Literal, NamedTuple

__all__ = [
    "UPDATE_TYPES",
    "Guideline",
    "Party",
    "Reason",
    "Register",
    "Status",
    "UpdateType",
    "UpdateTypeTerms",
]
"""

_UPDATE_TYPES_HEAD: Final = '''

class UpdateTypeTerms(NamedTuple):
    """What an update type goes with; terms of the ontology by local name."""

    label: str
    notice_class: str
    relation: str
    """From notice to work."""
    inverse: str
    """From work to notice."""
    status: Status | None
    """What such an update claims of its work."""
    crossmark: bool
    """Whether it is one of Crossmark's twelve."""


# fmt: off
UPDATE_TYPES: Final[dict[UpdateType, UpdateTypeTerms]] = {'''

_LABELS_HEAD: Final = """
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from typing import Final

from retract_ld.codes import Guideline, Party, Reason, Register, Status, UpdateType
"""


def codes_module() -> str:
    """Return the text of ``codes.py``."""
    lines = [HEADER.format(title="The closed lists of codes") + _CODES_HEAD]
    for name, scheme, what in _LITERALS:
        lines += [f"#: {what}", f"{name} = Literal["]
        lines += [f'    "{concept.code}",' for concept in concepts(scheme)]
        lines += ["]", ""]
    lines[-1] = _UPDATE_TYPES_HEAD
    for concept in concepts("update-type"):
        terms = (
            concept.label,
            concept.notice_class,
            concept.relation,
            concept.inverse,
            concept.status,
            concept.crossmark,
        )
        lines.append(f'    "{concept.code}": UpdateTypeTerms({_arguments(terms)}),')
    return "\n".join([*lines, "}", "# fmt: on", ""])


def _arguments(values: tuple[str | bool | None, ...]) -> str:
    spelled = (quote(v) if isinstance(v, str) else repr(v) for v in values)
    return ", ".join(spelled)


def code_labels_module() -> str:
    """Return the text of ``code_labels.py``."""
    tables = {
        name: "\n".join(["", f"#: {what}", f"{name}: Final[{kind}] = {{", *rows, "}"])
        for name, (what, kind, rows) in sorted(_tables().items())
    }
    exported = ["", "__all__ = [", *(f'    "{name}",' for name in tables), "]"]
    head = HEADER.format(title="Labels of codes, and the codes of labels met in data")
    return "\n".join([head + _LABELS_HEAD[:-1], *exported, *tables.values(), ""])


def _tables() -> dict[str, tuple[str, str, list[str]]]:
    """Return name, meaning, type and rows of each table of labels."""
    tables = {
        f"{name.upper()}_LABELS": (
            f"Label of each {scheme}, in English.",
            f"dict[{name}, str]",
            _rows({concept.code: concept.label for concept in concepts(scheme)}),
        )
        for name, scheme, _ in _LITERALS[1:]
    }
    tables["REASON_GROUPS"] = (
        "The groups that each reason belongs to.",
        "dict[Reason, tuple[str, ...]]",
        _rows({concept.code: concept.broader for concept in concepts("reason")}),
    )
    tables["REASON_GROUP_LABELS"] = (
        "Label of each group of reasons.",
        "dict[str, str]",
        _rows({group.code: group.label for group in groups()}),
    )
    tables["REASON_ALIASES"] = (
        "Reason of each label ever used, folded by `labels.fold_reason`.",
        "dict[str, Reason]",
        _rows(_folded(concepts("reason"), fold_reason)),
    )
    tables["UPDATE_TYPE_LABELS"] = (
        "Update type of each word met in data, folded by `labels.fold_type`.",
        "dict[str, UpdateType]",
        _rows(_folded(concepts("update-type"), fold_type)),
    )
    return tables


def _folded(found: tuple[Concept, ...], fold: Callable[[str], str]) -> dict[str, str]:
    """Return the code of each folded spelling; `other` has none, nothing maps to it."""
    codes: dict[str, str] = {}
    for concept in found:
        if concept.code == "other":
            continue
        for spelling in (*concept.spellings, concept.code):
            if codes.setdefault(fold(spelling), concept.code) != concept.code:
                raise VocabularyError(
                    f"{spelling!r} is a label of both {codes[fold(spelling)]!r} and "
                    f"{concept.code!r}.",
                    hint="Take it from one of them.",
                )
    return codes


def _rows(values: Mapping[str, str | tuple[str, ...]]) -> list[str]:
    return [f"    {quote(key)}: {quote(values[key])}," for key in sorted(values)]


def quote(value: str | tuple[str, ...]) -> str:
    """Spell a text, or texts, as Python with double quotes."""
    if isinstance(value, tuple):
        inner = ", ".join(map(quote, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return json.dumps(value, ensure_ascii=False)
