"""Profile ``spar``: CiTO relations, FaBiO types, PSO statuses in time, PRO roles.

Only on the Expression side of FRBR: ``fabio:Correction``, ``Erratum`` and ``Retraction``
are Works, and a node that is also an article would make the data OWL-inconsistent.
"""

from __future__ import annotations

from typing import Final, get_args

from retract_ld.codes import UPDATE_TYPES, Status
from retract_ld.crosswalk import class_names, relation_names, term_names
from retract_ld.mapping.table import (
    TEXT,
    Constant,
    Derived,
    Link,
    Profile,
    Property,
    Rule,
    choice,
)
from retract_ld.namespaces import CITO, FABIO, FRBR, PRO, PSO, RDF

__all__ = ["SPAR"]

#: CiTO has a property for some manners; for the rest its general one is all that is true.
_RELATIONS: Final = {code: CITO[name] for code, name in relation_names("cito").items()}

#: PSO's own statuses where the scope is the same, our own for the rest.
_STATUS: Final = choice(
    {code: f"<https://w3id.org/retract-ld/status/{code}>" for code in get_args(Status)}
    | {
        ours.removeprefix("status:"): PSO[name]
        for ours, name in term_names("pso").items()
    }
)

#: Types of document whose FaBiO class leaves no doubt.
_DOCUMENT_CLASS: Final = choice(
    {code: FABIO[name] for code, name in class_names("fabio").items()}
)

_CONTAINED: Final = Link("container", FRBR.partOf)

SPAR: Final = Profile(
    "spar",
    "CiTO, FaBiO, PSO and PRO",
    {
        "notice": Rule(
            (
                Constant(RDF.type, FABIO.Expression),
                Derived("type", RDF.type, _DOCUMENT_CLASS),
                *(
                    Link(f"relation:{code}", _RELATIONS.get(code, CITO.cites))
                    for code in UPDATE_TYPES
                ),
                _CONTAINED,
            )
        ),
        "work": Rule(
            (
                Constant(RDF.type, FABIO.Expression),
                Link("status", PSO.holdsStatusInTime),
                _CONTAINED,
            )
        ),
        "status": Rule(
            (
                Constant(RDF.type, PSO.StatusInTime),
                Derived("status", PSO.withStatus, _STATUS),
                Link("event", PSO.isAcquiredAsConsequenceOf),
            )
        ),
        "contribution": Rule(
            (
                Constant(RDF.type, PRO.RoleInTime),
                Constant(PRO.withRole, PRO.author),
                Link("document", PRO.relatesToDocument),
            )
        ),
        "person": Rule((Link("contribution", PRO.holdsRoleInTime),)),
        "organization": Rule((Link("contribution", PRO.holdsRoleInTime),)),
        "journal": Rule((Constant(RDF.type, FABIO.Journal),)),
        "volume": Rule(
            (
                Constant(RDF.type, FABIO.JournalVolume),
                Property("volume", FABIO.hasSequenceIdentifier, TEXT),
                _CONTAINED,
            )
        ),
        "issue": Rule(
            (
                Constant(RDF.type, FABIO.JournalIssue),
                Property("issue", FABIO.hasSequenceIdentifier, TEXT),
                _CONTAINED,
            )
        ),
    },
)
