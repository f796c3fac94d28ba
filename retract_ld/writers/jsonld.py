"""JSON-LD: compact, with the context written in; a flat ``@graph`` or a tree.

The flat form streams. The tree starts at the claims and puts each resource where it is
first mentioned; it is meant for single notices and is built in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import dumps, loads
from typing import IO, Any, Final

from retract_ld.terms import Node, Term, iri_text
from retract_ld.writers.jsonld_form import NATIVE, TYPE, JsonLdForm, grouped
from retract_ld.writers.sinks import Fragments, Settings, Window, Writer

__all__ = ["JSONLD", "JSONLD_TREE", "JsonLdSink"]

_UPDATE: Final = "<https://w3id.org/retract-ld/ns#Update>"
_COMMENT: Final = "<https://schema.org/CorrectionComment>"
_FOOT: Final = b"\n  ]\n}\n"


class JsonLdSink:
    """Writes node blocks as one JSON-LD document."""

    def __init__(
        self,
        stream: IO[bytes],
        context: Mapping[str, Any],
        *,
        tree: bool,
        fragment: bool = False,
    ) -> None:
        self._stream = stream
        self._context = context
        self._form = JsonLdForm(context)
        self._tree = tree
        self._window = Window()
        self._fragment = fragment
        self._empty = not fragment
        self.written = 0

    def add(self, nodes: Iterable[Node], graph: Term | None = None) -> None:  # noqa: ARG002
        """Take node blocks in and, in the flat form, write when enough have come."""
        self._window.add(nodes, None)
        if self._window.full and not self._tree:
            self._drain()

    def close(self) -> None:
        """Write the rest and the end."""
        if self._tree:
            nodes = _all(self._window)
            self.written += sum(len(node.pairs) for node in nodes)
            self._write(_tree(nodes, self._form, self._context))
            return
        self._drain()
        if self._empty:
            self._stream.write(_head(self._context))
        if not self._fragment:
            self._stream.write(_FOOT)

    def _drain(self) -> None:
        for _, resources in self._window.drain():
            for subject, pairs in resources:
                self.written += len(pairs)
                head = _head(self._context) if self._empty else JsonLdForm.between
                self._empty = False
                text = self._form.block(subject, pairs)
                self._stream.write(head + text.encode())

    def _write(self, document: Mapping[str, Any]) -> None:
        text = dumps(document, ensure_ascii=False, indent=2)
        self._stream.write(f"{text}\n".encode())


def _head(context: Mapping[str, Any]) -> bytes:
    text = dumps(context, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    return f'{{\n  "@context": {text},\n  "@graph": ['.encode()


def _all(window: Window) -> list[Node]:
    return [
        Node(subject, list(pairs))
        for _, resources in window.drain()
        for subject, pairs in resources
    ]


def _tree(
    nodes: list[Node], form: JsonLdForm, context: Mapping[str, Any]
) -> dict[str, Any]:
    index = {node.subject: node for node in nodes}
    seen: set[Term] = set()

    def grow(root: Node) -> dict[str, Any]:
        seen.add(root.subject)
        tree: dict[str, Any] = {"@id": iri_text(root.subject)}
        for predicate, values in grouped(root.pairs).items():
            key = form.key(predicate)
            spelled = [value_of(value, key) for value in values]
            tree[key] = spelled[0] if len(spelled) == 1 else spelled
        return tree

    def value_of(term: Term, key: str) -> object:
        if term[0] == "<":
            if key == "@type":
                return form.short(term)
            if term in index and term not in seen:
                return grow(index[term])
            text = iri_text(term)
            return text if form.is_coerced(key) else {"@id": text}
        at = term.rindex('"') + 1
        text = loads(term[:at])
        datatype = term[at + 3 : -1]
        if datatype in NATIVE:
            return loads(text)
        return (
            {"@value": text, "@type": form.short(term[at + 2 :])} if datatype else text
        )

    def rank(node: Node) -> int:
        types = {value for predicate, value in node.pairs if predicate == TYPE}
        return 0 if _UPDATE in types else 1 if _COMMENT in types else 2

    trees = [grow(node) for node in sorted(nodes, key=rank) if node.subject not in seen]
    if len(trees) == 1:
        return {"@context": context, **trees[0]}
    return {"@context": context, "@graph": trees}


def _flat(stream: IO[bytes], settings: Settings) -> JsonLdSink:
    return JsonLdSink(stream, settings.context, tree=False)


def _flat_fragment(stream: IO[bytes], settings: Settings) -> JsonLdSink:
    return JsonLdSink(stream, settings.context, tree=False, fragment=True)


def _blocks(settings: Settings) -> JsonLdForm:
    return JsonLdForm(settings.context)


def _nested(stream: IO[bytes], settings: Settings) -> JsonLdSink:
    return JsonLdSink(stream, settings.context, tree=True)


JSONLD = Writer(
    "jsonld",
    "JSON-LD, a flat @graph",
    "application/ld+json",
    (".jsonld", ".json"),
    ("json-ld",),
    False,
    True,
    _flat,
    Fragments(
        _flat_fragment,
        lambda settings: _head(settings.context),
        _FOOT,
        JsonLdForm.between,
        _blocks,
    ),
)
JSONLD_TREE = Writer(
    "jsonld-tree",
    "JSON-LD, nested under each claim",
    "application/ld+json",
    (),
    (),
    False,
    False,
    _nested,
)
