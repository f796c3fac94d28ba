"""Updates → pieces of HTML for templates, safe to write out as they are.

What comes out says so with ``__html__``, which Jinja2, Django and MarkupSafe honour: their
autoescaping leaves it alone. There is no framework in here; `retract_ld.pages.jinja` and
`retract_ld.pages.django` give these functions the names that templates call them by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from retract_ld.models import Update
from retract_ld.pages.banner import banner, banner_style
from retract_ld.pages.content import Content, Role, content
from retract_ld.pages.document import Form, to_document
from retract_ld.pages.embedding import Insertion, head_html
from retract_ld.pages.identity import PageHead
from retract_ld.pages.meta_tags import link_tags, meta_tags

__all__ = ["SafeHtml", "banner_html", "head_tags"]

_EMPTY = PageHead({}, {}, "", None, b"")


class SafeHtml(str):
    """HTML that needs no escaping any more."""

    __slots__ = ()

    def __html__(self) -> Self:
        """Return itself: this is HTML already."""
        return self


def head_tags(
    updates: Update | Iterable[Update],
    role: Role = "work",
    *,
    doi: str | None = None,
    url: str | None = None,
    form: Form = "single",
    meta: Sequence[str] = (),
    style: bool = False,
) -> SafeHtml:
    """Write what belongs in the head: JSON-LD, and meta and link tags if asked for.

    Args:
        role: what the page shows: the notice, or the work.
        doi: of what the page shows, where the updates have several.
        url: the address of the page.
        meta: ``highwire``, ``dublin-core``, ``signposting``.
        style: whether to bring the CSS of the banner.

    Raises:
        NoUpdate: when no update has such a document, or they have several.
        VocabularyError: when there are no such tags.
    """
    said = _content(updates, role, doi, url)
    wanted = (meta,) if isinstance(meta, str) else tuple(meta)
    return SafeHtml(
        head_html(
            Insertion(
                to_document(said, form),
                meta_tags(said, wanted, _EMPTY),
                link_tags(said, wanted, _EMPTY),
                style=banner_style() if style else None,
            )
        )
    )


def banner_html(
    updates: Update | Iterable[Update],
    role: Role = "work",
    *,
    doi: str | None = None,
    language: str | None = None,
) -> SafeHtml:
    """Write the banner; nothing where there is no status to show.

    Raises:
        NoUpdate: when no update has such a document, or they have several.
    """
    return SafeHtml(banner(_content(updates, role, doi, None), language) or "")


def _content(
    updates: Update | Iterable[Update], role: Role, doi: str | None, url: str | None
) -> Content:
    known = [updates] if isinstance(updates, Update) else updates
    return content(known, role, doi=doi, url=url)
