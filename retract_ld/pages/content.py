"""Updates and the role of a page → what the page says: nodes, and their JSON-LD.

The nodes are those of the ``schema`` profile that hang together with the page's own
document, and three statements that only a page can make:

| on | statement | why it is not in the profile |
| --- | --- | --- |
| the page's document | ``schema:headline``, its title | search engines ask it of a page |
| a work on its own page | ``schema:creativeWorkStatus``, a term | takes all claims: `status` |
| the page's document | ``schema:url``, the page's address | only the site knows it |

The JSON-LD of a page says ``"@context": "https://schema.org"``; `retract_ld.markup.contexts`
tells how that meets our graphs. With ``own_context`` it has our context instead, written
in or linked, and may use every vocabulary; then there is no step between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from json import loads
from typing import Any, Final, Literal

from retract_ld.code_labels import STATUS_LABELS
from retract_ld.errors import ReadError, VocabularyError
from retract_ld.mapping import mapper
from retract_ld.mapping.resources import CONCEPTS, Minter, resources_of
from retract_ld.markup.contexts import SCHEMA_ORG
from retract_ld.markup.definitions import definitions
from retract_ld.models import Document, Update
from retract_ld.namespaces import RDF, SCHEMA
from retract_ld.status import StatusDerivation, current_status
from retract_ld.terms import (
    DEFAULT_BASE,
    XSD,
    Node,
    Term,
    iri,
    iri_text,
    lexical,
    string,
)

__all__ = [
    "OWN_CONTEXT",
    "Content",
    "Form",
    "NoUpdate",
    "Role",
    "content",
    "to_document",
]

Role = Literal["notice", "work"]
Form = Literal["single", "graph"]

#: Where our context is published.
OWN_CONTEXT: Final = "https://w3id.org/retract-ld/context.jsonld"

_NEW: Final = "https://schema.org/"
_DATATYPES: Final = frozenset({"boolean", "integer"})


class NoUpdate(ReadError):
    """No update is known that concerns the document of a page."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says of the document it shows."""

    role: Role
    updates: tuple[Update, ...]
    """The updates that concern the document."""
    document: Document
    """The notice or the work that the page shows."""
    root: Term
    nodes: tuple[Node, ...]
    """The root first, then what it mentions."""
    status: StatusDerivation | None = None
    """Of a work: what all claims about it come to."""


def content(
    updates: Iterable[Update],
    role: Role,
    *,
    doi: str | None = None,
    vocabulary: Sequence[str] = ("schema",),
    base: str = DEFAULT_BASE,
    url: str | None = None,
    as_of: str | None = None,
) -> Content:
    """Describe what a page shows: the notice of some updates, or the work they are about.

    Args:
        updates: all that concern the document; those that do not are left out.
        doi: the document's, needed where the updates have several documents of the role.
        url: the address of the page.
        as_of: the day to derive the work's status for, instead of now.

    Raises:
        NoUpdate: when no update has such a document, or they have several.
    """
    mapping = mapper(vocabulary, base)
    known = list(dict.fromkeys(updates))
    sides = [_sides(mapping.minter, update) for update in known]
    roots = {
        side[role][0]: side[role][1]
        for side in reversed(sides)
        if role in side and (doi is None or side[role][1].doi == doi)
    }
    if len(roots) != 1:
        raise NoUpdate(
            f"A page shows one {role}; the updates have {len(roots) or 'none'}.",
            hint="Name the document of the page by its DOI.",
        )
    ((root, document),) = roots.items()
    concerned = tuple(
        update
        for update, side in zip(known, sides, strict=True)
        if any(subject == root for subject, _ in side.values())
    )
    claims = [
        update
        for update, side in zip(known, sides, strict=True)
        if "work" in side and side["work"][0] == root
    ]
    merged: dict[Term, dict[tuple[Term, Term], None]] = {}
    for update in concerned:
        for node in mapping.describe(update):
            merged.setdefault(node.subject, {}).update(dict.fromkeys(node.pairs))
    derived = current_status(claims, as_of) if claims else None
    _complete(merged, root, document, url, derived)
    reached = _reachable(merged, root)
    if list(vocabulary) != ["schema"]:
        # The claims point to the page's document, not the document to them.
        seen = set(reached)
        reached += [subject for subject in merged if subject not in seen]
    nodes = tuple(Node(subject, list(merged[subject])) for subject in reached)
    return Content(role, concerned, document, root, nodes, derived)


