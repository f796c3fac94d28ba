"""Contributors of JATS: names in reading order, ORCID, affiliations, roles.

| element | model |
| --- | --- |
| ``name``, ``string-name``, the first of ``name-alternatives`` | name, given, family |
| ``collab`` (without the members it lists) | name, kind ``organization`` |
| ``contrib-id``, ``uri``, ``ext-link`` that hold an ORCID iD | orcid |
| ``aff`` inside, by ``xref rid``, or of the whole group | affiliations |
| ``institution-id`` that holds a ROR id | affiliations.ror |
| ``@corresp``, ``xref ref-type="corresp"`` | corresponding |
| ``@equal-contrib``, ``xref`` to a ``fn fn-type="equal"`` | equal_contribution |

Editors, reviewers and translators are not authors and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_orcid, normalize_ror
from retract_ld.models import Agent, Organization
from retract_ld.readers.jats_tree import (
    attribute,
    child,
    children,
    descendants,
    named,
    text_of,
    without,
)
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import build, clean
from retract_ld.readers.xml_text import local_name, plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Contributors", "person_values"]

_NOT_AUTHORS: Final = re.compile(
    r"editor|review|translat|referee|moderator|illustrat|assign", re.IGNORECASE
)
_NOT_IN_AFFILIATION: Final = named(
    "label", "email", "institution-id", "phone", "fax", "ext-link", "uri", "xref", "fn"
)
_NOT_IN_COLLAB: Final = named("contrib-group", "xref", "aff", "fn", "email", "label")
_MAIL: Final = re.compile(r"[\s;,.]*(?:\be-?mails?\s*:?\s*)?\S+@\S+", re.IGNORECASE)
_HAS_ORCID: Final = re.compile(r"orcid", re.IGNORECASE)
_IDEOGRAPHS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKS: Final = re.compile(r"^[\d\s,*†‡§¶#]{1,4}$")


class Contributors:
    """The authors of one ``article-meta`` or ``front-stub``."""

    def __init__(self, meta: _Element, problems: ProblemList) -> None:
        self._meta = meta
        self._problems = problems
        self._by_id = {
            str(element.get("id")): element
            for element in descendants(meta, "aff", "aff-alternatives", "fn")
            if element.get("id")
        }
        self._organizations: dict[_Element, Organization | None] = {}

    def authors(self) -> tuple[Agent, ...]:
        """Return the authors in the order of the source."""
        found: list[Agent] = []
        for group in children(self._meta, "contrib-group"):
            role = attribute(group, "content-type") or ""
            shared = list(children(group, "aff", "aff-alternatives"))
            contribs = list(children(group, "contrib"))
            if any(self._references(contrib) for contrib in contribs):
                shared = []
            for contrib in contribs:
                kind = attribute(contrib, "contrib-type") or role
                if not _NOT_AUTHORS.search(kind):
                    found.extend(self._agents(contrib, shared))
        return tuple(found)

    def _agents(self, contrib: _Element, shared: list[_Element]) -> Iterator[Agent]:
        affiliations = self._affiliations(contrib, shared)
        corresponding = attribute(contrib, "corresp") == "yes" or any(
            attribute(xref, "ref-type") == "corresp"
            for xref in children(contrib, "xref")
        )
        equal = attribute(contrib, "equal-contrib") == "yes" or any(
            self._is_equal_note(xref) for xref in children(contrib, "xref")
        )
        orcid = self._orcid(contrib)
        for values in _names(contrib):
            person = values.get("kind") != "organization"
            try:
                yield build(
                    Agent,
                    line_of(contrib),
                    **values,
                    orcid=orcid if person else None,
                    affiliations=affiliations,
                    corresponding=corresponding,
                    equal_contribution=equal,
                )
            except InvalidRecord as error:
                self._problems.warn(contrib, error.message, "The author is left out.")

    def _orcid(self, contrib: _Element) -> str | None:
        for element in children(contrib, "contrib-id", "uri", "ext-link"):
            text = clean(plain_text(element)) or attribute(element, "href") or ""
            kinds = " ".join(
                attribute(element, name) or ""
                for name in ("contrib-id-type", "content-type", "ext-link-type", "href")
            )
            if not _HAS_ORCID.search(f"{kinds} {text}"):
                continue
            orcid = normalize_orcid(text) or normalize_orcid(
                attribute(element, "href") or ""
            )
            if orcid:
                return orcid
            self._problems.warn(
                element,
                f"{text!r:.100} is not an ORCID iD (16 digits, the last a check digit).",
                "It is left out.",
            )
        return None

    def _references(self, contrib: _Element) -> list[_Element]:
        """Return the affiliations that a contributor refers to, in that order."""
        found = []
        for xref in children(contrib, "xref"):
            for rid in (attribute(xref, "rid") or "").split():
                element = self._by_id.get(rid)
                if element is not None and local_name(element.tag) != "fn":
                    found.append(element)
        return found

    def _affiliations(
        self, contrib: _Element, shared: list[_Element]
    ) -> tuple[Organization, ...]:
        own = [
            *children(contrib, "aff", "aff-alternatives"),
            *self._references(contrib),
        ]
        found: list[Organization] = []
        for element in own or shared:
            if element not in self._organizations:
                self._organizations[element] = self._organization(element)
            organization = self._organizations[element]
            if organization is not None and organization not in found:
                found.append(organization)
        return tuple(found)

    def _organization(self, element: _Element) -> Organization | None:
        if local_name(element.tag) == "aff-alternatives":
            first = child(element, "aff")
            return self._organization(first) if first is not None else None
        name, ror = _affiliation_name(element), self._ror(element)
        if name is None and ror is None:
            return None
        return build(Organization, line_of(element), name=name, ror=ror)

    def _ror(self, element: _Element) -> str | None:
        for node in descendants(element, "institution-id"):
            text = plain_text(node)
            kind = (attribute(node, "institution-id-type") or "").casefold()
            if kind == "ror" or "ror.org" in text:
                ror = normalize_ror(text)
                if ror:
                    return ror
                self._problems.warn(
                    node, f"{text!r:.100} is not a ROR id.", "It is left out."
                )
        return None

    def _is_equal_note(self, xref: _Element) -> bool:
        notes = (attribute(xref, "rid") or "").split()
        return any(
            rid in self._by_id
            and "equal" in (attribute(self._by_id[rid], "fn-type") or "").casefold()
            for rid in notes
        )


def _names(contrib: _Element) -> Iterator[dict[str, str]]:
    """Yield the names of a contributor: the person, and the group it signs for."""
    names = list(children(contrib, "name", "string-name"))
    for wrapper in children(contrib, "name-alternatives"):
        names += children(wrapper, "name", "string-name")
    language = _language_around(contrib)
    names.sort(key=lambda name: attribute(name, "lang") != language)
    for name in names[:1]:
        if values := person_values(name):
            yield values
    for wrapper in (contrib, *children(contrib, "collab-alternatives")):
        collab = child(wrapper, "collab")
        if collab is not None:
            bare = without(collab, _NOT_IN_COLLAB)
            text = plain_text(bare).strip(" ,;:")
            if text:
                yield {"name": text, "kind": "organization"}
            break


def _language_around(contrib: _Element) -> str | None:
    """Return the language of the article a contributor stands in."""
    for element in contrib.iterancestors():
        if language := attribute(element, "lang"):
            return language
    return None


def person_values(name: _Element) -> dict[str, str] | None:
    """Return the parts of a name by the fields of `Agent`; ``None`` if it is empty."""
    surname = text_of(child(name, "surname"))
    given = text_of(child(name, "given-names", "given-name"))
    untagged = any(clean(text) for text in (name.text, *(node.tail for node in name)))
    if local_name(name.tag) == "string-name" and untagged:
        whole = plain_text(name)
    else:
        eastern = attribute(name, "name-style") == "eastern"
        ordered = [surname, given] if eastern else [given, surname]
        glue = "" if eastern and _IDEOGRAPHS.search(surname or "") else " "
        whole = glue.join(part for part in ordered if part)
        prefix, suffix = text_of(child(name, "prefix")), text_of(child(name, "suffix"))
        whole = " ".join(part for part in (prefix, whole, suffix) if part)
    if not whole:
        return None
    values = {"name": whole, "given_name": given, "family_name": surname}
    return {key: value for key, value in values.items() if value}


def _affiliation_name(element: _Element) -> str | None:
    """Return an affiliation as written, without its label and e-mail addresses."""
    for node in children(element, "institution"):
        if attribute(node, "content-type") == "original":
            return clean(_MAIL.sub("", plain_text(node)))
    bare = without(element, _NOT_IN_AFFILIATION)
    for node in list(bare):
        if local_name(node.tag) == "sup" and _MARKS.match(plain_text(node)):
            node.text = None
    if clean(bare.text) or any(clean(node.tail) for node in bare):
        text = plain_text(bare)
    else:
        parts = [
            plain_text(node)
            for node in bare
            if attribute(node, "content-type") != "normalized"
        ]
        text = ", ".join(part for part in parts if part)
    return clean(text.strip(" ,;.:*†‡§¶#")) if text else None
