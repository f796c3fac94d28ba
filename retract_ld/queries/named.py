"""Query files: a header of comments, then SPARQL that runs as it stands.

```
# title: Why a work was updated
# description: The reasons that each register gives,
#   as concepts.
# parameter: work doi The work, by its DOI.
# answer:
#   register,reason
#   register:crossref,reason:paper-mill
```

The value of a parameter stands in the query in one place, ``VALUES ?work { … }``, with
that of the sample. Binding a parameter replaces what stands between the braces by one
term made of the user's value; no text of the user's gets into the query in another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from retract_ld.errors import VocabularyError
from retract_ld.queries.parameters import KINDS, term_of
from retract_ld.terms import Term

__all__ = ["Parameter", "Query", "catalogue", "parse", "query_named"]

_FIELD: Final = re.compile(r"# (title|description|parameter|ports|answer):[ ]?(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query wants to be told."""

    name: str
    kind: str
    """One of `retract_ld.queries.parameters.KINDS`."""
    text: str
    sample: Term
    """The value that the shipped query holds."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its text, and what its header says."""

    name: str
    sparql: str
    title: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    ports: str = ""
    """The question of another graph that it asks of ours."""
    answer: tuple[str, ...] = ()
    """The answer on the sample: lines of CSV, the first with the variables."""

    def bind(self, values: Mapping[str, str]) -> Query:
        """Return the query with the values of its parameters; all must be given.

        Raises:
            VocabularyError: for a parameter that is missing, unknown or of the wrong kind.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise VocabularyError(
                    f"The query '{self.name}' has no parameter '{name}'.",
                    hint=f"It has {', '.join(known) or 'none'}.",
                )
        pieces: list[str] = []
        done = 0
        places = [(_place(p.name).search(self.sparql), p) for p in self.parameters]
        for place, parameter in sorted(places, key=lambda item: _start(item[0])):
            assert place is not None
            if parameter.name not in values:
                raise VocabularyError(
                    f"The query '{self.name}' needs {parameter.name}: {parameter.text}",
                    hint=f"Give it with -p {parameter.name}="
                    f"{KINDS[parameter.kind].example}",
                )
            term = term_of(parameter.kind, parameter.name, values[parameter.name])
            pieces += [self.sparql[done : place.start(2)], term]
            done = place.end(2)
        return replace(self, sparql="".join([*pieces, self.sparql[done:]]))


def _start(match: re.Match[str] | None) -> int:
    return match.start() if match else 0


def _place(name: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES \?{name} \{{ )([^{{}}\n]+)( \}})")


def parse(name: str, text: str) -> Query:
    """Read a query file; without a header it is a query without parameters.

    Raises:
        VocabularyError: if a parameter of the header is not in the query.
    """
    fields: dict[str, list[str]] = {}
    parameters: list[str] = []
    current: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _FIELD.fullmatch(line.rstrip())
        if match:
            current = [match[2]] if match[2] else []
            fields[match[1]] = current
            if match[1] == "parameter":
                parameters.append(match[2])
        elif line.startswith("#   "):
            current.append(line[4:].rstrip())
    return Query(
        name,
        text,
        " ".join(fields.get("title", ())),
        " ".join(part.strip() for part in fields.get("description", ())),
        tuple(_parameter(name, spelled, text) for spelled in parameters),
        " ".join(fields.get("ports", ())),
        tuple(fields.get("answer", ())),
    )


def _parameter(query: str, spelled: str, sparql: str) -> Parameter:
    name, _, rest = spelled.partition(" ")
    kind, _, text = rest.partition(" ")
    places = _place(name).findall(sparql) if name.isidentifier() else []
    if kind not in KINDS or len(places) != 1:
        raise VocabularyError(
            f"The parameter '{spelled}' of the query '{query}' cannot be used.",
            hint=f"Write its name, its kind ({', '.join(KINDS)}) and what it is; the "
            f"query must hold 'VALUES ?{name} {{ … }}' once.",
        )
    return Parameter(name, kind, text, places[0][1])


@cache
def catalogue() -> dict[str, Query]:
    """Return the shipped queries by name."""
    folder = files("retract_ld.queries")
    found = {
        entry.name.removesuffix(".rq"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".rq")
    }
    return {name: parse(name, found[name]) for name in sorted(found)}


def query_named(name: str) -> Query:
    """Return a shipped query.

    Raises:
        VocabularyError: naming similar ones.
    """
    queries = catalogue()
    if name in queries:
        return queries[name]
    similar = _similar(name, queries)
    raise VocabularyError(
        f"There is no query '{name}'.",
        hint=f"Did you mean {similar}?" if similar else "`query --list` lists them.",
    )


def _similar(name: str, names: Iterable[str]) -> str:
    from rapidfuzz.process import extract

    return ", ".join(
        match[0] for match in extract(name, list(names), limit=3, score_cutoff=60)
    )
