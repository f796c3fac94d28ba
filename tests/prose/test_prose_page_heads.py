"""What a page prints of itself is never taken for its work's, wherever that is told.

Every head of a page is put above every way to tell the work, under every kind of heading.
"""

from __future__ import annotations

import pytest

from retract_ld.models import Update
from retract_ld.prose.notice import read_notice
from retract_ld.prose.scores import fold

TITLE = "Seasonal drift of peat pools under grazing by red deer"
OWN_DOI, DOI = "10.5555/wl.2019.0101", "10.5555/wl.2016.0412"
_URL = f"https://doi.org/{OWN_DOI}"
#: Lines above the title and below it.
HEADS = {
    "numbers": ("", f"Wetland Letters (2019) 34 (2): 101.\n{_URL}"),
    "volume and issue": (
        "",
        f"Wetland Letters, Volume 34, Issue 2, March 2019, Page 101, {_URL}",
    ),
    "day and volume": (
        "",
        f"Wetland Letters, 4 Mar 2019, Vol 34, Issue 2, p. 101\nDOI: {OWN_DOI}",
    ),
    "bars": (
        "",
        f"Originally published 4 Mar 2019 | {_URL} | Wetland Letters. 2019;34:101",
    ),
    "issue by dash": (
        "",
        f"Wetland Letters, Volume 34, 2019 - Issue 2\nPublished online: 04 Mar 2019\n{_URL}",
    ),
    "article line": (
        "",
        f"Wetl. Lett. 2019, 34(2), 101; {_URL}\nPublished: 4 March 2019",
    ),
    "physics": ("", f"Wetl. Lett. 34, 101 (2019)\n{_URL}"),
    "short": ("", f"Wetl Lett 2019;34:101\n{_URL}"),
    "month last": ("", f"March 4, 2019\n34 (2) 101\n{_URL}"),
    "archive": (
        "",
        f"Wetl Lett. 2019; 34(2): 101.\nPublished online 2019 Mar 4. doi: {OWN_DOI}",
    ),
    "above": (f"Wetl Lett. 2019 Mar;34(2):101. English.\n{_URL}", ""),
}
HEADINGS = (
    f"Retraction: {TITLE}",
    f"Retraction notice to “{TITLE}”",
    f"Statement of Retraction: {TITLE}",
)
_WHY = "The editors have retracted this article because the logs were lost."
_NUMBERS = {"volume": "31", "pages": "412–420", "year": "2016"}
#: The text, and what it tells of the work besides title and DOI.
WORKS = {
    "place": (
        f"Wetl. Lett. 31 (4), 412–420 (2016). https://doi.org/{DOI}\n\n{_WHY}",
        _NUMBERS,
    ),
    "journal and DOI": (
        (
            f"Retraction to: Wetland Letters https://doi.org/{DOI}, published online 3 June"
            f" 2016\n\n{_WHY}"
        ),
        {},
    ),
    "DOI alone": (
        (
            "The editors have retracted this article"
            f" (https://doi.org/{DOI}) because the logs were lost."
        ),
        {},
    ),
    "volume first": (
        f"Volume 31, no. 4, p. 412–420, 2016, https://doi.org/{DOI}. {_WHY}",
        _NUMBERS,
    ),
    "reference": (
        (
            "The editors have retracted this article [1] because the logs were lost."
            "\n\nReferences\n1. Calder JR, Ruiz T. "
            f"{TITLE}. Wetl Lett. 2016;31(4):412–420. doi:{DOI}"
        ),
        _NUMBERS,
    ),
    "citation": (
        f"Calder JR, Ruiz T. {TITLE}. Wetl Lett. 2016;31(4):412–420. doi:{DOI}\n\n{_WHY}",
        _NUMBERS,
    ),
    "below the text": (
        f"{_WHY}\n\nWetl. Lett. 2016, 31 (4), 412–420. DOI: {DOI}",
        _NUMBERS,
    ),
    "names above numbers": (
        (
            f"“{TITLE}”\nJane R. Calder, Tomás Ruiz, and Mei Lin\nWetl. Lett., Vol. 31, No. 4,"
            f" pp. 412–420 (2016) doi: {DOI}\n\n{_WHY}"
        ),
        _NUMBERS,
    ),
}


def _told(update: Update) -> dict[str, str | None]:
    work, notice = update.work, update.notice
    assert work is not None
    assert notice is not None
    return {
        "title": work.title,
        "doi": work.doi,
        "own": notice.doi,
        "volume": work.volume,
        "pages": work.pages,
        "year": work.published and work.published[:4],
    }


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("head", HEADS)
def test_page_and_work_are_told_apart(head, work):
    above, below = HEADS[head]
    text, numbers = WORKS[work]
    wanted = {"title": TITLE, "doi": DOI, "own": OWN_DOI} | numbers
    for heading in HEADINGS:
        lines = [above, heading, "Jane R. Calder, Tomás Ruiz, and Mei Lin", below]
        page = "\n".join(filter(None, lines)) + f"\n\n{text}\n"
        updates = read_notice(page).updates
        assert len(updates) == 1, page
        told = _told(updates[0])
        wrong = {
            name: told[name]
            for name, value in wanted.items()
            if fold(told[name] or "") != fold(value)
        }
        assert not wrong, page


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Soil Editorial Office", "editor"),
        ("Type: Editorial", "authors"),
        ("Publisher: Harbour Editorial", "authors"),
    ],
)
def test_we_are_the_editors_only_under_a_byline_of_theirs(line, speaker):
    text = f"Retraction: {TITLE}\n{line}\n\nWe wish to retract our article.\n"
    assert read_notice(text).updates[0].initiated_by == (speaker,)
