"""Authors of a PubMed record: persons and groups, with ORCID iD and affiliations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_orcid, normalize_ror
from retract_ld.models import Agent, Organization
from retract_ld.readers.problem_list import ProblemList
from retract_ld.readers.records import build
from retract_ld.readers.xml_text import plain_text
from retract_ld.readers.xml_trees import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["authors"]

_NAMES: Final = frozenset(
    {"LastName", "ForeName", "FirstName", "MiddleName", "Suffix"}
    | {"CollectiveName", "Affiliation"}
)


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
    texts: dict[str, str] = {}
    affiliations: list[Organization] = []
    orcid, identified = None, False
    for node in element:
        tag = node.tag
        if tag in _NAMES:
            texts.setdefault(tag, plain_text(node))
        elif tag == "AffiliationInfo":
            affiliations += _affiliation(node)
        elif tag == "Identifier" and not identified and node.get("Source") == "ORCID":
            identified, orcid = True, _orcid(node, problems)
    if "Affiliation" in texts:  # before 2015 the author's own
        affiliations += _affiliation(element)
    given = texts.get("ForeName")
    if not given:  # until 2001 in two parts
        halves = filter(None, map(texts.get, ("FirstName", "MiddleName")))
        given = " ".join(halves) or text_of(element, "Initials") or ""
    family, suffix = texts.get("LastName", ""), texts.get("Suffix", "")
    group = texts.get("CollectiveName", "")
    if not (given or family or suffix or group):
        return None
    equal = element.get("EqualContrib") == "Y"
    plain = _agent(given, family, suffix, group, orcid, equal)
    if not affiliations:
        return plain
    return plain.model_copy(update={"affiliations": tuple(affiliations)})


@lru_cache(maxsize=4096)
def _agent(
    given: str, family: str, suffix: str, group: str, orcid: str | None, equal: bool
) -> Agent:
    """Make a person or a group, once for all that is told of them alike."""
    person = " ".join(filter(None, (given, family, suffix)))
    values: dict[str, Any] = {"name": person or group, "orcid": orcid}
    if person:
        values["given_name"], values["family_name"] = given or None, family or None
    else:
        values["kind"] = "organization"
    if equal:
        values["equal_contribution"] = True
    return build(Agent, "", **values)


def _orcid(identifier: _Element, problems: ProblemList) -> str | None:
    text = plain_text(identifier)
    orcid = normalize_orcid(text)
    if orcid is None and text:
        problems.warn(identifier, f"'{text}' is not an ORCID iD, so it was left out.")
    return orcid


def _affiliation(info: _Element) -> Iterator[Organization]:
    name, ror = None, None
    for node in info:
        tag = node.tag
        if tag == "Affiliation" and name is None:
            name = plain_text(node)
        elif tag == "Identifier" and ror is None and node.get("Source") == "ROR":
            ror = normalize_ror(plain_text(node))
    if name:
        yield _organization(name, ror)


@lru_cache(maxsize=1024)
def _organization(name: str, ror: str | None) -> Organization:
    """Make an organization, once for all the authors at it."""
    return build(Organization, "", name=name, ror=ror)
