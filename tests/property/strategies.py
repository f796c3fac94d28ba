"""Hypothesis strategies for the models: everything optional, every awkward character.

``updates()`` draws whole claims; the others draw their parts.
"""

from __future__ import annotations

import re
from typing import get_args

from hypothesis import strategies as st

from retract_ld.codes import Guideline, Party, Reason, Register, UpdateType
from retract_ld.dates import from_year_month_day
from retract_ld.identifiers import is_doi, is_issn, is_orcid, is_ror
from retract_ld.models import (
    Agent,
    Evidence,
    Journal,
    Notice,
    Organization,
    Update,
    Work,
)
from retract_ld.value_types import URL_PATTERN

#: What breaks careless writers: quotes, ends of script elements, DEL, combining marks,
#: right-to-left text, line separators, a character beyond the first plane.
AWKWARD = (
    '"',
    "'",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "</script>",
    "<!--<script>",
    "]]>",
    "&amp;",
    "\x7f",
    "\x85",
    "\u2028",
    "e\u0301",
    "שלום",
    "\u202eمرحبا\u202c",
    "😀",
    "é",
    ": ",
    " #",
    "- ",
    "@",
    "no",
    "2022-02-28",
    "1e3",
    "{",
    "[",
    "%",
    "|",
    ">",
    "*a",
    "&b",
    "!c",
    "\ufeff",
    " ",
)


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Text that is not empty, half of it made of awkward pieces."""
    characters = st.characters(codec="utf-8")
    piece = st.one_of(st.sampled_from(AWKWARD), characters)
    pieces = st.lists(piece, min_size=1, max_size=8)
    return st.one_of(
        st.tuples(characters, st.text(characters, max_size=max_size)).map("".join),
        pieces.map("".join),
        st.sampled_from(["A title", "Retraction: a title", "46", "null", "~", "yes"]),
    )


def dois() -> st.SearchStrategy[str]:
    """Canonical DOIs, SICI style ones among them."""
    character = st.one_of(
        st.sampled_from("abcxyz0189.-_/<>#%?()[];:,+&'\"\\|{}^`~@=!*$"),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")),
    )
    suffix = st.tuples(character, st.text(character, max_size=20)).map("".join)
    made = st.builds(
        lambda prefix, rest: f"10.{prefix}/{rest}", st.integers(1000, 10**9 - 1), suffix
    )
    real = st.sampled_from(
        [
            "10.1016/s0140-6736(97)11096-0",
            "10.1002/(sici)1097-4644(19960401)61:1<1661::aid-jcb1>3.0.co;2-2",
            "10.3157/0013-872x(2007)118[512:ansopb]2.0.co;2",
            "10.1000/a%2fb#c?d=e",
        ]
    )
    return st.one_of(real, made.filter(is_doi))


def partial_dates() -> st.SearchStrategy[str]:
    """Years, months and days of the calendar."""
    parts = st.tuples(
        st.integers(1, 9999),
        st.one_of(st.none(), st.integers(1, 12)),
        st.one_of(st.none(), st.integers(1, 31)),
    )
    return parts.map(lambda part: from_year_month_day(*part) or f"{part[0]:04}")


def urls() -> st.SearchStrategy[str]:
    """Addresses as the models keep them."""
    path = st.text(
        st.one_of(
            st.sampled_from("abc/?#=&%20();:@[]'~,.;!*"),
            st.characters(min_codepoint=0xA1, codec="utf-8"),
        ),
        max_size=15,
    )
    made = st.builds(
        lambda scheme, rest: f"{scheme}://example.org/{rest}",
        st.sampled_from(["http", "https"]),
        path,
    )
    return made.filter(lambda text: re.fullmatch(URL_PATTERN, text) is not None)


def orcids() -> st.SearchStrategy[str]:
    """ORCID iDs with a right check digit."""
    return st.integers(0, 10**15 - 1).map(_orcid)


def _orcid(number: int) -> str:
    digits = f"{number:015}"
    for check in "0123456789X":
        whole = digits + check
        orcid = "-".join(whole[index : index + 4] for index in range(0, 16, 4))
        if is_orcid(orcid):
            return orcid
    raise AssertionError(number)


def issns() -> st.SearchStrategy[str]:
    """ISSNs with a right check digit."""
    return st.integers(0, 10**7 - 1).map(_issn)


def _issn(number: int) -> str:
    digits = f"{number:07}"
    found = (f"{digits[:4]}-{digits[4:]}{check}" for check in "0123456789X")
    return next(issn for issn in found if is_issn(issn))


def rors() -> st.SearchStrategy[str]:
    """ROR ids with right check digits."""
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    return st.tuples(*[st.sampled_from(alphabet)] * 6).map("".join).map(_ror)


def _ror(middle: str) -> str:
    found = (f"0{middle}{check:02}" for check in range(100))
    return next(ror for ror in found if is_ror(ror))


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    """The value or nothing."""
    return st.one_of(st.none(), strategy)


def many(
    strategy: st.SearchStrategy, max_size: int = 3, min_size: int = 0
) -> st.SearchStrategy:
    """A tuple of values, often empty."""
    return st.lists(strategy, min_size=min_size, max_size=max_size).map(tuple)


def codes(literal: object, max_size: int = 3) -> st.SearchStrategy:
    """A tuple of codes of a closed list."""
    return many(st.sampled_from(get_args(literal)), max_size)


def organizations() -> st.SearchStrategy[Organization]:
    """Organizations with a name, a ROR id, or both."""
    return st.one_of(
        st.builds(Organization, name=texts()),
        st.builds(Organization, name=maybe(texts()), ror=rors()),
    )


def agents() -> st.SearchStrategy[Agent]:
    """Authors, persons and organizations."""
    return st.builds(
        Agent,
        name=texts(),
        given_name=maybe(texts()),
        family_name=maybe(texts()),
        kind=st.sampled_from(["person", "organization"]),
        orcid=maybe(orcids()),
        affiliations=many(organizations(), 2),
        corresponding=st.booleans(),
        equal_contribution=st.booleans(),
    ).map(_of_one_kind)


def _of_one_kind(agent: Agent) -> Agent:
    """Have ORCID iDs name persons only, as they do: one node cannot be of both kinds."""
    return agent.model_copy(update={"kind": "person"}) if agent.orcid else agent


def journals() -> st.SearchStrategy[Journal]:
    """Journals with a title, ISSNs, or both."""
    return st.one_of(
        st.builds(Journal, title=texts(), issns=many(issns(), 2)),
        st.builds(Journal, issns=st.lists(issns(), min_size=1, max_size=2).map(tuple)),
    )


@st.composite
def some(draw: st.DrawFn, fields: dict[str, st.SearchStrategy]) -> dict[str, object]:
    """Values of a few of the fields: all at once would be too much for one example."""
    names = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=7))
    return {name: draw(fields[name]) for name in names}


def _document_fields() -> dict[str, st.SearchStrategy]:
    digits = st.integers(1, 10**8)
    return {
        "doi": dois(),
        "pmid": digits.map(str),
        "pmcid": digits.map(lambda number: f"PMC{number}"),
        "url": urls(),
        "same_as": many(urls(), 2),
        "title": texts(),
        "title_markup": texts(),
        "language": st.sampled_from(["en", "pt-BR", "zh", "sr-Latn-RS"]),
        "document_type": texts(10),
        "authors": many(agents()),
        "journal": journals(),
        "volume": texts(5),
        "issue": texts(5),
        "pages": texts(9),
        "page_start": texts(5),
        "page_end": texts(5),
        "article_number": texts(8),
        "publisher": organizations(),
        "published": partial_dates(),
        "published_online": partial_dates(),
        "published_print": partial_dates(),
        "received": partial_dates(),
        "accepted": partial_dates(),
        "free_to_read": st.booleans(),
        "license": urls(),
    }


def notices() -> st.SearchStrategy[Notice]:
    """Notices."""
    fields = {
        **_document_fields(),
        "text": texts(200),
        "guidelines": codes(Guideline),
    }
    return some(fields).map(lambda values: Notice(**values))


def works() -> st.SearchStrategy[Work]:
    """Works."""
    fields = {
        **_document_fields(),
        "subjects": many(texts()),
        "countries": many(texts(10)),
        "institutions": many(texts()),
        "article_types": many(texts(10)),
    }
    return some(fields).map(lambda values: Work(**values))


def evidence() -> st.SearchStrategy[Evidence]:
    """Words that a value was read from."""
    return st.builds(
        Evidence,
        field=texts(10),
        text=texts(),
        start=maybe(st.integers(0, 10**6)),
        end=maybe(st.integers(0, 10**6)),
        confidence=maybe(st.floats(0, 1)),
        rule=maybe(texts(10)),
    )


@st.composite
def updates(draw: st.DrawFn) -> Update:
    """Claims, some about one document, some without notice or without work."""
    notice = draw(maybe(notices()))
    work = draw(works() if notice is None else maybe(works()))
    if notice is not None and work is not None and notice.doi and draw(st.booleans()):
        work = work.model_copy(update={"doi": notice.doi})
    update_type = draw(st.sampled_from(get_args(UpdateType)))
    fields = {
        "raw_type": texts(12),
        "raw_label": texts(12),
        "date": partial_dates(),
        "record_id": texts(8),
        "found_on": st.sampled_from(["notice", "work"]),
        "part": texts(),
        "replacement": works(),
        "reasons": codes(Reason),
        "raw_reasons": many(texts()),
        "initiated_by": codes(Party),
        "accepted_by": codes(Party),
        "objected_by": codes(Party),
        "policy": urls(),
        "note": texts(),
        "see_also": many(urls()),
        "evidence": many(evidence(), 2),
    }
    values = draw(some(fields))
    if update_type == "other":
        values.setdefault("raw_type", draw(texts(12)))
    return Update(
        type=update_type,
        asserted_by=draw(st.sampled_from(get_args(Register))),
        notice=notice,
        work=work,
        **values,
    )


__all__ = [
    "agents",
    "dois",
    "evidence",
    "issns",
    "journals",
    "notices",
    "orcids",
    "organizations",
    "partial_dates",
    "rors",
    "texts",
    "updates",
    "urls",
    "works",
]
