"""Patterns for resources that are many and alike: authors and identifiers.

What the compiled rows say of one of them, with a mark wherever something of it stands, is
the pattern for all.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Final, TypeAlias

from retract_ld import terms
from retract_ld.mapping.compiled import Describe, load
from retract_ld.mapping.resources import Links
from retract_ld.models import Agent
from retract_ld.terms import Node, Term

__all__ = [
    "AuthorBlocks",
    "AuthorPairs",
    "Authors",
    "compile_author_blocks",
    "compile_author_pairs",
    "compile_authors",
    "compile_identifier",
]

#: A document in, its authors' names as literals, their contributions and IRIs; lines out,
#: how many, and that these are of nothing shared.
Authors: TypeAlias = Callable[
    [Term, Sequence[Term], Sequence[Term], Sequence[Term]], tuple[str, int, bool]
]
#: The same in; node blocks out.
AuthorPairs: TypeAlias = Callable[
    [Term, Sequence[Term], Sequence[Term], Sequence[Term]],
    list[Node],
]

#: The same in; subjects, texts and their lengths out.
AuthorBlocks: TypeAlias = Callable[
    [Term, Sequence[Term], Sequence[Term], Sequence[Term]],
    list[tuple[Term, str, int]],
]

_NAME, _POSITION = "\ue000", 987654321
_PLACE, _AGENT, _DOCUMENT = "<\ue001>", "<\ue002>", "<\ue003>"
#: What stands for what in the description of an author, and the variable that holds it.
_MARKS: Final = {
    terms.string(_NAME): "text",
    str(_POSITION): "position",
    _PLACE: "place",
    _AGENT: "agent",
    _DOCUMENT: "document",
}
#: What an author's variable goes through.
_SEQUENCES: Final = {
    "position": "count(1)",
    "text": "texts",
    "place": "places",
    "agent": "agents",
}


def compile_authors(describes: Mapping[str, Describe]) -> Authors:
    """Return a function that gives the lines of authors with nothing but a name.

    Args:
        describes: by kind of resource, as `compile_lines` makes them.
    """
    texts = [text for _, text in _author(describes)]
    count = "".join(texts).count("\n")
    function: Authors = _load_authors(
        "block",
        [_pattern(text, _MARKS) for text in texts],
        f'"".join(%s), {count} * len(agents), False',
    )
    return function


def compile_author_pairs(describes: Mapping[str, Describe]) -> AuthorPairs:
    """Return a function that gives the node blocks of authors with nothing but a name.

    Args:
        describes: by kind of resource, as `compile_pairs` makes them.
    """
    items = [
        f"node({subject}, {_pairs(pairs, _MARKS)})"
        for subject, pairs in _author(describes)
    ]
    function: AuthorPairs = _load_authors("pairs", items, "%s")
    return function


def compile_author_blocks(
    describes: Mapping[str, Describe],
    block: Callable[[Term, Sequence[tuple[Term, Term]]], str],
) -> AuthorBlocks:
    """Return a function that gives blocks of text of authors with nothing but a name.

    Args:
        describes: by kind of resource, as `compile_pairs` makes them.
        block: spells a resource.
    """
    marks = dict(_MARKS)
    for iri in (_PLACE, _AGENT, _DOCUMENT):
        # Some formats write it without its brackets.
        marks[iri[1:-1]] = f"{_MARKS[iri]}[1:-1]"
    subjects = {"place": _PLACE, "agent": _AGENT}
    items = [
        f"({of}, {_pattern(block(subjects[of], pairs), marks)}, {len(pairs)})"
        for of, pairs in _author(describes)
    ]
    function: AuthorBlocks = _load_authors("blocks", items, "%s")
    return function


def _author(describes: Mapping[str, Describe]) -> Iterator[tuple[str, Any]]:
    """Yield the variable of each resource of an author of marks, and what is said of it."""
    author = Agent(name=_NAME)
    of_contribution: Links = {"agent": (_AGENT,), "document": (_DOCUMENT,)}
    of_person: Links = {"contribution": (_PLACE,)}
    for kind, subject, links in (
        ("contribution", _PLACE, of_contribution),
        ("person", _AGENT, of_person),
    ):
        if kind in describes:
            told = describes[kind](subject, author, {"position": _POSITION}, links)
            if told:
                yield _MARKS[subject], told


def _load_authors(kind: str, items: Sequence[str], result: str) -> Any:  # noqa: ANN401
    """Return a function that gives each of the items for each author."""
    source = "\n".join(
        (
            f"def authors_{kind}(document, texts, places, agents):",
            f"    return {result % (' + '.join(map(_for_each, items)) or '[]')}",
            "",
        )
    )
    return load(f"authors_{kind}", source, {"count": count, "node": Node})


def _for_each(item: str) -> str:
    """Spell a list that gives an item for each author, going through what it needs."""
    names = {
        node.id for node in ast.walk(ast.parse(item)) if isinstance(node, ast.Name)
    }
    needed = [name for name in _SEQUENCES if name in names or name == "agent"]
    sequences = ", ".join(map(_SEQUENCES.__getitem__, needed))
    return f"[{item} for {', '.join(needed)}, in zip({sequences})]"


def compile_identifier(
    describes: Mapping[str, Describe],
) -> Callable[[Term, str, str, str], str]:
    """Return a function that gives the lines of an identifier.

    It is called with the identifier's subject, scheme, value and address.

    Args:
        describes: by kind of resource, as `compile_lines` makes them.
    """
    subject, scheme, value, address = "<\ue000>", "\ue001", "\ue002", "\ue003"
    derived = {"scheme": scheme, "value": value, "address": address}
    told = ""
    if "identifier" in describes:
        told = describes["identifier"](subject, None, derived, {})
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


def _pairs(pairs: Sequence[tuple[Term, Term]], marks: dict[str, str]) -> str:
    """Spell a list that gives pairs, with expressions in place of marks."""
    told = [
        f"({predicate!r}, {marks.get(value) or _pattern(value, marks)})"
        for predicate, value in pairs
    ]
    return f"[{', '.join(told)}]"


def _pattern(text: str, marks: dict[str, str]) -> str:
    """Spell an f-string that gives a text, with expressions in place of marks."""
    text = text.replace("{", "{{").replace("}", "}}")
    for mark, expression in marks.items():
        text = text.replace(mark, f"{{{expression}}}")
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return f"f'''{text}'''"
