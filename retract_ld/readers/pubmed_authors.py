"""Authors of a PubMed record: persons and groups, with ORCID iD and affiliations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_orcid, normalize_ror
from retract_ld.models import Agent
from retract_ld.readers.problem_list import ProblemList
from retract_ld.readers.records import organization_of, validated
from retract_ld.readers.xml_text import plain_text
from retract_ld.readers.xml_trees import Parts, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["authors"]

_NAMES: Final = frozenset(
    {"LastName", "ForeName", "FirstName", "MiddleName", "Suffix", "CollectiveName"}
)
_OTHERS: Final = frozenset({"Author", "Affiliation", "Identifier"})


def authors(article: Parts, problems: ProblemList) -> Iterator[Agent]:
    """Yield the authors in their order, without those that NLM marks as wrong.

    ``ValidYN="N"`` marks a name as first printed, which an erratum has corrected.
    """
    for element in article.get("AuthorList", ()):
        for author, parts in _each(element):
            if author.get("ValidYN") == "N":
                continue
            try:
                agent = _author(author, parts, problems)
            except InvalidRecord as error:
                problems.warn(author, f"author left out: {error.message}")
                continue
            if agent is not None:
                yield agent


def _each(authors_list: _Element) -> list[tuple[_Element, dict[str, Any]]]:
    """Return each author with its texts, identifier and affiliations, in one pass."""
    found: dict[str, Any] = {}
    each: list[tuple[_Element, dict[str, Any]]] = []
    for node in authors_list.iter():
        tag = node.tag
        if tag in _NAMES:
            if tag not in found:
                found[tag] = plain_text(node)
        elif tag not in _OTHERS:
            continue
        elif tag == "Author":
            found = {}
            each.append((node, found))
        elif tag == "Identifier":
            if node.get("Source") == "ORCID":
                found.setdefault("orcid", node)
        elif text := plain_text(node):
            ror = _ror(node) if node.getnext() is not None else None
            organization = organization_of(text, ror)
            found["affiliations"] = (*found.get("affiliations", ()), organization)
    return each


def _author(
    element: _Element, parts: dict[str, Any], problems: ProblemList
) -> Agent | None:
    given, family = parts.get("ForeName"), parts.get("LastName")
    if not given:  # until 2001 in two parts
        halves = filter(None, map(parts.get, ("FirstName", "MiddleName")))
        given = " ".join(halves) or text_of(element, "Initials")
    name = f"{given} {family}" if given and family else given or family
    if "Suffix" in parts:
        name = " ".join(filter(None, (name, parts["Suffix"])))
    values: dict[str, Any] = {"name": name or parts.get("CollectiveName")}
    if not values["name"]:
        return None
    if given:
        values["given_name"] = given
    if family:
        values["family_name"] = family
    if not name:
        values["kind"] = "organization"
    if "affiliations" in parts:
        values["affiliations"] = parts["affiliations"]
    if "orcid" in parts:
        values["orcid"] = _orcid(parts["orcid"], problems)
    if element.get("EqualContrib") == "Y":
        values["equal_contribution"] = True
    return validated(Agent, "", values)


def _orcid(identifier: _Element, problems: ProblemList) -> str | None:
    text = plain_text(identifier)
    orcid = normalize_orcid(text)
    if orcid is None and text:
        problems.warn(identifier, f"'{text}' is not an ORCID iD, so it was left out.")
    return orcid


def _ror(affiliation: _Element) -> str | None:
    """Return the identifier that stands beside an affiliation."""
    for node in affiliation.itersiblings("Identifier"):
        if node.get("Source") == "ROR":
            return normalize_ror(plain_text(node))
    return None
