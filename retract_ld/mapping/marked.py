"""An update of marks, and what skeleton and tables say of it, as a Python function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeVar

from retract_ld import terms
from retract_ld.mapping.compiled import Describe, Row, compile_lines, load
from retract_ld.mapping.marks import Marks
from retract_ld.mapping.minting import Minter, author_ends
from retract_ld.mapping.resources import (
    Concepts,
    Groups,
    Identifier,
    Links,
    concepts_of,
)
from retract_ld.mapping.skeleton import Skeleton, nothing_but_names
from retract_ld.mapping.table import IRI, TEXT, Codec, Constant, Derived, Link, Property
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

__all__ = ["SHARED", "Block", "Spell", "UnfitError", "spell_like"]

#: Statements as N-Triples lines, and whether they are of one shared resource.
Block: TypeAlias = tuple[str, bool]
#: Spells an update, or declines to.
Spell: TypeAlias = Callable[[Update], list[Block] | None]

#: Resources that many records have in common: written once where the format allows.
SHARED: Final = frozenset({"concept", "issue", "journal", "organization", "volume"})

M = TypeVar("M")
_CONCEPTS: Final = "concepts_of(update.type, update.reasons)"
#: What does the same sooner.
_WRITE: Final[dict[Any, Any]] = {
    terms.string: encode_basestring,
    terms.date: lru_cache(10_000)(terms.date),
}


class UnfitError(Exception):
    """What is said depends on more than marks can stand for."""


def spell_like(
    update: Update,
    rows: Mapping[str, Sequence[Row]],
    links: frozenset[str],
    minter: Minter,
    names: Mapping[str, Any],
) -> Spell:
    """Return a function that spells updates of the shape of this one.

    Args:
        rows: of each kind of resource.
        links: the names of the links that the rows write.
        names: what the function calls: ``shared``, ``authors_lines``, ``concept_blocks``.

    Raises:
        UnfitError: if there is none.
    """
    marks = Marks()
    sample = _Sample(marks, update)
    minting = _Minter(minter.base, marks, sample.code)
    told = _Told(marks, rows, sample.code)
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


def _names_of(authors: str) -> str:
    """Return Python for the names of authors."""
    return f"[*map(name_of, {authors})]"


class _Minter(Minter):
    """Names marked resources with marks."""

    def __init__(self, base: str, marks: Marks, code: Callable[[object], str]) -> None:
        super().__init__(base)
        self._marks = marks
        self._code = code

    def _iri(self, code: str, *, is_loop: bool = False) -> Term:
        return f"<{self._marks.new(code, is_iri=True, is_loop=is_loop)}>"

    def mint(self, kind: str, *parts: str | None) -> Term:
        if any(part and self._marks.has_loop(part) for part in parts):
            raise UnfitError
        place = self._marks.new(f"hashed({self._marks.listed(parts)})")
        return self._iri(self._marks.pattern(f"<{self.base}{kind}/{place}>"))

    def doi(self, doi: str) -> Term:
        return self._iri(f"doi({self._marks.variable(doi)})")

    def authors(
        self, subject: Term, authors: Sequence[Agent]
    ) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        marks = self._marks
        names = marks.variable(marks.new(_names_of(self._code(authors))))
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
        found = self._marks.variable(self._marks.new(_CONCEPTS))
        each = self._marks.new(f"{found}.subjects", is_iri=True, is_loop=True)
        return Concepts((f"<{each}>",), ())


class _Told:
    """What is said of an update of marks, as Python."""

    def __init__(
        self,
        marks: Marks,
        rows: Mapping[str, Sequence[Row]],
        code: Callable[[object], str],
    ) -> None:
        self._marks = marks
        self._rows = rows
        self._code = code
        self._describes: dict[str, Describe] = {}
        #: What the code calls besides.
        self.functions: dict[str, Any] = {}
        self._documents: list[str] = []
        #: Texts of this update only, and code for blocks of shared resources.
        self._blocks: list[str | tuple[str, str, str]] = []

    def tell(
        self,
        kind: str,
        subject: Term,
        record: object,
        derived: dict[str, Any],
        held: Links,
    ) -> None:
        """Take what is told of a resource."""
        if kind in {"notice", "work"}:
            self._documents.append(self._marks.variable(subject))
        rows = self._rows.get(kind)
        if rows is None:
            return
        if kind in SHARED:
            if all(isinstance(row, Link) and row.name not in held for row in rows):
                return
            if not any(isinstance(row, Constant) for row in rows):
                raise UnfitError
            named = self._marks.variable(subject)
            links = ", ".join(
                f"{name!r}: ({', '.join(map(self._marks.variable, terms))},)"
                for name, terms in held.items()
            )
            code = f"shared({kind!r}, {named}, {self._code(record)}, {{}}, {{{links}}})"
            self._blocks.append((kind, named, code))
        else:
            self._say(kind, subject, record, derived, held)

    def _say(self, kind: str, subject: Term, *told: Any) -> None:  # noqa: ANN401
        if kind not in self._describes:
            rows = [self._marked(row) for row in self._rows[kind]]
            self._describes[kind] = compile_lines(kind, rows)
        text = self._describes[kind](subject, *told)
        for line in text.splitlines(keepends=True):
            if self._marks.has_loop(line):
                self._blocks.append(self._marks.new(self._marks.loop(line)))
            else:
                self._blocks.append(line)

    def _marked(self, row: Row) -> Row:
        if isinstance(row, (Property, Derived)):
            write = partial(self._write, row.codec)
            return row._replace(codec=row.codec._replace(write=write))
        return row

    def _write(self, codec: Codec, value: Any) -> Term:  # noqa: ANN401 # as `Codec`
        marks = self._marks
        if not isinstance(value, str) or not marks.in_text(value):
            return codec.write(value)
        mark = marks.only(value)
        if codec is IRI and (mark is None or mark.is_iri):
            return f"<{value}>"
        function = self._function(codec)
        if mark and mark.is_loop:
            code = f"[*map({function}, {marks.variable(value)})]"
            return marks.new(code, is_loop=True)
        return marks.new(f"{function}({marks.variable(value)})")

    def _function(self, codec: Codec) -> str:
        write = _WRITE.get(codec.write, codec.write)
        name = "string" if codec is TEXT else f"write_{len(self.functions)}"
        for known, function in self.functions.items():
            if function is write:
                return known
        self.functions[name] = write
        return name

    def authors(
        self,
        subject: Term,
        authors: Sequence[Agent],
        places: Sequence[Term],
        agents: Sequence[Term],
    ) -> None:
        """Take what is told of authors with nothing but names."""
        marks = self._marks
        names = marks.variable(marks.new(_names_of(self._code(authors))))
        texts = marks.new(f"[*map({self._function(TEXT)}, {names})]")
        told = map(marks.variable, (subject, texts, places[0], agents[0]))
        self._blocks.append(marks.new(f"authors_lines({', '.join(told)})"))

    def identifiers(self, identifiers: Sequence[Identifier]) -> None:
        """Take what is told of identifiers."""
        for identifier in identifiers:
            if "identifier" in self._rows:
                self._say(
                    "identifier", identifier.subject, None, identifier.derived, {}
                )

    def concepts(self, concepts: Concepts) -> None:
        """Take what is told of update type and reasons."""
        if concepts.subjects and "concept" in self._rows:
            found = self._marks.variable(self._marks.new(_CONCEPTS))
            self._blocks.append(("concept", found, f"*concept_blocks({found})"))

    def body(self) -> list[str]:
        """Return the statements of the function, behind those that decline."""
        kinds = [block[0] for block in self._blocks if not isinstance(block, str)]
        code = list(self._apart() if len(set(kinds)) < len(kinds) else self._at_once())
        if len(self._documents) == 2 and len(set(self._documents)) == 2:
            notice, work = self._documents
            code = [f"if {notice} == {work}:", "    return None", *code]
        return [*self._marks.statements(code), *code]

    def _at_once(self) -> Iterator[str]:
        blocks = (code for _, _, code in self._merged())
        yield f"return [{', '.join(blocks)}]"

    def _apart(self) -> Iterator[str]:
        """Two resources of a kind may be one: of which the same is to be said."""
        yield "blocks = []"
        before: dict[str, list[tuple[str, str]]] = {}
        for number, (kind, named, code) in enumerate(self._merged()):
            if kind in {"", "concept"}:
                yield f"blocks += [{code}]"
                continue
            yield f"block{number} = {code}"
            condition = "if"
            for other, known in before.get(kind, ()):
                yield f"{condition} {named} == {other}:"
                yield f"    if block{number}[0] != {known}[0]:"
                yield "        return None"
                condition = "elif"
            if condition == "elif":
                yield "else:"
                yield f"    blocks.append(block{number})"
            else:
                yield f"blocks.append(block{number})"
            before.setdefault(kind, []).append((named, f"block{number}"))
        yield "return blocks"

    def _merged(self) -> Iterator[tuple[str, str, str]]:
        """Yield kind, name and code of blocks, texts put together."""
        text = ""
        for block in self._blocks:
            if isinstance(block, str):
                text += block
                continue
            if text:
                yield "", "", f"({self._marks.pattern(text)}, False)"
                text = ""
            yield block
        if text:
            yield "", "", f"({self._marks.pattern(text)}, False)"
