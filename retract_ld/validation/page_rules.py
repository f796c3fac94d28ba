"""What is asked of a page that shows a work or a notice, as data; `pages` holds pages to it.

| ids | from |
| --- | --- |
| PAGE-01 … PAGE-10 | COPE and NISO RP-45-2024, as far as a page shows it; Schema.org |
| SDO-01 … SDO-05 | Schema.org's definitions of the terms that a page uses |

A rule names the clauses of the guidelines that it asks, so that ``CREC-09`` is found too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from retract_ld.namespaces import RLD
from retract_ld.terms import iri_text, string
from retract_ld.validation.guidelines import COPE, CREC
from retract_ld.validation.report import Result, Severity

__all__ = ["PAGE_RULES", "PageRule", "page_result"]

_SDO: Final = "https://schema.org/docs/datamodel.html"
_TERMS: Final = "Schema.org 30.0"
_SEE: Final = "See the term's page at schema.org."
_MODEL: Final = "https://w3id.org/retract-ld/ns"
_COMPONENT: Final = iri_text(RLD.GuidelineConstraintComponent)


@dataclass(frozen=True, slots=True)
class PageRule:
    """One thing that is asked of a page."""

    id: str
    severity: Severity
    """How grave it can be; a lesser fault of its kind is said to be so."""
    message: str
    hint: str
    clause: str
    link: str
    guidelines: tuple[str, ...] = ()
    """Rules of guidelines that ask the same of a notice or a work."""

    @property
    def source(self) -> str:
        """The clause, and the rules of guidelines that it is."""
        if not self.guidelines:
            return self.clause
        return f"{self.clause} ({', '.join(self.guidelines)})"


_RULES: Final = (
    PageRule(
        "PAGE-01",
        "violation",
        "No JSON-LD of the page tells of an update.",
        "Put it in with `retract-ld embed`.",
        "NISO RP-45-2024: machine-readable type and status; clause not verified",
        CREC,
        ("CREC-10",),
    ),
    PageRule(
        "PAGE-02",
        "violation",
        "A block of JSON-LD cannot be read.",
        "Search engines skip the block; mend it.",
        "JSON-LD 1.1: a block is JSON",
        "https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents",
    ),
    PageRule(
        "PAGE-03",
        "violation",
        "A block of JSON-LD has a context that is not known.",
        "Use that of Schema.org or ours.",
        "JSON-LD 1.1: contexts",
        "https://www.w3.org/TR/json-ld11/#the-context",
    ),
    PageRule(
        "PAGE-04",
        "violation",
        "The page does not say what is known now.",
        "Embed again: it replaces the block.",
        "NISO RP-45-2024: changes are passed on promptly; clause not verified",
        CREC,
        ("CREC-11",),
    ),
    PageRule(
        "PAGE-05",
        "violation",
        "Meta tags and JSON-LD name different documents.",
        "Check which page this is.",
        "retract-ld: a page shows one document",
        _MODEL,
    ),
    PageRule(
        "PAGE-06",
        "warning",
        "Meta tags and JSON-LD give different titles.",
        "Let both give the title of the document that the page shows.",
        "retract-ld: a page shows one document",
        _MODEL,
    ),
    PageRule(
        "PAGE-07",
        "info",
        "The page has no citation_title; reference managers read no JSON-LD.",
        "Add tags with `retract-ld embed --meta highwire`.",
        "Google Scholar: inclusion guidelines for webmasters",
        "https://scholar.google.com/intl/en/scholar/inclusion.html#indexing",
    ),
    PageRule(
        "PAGE-08",
        "warning",
        "No title of the page says what it is, or what became of the work.",
        "Begin the title with the status of the work, or the kind of the notice.",
        "NISO RP-45-2024, clause not verified; COPE Retraction Guidelines",
        CREC,
        ("COPE-03", "CREC-02", "CREC-03"),
    ),
    PageRule(
        "PAGE-09",
        "warning",
        "Nothing that one sees on the work's page tells its status.",
        "Add a banner with `retract-ld embed --banner`.",
        "NISO RP-45-2024: evident to humans and machines; clause not verified",
        CREC,
        ("CREC-09",),
    ),
    PageRule(
        "PAGE-10",
        "warning",
        "Nothing on the page links to the other side: the notice, or the work.",
        "Link to it where readers see it; the banner does.",
        "COPE Retraction Guidelines: linked to the retracted article",
        COPE,
        ("COPE-01", "CREC-04"),
    ),
    PageRule(
        "SDO-01",
        "warning",
        "Schema.org has no such type.",
        "Types begin with a capital.",
        _TERMS,
        _SDO,
    ),
    PageRule(
        "SDO-02",
        "warning",
        "Schema.org does not give the property to this type.",
        _SEE,
        _TERMS,
        _SDO,
    ),
    PageRule(
        "SDO-03",
        "info",
        "The property has been superseded.",
        "Use the one that took its place.",
        _TERMS,
        _SDO,
    ),
    PageRule(
        "SDO-04",
        "warning",
        "The property does not take a value of this kind.",
        _SEE,
        _TERMS,
        _SDO,
    ),
    PageRule(
        "SDO-05",
        "violation",
        "A date is not in ISO 8601.",
        "Write 2010, 2010-02 or 2010-02-06.",
        _TERMS,
        _SDO,
    ),
)
PAGE_RULES: Final[dict[str, PageRule]] = {rule.id: rule for rule in _RULES}


def page_result(
    rule: str,
    focus: str,
    severity: Severity | None = None,
    message: str = "",
    hint: str = "",
    path: str | None = None,
    value: str | None = None,
) -> Result:
    """Make a result of a rule: what it says, or what is said of this page in particular."""
    known = PAGE_RULES[rule]
    return Result(
        rule=rule,
        severity=severity or known.severity,
        focus=focus,
        message=message or known.message,
        hint=hint or known.hint,
        path=path,
        value=value,
        value_term=None if value is None else string(value),
        clause=known.source,
        link=known.link,
        component=_COMPONENT,
        shape=f"https://w3id.org/retract-ld/rule/{rule}",
    )
