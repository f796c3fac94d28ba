"""Where a journal's name begins in lines above a notice that a rendering put on one."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["merged_journal_start"]

#: What only names of journals begin with.
_KNOWN: Final = re.compile(
    r"(?<= )(?:The )?(?:Acta|Annals of|Archives of|Bulletin of|Proceedings of|Frontiers in"
    r"|BM[CJ]|P[Ll][Oo]S|Revista|Cadernos|Zeitschrift für"
    r"|(?:International |World |[A-Z][a-z]{2,12}(?:an|ese|ish) )?Journal of) [^\W\d_]"
)
#: Words of a name: capitals, or short ones between such.
_NAME: Final = re.compile(
    r"(?<= )(?:[A-Z][\w&’'-]*\.?|[a-z]{1,3}[A-Z]\w+)"
    r"(?: (?:[A-Z&][\w&’'-]*\.?|of|and|the|in|for))*\Z"
)
#: What leads up to a name that is the title's own.
_LED: Final = re.compile(
    r"\b(?:an?|and|at|by|during|for|from|in|near|of|on|or|the|to|under|with)$"
)
_CAPITALS: Final = re.compile(r"\b[A-Z]")
_WORD: Final = re.compile(r"(?<= )[^\W_]")
#: A title in small letters has more such words than others.
_SMALL: Final = re.compile(r"\b[a-z]{4,}")
_SHORTEST: Final = 4
_MOST_WORDS: Final = 14


def merged_journal_start(head: str, body: str, start: int, end: int) -> int | None:
    """Return where the name begins that ends at `end`: the text names it, too, or its form.

    >>> head = "Erratum: Reeds of shallow lakes Lake Letters"
    >>> merged_journal_start(head, "", 9, len(head))
    32
    """
    words = [word.start() for word in _WORD.finditer(head, start, end)]
    for begin in words[-_MOST_WORDS:]:
        said = head[begin:end]
        if (
            len(said) >= _SHORTEST
            and (said[0].isupper() or said[1:2].isupper())
            and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", body)
        ):
            return begin
    name = _NAME.search(head, start, end)
    if name and not _LED.search(head, start, name.start() - 1):
        title = head[start : name.start()]
        if len(_SMALL.findall(title)) > len(_CAPITALS.findall(title)):
            return name.start()
    known = _KNOWN.search(head, start, end)
    return known.start() if known else None
