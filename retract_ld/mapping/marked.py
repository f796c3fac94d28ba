"""An update of marks, and what skeleton and tables say of it, as a Python function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from retract_ld import terms
from retract_ld.mapping.compiled import Row, load
from retract_ld.mapping.marks import Marks
from retract_ld.mapping.minting import Minter, author_ends
from retract_ld.mapping.resources import Concepts, Groups, concepts_of
from retract_ld.mapping.skeleton import Skeleton, nothing_but_names
from retract_ld.mapping.told import CONCEPTS_OF, Told, UnfitError, names_of
from retract_ld.models import (
    Agent,
    Document,
    Journal,
    Notice,
    Organization,
    Update,
    Work,
)
from retract_ld.terms import Term

__all__ = ["Block", "Spell", "spell_like"]

#: Statements as N-Triples lines, and whether they are of one shared resource.
Block: TypeAlias = tuple[str, bool]
#: Spells an update, or declines to; its blocks are what `Told` makes them.
Spell: TypeAlias = Callable[[Update], list[Any] | None]

M = TypeVar("M")


def spell_like(
    update: Update,
    *,
    rows: Mapping[str, Sequence[Row]],
    links: frozenset[str],
    minter: Minter,
    names: Mapping[str, Any],
    told_as: type[Told] = Told,
) -> Spell:
    """Return a function that spells updates of the shape of this one.

    Args:
        rows: of each kind of resource.
        links: the names of the links that the rows write.
        names: what the function calls: ``shared``, ``authors_lines``, ``concept_blocks``.
        told_as: what it gives.

    Raises:
        UnfitError: if there is none.
    """
    marks = Marks()
    sample = _Sample(marks, update)
    minting = _Minter(minter.base, marks, sample.code)
    told = told_as(marks, rows, sample.code)
    groups = Groups(told.authors, told.identifiers, told.concepts)
    _Skeleton(marks, minting, rows, links).walk(sample.update, told.tell, groups)
    source = "\n".join(
        (
            "def update_blocks(update):",
            "    notice, work = update.notice, update.work",
            *(f"    if {c}:\n        return None" for c in sample.declined),
            *(f"    {line}" for line in told.body()),
            "",
        )
    )
    return load(
        "update_blocks",
        source,
        {
            "author_ends": author_ends,
            "concepts_of": concepts_of,
            "doi": minter.doi,
            "hashed": terms.hashed,
            "journal": minter.journal,
            "name_of": attrgetter("name"),
            "nothing_but_names": nothing_but_names,
            "organization": minter.organization,
            **told.functions,
            **names,
        },
    )


class _Sample:
    """An update in which marks stand for the values of one like it."""

    def __init__(self, marks: Marks, like: Update) -> None:
        self._marks = marks
        #: Conditions on which the function declines: these the shape does not tell.
        self.declined: list[str] = []
        self._code: dict[int, str] = {}
        self.update = self._update(like)

    def code(self, record: object) -> str:
        """Return Python for a record of the sample."""
        return self._code[id(record)]

    def _update(self, like: Update) -> Update:
        if like.replacement is not None or like.evidence:
            raise UnfitError
        values = self._values("update", like) | {"type": like.type}
        if like.notice is not None:
            values["notice"] = self._document("notice", like.notice, Notice)
        if like.work is not None:
            values["work"] = self._document("work", like.work, Work)
        if like.notice is not None and like.work is not None:
            self.declined.append("update.self_referential")
        return self._known(Update.model_construct(**values), "update")

    def _document(self, name: str, like: Document, model: type[Document]) -> Document:
        values = self._values(name, like)
        if like.authors:
            author = Agent.model_construct(name=self._each(f"{name}.authors"))
            values["authors"] = self._known((author,), f"{name}.authors")
            self.declined.append(f"not nothing_but_names({name}.authors)")
        if like.journal is not None:
            title = self._marks.new(f"{name}.journal.title")
            issns = (self._each(f"{name}.journal.issns"),)
            journal = Journal.model_construct(title=title, issns=issns)
            values["journal"] = self._known(journal, f"{name}.journal")
            self.declined.append(f"{name}.journal.title is None")
        if like.publisher is not None:
            title = self._marks.new(f"{name}.publisher.name")
            publisher = Organization.model_construct(name=title)
            values["publisher"] = self._known(publisher, f"{name}.publisher")
            self.declined.append(f"{name}.publisher.ror is not None")
        return self._known(model.model_construct(**values), name)

    def _values(self, code: str, like: Update | Document) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, value in like:
            if isinstance(value, (str, bool)):
                values[name] = self._marks.new(f"{code}.{name}")
            elif isinstance(value, tuple) and value:
                values[name] = (self._each(f"{code}.{name}"),)
        return values

    def _each(self, code: str) -> str:
        return self._marks.new(code, is_loop=True)

    def _known(self, record: M, code: str) -> M:
        self._code[id(record)] = code
        return record


class _Minter(Minter):
    """Names marked resources with marks."""

    def __init__(self, base: str, marks: Marks, code: Callable[[object], str]) -> None:
        super().__init__(base)
        self._marks = marks
        self._code = code

    def _iri(self, code: str, *, is_loop: bool = False) -> Term:
        return f"<{self._marks.new(code, is_iri=True, is_loop=is_loop)}>"

    def mint(self, kind: str, *parts: str | None) -> Term:
        if any(part and self._marks.loops(part) for part in parts):
            raise UnfitError
        place = self._marks.new(f"hashed({self._marks.listed(parts)})")
        return self._iri(self._marks.pattern(f"<{self.base}{kind}/{place}>"))

    def doi(self, doi: str) -> Term:
        return self._iri(f"doi({self._marks.variable(doi)})")

    def authors(
        self, subject: Term, authors: Sequence[Agent]
    ) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        marks = self._marks
        names = marks.variable(marks.new(names_of(self._code(authors))))
        ends = marks.variable(marks.new(f"author_ends({names})"))
        place = marks.new(f"hashed({marks.listed((subject,))})")
        heads = (f"<{self.base}{kind}/{place}/" for kind in ("contribution", "agent"))
        places, agents = (
            self._iri(f"[{marks.variable(head)} + end for end in {ends}]", is_loop=True)
            for head in heads
        )
        return (places,), (agents,)

    def organization(self, organization: Organization) -> Term:
        return self._iri(f"organization({self._code(organization)})")

    def journal(self, journal: Journal) -> Term:
        return self._iri(f"journal({self._code(journal)})")


class _Skeleton(Skeleton):
    """Walks through an update of marks."""

    def __init__(self, marks: Marks, *args: Any) -> None:  # noqa: ANN401 # as `Skeleton`
        super().__init__(*args)
        self._marks = marks

    def _concepts_of(self, _: Update, /) -> Concepts:
        found = self._marks.variable(self._marks.new(CONCEPTS_OF))
        each = self._marks.new(f"{found}.subjects", is_iri=True, is_loop=True)
        return Concepts((f"<{each}>",), ())
