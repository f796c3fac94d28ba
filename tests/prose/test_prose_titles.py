"""Titles of notices that hold a whole citation, as houses print them; lone authors."""

from __future__ import annotations

import pytest

from retract_ld.prose.lone_names import lone_author
from retract_ld.prose.notice import read_notice

BODY = "\n\nThere was an error in Table 2 of this article.\n"
#: Title of the notice, and title, authors, journal, volume, issue, pages, year of the work.
TITLES = {
    "Corrigendum to “Genes of reed in Kent” [Fen Biol. Aging 51 (2017) 178.e11–178.e20]": (
        *("Genes of reed in Kent", "", "Fen Biol. Aging", "51"),
        *(None, "178.e11–178.e20", "2017"),
    ),
    "Correction in Article by Roe et al. “Mowing in reed beds”, Rev Fen. 2018;71:42.e1-e58": (
        *("Mowing in reed beds", "", "Rev Fen", "71", None, "42.e1-e58", "2018"),
    ),
    "Correction to: Formulas for sums over reeds, Ann. Sci. Fen 34 (2010), no 1, 85–108": (
        *("Formulas for sums over reeds", "", "Ann. Sci. Fen", "34"),
        *("1", "85–108", "2010"),
    ),
    "Erratum. Growth in Reeds and Alders of a Fen Program. Fen Care 2019;42:1209–1216": (
        *("Growth in Reeds and Alders of a Fen Program", "", "Fen Care", "42"),
        *(None, "1209–1216", "2019"),
    ),
    "Corrigendum to Biochem. Fen J., 17 (2004) 91–97 by Y.O. Shin, E. Rodil and J.H. Vera": (
        *(None, "Y.O. Shin; E. Rodil; J.H. Vera", "Biochem. Fen J.", "17"),
        *(None, "91–97", "2004"),
    ),
    "Correction: Byun, S.-H. et al. Delayed Mowing Using Free Flap. J. Fen Med. 2020, 9, 884": (
        *("Delayed Mowing Using Free Flap", "Byun, S.-H.", "J. Fen Med.", "9"),
        *(None, "884", "2020"),
    ),
    "Erratum to “Sap of reeds” [Biochim. Fen. Acta, Sap vol. 18 (Issue 3) (March 2021) 1189]": (
        *("Sap of reeds", "", "Biochim. Fen. Acta, Sap", "18", "3", "1189", "2021"),
    ),
    "Erratum to: Sap of reeds (Fen Letters 18 (No. 3), 2021, pages 118–121)": (
        *("Sap of reeds", "", "Fen Letters", "18", "3", "118–121", "2021"),
    ),
    "‘Corrigendum to “Excess heat of reed beds” [Fen Energy 48 (2012) 23–31]’": (
        *("Excess heat of reed beds", "", "Fen Energy", "48", None, "23–31", "2012"),
    ),
    "Corrigendum to “I felt like a reed”: The life of peoples in fens [Fens 178 (2017) 87–94]": (
        *("“I felt like a reed”: The life of peoples in fens", "", "Fens", "178"),
        *(None, "87–94", "2017"),
    ),
    "Erratum: Fen Science 56(3), 2007, 233–240: Measured and simulated reed in wetlands": (
        *("Measured and simulated reed in wetlands", "", "Fen Science", "56"),
        *("3", "233–240", "2007"),
    ),
    "Corrigendum: Drops of reed sap in pumps (Zeng and Poe 2015 J. Micromech. Fen. 25 115015)": (
        *("Drops of reed sap in pumps", "Zeng; Poe", "J. Micromech. Fen.", "25"),
        *(None, "115015", "2015"),
    ),
    "Corrigendum: Flow of reed sap in fens (de Prez et al 2018 Phys. Fen Biol. 63 045023)": (
        *("Flow of reed sap in fens", "de Prez", "Phys. Fen Biol.", "63"),
        *(None, "045023", "2018"),
    ),
    "Erratum: Tidal heating of fens (Reeds and Fens (2017) 88:3 (112-120))": (
        *("Tidal heating of fens", "", "Reeds and Fens", "88"),
        *("3", "112-120", "2017"),
    ),
    "Erratum to “Tidal heating of fens”, Reed Letters 12 (3), pp. 45-52 (2017)": (
        *("Tidal heating of fens", "", "Reed Letters", "12", "3", "45-52", "2017"),
    ),
    "Erratum: “Model for Reed Engines” [FME J. Eng. Gas Reeds, 2018, 140(10), p. 102804]": (
        *("Model for Reed Engines", "", "FME J. Eng. Gas Reeds", "140"),
        *("10", "102804", "2018"),
    ),
    "Corrigendum to “Kinds of reed in Menorca” [Estuar. Coast Fen Sci.] 219 (2019) 444–452": (
        *("Kinds of reed in Menorca", "", "Estuar. Coast Fen Sci.", "219"),
        *(None, "444–452", "2019"),
    ),
    "Erratum to “Roe RR, Poe P, et al; on behalf of the FEN Group. On fens.” Fens. 2020;7:8": (
        *("On fens", "Roe RR; Poe P", "Fens", "7", None, "8", "2020"),
    ),
    "Erratum: Roe KK, Poe TF, et al. Measures of wet soil in fens. Am J Fens 2015;212:208.e1-8": (
        *("Measures of wet soil in fens", "Roe KK; Poe TF", "Am J Fens", "212"),
        *(None, "208.e1-8", "2015"),
    ),
    "Erratum: “Images of fens,” by J. L. Hunt, B. Lee, and Ann Roe [Am. J. Fens 68(3), 2–7 (2000)]": (
        *("Images of fens", "J. L. Hunt; B. Lee; Ann Roe", "Am. J. Fens", "68"),
        *("3", "2–7", "2000"),
    ),
    "Correction to ”Effect of a Lower Fen in Problems” [Milan J. Fens. 87 (2019) 1-19]": (
        *("Effect of a Lower Fen in Problems", "", "Milan J. Fens.", "87"),
        *(None, "1-19", "2019"),
    ),
    "Corrigendum: Drops of reed sap in pumps (2014J. Phys. D: Appl. Fen.47045001)": (
        *("Drops of reed sap in pumps", "", "J. Phys. D: Appl. Fen.", "47"),
        *(None, "045001", "2014"),
    ),
    "Corrigendum to “Roe D, Poe F, et al. Silica in reeds of fens.” Fen Rep. 2017;2:3–9": (
        *(
            "Silica in reeds of fens",
            "Roe D; Poe F",
            "Fen Rep.",
            "2",
            None,
            "3–9",
            "2017",
        ),
    ),
    "Retraction: Roe R, Poe AK, Bera MK Early versus late mowing. J Fen Farm 2008;3:76-9": (
        *("Early versus late mowing", "Roe R; Poe AK; Bera MK", "J Fen Farm", "3"),
        *(None, "76-9", "2008"),
    ),
    "Erratum in guideline “Mowing of reed: treatment” [J. Fen. 80 (1) (2014) S17–S28]": (
        *("Mowing of reed: treatment", "", "J. Fen.", "80", "1", "S17–S28", "2014"),
    ),
}


