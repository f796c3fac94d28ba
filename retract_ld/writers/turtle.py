"""Turtle and TriG: one block a resource, grouped by predicate, sorted by subject.

Up to `WINDOW` resources are merged and sorted as a whole; beyond that the output is
sorted piece by piece and memory stays constant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import IO, Final

from retract_ld.terms import XSD, Node, Term
from retract_ld.writers.sinks import Fragments, Settings, Window, Writer

__all__ = ["TRIG", "TURTLE", "TurtleForm", "TurtleSink"]

# The part of PN_LOCAL that needs no escape (Turtle 1.1, production 168).
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NATIVE: Final = (f"^^<{XSD}boolean>", f"^^<{XSD}integer>")
#: So many spellings are kept.
_REMEMBERED: Final = 20_000
_FRAMES: Final = 2_000
#: Between the predicates of a subject; before each of several objects.
_LINE: Final = " ;\n    "
_GAP: Final = "\n        "
_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


class TurtleSink:
    """Writes node blocks as Turtle, or as TriG with a block a named graph."""

    def __init__(
        self,
        stream: IO[bytes],
        prefixes: Mapping[str, str],
        *,
        quads: bool,
        fragment: bool = False,
    ) -> None:
        self._stream = stream
        self._quads = quads
        self._window = Window()
        self.written = 0
        self._form = _form(prefixes)
        if not fragment:
            self._stream.write(_head(prefixes))

    def add(self, nodes: Iterable[Node], graph: Term | None = None) -> None:
        """Take node blocks in and write when enough have come together."""
        self._window.add(nodes, graph if self._quads else None)
        if self._window.full:
            self._drain()

    def close(self) -> None:
        """Write the rest."""
        self._drain()

    def _drain(self) -> None:
        block = self._form.block
        for graph, resources in self._window.drain():
            self.written += sum([len(pairs) for _, pairs in resources])
            blocks = [block(subject, pairs) for subject, pairs in resources]
            if graph is None:
                # One by one: a character beyond Latin-1 makes all of a text slow to encode.
                self._stream.write(b"\n".join([b"", *map(str.encode, blocks)]))
                continue
            inner = "".join(
                f"    {line}\n" if line else "\n"
                for line in "\n".join(blocks).split("\n")[:-1]
            )
            text = f"\n{self._form.short(graph)} {{\n{inner}}}\n"
            self._stream.write(text.encode())


class TurtleForm:
    """Terms as the prefixes shorten them, and blocks of them: a `BlockForm`."""

    between = b"\n"

    def __init__(self, prefixes: tuple[tuple[str, str], ...]) -> None:
        self._prefixes = {iri: name for name, iri in reversed(prefixes)}
        #: Where the local name begins in what can be shortened.
        self._places = {len(iri) + 1 for iri in self._prefixes}
        self._known: dict[Term, str] = {}
        self._frames: dict[tuple[Term, ...], tuple[str, list[int]]] = {}

    def block(self, subject: Term, pairs: Iterable[tuple[Term, Term]]) -> str:
        """Spell a resource."""
        predicates, values = zip(*pairs, strict=True)
        known, spell = self._known, self._spell
        # As `spell` does, without a call for each.
        spelled = [
            value if value[-1] == '"' else known.get(value) or spell(value)
            for value in values
        ]
        frame = self._frames.get(predicates) or self._frame(predicates)
        text, order = frame
        if order:
            spelled = [spelled[at] for at in order]
        return text % (known.get(subject) or spell(subject), *spelled)

    def name(self, subject: Term) -> str:
        """Spell a resource."""
        return self._known.get(subject) or self._spell(subject)

    def spell_of(self, predicate: Term) -> Callable[[Term], str]:
        """Return what spells any term."""
        del predicate
        return self.spell

    def spell(self, term: Term) -> str:
        """Spell a term."""
        if term[-1] == '"':
            return term
        return self._known.get(term) or self._spell(term)

    def line(self, predicate: Term, values: Sequence[str]) -> str:
        """Write a predicate with its values, which are spelled."""
        is_type = predicate == _TYPE
        name = "a" if is_type else self.short(predicate)
        gap = " " if is_type or len(values) == 1 else _GAP
        return name + gap + f",{gap}".join(values)

    def several(self, predicate: Term, values: Sequence[Term]) -> str:
        """Write the line of a predicate as it goes on behind another."""
        if not values:
            return ""
        return _LINE + self.line(predicate, [*map(self.spell, values)])

    def assembled(self, name: str, lines: Sequence[str]) -> str:
        """Write a block from its lines."""
        return f"{name} {_LINE.join(lines)} .\n"

    def shortens(self, term: Term) -> bool:
        """Whether a prefix shortens an IRI."""
        return self.short(term) != term

    def _frame(self, predicates: tuple[Term, ...]) -> tuple[str, list[int]]:
        """Return the text around the objects of some predicates, and their order in it.

        Most resources have the predicates of another one.
        """
        grouped: dict[Term, list[int]] = {}
        for at, predicate in enumerate(predicates):
            grouped.setdefault(predicate, []).append(at)
        lines = [
            self.line(predicate, ["\0"] * len(places))
            .replace("%", "%%")
            .replace("\0", "%s")
            for predicate, places in grouped.items()
        ]
        order = [at for places in grouped.values() for at in places]
        if order == sorted(order):
            order = []
        if len(self._frames) >= _FRAMES:
            self._frames.clear()
        frame = self.assembled("%s", lines), order
        self._frames[predicates] = frame
        return frame

    def _spell(self, term: Term) -> str:
        """Spell a term, and remember it: most stand in several places of a batch."""
        if term[0] == "<":
            spelled = self.short(term)
        elif term.endswith(_NATIVE):
            spelled = term[1 : term.index('"', 1)]
        else:
            at = term.rindex("^^")
            spelled = f"{term[:at]}^^{self.short(term[at + 2 :])}"
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[term] = spelled
        return spelled

    def short(self, term: Term) -> str:
        """Spell an IRI."""
        # A local name holds no '/' and no '#', so the namespace ends with the last one.
        end = term.rfind("/") + 1
        end = max(end, term.rfind("#", end) + 1)
        if end not in self._places:
            return term
        name = self._prefixes.get(term[1:end])
        if name is not None and _LOCAL.fullmatch(term, end, len(term) - 1):
            return f"{name}:{term[end:-1]}"
        return term


#: Kept from one piece of a document to the next.
_kept = lru_cache(8)(TurtleForm)


def _form(prefixes: Mapping[str, str]) -> TurtleForm:
    return _kept(tuple(sorted(prefixes.items())))


def _head(prefixes: Mapping[str, str]) -> bytes:
    lines = [f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items())]
    return "".join(lines).encode()


def _turtle(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=False)


def _trig(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=True)


def _turtle_fragment(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=False, fragment=True)


def _trig_fragment(stream: IO[bytes], settings: Settings) -> TurtleSink:
    return TurtleSink(stream, settings.prefixes, quads=True, fragment=True)


def _blocks(settings: Settings) -> TurtleForm:
    return _form(settings.prefixes)


def _prefixes(settings: Settings) -> bytes:
    return _head(settings.prefixes)


TURTLE = Writer(
    "turtle",
    "Turtle",
    "text/turtle",
    (".ttl",),
    ("ttl",),
    False,
    True,
    _turtle,
    Fragments(_turtle_fragment, _prefixes, blocks=_blocks),
)
TRIG = Writer(
    "trig",
    "TriG",
    "application/trig",
    (".trig",),
    (),
    True,
    True,
    _trig,
    Fragments(_trig_fragment, _prefixes),
)
