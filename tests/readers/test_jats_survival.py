"""JATS: anything at all is survived."""

import contextlib
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.errors import Malformed, Refused
from retract_ld.readers import Record, Source, jats
from tests.readers.jats_articles import (
    CASES,
)

# Anything at all.

WHOLE = [path.read_bytes() for path in CASES]


def survive(data: bytes) -> None:
    """Read to the end, or to one of the two errors that say why not."""
    jats.detect(data)
    with contextlib.suppress(Malformed, Refused):
        for record in jats.read(io.BytesIO(data), Source("f.xml")):
            assert isinstance(record, Record)
            assert all(update.raw_type for update in record.updates)


@given(st.sampled_from(WHOLE), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_truncated(data: bytes, share: float) -> None:
    survive(data[: int(len(data) * share)])


@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6),
)
@settings(max_examples=120, deadline=None)
def test_garbled(data: bytes, edits: list[tuple[float, bytes]]) -> None:
    changed = bytearray(data)
    for place, new in edits:
        at = int(len(changed) * place)
        changed[at : at + len(new)] = new
    survive(bytes(changed))


NAMES = st.sampled_from(
    [
        "article",
        "front",
        "article-meta",
        "front-stub",
        "related-article",
        "related-object",
        "sub-article",
        "response",
        "contrib-group",
        "contrib",
        "name",
        "collab",
        "aff",
        "xref",
        "pub-date",
        "history",
        "date",
        "event",
        "pub-history",
        "year",
        "title-group",
        "article-title",
        "subtitle",
        "permissions",
        "license",
        "body",
        "p",
        "sec",
        "article-id",
        "issn",
        "journal-meta",
        "article-categories",
        "subject",
        "subj-group",
        "name-alternatives",
        "string-name",
    ]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        [
            "article-type",
            "related-article-type",
            "ext-link-type",
            "href",
            "vol",
            "page",
            "date-type",
            "event-type",
            "pub-type",
            "rid",
            "id",
            "content-type",
            "contrib-type",
            "lang",
            "iso-8601-date",
            "pub-id-type",
        ]
    ),
    st.sampled_from(
        [
            "retraction",
            "retracted-article",
            "retraction-forward",
            "correction",
            "addendum",
            "doi",
            "pubmed",
            "pmc",
            "10.5555/x",
            "12345",
            "epub",
            "corrected",
            "retracted",
            "x",
            "aff",
            "author",
            "translation",
            "2020-01-01",
            "-",
        ]
    ),
    max_size=4,
)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def spell(name: str, attributes: dict[str, str], inside: list[str]) -> str:
        told = "".join(f' {key}="{value}"' for key, value in attributes.items())
        return f"<{name}{told}>{''.join(inside)}</{name}>"

    return st.builds(spell, NAMES, ATTRIBUTES, st.lists(children, max_size=5))


TREES = st.recursive(
    st.sampled_from(["", "2020", "10.5555/y", "&eacute;", "Retraction"]),
    element,
    max_leaves=30,
)


@given(TREES)
@settings(max_examples=150, deadline=None)
def test_any_tree_of_jats_elements(tree: str) -> None:
    survive(f'<article article-type="retraction">{tree}</article>'.encode())
