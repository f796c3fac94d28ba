"""Degrees that are told of several names of a byline, no comma before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

from retract_ld.prose.citation_fields import Found
from retract_ld.prose.degrees import DEGREE
from retract_ld.prose.names import is_name

__all__ = ["leave_out_degrees"]

#: ``Jane Roe PhD``
_LAST: Final = re.compile(rf"(?P<name>\S+ .*\S) (?P<degree>{DEGREE})")
_NEXT: Final = re.compile(rf" {DEGREE}")


class _Named(Protocol):
    name: Found


def leave_out_degrees(authors: Sequence[_Named], plain: str, shift: int = 0) -> None:
    """Take degrees off all names if one is sure to have some: ``Jane Roe MD, Bo Poe PhD``.

    `shift` is where the `plain` words begin in the text.
    """
    last = [_LAST.fullmatch(author.name.value) for author in authors]
    told = [one for one in last if one and is_name(one["name"])]
    if not any(any(map(str.islower, one["degree"])) for one in told) and not any(
        _NEXT.match(plain, author.name.end - shift) for author in authors
    ):
        return
    for author, one in zip(authors, last, strict=True):
        if one in told and one is not None:
            start = author.name.start
            author.name = Found(one["name"], start, start + len(one["name"]))
