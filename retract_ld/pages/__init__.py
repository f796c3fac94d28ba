"""JSON-LD in journal pages: put it in, take it out, read it back, check it.

>>> from retract_ld.models import Notice, Update, Work
>>> update = Update(
...     type="retraction", date="2010-02-06", asserted_by="publisher",
...     notice=Notice(doi="10.1000/2"), work=Work(doi="10.1000/1", title="A title"),
... )
>>> page = b'<head><meta name="citation_doi" content="10.1000/1"></head><body>...'
>>> embedded = embed(page, [update])
>>> extract(embedded)[0].data["creativeWorkStatus"]["name"]
'Retracted'
>>> remove(embedded) == page
True
"""

from __future__ import annotations

from retract_ld.markup.blocks import Block
from retract_ld.markup.blocks import blocks as extract
from retract_ld.pages.banner import banner, banner_style
from retract_ld.pages.checking import check_page
from retract_ld.pages.content import Content, NoUpdate, content
from retract_ld.pages.document import to_document
from retract_ld.pages.embed import Claims, Options, embed
from retract_ld.pages.embedding import Insertion, insert, remove, script
from retract_ld.pages.identity import page_doi, page_dois
from retract_ld.pages.sites import PathRule, SiteCounts, change_site, write_page
from retract_ld.pages.templates import banner_html, head_tags

__all__ = [
    "Block",
    "Claims",
    "Content",
    "Insertion",
    "NoUpdate",
    "Options",
    "PathRule",
    "SiteCounts",
    "banner",
    "banner_html",
    "banner_style",
    "change_site",
    "check_page",
    "content",
    "embed",
    "extract",
    "head_tags",
    "insert",
    "page_doi",
    "page_dois",
    "remove",
    "script",
    "to_document",
    "write_page",
]
