"""Notices of several works: each item of a list is one, whatever the page says of itself."""

from __future__ import annotations

import pytest

from retract_ld.prose.notice import read_notice

#: Title, authors, place, DOI of each work.
WORKS = (
    (
        "Seasonal drift of peat pools under grazing by red deer",
        "Calder JR, Ruiz T",
        ("2016", "31", "412–420"),
        "10.5555/wl.2016.0412",
    ),
    (
        "Snow lie and the spread of cotton grass on blanket bog",
        "Ruiz T, Lin M, Poe B",
        ("2017", "32", "77–89"),
        "10.5555/wl.2017.0077",
    ),
)
OWN_DOI = "10.5555/wl.2019.0101"
#: ``{T}`` is the title, ``{A}`` the authors, ``{D}`` the DOI.
ITEMS = {
    "citation": "{A}. {T}. Wetl Lett. {Y};{V}:{P}. doi:{D}",
    "quoted": "“{T}” by {A} (Wetl. Lett. {V}, {P} ({Y}); doi:{D})",
    "title and DOI": "{T} (https://doi.org/{D})",
}
LISTS = {
    "colon": ("The editors have retracted the following articles:\n\n", "", "\n"),
    "stop": (
        "At the request of the editors, the following articles have been retracted.\n\n",
        "",
        "\n\n",
    ),
    "bullets": (
        "The following two papers have been retracted as the data were lost:\n",
        "• ",
        "\n",
    ),
}
HEADS = {
    "none": "",
    "numbers": f"Wetland Letters (2019) 34 (2): 101.\nhttps://doi.org/{OWN_DOI}\n",
    "day": f"First published online March 4, 2019\nhttps://doi.org/{OWN_DOI}\n",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("item", ITEMS)
def test_every_item_is_a_work(item, listed, head):
    lead, bullet, gap = LISTS[listed]
    items = [
        bullet
        + ITEMS[item].format(
            T=title, A=names, Y=place[0], V=place[1], P=place[2], D=doi
        )
        for title, names, place, doi in WORKS
    ]
    text = f"Retraction notice\n{HEADS[head]}\n{lead}{gap.join(items)}\n\nThe data were lost.\n"
    updates = read_notice(text).updates
    told = {(update.work.title, update.work.doi) for update in updates if update.work}
    assert told == {(title, doi) for title, *_, doi in WORKS}, text
    own = updates[0].notice.doi if updates[0].notice else None
    assert own == (OWN_DOI if HEADS[head] else None)


def test_a_list_of_what_was_copied_names_no_work():
    text = (
        "Retraction: Seasonal drift of peat pools under grazing by red deer\n\n"
        "This article was copied from the following articles:\n"
        "“Snow lie and cotton grass on the northern moors” (Moor Lett. 3, 4–9 (2001))\n"
        "“Cotton grass in the far west of the islands” (Moor Lett. 4, 14–19 (2002))\n"
    )
    titles = [update.work.title for update in read_notice(text).updates if update.work]
    assert titles == ["Seasonal drift of peat pools under grazing by red deer"]
