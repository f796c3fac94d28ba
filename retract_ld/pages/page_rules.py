"""What a page says in its tags and shows its readers, against what its JSON-LD says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from retract_ld.codes import UPDATE_TYPES
from retract_ld.models import Document, Update
from retract_ld.pages.banner_texts import TEXTS
from retract_ld.pages.identity import PageHead
from retract_ld.status import SEVERITY, StatusDerivation, current_status
from retract_ld.terms import doi_iri, iri_text
from retract_ld.validation import Result, Severity
from retract_ld.validation.page_rules import page_result

__all__ = ["PageView", "check_sides", "check_tags"]

#: Statuses that CREC wants in the title of the work.
_IN_TITLE: Final = {
    "removed": r"REMOVED",
    "retracted": r"RETRACTED",
    "retracted-and-replaced": r"RETRACTED",
    "partially-retracted": r"(?:PARTIALLY )?RETRACTED|PARTIAL RETRACTION",
    "withdrawn": r"WITHDRAWN|RETRACTED",
    "temporarily-removed": r"(?:TEMPORARILY )?REMOVED|TEMPORARY REMOVAL",
    "expression-of-concern": r"EXPRESSION OF CONCERN",
}
_PREFIX: Final = re.compile(
    rf"\s*[\[(]?(?:{'|'.join(_IN_TITLE.values())})(?: ARTICLE)?[\])]?\s*[:.–—-]?\s*",
    re.IGNORECASE,
)
_NOT_ALNUM: Final = re.compile(r"[\W_]+")
_ENTITIES: Final = re.compile(r"<[^>]*>|&(?:lt|gt|#x3[CE]);", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as the rules look at it."""

    name: str
    head: PageHead
    text: str
    links: str
    dois: tuple[str, ...]
    updates: tuple[Update, ...]

    def result(
        self,
        rule: str,
        severity: Severity,
        message: str,
        hint: str,
        **more: Any,  # noqa: ANN401
    ) -> Result:
        """Make a result on this page."""
        return page_result(rule, self.name, severity, message, hint, **more)


def check_tags(page: PageView) -> Iterator[Result]:
    """Check the meta tags: PAGE-05 to PAGE-07."""
    shown = _shown(page)
    if shown is None:
        if page.updates and len(page.dois) == 1:
            yield page.result(
                "PAGE-05",
                "violation",
                f"The meta tags name {page.dois[0]}, the JSON-LD tells of other documents.",
                "Check which page this is.",
            )
    elif shown.title:
        for name in ("citation_title", "dc.title"):
            for written in page.head.meta.get(name, [])[:1]:
                if _folded(written) != _folded(shown.title):
                    yield page.result(
                        "PAGE-06",
                        "warning",
                        f"The tag {name} and the JSON-LD give different titles.",
                        "Let both give the title of the document that the page shows.",
                        value=written,
                    )
    head = PageHead({}, {}, "", None, b"") if not page.head.meta else page.head
    if "citation_title" not in head.meta and not _ours(page, "citation_title"):
        yield page.result(
            "PAGE-07",
            "info",
            "The page has no citation_title; reference managers read no JSON-LD.",
            "Add tags with `retract-ld embed --meta highwire`.",
        )


def _ours(page: PageView, name: str) -> bool:
    return f'name="{name}"'.encode() in page.head.content


def _shown(page: PageView) -> Document | None:
    """Return the notice or work of the updates that the meta tags name."""
    for update in page.updates:
        for document in (update.work, update.notice):
            if document is not None and document.doi in page.dois:
                return document
    return None


def check_sides(page: PageView) -> Iterator[Result]:
    """Check the page as a work's and as a notice's, as far as its DOI shows it to be."""
    if len(page.dois) != 1:
        return
    (doi,) = page.dois
    as_work = [u for u in page.updates if u.work is not None and u.work.doi == doi]
    as_notice = [
        u for u in page.updates if u.notice is not None and u.notice.doi == doi
    ]
    if as_work:
        derived = current_status(as_work)
        yield from _work_side(page, derived)
        yield from _links(page, [u.notice for u in as_work], "notice")
    for update in as_notice:
        if not update.self_referential:
            yield from _notice_side(page, update)
            yield from _links(page, [update.work], "work")


def _work_side(page: PageView, derived: StatusDerivation) -> Iterator[Result]:
    status = derived.status
    if status is None:
        return
    titles = _titles(page)
    wanted = _IN_TITLE.get(status)
    if (
        wanted
        and titles
        and not any(re.search(wanted, t, re.IGNORECASE) for t in titles)
    ):
        yield page.result(
            "PAGE-08",
            "warning",
            f"The work is {status}, and no title of its page says so.",
            f"Begin the title with '{wanted.partition('|')[0].replace('(?:', '')}: '.",
            value=titles[0],
        )
    words = {texts.statuses[status].casefold() for texts in TEXTS.values()}
    grave = SEVERITY.index(status) <= SEVERITY.index("expression-of-concern")
    if grave and not any(word in page.text.casefold() for word in words):
        yield page.result(
            "PAGE-09",
            "warning",
            f"The work is {status}, and nothing that one sees on its page says so.",
            "Add a banner with `retract-ld embed --banner`.",
        )


def _notice_side(page: PageView, update: Update) -> Iterator[Result]:
    titles = _titles(page)
    label = UPDATE_TYPES[update.type].label
    if (
        titles
        and update.type != "other"
        and not any(_folded(label) in _folded(title, whole=True) for title in titles)
    ):
        yield page.result(
            "PAGE-08",
            "warning",
            f"No title of the notice's page says that it is one: '{label}'.",
            f"Begin the title with '{label}: '.",
            value=titles[0],
        )


def _links(
    page: PageView, others: Iterable[Document | None], what: str
) -> Iterator[Result]:
    for doi in dict.fromkeys(o.doi for o in others if o is not None and o.doi):
        if doi in page.dois:
            continue
        address = iri_text(doi_iri(doi)).casefold()
        if address.partition("://")[2] not in page.links and doi not in page.links:
            yield page.result(
                "PAGE-10",
                "warning",
                f"Nothing on the page links to the {what} {doi}.",
                "Link to it where readers see it; the banner does.",
                value=doi,
            )


def _titles(page: PageView) -> list[str]:
    found = [page.head.title, *page.head.meta.get("citation_title", [])[:1]]
    return [title for title in found if title]


def _folded(text: str, *, whole: bool = False) -> str:
    plain = _ENTITIES.sub("", unescape(text))
    if not whole:
        plain = _PREFIX.sub("", plain, count=1)
    return _NOT_ALNUM.sub("", plain).casefold()
