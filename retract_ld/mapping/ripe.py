"""Profile ``ripe``: RIPE-O's notices, so that our graphs can join its knowledge graph.

RIPE-O types notices of retraction, concern and correction, links them with CiTO and cites
with PRISM 3.0. It derives its correction notice from ``fabio:Correction``, which is a Work
of FRBR: do not merge corrections of this profile with those of ``core`` or ``spar`` under
a reasoner, for there they are Expressions.
"""

from __future__ import annotations

from typing import Final

from retract_ld.codes import UPDATE_TYPES
from retract_ld.crosswalk import class_names, relation_names
from retract_ld.mapping.table import (
    DATE,
    TEXT,
    Constant,
    Derived,
    Link,
    Profile,
    Property,
    Rule,
    choice,
)
from retract_ld.namespaces import CITO, DCTERMS, FOAF, PRISM3, RDF, RIPE

__all__ = ["RESEARCH_INTEGRITY"]

_NOTICE_CLASS: Final = choice(
    {code: RIPE[name] for code, name in class_names("ripe").items()}
)
_RELATIONS: Final = relation_names("cito")
_DOCUMENT: Final = (
    Property("doi", PRISM3.doi, TEXT),
    Property("published", PRISM3.publicationDate, DATE),
    Property("title", DCTERMS.title, TEXT),
    Link("authors", DCTERMS.creator),
)

RESEARCH_INTEGRITY: Final = Profile(
    "ripe",
    "RIPE-O: notices as evidence for assessments of research integrity",
    {
        "notice": Rule(
            (
                Derived("type", RDF.type, _NOTICE_CLASS),
                *(
                    Link(f"relation:{code}", CITO[_RELATIONS.get(code, "cites")])
                    for code in UPDATE_TYPES
                ),
                *_DOCUMENT,
            )
        ),
        "work": Rule(_DOCUMENT),
        "person": Rule(
            (Constant(RDF.type, FOAF.Person), Property("name", FOAF.name, TEXT))
        ),
        "organization": Rule(
            (Constant(RDF.type, FOAF.Organization), Property("name", FOAF.name, TEXT))
        ),
    },
)
