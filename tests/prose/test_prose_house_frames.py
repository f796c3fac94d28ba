"""How some thirty houses tell of a work: every frame × titles × authors × journals.

Each notice has a head of its own, so that what is the notice's and what is the work's must be
told apart.
"""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

import pytest

from retract_ld.prose import read_notice

DOI: Final = "10.5555/fen.2019.045"
OWN_DOI: Final = "10.5555/fen.2021.007"
TITLES: Final = (
    "Wet soil in fens and its uses in pottery",
    "Does wet soil matter in fens?",
    "Role of LINC00261 in clay cells via the PI3K/AKT pathway",
    "Effects of α-clay on β-sand, silt, and peat in eels",
    "“Hard” clays and soft ones in wet fens",
    "A post-hoc analysis of the environmental exposure unit (EEU)",
)
AUTHORS: Final = (
    ("Jane Roe", "Bo Poe", "Ann Lee"),
    ("Xiaoyang Zhao", "Lei Sheng", "Wen-Li Wang", "Jie Hong"),
    ("María José García-López", "J. van der Berg"),
    ("Ahmed M. El-Sayed", "R. K. Singh", "S. de Souza", "T. Núñez", "U. Müller"),
    ("Anwar Rahman", "Li Wei", "S. M. Iqbal"),
)
#: In full and shortened.
JOURNALS: Final = (
    ("Fen Letters", "Fen Lett"),
    ("Journal of Fen Studies", "J. Fen Stud."),
    ("International Journal of Soil, Water and Air", "Int J Soil Water Air"),
)


class _Frame(NamedTuple):
    heading: str
    body: str
    authors: str = ""
    """In which form they are told, if they are."""


_FRAMES: Final = {
    "following article": _Frame(
        "STATEMENT OF RETRACTION",
        "We, the Editors and Publisher of the journal {J}, have retracted the following "
        "article:\n{and_full} (2019) {T}, {J}, 12:3, 45-52, DOI: {D}\nSince publication, "
        "concerns have been raised about the data.",
        "full",
    ),
    "labelled": _Frame(
        "Statement of Retraction: {T}",
        "Article title: {T}\nAuthors: {and_full}\nJournal: {J}\nCitation: Volume 12, Number "
        "3, pages 45-52\nDOI: https://doi.org/{D}\nSince publication, concerns have been "
        "raised about the integrity of the data.",
        "full",
    ),
    "label and citation": _Frame(
        "RETRACTION: {T}",
        "RETRACTION: {and_full}, “{Q},” {J} 12, no. 3 (2019): 45–52, https://doi.org/{D}.\n"
        "The above article has been retracted by agreement between the editor and the house.",
        "full",
    ),
    "quoted by": _Frame(
        "Retraction: {T}",
        "Retraction of ‘{T}’ by {and_initials}, {j}, 2019, 12, 45–52, https://doi.org/{D}.\n"
        "The authors hereby wholly retract this article due to errors in the data.",
        "initials",
    ),
    "first published": _Frame(
        "Retraction for {family} et al., {T}",
        "Retraction for “{Q},” by {and_full}, which was first published May 3, 2019; {D} "
        "({j} 12, 45–52).\nThe editors are retracting this article for its errors.",
        "full",
    ),
    "entitled": _Frame(
        "Retraction",
        "The article by {and_full} entitled “{Q}” [{j} 2019;12(3):45–52; DOI: {D}] has been "
        "retracted by the Publisher and the Editor because of duplicate publication.",
        "full",
    ),
    "place alone": _Frame(
        "Retraction for {family} et al., “{Q}”",
        "Volume 12, no. 3, p. 45–52, 2019, https://doi.org/{D}. The authors retract this "
        "article because the results could not be reproduced.",
    ),
    "retraction to": _Frame(
        "Retraction Note to: {T}",
        "Retraction to: {j} (2019) 12:45–52 DOI {D}\nThe article “{Q}” by {and_full} has been "
        "retracted at the request of the first author.",
        "full",
    ),
    "notice to": _Frame(
        "Retraction notice to “{Q}” [{j} 12 (2019) 45–52]",
        "This article has been retracted at the request of the Editor-in-Chief. The authors "
        "have reused data without attribution.",
    ),
    "Vancouver": _Frame(
        "Retraction",
        "{vancouver}. {T}. {j}. 2019;12(3):45–52.\nThis article has been retracted at the "
        "request of the editor because of errors.",
        "vancouver",
    ),
    "being retracted": _Frame(
        "Notice of retraction",
        "The following article is being retracted as a part of it was plagiarized: "
        "{vancouver}. {T}. {j} 2019;12:45-52.\nEditor",
        "vancouver",
    ),
    "of": _Frame(
        "Retraction",
        "Retraction of: {apa} (2019). {T}. {J}, 12(3), 45–52. https://doi.org/{D}\n"
        "The authors have asked for the retraction of this article.",
        "apa",
    ),
    "reference": _Frame(
        "Notice of Retraction: {T}",
        "In the Original Investigation titled “{Q},”1 published in the May 3, 2019, issue of "
        "{J}, errors were found.\n1. {vancouver}. {T}. {j}. 2019;12(3):45-52. doi:{D}",
        "vancouver",
    ),
    "in": _Frame(
        "Notice of Retraction",
        "“{Q},” by {and_full}, in {J}, vol. 12, no. 3, pp. 45–52, May 2019, doi: {D}. After "
        "careful review by a duly constituted committee this article has been found to be "
        "in violation of the principles of publication. It is retracted.",
        "full",
    ),
    "pages first": _Frame(
        "Retraction: {T}",
        "The article titled, “{Q}” published in pages 45-52, issue 3, vol. 12 of {J}[1] is "
        "being retracted because of plagiarism.",
    ),
    "in the heading": _Frame(
        "Retraction: {T} (2019 {j} 12 45)",
        "This article has been retracted by the publisher because of duplicate publication.",
    ),
    "hereby retracted": _Frame(
        "Retraction",
        "The paper “{Q}” by {and_full}, {J} 12(3), 45–52 (2019), doi:{D}, is hereby retracted.",
        "full",
    ),
    "authored by": _Frame(
        "Retraction",
        "This is to inform readers that the article entitled “{Q}”, authored by {and_full}, "
        "and published in {J}, Volume 12, Issue 3, 2019, pages 45–52 (DOI: {D}) has been "
        "retracted.",
        "full",
    ),
}


