"""What is said of an update of marks, collected as the body of a Python function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, ClassVar, Final, NamedTuple

from retract_ld import terms
from retract_ld.mapping.marked_rows import MarkedRows, UnfitError
from retract_ld.mapping.marks import Marks
from retract_ld.mapping.resources import Concepts, Identifier, Links
from retract_ld.mapping.table import IRI, TEXT, Codec, Constant, Link
from retract_ld.models import Agent
from retract_ld.terms import Term

__all__ = ["SHARED", "Told"]

#: Resources that many records have in common: written once where the format allows.
SHARED: Final = frozenset({"concept", "issue", "journal", "organization", "volume"})
#: What does the same sooner.
_WRITE: Final[dict[Any, Any]] = {
    terms.string: encode_basestring,
    terms.date: lru_cache(10_000)(terms.date),
}


class _Line(NamedTuple):
    """A line of an update of marks."""

    text: str
    times: str = "1"
    """Python for how often it comes."""
    condition: str = ""
    """Python for whether it comes at all, if that is not sure."""


#: Ends a text: one character beyond ASCII makes all of it slow to encode.
_APART: Final = ("", "", "")


class Told:
    """What is said of an update of marks, as Python that gives blocks of N-Triples."""

    _authors: ClassVar[str] = "authors_block(%s)"
    _concepts: ClassVar[str] = "*concept_blocks(%s)"

    def __init__(
        self,
        marks: Marks,
        rows: MarkedRows,
        code: Callable[[object], str],
        concepts: str,
    ) -> None:
        self._marks = marks
        self._rows = rows
        self._code = code
        self._concepts_code = concepts
        #: Conditions on variables on which the code declines.
        self.declined: list[str] = []
        #: What the code calls besides.
        self.functions: dict[str, Any] = {}
        self._documents: list[str] = []
        #: Lines of this update only, and code for other blocks: kind, variable, code.
        self._blocks: list[_Line | tuple[str, str, str]] = []

    def tell(
        self,
        kind: str,
        subject: Term,
        record: object,
        derived: dict[str, Any],
        held: Links,
    ) -> None:
        """Take what is told of a resource."""
        if self._marks.loops(subject):
            raise UnfitError  # named by one value out of several
        if kind != "identifier" and self._marks.condition(subject):
            raise UnfitError  # named by what need not be there
        if kind in {"notice", "work"}:
            self._documents.append(self._marks.variable(subject))
            self._blocks.append(_APART)
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
        text: str = self._rows.describe(kind, subject, *told)
        for line in text.split("\n")[:-1]:
            line += "\n"  # noqa: PLW2901 # which alone ends a statement
            loops, condition = self._marks.loops(line), self._marks.condition(line)
            if loops > 1 or (loops and condition):
                raise UnfitError
            if loops:
                code, items = self._marks.loop(line)
                self._blocks.append(_Line(self._marks.new(code), f"len({items})"))
            else:
                self._blocks.append(_Line(line, condition=condition))

    def write(self, codec: Codec, value: Any) -> Term:  # noqa: ANN401 # as `Codec`
        """Spell a value as a codec does, or stand for what it gives."""
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
        if codec is TEXT:
            self.functions["string"] = write
            return "string"
        return self._named(write, "write")

    def _named(self, function: Callable[..., str], kind: str) -> str:
        """Return what the code calls a function."""
        for name, known in self.functions.items():
            if known == function:
                return name
        name = f"{kind}_{len(self.functions)}"
        self.functions[name] = function
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
        names = marks.variable(marks.new(self._code(authors)))
        texts = marks.new(f"[*map({self._function(TEXT)}, {names})]")
        told = [*map(marks.variable, (subject, texts, places[0], agents[0]))]
        if not self._tells_of_contributions():
            told[2] = "()"
        # A block of its own: it is long, and need not be copied into another text.
        self._blocks.append(("", "", self._authors % ", ".join(told)))

    def _tells_of_contributions(self) -> bool:
        rows = self._rows.get("person", ())
        links = {row.name for row in rows if isinstance(row, Link)}
        return "contribution" in self._rows or "contribution" in links

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
            found = self._marks.variable(self._marks.new(self._concepts_code))
            self._blocks.append(("concept", found, self._concepts % found))

    def body(self) -> list[str]:
        """Return the statements of the function, behind those that decline."""
        blocks = [*self._merged()]
        kinds = [kind for kind, _, _ in blocks if kind]
        tell = self._apart if len(set(kinds)) < len(kinds) else self._at_once
        code = [*tell(blocks)]
        if len(self._documents) == 2 and len(set(self._documents)) == 2:
            self.declined.append(" == ".join(self._documents))
        for condition in self.declined:
            code = [f"if {condition}:", "    return None", *code]
        return [*self._marks.statements(code), *code]

    @staticmethod
    def _at_once(blocks: Sequence[tuple[str, str, str]]) -> Iterator[str]:
        yield f"return [{', '.join([code for _, _, code in blocks])}]"

    @staticmethod
    def _apart(blocks: Sequence[tuple[str, str, str]]) -> Iterator[str]:
        """Two resources of a kind may be one: of which the same is to be said."""
        yield "blocks = []"
        before: dict[str, list[tuple[str, str]]] = {}
        for number, (kind, named, code) in enumerate(blocks):
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
        lines: list[_Line] = []
        for block in [*self._blocks, _APART]:
            if isinstance(block, _Line):
                lines.append(block)
                continue
            if lines:
                text, count = self._text(lines)
                yield "", "", f"({self._marks.pattern(text)}, {count}, False)"
                lines = []
            if block is not _APART:
                yield block

    def _text(self, lines: Sequence[_Line]) -> tuple[str, str]:
        """Return lines as one, and Python for how many there are."""
        text, times = "", Counter[str]()
        for condition, group in groupby(lines, attrgetter("condition")):
            some = [*group]
            told = "".join([line.text for line in some])
            if condition:
                code = f"{self._marks.pattern(told)} if {condition} else ''"
                told = self._marks.new(code)
                times[f"({len(some)} if {condition} else 0)"] += 1
            else:
                times.update([line.times for line in some])
            text += told
        return text, " + ".join([str(times.pop("1", 0)), *times.elements()])