def _sides(minter: Minter, update: Update) -> dict[Role, tuple[Term, Document]]:
    """Return the notice and the work of an update with their subjects."""
    found: dict[Role, tuple[Term, Document]] = {}
    for resource in resources_of(update, minter):
        if update.notice is not None and resource.record is update.notice:
            found.setdefault("notice", (resource.subject, update.notice))
        elif update.work is not None and resource.record is update.work:
            found.setdefault("work", (resource.subject, update.work))
    return found


def _complete(
    merged: dict[Term, dict[tuple[Term, Term], None]],
    root: Term,
    document: Document,
    url: str | None,
    derived: StatusDerivation | None,
) -> None:
    """Add what only a page says."""
    said = merged[root]
    if document.title:
        at = list(said)
        name = (SCHEMA.name, string(document.title))
        at.insert(at.index(name) + 1, (SCHEMA.headline, name[1]))
        merged[root] = said = dict.fromkeys(at)
    if url:
        said[(SCHEMA.url, iri(url))] = None
    if derived is not None and derived.status is not None:
        concept = f"<{CONCEPTS}status/{derived.status}>"
        said[(SCHEMA.creativeWorkStatus, concept)] = None
        merged[concept] = {
            (RDF.type, SCHEMA.DefinedTerm): None,
            (SCHEMA.name, string(STATUS_LABELS[derived.status])): None,
            (SCHEMA.termCode, string(derived.status)): None,
            (SCHEMA.inDefinedTermSet, f"<{CONCEPTS}status>"): None,
        }


def _reachable(
    merged: dict[Term, dict[tuple[Term, Term], None]], root: Term
) -> list[Term]:
    """Return the subjects that can be reached from the root, breadth first."""
    found = [root]
    seen = {root}
    for subject in found:
        for _, value in merged[subject]:
            if value in merged and value not in seen:
                seen.add(value)
                found.append(value)
    return found


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
    index = {node.subject: node for node in said.nodes}
    if form == "graph":
        graph = [_object(node, {}, set()) for node in said.nodes]
        return {"@context": SCHEMA_ORG, "@graph": graph}
    return {"@context": SCHEMA_ORG, **_object(index[said.root], index, set())}


def _object(node: Node, index: dict[Term, Node], seen: set[Term]) -> dict[str, Any]:
    """Write a node with what it mentions first; what was written before is a reference."""
    seen.add(node.subject)
    members: dict[str, Any] = {}
    types = [_name(value) for predicate, value in node.pairs if predicate == RDF.type]
    if types:
        members["@type"] = types[0] if len(types) == 1 else types
    members["@id"] = iri_text(node.subject)
    values: dict[str, list[Any]] = {}
    for predicate, value in node.pairs:
        if predicate != RDF.type:
            name = _name(predicate)
            values.setdefault(name, []).append(_written(name, value, index, seen))
    for name, written in values.items():
        members[name] = written[0] if len(written) == 1 else written
    return members


def _name(term: Term) -> str:
    text = iri_text(term)
    if not text.startswith(_NEW):
        raise VocabularyError(
            f"<{text}> is no term of Schema.org.",
            hint="Write other vocabularies with our own context.",
        )
    return text[len(_NEW) :]


def _written(
    name: str, term: Term, index: dict[Term, Node], seen: set[Term]
) -> dict[str, Any] | str | bool | int:
    if term[0] == "<":
        if term in index and term not in seen:
            return _object(index[term], index, seen)
        address = iri_text(term)
        return address if name in definitions().addresses else {"@id": address}
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
