"""Between our codes and those of other standards, by ``vocab/crosswalk.ttl``.

Readers ask what a code is read as, profiles and writers what a type is written as.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from retract_ld.codes import UPDATE_TYPES, UpdateType
from retract_ld.crosswalk_codes import CODES, TERMS, Code, Side

__all__ = [
    "Code",
    "Side",
    "class_names",
    "codes_of",
    "read_as",
    "relation_names",
    "silent",
    "standards",
    "term_names",
    "written_as",
]


def standards() -> tuple[str, ...]:
    """Return the names of the lists of codes that the crosswalk has.

    >>> standards()[:2]
    ('coar-resource-type', 'coar-version')
    """
    return tuple(CODES)


def codes_of(standard: str) -> tuple[Code, ...]:
    """Return all codes of a standard, sorted."""
    return CODES[standard]


def read_as(standard: str, side: Side | None = None) -> dict[str, UpdateType]:
    """Return the update type of each code of a standard, as the standard spells it.

    With `side`, only the codes that records of that side bear.

    >>> read_as("jats-related-article-type", "work")["retraction-forward"]
    'retraction'
    """
    return {
        code.code: code.type
        for code in CODES[standard]
        if code.type is not None and side in {None, code.side}
    }


def silent(standard: str) -> frozenset[str]:
    """Return the codes of a standard that are no updates.

    >>> "CommentOn" in silent("pubmed-ref-type")
    True
    """
    return frozenset(code.code for code in CODES[standard] if code.type is None)


_WRITTEN: Final[Mapping[tuple[str, UpdateType, Side | None], str]] = {
    (standard, update_type, code.side): code.code
    for standard, codes in CODES.items()
    for code in codes
    for update_type in code.written_for
}


def written_as(
    update_type: UpdateType, standard: str, side: Side | None = None
) -> str | None:
    """Return the code that a type is written as on a record of that side, or ``None``.

    >>> written_as("corrigendum", "pubmed-ref-type", "notice")
    'ErratumFor'
    >>> written_as("reinstatement", "crossmark", "notice") is None
    True
    """
    return _WRITTEN.get((standard, update_type, side))


def term_names(prefix: str) -> dict[str, str]:
    """Return the name in another vocabulary of each term of ours that is written in it.

    >>> term_names("pso")["status:retracted"]
    'retracted-from-publication'
    """
    return dict(TERMS.get(prefix, {}))


def relation_names(prefix: str, *, inverse: bool = False) -> dict[UpdateType, str]:
    """Return the relation in another vocabulary of each update type that has one there.

    >>> relation_names("cito")["erratum"]
    'corrects'
    """
    names = term_names(prefix)
    found: dict[UpdateType, str] = {}
    for update_type, terms in UPDATE_TYPES.items():
        ours = f"rld:{terms.inverse if inverse else terms.relation}"
        if update_type != "other" and ours in names:
            found[update_type] = names[ours]
    return found


def class_names(prefix: str) -> dict[UpdateType, str]:
    """Return the class in another vocabulary of each update type's notices.

    >>> class_names("fabio")["retraction"]
    'RetractionNotice'
    """
    names = term_names(prefix)
    return {
        update_type: names[f"rld:{terms.notice_class}"]
        for update_type, terms in UPDATE_TYPES.items()
        if f"rld:{terms.notice_class}" in names
    }
