"""Crossref XML: deposits, unixref, unixsd and query results, OAI records, fragments.

Specified by Crossref's deposit schemas (``crossref4.3.0.xsd`` … ``crossref5.5.0.xsd``,
``doi_resources``), ``unixref1.0.xsd``, ``unixref1.1.xsd`` and ``crossref_query_output``;
elements are known by local name, in any namespace or none.

| source | model |
| --- | --- |
| ``journal_article``, ``content_item``, ``dataset`` … | a record, its DOI ``record_id`` |
| ``query`` without metadata | a record without updates |
| ``crossmark/updates/update`` | an update: the item is the notice |
| … text, or (not valid, but in use) its child ``doi`` | ``work.doi`` |
| … ``@type``, ``@label`` (until 4.3.4) | ``type``, ``raw_type``, ``raw_label`` |
| … ``@date``, or its child ``date`` | ``date`` |
| ``crossmark/crossmark_policy`` | ``policy`` |
| ``posted_content/status`` | an update without notice: the item is the work |
| … ``@type``, ``@date``, ``description`` | ``type``, ``date``, ``note`` |
| ``standard_metadata/@publication_status`` | the same, if ``withdrawn`` |
| titles, contributors, dates … | citation of the item: see `crossref_items` |

``asserted_by`` is the publisher for a deposit (``doi_batch`` or a part of one): it is the
publisher's own statement. It is Crossref for what Crossref gives out, which is marked by
``crossref_result``, ``doi_record`` or ``crossref``.

Relations (``isVersionOf``, ``isReplacedBy``, ``replaces`` …) connect documents without
saying that one was updated: they make no claim. Nor does an empty ``crossmark``, which
takes back what was deposited before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

from retract_ld.readers.crossref_claims import GIVEN_OUT, Item
from retract_ld.readers.crossref_items import ITEMS, Container
from retract_ld.readers.problem_list import line_of
from retract_ld.readers.records import Reader, Record, Source
from retract_ld.readers.xml import iterparse, start_tags
from retract_ld.readers.xml_text import local_name
from retract_ld.readers.xml_trees import child, forget_before, source_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["READER"]

#: Read as a whole: they hold one item at most.
_WHOLE: Final = frozenset({"doi_record", "query"})
#: Items in which there are no others.
_SINGLE: Final = frozenset(
    {
        "conference_paper",
        "content_item",
        "dataset",
        "dissertation",
        "journal_article",
        "peer_review",
        "posted_content",
        "standard_metadata",
    }
)
_ROOTS: Final = (GIVEN_OUT | ITEMS | {"crossmark", "doi_batch"}) - {
    "dataset",
    "dissertation",
}
#: Roots that other formats have too: only with one of the elements after it.
_SHARED_ROOTS: Final = frozenset(
    {
        "OAI-PMH",
        "body",
        "book",
        "conference",
        "dataset",
        "dissertation",
        "journal",
        "query_result",
        "record",
    }
)
_MARKS: Final = frozenset({"crossmark", "crossref", "doi_data", "doi_record"})


def detect(head: bytes) -> bool:
    """Recognise a Crossref root element, or a wrapping with Crossref's elements in it."""
    names = [name for name, _ in start_tags(head)]
    if not names:
        return False
    if names[0] in _SHARED_ROOTS:
        return not _MARKS.isdisjoint(names)
    return names[0] in _ROOTS


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each item, and for each query without an answer."""
    container = Container()
    tags = ITEMS | _WHOLE | {"crossmark"}
    for element in iterparse(stream, tags, source.name, context=True):
        forget_before(element)
        for item in _items(element):
            container = container.of(item)
            yield _record(Item(item, container))


def _items(element: _Element) -> Iterator[_Element]:
    """Yield the items in an element; a series only if it is registered itself."""
    if local_name(element.tag) in _SINGLE:
        yield element
        return
    found = False
    for item in element.iter([f"{{*}}{name}" for name in ITEMS]):
        if item is element or child(item, "doi_data") is not None:
            found = True
            yield item
    if not found:
        yield element


def _record(item: Item) -> Record:
    updates = tuple(item.updates())
    return Record(
        line_of(item.element) or f"DOI {item.doi}",
        updates,
        item.doi,
        tuple(item.problems),
        source_of(item.element) if item.problems.rejected else None,
    )


READER = Reader(
    name="crossref-xml",
    title="Crossref deposit, unixref and query result XML",
    media_types=(
        "application/vnd.crossref.deposit+xml",
        "application/vnd.crossref.unixref+xml",
        "application/vnd.crossref.unixsd+xml",
        "application/xml",
        "text/xml",
    ),
    suffixes=(".xml",),
    detect=detect,
    read=read,
    direction="both",
    carries="Crossmark updates with date and policy, status of preprints and standards,"
    " citation of the notice",
    lacks="reasons, the reverse direction, anything of the work beyond its DOI",
)
