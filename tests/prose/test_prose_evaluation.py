"""The evaluation: counting, folding, its table and its list of misses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retract_ld.errors import RetractLDError
from retract_ld.prose.evaluation import evaluate, in_part, main, measured
from retract_ld.prose.evaluation_tables import with_table
from retract_ld.prose.scores import Score, Tally, fold

NOTICE = "Retraction: On soil and stones\n\nThe authors retract this article.\n"
TRUTH = {
    "nature": "retraction",
    "notice_title": "Retraction: On soil and stones",
    "notice_doi": None,
    "notice_date": None,
    "publisher": None,
    "works": [
        {
            "title": "On Soil and Stones.",
            "doi": "10.5555/missed",
            "journal": None,
            "volume": None,
            "issue": None,
            "pages": None,
            "year": None,
            "authors": [],
            "pmid": None,
            "url": None,
        }
    ],
    "retracted_by": ["authors"],
    "reasons": ["Notice - Limited or No Information"],
    "language": "en",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "example_one.txt").write_text(NOTICE)
    (tmp_path / "example_one.json").write_text(json.dumps(TRUTH))
    return tmp_path


def test_scores():
    score = Score(right=8, wrong=2, missed=4)
    assert (score.precision, round(score.recall, 3), round(score.f1, 3)) == (
        0.8,
        0.667,
        0.727,
    )
    assert (Score().precision, Score().recall, Score(wrong=1).f1) == (1.0, 1.0, 0.0)


def test_folding():
    assert fold(" “Soil”—A  Review. ") == 'soil"-a review'
    assert fold("10444‐10451") == "10444-10451"


def test_miss_is_counted_and_listed(folder):
    tally = Tally()
    evaluate(folder, tally)
    assert tally.misses == [
        "example_one.txt: doi: expected ['10.5555/missed'], found []"
    ]
    assert tally.scores["all", "title"].f1 == 1.0
    assert tally.scores["publisher example", "doi"].missed == 1
    assert tally.scores["language en", "nature"].right == 1


def test_folder_with_one_table_of_truths(tmp_path):
    (tmp_path / "a.txt").write_text(NOTICE.replace("article.", "article (10.5555/a)."))
    (tmp_path / "b.txt").write_text(NOTICE)
    header = "file\ttype\toriginal_doi\toriginal_doi_rw\tpublisher\n"
    (tmp_path / "ground_truth.tsv").write_text(
        header
        + "a.txt\tretraction\t10.5555/A\t\tX\n"
        + "b.txt\tcorrection\t10.5555/b\t\tX\n"
    )
    tally = Tally()
    evaluate(tmp_path, tally)
    assert tally.notices == 2
    assert tally.scores["all", "doi"] == Score(right=1)
    assert tally.misses == [
        "b.txt: nature: expected ['correction'], found ['retraction']"
    ]


def test_command_line(folder, capsys):
    assert main([str(folder)]) == 0
    out = capsys.readouterr().out
    assert "all: 1 notices" in out
    assert "| nature | 1.000 | 1.000 | 1.000 | 1 | 0 | 0 |" in out
    assert "example_one.txt: doi: expected" in out
    assert main([str(folder), "--table"]) == 0
    out = capsys.readouterr().out
    assert "\npublisher example\n" in out
    assert "expected [" not in out


def test_parts_are_two_thirds_and_one_third():
    names = [Path(f"notice_{number}") for number in range(300)]
    held = {name for name in names if in_part(name, "held")}
    assert 70 < len(held) < 200
    assert held.isdisjoint({name for name in names if in_part(name, "tuned")})


ROOT = Path(__file__).parents[2]
OWN = [ROOT / "tests/prose/evaluation"]


def test_folders_say_which_part_their_notices_are_in():
    held, tuned = Path("reasons/held-out/a.txt"), Path("reasons/dev/a.txt")
    assert in_part(held, "held")
    assert not in_part(held, "tuned")
    assert in_part(tuned, "tuned")
    assert not in_part(tuned, "held")
    assert in_part(held, None)


def test_what_a_truth_leaves_out_is_not_scored(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a_b.txt").write_text(NOTICE)
    (tmp_path / "deep" / "a_b.json").write_text(
        json.dumps({"nature": "retraction", "initiated_by": ["editor"]})
    )
    tally = Tally()
    evaluate(tmp_path, tally)
    assert {key for group, key in tally.scores if group == "all"} == {
        "nature",
        "initiated_by",
    }
    assert tally.misses == [
        "a_b.txt: initiated_by: expected ['editor'], found ['authors']"
    ]


def test_table_of_the_documentation_is_current():
    page = (ROOT / "docs/prose.md").read_text(encoding="utf-8")
    parts = measured(OWN)
    assert with_table(page, parts) == page, "run make eval-docs"
    for name, part in parts.items():
        scores = {key: part.scores["all", key] for key in ("nature", "retracted_by")}
        assert scores["nature"].f1 >= 0.97, name
        assert scores["retracted_by"].f1 >= 0.9, name
        assert part.scores["all", "reasons"].f1 >= 0.75, name


def test_page_without_marks():
    with pytest.raises(RetractLDError, match="has no place for the table"):
        with_table("# Prose\n", {"tuned": Tally(), "held": Tally()})
