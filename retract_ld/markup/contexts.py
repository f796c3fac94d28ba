"""JSON-LD in pages → triples as our graphs have them. Here is the one step between the two.

A page says ``"@context": "https://schema.org"``. By Schema.org's own context that makes
IRIs under ``http://schema.org/`` and dates of type ``schema:Date``. Our graphs say
``https://schema.org/`` and have XSD dates, as precise as they are written. The step from
the first to the second is `settled`:

==================================  =================================================
in a page, by the official context  in our graphs
==================================  =================================================
``http://schema.org/name``          ``https://schema.org/name``
``"2010-02-06"^^schema:Date``       ``"2010-02-06"^^xsd:date``
``"2010-02"^^schema:Date``          ``"2010-02"^^xsd:gYearMonth``
``"2010"^^schema:Date``             ``"2010"^^xsd:gYear``
``"2010-02-06T…"^^schema:Date``     ``"2010-02-06T…"^^xsd:dateTime``
any other ``schema:Date``           a plain string
==================================  =================================================

Contexts are never fetched: Schema.org's is an excerpt kept here, ours is in ``vocab/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from retract_ld.dates import is_partial_date, precision
from retract_ld.errors import Malformed
from retract_ld.markup.definitions import definitions
from retract_ld.terms import XSD, Term, lexical, string

__all__ = [
    "SCHEMA_ORG",
    "UnknownContext",
    "schema_org_context",
    "settled",
    "to_nodes",
    "to_triples",
]

#: What pages say as their context.
SCHEMA_ORG: Final = "https://schema.org"

_OLD: Final = "http://schema.org/"
_NEW: Final = "https://schema.org/"
_CONTEXT_NAMES: Final = re.compile(
    r"https?://(?:www\.)?schema\.org/?(?:docs/jsonldcontext\.json(?:ld)?)?#?",
    re.IGNORECASE,
)
_OURS: Final = re.compile(r"https?://w3id\.org/retract-ld/(?:ns/)?context(?:\.jsonld)?")
_DATE_TIME: Final = re.compile(
    r"-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?"
)


class UnknownContext(Malformed):
    """A document's context is neither Schema.org's nor ours, and nothing is fetched."""


@cache
def schema_org_context() -> dict[str, Any]:
    """Return the excerpt of Schema.org's context.

    It differs from the whole in that it leaves out terms that ``@vocab`` gives the same
    meaning, and prefixes other than the common ones.
    """
    context: dict[str, Any] = {
        "type": "@type",
        "id": "@id",
        "@vocab": _OLD,
        "schema": _OLD,
        "dc": "http://purl.org/dc/elements/1.1/",
        "dct": "http://purl.org/dc/terms/",
        "dcterms": "http://purl.org/dc/terms/",
        "bibo": "http://purl.org/ontology/bibo/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    defined = definitions()
    for name in sorted(defined.addresses):
        context[name] = {"@id": f"schema:{name}", "@type": "@id"}
    for name in sorted(defined.dates):
        context[name] = {"@id": f"schema:{name}", "@type": "schema:Date"}
    return {"@context": context}


def settled(
    triples: Iterable[tuple[Term, Term, Term]],
) -> Iterator[tuple[Term, Term, Term]]:
    """Take triples of a page over into our graphs; see the table of the module.

    >>> list(settled([("<x:a>", "<http://schema.org/datePublished>",
    ...     '"2010-02"^^<http://schema.org/Date>')]))
    [('<x:a>', '<https://schema.org/datePublished>',
      '"2010-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>')]
    """
    for subject, predicate, value in triples:
        yield _iri(subject), _iri(predicate), _value(value)


def _iri(term: Term) -> Term:
    return f"<{_NEW}{term[len(_OLD) + 1 :]}" if term.startswith(f"<{_OLD}") else term


def _value(term: Term) -> Term:
    if term[0] != '"':
        return _iri(term)
    datatype = term[term.rindex('"') + 1 :]
    if datatype not in {f"^^<{_OLD}Date>", f"^^<{_OLD}DateTime>"}:
        return term
    text = lexical(term)
    if is_partial_date(text):
        return f"{string(text)}^^<{XSD}{precision(text)}>"
    if _DATE_TIME.fullmatch(text):
        return f"{string(text)}^^<{XSD}dateTime>"
    return string(text)


def to_triples(document: object, base: str = "") -> list[tuple[Term, Term, Term]]:
    """Return the triples of a page's JSON-LD document, settled; blank nodes left out.

    Raises:
        UnknownContext: when the document needs a context that we do not have.
        Malformed: when it is no JSON-LD.
    """
    from rdflib import Graph

    from retract_ld.graphs import from_rdflib

    quads = _processed("to_rdf", document, base, format="application/n-quads")
    graph = Graph(bind_namespaces="none")
    graph.parse(data=quads, format="nt")
    return list(settled(from_rdflib(graph)))


def to_nodes(document: object, base: str = "") -> dict[str, dict[str, Any]]:
    """Return the nodes of a page's JSON-LD document by id, expanded and flattened.

    Schema.org's IRIs come as ``https://schema.org/…``. Unlike `to_triples` this keeps the
    blank nodes that pages are full of.

    Raises:
        UnknownContext: when the document needs a context that we do not have.
        Malformed: when it is no JSON-LD.
    """
    import json

    flat = _processed("flatten", document, base)
    renamed = json.loads(json.dumps(flat).replace(f'"{_OLD}', f'"{_NEW}'))
    return {node["@id"]: node for node in renamed}


def _processed(method: str, document: object, base: str, **options: object) -> Any:  # noqa: ANN401
    from pyld import jsonld

    unknown: list[str] = []

    def load(url: str, _: object) -> dict[str, Any]:
        found = _context(url)
        if found is None:
            unknown.append(url)
            raise LookupError(url)
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": found,
        }

    options |= {"documentLoader": load, "base": base}
    try:
        if method == "flatten":
            return jsonld.flatten(document, None, options)
        return jsonld.to_rdf(document, options)
    except RecursionError as error:
        raise Malformed("is nested too deeply.") from error
    except Exception as error:
        if unknown:
            raise UnknownContext(
                f"names a context that is not known here: {unknown[0]!r:.200}.",
                hint="Contexts are not fetched; Schema.org's and ours are built in.",
            ) from error
        reason = " ".join(str(error).split())[:200]
        raise Malformed(f"is not JSON-LD: {reason}") from error


def _context(url: str) -> dict[str, Any] | None:
    if _CONTEXT_NAMES.fullmatch(url):
        return schema_org_context()
    if _OURS.fullmatch(url):
        from retract_ld.mapping import PROFILES, context

        return {"@context": context(tuple(PROFILES.values()))}
    return None
