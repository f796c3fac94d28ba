"""Our own RDF back to models, driven by the rows of the ``core`` profile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from retract_ld.errors import InvalidRecord
from retract_ld.mapping.core import CORE
from retract_ld.mapping.table import Derived, Property
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
from retract_ld.namespaces import DCTERMS, FOAF, RDF, RLD
from retract_ld.terms import Term, iri_text, lexical

__all__ = ["read_updates"]

M = TypeVar("M", bound=BaseModel)
D = TypeVar("D", bound=Document)

_ROR = "https://ror.org/"
_ORCID = "https://orcid.org/"


def read_updates(triples: Iterable[tuple[Term, Term, Term]]) -> list[Update]:
    """Return the updates a graph describes in the ``core`` profile, sorted by subject.

    Raises:
        InvalidRecord: if a claim's values do not make a valid `Update`; located at its IRI.
    """
    graph = _Graph(triples)
    return [_update(graph, subject) for subject in graph.instances(RLD.Update)]


def _update(graph: _Graph, subject: Term) -> Update:
    try:
        return graph.update(subject)
    except (KeyError, ValueError) as error:
        # A concept of somebody else's, an IRI for a text: the codecs know only ours.
        raise InvalidRecord(
            f"has a value that no record of ours can have: {error}.",
            location=subject,
            hint="Was this graph written in the vocabulary 'core'?",
        ) from error


class _Graph:
    """Triples by subject and predicate, and the models that can be read from them."""

    def __init__(self, triples: Iterable[tuple[Term, Term, Term]]) -> None:
        self._index: dict[Term, dict[Term, list[Term]]] = {}
        for subject, predicate, value in triples:
            objects = self._index.setdefault(subject, {}).setdefault(predicate, [])
            if value not in objects:
                objects.append(value)

    def instances(self, of: Term) -> list[Term]:
        return sorted(s for s in self._index if of in self.objects(s, RDF.type))

    def objects(self, subject: Term, predicate: Term) -> list[Term]:
        return sorted(self._index.get(subject, {}).get(predicate, ()))

    def one(self, subject: Term, predicate: Term) -> Term | None:
        return next(iter(self.objects(subject, predicate)), None)

    def fields(self, kind: str, subject: Term) -> dict[str, Any]:
        """Read the `Property` rows of a kind into a model's fields."""
        values: dict[str, Any] = {}
        for row in CORE.rules[kind].rows:
            if isinstance(row, Property):
                read = [
                    row.codec.read(term)
                    for term in self.objects(subject, row.predicate)
                ]
                if row.many:
                    values[row.field] = tuple(read)
                elif read:
                    values[row.field] = read[0]
        return values

    def update(self, subject: Term) -> Update:
        values = self.fields("update", subject)
        notice = self.one(subject, RLD.notice)
        work = self.one(subject, RLD.work)
        replacement = self.one(subject, RLD.replacement)
        evidence = [
            _make(Evidence, item, self.fields("evidence", item))
            for item in self.objects(subject, RLD.evidence)
        ]
        values |= {
            "notice": self.document(Notice, "notice", notice) if notice else None,
            "work": self.document(Work, "work", work) if work else None,
            "replacement": self.document(Work, "work", replacement)
            if replacement
            else None,
            "evidence": tuple(evidence),
        }
        return _make(Update, subject, values)

    def document(self, model: type[D], kind: str, subject: Term) -> D:
        values = self.fields(kind, subject)
        contributions = sorted(
            self.objects(subject, RLD.contribution),
            key=lambda item: int(lexical(self.one(item, RLD.position) or '"0"')),
        )
        values["authors"] = tuple(self.author(item) for item in contributions)
        values["journal"] = self.journal(kind, subject)
        publisher = self.one(subject, DCTERMS.publisher)
        if publisher:
            written = self.objects(subject, RLD.publisherName)
            values["publisher"] = self.organizations([publisher], written)[0]
        return _make(model, subject, values)

    def journal(self, kind: str, subject: Term) -> Journal | None:
        """Read the journal as this document writes it, not as others may."""
        found: dict[str, list[Any]] = {}
        for row in CORE.rules[kind].rows:
            if isinstance(row, Derived) and row.name in {"journal_title", "issns"}:
                terms = self.objects(subject, row.predicate)
                found[row.name] = [row.codec.read(term) for term in terms]
        titles, issns = found["journal_title"], found["issns"]
        if not titles and not issns:
            return None
        values = {"title": titles[0] if titles else None, "issns": tuple(issns)}
        return _make(Journal, subject, values)

    def author(self, contribution: Term) -> Agent:
        values = self.fields("contribution", contribution)
        agent = self.one(contribution, RLD.contributor)
        if agent and iri_text(agent).startswith(_ORCID):
            values["orcid"] = iri_text(agent)[len(_ORCID) :]
        if agent and FOAF.Organization in self.objects(agent, RDF.type):
            values["kind"] = "organization"
        affiliations = self.objects(contribution, RLD.affiliation)
        written = self.objects(contribution, RLD.writtenAffiliation)
        values["affiliations"] = tuple(self.organizations(affiliations, written))
        return _make(Agent, contribution, values)

    def organizations(
        self, subjects: list[Term], written: list[Term]
    ) -> list[Organization]:
        """Read organizations; those with a ROR id under each name written beside them."""
        found: list[Organization] = []
        for subject in subjects:
            names = self.objects(subject, FOAF.name)
            if not iri_text(subject).startswith(_ROR):
                values = {"name": lexical(names[0])} if names else {}
                found.append(_make(Organization, subject, values))
                continue
            ror = iri_text(subject)[len(_ROR) :]
            here = [lexical(name) for name in names if name in written]
            found += [Organization(name=name, ror=ror) for name in here or (None,)]
        return found


def _make(model: type[M], subject: Term, values: dict[str, Any]) -> M:
    try:
        return model(
            **{name: value for name, value in values.items() if value is not None}
        )
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"]) or model.__name__
        raise InvalidRecord(
            f"{path}: {first['msg']}.",
            location=subject,
            hint="Was this graph written in the vocabulary 'core'?",
        ) from error
