"""What the SPARQL service can do, in SPARQL 1.1 Service Description."""

from __future__ import annotations

from retract_ld.server.evaluation import written_triples
from retract_ld.server.jobs import Answer, problem
from retract_ld.server.negotiation import GRAPHS, chosen

__all__ = ["describe_service"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "JSON-LD",
    "N-Triples",
    "RDF_XML",
)


def describe_service(address: str, accept: str) -> Answer:
    """Describe the service at an address, in a form that the client accepts."""
    import pyoxigraph as ox

    media_type = chosen(accept, GRAPHS)
    if media_type is None:
        return problem(406, f"The description can be had as {', '.join(GRAPHS)}.")
    try:
        service = ox.NamedNode(address)
    except ValueError:
        # The client has made it up, in its Host header.
        return problem(400, "The address of this request is none.")
    said = [
        (_RDF_TYPE, f"{_SD}Service"),
        (f"{_SD}endpoint", address),
        (f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query"),
        *((f"{_SD}resultFormat", f"{_FORMATS}{name}") for name in _RESULTS),
    ]
    triples = [
        ox.Triple(service, ox.NamedNode(predicate), ox.NamedNode(value))
        for predicate, value in said
    ]
    return Answer(
        200, media_type, written_triples(triples, media_type), {"Vary": "Accept"}
    )
