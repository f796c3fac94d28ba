"""Values of one JSON record → canonical values, collecting what is wrong with them.

A value that cannot be used is left out and named in a warning; a claim that cannot be
made is named in an error. Neither loses what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from retract_ld.codes import UpdateType
from retract_ld.dates import from_date_parts, from_iso
from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import (
    normalize_doi,
    normalize_issn,
    normalize_orcid,
    normalize_pmcid,
    normalize_pmid,
    normalize_ror,
)
from retract_ld.models import Journal, Organization, Update, _Model
from retract_ld.readers.json_values import member, text_member
from retract_ld.readers.records import (
    Problem,
    Record,
    clean,
    clean_url,
    journal_of,
    organization_of,
    validated,
)
from retract_ld.value_types import LANGUAGE_PATTERN

__all__ = ["Fields"]

M = TypeVar("M", bound=_Model)


def _language_tag(text: str) -> str | None:
    tag = text.strip().replace("_", "-")
    tag = tag[:3].lower() + tag[3:]
    return tag if re.fullmatch(LANGUAGE_PATTERN, tag) else None


class Fields:
    """One record: where it stands, and what was found wrong so far."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.problems: list[Problem] = []

    def at(self, path: str) -> str:
        """Return the location of a member of the record.

        >>> Fields("$.results[3]").at("doi"), Fields("line 4").at("doi")
        ('$.results[3].doi', 'line 4, $.doi')
        """
        root = self.location if "$" in self.location else f"{self.location}, $"
        return f"{root}.{path}" if path else root

    def warn(self, message: str, path: str = "", hint: str = "") -> None:
        """Note something doubtful; the record is used without it."""
        self.problems.append(Problem("warning", message, self.at(path), hint))

    def fail(self, message: str, path: str = "", hint: str = "") -> None:
        """Note something that loses a claim; the record counts as rejected."""
        self.problems.append(Problem("error", message, self.at(path), hint))

    def record(
        self, updates: list[Update] | None = None, record_id: str | None = None
    ) -> Record:
        """Return the finished record."""
        return Record(
            self.location, tuple(updates or ()), record_id, tuple(self.problems)
        )

    def make(self, model: type[M], path: str, **values: Any) -> M | None:  # noqa: ANN401
        """Make a model, or note why there can be none; ``None`` if nothing is given."""
        given = {
            name: value
            for name, value in values.items()
            if value is not None and value != ()
        }
        if not given:
            return None
        try:
            return validated(model, "", given)
        except InvalidRecord as error:
            self.fail(error.message, path, error.hint)
            return None

    def _normal(
        self, normalize: Callable[[str], str | None], raw: object, path: str, what: str
    ) -> str | None:
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return None
        text = str(raw) if isinstance(raw, int) else raw
        normal = None
        if isinstance(text, str) and not isinstance(raw, bool) and "\ufffd" not in text:
            normal = normalize(text)
        if normal is None:
            self.warn(f"{raw!r:.200} is not {what}.", path, "It is left out.")
        return normal

    def doi(self, raw: object, path: str = "doi") -> str | None:
        """Return a canonical DOI, noting what is none."""
        return self._normal(normalize_doi, raw, path, "a DOI")

    def pmid(self, raw: object, path: str = "pmid") -> str | None:
        """Return a canonical PubMed id, noting what is none; ``0`` means none."""
        if raw in (0, "0"):
            return None
        return self._normal(normalize_pmid, raw, path, "a PubMed id")

    def pmcid(self, raw: object, path: str = "pmcid") -> str | None:
        """Return a canonical PubMed Central id, noting what is none."""
        return self._normal(normalize_pmcid, raw, path, "a PubMed Central id")

    def orcid(self, raw: object, path: str) -> str | None:
        """Return a canonical ORCID iD, noting one with a wrong check digit."""
        return self._normal(normalize_orcid, raw, path, "an ORCID iD")

    def ror(self, raw: object, path: str) -> str | None:
        """Return a canonical ROR id, noting one with a wrong checksum."""
        return self._normal(normalize_ror, raw, path, "a ROR id")

    def language(self, raw: object, path: str = "language") -> str | None:
        """Return a language tag, noting what is none."""
        return self._normal(_language_tag, raw, path, "a language tag")

    def url(self, raw: object, path: str = "url") -> str | None:
        """Return an http(s) address, noting what is none."""
        return self._normal(clean_url, raw, path, "an http(s) address")

    def date(self, raw: object, path: str) -> str | None:
        """Return a partial date of an ISO 8601 text, noting what is none."""
        return self._normal(
            from_iso, raw, path, "a date (expected year-month-day, or less)"
        )

    def date_parts(self, raw: object, path: str) -> str | None:
        """Return a partial date of a CSL date object, noting what is none.

        The forms are ``date-parts``, and ``raw`` or ``literal`` if that is ISO 8601. A
        range has no one date.
        """
        parts = member(raw, "date-parts")
        if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list):
            if parts[0] in ([], [None]):
                return None
            date = from_date_parts(parts[0])
            if date is None:
                self.warn(f"{parts[0]!r:.200} is not a date.", path, "It is left out.")
            return date
        if parts:
            self.warn(f"{parts!r:.200} is not one date.", path, "It is left out.")
            return None
        text = text_member(raw, "raw") or text_member(raw, "literal") or raw
        return self.date(text, path) if isinstance(text, str) else None

    def journal(self, title: object, issns: object = None) -> Journal | None:
        """Return a journal, noting ISSNs with wrong check digits."""
        values = issns if isinstance(issns, list) else [issns]
        normal = [
            self._normal(normalize_issn, issn, "issn", "an ISSN") for issn in values
        ]
        found = tuple(issn for issn in normal if issn)
        name = clean(title)
        return journal_of(name, found) if name or found else None

    def organization(self, name: object, ror: str | None = None) -> Organization | None:
        """Return a publisher or an affiliation by its name and its ROR id."""
        text = clean(name)
        return organization_of(text, ror) if text or ror else None

    def update_type(self, raw: str, path: str) -> UpdateType:
        """Return the update type that a label means.

        A label that we do not know, or know only as a variant, is noted.
        """
        from retract_ld.labels import kept_as_other, update_type_of

        known = update_type_of(raw)
        if known is None:
            self.warn(
                f"the update type {raw!r:.200} is not known.",
                path,
                kept_as_other(raw),
            )
        elif re.sub(r"[\s-]", "_", raw.casefold()) != known:
            self.warn(f"the update type {raw!r:.200} is read as {known!r}.", path)
        return known or "other"
