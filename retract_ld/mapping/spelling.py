"""An update as N-Triples, without node blocks on the way: what bulk export writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from retract_ld.mapping.compiled import (
    Row,
    compile_authors,
    compile_identifier,
    compile_lines,
)
from retract_ld.mapping.resources import (
    Concept,
    Groups,
    Identifier,
    Links,
    Minter,
    Skeleton,
)
from retract_ld.models import Update
from retract_ld.terms import Term

__all__ = ["Block", "Spell", "speller"]

#: Resources that many records have in common: written once where the format allows.
_SHARED: Final = frozenset({"concept", "issue", "journal", "organization", "volume"})
#: Those of which the model alone tells all that is said.
_BY_RECORD: Final = frozenset({"journal", "organization"})
#: So many texts of shared resources are kept.
_KEPT: Final = 5_000


class Block(NamedTuple):
    """Statements as N-Triples lines, of one resource if it is a shared one."""

    text: str
    shared: bool


#: An update in, its blocks out; none if two of its resources turn out to be one.
Spell: TypeAlias = Callable[[Update], list[Block] | None]


class _RepeatedError(Exception):
    """Two resources have one name, and not the same is said of both."""


def speller(
    rows: Mapping[str, Sequence[Row]], links: frozenset[str], minter: Minter
) -> Spell:
    """Return what spells updates by the rows of each kind of resource.

    Args:
        links: the names of the links that the rows write.
    """
    describes = {kind: compile_lines(kind, some) for kind, some in rows.items()}
    walk = Skeleton(minter, rows, links).walk
    spell_authors = compile_authors(
        rows.get("contribution", ()), rows.get("person", ())
    )
    spell_identifier = compile_identifier(rows.get("identifier", ()))
    kept: dict[object, tuple[object, Block]] = {}

    def shared(
        kind: str, subject: Term, record: object, derived: dict[str, Any], held: Links
    ) -> Block:
        # The same object comes again and again from the reader; `is` is quicker than to
        # compare models.
        key = id(record) if kind in _BY_RECORD else subject
        found = kept.get(key)
        if found is None or found[0] is not record:
            if len(kept) >= _KEPT:
                kept.clear()
            text = describes[kind](subject, record, derived, held)
            found = kept[key] = (record, Block(text, True))
        return found[1]

    def spell(update: Update) -> list[Block] | None:
        blocks: list[Block] = []
        own: list[str] = []
        seen: dict[Term, str] = {}

        def tell(
            kind: str,
            subject: Term,
            record: object,
            derived: dict[str, Any],
            held: Links,
        ) -> None:
            if kind not in describes:
                return
            block = None
            if kind in _SHARED:
                block = shared(kind, subject, record, derived, held)
                text = block.text
            else:
                text = describes[kind](subject, record, derived, held)
            if subject in seen:
                if text != seen[subject]:
                    raise _RepeatedError
                return
            seen[subject] = text
            if block is None:
                own.append(text)
            elif text:
                if own:
                    blocks.append(Block("".join(own), False))
                    own.clear()
                blocks.append(block)

        def tell_authors(*told: Any) -> None:  # noqa: ANN401 # as `Groups` says
            own.append(spell_authors(*told))

        def tell_identifiers(identifiers: Sequence[Identifier]) -> None:
            for identifier in identifiers:
                if identifier.subject not in seen:
                    seen[identifier.subject] = ""
                    own.append(spell_identifier(*identifier))

        def tell_concepts(concepts: Sequence[Concept]) -> None:
            for concept in concepts:
                tell("concept", concept.subject, concept.code, concept.derived, {})

        try:
            walk(update, tell, Groups(tell_authors, tell_identifiers, tell_concepts))
        except _RepeatedError:
            return None
        if own:
            blocks.append(Block("".join(own), False))
        return blocks

    return spell
