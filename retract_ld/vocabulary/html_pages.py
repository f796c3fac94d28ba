"""The vocabulary as HTML pages: the ontology by pyLODE, with a picture, and the schemes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retract_ld.errors import MissingExtra, VocabularyError
from retract_ld.vocabulary.concept_pages import concept_page
from retract_ld.vocabulary.files import SCHEME_FILES, load
from retract_ld.vocabulary.picture import notice_picture
from retract_ld.vocabulary.schemes import BASE, ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["write_pages"]

_PICTURE: Final = (
    '<figure id="picture" style="margin:1em 0"><img src="notice-graph.svg" alt="The graph '
    "of one retraction notice: a claim says by whom, when, why and in what manner; it "
    'points to a notice and a work" style="width:100%">'
    "<figcaption>One notice's graph: a status is not a property of the work, it is what "
    "a dated claim says.</figcaption></figure>"
)
_SCHEMES: Final = "<p>Concept schemes: {}.</p>"
#: Where the picture goes: after the description, before the first list of terms.
_PLACE: Final = '<div class="section" id="classes">'

#: A term in pyLODE's page: its anchor, and the local name of its IRI.
_ENTITY: Final = re.compile(
    rf'<div class="property entity" id="([^"]+)">.*?<code>{re.escape(ONTOLOGY)}(\w+)</code>',
    re.DOTALL,
)


def write_pages(folder: str | Path) -> list[Path]:
    """Write the pages of the ontology and of the concept schemes, and the picture.

    Raises:
        MissingExtra: if pyLODE (3.2.1 or newer, below 3.4) is not installed.
    """
    try:
        from pylode.profiles.ontpub import OntPub
    except ImportError as error:
        raise MissingExtra(
            "The pages of the vocabulary are made by pyLODE, which is not installed.",
            hint="pip install 'pylode>=3.2.1,<3.4'",
        ) from error
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    written = [target / "notice-graph.svg", target / "index.html"]
    written[0].write_text(notice_picture(), encoding="utf-8")
    page = _named_by_terms(str(OntPub(_ontology()).make_html()))
    before, mark, after = page.partition(_PLACE)
    if not mark:
        raise VocabularyError("pyLODE's page has no section of classes any more.")
    links = ", ".join(f'<a href="{name}.html">{name}</a>' for name in SCHEME_FILES)
    page = before + _PICTURE + _SCHEMES.format(links) + mark + after
    written[1].write_text(page, encoding="utf-8")
    for scheme in SCHEME_FILES:
        written.append(target / f"{scheme}.html")
        written[-1].write_text(concept_page(scheme), encoding="utf-8")
    return written


def _named_by_terms(page: str) -> str:
    """Give each term the anchor that its IRI leads to; pyLODE makes them of labels."""
    names = dict(_ENTITY.findall(page))

    def named(match: re.Match[str]) -> str:
        return f'{match[1]}{names.get(match[2], match[2])}"'

    return re.sub(r'(\bid="|\bhref="#)([^"]+)"', named, page)


def _ontology() -> Graph:
    """Return the ontology with one title: pyLODE puts all that it finds in a row."""
    from rdflib import RDFS, URIRef

    graph = load("retract-ld.ttl")
    graph.remove((URIRef(f"{BASE}ns"), RDFS.label, None))
    return graph
