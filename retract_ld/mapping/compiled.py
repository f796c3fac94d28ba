"""The tables as Python functions: the same statements as the interpreter's, sooner.

For each kind of resource the rows are written out once as source code, which tracebacks
and debuggers can show. Each function comes in two spellings: one gives pairs, for node
blocks, the other gives N-Triples lines. `mapper` holds the interpreter that says what
they must give; the tests compare them over arbitrary updates.
"""

from __future__ import annotations

import linecache
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, Final, TypeAlias

from retract_ld import terms
from retract_ld.mapping.table import (
    BOOLEAN,
    DATE,
    FLAG,
    TEXT,
    Codec,
    Constant,
    Derived,
    Link,
    Property,
)
from retract_ld.terms import Term

__all__ = [
    "Describe",
    "Row",
    "compile_lines",
    "compile_pairs",
    "load",
    "may_repeat",
]

Row: TypeAlias = Property | Derived | Link | Constant

#: What is compiled: subject, record, derived values and links in, statements out.
Describe: TypeAlias = Callable[
    [Term, Any, dict[str, Any], dict[str, tuple[Term, ...]]], Any
]

#: Links that exclude each other (one for each type of update) are looked up at once
#: from this many on.
_MANY_LINKS: Final = 4

#: Links that can lead to one thing twice.
_MAY_REPEAT: Final = frozenset({"affiliations", "authors", "evidence"})

_TRUE, _FALSE = terms.boolean(True), terms.boolean(False)


def compile_lines(kind: str, rows: Sequence[Row]) -> Describe:
    """Return a function that gives the N-Triples of one kind of resource, as one text."""
    return _compile(kind, rows, lines=True)


def compile_pairs(kind: str, rows: Sequence[Row]) -> Describe:
    """Return a function that gives the pairs of one kind of resource."""
    return _compile(kind, rows, lines=False)


def _compile(kind: str, rows: Sequence[Row], *, lines: bool) -> Describe:
    name = f"{kind}_{'lines' if lines else 'pairs'}"
    writing = _Writing(lines=lines)
    body = list(writing.rows(rows))
    result = "out"
    if may_repeat(rows):
        result = "list(dict.fromkeys(out))"
    elif lines:
        body = list(_joined(body))
    source = "\n".join(
        (
            f"def {name}(subject, record, derived, links):",
            *(['    s = subject + " "'] if lines else []),
            "    out = []",
            "    add = out.append",
            *(f"    {line}" for line in body),
            f"    return {f'{_EMPTY}.join({result})' if lines else result}",
            "",
        )
    )
    function: Describe = load(name, source, writing.names)
    return function


_EMPTY: Final = '""'
_ADDITION: Final = re.compile(r'( *)add\(f"(.*)"\)')


def _joined(body: Sequence[str]) -> Iterator[str]:
    """Put additions together that follow each other."""
    indent, text = "", ""
    for line in body:
        addition = _ADDITION.fullmatch(line)
        if text and (addition is None or addition[1] != indent):
            yield f'{indent}add(f"{text}")'
            text = ""
        if addition is None:
            yield line
        else:
            indent = addition[1]
            text += addition[2]
    if text:
        yield f'{indent}add(f"{text}")'


def load(name: str, source: str, names: dict[str, Any]) -> Callable[..., Any]:
    """Run source code that tracebacks can show, and return what it defines."""
    filename = f"<retract_ld mapping {name} {abs(hash(source)):x}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    exec(compile(source, filename, "exec"), names)  # noqa: S102 # our own tables
    function: Callable[..., Any] = names[name]
    return function


