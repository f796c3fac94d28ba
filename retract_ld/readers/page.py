"""Pages: HTML that carries JSON-LD about updates, ours or others'.

Blocks in our own vocabulary are read by `retract_ld.mapping` and give back the very
records they were made of. Others are read by Schema.org's correction markup:

| in the JSON-LD | in the model |
| --- | --- |
| ``additionalType`` (our notice classes), ``keywords`` (our update types) | ``type`` |
| ``CorrectionComment`` without either | ``type``: as its title says, else correction |
| ``about``, ``parentItem`` of a ``CorrectionComment``; its ``correction`` inverse | ``work`` |
| ``correction`` of a work: node, address or text | ``notice`` |
| ``creativeWorkStatus`` of a work without ``correction``: ours, or its name | ``type`` |
| ``keywords`` (our reasons) | ``reasons`` |
| ``publishingPrinciples`` | ``policy`` |
| ``@id``, ``identifier``, ``sameAs``, ``url`` | ``doi``, ``pmid``, ``pmcid``, ``url`` |
| ``name``, ``headline``, ``author``, ``isPartOf``, ``datePublished`` … | the same |

A page makes no dated claim in Schema.org: the notice's date stays the notice's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final

from retract_ld.errors import InvalidRecord, Malformed, Refused
from retract_ld.markup.blocks import Block, blocks, has_jsonld
from retract_ld.markup.contexts import to_nodes, to_triples
from retract_ld.markup.page_bytes import PageBytes
from retract_ld.readers.page_claims import claims_of
from retract_ld.readers.records import Problem, Reader, Record, Source

__all__ = ["LARGEST", "READER", "read_blocks"]

#: Larger pages are not read: the largest real one we know has 2 MB.
LARGEST: Final = 64 * 1024 * 1024

_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script)\b", re.IGNORECASE
)
_SPEAKS: Final = re.compile(
    rb"w3id\.org\\?/retract-ld\\?/(?:ns|context|id|update-type|status)"
    rb"|\bCorrectionComment\b|\"correction\"\s*:"
)
_OURS: Final = "w3id.org/retract-ld/ns#Update"


def detect(head: bytes) -> bool:
    """Tell HTML with JSON-LD that speaks of updates, as far as the beginning shows it."""
    if b"ld+json" not in head and b"l\0d\0+\0" not in head:
        return False
    units = PageBytes.of(head).units
    return bool(_HTML.search(units) and _SPEAKS.search(units) and has_jsonld(head))


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield one record a JSON-LD block.

    Raises:
        Refused: when the page is larger than any page is.
    """
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("is larger than 64 MB: no page is.", source=source.name)
    found = blocks(content)
    if not found:
        raise Malformed(
            "has no JSON-LD block.",
            source=source.name,
            hint="Read its text with --from prose.",
        )
    yield from read_blocks(found, source.url or "")


def read_blocks(found: list[Block], base: str = "") -> Iterator[Record]:
    """Yield one record a block: its updates and what is wrong with it."""
    for block in found:
        where = f"line {block.line}"
        mended = tuple(
            Problem(
                "warning", f"this JSON-LD is broken and was mended: {repair}.", where
            )
            for repair in block.repairs
        )
        if block.fault:
            problem = Problem(
                "error" if block.ours else "warning",
                f"this JSON-LD cannot be read: {block.fault}.",
                where,
            )
            yield Record(where, problems=(problem,), raw=block.text)
            continue
        if not _SPEAKS.search(block.text.encode("utf-8", "replace")):
            yield Record(where)
            continue
        yield _record(block, where, mended, base)


def _record(block: Block, where: str, mended: tuple[Problem, ...], base: str) -> Record:
    from retract_ld.mapping import read_updates

    try:
        if _is_ours(block.data):
            return Record(
                where, tuple(read_updates(to_triples(block.data, base))), None, mended
            )
        updates, problems = claims_of(
            to_nodes(block.data, base), where, _shown(block.data)
        )
    except (InvalidRecord, Malformed) as error:
        problem = Problem(
            "error",
            f"this JSON-LD {error.message}",
            error.location or where,
            error.hint,
        )
        return Record(where, problems=(*mended, problem), raw=block.text)
    return Record(where, tuple(updates), None, (*mended, *problems), block.text)


def _is_ours(document: object) -> bool:
    """Tell whether a document makes claims in our own vocabulary."""
    if isinstance(document, list):
        return any(_is_ours(part) for part in document)
    if not isinstance(document, dict):
        return False
    context = document.get("@context")
    parts = context if isinstance(context, list) else [context]
    return any(
        "rld" in part if isinstance(part, dict) else "w3id.org/retract-ld" in str(part)
        for part in parts
    )


def _shown(document: object) -> str:
    """Return the id of the first node of a document, which is what the page shows."""
    while isinstance(document, list) or (
        isinstance(document, dict) and isinstance(document.get("@graph"), list)
    ):
        parts = document if isinstance(document, list) else document["@graph"]
        document = parts[0] if parts else None
    return str(document.get("@id", "")) if isinstance(document, dict) else ""


READER = Reader(
    name="page",
    title="HTML page with JSON-LD (retract-ld or Schema.org)",
    media_types=("text/html", "application/xhtml+xml"),
    suffixes=(".html", ".htm", ".xhtml"),
    detect=detect,
    read=read,
    direction="both",
    carries="all, in our vocabulary; manner, notice, work, reasons in Schema.org",
    lacks="in Schema.org: dates of claims, who claims them, parties",
)
