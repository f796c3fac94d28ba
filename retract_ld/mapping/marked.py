"""An update of marks, and what skeleton and tables say of it, as a Python function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from retract_ld import terms
from retract_ld.mapping.author_resources import nothing_but_names
from retract_ld.mapping.compiled import load
from retract_ld.mapping.field_code import FieldCode, path_of
from retract_ld.mapping.marked_rows import MarkedRows, UnfitError
from retract_ld.mapping.marks import Marks
from retract_ld.mapping.minting import Minter, author_ends
from retract_ld.mapping.optional_fields import LISTS, optional_fields
from retract_ld.mapping.resources import Concepts, Groups, concepts_of
from retract_ld.mapping.skeleton import Skeleton
from retract_ld.mapping.told import Told
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

#: Statements as N-Triples lines, how many, and whether they are of one shared resource.
Block: TypeAlias = tuple[str, int, bool]
#: Spells an update, or declines to; its blocks are what `Told` makes them.
Spell: TypeAlias = Callable[[Any], list[Any] | None]

M = TypeVar("M")


def spell_like(
    update: Update,
    *,
    rows: MarkedRows,
    links: frozenset[str],
    minter: Minter,
    names: Mapping[str, Any],
    told_as: Callable[..., Told] = Told,
    fields: FieldCode,
) -> Spell:
    """Return a function that spells updates of the shape of this one.

    Args:
        rows: of each kind of resource.
        links: the names of the links that the rows write.
        names: what the function calls: ``shared``, ``authors_block``, ``concept_blocks``.
        told_as: what it gives.
        fields: how it reads an update.

    Raises:
        UnfitError: if there is none.
    """
    marks = Marks()
    sample = _Sample(marks, fields, update)
    minting = _Minter(minter.base, marks, sample.code)
    concepts = fields.concepts(update)
    told = told_as(marks, rows, sample.code, concepts)
    groups = Groups(told.authors, told.identifiers, told.concepts)
    skeleton = _Skeleton(marks, concepts, minting, rows, links)
    with rows.written_by(told.write):
        skeleton.walk(sample.update, told.tell, groups)
    source = "\n".join(
        (
            f"def update_blocks({fields.parameter}):",
            *(f"    {line}" for line in fields.head),
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

    def __init__(self, marks: Marks, fields: FieldCode, like: Update) -> None:
        self._marks = marks
        self._fields = fields
        #: Conditions on which the function declines: these the shape does not tell.
        self.declined = [*fields.declined(like)]
        self._code: dict[int, Callable[[], str]] = {}
        self._one_doi = fields.one_doi(like)
        self._optional = optional_fields(like)
        self.update = self._update(like)

    def code(self, record: object) -> str:
        """Return Python for a record of the sample; for authors, for their names."""
        return self._code[id(record)]()

    def _update(self, like: Update) -> Update:
        if like.replacement is not None or like.evidence:
            raise UnfitError
        values = self._values("update", like) | {"type": like.type}
        if like.notice is not None:
            values["notice"] = self._document("notice", like.notice, Notice)
        if like.work is not None:
            values["work"] = self._document("work", like.work, Work)
        update = Update.model_construct(**values)
        return self._known(update, self._fields.record, "update")

    def _document(self, owner: str, like: Document, model: type[Document]) -> Document:
        fields, values = self._fields, self._values(owner, like)
        if like.authors:
            author = Agent.model_construct(name=self._each(fields.names(owner)))
            values["authors"] = self._known((author,), fields.names, owner)
        if like.journal is not None:
            code = fields.value(owner, "journal")
            title = self._marks.new(f"{code}.title")
            issns = (self._each(f"{code}.issns"),)
            journal = Journal.model_construct(title=title, issns=issns)
            values["journal"] = self._known(journal, fields.value, owner, "journal")
            self.declined.append(f"{code}.title is None")
        if like.publisher is not None:
            code = fields.value(owner, "publisher")
            title = self._marks.new(f"{code}.name")
            known = Organization.model_construct(name=title)
            values["publisher"] = self._known(known, fields.value, owner, "publisher")
            self.declined.append(f"{code}.ror is not None")
        return self._known(model.model_construct(**values), fields.record, owner)

    def _values(self, owner: str, like: Update | Document) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, value in like:
            path = path_of(owner, name)
            if path in self._optional:
                values[name] = self._optional_value(owner, name, path)
                continue
            of = "work" if name == "doi" and self._one_doi else owner
            code = self._fields.value(of, name)
            if isinstance(value, (str, bool)):
                values[name] = self._marks.new(code)
            elif isinstance(value, tuple) and value:
                values[name] = (self._each(code),)
        return values

    def _optional_value(self, owner: str, name: str, path: str) -> str | tuple[str]:
        if path in LISTS:
            return (self._each(self._fields.listed(owner, name)),)
        return self._marks.optional(*self._fields.optional(owner, name))

    def _each(self, code: str) -> str:
        return self._marks.new(code, is_loop=True)

    def _known(self, record: M, code: Callable[..., str], *said: str) -> M:
        self._code[id(record)] = partial(code, *said)
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
        names = marks.variable(marks.new(self._code(authors)))
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

    def __init__(self, marks: Marks, concepts: str, *args: Any) -> None:  # noqa: ANN401 # as `Skeleton`
        super().__init__(*args)
        self._marks = marks
        self._concepts_code = concepts

    def _concepts_of(self, _: Update, /) -> Concepts:
        found = self._marks.variable(self._marks.new(self._concepts_code))
        each = self._marks.new(f"{found}.subjects", is_iri=True, is_loop=True)
        return Concepts((f"<{each}>",), ())
