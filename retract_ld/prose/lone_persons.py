"""Bylines of one name: a person's, not a title or a journal."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline import Byline

__all__ = ["is_person"]

#: ``Hendrik van Oordt``, ``Jane B. Roe``: no title, no journal.
_PERSON: Final = re.compile(
    r"[A-Z][\w'’-]+ (?:[A-Z]\.? ){0,2}"
    r"(?:(?:van|von|de|der|den|del|la|da|dos|di|al|el|bin|ter) ){0,3}[A-Z][\w'’-]+"
    r"|(?:[A-Z]\.[ -]?){1,3} ?[A-Z][\w'’-]+|[A-Z][\w'’-]+,? (?:[A-Z]\.?-?){1,3}"
)


def is_person(byline: Byline) -> bool:
    """Tell whether one name alone is sure to be a person's."""
    author = byline.authors[0]
    return bool(author.marks) or _PERSON.fullmatch(author.name.value) is not None
