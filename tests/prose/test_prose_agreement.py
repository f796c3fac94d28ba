"""Who initiated, agreed or objected: parties × sentences, in every combination."""

from __future__ import annotations

import itertools
import re
from typing import Final

import pytest

from retract_ld.prose import find_parties, read_notice

PARTIES: Final = {
    "authors": ("All authors", "The authors", "Both authors", "All of the authors"),
    "some-authors": (
        "The corresponding author",
        "Two of the authors",
        "One of the authors",
        "Author Jane Roe",
        "Jane Roe and Bo Poe",
        "J. Roe and B. Poe",
        "The co-authors Jane Roe and Bo Poe",
        "Authors Jane Roe, Bo Poe and Ann Lee",
        "The last author, Bo Poe,",
    ),
    "editor": ("The editor", "The Editor-in-Chief", "The Editorial Board"),
    "publisher": ("The publisher",),
    "institution": ("The University of Fenland", "The authors' institution"),
}
_SEVERAL: Final = re.compile(
    r"All |Both |The authors$|Two |Authors |The co-authors |J[.\w]* .*and "
)
AGREE: Final = """
    {agree} with the retraction
    {agree} to this retraction
    {have} agreed to the retraction of this article
    {approve} the retraction
    {support} the retraction
    {support} the decision to retract
    agreed with the decision to retract the article
    {concur} with the decision to retract
    {are} in full agreement with the retraction
    {have} confirmed that they agree with the retraction
    {have} expressed their agreement with the retraction
    {have} been informed of this decision and {agree} with it
    {have} no objections to the retraction
    {do} not object to the retraction
    {endorse} this retraction
"""
OBJECT: Final = """
    {disagree} with the retraction
    {disagree} with the decision to retract
    {do} not agree to this retraction
    did not agree with this retraction
    {object} to the retraction
    {oppose} the decision to retract
    {are} not in agreement with the retraction
    {dispute} the retraction
    {do} not agree with this decision
    {have} expressed disagreement with the retraction
    {disapprove} of the retraction
"""
NEITHER: Final = """
    {have} not stated explicitly whether they agree to this retraction
    did not state whether they agree with the retraction
    did not reply when asked whether they agreed to the retraction
    did not respond to our request to agree to the retraction
    did not respond to correspondence about the retraction
    {were} informed of the decision to retract
    {have} been made aware of the retraction
    {understand} the decision to retract
"""
_IRREGULAR: Final = {
    "have": ("has", "have"),
    "are": ("is", "are"),
    "do": ("does", "do"),
    "were": ("was", "were"),
}


def _sentences(frames: str) -> list[str]:
    return [line.strip() for line in frames.strip().splitlines()]


def _told(party: str, frame: str) -> str:
    several = bool(_SEVERAL.match(party)) and "institution" not in party

    def verb(match: re.Match[str]) -> str:
        word = match[1]
        return _IRREGULAR.get(word, (f"{word}s", word))[several]

    words = re.sub(r"\{(\w+)\}", verb, frame)
    if not several:
        words = words.replace("they agree ", "he agrees ").replace("their", "his")
    return f"{party} {words}."


@pytest.mark.parametrize(
    ("role", "frames"),
    [("accepted_by", AGREE), ("objected_by", OBJECT), ("", NEITHER)],
)
def test_agreement_and_objection(role: str, frames: str) -> None:
    misread = []
    for party, names in PARTIES.items():
        for name in names:
            for frame in _sentences(frames):
                told = _told(name, frame)
                text = f"The editor has retracted this article for its errors. {told}"
                found = {(where, who) for where, who, _ in find_parties(text)}
                if found - {("initiated_by", "editor")} != (
                    {(role, party)} if role else set()
                ):
                    misread.append((told, sorted(found)))
    assert misread == []


INITIATE: Final = """
    {X} {has} retracted this article because the data are unreliable.
    This article has been retracted by {x} because the data are unreliable.
    This article has been retracted at the request of {x}.
    {X} {has} requested that this article be retracted.
    {X} {has} taken the difficult decision to retract the paper.
    The decision to retract this article was made by {x}.
    Retraction of this article was requested by {x}.
    We received a request to retract the article from {x}.
    {X} {has} made a request to retract the article.
    After an investigation, {x} {has} retracted this article.
    {X} {has} initiated the retraction of this article.
"""


