"""Authors of a PubMed record: persons and groups, with ORCID iD and affiliations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_orcid, normalize_ror
from retract_ld.models import Agent, Organization
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import build
from retract_ld.readers.xml_text import plain_text
from retract_ld.readers.xml_trees import fields, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["authors"]


def authors(article: _Element, problems: ProblemList) -> Iterator[Agent]:
    """Yield the authors in their order, without those that NLM marks as wrong.

    ``ValidYN="N"`` marks a name as first printed, which an erratum has corrected.
    """
    for element in article.iterfind("AuthorList/Author"):
        if element.get("ValidYN") == "N":
            continue
        try:
            agent = _author(element, problems)
        except InvalidRecord as error:
            problems.warn(element, f"author left out: {error.message}")
            continue
        if agent is not None:
            yield agent


def _author(element: _Element, problems: ProblemList) -> Agent | None:
    parts = fields(element)
    family = _text(parts, "LastName")
    given = (
        _text(parts, "ForeName")
        # until 2001 in two parts
        or " ".join(
            filter(None, (_text(parts, "FirstName"), _text(parts, "MiddleName")))
        )
        or _text(parts, "Initials")
    )
    collective = _text(parts, "CollectiveName")
    person = " ".join(filter(None, (given, family, _text(parts, "Suffix"))))
    if not (person or collective):
        return None
    values: dict[str, Any] = {"name": person or collective}
    if person:
        values["given_name"], values["family_name"] = given, family
    else:
        values["kind"] = "organization"
    if "Identifier" in parts:
        values["orcid"] = _orcid(element, problems)
    if "AffiliationInfo" in parts or "Affiliation" in parts:
        values["affiliations"] = tuple(_affiliations(element))
    if element.get("EqualContrib") == "Y":
        values["equal_contribution"] = True
    return build(Agent, line_of(element), **values)


def _text(parts: dict[str, _Element], name: str) -> str | None:
    return plain_text(parts[name]) or None if name in parts else None


def _orcid(element: _Element, problems: ProblemList) -> str | None:
    for identifier in element.findall("Identifier"):
        if identifier.get("Source") != "ORCID":
            continue
        text = plain_text(identifier)
        orcid = normalize_orcid(text)
        if orcid is None and text:
            problems.warn(
                identifier, f"'{text}' is not an ORCID iD, so it was left out."
            )
        return orcid
    return None


def _affiliations(element: _Element) -> Iterator[Organization]:
    for info in (*element.findall("AffiliationInfo"), element):
        name = text_of(info, "Affiliation")
        if name is None:
            continue
        rors = (
            normalize_ror(plain_text(identifier))
            for identifier in info.findall("Identifier")
            if identifier.get("Source") == "ROR"
        )
        yield build(Organization, "", name=name, ror=next(rors, None))
