"""Profile ``prov``: who claims it, from what, and the activity the notice came of.

``prov:wasInvalidatedBy`` ranges over activities, so the update itself is one: it used
the work, generated the notice and, if it took the work back, invalidated it.
"""

from __future__ import annotations

from typing import Final, get_args

from retract_ld.codes import Register
from retract_ld.crosswalk import relation_names
from retract_ld.mapping.table import Constant, Link, Profile, Property, Rule, concept
from retract_ld.namespaces import PROV, RDF

__all__ = ["PROV_O"]

#: The manners that end a work's standing as a whole.
_INVALIDATING: Final = tuple(relation_names("prov", inverse=True))

PROV_O: Final = Profile(
    "prov",
    "PROV-O: attribution of each claim, and the update as an activity",
    {
        "update": Rule(
            (
                Constant(RDF.type, PROV.Entity),
                Property(
                    "asserted_by",
                    PROV.wasAttributedTo,
                    concept("register", get_args(Register)),
                ),
                Link("notice", PROV.hadPrimarySource),
            )
        ),
        "notice": Rule(
            (Constant(RDF.type, PROV.Entity), Link("event", PROV.wasGeneratedBy))
        ),
        "work": Rule(
            (
                Constant(RDF.type, PROV.Entity),
                *(
                    Link(f"invalidation:{code}", PROV.wasInvalidatedBy)
                    for code in _INVALIDATING
                ),
            )
        ),
        "event": Rule((Constant(RDF.type, PROV.Activity), Link("work", PROV.used))),
        "status": Rule((Link("update", PROV.wasDerivedFrom),)),
    },
)