class _Writing:
    """Source code, and the values that it names."""

    def __init__(self, *, lines: bool) -> None:
        self.names: dict[str, Any] = {
            "string": terms.string,
            "date": lru_cache(10_000)(terms.date),
        }
        self._lines = lines
        self._spelled: set[str] = set()

    def rows(self, rows: Sequence[Row]) -> Iterator[str]:
        """Yield the statements of all rows, in their order."""
        for is_link, some in groupby(rows, lambda row: isinstance(row, Link)):
            group = list(some)
            if is_link and len(group) >= _MANY_LINKS:
                yield from self._choice_of_links(group)
            else:
                for row in group:
                    yield from self._row(row)

    def _row(self, row: Row) -> Iterator[str]:
        if isinstance(row, Constant):
            yield self._add(row.predicate, self._text(row.object), fixed=True)
        elif isinstance(row, Link):
            found = f"links.get({row.name!r}, ())"
            if row.name in _MAY_REPEAT:
                found = f"dict.fromkeys({found})"
            yield f"for v in {found}:"
            yield f"    {self._add(row.predicate, '{v}')}"
        elif isinstance(row, Derived):
            yield from self._derived(row)
        elif row.many:
            yield f"for v in record.{row.field}:"
            yield f"    {self._write(row.predicate, row.codec, 'v')}"
        else:
            yield from self._property(row)

    def _property(self, row: Property) -> Iterator[str]:
        value = f"f_{row.field}"
        if value not in self._spelled:
            self._spelled.add(value)
            yield f"{value} = record.{row.field}"
        if row.codec is FLAG:
            yield f"if {value}:"
        else:
            yield f"if {value} is not None:"
        if row.codec is TEXT or row.codec is DATE:
            # A title stands on its node once for each vocabulary: it is spelled once.
            spelled = f"{value}_{'text' if row.codec is TEXT else 'date'}"
            if spelled not in self._spelled:
                self._spelled.add(spelled)
                function = "string" if row.codec is TEXT else "date"
                yield f"    {spelled} = {function}({value})"
            yield f"    {self._add(row.predicate, f'{{{spelled}}}')}"
        else:
            yield f"    {self._write(row.predicate, row.codec, value)}"

    def _derived(self, row: Derived) -> Iterator[str]:
        yield f"v = derived.get({row.name!r})"
        yield "if v is not None:"
        yield "    if v.__class__ is tuple:"
        yield "        for w in dict.fromkeys(v):"
        yield f"            {self._write(row.predicate, row.codec, 'w')}"
        codes = row.codec.codes
        if codes is None:
            yield "    else:"
        else:
            yield f"    elif v is True or v in {self._name(codes)}:"
        yield f"        {self._write(row.predicate, row.codec, 'v')}"

    def _choice_of_links(self, rows: Sequence[Row]) -> Iterator[str]:
        """Write a run of links of which few are there."""
        ends: dict[str, list[Term]] = {}
        for row in rows:
            assert isinstance(row, Link)
            ends.setdefault(row.name, []).append(row.predicate)
        table = self._name(ends)
        yield f"found = {table}.keys() & links.keys()"
        yield f"for name in (found if len(found) < 2 else [n for n in {table} if n in found]):"
        yield f"    for p in {table}[name]:"
        yield "        for v in links[name]:"
        one = 'add(f"{s}{p} {v} .\\n")' if self._lines else "add((p, v))"
        yield f"            {one}"

    def _write(self, predicate: Term, codec: Codec, value: str) -> str:
        """Write the statement that gives a value in the spelling of its codec."""
        if codec is TEXT:
            return self._add(predicate, f"{{string({value})}}")
        if codec is DATE:
            return self._add(predicate, f"{{date({value})}}")
        if codec is BOOLEAN or codec is FLAG:
            spelled = self._name({True: _TRUE, False: _FALSE})
            return self._add(predicate, f"{{{spelled}[{value}]}}")
        return self._add(predicate, f"{{{self._name(codec.write)}({value})}}")

    def _add(self, predicate: Term, value: str, *, fixed: bool = False) -> str:
        """Write the addition of a statement; `value` is text of an f-string."""
        if self._lines:
            return f'add(f"{{s}}{self._text(predicate)} {value} .\\n")'
        if fixed:
            return f'add(({predicate!r}, f"{value}"))'
        # an f-string of one value that is a string is that value
        return f"add(({predicate!r}, {value[1:-1]}))"

    def _text(self, term: Term) -> str:
        """Spell a fixed term as it must stand inside an f-string."""
        return (
            term.replace("\\", "\\\\")
            .replace('"', '\\"')
            .replace("{", "{{")
            .replace("}", "}}")
        )

    def _name(self, value: object) -> str:
        for name, known in self.names.items():
            if known is value:
                return name
        name = f"t{len(self.names)}"
        self.names[name] = value
        return name


def may_repeat(rows: Sequence[Row]) -> bool:
    """Whether two rows could state the same: then what they give is compared."""
    fixed: dict[Term, set[Term]] = {}
    free: set[Term] = set()
    names: dict[Term, str] = {}
    for row in rows:
        predicate = row.predicate
        if isinstance(row, Link):
            one_of = row.name.partition(":")[0]
            if names.setdefault(predicate, one_of) != one_of or ":" not in row.name:
                if predicate in free:
                    return True
                free.add(predicate)
            continue
        if isinstance(row, Constant):
            told = {row.object}
        else:
            told = set(row.codec.terms)
            if not told or (isinstance(row, Property) and row.many):
                if predicate in free or predicate in fixed or predicate in names:
                    return True
                free.add(predicate)
                continue
        if (
            predicate in free
            or predicate in names
            or fixed.get(predicate, set()) & told
        ):
            return True
        fixed.setdefault(predicate, set()).update(told)
    return False
