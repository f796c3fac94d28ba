"""Stores: a graph on disk or behind a SPARQL endpoint, loaded source by source.

Each register's claims of a source file stand in a named graph of their own, named as
`retract_ld.exporting` names it; loading a newer vintage of the file replaces exactly its
graphs.
"""

from __future__ import annotations

from retract_ld.stores.embedded import load_into, memory_store
from retract_ld.stores.endpoint import Endpoint
from retract_ld.stores.generations import current_generation
from retract_ld.stores.reading import CurrentStore, Opened, open_store
from retract_ld.stores.remote import load_remote
from retract_ld.stores.staging import RDF_SUFFIXES, Staged, stage, staging

__all__ = [
    "RDF_SUFFIXES",
    "CurrentStore",
    "Endpoint",
    "Opened",
    "Staged",
    "current_generation",
    "load_into",
    "load_remote",
    "memory_store",
    "open_store",
    "stage",
    "staging",
]
