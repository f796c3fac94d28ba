"""What a page says → a visible banner: the status of the work, or what the notice is about.

One ``aside`` without script; assistive technology announces it as a landmark with a name.
Colours and spacing come from ``banner.css``, which any rule of the site overrides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from retract_ld.code_labels import REGISTER_LABELS
from retract_ld.codes import UPDATE_TYPES
from retract_ld.mapping.minting import Minter
from retract_ld.markup.blocks import MARKER
from retract_ld.models import Document
from retract_ld.pages.banner_texts import Texts, texts_for
from retract_ld.pages.content import Content
from retract_ld.pages.escaping import html_text
from retract_ld.status import SEVERITY, StatusDerivation
from retract_ld.terms import DEFAULT_BASE, iri_text

__all__ = ["banner", "banner_style"]

#: Statuses that Crossmark shows as errors; the others are alerts.
_ERRORS: Final = frozenset(SEVERITY[: SEVERITY.index("expression-of-concern")])


@cache
def banner_style() -> str:
    """Return the CSS of the banner."""
    return files("retract_ld.pages").joinpath("banner.css").read_text("ascii")


def banner(said: Content, language: str | None = None) -> str | None:
    """Write the banner of a page, or ``None`` when there is nothing to show.

    Args:
        language: of the page; English where we have no texts in it.
    """
    code, texts = texts_for(language)
    if said.role == "work" and (said.status is None or said.status.status is None):
        return None
    inner = _work(said, texts) if said.role == "work" else _notice(said, texts)
    grave = said.role == "work" and said.status and said.status.status in _ERRORS
    classes = f"retract-ld-banner retract-ld-{'error' if grave else 'alert'}"
    return (
        f'<aside class="{classes}" lang="{code}" aria-label="{html_text(texts.label)}" '
        f'{MARKER}="banner"><p>{" ".join(inner)}</p></aside>'
    )


def _work(said: Content, texts: Texts) -> Iterator[str]:
    derived = said.status
    assert derived is not None
    assert derived.status is not None
    since = ""
    if derived.since:
        moment = f'<time datetime="{derived.since}">{derived.since}</time>'
        since = f" {html_text(texts.since).format(date=moment)}"
    yield f"<strong>{html_text(texts.statuses[derived.status])}</strong>{since}."
    yield from _notice_links(said, derived, texts)
    registers = ", ".join(REGISTER_LABELS[name] for name in derived.registers)
    yield f"<span>{html_text(texts.claimed_by)} {html_text(registers)}.</span>"


def _notice_links(
    said: Content, derived: StatusDerivation, texts: Texts
) -> Iterator[str]:
    """Link to the notice that decided the status, then to others under their kind."""
    seen: set[str] = set()
    for update in (*derived.decided_by, *said.updates):
        status = UPDATE_TYPES[update.type].status
        if update.notice is None or update.work is None or update.self_referential:
            continue
        for address in _addresses([update.notice]):
            if address not in seen and update.notice.doi != said.document.doi:
                first = not seen and update in derived.decided_by
                words = texts.notice if first or not status else texts.statuses[status]
                yield f'<a href="{html_text(address)}">{html_text(words)}</a>.'
                seen.add(address)


def _notice(said: Content, texts: Texts) -> Iterator[str]:
    labels = dict.fromkeys(
        UPDATE_TYPES[update.type].label for update in said.updates if update.notice
    )
    english = ", ".join(labels)
    yield f'<strong lang="en">{html_text(english)}</strong>.'
    works: dict[str, str] = {}
    for update in said.updates:
        if update.work is not None and update.notice is not None:
            for address in _addresses([update.work]):
                works.setdefault(address, update.work.title or address)
    if works:
        yield html_text(texts.about)
        yield (
            "; ".join(
                f'<a href="{html_text(address)}">{html_text(title)}</a>'
                for address, title in works.items()
            )
            + "."
        )


def _addresses(documents: Iterable[Document | None]) -> Iterator[str]:
    """Yield addresses under which documents can be read; minted IRIs are none."""
    for document in documents:
        if document is not None and document.identified:
            yield iri_text(Minter(DEFAULT_BASE).document(document, "notice"))
