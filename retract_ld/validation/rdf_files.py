"""RDF files against shapes and rules: each file is one graph, named graphs included."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from retract_ld.errors import InvalidRecord, Malformed
from retract_ld.mapping import read_updates
from retract_ld.namespaces import RDF, RLD
from retract_ld.terms import Node, Term, string
from retract_ld.validation.coherence import Coherence, Origin
from retract_ld.validation.report import Result
from retract_ld.validation.rules import Rule
from retract_ld.validation.updates import Engine, check_rules, shape_results

if TYPE_CHECKING:
    import pyoxigraph
    from rdflib import Graph

__all__ = ["RDF_SUFFIXES", "blocks_of", "holds_updates", "validate_rdf"]

#: Suffixes of RDF files, and what pyoxigraph calls their formats.
RDF_SUFFIXES: Final = {
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".trig": "TRIG",
    ".jsonld": "JSON_LD",
    ".rdf": "RDF_XML",
}


def rdf_format(path: str) -> str | None:
    """Return the format of an RDF file by its suffix, ``None`` if it is none.

    >>> rdf_format("a.ttl"), rdf_format("A.NT.gz"), rdf_format("a.csv")
    ('TURTLE', 'N_TRIPLES', None)
    """
    name = path.lower().removesuffix(".gz")
    return next(
        (format_ for end, format_ in RDF_SUFFIXES.items() if name.endswith(end)), None
    )


def _opened(path: str) -> IO[bytes]:
    if path.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path))
    return Path(path).open("rb")


def blocks_of(path: str) -> list[Node]:
    """Return the node blocks of an RDF file; nothing is fetched.

    Raises:
        Malformed: if it cannot be read.
    """
    import pyoxigraph as ox

    format_ = getattr(ox.RdfFormat, rdf_format(path) or "TURTLE")
    blocks: dict[Term, dict[tuple[Term, Term], None]] = {}
    try:
        with _opened(path) as file:
            for quad in ox.parse(file, format=format_, base_iri="urn:file:"):
                pairs = blocks.setdefault(_term(quad.subject), {})
                pairs[_term(quad.predicate), _term(quad.object)] = None
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error).rstrip(".")
        raise Malformed(f"{reason}.", source=path) from error
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:300]
        raise Malformed(f"is not valid RDF: {reason}", source=path) from error
    return [Node(subject, list(pairs)) for subject, pairs in blocks.items()]


def _term(
    term: pyoxigraph.NamedNode
    | pyoxigraph.BlankNode
    | pyoxigraph.Literal
    | pyoxigraph.Triple,
) -> Term:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return f"<{term.value}>"
    if not isinstance(term, ox.Literal):
        return str(term)
    text = string(term.value)
    if term.language:
        return f"{text}@{term.language}"
    datatype = term.datatype.value
    plain = datatype == "http://www.w3.org/2001/XMLSchema#string"
    return text if plain else f"{text}^^<{datatype}>"


def holds_updates(nodes: Sequence[Node]) -> bool:
    """Whether any node is an update in our terms, so that there is something to judge."""
    return any((RDF.type, RLD.Update) in node.pairs for node in nodes)


def validate_rdf(
    path: str,
    *,
    nodes: list[Node] | None = None,
    engine: Engine | None = None,
    shapes: Graph | None = None,
    rules: Sequence[Rule] = (),
    coherence: bool = True,
    with_shapes: bool = True,
) -> Iterator[Result]:
    """Yield what is wrong with an RDF file; the arguments are those of `validate_records`.

    The rules on single updates are asked only if the claims can be read back as such.
    `nodes` are what `blocks_of` returned, if it was called before.

    Raises:
        Malformed: if the file cannot be read.
    """
    if nodes is None:
        nodes = blocks_of(path)
    found: list[Result] = []
    if with_shapes:
        found += shape_results(nodes, shapes, engine)
    if coherence:
        claims = Coherence()
        for node in nodes:
            if (RDF.type, RLD.Update) in node.pairs:
                claims.add(node, Origin(path))
        found += claims.results()
        claims.close()
    if rules:
        try:
            updates = read_updates((s, p, o) for s, pairs in nodes for p, o in pairs)
            found += check_rules(updates, rules=rules).results
        except (InvalidRecord, ValueError, KeyError):
            # The shapes tell what is wrong with the claim that cannot be read.
            pass
    for result in sorted(set(found), key=lambda result: result.order):
        yield result if result.source else replace(result, source=path)
