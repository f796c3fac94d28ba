"""Values of query parameters: text of the user's → one RDF term, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, get_args

from retract_ld import identifiers, terms
from retract_ld.codes import Reason, Register, Status, UpdateType
from retract_ld.dates import is_partial_date
from retract_ld.errors import VocabularyError
from retract_ld.labels import reason_of, update_type_of
from retract_ld.readers.records import is_url
from retract_ld.terms import Term

__all__ = ["KINDS", "Kind", "term_of"]


class Kind(NamedTuple):
    """A kind of parameter."""

    title: str
    example: str
    read: Callable[[str], Term | None]
    """Return the term of a value, ``None`` if it is no such value."""


def _doi(value: str) -> Term | None:
    doi = identifiers.normalize_doi(value)
    return terms.doi_iri(doi) if doi else None


def _date(value: str) -> Term | None:
    return terms.date(value) if is_partial_date(value) else None


def _orcid(value: str) -> Term | None:
    orcid = identifiers.normalize_orcid(value)
    return f"<https://orcid.org/{orcid}>" if orcid else None


def _issn(value: str) -> Term | None:
    issn = identifiers.normalize_issn(value)
    return terms.string(issn) if issn else None


def _iri(value: str) -> Term | None:
    return terms.iri(value) if is_url(value) else None


def _text(value: str) -> Term | None:
    # SPARQL reads \u escapes before anything else (SPARQL 1.1, 19.2), some engines after
    # another backslash too: there is no way to write a backslash that all agree on.
    if not value or "\\" in value or any(ord(c) < 0x20 for c in value):
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return None
    return terms.string(value)


def _concept(
    scheme: str, codes: tuple[str, ...], find: Callable[[str], str | None]
) -> Callable[[str], Term | None]:
    def read(value: str) -> Term | None:
        code = value if value in codes else find(value)
        return f"<https://w3id.org/retract-ld/{scheme}/{code}>" if code else None

    return read


KINDS: Final[dict[str, Kind]] = {
    "doi": Kind("a DOI", "10.5555/sample.w1", _doi),
    "date": Kind("a day, month or year", "2020-01-31", _date),
    "orcid": Kind("an ORCID iD", "0000-0002-1825-0097", _orcid),
    "issn": Kind("an ISSN", "1234-5679", _issn),
    "iri": Kind("an http or https IRI", "https://doi.org/10.5555/sample.w1", _iri),
    "text": Kind("text in one line, without backslashes", "words", _text),
    "register": Kind(
        "a register",
        "retraction-watch",
        _concept("register", get_args(Register), lambda _: None),
    ),
    "reason": Kind(
        "a reason", "paper-mill", _concept("reason", get_args(Reason), reason_of)
    ),
    "status": Kind(
        "a status", "retracted", _concept("status", get_args(Status), lambda _: None)
    ),
    "update-type": Kind(
        "an update type",
        "retraction",
        _concept("update-type", get_args(UpdateType), update_type_of),
    ),
}


def term_of(kind: str, name: str, value: str) -> Term:
    """Return the term of a parameter's value.

    >>> term_of("doi", "work", "https://doi.org/10.5555/A%3Cb")
    '<https://doi.org/10.5555/a%3Cb>'
    >>> term_of("reason", "reason", "Paper Mill")
    '<https://w3id.org/retract-ld/reason/paper-mill>'

    Raises:
        VocabularyError: if it is no value of the kind.
    """
    read = KINDS[kind]
    term = read.read(value.strip())
    if term is None:
        raise VocabularyError(
            f"{name}: {value!r:.200} is not {read.title}.",
            hint=f"An example: {read.example}",
        )
    return term
