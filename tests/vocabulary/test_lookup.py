"""Looking terms up, and finding the files."""

from __future__ import annotations

import pytest

from retract_ld.errors import VocabularyError
from retract_ld.vocabulary import concepts, files, lookup, names, path


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("rld:retracts", ["rld:retracts"]),
        ("retracts", ["rld:retracts"]),
        ("cito:retracts", ["cito:retracts"]),
        ("https://w3id.org/retract-ld/ns#retracts", ["rld:retracts"]),
        ("<https://w3id.org/retract-ld/ns#retracts>", ["rld:retracts"]),
        ("retraction", ["update-type/retraction"]),
        ("update-type/retraction", ["update-type/retraction"]),
        ("update-type:retraction", ["update-type/retraction"]),
        ("https://w3id.org/retract-ld/reason/paper-mill", ["reason/paper-mill"]),
        ("Paper Mill", ["reason/paper-mill"]),
        ("+fake peer review", ["reason/compromised-peer-review"]),
        ("撤稿", ["update-type/retraction"]),
        ("Rétractation", ["update-type/retraction"]),
        ("removed", ["reason/removed", "status/removed"]),
        ("CorrigendumNotice", ["rld:CorrigendumNotice"]),
        ("corrigendum notice", ["rld:CorrigendumNotice"]),
        ("misconduct", ["reason/group/misconduct"]),
        ("RetractionIn", ["code/pubmed-ref-type/RetractionIn"]),
        ("D016441", ["http://id.nlm.nih.gov/mesh/D016441"]),
        ("holdsStatusInTime", ["pso:holdsStatusInTime"]),
        ("reason", ["https://w3id.org/retract-ld/reason", "rld:reason"]),
    ],
)
def test_lookup(name: str, found: list[str]):
    assert [term.name for term in lookup(name)] == found


def test_a_term_as_text():
    (term,) = lookup("rld:isCorrigendumTo")
    assert str(term) == (
        "rld:isCorrigendumTo (relation): is corrigendum to\n"
        "  https://w3id.org/retract-ld/ns#isCorrigendumTo\n"
        "  The notice corrects an error of the authors in the work.\n"
        "  broad match: cito:corrects\n"
        "  domain: rld:Notice\n"
        "  example: <https://doi.org/10.5555/notice> rld:isCorrigendumTo "
        "<https://doi.org/10.5555/work> .\n"
        "  inverse: rld:hasCorrigendum\n"
        "  defined by: https://w3id.org/retract-ld/ns\n"
        "  range: rld:Work\n"
        "  see also: update-type/corrigendum\n"
        "  source: https://w3id.org/retract-ld/ns\n"
        "  subproperty of: rld:corrects\n"
        "  written as: cito:corrects"
    )


def test_a_concept_as_text():
    (term,) = lookup("err")
    text = str(term)
    assert text.startswith("update-type/erratum (concept): Erratum\n")
    assert "\n  claims status: status/corrected\n" in text
    assert "\n  also called: err, errata\n" in text
    assert "Fe de erratas (es)" in text


def test_unknown_terms_name_the_nearest():
    with pytest.raises(VocabularyError) as error:
        lookup("rld:retrcts")
    assert str(error.value).startswith("There is no term 'rld:retrcts'. Nearest: ")
    assert "rld:retracts" in str(error.value)
    with pytest.raises(VocabularyError) as error:
        lookup("qqqqqqqqqqqqqqqqqqqqqqqqqqqq")
    assert str(error.value) == "There is no term 'qqqqqqqqqqqqqqqqqqqqqqqqqqqq'."
    with pytest.raises(VocabularyError, match="There is no term ''"):
        lookup("")


def test_files():
    assert path("reasons.ttl").is_file()
    with pytest.raises(VocabularyError) as error:
        path("../pyproject.toml")
    assert str(error.value) == (
        "There is no vocabulary file '../pyproject.toml'. "
        f"There are {', '.join(names())}."
    )
    with pytest.raises(
        VocabularyError, match=r"There is no scheme 'nature'\. There are "
    ):
        concepts("nature")


def test_files_missing_from_an_installation(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "__file__", str(tmp_path / "a" / "b" / "files.py"))
    with pytest.raises(VocabularyError) as error:
        files.folder.__wrapped__()
    assert str(error.value) == (
        "The vocabulary files are missing from this installation. Install retract-ld again."
    )


def test_the_wheel_comes_before_the_checkout(tmp_path, monkeypatch):
    package = tmp_path / "retract_ld"
    (package / "_vocab").mkdir(parents=True)
    (package / "_vocab" / "retract-ld.ttl").touch()
    monkeypatch.setattr(files, "__file__", str(package / "vocabulary" / "files.py"))
    assert files.folder.__wrapped__() == package / "_vocab"
