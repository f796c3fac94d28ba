"""Linked data for retractions and every other post-publication update.

>>> import retract_ld
>>> record = next(retract_ld.read_file("examples/biocell-retraction.yaml"))
>>> update = record.updates[0]
>>> update.type, update.work.doi
('retraction', '10.32604/biocell.2022.015214')
>>> graph = retract_ld.to_graph([update])
>>> retract_ld.from_graph(graph) == [update]
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retract_ld.errors import RetractLDError
    from retract_ld.exporting import (
        Counts,
        export,
        from_graph,
        to_graph,
        to_jsonld,
        write_updates,
    )
    from retract_ld.mapping import Mapper, describe
    from retract_ld.models import (
        Agent,
        Document,
        Evidence,
        Journal,
        Notice,
        Organization,
        Update,
        Work,
    )
    from retract_ld.readers import Problem, Record, Source, read, read_file, read_path
    from retract_ld.terms import Node

__version__ = "0.1.0"

#: Where each public name lives; modules are imported when a name of theirs is asked for.
_HOMES = {
    "errors": ("RetractLDError",),
    "exporting": (
        "Counts",
        "export",
        "from_graph",
        "to_graph",
        "to_jsonld",
        "write_updates",
    ),
    "mapping": ("Mapper", "describe"),
    "models": (
        "Agent",
        "Document",
        "Evidence",
        "Journal",
        "Notice",
        "Organization",
        "Update",
        "Work",
    ),
    "readers": ("Problem", "Record", "Source", "read", "read_file", "read_path"),
    "terms": ("Node",),
}

__all__ = [
    "Agent",
    "Counts",
    "Document",
    "Evidence",
    "Journal",
    "Mapper",
    "Node",
    "Notice",
    "Organization",
    "Problem",
    "Record",
    "RetractLDError",
    "Source",
    "Update",
    "Work",
    "__version__",
    "describe",
    "export",
    "from_graph",
    "read",
    "read_file",
    "read_path",
    "to_graph",
    "to_jsonld",
    "write_updates",
]


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"retract_ld.{module}"), name)
    raise AttributeError(f"module 'retract_ld' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
