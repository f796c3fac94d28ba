"""Frames in which houses tell of a work, filled with titles, authors and journals.

Each notice has a head of its own, so that what is the notice's and what is the work's must be
told apart.
"""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

from retract_ld.prose import read_notice

DOI: Final = "10.5555/fen.2019.045"
OWN_DOI: Final = "10.5555/fen.2021.007"
TITLES: Final = (
    "Wet soil in fens and its uses in pottery",
    "Does wet soil matter in fens?",
    "Role of LINC00261 in clay cells via the PI3K/AKT pathway",
    "Effects of α-clay on β-sand, silt, and peat in eels",
    "“Hard” clays and soft ones in wet fens",
    "On the use of “smart” drains in low-lying farmland",
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


class Frame(NamedTuple):
    """A heading and a body, with places for what is told of the work."""

    heading: str
    body: str
    authors: str = ""
    """In which form they are told, if they are."""


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
        "turned": [f"{_parted(name)[0]}, {_initials(name, '.', '')}" for name in names],
    }


def _told(names: list[str], last: str = " and ") -> str:
    return (
        ", ".join(names[:-1])
        + (", and " if last == " and " and len(names) > 2 else last)
        + names[-1]
    )


def misread_in(frame: Frame) -> list[tuple[str, dict[str, str]]]:
    """Return the notices of a frame that are misread, and what is wrong in each."""
    misread: list[tuple[str, dict[str, str]]] = []
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
            "dotted": ", ".join(forms["initials"]),
            "turned": "; ".join(forms["turned"]),
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
        wrong: dict[str, str] = {}
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
        if (
            work.volume != "12"
            or (work.pages or work.article_number or "")[:3].lstrip("e")[:2] != "45"
        ):
            wrong["place"] = f"{work.volume} {work.pages}"
        if (notice.volume, notice.pages, notice.doi) != ("14", "7", OWN_DOI):
            wrong["own"] = f"{notice.volume} {notice.pages} {notice.doi}"
        if wrong:
            misread.append((text, wrong))
    return misread
