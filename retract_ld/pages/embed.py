"""The one-liner: a page and updates in, the page with them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from retract_ld.models import Update
from retract_ld.pages.banner import banner, banner_style
from retract_ld.pages.content import Content, NoUpdate, Role, content
from retract_ld.pages.document import Form, to_document
from retract_ld.pages.embedding import Insertion, insert
from retract_ld.pages.identity import PageHead, page_dois, read_head
from retract_ld.pages.meta_tags import link_tags, meta_tags
from retract_ld.terms import DEFAULT_BASE

__all__ = ["Claims", "Options", "embed", "insertion", "page_content"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to embed."""

    role: Role | Literal["auto"] = "auto"
    """What the page shows; ``auto`` tells it from the page's DOI."""
    doi: str | None = None
    """DOI of what the page shows, where the page does not say it."""
    url: str | None = None
    """Address of the page."""
    form: Form = "single"
    context: Literal["schema.org", "inline", "linked"] = "schema.org"
    vocabulary: tuple[str, ...] = ("schema",)
    """More than ``schema`` takes our own context, ``inline`` or ``linked``."""
    meta: tuple[str, ...] = ()
    """Tags to add for readers that know no JSON-LD: ``highwire``, ``dublin-core``,
    ``signposting``."""
    banner: bool = False
    language: str | None = None
    """Of the banner; that of the page where it is not given."""
    style: bool = True
    """Whether the banner brings its CSS."""
    as_of: str | None = None
    """The day to derive the work's status for, instead of now."""
    base: str = DEFAULT_BASE


class Claims:
    """Updates, found by the DOIs of their notices and works."""

    def __init__(self, updates: Iterable[Update]) -> None:
        self.all: tuple[Update, ...] = tuple(dict.fromkeys(updates))
        self._notices: dict[str, list[Update]] = defaultdict(list)
        self._works: dict[str, list[Update]] = defaultdict(list)
        for update in self.all:
            if update.notice and update.notice.doi:
                self._notices[update.notice.doi].append(update)
            if update.work and update.work.doi:
                self._works[update.work.doi].append(update)

    def concerning(self, doi: str) -> tuple[Update, ...]:
        """Return the updates whose notice or work has a DOI."""
        found = [*self._works.get(doi, ()), *self._notices.get(doi, ())]
        return tuple(dict.fromkeys(found))

    def role_of(self, doi: str) -> Role | None:
        """Tell what a DOI is: a work by its claims, a notice, or not known here.

        A notice that has itself been updated is shown as the notice it is. What is both
        notice and work of one update (in situ) is the work.
        """
        notices = self._notices.get(doi, [])
        if any(not update.self_referential for update in notices):
            return "notice"
        return "work" if doi in self._works else None


def embed(
    page: bytes, claims: Claims | Iterable[Update], options: Options | None = None
) -> bytes:
    """Put what is known of a page's document into the page, every other byte untouched.

    Raises:
        NoUpdate: when the page does not say what it shows, or nothing is known of it.
        Malformed: when the bytes are no HTML page.
        VocabularyError: when a vocabulary or a set of tags is not known.
    """
    how = options or Options()
    known = claims if isinstance(claims, Claims) else Claims(claims)
    said = page_content(page, known, how)
    head = read_head(page)
    return insert(page, insertion(said, head, how))


def insertion(said: Content, head: PageHead, how: Options) -> Insertion:
    """Return what to insert for a content."""
    shown = banner(said, how.language or head.language) if how.banner else None
    own = None if how.context == "schema.org" else how.context
    return Insertion(
        to_document(said, how.form, own_context=own),
        meta_tags(said, how.meta, head) if how.meta else (),
        link_tags(said, how.meta, head),
        shown,
        banner_style() if shown and how.style else None,
    )


def page_content(page: bytes, claims: Claims, how: Options) -> Content:
    """Find out what a page shows and describe it.

    Raises:
        NoUpdate: when the page does not say what it shows, or nothing is known of it.
    """
    doi = how.doi or _doi(page, claims, how)
    role = how.role
    if doi is None:
        assert role != "auto"
        updates: tuple[Update, ...] = claims.all
    else:
        found = claims.role_of(doi)
        if found is None:
            raise NoUpdate(
                f"shows {doi}, and no update given is about it or in it.",
                hint="Give its record with --notice.",
            )
        role = found if role == "auto" else role
        updates = claims.concerning(doi)
    return content(
        updates,
        role,
        doi=doi,
        vocabulary=how.vocabulary,
        base=how.base,
        url=how.url,
        as_of=how.as_of,
    )


def _doi(page: bytes, claims: Claims, how: Options) -> str | None:
    found = page_dois(page)
    known = [doi for doi in found if claims.role_of(doi) is not None]
    if len(known) == 1:
        return known[0]
    if how.role != "auto" and not found:
        return None
    if not found:
        raise NoUpdate(
            "does not say which DOI it shows.", hint="Name it with --doi, or --role."
        )
    if not known:
        return found[0]
    raise NoUpdate(
        f"names several DOIs: {', '.join(known)}.",
        hint="Name the right one with --doi.",
    )
