"""Real pages of publishers: bytes, trees and graphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from retract_ld.markup.contexts import to_triples
from retract_ld.models import Notice, Update, Work
from retract_ld.pages import Options, content, embed, extract, page_doi, remove
from tests.pages.trees import serialized, tree

pytestmark = pytest.mark.corpus
ALL = Options(meta=("highwire", "dublin-core", "signposting"), banner=True)


def claim(doi: str) -> Update:
    return Update(
        type="retraction",
        date="2020-02",
        asserted_by="crossref",
        notice=Notice(doi="10.5555/notice", title="Retraction: a </script> title"),
        work=Work(doi=doi, title="A </script> title"),
    )


@pytest.fixture(scope="module")
def pages(corpus: Path) -> list[tuple[str, bytes]]:
    found = sorted((corpus / "html_pages").glob("*.html"))
    assert len(found) >= 49
    contents = {path.read_bytes(): path.name for path in found}
    return [(name, content) for content, name in contents.items()]


def embedded(page: bytes, options: Options = ALL) -> tuple[bytes, Update]:
    doi = page_doi(page) or "10.5555/unnamed"
    from dataclasses import replace

    return embed(page, [claim(doi)], replace(options, doi=doi)), claim(doi)


def test_bytes(pages):
    for name, page in pages:
        once, update = embedded(page)
        assert remove(once) == page, name
        assert embedded(once)[0] == once, name
        plain, _ = embedded(page, Options())
        (block,) = [block for block in extract(plain) if block.ours]
        assert plain[: block.start] + plain[block.end :] == page, name
        others = [block.text for block in extract(plain) if not block.ours]
        assert others == [block.text for block in extract(page)], name
        said = content([update], "work")
        expected = {(s, p, o) for s, pairs in said.nodes for p, o in pairs}
        assert set(to_triples(block.data)) == expected, name


def test_trees_by_lexbor(pages):
    for name, page in pages:
        assert serialized(embedded(page)[0]) == serialized(page), name


def test_trees_by_html5lib(pages):
    small = [(name, page) for name, page in pages if len(page) < 120_000]
    assert len(small) > 15
    for name, page in small:
        assert tree(embedded(page)[0]) == tree(page), name


def test_most_pages_say_their_doi(pages):
    told = [name for name, page in pages if page_doi(page)]
    assert len(told) >= len(pages) - 4
