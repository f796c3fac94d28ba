"""Capital letters beside the names of a byline that lead to affiliations: ``Jane Roe A B``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline_marks import blanks
from retract_ld.prose.source_text import Line

__all__ = ["without_capital_marks"]

_PLACE: Final = (
    r"(?:Universit|Institut|College|School|Dep(?:artmen)?t|Hospital|Cent(?:er|re)|Faculty"
    r"|Academ|Laborator|Division|Herbari|Museum|Research|Agency|Service|CSIRO|Park|Garden)"
)
#: ``A School of Soil, …`` on the line below.
_BELOW: Final = re.compile(rf"\n{{1,2}}A[.)]? ?(?=[A-Z])[^\n]{{0,120}}\b{_PLACE}")
_MARKS: Final = re.compile(
    r"(?<=[^\W\d_]),? ?(?<=[ ,])[A-H](?:(?: |,) ?[A-H]){0,4}(?=,? (?:and|&) |[,;] |\*|$)"
)


def without_capital_marks(plain: str, line: Line) -> str | None:
    r"""Return a byline with blanks for such marks, equally long; ``None`` if it has none.

    >>> text = "Jane Roe A C and Bo Poe B\nA School of Soil, Leeds\nB Bog Centre, York"
    >>> without_capital_marks(text, Line(text[:25], 0, 25))
    'Jane Roe     and Bo Poe  '
    """
    if _BELOW.match(plain, line.end) is None:
        return None
    words = plain[line.start : line.end]
    bare = _MARKS.sub(blanks, words)
    return bare if bare != words else None
