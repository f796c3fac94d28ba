"""JATS reader: journal articles in XML, notices and works alike.

Formats: NLM 2.3 and 3.0, JATS 1.0 to 1.4 (ANSI/NISO Z39.96) Archiving and Publishing,
SciELO PS; with or without DOCTYPE, in any namespace and wrapper (OAI-PMH,
``pmc-articleset``, ``articles``), several articles in a file. One `Record` an
``article``, its sub-articles and responses included.

| JATS | model |
| --- | --- |
| ``article-type``, ``subject``, ``related-article-type`` | type (see ``jats_types``) |
| the word that decided it | raw_type |
| the heading beside it, or the type of the link | raw_label |
| the article; the target of ``retraction-forward`` … | notice |
| the target of ``retracted-article`` …; the article | work |
| text of a link without tagged title | note |
| date of publication of the notice; ``date``, ``event`` of the work | date |
| ``article-meta`` | see ``jats_metadata``, ``jats_dates``, ``jats_contributors`` |
| ``article-type`` | document_type |
| ``body`` of a notice | notice.text; reasons, parties, guidelines by its words |

`asserted_by` is ``publisher``. The evidence of reasons and parties counts characters in
``notice.text``. A notice without ``related-article`` is about the works that its title and
text name (see ``jats_told``), or gives a claim without a work; unless its sub-articles
have the links: then these are the notices, and it is what they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

from retract_ld.errors import InvalidRecord, Malformed
from retract_ld.models import Document, Update
from retract_ld.readers.jats_announced import announced
from retract_ld.readers.jats_metadata import own_id
from retract_ld.readers.jats_reading import Reading
from retract_ld.readers.jats_tree import Scope
from retract_ld.readers.jats_undergone import undergone
from retract_ld.readers.problem_list import ProblemList, line_of
from retract_ld.readers.records import Reader, Record, Source
from retract_ld.readers.xml import iterparse, start_tags

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["READER", "detect", "read"]

_FRONT: Final = frozenset({"front", "front-stub", "article-meta", "journal-meta"})


def detect(head: bytes) -> bool:
    """Tell whether the beginning of a source is JATS: an ``article`` with its front."""
    tags = start_tags(head)
    if not tags or tags[0][0] == "html":
        return False
    for place, (name, attributes) in enumerate(tags):
        if name == "article":
            following = {tag for tag, _ in tags[place + 1 : place + 4]}
            return "article-type" in attributes or bool(following & _FRONT)
    return False


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield one record an article.

    Raises:
        Malformed: when the XML breaks off or is broken, or holds no article.
        Refused: see `retract_ld.readers.xml.iterparse`.
    """
    empty = True
    for number, element in enumerate(iterparse(stream, ("article",), source.name), 1):
        empty = False
        yield _record(element, number)
    if empty:
        raise Malformed(
            "is XML without any <article>, so it is not JATS.", source=source.name
        )


def _record(element: _Element, number: int) -> Record:
    from lxml import etree

    problems = ProblemList()
    updates: list[Update] = []
    record_id = None
    try:
        whole = Reading(Scope(element), problems)
        record_id = own_id(whole.scope)
        readings = {element: whole}
        updates += _updates(whole)
        for part in whole.scope.parts:
            around = readings[part.parent.element] if part.parent else whole
            reading = readings[part.element] = Reading(part, problems, around)
            said = {_edge(update) for update in updates}
            new = [update for update in _updates(reading) if _edge(update) not in said]
            _tie(reading, new, record_id)
            updates += new
    except InvalidRecord as error:
        problems.reject(element, error)
    rejected = any(problem.severity == "error" for problem in problems)
    return Record(
        line_of(element) or f"article {number}",
        tuple(updates),
        record_id,
        tuple(problems),
        etree.tostring(element, with_tail=False) if rejected else None,
    )


def _tie(part: Reading, new: list[Update], container: str | None) -> None:
    """Tell in which article a part stands that claims something and has no identifier."""
    if new and container and not part.translated and own_id(part.scope) is None:
        part.problems.warn(
            part.scope.element,
            f"the part {part.title!r:.80} has no identifier of its own; it stands in"
            f" {container}.",
            "Give it an article-id.",
        )


def _updates(reading: Reading) -> list[Update]:
    found = [*announced(reading), *undergone(reading)]
    if found:
        reading.problems.extend(reading.doubts)
    return found


def _edge(update: Update) -> tuple[object, ...]:
    """Return what makes two claims of an article and its translation the same."""
    return (
        update.type,
        update.found_on,
        *(_identity(document) for document in (update.notice, update.work)),
    )


def _identity(document: Document | None) -> tuple[object, ...]:
    if document is None:
        return ()
    if document.identified:
        return (document.doi, document.pmid, document.pmcid, document.url)
    return (document.title, document.journal, document.volume, document.page_start)


READER: Final = Reader(
    name="jats",
    title="JATS and NLM journal articles, SciELO PS",
    media_types=("application/jats+xml", "application/xml", "text/xml"),
    suffixes=(".xml", ".nxml"),
    detect=detect,
    read=read,
    direction="both",
    carries="notice and work with full metadata, the text of the notice, several links",
    lacks="reasons as codes; the date of an update on the work's side, mostly",
)
