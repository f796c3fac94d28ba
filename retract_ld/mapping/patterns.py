"""Patterns for resources that are many and alike: authors and identifiers.

What the compiled rows say of one of them, with a mark wherever something of it stands, is
the pattern for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TypeAlias

from retract_ld import terms
from retract_ld.mapping.compiled import Row, compile_lines, load
from retract_ld.models import Agent
from retract_ld.terms import Term

__all__ = ["Authors", "compile_authors", "compile_identifier"]

#: A document in, its authors' names as literals, their contributions and IRIs; lines out.
Authors: TypeAlias = Callable[
    [Term, Sequence[Term], Sequence[Term], Sequence[Term]], str
]


def compile_authors(contribution: Sequence[Row], person: Sequence[Row]) -> Authors:
    """Return a function that gives the lines of authors with nothing but a name.

    What the compiled rows say of one such author, with a mark wherever something of
    the author stands, is the pattern for all.
    """
    name, position = "\ue000", 987654321
    place, agent, document = "<\ue001>", "<\ue002>", "<\ue003>"
    author = Agent(name=name)
    marks = {
        terms.string(name): "text",
        str(position): "position",
        place: "place",
        agent: "agent",
        document: "document",
    }
    first = compile_lines("contribution", contribution)(
        place,
        author,
        {"position": position},
        {"agent": (agent,), "document": (document,)},
    )
    then = compile_lines("person", person)(
        agent, author, {}, {"contribution": (place,)}
    )
    source = "\n".join(
        (
            "def authors_lines(document, texts, places, agents):",
            "    authors = [*zip(count(1), texts, places, agents)]",
            "    first = [",
            f"        {_pattern(first, marks)}",
            "        for position, text, place, agent in authors",
            "    ]",
            "    then = [",
            f"        {_pattern(then, marks)}",
            "        for position, text, place, agent in authors",
            "    ]",
            '    return "".join(first + then)',
            "",
        )
    )
    function: Authors = load("authors_lines", source, {"count": count})
    return function


def compile_identifier(rows: Sequence[Row]) -> Callable[[Term, str, str, str], str]:
    """Return a function that gives the lines of an identifier.

    It is called with the identifier's subject, scheme, value and address.
    """
    subject, scheme, value, address = "<\ue000>", "\ue001", "\ue002", "\ue003"
    derived = {"scheme": scheme, "value": value, "address": address}
    told = compile_lines("identifier", rows)(subject, None, derived, {})
    marks = {
        subject: "subject",
        scheme: "scheme",
        terms.string(value): "string(value)",
        address: "address",
    }
    source = "\n".join(
        (
            "def identifiers_lines(subject, scheme, value, address):",
            f"    return {_pattern(told, marks)}",
            "",
        )
    )
    function: Callable[[Term, str, str, str], str] = load(
        "identifiers_lines", source, {"string": terms.string}
    )
    return function


def _pattern(text: str, marks: dict[str, str]) -> str:
    """Spell an f-string that gives a text, with expressions in place of marks."""
    text = text.replace("{", "{{").replace("}", "}}")
    for mark, expression in marks.items():
        text = text.replace(mark, f"{{{expression}}}")
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return f"f'''{text}'''"