@pytest.mark.parametrize(("title", "told"), TITLES.items(), ids=TITLES)
def test_title_with_a_whole_citation(title, told):
    work = read_notice(title + BODY).updates[0].work
    journal = work.journal and work.journal.title
    authors = "; ".join(author.name for author in work.authors)
    found = (
        *(work.title, authors, journal, work.volume, work.issue),
        *(work.pages or work.article_number, work.published),
    )
    assert found == told


def test_journal_of_one_word_above_its_doi():
    text = (
        "Correction to: Sedgeland\n\nhttps://doi.org/10.5555/sedge.2008.388, "
        "published online 13 October 2008\n\nTable 2 was wrong.\n"
    )
    work = read_notice(text).updates[0].work
    assert (work.journal.title, work.title) == ("Sedgeland", None)
    assert (work.doi, work.published) == ("10.5555/sedge.2008.388", "2008-10-13")


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe, Bo Poe and Al Doe. On wet soil in winter",
        "Charles River, water quality of the lower reach",
        "Jane Roe, University of the Isles, Norham",
        "Muhammad Usman Khan, Ayesha Siddiqa published in Soil",
        "Wet Soils. On the growth of reed",
    ],
)
def test_no_lone_author(text):
    assert lone_author(text, 0, len(text)) is None
