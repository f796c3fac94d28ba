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

from collections.abc import Iterator
from html import unescape

from retract_ld.errors import Malformed
from retract_ld.markup.blocks import Block, blocks
from retract_ld.markup.contexts import UnknownContext, to_nodes, to_triples
from retract_ld.markup.page_bytes import PageBytes
from retract_ld.markup.scanner import TEXT_ONLY, attributes, tags
from retract_ld.models import Update
from retract_ld.pages.content import NoUpdate
from retract_ld.pages.embed import Claims, Options, page_content
from retract_ld.pages.identity import page_dois, read_head
from retract_ld.pages.page_rules import PageView, check_sides, check_tags
from retract_ld.pages.term_rules import check_terms
from retract_ld.readers.page import read_blocks
from retract_ld.validation import Report, Result, check_rules

__all__ = ["check_markup", "check_page", "updates_of"]


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
    updates = updates_of(content)
    results = check_markup(content, name, updates, claims, options)
    return Report.of([*results, *check_rules(updates).results])


def updates_of(content: bytes) -> tuple[Update, ...]:
    """Return the updates that the JSON-LD of a page tells of."""
    return tuple(
        update for record in read_blocks(blocks(content)) for update in record.updates
    )


def check_markup(
    content: bytes,
    name: str,
    updates: tuple[Update, ...],
    claims: Claims | None = None,
    options: Options | None = None,
) -> list[Result]:
    """Check what a page says and shows, without the guidelines on its updates.

    The arguments are those of `check_page`, and the updates that the page tells of.
    """
    found = blocks(content)
    text, links = _seen(content)
    head = read_head(content, whole=True)
    page = PageView(name, head, text, links, page_dois(content), updates)
    results = [*_presence(page, found), *_documents(page, found)]
    if claims is not None:
        results += _currency(page, content, found, claims, options or Options())
    results += check_tags(page)
    results += check_sides(page)
    return results


def _presence(page: PageView, found: list[Block]) -> Iterator[Result]:
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


def _documents(page: PageView, found: list[Block]) -> Iterator[Result]:
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
    page: PageView, content: bytes, found: list[Block], claims: Claims, options: Options
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
