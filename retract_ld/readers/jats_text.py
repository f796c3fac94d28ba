"""The body of a JATS notice as plain text, a paragraph a block, a blank line between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from retract_ld.codes import UpdateType
from retract_ld.models import Evidence
from retract_ld.readers.jats_tree import SCOPES, Scope, child
from retract_ld.readers.xml_text import local_name, plain_text, reference_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["body_text", "found_in"]

_BLOCKS: Final = frozenset(
    {"p", "title", "sec", "list", "list-item", "def-list", "def-item", "def", "term"}
    | {"disp-quote", "boxed-text", "fig", "caption", "table-wrap", "table", "tr", "fn"}
    | {"fn-group", "disp-formula", "statement", "speech", "attrib", "verse-group"}
    | {"verse-line", "supplementary-material", "media", "preformat", "body", "abstract"}
)
_CELLS: Final = frozenset({"td", "th", "label", "speaker"})
_NO_TEXT: Final = SCOPES | {"ref-list", "graphic", "object-id", "permissions"}
_INLINE_WHOLE: Final = frozenset({"inline-formula", "alternatives", "math", "tex-math"})
_BLANKS: Final = re.compile(r"\s+")


def body_text(scope: Scope) -> str | None:
    """Return the body of an article, or its abstract if it has no body."""
    body = child(scope.element, "body")
    text = _text(body) if body is not None else ""
    if not text:
        abstract = child(scope.meta, "abstract")
        text = _text(abstract) if abstract is not None else ""
    return text or None


def _text(element: _Element) -> str:
    blocks: list[list[str]] = [[]]
    _collect(element, blocks)
    texts = (_BLANKS.sub(" ", "".join(block)).strip() for block in blocks)
    return "\n\n".join(text for text in texts if text)


def _collect(element: _Element, blocks: list[list[str]]) -> None:
    blocks[-1].append(element.text or "")
    for node in element:
        name = local_name(node.tag)
        if name in _BLOCKS:
            blocks.append([])
            _collect(node, blocks)
            blocks.append([])
        elif not name:
            blocks[-1].append(reference_text(node))
        elif name in _INLINE_WHOLE:
            blocks[-1].append(plain_text(node))
        elif name == "break":
            blocks[-1].append(" ")
        elif name not in _NO_TEXT:
            _collect(node, blocks)
            if name in _CELLS:
                blocks[-1].append(" ")
        blocks[-1].append(node.tail or "")


def found_in(
    text: str, values: dict[str, Any], manner: UpdateType = "retraction"
) -> dict[str, Any]:
    """Return what the words of a notice say of the update, by the fields of `Update`.

    The guidelines, which are the notice's, go into `values`.
    """
    from retract_ld.prose.guidelines import guidelines_in
    from retract_ld.prose.language import recognise
    from retract_ld.prose.parties import parties_in
    from retract_ld.prose.reasons import reasons_in
    from retract_ld.prose.rule_files import LANGUAGES
    from retract_ld.prose.source_text import SourceText

    # xml:lang is often a default of the workflow, so the words count first
    tagged = values.get("language", "").partition("-")[0]
    language = recognise(text) or (tagged if tagged in LANGUAGES else None)
    source = SourceText(text)
    evidence: list[Evidence] = []
    parties: dict[str, list[str]] = {}
    reasons: list[str] = []
    for reason, words in reasons_in(source, language, manner=manner):
        reasons.append(reason)
        evidence.append(words)
    for role, party, words in parties_in(source, language):
        parties.setdefault(role, []).append(party)
        evidence.append(words)
    for guideline, words in guidelines_in(source):
        values["guidelines"] = (*values.get("guidelines", ()), guideline)
        evidence.append(words)
    return {
        **{role: tuple(found) for role, found in parties.items()},
        "reasons": tuple(reasons),
        "evidence": tuple(evidence),
    }
