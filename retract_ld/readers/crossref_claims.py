"""An item of Crossref XML → the claims it makes: Crossmark updates, and its own status."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote

from retract_ld.codes import Register, UpdateType
from retract_ld.crosswalk import read_as
from retract_ld.dates import from_iso
from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import normalize_doi
from retract_ld.labels import kept_as_other, update_type_of
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.crossref_dates import date_of
from retract_ld.readers.crossref_items import (
    Container,
    doi_element,
    item_values,
)
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import build, clean_url
from retract_ld.readers.remembering import remembered
from retract_ld.readers.xml_text import local_name, plain_text
from retract_ld.readers.xml_trees import Parts, child, children, inside, parts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["GIVEN_OUT", "Item"]

M = TypeVar("M", Notice, Work)

#: Wrappings in which Crossref gives out what is registered.
GIVEN_OUT: Final = frozenset(
    {"crossref", "crossref_metadata", "crossref_result", "doi_record", "doi_records"}
)
_POSTED: Final = frozenset({"posted_content", "preprint"})
#: ``posted_content/status/@type`` (crossref5.4.0.xsd).
_STATUSES: Final = read_as("crossref-status")
_NO_TYPE: Final = "(blank)"
_ZONE: Final = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$")


class Item:
    """One item of a batch or an answer, and the documents made of it so far."""

    def __init__(self, element: _Element, container: Container) -> None:
        self.element = element
        self.problems = ProblemList()
        self._container = container
        self._parts = parts(element)
        self._name = local_name(element.tag)

    @cached_property
    def doi(self) -> str | None:
        """The item's own DOI."""
        element = doi_element(self._parts, inside(self._parts, "doi_data"))
        return normalize_doi(plain_text(element)) if element is not None else None

    def updates(self) -> Iterator[Update]:
        """Yield the claims that can be used; the others are noted as problems."""
        for element, make in self._claims():
            try:
                yield make(element)
            except InvalidRecord as error:
                self.problems.reject(element, error)

    def _claims(self) -> Iterator[tuple[_Element, Callable[[_Element], Update]]]:
        """Yield each element that makes a claim, with the function that reads it."""
        for updates in self._crossmark.get("updates", ()):
            for update in children(updates, "update"):
                yield update, self._crossmark_update
        if self._name in _POSTED:
            for status in self._parts.get("status", ()):
                yield status, self._status
        if self.element.get("publication_status") == "withdrawn":
            yield self.element, self._withdrawal

    @cached_property
    def _crossmark(self) -> Parts:
        is_one = self._name == "crossmark"
        return self._parts if is_one else inside(self._parts, "crossmark")

    @cached_property
    def _values(self) -> dict[str, Any]:
        if self._name == "crossmark":  # alone, without the item it belongs to
            return {}
        values = item_values(
            self.element, self._parts, self._crossmark, self._container, self.problems
        )
        return {name: value for name, value in values.items() if value}

    def _document(self, model: type[M]) -> M | None:
        """Make the item a notice or a work; ``None`` if nothing is said of it."""
        if not (self._values.get("doi") or self._values.get("url")):
            role = model.__name__.lower()
            self.problems.warn(
                self.element, f"the item has no DOI, so the {role} is not identified."
            )
        if not self._values:
            return None
        return build(model, line_of(self.element), **self._values)

    @cached_property
    def _notice(self) -> Notice | None:
        return self._document(Notice)

    @cached_property
    def _work(self) -> Work | None:
        return self._document(Work)

    @cached_property
    def _asserted_by(self) -> Register:
        names = {local_name(node.tag) for node in self.element.iterancestors()}
        return "publisher" if GIVEN_OUT.isdisjoint(names) else "crossref"

    @cached_property
    def _policy(self) -> str | None:
        """The Crossmark policy: a DOI by the schema, an address in practice."""
        if "crossmark_policy" not in self._crossmark:
            return None
        element = self._crossmark["crossmark_policy"][0]
        text = plain_text(element)
        if not text:
            return None
        url, is_doi = _policy_address(text)
        if not is_doi:
            fault = "is an address" if url else "is no DOI and was left out"
            self.problems.warn(
                element, f"the Crossmark policy '{text}' {fault}.", "Expected a DOI."
            )
        return url

    def _crossmark_update(self, element: _Element) -> Update:
        raw_type, raw_label = element.get("type"), element.get("label")
        return build(
            Update,
            line_of(element),
            type=self._type(element, raw_type, raw_label),
            raw_type=raw_type or _NO_TYPE,
            raw_label=raw_label or None,
            date=self._date(element),
            asserted_by=self._asserted_by,
            found_on="notice",
            notice=self._notice,
            work=self._updated_work(element),
            policy=self._policy,
        )

    def _type(
        self, element: _Element, raw: str | None, label: str | None
    ) -> UpdateType:
        if not raw and label:
            self.problems.warn(
                element,
                f"the update has no @type; its @label '{label}' is read as one.",
            )
            return update_type_of(label) or "other"
        if not raw:
            self.problems.warn(
                element, "the update has no @type, so it is kept as 'other'."
            )
            return "other"
        known = update_type_of(raw)
        if known is None:
            self.problems.warn(
                element,
                f"the update type '{raw}' is not known.",
                kept_as_other(raw),
            )
        elif raw != known:
            self.problems.warn(
                element, f"the update type '{raw}' is read as '{known}'."
            )
        return known or "other"

    def _updated_work(self, element: _Element) -> Work | None:
        inner = child(element, "doi") if len(element) else None
        if inner is not None:
            self.problems.warn(
                element,
                "the update has a child <doi>, where its text should be the DOI.",
            )
        text = plain_text(element if inner is None else inner)
        doi = normalize_doi(text)
        if doi is not None:
            return build(Work, line_of(element), doi=doi)
        fault = f"'{text}' is not a DOI" if text else "the update names no DOI"
        self.problems.warn(element, f"{fault}, so the work updated is not known.")
        return None

    def _date(self, element: _Element) -> str | None:
        raw = element.get("date")
        inner = child(element, "date") if raw is None else None
        if inner is not None:
            raw, value = plain_text(inner), date_of(inner)
        else:
            value = from_iso(_ZONE.sub("", raw.strip())) if raw else None
        if raw and value is None:
            self.problems.warn(element, f"'{raw}' is not a date, so it was left out.")
        return value

    def _status(self, element: _Element) -> Update:
        raw = element.get("type") or ""
        known = _STATUSES.get(raw.lower()) or (update_type_of(raw) if raw else None)
        if known is None:
            self.problems.warn(
                element, f"the status '{raw}' is not known; it is kept as 'other'."
            )
        notes = [plain_text(node) for node in children(element, "description")]
        return self._own_status(
            type=known or "other",
            raw_type=raw or _NO_TYPE,
            date=self._date(element),
            note="\n".join(filter(None, notes)) or None,
        )

    def _withdrawal(self, element: _Element) -> Update:
        raw = element.get("publication_status")
        return self._own_status(type="withdrawal", raw_type=raw)

    def _own_status(self, **values: Any) -> Update:  # noqa: ANN401
        """Make a claim about the item itself, for which there is no notice."""
        return build(
            Update,
            line_of(self.element),
            **values,
            asserted_by=self._asserted_by,
            found_on="work",
            work=self._work,
        )


@remembered(1024)
def _policy_address(text: str) -> tuple[str | None, bool]:
    """Return the address of a policy, and whether it was given as a DOI."""
    doi = normalize_doi(text)
    if doi is None:
        return clean_url(text), False
    return clean_url(f"https://doi.org/{quote(doi, safe='/:;()<>[]@!$&*+,=~')}"), True