def test_who_initiates() -> None:
    misread = []
    for party in ("authors", "some-authors", "editor", "publisher", "institution"):
        for name in PARTIES[party]:
            if name.startswith("J"):
                continue  # a journal may be called "Roe and Poe"
            several = bool(_SEVERAL.match(name))
            for frame in _sentences(INITIATE):
                if (
                    "request to retract the article from" in frame
                    and party == "institution"
                ):
                    continue
                text = (
                    frame.replace("{X}", name)
                    .replace(
                        "{x}", name if "Author " in name else name[0].lower() + name[1:]
                    )
                    .replace("{has}", "have" if several else "has")
                )
                found = {(where, who) for where, who, _ in find_parties(text)}
                if found != {("initiated_by", party)}:
                    misread.append((text, sorted(found)))
    assert misread == []


@pytest.mark.parametrize(
    "journal",
    [
        "Journal of Fen Studies",
        "BioMed Fen International",
        "Fen Letters",
        "Evidence-Based Soil",
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "{} has retracted the article for its errors.",
        "{} has decided to retract this article.",
        "This article has been retracted by {}.",
        "After an investigation, {} retracts this article.",
        "The article was retracted following a request from {}.",
    ],
)
def test_a_journal_retracts_by_its_name(journal: str, sentence: str) -> None:
    (update,) = read_notice(
        "Retraction: Wet soil in fens and its uses in pottery\n"
        f"Jane Roe, Bo Poe\n{journal}, 12(3): 45. Published 2020-03-04.\n"
        f"https://doi.org/10.5555/fen.123\n\n{sentence.format(journal)}\n"
    ).updates
    assert update.initiated_by == ("journal",)


def test_all_who_are_named_are_the_authors() -> None:
    (update,) = read_notice(
        "Retraction: Wet soil in fens and its uses in pottery\n"
        "Fen Letters, 12(3): 45. Published 2020-03-04.\n\n"
        "The article “Wet soil in fens and its uses in pottery” by Jane Roe and Bo Poe has "
        "been retracted by the editor. Authors Jane Roe and Bo Poe agree to this retraction.\n"
    ).updates
    assert update.accepted_by == ("authors",)


#: What a notice says of one after another, and the role and party that this tells.
SAID: Final = {
    "Jane Roe and Bo Poe agree with this retraction.": "accepted_by some-authors",
    "Author Ann Lee disagrees with this retraction.": "objected_by some-authors",
    "Jane Roe, Bo Poe, and Ann Lee did not agree to this retraction.": (
        "objected_by some-authors"
    ),
    "All authors agree to this retraction.": "accepted_by authors",
    "The authors stand by their results and do not agree with the retraction.": (
        "objected_by authors"
    ),
    "None of the authors agree to this retraction.": "objected_by authors",
    "Jane Roe stated on behalf of all co-authors that they agree with this retraction.": (
        "accepted_by authors"
    ),
    "The authors' institution supported this decision.": "accepted_by institution",
    "The corresponding author has not stated explicitly whether they agree to this "
    "retraction.": "",
    "Authors Cy Ode and Di Hill have not responded to any correspondence from the Publisher "
    "about this retraction.": "",
    "The Publisher has not been able to obtain a current email address for author Di Hill.": "",
    "The remaining authors could not be reached.": "",
    "The authors were informed of this decision to retract.": "",
    "We thank the reader who brought this to our attention.": "",
}


def test_one_after_another() -> None:
    misread = []
    for first, second in itertools.permutations(SAID, 2):
        text = f"The Editor-in-Chief has retracted this article. {first} {second}"
        found = {f"{role} {party}" for role, party, _ in find_parties(text)}
        wanted = {SAID[first], SAID[second], "initiated_by editor"} - {""}
        if found != wanted:
            misread.append((first, second, sorted(found)))
    assert misread == []
