"""How fast the streaming readers are beside a plain parser over the same bytes.

    python benchmarks/readers.py      8 MB each: one record in 50 updates, then each does
    python benchmarks/readers.py --megabytes 100 --every 10
    python benchmarks/readers.py --memory 1024        resident size over a 1 GB file

The bytes are made here, by repetition, in the form and size of real records. The plain
parsers do nothing with what they parse: `lxml.etree.iterparse` empties each record,
`orjson.loads` (or `msgspec`, if orjson is missing) reads each line.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from lxml import etree

from retract_ld.readers import READERS, Source

try:
    from orjson import loads
except ImportError:
    from msgspec.json import decode as loads

WORDS = "We read an invented article on pots and found nothing that would surprise. "


def pubmed_record(number: int, updated: bool) -> bytes:
    relation = (
        '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>'
        "Ann Invent Med. 2019 Feb 6;15(2):445. doi: 10.5555/aim.2019.7.</RefSource>"
        f'<PMID Version="1">{number + 1}</PMID></CommentsCorrections>'
        "</CommentsCorrectionsList>"
    )
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>Name{n}</LastName><ForeName>Given {n}</ForeName>'
        "<Initials>G</Initials><AffiliationInfo><Affiliation>University of Nowhere, Town."
        "</Affiliation></AffiliationInfo></Author>"
        for n in range(6)
    )
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D{n:06}" MajorTopicYN="N">Heading {n}'
        "</DescriptorName></MeshHeading>"
        for n in range(12)
    )
    references = "".join(
        f"<Reference><Citation>Somebody. Pots {n}. J Pots. 2001.</Citation><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{n + 1}</ArticleId></ArticleIdList></Reference>'
        for n in range(30)
    )
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">'
        f'{number}</PMID><Article PubModel="Print"><Journal><ISSN IssnType="Print">0140-6736'
        '</ISSN><JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue>'
        "<PubDate><Year>2016</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Annals"
        " of invented medicine</Title></Journal><ArticleTitle>An invented trial.</Article"
        "Title><Pagination><MedlinePgn>637-41</MedlinePgn></Pagination><Abstract>"
        f"<AbstractText>{WORDS * 18}</AbstractText></Abstract><AuthorList>{authors}"
        "</AuthorList><Language>eng</Language><PublicationTypeList><PublicationType"
        ' UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>'
        f"{relation if updated else ''}<MeshHeadingList>{headings}</MeshHeadingList>"
        f'</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">{number}'
        f'</ArticleId><ArticleId IdType="doi">10.5555/{number}</ArticleId></ArticleIdList>'
        f"<ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>\n"
    ).encode()


def deposit_record(number: int, updated: bool) -> bytes:
    update = "<update type='retraction' date='2024-01-15'>10.5555/work</update>"
    updates = f"<updates>{update}</updates>"
    people = "".join(
        "<person_name sequence='additional' contributor_role='author'><given_name>Given"
        f"</given_name><surname>Name{n}</surname></person_name>"
        for n in range(6)
    )
    citations = "".join(
        f"<citation key='r{n}'><journal_title>J Pots</journal_title><author>Somebody"
        f"</author><cYear>2001</cYear><doi>10.5555/{n}</doi></citation>"
        for n in range(40)
    )
    return (
        "<journal><journal_metadata><full_title>Annals</full_title></journal_metadata>"
        "<journal_article><titles><title>An invented trial</title></titles><contributors>"
        f"{people}</contributors><abstract><p>{WORDS * 18}</p></abstract><publication_date>"
        "<year>2024</year></publication_date><crossmark><crossmark_policy>10.5555/policy"
        f"</crossmark_policy>{updates if updated else ''}</crossmark><doi_data><doi>"
        f"10.5555/{number}</doi><resource>https://example.org/{number}</resource></doi_data>"
        f"<citation_list>{citations}</citation_list></journal_article></journal>\n"
    ).encode()


def json_record(number: int, updated: bool) -> bytes:
    work = {
        "DOI": f"10.5555/{number}",
        "type": "journal-article",
        "title": ["An invented trial"],
        "container-title": ["Annals of Invented Medicine"],
        "ISSN": ["0140-6736"],
        "author": [
            {
                "given": "Given",
                "family": f"Name{n}",
                "affiliation": [{"name": "Nowhere"}],
            }
            for n in range(6)
        ],
        "abstract": WORDS * 18,
        "reference": [
            {"key": f"r{n}", "DOI": f"10.5555/{n}", "journal-title": "J Pots"}
            for n in range(40)
        ],
        "issued": {"date-parts": [[2016, 3]]},
        "publisher": "Invented Press",
    }
    if updated:
        day = {"date-parts": [[2019, 2, 6]], "date-time": "2019-02-06T00:00:00Z"}
        work["update-to"] = [
            {"DOI": "10.5555/work", "type": "retraction", "updated": day}
        ]
    return json.dumps(work).encode() + b"\n"


def plain_xml(tag: str) -> Callable[[io.BytesIO], None]:
    def parse(stream: io.BytesIO) -> None:
        for _, element in etree.iterparse(
            stream, tag=tag, resolve_entities=False, no_network=True, load_dtd=False
        ):
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    return parse


def plain_json(stream: io.BytesIO) -> None:
    for line in stream:
        loads(line)


FORMATS = {
    "pubmed": (
        b"<PubmedArticleSet>", pubmed_record, b"</PubmedArticleSet>",
        plain_xml("PubmedArticle"), "lxml.iterparse",
    ),
    "crossref-xml": (
        b"<doi_batch><body>", deposit_record, b"</body></doi_batch>",
        plain_xml("journal"), "lxml.iterparse",
    ),
    "crossref": (b"", json_record, b"", plain_json, f"{loads.__module__}"),
}  # fmt: skip


class Repeated(io.RawIOBase):
    """A long file that is never whole in memory."""

    def __init__(self, head: bytes, block: bytes, times: int, tail: bytes) -> None:
        self._left = self._blocks(head, block, times, tail)
        self._rest = b""

    @staticmethod
    def _blocks(head: bytes, block: bytes, times: int, tail: bytes) -> Iterator[bytes]:
        yield head
        for _ in range(times):
            yield block
        yield tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        while not self._rest:
            block = next(self._left, None)
            if block is None:
                return 0
            self._rest = block
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def block_of(make: Callable[[int, bool], bytes], every: int) -> bytes:
    return b"".join(make(n, every > 0 and n % every == 0) for n in range(1, 101))


def seconds(read: Callable[[io.BytesIO], object], data: bytes, runs: int) -> float:
    """The least of several runs: the machine is not ours alone."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        read(io.BytesIO(data))
        times.append(time.perf_counter() - start)
    return min(times)


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def drain(name: str, stream: object) -> int:
    return sum(1 for _ in READERS[name].read(stream, Source("benchmark")))


