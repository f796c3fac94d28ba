"""Articles of JATS made for tests, and what is read in them."""

import io
from pathlib import Path

from retract_ld.models import Update
from retract_ld.readers import Record, Source, jats

GOLDEN = Path(__file__).parent.parent / "golden" / "jats"
CASES = sorted(GOLDEN.glob("*/input.xml"))
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def records(data: bytes | str) -> list[Record]:
    raw = data.encode() if isinstance(data, str) else data
    return list(jats.read(io.BytesIO(raw), Source("a.xml")))


def article(
    meta: str = "",
    *,
    kind: str = "retraction",
    body: str = "",
    title: str = "T",
    attributes: str = "",
) -> str:
    return (
        f'<article {XLINK} article-type="{kind}" {attributes}><front><article-meta>'
        f'<article-id pub-id-type="doi">10.5555/own</article-id>'
        f"<title-group><article-title>{title}</article-title></title-group>{meta}"
        f"</article-meta></front>{body}</article>"
    )


def link(
    kind: str, href: str = "10.5555/other", ext: str = "doi", more: str = ""
) -> str:
    return (
        f'<related-article related-article-type="{kind}" ext-link-type="{ext}"'
        f' xlink:href="{href}" {more}/>'
    )


def only(data: str) -> Update:
    (record,) = records(data)
    assert [p for p in record.problems if p.severity == "error"] == []
    (update,) = record.updates
    return update


def edge(update: Update) -> tuple[str, str, str | None, str | None]:
    """Return what happened: type, where it was said, notice, work."""
    assert update.found_on
    notice = update.notice and (
        update.notice.doi or update.notice.pmid or update.notice.title
    )
    work = update.work and (update.work.doi or update.work.pmid or update.work.title)
    return update.type, update.found_on, notice, work


def golden(case: str) -> list[Record]:
    return records((GOLDEN / case / "input.xml").read_bytes())


def heading(text: str, group: str = "heading") -> str:
    return (
        f'<article-categories><subj-group subj-group-type="{group}"><subject>{text}</subject>'
        "</subj-group></article-categories>"
    )
