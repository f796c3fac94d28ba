"""RDF terms as plain strings: a term *is* its N-Triples spelling.

``<https://…>`` is an IRI, ``"…"`` a plain literal, ``"…"^^<…>`` a typed one; the first
character tells the kind. JSON string escaping is also legal N-Triples and Turtle
escaping (RDF 1.1 N-Triples, ECHAR and UCHAR), so one token serves all three formats.
Terms are made here and nowhere else. There are no blank nodes.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from json import loads
from json.encoder import encode_basestring
from typing import Final, NamedTuple, TypeAlias
from urllib.parse import quote, unquote

from retract_ld.dates import precision

__all__ = [
    "DEFAULT_BASE",
    "Node",
    "Term",
    "boolean",
    "date",
    "decimal",
    "digest",
    "doi_iri",
    "doi_of",
    "hashed",
    "integer",
    "iri",
    "iri_text",
    "is_iri",
    "lexical",
    "string",
]

#: An RDF term in N-Triples spelling.
Term: TypeAlias = str

XSD: Final = "http://www.w3.org/2001/XMLSchema#"

#: Where things without a global identifier get their IRI, unless ``--base`` says else.
DEFAULT_BASE: Final = "https://w3id.org/retract-ld/id/"

# RFC 3987 characters that RDF's IRIREF allows; the rest is percent-encoded.
_NOT_IN_IRIREF: Final = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\xa0]')
_PLAIN_DOI: Final = re.compile(r"[a-z0-9._;()/:@,=~!$&'*-]+")
#: Copied for each digest, which is quicker than to make one.
_NOTHING_HASHED: Final = blake2b(digest_size=16)
_DOT_SEGMENT: Final = re.compile(r"/(\.{1,2})(?=/|$)")


class Node(NamedTuple):
    """One resource: its subject and its (predicate, object) pairs."""

    subject: Term
    pairs: list[tuple[Term, Term]]


def iri(text: str) -> Term:
    """Spell an absolute IRI as a term, encoding what RDF does not allow in it.

    >>> iri("https://example.org/a b")
    '<https://example.org/a%20b>'
    """
    if _NOT_IN_IRIREF.search(text):
        text = _NOT_IN_IRIREF.sub(_percent, text)
    return f"<{text}>"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def iri_text(term: Term) -> str:
    """Return the IRI that a term spells, without its angle brackets."""
    return term[1:-1]


def is_iri(term: Term) -> bool:
    """Tell an IRI from a literal."""
    return term[0] == "<"


def doi_iri(doi: str) -> Term:
    """Spell a canonical DOI as an IRI term; different DOIs get different IRIs.

    Characters that a URI path may not hold are percent-encoded (DOI Handbook, "Encoding
    issues"), so SICI-style DOIs survive, and ``#`` or ``?`` never starts a fragment or
    a query.

    >>> doi_iri("10.1016/s0140-6736(97)11096-0")
    '<https://doi.org/10.1016/s0140-6736(97)11096-0>'
    >>> doi_iri("10.1002/1<2>3#4")
    '<https://doi.org/10.1002/1%3C2%3E3%234>'
    """
    if not _PLAIN_DOI.fullmatch(doi):
        doi = quote(doi, safe="/:;()@,=~.-_!$&'*")
    if "/." in doi:
        # A URI resolver would fold the path segments "." and ".." away.
        doi = _DOT_SEGMENT.sub(r"%2F\1", doi)
    return f"<https://doi.org/{doi}>"


def doi_of(term: Term) -> str | None:
    """Return the DOI that an IRI term spells, the inverse of `doi_iri`.

    >>> doi_of("<https://doi.org/10.1002/1%3C2%3E3%234>")
    '10.1002/1<2>3#4'
    """
    prefix = "<https://doi.org/"
    return unquote(term[len(prefix) : -1]) if term.startswith(prefix) else None


def string(text: str) -> Term:
    r"""Spell a plain literal.

    >>> print(string('say "</script>"\n'))
    "say \"</script>\"\n"
    """
    return encode_basestring(text)


def date(text: str) -> Term:
    """Spell a partial date with the XSD datatype of its precision.

    >>> date("2022-02")
    '"2022-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return f'"{text}"^^<{XSD}{precision(text)}>'


def boolean(value: bool) -> Term:
    """Spell ``xsd:boolean``."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def integer(value: int) -> Term:
    """Spell ``xsd:integer``."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float) -> Term:
    """Spell ``xsd:decimal`` in canonical form, six places at most.

    >>> decimal(0.5), decimal(1.0)
    ('"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
     '"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    text = f"{value:.6f}".rstrip("0")
    return (
        f'"{text}0"^^<{XSD}decimal>' if text[-1] == "." else f'"{text}"^^<{XSD}decimal>'
    )


def lexical(term: Term) -> str:
    r"""Return the lexical form of a literal term.

    >>> lexical('"a\\nb"'), lexical(date("2022"))
    ('a\nb', '2022')
    """
    text: str = loads(term[: term.rindex('"') + 1])
    return text


def digest(*parts: str | None) -> str:
    """Return 128 bits, in hexadecimal, that depend on each part and on their order.

    Each part is written with its length, so no two lists of parts read the same.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    text = ""
    for part in parts:
        text += "-;" if part is None else f"{len(part)}:{part}"
    return hashed(text)


def hashed(text: str) -> str:
    """Return 128 bits, in hexadecimal, that depend on a text."""
    found = _NOTHING_HASHED.copy()
    found.update(text.encode("utf-8", "surrogatepass"))
    return found.hexdigest()