def speed(megabytes: int, every: int, runs: int) -> None:
    print(f"{'reader':<14}{'ours':>8}  {'plain parser':<18}{'':>8}  ratio")
    for name, (head, make, tail, plain, parser) in FORMATS.items():
        if name not in READERS:
            continue
        block = block_of(make, every)
        data = head + block * max(1, megabytes * 10**6 // len(block)) + tail
        size = len(data) / 1e6
        ours = seconds(partial(drain, name), data, runs)
        bare = seconds(plain, data, runs)
        print(
            f"{name:<14}{size / ours:>5.0f} MB/s{parser:>18}{size / bare:>8.0f} MB/s"
            f"{ours / bare:>7.2f}"
        )


def memory(megabytes: int, every: int) -> None:
    for name, (head, make, tail, _plain, _parser) in FORMATS.items():
        if name not in READERS:
            continue
        block = block_of(make, every)
        times = max(10, megabytes * 10**6 // len(block))
        stream = io.BufferedReader(Repeated(head, block, times, tail))
        sizes = []
        records = READERS[name].read(stream, Source("benchmark"))
        for count, _ in enumerate(records, start=1):
            if count % (times * 10) == 0:
                sizes.append(resident())
        grown = max(sizes) - sizes[0]
        print(
            f"{name:<14}{len(block) * times / 1e6:>7.0f} MB, {count:,} records: resident"
            f" {sizes[0]:.1f} MiB after a tenth, at most {grown:.1f} MiB more later"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=8, help="size of each file")
    parser.add_argument(
        "--every",
        type=int,
        nargs="*",
        default=[50, 1],
        help="one record in so many updates something; 0: none",
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="the best of so many counts"
    )
    parser.add_argument(
        "--memory", type=int, default=0, help="check memory over so many MB"
    )
    options = parser.parse_args()
    for every in options.every:
        print(f"Updates in one record in {every}:" if every else "No updates:")
        if options.memory:
            memory(options.memory, every)
        else:
            speed(options.megabytes, every, options.runs)


if __name__ == "__main__":
    main()
