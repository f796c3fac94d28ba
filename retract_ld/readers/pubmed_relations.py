"""What PubMed's ``RefType`` and ``PublicationType`` say of the two sides of an update.

NLM writes "…In" on the record of the work, and "…Of", "…For" or "…From" on that of what
came after it (pubmed DTD, ``CommentsCorrections``; NLM, *Errata, Retractions, and Other
Linked Citations in PubMed*).

| RefType | type | what came after is |
| --- | --- | --- |
| Retraction, ExpressionOfConcern | the same | the notice |
| PartialRetraction, until 2016 | the same | the notice |
| Erratum | ``erratum`` (1) | the notice |
| Update | ``new_version`` | the notice |
| CorrectedandRepublished | ``corrected_and_republished`` | both (2) |
| Republished | ``new_version`` or ``corrected_and_republished`` (3) | both (2) |
| RetractedandRepublished | ``retract_and_replace`` | both (2) |
| Comment, Cites, Reprint, SummaryForPatients, OriginalReport, … | no update | |
| any other, with In, Of, For or From | ``other`` | the notice |
| any other | ``other`` | not said (4) |

1. NLM's one word for corrections, corrigenda, addenda and, since 2016, partial
   retractions: which of them it was is not said.
2. Notice and replacement: an article that is printed anew says so itself. In both
   directions, so that the records of the two articles make the same claim.
3. The name of both until 2006: corrected if the article that came after is typed
   "Corrected and Republished Article", which only its own record tells.
4. The record stands as the work, which ``other`` gives no status, without a notice and
   without ``found_on``; what it refers to is kept in ``note`` and ``evidence``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from retract_ld.codes import UpdateType
from retract_ld.crosswalk import codes_of, read_as, silent
from retract_ld.models import Update
from retract_ld.readers.remembering import remembered

__all__ = [
    "Relation",
    "TypeClaim",
    "claims_of_types",
    "is_of_a_notice",
    "relation_of",
]

Side = Literal["notice", "work"]

_PREPOSITION: Final = re.compile(r"(?:In|Of|For|From|On)$")
#: RefTypes without their preposition.
_TYPES: Final = {
    _PREPOSITION.sub("", code).lower(): update_type
    for code, update_type in read_as("pubmed-ref-type").items()
}
_NO_UPDATE: Final = frozenset(
    _PREPOSITION.sub("", code).lower() for code in silent("pubmed-ref-type")
)
_REPUBLISHED: Final = frozenset(
    {"correctedandrepublished", "republished", "retractedandrepublished"}
)
#: Unknown names: the preposition is a word of its own, or has a capital.
_REF_TYPE: Final = re.compile(
    r"(.*\w)(?:[ _-]+(?i:(in|of|for|from))|(?<=[a-z])(In|Of|For|From))"
)
#: What the notices do of which a publication type alone does not make works.
_RETRACTIONS: Final = frozenset({"retraction", "partial_retraction"})
_PREPOSITIONS: Final = ("in", "of", "for", "from", "on", "")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a RefType says: the manner, and which side the record is on."""

    type: UpdateType
    side: Side | None
    """``work``, or ``notice`` for what came after; ``None`` if it is not said."""
    successor_roles: tuple[str, ...] = ("notice",)
    """What the document that came after is in the update."""


@dataclass(frozen=True, slots=True)
class TypeClaim:
    """What a publication type says of the record itself."""

    type: UpdateType
    side: Side
    raw_type: str
    as_much: frozenset[UpdateType] | None
    """Other types of update that say as much; ``None``: any on the same side."""

    def is_made_by(self, update: Update) -> bool:
        """Whether a relation already says what the publication type says."""
        if update.found_on != self.side:
            return False
        return self.as_much is None or update.type in {self.type, *self.as_much}