def _parted(name: str) -> tuple[str, list[str]]:
    """Return the family name with its particles, and the given names."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1] in {"van", "der", "de"}:
        at -= 1
    return " ".join(words[at:]), words[:at]


def _initials(name: str, stop: str, blank: str) -> str:
    parts = itertools.chain.from_iterable(word.split("-") for word in _parted(name)[1])
    return blank.join(part[0] + stop for part in parts)


def _forms(names: tuple[str, ...]) -> dict[str, list[str]]:
    return {
        "full": list(names),
        "initials": [
            f"{_initials(name, '.', ' ')} {_parted(name)[0]}" for name in names
        ],
        "vancouver": [
            f"{_parted(name)[0]} {_initials(name, '', '')}" for name in names
        ],
        "apa": [f"{_parted(name)[0]}, {_initials(name, '.', ' ')}" for name in names],
    }


def _told(names: list[str], last: str = " and ") -> str:
    return (
        ", ".join(names[:-1])
        + (", and " if last == " and " and len(names) > 2 else last)
        + names[-1]
    )


@pytest.mark.parametrize("kind", _FRAMES)
def test_every_frame(kind: str) -> None:
    frame = _FRAMES[kind]
    misread = []
    combinations = itertools.product(TITLES, AUTHORS, JOURNALS)
    for title, names, (journal, short) in itertools.islice(combinations, None, None, 2):
        forms = _forms(names)
        quoted = title.replace("“", "‘").replace("”", "’")
        words = {
            "T": title,
            "Q": quoted,
            "J": journal,
            "j": short,
            "D": DOI,
            "family": _parted(names[0])[0],
            "and_full": _told(forms["full"]),
            "and_initials": _told(forms["initials"]),
            "vancouver": ", ".join(forms["vancouver"]),
            "apa": _told(forms["apa"], ", & "),
        }
        heading, body = frame.heading.format(**words), frame.body.format(**words)
        text = (
            f"{heading}\n{journal}, 14(1): 7. Published 2021-02-03.\n"
            f"https://doi.org/{OWN_DOI}\n\n{body}\n"
        )
        updates = read_notice(text).updates
        work, notice = updates[0].work, updates[0].notice
        assert work is not None
        assert notice is not None
        wrong = {}
        if len(updates) != 1:
            wrong["works"] = str(len(updates))
        if work.title not in {title, quoted}:
            wrong["title"] = str(work.title)
        if work.doi != (DOI if DOI in text else None):
            wrong["doi"] = str(work.doi)
        authors = [author.name for author in work.authors]
        if frame.authors and authors != forms[frame.authors]:
            wrong["authors"] = str(authors)
        named = work.journal.title if work.journal else ""
        if named and named not in {journal, short, short.rstrip(".")}:
            wrong["journal"] = named
        if work.volume != "12" or (work.pages or work.article_number or "")[:2] != "45":
            wrong["place"] = f"{work.volume} {work.pages}"
        if (notice.volume, notice.pages, notice.doi) != ("14", "7", OWN_DOI):
            wrong["own"] = f"{notice.volume} {notice.pages} {notice.doi}"
        if wrong:
            misread.append((text, wrong))
    assert misread == []
