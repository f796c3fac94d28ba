"""How resources are named: global identifiers where there are any, else minted IRIs.

Minted IRIs depend on the content that identifies the thing and on nothing else: not on
the machine, the order of the input or other records.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import add
from typing import ClassVar, Final

from retract_ld.models import (
    Agent,
    Document,
    Evidence,
    Journal,
    Notice,
    Organization,
    Update,
)
from retract_ld.terms import Term, digest, doi_iri, hashed, iri

__all__ = ["Minter", "author_ends"]


class Minter:
    """Names resources, under a base where they have no global identifier."""

    def __init__(self, base: str) -> None:
        self.base = base
        # Shared things recur by the thousand; a bounded memory keeps this in constant space.
        self._organization = lru_cache(20_000)(self._name_organization)
        self._journal = lru_cache(20_000)(self._name_journal)

    def mint(self, kind: str, *parts: str | None) -> Term:
        """Spell an IRI under the base from what identifies a thing."""
        return f"<{self.base}{kind}/{digest(*parts)}>"

    def doi(self, doi: str) -> Term:
        """Spell a DOI as an IRI."""
        return doi_iri(doi)

    def document(self, document: Document, kind: str, *context: str | None) -> Term:
        """Name a notice or a work; `context` identifies one that has no citation."""
        if document.doi:
            return self.doi(document.doi)
        if document.pmid:
            return f"<https://pubmed.ncbi.nlm.nih.gov/{document.pmid}/>"
        if document.pmcid:
            return f"<https://www.ncbi.nlm.nih.gov/pmc/articles/{document.pmcid}/>"
        if document.url:
            return iri(document.url)
        if document.same_as:
            return iri(document.same_as[0])
        return self.mint(kind, *_citation(document), *context)

    def work(self, update: Update) -> Term | None:
        """Name the work of an update."""
        work = update.work
        if work is None:
            return None
        if work.doi:
            return self.doi(work.doi)
        return self.document(work, "work", *_lonely_work(update))

    def notice(
        self, update: Update, work: Term | None, *, in_situ: bool
    ) -> Term | None:
        """Name the notice of an update.

        Where one document is notice and work, the notice gets a node of its own, so that
        the claim does not loop and the two dates do not meet on one node.
        """
        notice = update.notice
        if notice is None:
            return None
        if not in_situ:
            named = notice.title and (notice.text or notice.journal)
            context = () if named else _claim(update, work)
            subject = self.document(notice, "notice", *context)
            if subject != work:
                return subject
        return self.mint("notice", "in-situ", work, update.type, update.date)

    def update(self, update: Update, notice: Term | None, work: Term | None) -> Term:
        """Name a claim: the same claim read twice is one node."""
        return self.mint(
            "update",
            update.asserted_by,
            update.record_id,
            update.type,
            update.raw_type if update.type == "other" else None,
            update.date,
            notice,
            work,
        )

    def replacement(
        self, update: Update, subject: Term, notice: Term | None, work: Term | None
    ) -> Term | None:
        """Name what replaces the work: under the same DOI, with a node of its own."""
        if update.replacement is None:
            return None
        found = self.document(update.replacement, "work", subject)
        if found == work or (found == notice and _cited_otherwise(update)):
            return self.mint("work", "replacement", work, subject)
        return found

    def evidence(self, subject: Term, evidence: Evidence) -> Term:
        """Name the words that a value of an update was read from."""
        return self.mint(
            "evidence",
            subject,
            evidence.field,
            evidence.text,
            str(evidence.start),
            str(evidence.end),
            evidence.rule,
        )

    def authors(
        self, subject: Term, authors: Sequence[Agent]
    ) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """Name the contributions of a document's authors, and the authors."""
        place = digest(subject)
        places = f"<{self.base}contribution/{place}/"
        agents = f"<{self.base}agent/{place}/"
        ends = author_ends([author.name for author in authors])
        return (
            tuple([places + end for end in ends]),
            tuple(
                [
                    f"<https://orcid.org/{author.orcid}>"
                    if author.orcid
                    else agents + end
                    for author, end in zip(authors, ends, strict=True)
                ]
            ),
        )

    def organization(self, organization: Organization) -> Term:
        """Name an organization."""
        return self._organization(organization.name, organization.ror)

    def _name_organization(self, name: str | None, ror: str | None) -> Term:
        return f"<https://ror.org/{ror}>" if ror else self.mint("organization", name)

    def journal(self, journal: Journal) -> Term:
        """Name a journal, by the first of its ISSNs."""
        return self._journal(journal.title, journal.issns)

    def _name_journal(self, title: str | None, issns: tuple[str, ...]) -> Term:
        if issns:
            return f"<https://portal.issn.org/resource/ISSN/{issns[0]}>"
        return self.mint("journal", title)


def author_ends(names: Sequence[str]) -> list[str]:
    """Return how the IRIs of a document's authors end, who have these names.

    >>> author_ends(["A B", "C D"])
    ['0001/46cf5892ed378e4a843e5783563bfccd>', '0002/2e0eb99281a980e7ab69b81ae81ffb7b>']
    """
    positions: Sequence[str] = _POSITIONS
    if len(names) > len(positions):
        positions = [_position(number) for number in range(1, len(names) + 1)]
    return [*map(add, positions, map(_ENDS.__getitem__, names))]


def _position(number: int) -> str:
    return f"{number:04d}/"


#: Of as many authors as nearly all documents have.
_POSITIONS: Final = tuple(map(_position, range(1, 101)))


class _Ends(dict[str, str]):
    """What names are hashed to; `lru_cache` is slower, if full of what does not recur."""

    _KEPT: ClassVar = 50_000

    def __missing__(self, name: str) -> str:
        if len(self) >= self._KEPT:
            self.clear()
        # As `digest` does, which takes any number of parts.
        end = self[name] = f"{hashed(f'{len(name)}:{name}')}>"
        return end


_ENDS: Final = _Ends()


def _citation(document: Document) -> tuple[str | None, ...]:
    journal = document.journal
    return (
        document.title,
        journal.title if journal else None,
        ",".join(journal.issns) if journal else None,
        document.volume,
        document.issue,
        document.pages or document.page_start,
        document.article_number,
        document.published,
        document.text if isinstance(document, Notice) else None,
        "|".join(author.name for author in document.authors),
    )


def _cited_otherwise(update: Update) -> bool:
    """Whether notice and replacement are one document that the source cites in two ways."""
    notice, replacement = update.notice, update.replacement
    return any(
        getattr(notice, field) != getattr(replacement, field)
        for field in Document.model_fields
    )


def _lonely_work(update: Update) -> tuple[str | None, ...]:
    """What tells a work without identifier and title from another such work."""
    if update.work is None or update.work.identified or update.work.title:
        return ()
    notice = update.notice
    return (
        update.asserted_by,
        update.record_id,
        update.part,
        (notice.doi or notice.pmid or notice.title) if notice else None,
    )


def _claim(update: Update, work: Term | None) -> tuple[str | None, ...]:
    return update.asserted_by, update.record_id, update.type, update.date, work
