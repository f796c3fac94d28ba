"""Contributors of an item of Crossref XML: authors, with ORCID iD and affiliations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_orcid, normalize_ror
from retract_ld.models import Agent, Organization
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import build
from retract_ld.readers.xml_text import local_name, plain_text
from retract_ld.readers.xml_trees import Parts, first_text, inside, parts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["authors"]


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


def _roles(element: _Element, given: Parts) -> set[str]:
    roles = {role.get("type") or plain_text(role) for role in given.get("role", ())}
    roles.add(element.get("contributor_role") or "")
    return roles - {""}


def _author(
    element: _Element, tag: str, given: Parts, roles: set[str], problems: ProblemList
) -> Agent | None:
    values: dict[str, Any] = {}
    if tag == "organization":
        values["name"] = first_text(given, "name") or plain_text(element)
        values["kind"] = "organization"
    else:
        names = [first_text(given, part) for part in ("given_name", "surname")]
        values["name"] = " ".join(filter(None, (*names, first_text(given, "suffix"))))
        values["given_name"], values["family_name"] = names
    if not values["name"]:
        return None
    if "ORCID" in given:
        values["orcid"] = _orcid(given["ORCID"][0], problems)
    if "affiliation" in given or "affiliations" in given:
        values["affiliations"] = tuple(_affiliations(given))
    if "corresponding-author" in roles:
        values["corresponding"] = True
    return build(Agent, line_of(element), **values)


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
            yield build(Organization, "", name=text)
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
            yield build(Organization, "", name=name, ror=ror)
