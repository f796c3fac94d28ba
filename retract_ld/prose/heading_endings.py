"""What follows the label of a heading and names no work: a part, or how many works."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["names_no_work"]

_OF_PART: Final = re.compile(
    r"(?:corrections? (?:to|of|in) |errors? in )?(?:the )?(?:supplement\w*|figures?|tables?"
    r"|text|affiliations?|authors?|author names?|references?|acknowledg\w+|abstract|title"
    r"|data availability|online)(?: (?:materials?|data|information|tables?|figures?|list"
    r"|legends?|statement|appendix|[0-9]{1,2}[a-z]?)){0,2}\.?"
    r"|(?:the |an? )?(?:research|original|review|regular|published|journal|short|case|full"
    r"(?: length)?) (?:articles?|papers?|reports?|publications?|communications?)\.?"
    r"|(?:corrigend(?:um|a)|errat(?:um|a)|retraction)(?: (?:notice|note))?"
)


#: ``Rétractation de deux articles``
_OF_SEVERAL: Final = re.compile(
    r"(?:(?:de|des|d'|do|da|dos|das|von|der|of|los|las|les) ?){0,2}(?:the )?(?:following )?"
    r"(?:[2-9]|[1-9][0-9]|two|three|four|five|several|deux|trois|quatre|cinq|plusieurs|dos|tres"
    r"|cuatro|cinco|varios|dois|duas|três|quatro|vários|zweier|dreier|zwei|drei|vier|fünf"
    r"|mehrerer?) (?:articles?|artículos|artigos|artikeln?|beiträgen?|aufsätzen?|papers"
    r"|trabajos|trabalhos|publicacion[ea]s|publicações|publications)"
    r"(?: (?:publi\w+|appeared|aparecidos|parus)[^.]{0,60})?\.?"
)


def names_no_work(lower: str, start: int, end: int) -> bool:
    """Tell whether the rest of a heading says what is corrected, or of how many works.

    >>> [names_no_work(rest, 0, len(rest)) for rest in ("deux articles", "on wet soil")]
    [True, False]
    """
    return any(one.fullmatch(lower, start, end) for one in (_OF_PART, _OF_SEVERAL))
