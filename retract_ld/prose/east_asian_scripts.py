"""Chinese and Japanese told apart by their script."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["SAMPLE", "SOME_KANA", "is_japanese", "reads_japanese", "script_of"]

#: So much of a text tells its script.
SAMPLE: Final = 20_000
_KANA: Final = re.compile(r"[\u3041-\u30fa]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
#: Chinese notices have kana only where they name a Japanese work.
SOME_KANA: Final = 5
_SELDOM: Final = 20


def script_of(sample: str) -> tuple[int, int]:
    """Return how many Chinese characters and how many kana a text has.

    >>> script_of("論文を撤回")
    (4, 1)
    """
    return len(_HAN.findall(sample)), len(_KANA.findall(sample))


def is_japanese(han: int, kana: int) -> bool:
    """Tell whether a text with so many of each is Japanese, not Chinese."""
    return kana > SOME_KANA or kana * _SELDOM > han


#: Words and forms of characters by which a text without kana is one or the other.
_OF_JAPANESE: Final = re.compile(
    r"訂正|正誤|論文撤回|学会誌|会誌|雑誌|掲載|著者|懸念|取消|[0-9] ?[巻号]"
)
_OF_CHINESE: Final = re.compile(
    r"撤稿|勘[误誤]|更正|作者|[本期學学]刊|[编編][辑輯]|[该該]文|[论论]文|[0-9] ?[卷期]"
    r"|[声聲]明|[启啟]事|公告"
)


def reads_japanese(sample: str) -> bool:
    """Tell whether a text with Chinese characters is Japanese, even if it has no kana.

    >>> reads_japanese("土壌学会誌 4巻2号"), reads_japanese("更正：表2应为0.5")
    (True, False)
    """
    han, kana = script_of(sample)
    if kana or not han:
        return is_japanese(han, kana)
    return len(_OF_JAPANESE.findall(sample)) > len(_OF_CHINESE.findall(sample))
