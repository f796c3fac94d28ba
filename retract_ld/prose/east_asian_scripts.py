"""Chinese and Japanese told apart by their script."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["SAMPLE", "SOME_KANA", "is_japanese", "script_of"]

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
