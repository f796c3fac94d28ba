"""Identifiers: recognise, check and spell DOI, PMID, PMCID, ORCID, ROR and ISSN.

``normalize_*`` turn what sources write into the one canonical form, or ``None``;
``is_*`` tell whether a string is that canonical form, checksum included.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

__all__ = [
    "DOI_MAX_LENGTH",
    "DOI_PATTERN",
    "ISSN_PATTERN",
    "ORCID_PATTERN",
    "PMCID_PATTERN",
    "PMID_PATTERN",
    "ROR_PATTERN",
    "is_doi",
    "is_issn",
    "is_orcid",
    "is_ror",
    "normalize_doi",
    "normalize_issn",
    "normalize_orcid",
    "normalize_pmcid",
    "normalize_pmid",
    "normalize_ror",
]

#: Crossref ``doi_t`` (common5.5.0.xsd) in canonical form: no blanks or control
#: characters, ASCII letters in lower case (DOI Handbook: DOIs are case-insensitive).
DOI_PATTERN: Final = r"^10\.[0-9]{4,9}/[^\x00-\x20A-Z\x7f-\xa0\u2028\u2029\s]+$"
#: Beside the pattern, not in it: a bounded repetition takes pydantic ten times as long.
DOI_MAX_LENGTH: Final = 2008
PMID_PATTERN: Final = r"^[1-9][0-9]{0,8}$"
PMCID_PATTERN: Final = r"^PMC[1-9][0-9]{0,9}$"
ORCID_PATTERN: Final = r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"
ROR_PATTERN: Final = r"^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$"
ISSN_PATTERN: Final = r"^[0-9]{4}-[0-9]{3}[0-9X]$"

_DOI: Final = re.compile(DOI_PATTERN)
_PMID: Final = re.compile(PMID_PATTERN)
_DOI_URL: Final = re.compile(
    r"(?:https?:)?//(?:[a-z0-9.-]*\.)?doi\.org/(?:doi:)?", re.IGNORECASE
)
_DOI_SCHEME: Final = re.compile(
    r"(?:doi\s*:|info:doi/|urn:doi:|doi\s+)\s*", re.IGNORECASE
)
_WRITTEN_PMID: Final = re.compile(
    r"(?:pmid\s*:?\s*|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov"
    r"|ncbi\.nlm\.nih\.gov/pubmed)/)?0*([1-9][0-9]{0,8})/?",
    re.IGNORECASE,
)
_WRITTEN_PMCID: Final = re.compile(
    r"(?:https?://\S+/)?PMC0*([1-9][0-9]{0,9})(?:\.[0-9]+)?/?", re.IGNORECASE
)
_WRITTEN_ORCID: Final = re.compile(
    r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid\s*:?\s*)?"
    r"([0-9]{4})[- ]?([0-9]{4})[- ]?([0-9]{4})[- ]?([0-9]{3}[0-9X])/?",
    re.IGNORECASE,
)
_WRITTEN_ISSN: Final = re.compile(r"(?:^|[/: ])([0-9]{4})-?([0-9]{3}[0-9Xx])$")
#: Characters of an ISSN in whatever address it is written.
_LONGEST_ISSN: Final = 200
_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_ROR_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"


def is_doi(text: str) -> bool:
    """Tell whether a string is a canonical DOI.

    >>> is_doi("10.1016/s0140-6736(97)11096-0"), is_doi("10.1016/S0140"), is_doi("0")
    (True, False, False)
    """
    return len(text) <= DOI_MAX_LENGTH and _DOI.fullmatch(text) is not None


def normalize_doi(text: str) -> str | None:
    """Return the canonical DOI in a string, or ``None``.

    Resolver addresses and ``doi:`` are taken off, percent-encoding is undone once if it
    was an address, ASCII letters become lower case. Sentence punctuation at the end is
    left to the readers of prose: in a data field it may belong to the DOI.

    >>> normalize_doi("https://doi.org/10.1002/A%3C1::B%3E3.0.CO;2-S")
    '10.1002/a<1::b>3.0.co;2-s'
    >>> normalize_doi("doi: 10.1000/ABC"), normalize_doi("unavailable")
    ('10.1000/abc', None)
    """
    doi = text.strip()
    if doi.startswith("10."):  # most are bare
        doi = doi.lower() if doi.isascii() else doi.translate(_LOWER)
        return doi if _DOI.fullmatch(doi) else None
    match = _DOI_URL.match(doi)
    if match:
        try:
            doi = unquote(doi[match.end() :], errors="strict")
        except UnicodeDecodeError:
            return None
    else:
        match = _DOI_SCHEME.match(doi)
        if match:
            doi = doi[match.end() :]
    doi = doi.translate(_LOWER)
    return doi if is_doi(doi) else None


def normalize_pmid(text: str) -> str | None:
    """Return the canonical PubMed id in a string, or ``None``; ``0`` means none.

    >>> normalize_pmid("PMID: 0027516793"), normalize_pmid("0")
    ('27516793', None)
    """
    if _PMID.fullmatch(text):  # most are bare
        return text
    match = _WRITTEN_PMID.fullmatch(text.strip())
    return match.group(1) if match else None


def normalize_pmcid(text: str) -> str | None:
    """Return the canonical PubMed Central id in a string, or ``None``.

    >>> normalize_pmcid("pmc3456"), normalize_pmcid("PMC3456.1"), normalize_pmcid("3456")
    ('PMC3456', 'PMC3456', None)
    """
    match = _WRITTEN_PMCID.fullmatch(text.strip())
    return f"PMC{match.group(1)}" if match else None


def is_orcid(text: str) -> bool:
    """Tell whether a string is a canonical ORCID iD (ISO 7064 MOD 11-2).

    >>> is_orcid("0000-0002-1825-0097"), is_orcid("0000-0002-1825-0098")
    (True, False)
    """
    if not re.fullmatch(ORCID_PATTERN, text):
        return False
    total = 0
    for digit in text.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return text[-1] == ("X" if check == 10 else str(check))


def normalize_orcid(text: str) -> str | None:
    """Return the canonical ORCID iD in a string, or ``None`` if its checksum is wrong.

    >>> normalize_orcid("http://orcid.org/0000-0002-1694-233x")
    '0000-0002-1694-233X'
    """
    match = _WRITTEN_ORCID.fullmatch(text.strip())
    if match is None:
        return None
    orcid = "-".join(match.groups()).upper()
    return orcid if is_orcid(orcid) else None


def is_ror(text: str) -> bool:
    """Tell whether a string is a canonical ROR id (Crockford base 32, MOD 97-10).

    >>> is_ror("03yrm5c26"), is_ror("03yrm5c27")
    (True, False)
    """
    if not re.fullmatch(ROR_PATTERN, text):
        return False
    number = 0
    for character in text[1:7]:
        number = number * 32 + _ROR_ALPHABET.index(character)
    return (number * 100 + int(text[7:])) % 97 == 1


def normalize_ror(text: str) -> str | None:
    """Return the canonical ROR id in a string, or ``None`` if its checksum is wrong.

    >>> normalize_ror("https://ror.org/02mhbdp94")
    '02mhbdp94'
    """
    ror = re.sub(r"^(?:https?://)?ror\.org/", "", text.strip().lower())
    return ror if is_ror(ror) else None


def is_issn(text: str) -> bool:
    """Tell whether a string is a canonical ISSN (ISO 3297 check digit).

    >>> is_issn("1474-547X"), is_issn("1474-5470")
    (True, False)
    """
    if not re.fullmatch(ISSN_PATTERN, text):
        return False
    digits = text.replace("-", "")
    total = sum(
        int(d) * weight for d, weight in zip(digits[:7], range(8, 1, -1), strict=True)
    )
    check = (11 - total % 11) % 11
    return digits[7] == ("X" if check == 10 else str(check))


def normalize_issn(text: str) -> str | None:
    """Return the canonical ISSN in a string, or ``None`` if its check digit is wrong.

    >>> normalize_issn("http://id.crossref.org/issn/1474547x"), normalize_issn("1234-5678")
    ('1474-547X', None)
    """
    return _known_issn(text) if len(text) <= _LONGEST_ISSN else None


@lru_cache(maxsize=4096)
def _known_issn(text: str) -> str | None:
    match = _WRITTEN_ISSN.search(text.strip())
    if match is None:
        return None
    issn = f"{match.group(1)}-{match.group(2).upper()}"
    return issn if is_issn(issn) else None
