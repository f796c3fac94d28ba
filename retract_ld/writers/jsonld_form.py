"""Node objects of JSON-LD as text, straight from the tokens of N-Triples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from retract_ld.terms import XSD, Term, iri_text

__all__ = ["NATIVE", "TYPE", "JsonLdForm", "grouped"]

TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
#: JSON booleans and integers stand for these datatypes (JSON-LD 1.1, §8.2).
NATIVE: Final = (f"{XSD}boolean", f"{XSD}integer")
#: Between the members of a node object.
_MEMBER: Final = ",\n      "


class JsonLdForm:
    """IRIs as the context shortens them, and node objects of them: a `BlockForm`."""

    between = b","

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
        self._keys: dict[Term, tuple[str, Callable[[Term], str]]] = {}
        # Types and datatypes are few.
        self.short = lru_cache(1_000)(self._shorten)

    def key(self, predicate: Term) -> str:
        """Return the member name of a predicate."""
        return self._key(predicate)[0]

    def is_coerced(self, key: str) -> bool:
        """Whether the strings of a member are IRIs."""
        return key in self._coerced

    def _key(self, predicate: Term) -> tuple[str, Callable[[Term], str]]:
        found = self._keys.get(predicate)
        if found is None:
            name = "@type" if predicate == TYPE else self.short(predicate)
            spell = self._plain
            if predicate == TYPE:
                spell = self._type
            elif name in self._coerced:
                spell = self._address
            found = self._keys[predicate] = (name, spell)
        return found

    def block(self, subject: Term, pairs: Iterable[tuple[Term, Term]]) -> str:
        """Write a node object."""
        lines = []
        for predicate, values in grouped(pairs).items():
            spell = self._key(predicate)[1]
            spelled = [value if value[-1] == '"' else spell(value) for value in values]
            lines.append(self.line(predicate, spelled))
        return self.assembled(self.name(subject), lines)

    def name(self, subject: Term) -> str:
        """Spell a resource."""
        return f'"{iri_text(subject)}"'

    def spell_of(self, predicate: Term) -> Callable[[Term], str]:
        """Return what spells the values of a predicate, as the context coerces them."""
        return self._key(predicate)[1]

    def line(self, predicate: Term, values: Sequence[str]) -> str:
        """Write a member with its values, which are spelled."""
        key = self._key(predicate)[0]
        if len(values) == 1:
            return f'"{key}": {values[0]}'
        return f'"{key}": [{", ".join(values)}]'

    def several(self, predicate: Term, values: Sequence[Term]) -> str:
        """Write a member as it goes on behind another."""
        if not values:
            return ""
        spelled = [*map(self._key(predicate)[1], values)]
        return _MEMBER + self.line(predicate, spelled)

    def assembled(self, name: str, lines: Sequence[str]) -> str:
        """Write a node object from its members."""
        members = _MEMBER.join([f'"@id": {name}', *lines])
        return f"\n    {{\n      {members}\n    }}"

    def shortens(self, term: Term) -> bool:
        """Say no: only types and predicates are."""
        del term
        return False

    def _type(self, term: Term) -> str:
        return f'"{self.short(term)}"' if term[0] == "<" else self._literal(term)

    def _address(self, term: Term) -> str:
        return f'"{term[1:-1]}"' if term[0] == "<" else self._literal(term)

    def _plain(self, term: Term) -> str:
        if term[0] == "<":
            return f'{{"@id": "{term[1:-1]}"}}'
        return self._literal(term)

    def _literal(self, term: Term) -> str:
        if term[-1] == '"':
            return term
        at = term.rindex("^^<")
        datatype = term[at + 3 : -1]
        if datatype in NATIVE:
            return term[1 : at - 1]
        short = self.short(term[at + 2 :])
        return f'{{"@value": {term[:at]}, "@type": "{short}"}}'

    def _shorten(self, term: Term) -> str:
        """Shorten a vocabulary IRI as the context allows."""
        text = iri_text(term)
        if text in self._terms:
            return self._terms[text]
        for namespace, prefix in self._prefixes.items():
            if text.startswith(namespace):
                return f"{prefix}:{text[len(namespace) :]}"
        return text


def grouped(pairs: Iterable[tuple[Term, Term]]) -> dict[Term, list[Term]]:
    """Return the values of each predicate."""
    found: dict[Term, list[Term]] = {}
    for predicate, value in pairs:
        if predicate in found:
            found[predicate].append(value)
        else:
            found[predicate] = [value]
    return found
