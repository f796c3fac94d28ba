"""Contributors of an item of Crossref XML: authors, with ORCID iD and affiliations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_orcid, normalize_ror
from retract_ld.models import Agent, Organization
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import build
from retract_ld.readers.xml_text import local_name, plain_text
from retract_ld.readers.xml_trees import child, child_text, children

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["authors"]


def authors(item: _Element, problems: ProblemList) -> Iterator[Agent]:
    """Yield the contributors whose role is author, in their order."""
    contributors = child(item, "contributors")
    for element in contributors if contributors is not None else ():
        name = local_name(element.tag)
        if name not in {"person_name", "organization"} or not _is_author(element):
            continue
        try:
            agent = _author(element, name, problems)
        except InvalidRecord as error:
            problems.warn(element, f"author left out: {error.message}")
            continue
        if agent is not None:
            yield agent


def _roles(element: _Element) -> set[str]:
    roles = {role.get("type") or plain_text(role) for role in children(element, "role")}
    roles.add(element.get("contributor_role") or "")
    return {role for role in roles if role}


def _is_author(element: _Element) -> bool:
    """Whether a contributor is an author; without any role it is taken for one."""
    roles = _roles(element)
    return not roles or any("author" in role for role in roles)


def _author(element: _Element, name: str, problems: ProblemList) -> Agent | None:
    given, family = child_text(element, "given_name"), child_text(element, "surname")
    parts: tuple[str | None, ...] = (given, family, child_text(element, "suffix"))
    if name == "organization":
        parts = (child_text(element, "name") or plain_text(element),)
    whole = " ".join(filter(None, parts))
    if not whole:
        return None
    return build(
        Agent,
        line_of(element),
        name=whole,
        given_name=given if name == "person_name" else None,
        family_name=family if name == "person_name" else None,
        kind="person" if name == "person_name" else "organization",
        orcid=_orcid(element, problems),
        affiliations=tuple(_affiliations(element)),
        corresponding="corresponding-author" in _roles(element),
    )


def _orcid(element: _Element, problems: ProblemList) -> str | None:
    found = child(element, "ORCID")
    text = plain_text(found) if found is not None else ""
    orcid = normalize_orcid(text)
    if found is not None and text and orcid is None:
        problems.warn(found, f"'{text}' is not an ORCID iD, so it was left out.")
    return orcid


def _affiliations(element: _Element) -> Iterator[Organization]:
    for affiliation in children(element, "affiliation"):  # until schema 5.3.0
        text = plain_text(affiliation)
        if text:
            yield build(Organization, "", name=text)
    group = child(element, "affiliations")
    for institution in children(group, "institution") if group is not None else ():
        rors = [
            normalize_ror(plain_text(identifier))
            for identifier in children(institution, "institution_id")
            if identifier.get("type") == "ror"
        ]
        name = child_text(institution, "institution_name")
        ror = next(filter(None, rors), None)
        if name or ror:
            yield build(Organization, "", name=name, ror=ror)
