"""Journal, numbers and year of an East Asian citation, and a title without its marks."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.east_asian_dates import western_year
from retract_ld.prose.locators import Locator
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import SourceText

__all__ = ["put_core", "put_speaking_journal", "put_year", "stripped"]

_JOURNAL_RUN: Final = re.compile(
    r"(?P<name>[^、，,。．.:：;；「」『』《》〈〉（）()【】\[\]［］\n“”\"]{2,40}?)\s*[,，、.．;；]?\s*$"
)
#: Words of a sentence that lead up to a journal's name.
_LEADING: Final = re.compile(
    r".*(?:された|した|して|する|ました|には|では|から|(?<!だ)より|[发發]表(?:于|在)|刊[登载发](?:于|在)"
    r"|载于|[^ -~](?:于|在)(?=[^ -~])|本刊|本誌|当誌|我刊|对|将)\s*"
)
_NO_JOURNAL: Final = re.compile(
    r"ます|です|について|における|お詫び|下記|以下|[図图表]$|年$|^(?:本[刊誌]|当誌|我刊|同誌|[该該同他]刊|[在于]?贵刊|貴誌)$|^(?:本人|笔者|筆者)|接到|收到|反映|读者|讀者|来信|来函|举报|指出"
)
_MARK: Final = re.compile(r"\s*[\[［][A-ZＡ-Ｚ](?:/OL)?[\]］]$")


def stripped(plain: str, low: int, high: int) -> tuple[int, int]:
    """Take stops and a mark such as ``[J]`` off a title."""
    while high > low and plain[high - 1] in " .．。,，、:：;；":
        high -= 1
    mark = _MARK.search(plain[low:high])
    return (low, low + mark.start()) if mark else (low, high)


def put_core(plain: str, mention: Mention, core: Locator, low: int) -> int:
    """Keep the numbers and the journal before them; return where the journal begins."""
    for name, (start, end) in core.spans.items():
        if name == "year":
            put_year(plain, mention.citation, start, end)
        else:
            mention.citation.put(name, plain, start, end)
    start, end = _journal_before(plain, low, core.start)
    if end > start:
        mention.citation.put("journal", plain, start, end)
    return start


def put_year(plain: str, citation: Citation, start: int, end: int) -> None:
    """Keep a year in our count, whatever era it is counted in."""
    year = western_year(plain[start:end])
    if year:
        citation.fields.setdefault("published", Found(year, start, end))


def _journal_before(plain: str, low: int, high: int) -> tuple[int, int]:
    """Return where a journal's name stands that ends right before its numbers."""
    run = _JOURNAL_RUN.search(plain, max(low, high - 60), high)
    if run is None:
        return high, high
    start, end = run.span("name")
    leading = _LEADING.match(plain, start, end)
    start = leading.end() if leading else start
    while start < end and plain[start] in " のと":
        start += 1
    name = plain[start:end]
    if sum(map(str.isalpha, name)) < 2 or _NO_JOURNAL.search(name):
        return high, high
    return start, end


#: ``《土壤》编辑部``
_EDITORS: Final = re.compile(
    r"(?<=[\n。])(?![本当同]誌)(?P<signed>[^\s、。「」『』《》年月日]{2,18}?(?:学会誌|雑誌)?)"
    r"(?<!学会)(?<!協会)[ \u3000]?(?:誌)?編集(?:委員会|部)(?=\n|$)"
    r"|[《『](?P<journal>[^《》『』\n]{2,20})[》』](?:杂志)?(?:编辑部|编委会|杂志社|編輯部|編輯委員會|编辑委员会|編委會|雜誌社|編集委員会|編集部)"
)


def put_speaking_journal(source: SourceText, own: dict[str, Found]) -> None:
    """Read the journal whose editors speak: ``《土壤》编辑部``."""
    named = _EDITORS.search(source.plain)
    if named and "journal" not in own:
        name = named.lastgroup or ""
        own["journal"] = Found(named[name], *named.span(name))
