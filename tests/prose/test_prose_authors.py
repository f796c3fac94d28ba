"""Author lists in every style, exactly as written and no further."""

from __future__ import annotations

import pytest

from retract_ld.prose.authors import author_list
from retract_ld.prose.reference_authors import entry_authors

LISTS = [
    # NLM, Vancouver
    ("Roe J, van Poe AB, O'Connor D. Int J Soil. 2019", "Roe J|van Poe AB|O'Connor D"),
    ("Tao R, Tu SH, Shen JF. Soil Lett. 2015", "Tao R|Tu SH|Shen JF"),
    ("de la Cruz M, Al-Khatib N, Lee J-H. On soil.", "de la Cruz M|Al-Khatib N|Lee J-H"),
    ("Vestergaard O, Rossi LM, Chan T-W, et al. On soil", "Vestergaard O|Rossi LM|Chan T-W"),
    ("Nguyen TH, Oyelaran B, Burnout in call centres, Soil", "Nguyen TH|Oyelaran B"),
    ("Wang ZQ, Yu Y, and Cefalu WT. Soil enhances", "Wang ZQ|Yu Y|Cefalu WT"),
    ("Le Roux J, Fitzgerald S Jr, Stein RB 3rd. On soil", "Le Roux J|Fitzgerald S Jr|Stein RB 3rd"),
    ("ÖZTÜRK Ç, ŞAHİN G. On soil", "ÖZTÜRK Ç|ŞAHİN G"),
    # APA, Harvard
    ("Fox, L., & Owl, Q. (2020). On soil", "Fox, L.|Owl, Q."),
    ("Patel, R. M., Van Houten, P., & Singh, A. (2020). On", "Patel, R. M.|Van Houten, P.|Singh, A."),
    ("Gupta, S. and Van Houten, P. (2013), “On soil”", "Gupta, S.|Van Houten, P."),
    ("Ben Salah, N. (2020). On soil", "Ben Salah, N."),
    ("de Vries, M. H. (2021). On soil", "de Vries, M. H."),
    # ACS, MDPI
    ("Ivanova, S.; Petrov, D.K.; Lee, J.-H. Self-Healing", "Ivanova, S.|Petrov, D.K.|Lee, J.-H."),
    ("SILVA, A.P.; OLIVEIRA FILHO, C. Leaf anatomy", "SILVA, A.P.|OLIVEIRA FILHO, C."),
    # full names
    ("Lucía Fernández Ortega & Kwame A. Boateng (2017) On soil", "Lucía Fernández Ortega|Kwame A. Boateng"),
    ("Fernando J. Alvarez, Ping Ye, and Nils Ekström. On soil", "Fernando J. Alvarez|Ping Ye|Nils Ekström"),
    ("Zofia Adamczyk, Benedikt Maria von Hohenfels and T. Mbeki, Soil", "Zofia Adamczyk|Benedikt Maria von Hohenfels|T. Mbeki"),
    # initials first
    ("M. Okafor, T. D. O'Neill, X.-Y. Zhou, “On soil,” Soil", "M. Okafor|T. D. O'Neill|X.-Y. Zhou"),
    ("Y. Kuroda, P. V. Rao, and D. S. de Oliveira, Jr., “On soil,”", "Y. Kuroda|P. V. Rao|D. S. de Oliveira, Jr."),
    ("Masuod Amiri. “On soil.” Soil Lett", "Masuod Amiri"),
    ("Reese, E.L., and L.T. Haimo. 2000. On soil", "Reese, E.L.|L.T. Haimo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LISTS, ids=[names for _, names in LISTS])
def test_authors_of_a_citation(text, names):
    found, end = author_list(text, 0, len(text))
    assert "|".join(name for name, *_ in found) == names
    assert all(text[start:stop] == name for name, start, stop in found)
    assert text[end:].lstrip(" .,:(“")[:4] not in {"", "et a"}


INTRODUCED = [
    ("Camille S. Johnson and Diederik A. Stapel has been retracted", "Camille S. Johnson|Diederik A. Stapel"),
    ("Roe J, Poe B and Doe C, published in pages 3-9", "Roe J|Poe B|Doe C"),
    ("Naeini et al. was published", "Naeini"),
    ("Ferri C, Lombardi G, and D’Angelo R: Serum periostin", "Ferri C|Lombardi G|D’Angelo R"),
    ("Muhammad Usman Khan, Ayesha Siddiqa published in Soil", "Muhammad Usman Khan|Ayesha Siddiqa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), INTRODUCED)
def test_authors_after_by(text, names):
    found, _ = author_list(text, 0, len(text), introduced=True, families=True)
    assert "|".join(name for name, *_ in found) == names


@pytest.mark.parametrize(
    "text",
    [
        "Soil, water and air in New York. Soil Lett",
        "Effect of Vitamin D on Bone",
        "New York City and San Francisco Bay as case studies",
        "The Journal of Soil, Vol. 3",
        "Helicobacter pylori, Escherichia coli and others grow. Soil",
        "Nature Publishing Group, Springer Nature and Elsevier agree. We",
        "It was copied by A. Without doubt. It",
        "",
    ],
)
def test_no_authors(text):
    assert author_list(text, 0, len(text))[0] == []


@pytest.mark.parametrize(
    ("entry", "names"),
    {
        "Roe JK van der Poe B-A Doe C": "Roe JK|van der Poe B-A|Doe C",
        "Soto\u2011Luna FJ de los Campos G": "Soto\u2011Luna FJ|de los Campos G",
        "Padma S Sundaram P S": "Padma S|Sundaram P S",
        "Roe Wayne Poe Henry van Doe Chris": "Roe Wayne|Poe Henry|van Doe Chris",
        "Li Linwei Zhang Chunpeng Lu ShihHsin": "Li Linwei|Zhang Chunpeng|Lu ShihHsin",
        # given names first, and some in two words: nobody can tell them apart
        "Mustafa Ahsani Anas Zawi Jalal Din Amari": "",
    }.items(),
)
def test_authors_of_an_entry_without_commas(entry: str, names: str) -> None:
    text = f"{entry} On wet soil"
    assert [a.value for a in entry_authors(text, 0, len(entry) + 1)] == [
        name for name in names.split("|") if name
    ]
