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
from functools import lru_cache
from typing import Literal

from retract_ld.code_labels import STATUS_LABELS
from retract_ld.errors import ReadError
from retract_ld.mapping import Mapper, mapper
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.resources import CONCEPTS
from retract_ld.mapping.skeleton import resources_of
from retract_ld.models import Document, Update
from retract_ld.namespaces import RDF, SCHEMA
from retract_ld.status import StatusDerivation, current_status
from retract_ld.terms import (
    DEFAULT_BASE,
    Node,
    Term,
    iri,
    string,
)

__all__ = [
    "Content",
    "NoUpdate",
    "Role",
    "content",
]

Role = Literal["notice", "work"]


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
    mapping = _mapper(tuple(vocabulary), base)
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


@lru_cache(8)
def _mapper(vocabulary: tuple[str, ...], base: str) -> Mapper:
    """Make a mapper once for all the pages of a site."""
    return mapper(vocabulary, base)


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
