"""PubMed XML: answers of efetch, baseline and update files, single records, old MEDLINE.

Specified by NLM's PubMed DTDs (``pubmed_250101.dtd`` and its forebears since 2001, the
``nlmmedline`` DTDs included) and the MEDLINE/PubMed XML element descriptions.

| source | model |
| --- | --- |
| ``PubmedArticle``, ``MedlineCitation``, ``PubmedBookArticle`` | a record |
| ``PMID`` | ``record_id`` |
| ``DeleteCitation`` | a record without updates: NLM takes out duplicates |
| ``CommentsCorrections/@RefType`` | ``type``, ``found_on``: see `pubmed_relations` |
| … ``PMID``, ``RefSource`` | the document on the other side, ``evidence`` |
| … ``Note`` | ``note`` |
| ``PublicationType`` | a claim, if no relation makes it already |
| ``Article`` | citation of the record's own side: see `pubmed_articles` |
| ``AbstractText`` of a notice | ``notice.text`` |

PubMed gives no date of an update: ``date`` is absent, the notice has its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

from retract_ld.readers.problem_list import line_of
from retract_ld.readers.pubmed_claims import Citation
from retract_ld.readers.records import Reader, Record, Source
from retract_ld.readers.xml import iterparse, start_tags
from retract_ld.readers.xml_text import local_name
from retract_ld.readers.xml_trees import source_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["READER"]

_DELETED: Final = frozenset({"DeleteCitation", "DeleteDocument"})
_RECORDS: Final = _DELETED | {"MedlineCitation", "PubmedArticle", "PubmedBookArticle"}
_ROOTS: Final = _RECORDS | {
    "MedlineCitationSet",
    "PubmedArticleSet",
    "PubmedBookArticleSet",
}
#: How many elements are looked at: answers and harvests put others around the set.
_WRAPPERS: Final = 20


def detect(head: bytes) -> bool:
    """Recognise an element of NLM's PubMed and MEDLINE DTDs, at the root or wrapped."""
    return any(name in _ROOTS for name, _ in start_tags(head, limit=_WRAPPERS))


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each citation."""
    for element in iterparse(stream, _RECORDS, source.name):
        if element.tag not in _RECORDS:
            _drop_namespaces(element)
        yield _record(element)


def _drop_namespaces(element: _Element) -> None:
    for node in element.iter():
        if isinstance(node.tag, str):
            node.tag = local_name(node.tag)


def _record(element: _Element) -> Record:
    location = line_of(element)
    if element.tag in _DELETED:
        return Record(location)
    citation = Citation(element)
    updates = tuple(citation.updates())
    return Record(
        location or f"PMID {citation.pmid}",
        updates,
        citation.pmid,
        tuple(citation.problems),
        source_of(element) if citation.problems.rejected else None,
    )


READER = Reader(
    name="pubmed",
    title="PubMed and MEDLINE XML",
    media_types=("application/xml", "text/xml"),
    suffixes=(".xml",),
    detect=detect,
    read=read,
    direction="both",
    carries="all CommentsCorrections of both directions, publication types, citation",
    lacks="reasons, dates of updates beyond the notice's own date, kinds of erratum",
)
