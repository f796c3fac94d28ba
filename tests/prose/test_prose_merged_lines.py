"""Lines that a rendering put on one are told apart again."""

from __future__ import annotations

import pytest

from retract_ld.prose.source_text import SourceText

BODY = "The editors of Fen Lett retract this article. The reeds of Reed Lett 2010;1:2 were wet."


@pytest.mark.parametrize(
    "lines",
    [
        # The day in words, or only its year.
        (
            "Correction",
            "Fen Review, 11(5): 17. Published May 2021.",
            "https://doi.org/10.5555/a",
        ),
        (
            "Article Retraction",
            "Fen J, 4(1): 1. Published 2016.",
            "https://doi.org/10.5555/a",
        ),
        # No authors: the text names the journal, too, or its name has a usual form.
        ("Erratum: Reeds in Fen", "Fen Lett, 4: 33. Published 2010-05-01."),
        (
            "Erratum: Reeds in Upper Fen",
            "Brazilian Journal of Reeds, 4: 3. Published 2010.",
        ),
        ("Addendum: Wet soil of upland lakes", "Mire Letters, 4: 33. Published 2010."),
        # A title that cites the work up to its pages or DOI.
        (
            "Retraction: Wet soil. Reed Lett. 2013 May 6;15:12. doi: 10.5555/reed.12",
            "The Fen Letters, 2014",
            "https://doi.org/10.5555/fen.1",
        ),
        (
            "Retraction: Wet soil. Reed Lett. 2013 Mar 1;18(2):e325-31.",
            "Fen Letters, 2014",
            "https://doi.org/10.5555/fen.1",
        ),
        (
            "Retraction of articles by A. Roe et al.",
            "A. Roe, B. C. Poe, Q. Y. Moe",
            "Acta Reeds Section E: Reports Online, 2010",
            "https://doi.org/10.5555/fen.1",
        ),
        (
            "Correction to Roe et al. (2019)",
            "Fen Review: General, 149(8): 16. Published May 2020.",
        ),
    ],
)
def test_lines_above_a_notice(lines):
    text = SourceText(f"{' '.join(lines)}\n\n{BODY}").plain
    assert text == "\n".join(lines) + f"\n\n{BODY}"


@pytest.mark.parametrize(
    "head",
    [
        "Correction: Roe et al. Wet Soil. Polymers 2021, 13, 2211",
        "Retraction: Roe A. Wet soil. Reed Lett, 2010 https://doi.org/10.5555/reed.12",
        "Retraction. Loss of reeds Ann Roe, Bo Poe Fen Lett, 4: 33.",
    ],
)
def test_a_citation_of_the_work_stays_whole(head):
    assert SourceText(f"{head}\n\n{BODY}").plain.startswith(f"{head}\n")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Reeds. Fen Lett. 2014;92(9):6–8. 10.5555/fen.13",
            "In Volume 92, page 6 was wrong.",
        ),
        (
            "Roe A. Reeds. (DOI: 10.5555/fen.13)",
            "The authors reported that it was wet.",
        ),
        (
            "Roe A. Reeds. Fen 4:e2. Published 3 February 2015",
            "During production a reed fell.",
        ),
        (
            "We retract the following papers:",
            "1. Roe A. Reeds. 2014.",
            "2. Poe B. Soil. 2015.",
        ),
        (
            "We retract the papers listed here.",
            "(1) Roe A: Reeds, 2014",
            "(2) Poe B: Soil, 2015",
        ),
    ],
)
def test_lines_of_cited_works(lines):
    text = SourceText("Erratum\n\n" + " ".join(lines)).plain
    assert text == "Erratum\n\n" + "\n".join(lines)


@pytest.mark.parametrize(
    "words",
    [
        "The DOI 10.5555/fen.13 is wrong. In Fig. 2 the reeds (10.5555/fen.14) were wet.",
        "These papers had errors: 1. Fig. 2 of all was wet.",
    ],
)
def test_sentences_stay_whole(words):
    assert SourceText(f"Erratum\n\n{words}").plain == f"Erratum\n\n{words}"


@pytest.mark.parametrize(
    "words",
    [
        "References 1RoeAnnPoeBoWet soil of lakesFen Lett2015",
        "References RoeDNA of reedsFen Lett2015",
        "References 1Roe de PoeJ.Wet soil2015",
    ],
)
def test_references_that_run_into_one_another(words):
    assert len(SourceText(f"Erratum\n\n{words}").lines) == 3