#: Other types of update that say as much as a publication type does.
_AS_MUCH: Final[dict[str, frozenset[UpdateType] | None]] = {
    "expression of concern": frozenset(),
    "retracted publication": frozenset({"retract_and_replace"}),
    "retraction of publication": frozenset(
        {"partial_retraction", "retract_and_replace"}
    ),
}
#: Publication types by name, in the order in which their claims are made.
_CLAIMS: Final = {
    code.code.lower(): TypeClaim(
        code.type, code.side, "", _AS_MUCH.get(code.code.lower())
    )
    for code in codes_of("pubmed-publication-type")
    if code.type is not None and code.side is not None
}
#: Their other names, and their MeSH ids where these are certain.
_SAME_TYPE: Final = {
    other: code.code.lower()
    for code in codes_of("pubmed-publication-type")
    for other in (*map(str.lower, code.labels[1:]), code.iri.rpartition("/")[2])
}


def relation_of(
    ref_type: str, publication_types: Iterable[tuple[str, str]] = ()
) -> Relation | None:
    """Return what a RefType says, or ``None`` if it is no update.

    >>> relation_of("RetractionIn")
    Relation(type='retraction', side='work', successor_roles=('notice',))
    >>> relation_of("CommentOn") is None, relation_of("Devotion").side is None
    (True, True)
    >>> relation_of("PlagiarismIn").type, relation_of("PlagiarismIn").side
    ('other', 'work')
    """
    name, relation = _by_itself(ref_type)
    if relation is None or name != "republished" or relation.side == "work":
        return relation  # the record's own types tell nothing of the other side
    claimed = {claim.type for claim in claims_of_types(publication_types)}
    if "corrected_and_republished" not in claimed:
        return relation
    return replace(relation, type="corrected_and_republished")


@remembered(1024)
def _by_itself(ref_type: str) -> tuple[str, Relation | None]:
    """Return the name in a RefType, and what it says if nothing else is known."""
    name, preposition = _parts(ref_type)
    if name in _NO_UPDATE:
        return name, None
    if not preposition:
        return name, Relation("other", None)
    side: Side = "work" if preposition == "in" else "notice"
    update_type = _TYPES.get(name, "other")
    if name not in _REPUBLISHED:
        return name, Relation(update_type, side)
    return name, Relation(update_type, side, ("notice", "replacement"))


def is_of_a_notice(
    claim: TypeClaim, claims: Iterable[TypeClaim], made: Iterable[Update]
) -> bool:
    """Tell whether a claim calls a notice of retraction retracted.

    `claims` are all that the record's publication types make, `made` those of its
    relations. A relation that names the later notice makes such a claim already.
    """
    return (claim.side, claim.type) == ("work", "retraction") and (
        any(c.side == "notice" and c.type == "retraction" for c in claims)
        or any(u.found_on == "notice" and u.type in _RETRACTIONS for u in made)
    )


def _parts(ref_type: str) -> tuple[str, str]:
    """Return name and preposition; of a name that is not known only as it is spelt."""
    folded = re.sub(r"[\W_]", "", ref_type).lower()
    for preposition in _PREPOSITIONS:
        name = folded.removesuffix(preposition)
        if name + preposition == folded and (name in _TYPES or name in _NO_UPDATE):
            return name, preposition
    match = _REF_TYPE.fullmatch(ref_type.strip())
    if match is None:
        return folded, ""
    return match.group(1).lower(), (match.group(2) or match.group(3)).lower()


def claims_of_types(
    publication_types: Iterable[tuple[str, str]],
) -> Iterator[TypeClaim]:
    """Yield what publication types, as (MeSH id, name), say of the record itself.

    >>> [claim.side for claim in claims_of_types([("", "RETRACTION OF PUBLICATION")])]
    ['notice']
    """
    seen = set()
    for ui, name in publication_types:
        folded = _SAME_TYPE.get(name.lower(), name.lower())
        if folded not in _CLAIMS:
            folded = _SAME_TYPE.get(ui, "")
        if folded in _CLAIMS and folded not in seen:
            seen.add(folded)
            known = _CLAIMS[folded]
            yield TypeClaim(known.type, known.side, name or ui, known.as_much)
