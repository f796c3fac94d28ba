"""What a page says → its JSON-LD, in one of two forms and one of two contexts."""

from __future__ import annotations

from collections.abc import Sequence
from json import loads
from typing import Any, Final, Literal

from retract_ld.errors import VocabularyError
from retract_ld.markup.contexts import SCHEMA_ORG
from retract_ld.markup.definitions import definitions
from retract_ld.namespaces import RDF, SCHEMA
from retract_ld.pages.content import Content
from retract_ld.terms import XSD, Node, Term, iri_text, lexical

__all__ = ["OWN_CONTEXT", "Form", "to_document"]

Form = Literal["single", "graph"]

#: Where our context is published.
OWN_CONTEXT: Final = "https://w3id.org/retract-ld/context.jsonld"

_NEW: Final = "https://schema.org/"
_DATATYPES: Final = frozenset({"boolean", "integer"})


def to_document(
    said: Content, form: Form = "single", *, own_context: str | None = None
) -> dict[str, Any]:
    """Return the JSON-LD of a page, the page's document first.

    Args:
        form: ``single``: one node that holds the others; ``graph``: a flat ``@graph``.
        own_context: ``inline`` or ``linked``: use our context instead of Schema.org's.

    Raises:
        VocabularyError: when the content uses more than Schema.org without our context.
    """
    if own_context is not None:
        return _own(said, form, own_context)
    writing = _Writing(said.nodes)
    if form == "graph":
        return {"@context": SCHEMA_ORG, "@graph": writing.flat()}
    return {"@context": SCHEMA_ORG, **writing.tree(said.root)}


class _Writing:
    """Node blocks → node objects.

    Consumers expect one type of an object, so a notice is written as two objects with one
    ``@id``: the ScholarlyArticle with all that is said of it, and the CorrectionComment,
    where its work names it as ``correction``. To JSON-LD both are the same node.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._index = {node.subject: node for node in nodes}
        self._seen: set[Term] = set()
        self._comments = {
            value
            for node in nodes
            for predicate, value in node.pairs
            if predicate == SCHEMA.correction
            and (RDF.type, SCHEMA.CorrectionComment) in self._pairs(value)
        }
        self._commented: set[Term] = set()

    def _pairs(self, subject: Term) -> list[tuple[Term, Term]]:
        node = self._index.get(subject)
        return node.pairs if node else []

    def flat(self) -> list[dict[str, Any]]:
        """Write every node with references to the others."""
        graph: list[dict[str, Any]] = []
        for subject in self._index:
            graph.append(self._members(subject, self._article(subject), nest=False))
            if subject in self._comments:
                graph.append(self._comment(subject))
        return graph

    def tree(self, subject: Term) -> dict[str, Any]:
        """Write a node with what it mentions first; what came before is a reference."""
        self._seen.add(subject)
        return self._members(subject, self._article(subject), nest=True)

    def _article(self, subject: Term) -> list[tuple[Term, Term]]:
        pairs = self._pairs(subject)
        if subject not in self._comments:
            return pairs
        return [pair for pair in pairs if not _is_comments(pair)]

    def _comment(self, subject: Term) -> dict[str, Any]:
        self._commented.add(subject)
        pairs = [pair for pair in self._pairs(subject) if _is_comments(pair)]
        return self._members(subject, pairs, nest=False)

    def _members(
        self, subject: Term, pairs: list[tuple[Term, Term]], *, nest: bool
    ) -> dict[str, Any]:
        members: dict[str, Any] = {}
        types = [_name(value) for predicate, value in pairs if predicate == RDF.type]
        if types:
            members["@type"] = types[0] if len(types) == 1 else types
        members["@id"] = iri_text(subject)
        values: dict[str, list[Any]] = {}
        for predicate, value in pairs:
            if predicate != RDF.type:
                name = _name(predicate)
                values.setdefault(name, []).append(self._value(name, value, nest))
        for name, written in values.items():
            members[name] = written[0] if len(written) == 1 else written
        return members

    def _value(self, name: str, term: Term, nest: bool) -> object:
        if term[0] != "<":
            return _literal(term)
        if nest and name == "correction" and term in self._comments:
            if term not in self._commented:
                return self._comment(term)
        elif nest and term in self._index and term not in self._seen:
            return self.tree(term)
        address = iri_text(term)
        plain = name in definitions().addresses or name == "additionalType"
        return address if plain else {"@id": address}


def _is_comments(pair: tuple[Term, Term]) -> bool:
    """Tell what is said of a notice as the comment that it is."""
    return pair[0] == SCHEMA.parentItem or pair[1] == SCHEMA.CorrectionComment


def _name(term: Term) -> str:
    text = iri_text(term)
    if not text.startswith(_NEW):
        raise VocabularyError(
            f"<{text}> is no term of Schema.org.",
            hint="Write other vocabularies with our own context.",
        )
    return text[len(_NEW) :]


def _literal(term: Term) -> str | bool | int:
    text = lexical(term)
    datatype = term[term.rindex('"') + 4 : -1].removeprefix(XSD)
    if datatype in _DATATYPES:
        value: bool | int = loads(text)
        return value
    return text


def _own(said: Content, form: Form, own_context: str) -> dict[str, Any]:
    from io import BytesIO

    from retract_ld.exporting import settings
    from retract_ld.mapping import PROFILES, Mapper
    from retract_ld.writers import find_writer

    stream = BytesIO()
    writer = find_writer("jsonld-tree" if form == "single" else "jsonld")
    sink = writer.open(stream, settings(Mapper(tuple(PROFILES.values()))))
    sink.add(said.nodes)
    sink.close()
    document: dict[str, Any] = loads(stream.getvalue())
    if own_context == "linked":
        document["@context"] = OWN_CONTEXT
    return document
