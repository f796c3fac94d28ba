"""Chinese and Japanese sentences that line ends break."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.east_asian_names import names_of_line

__all__ = ["wraps_in_words"]

_PARAGRAPH_BREAK: Final = re.compile(r"(\n[ ]*\n\s*)")
_HAN: Final = re.compile(r"[\u3001-\u30ff\u4e00-\u9fff\uff00-\uffef]")
#: A line that begins something new, however long the one before is.
_BEGINS: Final = re.compile(
    r"[\s\u3000]|[(（]?[0-9０-９]{1,2}[.．、)）](?![0-9０-９])|[・●○■◆【]"
    r"|[A-Za-z]{0,8}[\u3040-\u9fff]{1,8}[:：]|[誤误正][)）\s]|(?:https?:|doi|DOI)[^\u3040-\u9fff]*$"
    r"|[A-Z][^\u3040-\u9fff]{30,400}$"  # the title again, in English
    r"|[·・\s]*(?:勘\s?[误誤]|更\s?正|撤稿(?:[声聲]明|通知)?|正誤表|訂\s?正|論文撤回|[声聲]\s?明)[·・\s]*$"
    r"|[「『《〈][^「」『』《》〈〉\n]{4,160}[」』》〉]\s*$"  # a title alone
)
_FEWEST: Final = 20
#: A title alone on its line: the next one holds something else.
_TITLE: Final = re.compile(r"[「『《〈][^「」『』《》〈〉\n]{4,160}[」』》〉]\s*")
#: A line that the next one goes on with, whatever that begins with.
_GOES_ON: Final = re.compile(
    r"[，,、（(]\n|[0-9]\n[（(]|Issue\n\(|[（(][^()（）\n]{0,40}\n・"
)
#: How much shorter a line may be, so that no stop begins the next one.
_HANGING: Final = 3
#: What is not parted: a character, or letters and digits without a blank.
_FIRST: Final = re.compile(r"[!-~]{1,80}|.", re.DOTALL)


def wraps_in_words(text: str) -> list[tuple[int, int, str]]:
    r"""Return the line ends within Chinese and Japanese sentences, and what they stand for.

    >>> wraps_in_words("本刊编辑部经过慎重研究并征求编委意见，决\n定撤销该论文。")
    [(20, 21, '')]
    """
    found: list[tuple[int, int, str]] = []
    if "\n" not in text or not _HAN.search(text):
        return found
    start = 0
    for paragraph in _PARAGRAPH_BREAK.split(text):
        lines = paragraph.split("\n")
        width = max((len(line) for line in lines if _HAN.search(line)), default=0)
        position = start
        for line, following, after in zip(
            lines, lines[1:], [*lines[2:], ""], strict=False
        ):
            position += len(line) + 1
            first = _FIRST.match(following)
            last = line.rstrip("\r")
            if (
                first
                and max(_FEWEST, width - _HANGING - len(first.group()) + 1) <= len(last)
                and (
                    not _BEGINS.match(following)
                    or _GOES_ON.search(f"{last}\n{following}")
                )
                and _HAN.search(last)
                and (last[-1] in "，,、" or not _is_byline(following, after))
                and not _TITLE.fullmatch(last)
            ):
                whole = (
                    _HAN.match(last[-1:]) or _HAN.match(following) or last[-1] in "-–—"
                )
                found.append((position - 1, position, "" if whole else " "))
        start += len(paragraph)
    return found


_KANA: Final = re.compile(r"[\u3041-\u30fa]")


#: A journal and its numbers stand below the names.
_PLACED: Final = re.compile(r"[0-9] ?(?:[卷巻年期号頁页]|[(（:：;])|(?i:vol)\.? ?[0-9]")


def _is_byline(line: str, after: str) -> bool:
    """Tell whether a line is names, which begin something new; one name above a place."""
    language = "ja" if _KANA.search(line) else "zh"
    names = names_of_line(line, 0, len(line), language)
    if not names and language == "zh":
        names = names_of_line(line, 0, len(line), "ja")
    return len(names) > 1 or (bool(names) and _PLACED.search(after) is not None)
