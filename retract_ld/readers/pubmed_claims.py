"""A PubMed record → the claims it makes, by its relations and its publication types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_pmid
from retract_ld.models import Agent, Evidence, Notice, Update, Work
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.pubmed_articles import (
    abstract_of,
    article_of,
    document_values,
    publication_types,
)
from retract_ld.readers.pubmed_citations import doi_in, parts_of_citation
from retract_ld.readers.pubmed_relations import (
    Relation,
    TypeClaim,
    claims_of_types,
    is_of_a_notice,
    relation_of,
)
from retract_ld.readers.records import build, journal_of, validated
from retract_ld.readers.xml_text import local_name
from retract_ld.readers.xml_trees import first_text, parts, texts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Citation"]

#: Children of ``CommentsCorrections`` that describe the other side. Before 2008 the
#: relation was no attribute but another child around these.
_OTHER_SIDE: Final = frozenset({"MedlineID", "Note", "PMID", "RefSource"})


class Citation:
    """One PubMed record, and the documents made of it so far."""

    def __init__(self, record: _Element) -> None:
        self._record = record
        self._around = self._parts = parts(record)
        self._element = record
        for name in ("MedlineCitation", "BookDocument"):
            if name in self._around:
                self._element = self._around[name][0]
                self._parts = parts(self._element)
        self.problems = ProblemList()
        self.pmid = normalize_pmid(first_text(self._parts, "PMID") or "")
        self._article = article_of(self._parts)
        self._types = publication_types(self._article)
        self._said: dict[str, Any] | None = None
        self._work: Work | None = None
        self._notice: Notice | None = None

    def updates(self) -> Iterator[Update]:
        """Yield what the relations say, then what only the publication types say."""
        made: list[Update] = []
        for raw_type, element in self._relations():
            try:
                update = self._of_relation(raw_type, element)
            except InvalidRecord as error:
                self.problems.reject(element, error)
                continue
            if update is not None and update not in made:
                made.append(update)
        yield from made
        claims = list(claims_of_types(self._types))
        for claim in claims:
            if any(claim.is_made_by(update) for update in made):
                continue
            if is_of_a_notice(claim, claims, made):
                self.problems.warn(
                    self._element,
                    "is both a notice and a retracted paper"
                    f" (typed '{claim.raw_type}'); no claim is made that the notice"
                    " was retracted.",
                )
                continue
            try:
                yield self._of_type(claim)
            except InvalidRecord as error:
                self.problems.reject(self._element, error)

    def _relations(self) -> Iterator[tuple[str, _Element]]:
        """Yield each RefType with the element that holds the other side."""
        relations = self._parts.get("CommentsCorrections", ())
        for lists in self._parts.get("CommentsCorrectionsList", ()):
            relations = (*lists.iterchildren("CommentsCorrections"), *relations)
        for element in relations:
            raw_type = element.get("RefType")
            if raw_type is not None:
                yield raw_type, element
                continue
            for child in element:
                name = local_name(child.tag)
                if name and name not in _OTHER_SIDE:
                    yield name, child

    def _values(self) -> dict[str, Any]:
        """Return what the record says of its own document, without what it does not."""
        if self._said is None:
            values = document_values(
                self._around, self._parts, self._article, self._types, self.problems
            )
            self._said = {name: value for name, value in values.items() if value}
        return self._said

    def _own_work(self) -> Work | None:
        if self._work is None and self._values():
            self._work = validated(Work, line_of(self._record), self._values())
        return self._work

    def _own_notice(self) -> Notice | None:
        values = self._values()
        if self._notice is None and values:
            is_notice = any(
                claim.side == "notice" and claim.type != "corrected_and_republished"
                for claim in claims_of_types(self._types)
            )
            text = abstract_of(self._element) if is_notice else None
            self._notice = build(Notice, line_of(self._record), **values, text=text)
        return self._notice

    def _of_relation(self, raw_type: str, element: _Element) -> Update | None:
        relation = relation_of(raw_type, self._types)
        if relation is None:
            return None
        if relation.side is None:
            self.problems.warn(
                element,
                f"the RefType '{raw_type}' is not known and does not tell which side"
                " is the notice, so it is kept as 'other', without the other side.",
            )
        elif relation.type == "other":
            self.problems.warn(
                element,
                f"the RefType '{raw_type}' is not known, so it is kept as 'other'.",
            )
        return build(
            Update,
            line_of(element),
            type=relation.type,
            raw_type=raw_type,
            asserted_by="pubmed",
            record_id=self.pmid,
            found_on=relation.side,
            **(
                self._documents(raw_type, relation, element)
                if relation.side
                else self._alone(element)
            ),
        )

    def _alone(self, element: _Element) -> dict[str, Any]:
        """Return the record as the work, and the other side in words only."""
        other = texts(element)
        words, pmid = other.get("RefSource"), other.get("PMID")
        note = (other.get("Note"), words, pmid and f"PMID {pmid}")
        return {
            "work": self._own_work(),
            "note": "; ".join(filter(None, note)) or None,
            "evidence": _evidence("note", words),
        }

    def _documents(
        self, raw_type: str, relation: Relation, element: _Element
    ) -> dict[str, Any]:
        """Return notice, work and replacement, and the words they were read from."""
        given = texts(element)
        other = self._other_side(element, given)
        if not other:
            self.problems.warn(
                element,
                f"{raw_type} does not tell which document is on the other side.",
            )
        documents: dict[str, Any] = {"note": given.get("Note")}
        for role in ("work", *relation.successor_roles):
            model: type[Notice | Work] = Notice if role == "notice" else Work
            if (role == "work") == (relation.side == "work"):
                own = self._own_notice() if role == "notice" else self._own_work()
                documents[role] = own
            elif other:
                documents[role] = validated(model, line_of(element), other)
        field = relation.successor_roles[0] if relation.side == "work" else "work"
        documents["evidence"] = _evidence(field, given.get("RefSource"))
        return documents

    def _other_side(self, element: _Element, given: dict[str, str]) -> dict[str, Any]:
        """Return what PMID and RefSource say; nothing of a citation in free words."""
        values: dict[str, Any] = {}
        if "RefSource" in given:
            values = parts_of_citation(given["RefSource"]) or {}
            values["doi"] = doi_in(given["RefSource"])
        if "journal" in values:
            values["journal"] = journal_of(values["journal"])
            values["authors"] = tuple(
                Agent(name=name, family_name=family)
                for name, family in values["authors"]
            )
        if "PMID" in given:
            values["pmid"] = normalize_pmid(given["PMID"])
            if values["pmid"] is None:
                self.problems.warn(
                    element, f"'{given['PMID']}' is not a PMID, so it was left out."
                )
        return {name: value for name, value in values.items() if value}

    def _of_type(self, claim: TypeClaim) -> Update:
        """Return the claim of a publication type that no relation makes."""
        own: dict[str, Any] = {}
        if claim.side == "work":
            own["work"] = self._own_work()
        else:
            own["notice"] = self._own_notice()
            if claim.type == "corrected_and_republished":
                own["replacement"] = self._own_work()
            self.problems.warn(
                self._element,
                f"is typed '{claim.raw_type}', but does not name the work concerned.",
            )
        return build(
            Update,
            line_of(self._record),
            type=claim.type,
            raw_type=claim.raw_type,
            asserted_by="pubmed",
            record_id=self.pmid,
            found_on=claim.side,
            **own,
        )


def _evidence(field: str, words: str | None) -> tuple[Evidence, ...]:
    return (Evidence(field=field, text=words, rule="RefSource"),) if words else ()
