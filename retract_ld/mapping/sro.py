"""Profile ``sro``: the Scholarly Record Ontology, so that our graphs can join its own.

It has our one idea: a claim by a register, about a work, evidenced by a notice. Its
statuses are fewer: what has none there is a claim without ``sro:hasStatus``, and the
source's word stays in ``sro:rawStatusLabel``. Registers that it does not know keep our
IRI. Dates stay as exact as the source has them, so a bare year is an ``xsd:gYear``,
which is wider than the ``xsd:date`` that SRO speaks of.
"""

from __future__ import annotations

from typing import Final, get_args

from retract_ld.codes import Register
from retract_ld.crosswalk import term_names
from retract_ld.mapping.table import (
    DATE,
    FLAG,
    TEXT,
    Constant,
    Derived,
    Link,
    Profile,
    Property,
    Rule,
    choice,
)
from retract_ld.namespaces import RDF, SRO

__all__ = ["SCHOLARLY_RECORD"]

_NAMES: Final = term_names("sro")

_STATUS: Final = choice(
    {
        ours.removeprefix("status:"): SRO[name]
        for ours, name in _NAMES.items()
        if ours.startswith("status:")
    }
)
_REGISTER: Final = choice(
    {
        code: SRO[_NAMES[f"register:{code}"]]
        if f"register:{code}" in _NAMES
        else f"<https://w3id.org/retract-ld/register/{code}>"
        for code in get_args(Register)
    }
)
_DOCUMENT: Final = (
    Property("doi", SRO.doi, TEXT),
    Property("published", SRO.publicationDate, DATE),
)

SCHOLARLY_RECORD: Final = Profile(
    "sro",
    "Scholarly Record Ontology: the claim as an integrity assertion",
    {
        "update": Rule(
            (
                Constant(RDF.type, SRO.IntegrityAssertion),
                Link("work", SRO.aboutWork),
                Property("asserted_by", SRO.assertedBy, _REGISTER),
                Derived("claimed_status", SRO.hasStatus, _STATUS),
                Property("date", SRO.assertedDate, DATE),
                Link("notice", SRO.evidencedByNotice),
                Property("record_id", SRO.sourceRecordId, TEXT),
                Property("raw_type", SRO.rawStatusLabel, TEXT),
                Derived("self_referential", SRO.isSelfReferential, FLAG),
            )
        ),
        "notice": Rule((Constant(RDF.type, SRO.CorrectiveNotice), *_DOCUMENT)),
        "work": Rule((Constant(RDF.type, SRO.ScholarlyWork), *_DOCUMENT)),
    },
)
