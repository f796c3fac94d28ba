"""Citations as bibliographies print them: one invented work in the styles of many houses."""

from __future__ import annotations

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.citation import parse

TITLE = "Growth of wet reeds in cold lakes"
#: Style, the citation, and what it says of authors, journal, volume, issue, pages and year.
STYLES = {
    "Vancouver": (
        "Lind AB, Osei K, van der Poe J. {t}. J Reed Sci. 2014;7(2):101-9.",
        ("Lind AB; Osei K; van der Poe J", "J Reed Sci", "7", "2", "101-9", "2014"),
    ),
    "three initials": (
        "Lind ABC. {t}. Reed Science. 2014;7:101–109.",
        ("Lind ABC", "Reed Science", "7", None, "101–109", "2014"),
    ),
    "APA": (
        "Lind, A. B., Osei, K., & Poe, J. (2014). {t}. Reed Science, 7(2), 101–109.",
        ("Lind, A. B.; Osei, K.; Poe, J.", "Reed Science", "7", "2", "101–109", "2014"),
    ),
    "Chicago, author and date": (
        "Lind, Anna B., Kofi Osei, and Jo Poe. 2014. “{t}”. Reed Science 7 (2): 101–109.",
        (
            "Lind, Anna B.; Kofi Osei; Jo Poe",
            "Reed Science",
            "7",
            "2",
            "101–109",
            "2014",
        ),
    ),
    "Chicago, initials": (
        "Lind, A.-B., K. Osei, and J. Poe. 2014. “{t}”. Reed Science 7: 118.",
        ("Lind, A.-B.; K. Osei; J. Poe", "Reed Science", "7", None, "118", "2014"),
    ),
    "MLA": (
        "Lind, A.-B., et al. “{t}”. Reed Science, vol. 7, no. 2, 2014, p. 258.",
        ("Lind, A.-B.", "Reed Science", "7", "2", "258", "2014"),
    ),
    "Harvard": (
        "Lind, A. and Osei, K. (2014) “{t}”, Reed Science, 7, pp. 101–109.",
        ("Lind, A.; Osei, K.", "Reed Science", "7", None, "101–109", "2014"),
    ),
    "Elsevier Harvard": (
        "Lind, A., Osei, K., 2014. {t}. Reed Science 7, 88.",
        ("Lind, A.; Osei, K.", "Reed Science", "7", None, "88", "2014"),
    ),
    "IEEE": (
        "A. Lind, K. Osei, and J. Poe, “{t},” Reed Sci., vol. 7, no. 2, pp. 101–109, 2014.",
        ("A. Lind; K. Osei; J. Poe", "Reed Sci.", "7", "2", "101–109", "2014"),
    ),
    "ACS": (
        "Lind, A.; Osei, K. {t}. Reed Sci. 2014, 7, 101–109.",
        ("Lind, A.; Osei, K.", "Reed Sci.", "7", None, "101–109", "2014"),
    ),
    "ACM": (
        "Lind, A. et al. 2014. {t}. Reed Science. 7, 2 (May 2014), 101–109.",
        ("Lind, A.", "Reed Science", "7", "2", "101–109", "2014"),
    ),
    "Nature": (
        "Lind, A., Osei, K. & Poe, J. {t}. Reed Science 7, 101–109 (2014).",
        ("Lind, A.; Osei, K.; Poe, J.", "Reed Science", "7", None, "101–109", "2014"),
    ),
    "Science": (
        "A. Lind, {t}. Reed Science 7, 803 (2014).",
        ("A. Lind", "Reed Science", "7", None, "803", "2014"),
    ),
    "Elsevier with titles": (
        "A.B. Lind, K. Osei, {t}, Reed Science 7 (2014) 101–109.",
        ("A.B. Lind; K. Osei", "Reed Science", "7", None, "101–109", "2014"),
    ),
    "Copernicus": (
        "Lind, A. and Osei, K.: {t}, Reed Science, 7, 101–109, https://doi.org/10.5555/r1, 2014.",
        ("Lind, A.; Osei, K.", "Reed Science", "7", None, "101–109", "2014"),
    ),
    "ASM": (
        "Lind A, Osei K. 2014. {t}. Reed Science 7:1.",
        ("Lind A; Osei K", "Reed Science", "7", None, "1", "2014"),
    ),
    "linguists": (
        "Lind, Anna & Kofi Osei. 2014. {t}. Reed Science 7(2). 101–109.",
        ("Lind, Anna; Kofi Osei", "Reed Science", "7", "2", "101–109", "2014"),
    ),
    "MHRA": (
        "Lind, A., and K. Osei, ‘{t}’, Reed Science, 7.2 (2014), pp. 101–09",
        ("Lind, A.; K. Osei", "Reed Science", "7", "2", "101–09", "2014"),
    ),
    "ISO 690": (
        "LIND, Anna B. and OSEI, Kofi. {t}. Reed Science [online]. 2014. Vol. 7, p. 9–13.",
        ("LIND, Anna B.; OSEI, Kofi", "Reed Science", "7", None, "9–13", "2014"),
    ),
    "historians": (
        "Lind, A. and K. Osei, ‘{t}’ in Reed Science, lxxiii (2014), pp 71–77",
        ("Lind, A.; K. Osei", "Reed Science", "lxxiii", None, "71–77", "2014"),
    ),
    "OSCOLA": (
        "Anna Lind and Kofi Osei, ‘{t}’ (2014) 79 Reed Law Review 412",
        ("Anna Lind; Kofi Osei", "Reed Law Review", "79", None, "412", "2014"),
    ),
    "Bluebook": (
        "Anna Lind, {t}, 58 Reed L. Rev. 1021 (2014)",
        ("Anna Lind", "Reed L. Rev.", "58", None, "1021", "2014"),
    ),
    "zoologists": (
        "Lind, A. & Osei, K. 2014. {t}. Zoonotes 1801: 33–44.",
        ("Lind, A.; Osei, K.", "Zoonotes", "1801", None, "33–44", "2014"),
    ),
    "a journal with commas": (
        "Lind A, Osei K. {t}. Reeds, Rushes and Sedges: Ecology 2014;7:101–9.",
        (
            "Lind A; Osei K",
            "Reeds, Rushes and Sedges: Ecology",
            "7",
            None,
            "101–9",
            "2014",
        ),
    ),
    "a journal with an acronym": (
        "Lind, A. & Osei, K. {t}. Acta Arundinis (AA) - Ecology 7, 101–109 (2014).",
        (
            "Lind, A.; Osei, K.",
            "Acta Arundinis (AA) - Ecology",
            "7",
            None,
            "101–109",
            "2014",
        ),
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_is_read_whole(style):
    text, (authors, journal, volume, issue, pages, year) = STYLES[style]
    text = text.format(t=TITLE)
    citation = parse(text, 0, len(text))
    assert citation is not None
    assert citation.value("title") == TITLE
    found = [citation.value(name) for name in ("journal", "volume", "issue", "pages")]
    found[0] = str(found[0]).rstrip(".")
    assert [*found, citation.value("published")] == [
        journal.rstrip("."),
        volume,
        issue,
        pages,
        year,
    ]
    assert "; ".join(author.value for author in citation.authors) == authors


FRAMES = {
    "after a label": "Correction to: {c}\n\nThe second affiliation was wrong.\n",
    "on a line": "Erratum\n\n{c}\n\nIn the article above Table 2 was wrong.\n",
    "in a sentence": (
        "Retraction\n\nThe authors wish to retract the article {c} The cell line had been"
        " contaminated.\n"
    ),
    "led up to": (
        "Expression of Concern\n\nReaders are alerted to concerns about the following"
        " paper: {c} The university is investigating.\n"
    ),
}
SURE = ("Vancouver", "APA", "Chicago, initials", "ACS", "ACM", "Nature", "ASM", "IEEE")


@pytest.mark.parametrize("style", SURE)
@pytest.mark.parametrize("frame", FRAMES)
def test_it_is_the_work_wherever_the_notice_cites_it(frame, style):
    text, (authors, journal, volume, *_, year) = STYLES[style]
    notice = FRAMES[frame].format(c=text.format(t=TITLE))
    [update] = read_notice(notice).updates
    work = update.work
    assert (work.title, work.volume) == (TITLE, volume)
    assert work.journal.title.rstrip(".") == journal.rstrip(".")
    assert work.published == year
    assert "; ".join(author.name for author in work.authors) == authors


NO_LISTS = (
    "PLOS ONE 2014; 7: 3",
    "Wet Reeds and Dry Sand. Reed Lett. 4",
    "In vivo growth of reeds, rushes and sedges",
    "The editors of Reed Science, Jane Roe",
    "Salmonella, E. coli and other germs of ponds",
    "LindA, OseiK, PoeJ. On reeds",
)


@pytest.mark.parametrize("text", NO_LISTS)
def test_titles_and_journals_are_no_lists_of_authors(text):
    assert uniform_list(text, 0, len(text)) is None


def test_a_source_of_copies_is_no_work():
    text = (
        "Retraction: Growth of wet reeds\n\nThe article is retracted. It shares a large"
        " amount of text with the following study: Lind A, Osei K: Reeds in the cold. Reed"
        " Lett. 9: 10–18, 2010.\n"
    )
    [update] = read_notice(text).updates
    assert (update.work.title, update.work.volume) == ("Growth of wet reeds", None)
