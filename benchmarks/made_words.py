"""What records are made of: names, days, titles and words that do not recur."""

from __future__ import annotations

from random import Random

#: Invented words, so many that texts compress as real ones do.
SYLLABLES = ("ka", "lo", "mi", "ne", "pu", "ra", "so", "ti", "vu", "za", "brin", "stol")


VOCABULARY = [
    "".join(
        SYLLABLES[(n * step + shift) % 12] for step, shift in ((1, 0), (5, n // 12))
    )
    + SYLLABLES[n // 144 % 12] * (n % 3)
    for n in range(4000)
]


AUTHORS = 6


REFERENCES = 40


FAMILIES = ("Adeyemi", "Brandt", "Castro", "Dao", "Eriksen", "Fujita", "Gallo")


def family(number: int, author: int) -> str:
    return f"{FAMILIES[(number + author) % len(FAMILIES)]}{number * AUTHORS + author}"


def day(number: int) -> tuple[int, int, int]:
    return 1990 + number % 34, 1 + number % 12, 1 + number % 28


def affiliation(number: int, author: int) -> str:
    return f"Department {author % 2}, University of Nowhere {number % 200}, Town."


def title(number: int) -> str:
    return f"An invented trial of {number} pots in {number % 97} towns"


def words(number: int, count: int) -> str:
    """Return so many words that no other record has in this order."""
    return " ".join(Random(number).choices(VOCABULARY, k=count)) + "."
