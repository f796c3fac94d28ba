"""The programs that the benchmark compares with give our triples.

Each has an environment of its own under ``build/peers``, made when it is missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.bulk.measuring import compared
from benchmarks.bulk.programs import Place
from benchmarks.registers import COLUMNS, made_up_rows, write_register
from retract_ld.mapping import DEFAULT_PROFILES

#: Rows with what made-up ones lack: one document twice, nothing to name it by, blanks.
ODD = [
    {"RetractionDOI": "10.1234/A.1", "OriginalPaperDOI": "10.1234/a.1"},
    {"RetractionPubMedID": "77", "OriginalPaperPubMedID": "77", "Author": "A;;B; A "},
    {"Title": 'A "quoted"\\ title', "Author": "Ünal Ö;unknown;Bo", "Paywalled": "No"},
    {
        "Title": "No  notice,\ttwo blanks",
        "Journal": "Nature",
        "URLS": "http://a.org/?b#c",
    },
    {"OriginalPaperDOI": "10.1002/1<2>3#4", "RetractionDOI": "10.1002/./x"},
    {"OriginalPaperDOI": "10.1002/y", "RetractionNature": "", "Reason": "+Unheard of"},
    {
        "OriginalPaperDOI": "10.1002/z",
        "RetractionDate": "2/30/2020",
        "Paywalled": "Yes",
    },
]


def rows() -> list[list[str]]:
    plain = {"RetractionNature": "Retraction", "RetractionDate": "1/2/2020 0:00"}
    odd = [plain | {"Record ID": str(900 + n)} | row for n, row in enumerate(ODD)]
    return [
        *made_up_rows(60),
        *([row.get(name, "") for name in COLUMNS] for row in odd),
    ]


@pytest.mark.peers
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "vocabulary", [DEFAULT_PROFILES, ("schema",), ("spar",)], ids="+".join
)
def test_peers_give_the_same_triples(
    tmp_path: Path, vocabulary: tuple[str, ...]
) -> None:
    register = write_register(tmp_path / "register.csv", iter(rows()))
    place = Place.of(register, vocabulary, tmp_path, Path("build/peers").absolute())
    ours, *peers = compared(
        ["retract-ld", "polars, eager", "polars, streaming", "DuckDB", "morph-kgc"],
        place,
        repeat=1,
    )
    assert ours.triples > 1_000
    assert {peer.name: peer.digest for peer in peers} == {
        peer.name: ours.digest for peer in peers
    }
