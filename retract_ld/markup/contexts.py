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
an address as ``additionalType``    the IRI (its range is text too, so none is coerced)
==================================  =================================================

Contexts are never fetched: Schema.org's is an excerpt kept here, ours is in ``vocab/``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from retract_ld.dates import is_partial_date, precision
from retract_ld.errors import Malformed
from retract_ld.markup.definitions import definitions
from retract_ld.namespaces import SCHEMA
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
#: Stands in for the page's address where that is not known.
_NO_BASE: Final = "https://no-base.invalid/"
_IRI: Final = re.compile(r'<[^\x00-\x20<>"{}|\\^`]+>')
_LITERAL_END: Final = re.compile(
    r'"(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^<[^\x00-\x20<>"{}|\\^`]+>)?\Z'
)
_CONTEXT_NAMES: Final = re.compile(
    r"https?://(?:www\.)?schema\.org/?(?:docs/jsonldcontext\.json(?:ld)?)?#?",
    re.IGNORECASE,
)
_OURS: Final = re.compile(r"https?://w3id\.org/retract-ld/(?:ns/)?context(?:\.jsonld)?")
_ADDRESS: Final = re.compile(r'"https?://[^\x00-\x20<>"{}|\\^`]+"')
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
        settled_predicate = _iri(predicate)
        if settled_predicate == SCHEMA.additionalType and _ADDRESS.fullmatch(value):
            yield _iri(subject), settled_predicate, _iri(f"<{value[1:-1]}>")
        else:
            yield _iri(subject), settled_predicate, _value(value)


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

    Args:
        base: the page's address; without one, nodes with relative ids are left out.

    Raises:
        UnknownContext: when the document needs a context that we do not have.
        Malformed: when it is no JSON-LD.
    """
    import pyoxigraph as ox

    from retract_ld.graphs import from_oxigraph

    try:
        text = json.dumps(_inlined(document)).encode()
        parsed = list(
            ox.parse(
                text, ox.RdfFormat.JSON_LD, base_iri=base or _NO_BASE, lenient=True
            )
        )
    except RecursionError as error:
        raise Malformed("is nested too deeply.") from error
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Malformed(f"is not JSON-LD: {reason}") from error
    found = settled(from_oxigraph(parsed))
    return [triple for triple in found if all(map(_is_sound, triple))]


def _is_sound(term: Term) -> bool:
    """Tell a term that our writers can write: a legal IRI with a base, a literal."""
    if term[0] == "<":
        return not term.startswith(f"<{_NO_BASE}") and _IRI.fullmatch(term) is not None
    return _LITERAL_END.search(term) is not None


def _inlined(value: object) -> object:
    """Write contexts in where they are named, at any depth."""
    if isinstance(value, list):
        return [_inlined(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _inlined_context(part) if name == "@context" else _inlined(part)
        for name, part in value.items()
    }


def _inlined_context(value: object) -> object:
    if isinstance(value, list):
        return [_inlined_context(part) for part in value]
    return _known(value)["@context"] if isinstance(value, str) else value


def to_nodes(document: object, base: str = "") -> dict[str, dict[str, Any]]:
    """Return the nodes of a page's JSON-LD document by id, expanded and flattened.

    Schema.org's IRIs come as ``https://schema.org/…``. Unlike `to_triples` this keeps the
    blank nodes that pages are full of, and makes such of relative ids without a base.

    Raises:
        UnknownContext: when the document needs a context that we do not have.
        Malformed: when it is no JSON-LD.
    """
    from pyld import jsonld

    options = {"documentLoader": _load, "base": base or _NO_BASE}
    try:
        flat = jsonld.flatten(_inlined(document), None, options)
    except UnknownContext:
        raise
    except RecursionError as error:
        raise Malformed("is nested too deeply.") from error
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        raise Malformed(f"is not JSON-LD: {reason}") from error
    text = (
        json.dumps(flat).replace(f'"{_OLD}', f'"{_NEW}').replace(f'"{_NO_BASE}', '"_:')
    )
    return {node["@id"]: node for node in json.loads(text)}


def _load(url: str, _: object) -> dict[str, Any]:
    """Load a context, as pyld asks for it: never from the network."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": _known(url),
    }


def _known(url: str) -> dict[str, Any]:
    found = _context(url)
    if found is None:
        raise UnknownContext(
            f"names a context that is not known here: {url!r:.200}.",
            hint="Contexts are not fetched; Schema.org's and ours are built in.",
        )
    return found


def _context(url: str) -> dict[str, Any] | None:
    if _CONTEXT_NAMES.fullmatch(url):
        return schema_org_context()
    if _OURS.fullmatch(url):
        from retract_ld.mapping import PROFILES, context

        return {"@context": context(tuple(PROFILES.values()))}
    return None
