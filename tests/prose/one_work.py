"""One work, its names and places in many forms, and what is read of it."""

from __future__ import annotations

from retract_ld.prose.notice import read_notice
from retract_ld.prose.scores import fold

TITLE = "Drainage of peat and the yield of reed canary grass"
QUOTES = ("“{}”", "‘{}’", '"{}"')
NAMES = {
    "Jane Roe and John B. Poe": "Jane Roe; John B. Poe",
    "J. Roe, B. A. Poe and K. de Wit": "J. Roe; B. A. Poe; K. de Wit",
    "Roe J, Poe BA, de Wit K": "Roe J; Poe BA; de Wit K",
    "JANE ROE, JOHN POE, AND KIM TANAKA": "JANE ROE; JOHN POE; KIM TANAKA",
    "Jane Roe, MD, John Poe, PhD, and Kim Tanaka, RN": "Jane Roe; John Poe; Kim Tanaka",
    "J Roe, B A Poe and K Tanaka": "J Roe; B A Poe; K Tanaka",
}
#: Journal, volume, issue, pages, year of each.
PLACES = {
    "Soil Lett. 2010;12(3):45–52": ("Soil Lett.", "12", "3", "45–52", "2010"),
    "Soil Letters 12(3), 45–52 (2010)": ("Soil Letters", "12", "3", "45–52", "2010"),
    "Soil Letters, vol. 12, no. 3, pp. 45-52, 2010": (
        *("Soil Letters", "12", "3", "45-52", "2010"),
    ),
    "Journal of Soil Physics, Volume 12, Issue 3, March 2010, Pages 45-52": (
        *("Journal of Soil Physics", "12", "3", "45-52", "2010"),
    ),
    "Soil Letters 12.3 (2010): 45-52": ("Soil Letters", "12", "3", "45-52", "2010"),
    "Soil Lett. 12 (2010) 45–52": ("Soil Lett.", "12", None, "45–52", "2010"),
    "Soil Letters, 12, 45–52, 2010": ("Soil Letters", "12", None, "45–52", "2010"),
    "Soil Letters (Vol. 12, No. 3, 2010, pp. 45-52)": (
        *("Soil Letters", "12", "3", "45-52", "2010"),
    ),
    "Soil Letters 12, no. 3 (March 2010): 45–52": (
        *("Soil Letters", "12", "3", "45–52", "2010"),
    ),
    "Soil Letters, March 2010, 12(3), pp. 45-52": (
        *("Soil Letters", "12", "3", "45-52", "2010"),
    ),
    "Soil Letters 2010, 12, 45–52": ("Soil Letters", "12", None, "45–52", "2010"),
}
KEYS = ("journal", "volume", "issue", "pages", "year")


def found_in(text: str) -> dict[str, str | None]:
    updates = read_notice(text).updates
    work = updates[0].work if updates else None
    if work is None:
        return {}
    return {
        "title": work.title,
        "authors": "; ".join(author.name for author in work.authors),
        "journal": work.journal.title if work.journal else None,
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages or work.article_number,
        "year": work.published and work.published[:4],
    }


def wrong_in(text: str, names: str, values: tuple[str | None, ...]) -> set[str]:
    """Return the fields that are not read from a text as it tells them."""
    wanted: dict[str, str | None] = {"title": TITLE, "authors": names}
    wanted |= dict(zip(KEYS, values, strict=True))
    found = found_in(text.replace(".. ", ". "))
    return {
        key
        for key, value in wanted.items()
        if fold(value or "") != fold(found.get(key) or "")
    }
