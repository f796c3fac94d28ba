"""JSON-LD: compact, with the context written in; a flat ``@graph`` or a tree.

The flat form streams. The tree starts at the claims and puts each resource where it is
first mentioned; it is meant for single notices and is built in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from json import dumps, loads
from typing import IO, Any, Final

from retract_ld.terms import XSD, Node, Term, iri_text
from retract_ld.writers.sinks import Fragments, Settings, Window, Writer

__all__ = ["JSONLD", "JSONLD_TREE", "JsonLdSink"]

_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_UPDATE: Final = "<https://w3id.org/retract-ld/ns#Update>"
_COMMENT: Final = "<https://schema.org/CorrectionComment>"
_BETWEEN: Final = b","
_FOOT: Final = b"\n  ]\n}\n"
#: JSON booleans and integers stand for these datatypes (JSON-LD 1.1, §8.2).
_NATIVE: Final = (f"{XSD}boolean", f"{XSD}integer")


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
        self._names = _Names(context)
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
            self._write(_tree(nodes, self._names, self._context))
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
                members = ",\n      ".join(self._members(subject, pairs))
                head = _head(self._context) if self._empty else _BETWEEN
                self._empty = False
                text = f"\n    {{\n      {members}\n    }}"
                self._stream.write(head + text.encode())

    def _members(self, subject: Term, pairs: Iterable[tuple[Term, Term]]) -> list[str]:
        """Return the members of a node object as JSON text, straight from the tokens."""
        members = [f'"@id": "{iri_text(subject)}"']
        for predicate, values in _grouped(pairs).items():
            key, coerced = self._names.key(predicate)
            spelled = [
                value if value[-1] == '"' else self._value(value, coerced)
                for value in values
            ]
            if len(spelled) == 1:
                members.append(f'"{key}": {spelled[0]}')
            else:
                members.append(f'"{key}": [{", ".join(spelled)}]')
        return members

    def _value(self, term: Term, coerced: str) -> str:
        if term[-1] == '"':
            return term
        if term[0] == "<":
            if coerced == "@type":
                return f'"{self._names.short(term)}"'
            return f'"{term[1:-1]}"' if coerced else f'{{"@id": "{term[1:-1]}"}}'
        at = term.rindex("^^<")
        datatype = term[at + 3 : -1]
        if datatype in _NATIVE:
            return term[1 : at - 1]
        return (
            f'{{"@value": {term[:at]}, "@type": "{self._names.short(term[at + 2 :])}"}}'
        )

    def _write(self, document: Mapping[str, Any]) -> None:
        text = dumps(document, ensure_ascii=False, indent=2)
        self._stream.write(f"{text}\n".encode())


def _head(context: Mapping[str, Any]) -> bytes:
    text = dumps(context, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    return f'{{\n  "@context": {text},\n  "@graph": ['.encode()


class _Names:
    """IRIs as the context shortens them."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._prefixes = {
            namespace: prefix
            for prefix, namespace in context.items()
            if isinstance(namespace, str) and namespace[-1:] in {"/", "#"}
        }
        self._terms: dict[str, str] = {}
        self._coerced: set[str] = set()
        for name, definition in context.items():
            if name.startswith("@") or name in self._prefixes.values():
                continue
            long = definition if isinstance(definition, str) else definition["@id"]
            prefix, _, local = long.partition(":")
            self._terms[f"{context[prefix]}{local}"] = name
            if not isinstance(definition, str):
                self._coerced.add(name)
        self._keys: dict[Term, tuple[str, str]] = {_TYPE: ("@type", "@type")}
        # Types and datatypes are few.
        self.short = lru_cache(1_000)(self._shorten)

    def key(self, predicate: Term) -> tuple[str, str]:
        """Return the member name of a predicate, and how its IRIs are coerced."""
        found = self._keys.get(predicate)
        if found is None:
            name = self.short(predicate)
            found = (name, "@id" if name in self._coerced else "")
            self._keys[predicate] = found
        return found

    def _shorten(self, term: Term) -> str:
        """Shorten a vocabulary IRI as the context allows."""
        text = iri_text(term)
        if text in self._terms:
            return self._terms[text]
        for namespace, prefix in self._prefixes.items():
            if text.startswith(namespace):
                return f"{prefix}:{text[len(namespace) :]}"
        return text


def _grouped(pairs: Iterable[tuple[Term, Term]]) -> dict[Term, list[Term]]:
    grouped: dict[Term, list[Term]] = {}
    for predicate, value in pairs:
        if predicate in grouped:
            grouped[predicate].append(value)
        else:
            grouped[predicate] = [value]
    return grouped


def _all(window: Window) -> list[Node]:
    return [
        Node(subject, list(pairs))
        for _, resources in window.drain()
        for subject, pairs in resources
    ]


def _tree(
    nodes: list[Node], names: _Names, context: Mapping[str, Any]
) -> dict[str, Any]:
    index = {node.subject: node for node in nodes}
    seen: set[Term] = set()

    def grow(root: Node) -> dict[str, Any]:
        seen.add(root.subject)
        tree: dict[str, Any] = {"@id": iri_text(root.subject)}
        for predicate, values in _grouped(root.pairs).items():
            key, coerced = names.key(predicate)
            spelled = [value_of(value, coerced) for value in values]
            tree[key] = spelled[0] if len(spelled) == 1 else spelled
        return tree

    def value_of(term: Term, coerced: str) -> object:
        if term[0] == "<":
            if coerced == "@type":
                return names.short(term)
            if term in index and term not in seen:
                return grow(index[term])
            return iri_text(term) if coerced else {"@id": iri_text(term)}
        at = term.rindex('"') + 1
        text = loads(term[:at])
        datatype = term[at + 3 : -1]
        if datatype in _NATIVE:
            return loads(text)
        return (
            {"@value": text, "@type": names.short(term[at + 2 :])} if datatype else text
        )

    def rank(node: Node) -> int:
        types = {value for predicate, value in node.pairs if predicate == _TYPE}
        return 0 if _UPDATE in types else 1 if _COMMENT in types else 2

    trees = [grow(node) for node in sorted(nodes, key=rank) if node.subject not in seen]
    if len(trees) == 1:
        return {"@context": context, **trees[0]}
    return {"@context": context, "@graph": trees}


def _flat(stream: IO[bytes], settings: Settings) -> JsonLdSink:
    return JsonLdSink(stream, settings.context, tree=False)


def _flat_fragment(stream: IO[bytes], settings: Settings) -> JsonLdSink:
    return JsonLdSink(stream, settings.context, tree=False, fragment=True)


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
        _flat_fragment, lambda settings: _head(settings.context), _FOOT, _BETWEEN
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
