"""DOIs, PMIDs and PMCIDs in running text, parted from what is written against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["identifiers_in", "trimmed_doi", "unglued"]


_DOI: Final = re.compile(
    r"10\.[0-9]{4,9}/[^\s<>\"“”‘’|{}\u3000-\u9fff\uff00-\uffef]{1,300}"
)


_DOI_END: Final = re.compile(r"[.,;:!?'’”\"*_)\]}>]+$")


_GLUED_LABEL: Final = re.compile(
    r"(?i)(?:\.?(?:pmid|pmcid|pubmed|epub|published|available|url|http|(?<!/)www\.|accessed)"
    r"|(?-i:CrossRef|Crossref|Google|MEDLINE|Medline|Get|View|Download|Article|Web|Open)$"
    r"|(?-i:Cross[Rr]ef|Google|Get|View|Article)(?=[A-Z ])|2-s2\.0-).*$"
)


#: A DOI written against the one before it.
_SECOND: Final = re.compile(r"(?<=[0-9A-Za-z.,;:)])10\.[0-9]{4,9}/")


#: What publishers' addresses put after a DOI.
_ADDRESS_TAIL: Final = re.compile(
    r"(?i:/(?:abstract|full|fulltext|pdf|epdf|pdfdirect|html|meta|summary)/?$)"
)


#: ``10.5312/wjo.v3. i9.137``: a blank slipped in between volume and issue.
_DOI_GOES_ON: Final = re.compile(
    r"(?<=\.v[0-9])\. (?=i[0-9]{1,2}\.[0-9]{1,5}\b)"
    r"|(?<=\.v[0-9]{2})\. (?=i[0-9]{1,2}\.[0-9]{1,5}\b)"
)


_DOI_REST: Final = re.compile(r"i[0-9]{1,2}\.[0-9]{1,5}")


_PMID: Final = re.compile(r"\b(?i:pmid):? ?(?P<id>[1-9][0-9]{4,7})(?![0-9])")


_PMCID: Final = re.compile(
    r"\bPMC ?(?:ID:? ?(?:PMC)?)?(?P<id>[1-9][0-9]{4,8})(?![0-9])"
)


def identifiers_in(
    plain: str, low: int, high: int
) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, value and span of the DOIs, PMIDs and PMCIDs in a stretch of text.

    Sentence punctuation after a DOI is not part of it; a closing bracket is only if it was
    opened inside.
    """
    for match in _DOI.finditer(plain, low, high):
        end = match.start() + len(trimmed_doi(match.group()))
        gap = _DOI_GOES_ON.match(plain, end, high)
        rest = _DOI_REST.match(plain, gap.end(), high) if gap else None
        if rest:
            whole = f"{plain[match.start() : end]}.{rest.group()}"
            yield "doi", whole.lower(), match.start(), rest.end()
            continue
        yield "doi", plain[match.start() : end].lower(), match.start(), end
    for match in _PMID.finditer(plain, low, high):
        yield "pmid", match["id"], *match.span("id")
    for match in _PMCID.finditer(plain, low, high):
        yield "pmcid", f"PMC{match['id']}", *match.span("id")


#: The first PMID of each year in millions, from PubMed's own numbering.
_FIRST_PMID: Final = {
    1998: 9.4, 2000: 10.6, 2002: 11.7, 2004: 14.7, 2006: 16.4, 2008: 18.1, 2010: 20.0,
    2012: 22.2, 2014: 24.4, 2016: 26.7, 2018: 29.3, 2020: 31.9, 2022: 35.0, 2024: 38.2,
    2026: 41.5,
}  # fmt: skip


_TAIL_DIGITS: Final = re.compile(r"(?P<before>.)(?P<run>[0-9]{8,})$")


_GLUED: Final = re.compile(
    r"[0-9A-Za-z)](?=10\.[0-9]{4,9}/)|[0-9A-Za-z)](?i:doi):|[A-Za-z]{2}[0-9]{1,4}\("
)


def unglued(doi: str, entry: str, year: int | None) -> tuple[str, str | None]:
    """Part a DOI from the PMID that follows it without a blank.

    Text taken from XML without its elements glues them: ``…ONE8(11): e80145doi:10.1371/
    journal.pone.008014524244631``. The last eight digits are a PMID if the entry is glued
    elsewhere too and PubMed gave out such numbers in the year after the publication.

    >>> unglued("10.3390/nu808050727548215", "Nutrients2016850710.3390/", 2016)
    ('10.3390/nu8080507', '27548215')
    >>> unglued("10.3390/ijms17081289", "Int J Mol Sci2016171289 10.3390/", 2016)
    ('10.3390/ijms17081289', None)
    """
    match = _TAIL_DIGITS.search(doi)
    if match is None or not _GLUED.search(entry):
        return doi, None
    pmid = match["run"][-8:]
    if match["run"][-16:-8] == pmid and len(match["run"]) > 16:
        return unglued(doi[:-8], entry, year)
    if len(match["run"]) == 8 and not match["before"].isalpha():
        return doi, None
    if year is None and len(match["run"]) == 8 and match["before"] != "x":
        return doi, None
    years = sorted(_FIRST_PMID)
    low = max((y for y in years if y <= (year or 1998)), default=1998)
    high = min((y for y in years if y >= (year or 2024) + 2), default=2026)
    if not _FIRST_PMID[low] - 0.7 <= int(pmid) / 1e6 <= _FIRST_PMID[high] + 1:
        return doi, None
    return doi[:-8], pmid


def trimmed_doi(text: str) -> str:
    """Take sentence punctuation and glued labels off the end of a DOI.

    >>> trimmed_doi("10.1016/s0140-6736(97)11096-0)."), trimmed_doi("10.1/x.pmid:12")
    ('10.1016/s0140-6736(97)11096-0', '10.1/x')
    """
    doi = _GLUED_LABEL.sub("", text)
    second = _SECOND.search(doi, 8)
    if second:
        doi = doi[: second.start()]
    while True:
        match = _DOI_END.search(doi)
        if match is None:
            return _ADDRESS_TAIL.sub("", doi)
        last = doi[-1]
        if last in ")]}" and doi.count(last) <= doi.count(
            {")": "(", "]": "[", "}": "{"}[last]
        ):
            return _ADDRESS_TAIL.sub("", doi)
        doi = doi[:-1]
