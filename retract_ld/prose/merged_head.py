"""The lines above a notice that a rendering put on one: title, authors, journal, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.merged_journal import merged_journal_start

__all__ = ["merged_head"]

_ADDRESS: Final = re.compile(
    r" (?=(?:https?://(?:dx\.)?doi\.org/|(?:doi|DOI): ?)10\.[0-9]{4,9}/\S{1,200}\Z"
    r"|PMID: ?[0-9]{6,9}\Z)"
)
#: The numbers of the notice and its day, or its year alone, behind the journal's name.
_PLACE: Final = re.compile(
    r"(?:(?:(?:, [0-9]{1,4}(?:\([^()]{1,12}\))?: \S{1,24}|, Vol\. [0-9]{1,4})?\."
    r"|, (?:19|20)[0-9]{2})"
    r"(?P<day> Published (?:online )?(?:[12][0-9]{3}"
    r"(?:(?:-[0-9]{2}){1,2}| [A-Z][a-z]{2}(?:[-–][A-Z][a-z]{2})?)?"
    r"|(?:[0-9]{1,2} )?[A-Z][a-z]{2,8}\.? (?:[0-9]{1,2}, )?[12][0-9]{3})\.)"
    r"|, [0-9]{1,4}(?:\([^()]{1,12}\))?: \S{1,24}\.|, (?:19|20)[0-9]{2}"
    r"|\. (?:19|20)[0-9]{2}(?: [A-Z][a-z]{2}(?: [0-9]{1,2})?)?)\Z"
)
_LABEL: Final = re.compile(
    r"(?:# )?(?:(?:Author|Publisher|Editorial) )?(?:[Cc]orrection|Corrigend(?:um|a)"
    r"|Errat(?:um|a)|ERRATUM|Retract(?:ion|ed)(?: [Nn]ot(?:e|ice))?|RETRACTED|WITHDRAWN"
    r"|Withdrawal|Adendo|Addendum|Article Retraction|Corrected and republished"
    r"|Retraction and [Rr]e(?:publication|placement)|Notice of [Rr]e\w{4,12}"
    r"|(?:Editorial )?Expression of [Cc]oncern|Fe de erratas|Rétractation|Berichtigung)"
    r"(?:(?P<colon>(?: (?:to|for|of))?: |(?: (?:to|for|of))? (?=[“\"]))"
    r"|(?:\.(?= (?:Journal of|Acta) ))?(?P<alone> (?=[^\W\d_a-z])))?"
)
#: What a title ends with that is a citation, quoted or has its label behind it.
_TITLE_END: Final = re.compile(
    r"(?P<quoted>[”\"])(?: \[[^\[\]]{4,60}\])?(?= [^\W\d_a-z])"
    r"|(?:\bet al\.(?: \([12][0-9]{3}\))?|\b10\.[0-9]{4,9}/\S{1,60}"
    r"|[0-9)]:e?[0-9]{1,6}(?:[-–]e?[0-9]{1,6})?\.)"
    r"(?= [^\W\d_a-z])"
    r"|[.)\]] (?:Retraction|Erratum|Corrigendum|Addendum)(?= [^\W\d_a-z])"
)
_INITIALS: Final = r"(?: (?:[A-Z]\.?|[A-Z]\.-?[A-Z]\.|v[ao]n|de[rn]?|d[aou]s?)){0,3}"
_FAMILY: Final = r"[^\W\d_a-z][\w’'-]{1,24}"
_FIRST: Final = re.compile(rf"(?<= )[^\W\d_a-z][\w’'.-]{{0,24}}{_INITIALS} {_FAMILY}\Z")
#: A given name, initials and a family name: what is behind them is the journal.
_NAME: Final = re.compile(r"[^\W\d_][\w’'.-]{0,24}(?: [^\W\d_][\w’'.-]{0,24}){1,3}")
_LAST: Final = re.compile(
    rf"(?:and |& )?[^\W\d_a-z][\w’'.-]{{0,24}}{_INITIALS} {_FAMILY}( )"
    r"(?=[^\W\d_a-z]|[a-z][A-Z]|[0-9] [A-Z])"
)
_SENTENCE: Final = re.compile(r"[^.]*[a-z]{3}\.( )(?=[A-Z][^.]*\Z)")
_SHORTEST: Final = 25
_LONGEST: Final = 2_000
_MOST: Final = 20_000


def merged_head(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    r"""Yield the blanks that stood for line ends above the text of a notice.

    >>> head = "Erratum Soil Letters, 4(2): 33. Published 2010-05-01. https://doi.org/10.5555/a"
    >>> [start for start, *_ in merged_head(head + "\n\nFigure 2 was wrong.")]
    [7, 53]
    """
    end = raw.find("\n", 0, _LONGEST)
    if end < 0 or raw[end : end + 2] != "\n\n":
        return
    head = raw[:end].rstrip()
    label, address = _LABEL.match(head), _ADDRESS.search(head)
    place = _PLACE.search(head, 0, address.start() if address else len(head))
    if place is None or not (
        place["day"]
        or (label and label["alone"])
        or (address and _cites_before(head, place.start()))
    ):
        return  # a citation of the work ends like this, too
    for start in _line_ends(head, raw[end : end + _MOST], label, place.start()):
        yield start, start + 1, "\n", False
    if address:
        yield address.start(), address.start() + 1, "\n", False


def _cites_before(head: str, end: int) -> bool:
    """Tell whether a title that ends as a citation or a label stands before a place."""
    told = _TITLE_END.search(head, 0, end)
    if told is None or told["quoted"]:
        return False
    return not told[0].startswith("et al") or " by " in head[: told.start()]


def _line_ends(
    head: str, body: str, label: re.Match[str] | None, end: int
) -> list[int]:
    """Return where the title and the authors end, as far as that can be told."""
    if label and label["alone"]:
        return [label.start("alone")]
    start = label.end() if label else 0
    told = _TITLE_END.search(head, start, end)
    title = told.end() if told else None
    if title is None:
        title = _title_end(head, body, start, end) if label and label["colon"] else None
    first = head.find(", ", title or start, end)
    if title is None and label and label["colon"]:
        names = _FIRST.search(head, start, first) if first > 0 else None
        ended = _SENTENCE.match(head, start, end)
        if names:
            title = names.start() - 1
        elif ended:
            title = ended.start(1)
    authors = _authors_end(head, title + 1, end) if title else None
    if label and (told is None or told["quoted"]):
        journal = merged_journal_start(head, body, authors or title or start, end)
        if journal and (authors is None or head[authors + 1 : journal - 1].isalpha()):
            authors = journal - 1
    return sorted({found for found in (title, authors) if found})


def _authors_end(head: str, start: int, end: int) -> int | None:
    """Return where the last of several names ends, the journal behind it."""
    is_first = True
    while start < end:
        stop = head.find(", ", start, end)
        if stop > 0 and _NAME.fullmatch(head, start, stop):
            start, is_first = stop + 2, False
            continue
        last = None if is_first else _LAST.match(head, start, end)
        return last.start(1) if last else None
    return None


def _title_end(head: str, body: str, start: int, end: int) -> int | None:
    """Return where a title ends that the text below repeats."""
    begin = body.find(head[start : start + _SHORTEST])
    if begin < 0 or end - start < _SHORTEST:
        return None
    length = _SHORTEST
    while (
        start + length < end
        and body[begin + length : begin + length + 1] == head[start + length]
    ):
        length += 1
    is_whole = not body[begin + length - 1 : begin + length + 1].isalnum()
    while is_whole and head[start + length - 1] in " ,.":
        length -= 1
    return start + length if is_whole and head[start + length] == " " else None
