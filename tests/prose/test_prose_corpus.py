"""Real notices: the measures that the reader has to reach, and what it must not take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.evaluation import evaluate
from retract_ld.prose.scores import Tally
from retract_ld.readers.prose import READER

pytestmark = pytest.mark.corpus

WANTED = {
    "nature": 0.97,
    "doi": 0.97,
    "title": 0.95,
    "journal": 0.95,
    "volume": 0.95,
    "issue": 0.95,
    "pages": 0.95,
    "year": 0.95,
    "authors": 0.92,
    "retracted_by": 0.90,
    "reasons": 0.75,
}


def test_notices_with_full_ground_truth(corpus: Path):
    tally = Tally()
    evaluate(corpus / "notices_text", tally)
    scores = {key: tally.scores["all", key] for key in WANTED}
    assert {
        key: round(score.f1, 3)
        for key, score in scores.items()
        if score.f1 < WANTED[key]
    } == {}
    for key in ("doi", "notice.doi", "notice.date", "authors", "year"):
        assert tally.scores["all", key].precision >= 0.9, key


def test_notices_with_the_originals_doi(corpus: Path):
    tally = Tally()
    evaluate(corpus / "notices_doi", tally)
    assert tally.scores["all", "nature"].f1 >= 0.97
    assert tally.scores["all", "doi"].recall >= 0.97
    wrong = [miss for miss in tally.misses if ": doi:" in miss]
    # this file lists nine works and its row names the first only: see the next test
    assert [miss.split(":")[0] for miss in wrong] == ["varias_erratas.txt"]


def test_a_list_of_works_names_those_that_the_publishers_markup_names(corpus: Path):
    markup = (corpus / "jats" / "varias_erratas.xml").read_text(encoding="utf-8")
    linked = re.findall(r"<related-article [^>]*href=\"(10\.[^\"]+)\"", markup)
    text = (corpus / "notices_doi" / "varias_erratas.txt").read_text(encoding="utf-8")
    found = [update.work.doi for update in read_notice(text).updates]
    assert found == list(dict.fromkeys(linked))
    assert len(found) == 9


def test_biocell_notice_comes_out_complete(corpus: Path):
    [path] = (corpus / "seed").glob("*.txt")
    [update] = read_notice(path.read_text(encoding="utf-8")).updates
    work, notice = update.work, update.notice
    assert update.type == "retraction"
    assert update.initiated_by == ("authors",)
    assert update.accepted_by == ("publisher",)
    assert update.date is None
    assert {"results-not-reproducible", "error-in-data"} <= set(update.reasons)
    assert notice.title.startswith("Retraction: M1 macrophage-derived exosomes")
    assert (notice.doi, notice.published) == (None, None)
    assert notice.guidelines == ("cope-retraction-guidelines",)
    assert work.doi == "10.32604/biocell.2022.015214"
    assert work.url == "https://www.techscience.com/biocell/v46n2/45109"
    assert (work.journal.title, work.volume, work.issue) == ("BIOCELL", "46", "2")
    assert (work.page_start, work.page_end, work.published) == ("495", "503", "2022")
    assert work.publisher.name == "Tech Science Press"
    assert [author.name for author in work.authors] == [
        "TAILIN WU",
        "XIANG ZHOU",
        "CANHUA YE",
        "WENCAN LU",
        "HAITAO LIN",
        "YANZHE WEI",
        "ZEKAI KE",
        "ZHENGJI HUANG",
        "JIANZHOU LUO",
        "HUIREN TAO",
        "CHUNGUANG DUAN",
    ]
    assert [
        author.affiliations[0].name.startswith("Luoyang") for author in work.authors
    ] == [False, True, *[False] * 9]
    assert [a.name for a in work.authors if a.equal_contribution] == [
        "TAILIN WU",
        "XIANG ZHOU",
    ]
    assert [a.name for a in work.authors if a.corresponding] == ["CHUNGUANG DUAN"]


def head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(65536)


def test_nothing_else_of_the_corpus_is_taken_for_a_notice_in_prose(corpus: Path):
    notices = {"notices_text", "notices_doi", "seed"}
    taken = [
        str(path.relative_to(corpus))
        for path in corpus.rglob("*")
        if path.is_file()
        and path.relative_to(corpus).parts[0] not in notices
        and READER.detect(head(path))
    ]
    assert taken == []


def test_every_notice_is_recognised_but_the_one_that_is_an_abstract(corpus: Path):
    missed = [
        path.name
        for folder in ("notices_text", "notices_doi", "seed")
        for path in (corpus / folder).iterdir()
        if path.suffix in {".txt", ".md"} and not READER.detect(head(path))
    ]
    assert missed == ["acta_5000391.txt"]
