"""Contributors of an item of Crossref XML: authors, with ORCID iD and affiliations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_orcid, normalize_ror
from retract_ld.models import Agent, Organization
from retract_ld.readers.problem_list import ProblemList
from retract_ld.readers.records import organization_of, validated
from retract_ld.readers.xml_text import local_name, plain_text
from retract_ld.readers.xml_trees import Parts, first_text, inside, parts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["authors"]


#: Parts of a person's name in reading order.
_PERSON: Final = {
    "given_name": "given_name",
    "surname": "family_name",
    "suffix": "suffix",
}


def authors(item: Parts, problems: ProblemList) -> Iterator[Agent]:
    """Yield the contributors whose role is author, in their order."""
    for element in item["contributors"][0] if "contributors" in item else ():
        name = local_name(element.tag)
        if name not in {"person_name", "organization"}:
            continue
        given = parts(element)
        roles = _roles(element, given)
        if roles and not any("author" in role for role in roles):
            continue  # without any role it is taken for one
        try:
            agent = _author(element, name, given, roles, problems)
        except InvalidRecord as error:
            problems.warn(element, f"author left out: {error.message}")
            continue
        if agent is not None:
            yield agent


def _roles(element: _Element, given: Parts) -> list[str]:
    roles = [element.get("contributor_role") or ""]
    if "role" in given:
        roles += [role.get("type") or plain_text(role) for role in given["role"]]
    return [role for role in roles if role]


def _author(
    element: _Element, tag: str, given: Parts, roles: list[str], problems: ProblemList
) -> Agent | None:
    values: dict[str, Any] = {}
    if tag == "organization":
        name = first_text(given, "name") or plain_text(element)
        values["kind"] = "organization"
    else:
        for part, field in _PERSON.items():
            if part in given and (text := plain_text(given[part][0])):
                values[field] = text
        name = " ".join(values.values())
        values.pop("suffix", None)
    if not name:
        return None
    values["name"] = name
    if "ORCID" in given:
        values["orcid"] = _orcid(given["ORCID"][0], problems)
    if "affiliation" in given or "affiliations" in given:
        values["affiliations"] = tuple(_affiliations(given))
    if "corresponding-author" in roles:
        values["corresponding"] = True
    return validated(Agent, "", values)


def _orcid(element: _Element, problems: ProblemList) -> str | None:
    text = plain_text(element)
    orcid = normalize_orcid(text)
    if text and orcid is None:
        problems.warn(element, f"'{text}' is not an ORCID iD, so it was left out.")
    return orcid


def _affiliations(given: Parts) -> Iterator[Organization]:
    for affiliation in given.get("affiliation", ()):  # until schema 5.3.0
        text = plain_text(affiliation)
        if text:
            yield organization_of(text)
    for element in inside(given, "affiliations").get("institution", ()):
        institution = parts(element)
        rors = [
            normalize_ror(plain_text(identifier))
            for identifier in institution.get("institution_id", ())
            if identifier.get("type") == "ror"
        ]
        name = first_text(institution, "institution_name")
        ror = next(filter(None, rors), None)
        if name or ror:
            yield organization_of(name, ror)
