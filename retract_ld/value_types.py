"""The types of values in the record: what each kind of text may hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import AfterValidator, StringConstraints

from retract_ld import identifiers
from retract_ld.dates import PARTIAL_DATE_PATTERN

__all__ = [
    "LANGUAGE_PATTERN",
    "UCSCHAR",
    "URL_PATTERN",
    "Doi",
    "Issn",
    "Language",
    "Orcid",
    "PartialDate",
    "Pmcid",
    "Pmid",
    "Ror",
    "Text",
    "Texts",
    "Url",
    "Urls",
    "sorted_set",
]

#: RFC 3987 ucschar of the first plane without its blanks, at which some parsers split;
#: readers percent-encode the rest.
UCSCHAR = (
    r"\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
)
_IPCHAR = rf"[A-Za-z0-9._~!$&'()*+,;=:@{UCSCHAR}-]|%[0-9A-Fa-f]{{2}}"
#: http and https IRIs as RFC 3987 and the RDF grammars allow them, without user names.
URL_PATTERN = (
    rf"^https?://[A-Za-z0-9._~{UCSCHAR}-]+(?::[0-9]{{1,5}})?"
    rf"(?:/(?:{_IPCHAR}|/)*)?(?:\?(?:{_IPCHAR}|[/?])*)?(?:#(?:{_IPCHAR}|[/?])*)?$"
)
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"

_S = TypeVar("_S", bound=str)


def _checked(check: Callable[[str], bool], what: str) -> Callable[[str], str]:
    def validate(value: str) -> str:
        if not check(value):
            raise ValueError(f"the check digit of this {what} is wrong")
        return value

    return validate


def sorted_set(values: tuple[_S, ...]) -> tuple[_S, ...]:
    """Return texts sorted and without repeats."""
    return tuple(sorted(set(values))) if len(values) > 1 else values


Text = Annotated[str, StringConstraints(min_length=1)]
Doi = Annotated[
    str,
    StringConstraints(
        pattern=identifiers.DOI_PATTERN, max_length=identifiers.DOI_MAX_LENGTH
    ),
]
Pmid = Annotated[str, StringConstraints(pattern=identifiers.PMID_PATTERN)]
Pmcid = Annotated[str, StringConstraints(pattern=identifiers.PMCID_PATTERN)]
Orcid = Annotated[
    str,
    StringConstraints(pattern=identifiers.ORCID_PATTERN),
    AfterValidator(_checked(identifiers.is_orcid, "ORCID iD")),
]
Ror = Annotated[
    str,
    StringConstraints(pattern=identifiers.ROR_PATTERN),
    AfterValidator(_checked(identifiers.is_ror, "ROR id")),
]
Issn = Annotated[
    str,
    StringConstraints(pattern=identifiers.ISSN_PATTERN),
    AfterValidator(_checked(identifiers.is_issn, "ISSN")),
]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE_PATTERN)]

Texts = Annotated[tuple[Text, ...], AfterValidator(sorted_set)]
Urls = Annotated[tuple[Url, ...], AfterValidator(sorted_set)]
