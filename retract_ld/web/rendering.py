"""Facts → HTML by templates that escape everything they are given."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from retract_ld import __version__
from retract_ld.code_labels import REGISTER_LABELS, STATUS_LABELS
from retract_ld.codes import UPDATE_TYPES
from retract_ld.web.addresses import Kind, path_of
from retract_ld.web.assets import has_asset
from retract_ld.web.documents import reason_value, register_value, tone_of
from retract_ld.web.links import Links
from retract_ld.web.vocabulary import is_term, label_of

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["page", "page_query"]

#: What HTML has no place for: controls, lone surrogates, non-characters.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)


def page(
    template: str,
    links: Links,
    path: str | None,
    title: str,
    number: int = 1,
    **facts: object,
) -> str:
    """Render a template.

    Args:
        path: of the page; ``None`` for a page that has no address of its own.
        number: of the page, of what takes several.
    """
    return (
        _environment()
        .get_template(template)
        .render(
            links=links,
            path=path,
            title=title if number == 1 else f"{title}, page {number}",
            number=number,
            version=__version__,
            href=_href(links),
            outside=_outside,
            **facts,
        )
    )


def page_query(number: int) -> str:
    """Spell what follows the address of the first page in that of another."""
    return "" if number == 1 else f"?page={number}"


def _href(links: Links) -> Callable[[str, Kind], str | None]:
    def href(iri: str, kind: Kind) -> str | None:
        """Spell the address of a resource's page here, else its own if it is one."""
        path = path_of(iri, links.base)
        if path is None or not links.shows(kind) or not _has_page(iri, path, kind):
            return _outside(iri)
        return links.page(path)

    return href


#: Where the pages of each kind of resource are.
_PLACES: Final[dict[Kind, tuple[str, ...]]] = {
    "work": ("/work/", "/id/", "/iri/"),
    "notice": ("/work/", "/id/", "/iri/"),
    "claim": ("/id/",),
    "journal": ("/journal/", "/id/"),
    "agent": ("/agent/", "/id/"),
    "term": ("/vocab/",),
    "register": ("/vocab/",),
    "node": ("/work/", "/journal/", "/agent/", "/id/", "/vocab/"),
}


def _has_page(iri: str, path: str, kind: Kind) -> bool:
    """Tell what the graph or our vocabulary has from what these only point to."""
    if path.startswith("/vocab/") and not is_term(iri):
        return False
    return path.startswith(_PLACES[kind])


def _outside(iri: str) -> str | None:
    """Let nothing but addresses of the web become a link."""
    return iri if _WEB.match(iri) else None


def _clean(value: object) -> object:
    # Markup, a subclass, has been written out already.
    if type(value) is str:
        return _UNWRITABLE.sub("\ufffd", value)
    return "" if value is None else value


def _breakable(text: str) -> Markup:
    """Let long names with slashes be broken after these.

    >>> _breakable("Falsification/Fabrication <of> Data")
    Markup('Falsification/<wbr>Fabrication &lt;of&gt; Data')
    """
    return Markup("/<wbr>").join(map(str, str(_clean(text)).split("/")))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("retract_ld.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_clean,
        extensions=["jinja2.ext.do"],
    )
    environment.globals |= {
        "has_asset": has_asset,
        "label_of": label_of,
        "page_query": page_query,
        "reason_value": reason_value,
        "register_value": register_value,
        "register_labels": REGISTER_LABELS,
        "status_labels": STATUS_LABELS,
        "tone_of": tone_of,
        "update_types": UPDATE_TYPES,
    }
    environment.filters |= {"breakable": _breakable, "number": "{:,}".format}
    return environment
