"""The vocabulary as HTML pages, made by pyLODE, with a picture of one notice's graph."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from retract_ld.errors import MissingExtra
from retract_ld.vocabulary.files import SCHEME_FILES, path
from retract_ld.vocabulary.picture import notice_picture

__all__ = ["write_pages"]

_PICTURE: Final = (
    '<figure id="picture"><img src="notice-graph.svg" alt="The graph of one retraction '
    'notice: a claim points to a notice and a work" style="max-width:100%">'
    "<figcaption>One notice's graph: a status is not a property of the work, it is what "
    "a dated claim says.</figcaption></figure>\n"
)


def write_pages(folder: str | Path) -> list[Path]:
    """Write the pages of the ontology and of the concept schemes, and the picture.

    Raises:
        MissingExtra: if pyLODE (3.2.1 or newer, below 3.4) is not installed.
    """
    try:
        from pylode.profiles.ontpub import OntPub
        from pylode.profiles.vocpub import VocPub
    except ImportError as error:
        raise MissingExtra(
            "The pages of the vocabulary are made by pyLODE, which is not installed.",
            hint="pip install 'pylode>=3.2.1,<3.4'",
        ) from error
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    written = [target / "notice-graph.svg", target / "index.html"]
    written[0].write_text(notice_picture(), encoding="utf-8")
    ontology = str(OntPub(str(path("retract-ld.ttl"))).make_html())
    before, mark, after = ontology.partition("<body>")
    page = before + mark + _PICTURE + after if mark else _PICTURE + ontology
    written[1].write_text(page, encoding="utf-8")
    for scheme, file in SCHEME_FILES.items():
        page = str(VocPub(str(path(file))).make_html())
        written.append(target / f"{scheme}.html")
        written[-1].write_text(page, encoding="utf-8")
    return written
