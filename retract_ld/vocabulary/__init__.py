"""The vocabulary: its files, its terms, and what is generated from them."""

from __future__ import annotations

from retract_ld.vocabulary.files import folder, load, names, path
from retract_ld.vocabulary.lookup import TermInfo, lookup
from retract_ld.vocabulary.schemes import Concept, concepts, groups

__all__ = [
    "Concept",
    "TermInfo",
    "concepts",
    "folder",
    "groups",
    "load",
    "lookup",
    "names",
    "path",
]
