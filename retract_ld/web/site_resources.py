"""What a static site has pages of, in the order in which they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retract_ld.namespaces import FABIO, RDF, RLD
from retract_ld.terms import DEFAULT_BASE, iri_text
from retract_ld.web.addresses import Resource, path_of, resource_at
from retract_ld.web.vocabulary import all_terms

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["resources_of"]


def resources_of(graph: ox.Store) -> list[Resource]:
    """Return all that gets a page, each once: a work, its claims, their notices, and so on.

    What is written from the same claims stands together, so that these are read once.
    """
    works = dict(_links_of(graph, RLD.work))
    notices: dict[str, str] = {}
    places: dict[Resource, tuple[str, int, str]] = {}
    for iri in {iri for _, iri in _links_of(graph, RLD.replacement)}:
        places[Resource("work", iri)] = iri, 0, iri
    for iri in {iri for _, iri in _links_of(graph, RLD.work)}:
        places[Resource("work", iri)] = iri, 0, iri
    for claim, iri in _links_of(graph, RLD.notice):
        beside = works.get(claim, iri)
        notices[iri] = min(notices.get(iri, beside), beside)
    for iri, beside in notices.items():
        # What is both has one page: see `retract_ld.web.addresses`.
        places.pop(Resource("work", iri), None)
        places[Resource("notice", iri)] = beside, 2, iri
    for iri in _instances(graph, RLD.Update):
        places[Resource("claim", iri)] = works.get(iri, iri), 1, iri
    found = sorted(places, key=places.__getitem__)
    found += [
        Resource("journal", iri) for iri in sorted(_instances(graph, FABIO.Journal))
    ]
    for iri in all_terms():
        resource = resource_at(graph, path_of(iri, DEFAULT_BASE) or "", DEFAULT_BASE)
        assert resource is not None, iri
        found.append(resource)
    return found


def _links_of(graph: ox.Store, predicate: str) -> list[tuple[str, str]]:
    """Return the pairs that a predicate links, sorted."""
    import pyoxigraph as ox

    link = ox.NamedNode(iri_text(predicate))
    return sorted(
        {
            (quad.subject.value, quad.object.value)
            for quad in graph.quads_for_pattern(None, link, None)
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
        }
    )


def _instances(graph: ox.Store, of: str) -> set[str]:
    import pyoxigraph as ox

    found = graph.quads_for_pattern(
        None, ox.NamedNode(iri_text(RDF.type)), ox.NamedNode(iri_text(of))
    )
    return {
        quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)
    }
