"""A page → a report: is its markup there, is it right, does it agree with what one sees?

| id | asks |
| --- | --- |
| PAGE-01 | JSON-LD that tells of the update |
| PAGE-02 | blocks that can be read, without mending |
| PAGE-03 | contexts that are known |
| PAGE-04 | the block says what is known now (only with claims to compare with) |
| PAGE-05 | JSON-LD and meta tags name the same document |
| PAGE-06 | JSON-LD and meta tags give the same title |
| PAGE-07 | Highwire tags, for readers that know no JSON-LD |
| PAGE-08 | a title that begins with the status or the kind of notice (CREC, COPE) |
| PAGE-09 | a visible mark or a word of the status in the text |
| PAGE-10 | a link to the other side: to the notice, or to the work (COPE-01, CREC-04) |

The updates that the page tells of are held against the guidelines too
(`retract_ld.validation.check_rules`), and its nodes against Schema.org's definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from retract_ld.codes import UPDATE_TYPES
from retract_ld.errors import Malformed
from retract_ld.markup.blocks import Block, blocks
from retract_ld.markup.contexts import UnknownContext, to_nodes, to_triples
from retract_ld.markup.page_bytes import PageBytes
from retract_ld.markup.scanner import TEXT_ONLY, attributes, tags
from retract_ld.models import Document, Update
from retract_ld.pages.banner_texts import TEXTS
from retract_ld.pages.content import NoUpdate
from retract_ld.pages.embed import Claims, Options, page_content
from retract_ld.pages.identity import PageHead, page_dois, read_head
from retract_ld.pages.term_rules import check_terms
from retract_ld.readers.page import read_blocks
from retract_ld.status import SEVERITY, StatusDerivation, current_status
from retract_ld.terms import doi_iri, iri_text
from retract_ld.validation import Report, Result, Severity, check_rules

__all__ = ["check_page"]

_CREC: Final = "https://doi.org/10.3789/niso-rp-45-2024"
_COPE: Final = "https://doi.org/10.24318/cope.2019.1.4"
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
class _Page:
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
        return Result(
            rule=rule,
            severity=severity,
            focus=self.name,
            message=message,
            hint=hint,
            **more,
        )


def check_page(
    content: bytes,
    name: str,
    claims: Claims | None = None,
    options: Options | None = None,
) -> Report:
    """Check the markup of a page.

    Args:
        name: the page's name or address, for the report.
        claims: what is known now, to tell whether the page still says it.
        options: how it was embedded, for the same.
    """
    found = blocks(content)
    records = list(read_blocks(found))
    updates = tuple(update for record in records for update in record.updates)
    text, links = _seen(content)
    head = read_head(content, whole=True)
    page = _Page(name, head, text, links, page_dois(content), updates)
    results = [*_presence(page, found), *_documents(page, found)]
    if claims is not None:
        results += _currency(page, content, found, claims, options or Options())
    results += _tags(page)
    results += _sides(page)
    return Report.of([*results, *check_rules(updates).results])


def _presence(page: _Page, found: list[Block]) -> Iterator[Result]:
    if not page.updates:
        yield page.result(
            "PAGE-01",
            "violation",
            "No JSON-LD of the page tells of an update."
            if found
            else "The page has no JSON-LD.",
            "Put it in with `retract-ld embed`.",
        )
    for block in found:
        where = f"Line {block.line}: "
        if block.fault:
            yield page.result(
                "PAGE-02",
                "violation",
                f"{where}this JSON-LD cannot be read: {block.fault}.",
                "Search engines skip the block; mend it.",
            )
        for repair in block.repairs:
            yield page.result(
                "PAGE-02",
                "warning",
                f"{where}this JSON-LD is broken, though it can be guessed at: {repair}.",
                "Strict readers skip the block; mend it.",
            )


def _documents(page: _Page, found: list[Block]) -> Iterator[Result]:
    for block in found:
        if block.fault:
            continue
        try:
            nodes = to_nodes(block.data)
        except (UnknownContext, Malformed) as error:
            yield page.result(
                "PAGE-03",
                "warning" if isinstance(error, UnknownContext) else "violation",
                f"Line {block.line}: this JSON-LD {error.message}",
                error.hint or "Mend it.",
            )
            continue
        yield from check_terms(nodes, page.name)


def _currency(
    page: _Page, content: bytes, found: list[Block], claims: Claims, options: Options
) -> Iterator[Result]:
    try:
        said = page_content(content, claims, options)
    except NoUpdate as error:
        yield page.result("PAGE-04", "info", f"The page {error}", "Give its claims.")
        return
    expected = {(s, p, o) for s, pairs in said.nodes for p, o in pairs}
    ours = [block for block in found if block.ours and not block.fault]
    if not ours:
        yield page.result(
            "PAGE-04",
            "violation",
            "What is known of the page's document was never embedded.",
            "Put it in with `retract-ld embed`.",
        )
    for block in ours:
        if set(to_triples(block.data)) != expected:
            yield page.result(
                "PAGE-04",
                "violation",
                "The page does not say what is known now.",
                "Embed again: it replaces the block.",
            )


def _tags(page: _Page) -> Iterator[Result]:
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


def _ours(page: _Page, name: str) -> bool:
    return f'name="{name}"'.encode() in page.head.content


def _shown(page: _Page) -> Document | None:
    """Return the notice or work of the updates that the meta tags name."""
    for update in page.updates:
        for document in (update.work, update.notice):
            if document is not None and document.doi in page.dois:
                return document
    return None


def _sides(page: _Page) -> Iterator[Result]:
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


def _work_side(page: _Page, derived: StatusDerivation) -> Iterator[Result]:
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
            clause="CREC: title of the original (clause not verified)",
            link=_CREC,
        )
    words = {texts.statuses[status].casefold() for texts in TEXTS.values()}
    grave = SEVERITY.index(status) <= SEVERITY.index("expression-of-concern")
    if grave and not any(word in page.text.casefold() for word in words):
        yield page.result(
            "PAGE-09",
            "warning",
            f"The work is {status}, and nothing that one sees on its page says so.",
            "Add a banner with `retract-ld embed --banner`.",
            clause="CREC: evident to humans and machines",
            link=_CREC,
        )


def _notice_side(page: _Page, update: Update) -> Iterator[Result]:
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
            clause="COPE Retraction Guidelines: clearly identified as a retraction",
            link=_COPE,
        )


def _links(page: _Page, others: list[Any], what: str) -> Iterator[Result]:
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
                clause="COPE Retraction Guidelines: linked to the retracted article",
                link=_COPE,
            )


def _titles(page: _Page) -> list[str]:
    found = [page.head.title, *page.head.meta.get("citation_title", [])[:1]]
    return [title for title in found if title]


def _folded(text: str, *, whole: bool = False) -> str:
    plain = _ENTITIES.sub("", unescape(text))
    if not whole:
        plain = _PREFIX.sub("", plain, count=1)
    return _NOT_ALNUM.sub("", plain).casefold()


def _seen(content: bytes) -> tuple[str, str]:
    """Return the text of a page's body, and the addresses it links to, in lower case."""
    page = PageBytes.of(content)
    parts: list[str] = []
    links: list[str] = []
    done, inside = 0, False
    for tag in tags(page.units):
        if inside or tag.name not in TEXT_ONLY:
            parts.append(page.text(done, tag.start))
        inside = False
        if tag.kind == "start" and tag.name == "a":
            links.append(attributes(page.units, tag).get("href", ""))
        done = tag.content_end
    parts.append(page.text(done, len(page.units)))
    return unescape(" ".join(parts)), unescape("\n".join(links)).casefold()
