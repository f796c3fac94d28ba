"""What a register's cells mean and how resources are named, with nothing but Python.

The same rules as the reader's and the mapping's, for peers: plain cells are read as they
are, a repair is made where the benchmark's register needs one, nothing is reported.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

csv.field_size_limit(10_000_000)

BASE = "https://w3id.org/retract-ld/id/"
CONCEPTS = "https://w3id.org/retract-ld/"
XSD = "http://www.w3.org/2001/XMLSchema#"
REGISTER = "retraction-watch"
NO_TYPE = "(blank)"
NO_TEXT = ("unavailable", "unknown", "nan")
DOI = r"10\.[0-9]{4,9}/[!-~]+"
PMID = r"[1-9][0-9]{0,8}"
URL = r"https?://[A-Za-z0-9._~%!$&'()*+,=:@/?#-]+"
#: A DOI that stands in an IRI as it is.
PLAIN_DOI = r"^[a-z0-9._;()/:@,=~!$&'*-]+$"


def words(cell: str) -> str | None:
    text = " ".join(cell.split())
    return None if not text or text.casefold() in NO_TEXT else text


def several(cell: str) -> list[str]:
    return [text for part in cell.split(";") if (text := words(part))]


def different(cell: str) -> list[str]:
    return list(dict.fromkeys(several(cell)))


def doi(cell: str) -> str | None:
    """Return a DOI, without zeros before it and words behind it."""
    found = re.match(rf"0*({DOI})(?:\s|$)", cell.strip())
    return found[1].lower() if found else None


def pmid(cell: str) -> str | None:
    return found[0] if (found := re.fullmatch(PMID, cell.strip())) else None


def day(cell: str) -> str | None:
    found = re.match(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", cell.strip())
    try:
        return found and date(int(found[3]), int(found[1]), int(found[2])).isoformat()
    except ValueError:
        return None


def hashed(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def digest(*parts: str | None) -> str:
    return hashed("".join("-;" if p is None else f"{len(p)}:{p}" for p in parts))


def mint(kind: str, *parts: str | None) -> str:
    return f"{BASE}{kind}/{digest(*parts)}"


#: For names that recur.
known_digest = lru_cache(20_000)(digest)
known_mint = lru_cache(20_000)(mint)


def doi_iri(value: str) -> str:
    path = quote(value, safe="/:;()@,=~.-_!$&'*")
    path = re.sub(r"/(\.{1,2})(?=/|$)", r"%2F\1", path)
    return f"https://doi.org/{path}"


def pubmed_iri(value: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{value}/"


def document(doi: str | None, pmid: str | None) -> str | None:
    """Name a document by its DOI, else by its PubMed id."""
    return doi_iri(doi) if doi else pubmed_iri(pmid) if pmid else None


def urls(cell: str) -> list[str]:
    return [part for part in different(cell) if re.fullmatch(URL, part)]
