"""Results kept for texts that recur, in bounded memory.

Journals, publishers, dates and reasons recur in a source by the thousand. Only short texts
are kept: a hostile source may hold megabytes where a name belongs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Final, ParamSpec, TypeVar, cast

__all__ = ["LONGEST", "remembered"]

P = ParamSpec("P")
R = TypeVar("R")

#: Characters of a text whose result is kept.
LONGEST: Final = 1000


def remembered(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the last `size` results of a function of hashable values, the first a text.

    >>> calls = []
    >>> @remembered(10)
    ... def length(text: str) -> int:
    ...     calls.append(text[:3])
    ...     return len(text)
    >>> length("abc"), length("abc"), length("x" * 5000), length("x" * 5000), calls
    (3, 3, 5000, 5000, ['abc', 'xxx', 'xxx'])
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept: Callable[P, R] = cast("Any", lru_cache(maxsize=size)(function))

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            text = args[0]
            if isinstance(text, str) and len(text) > LONGEST:
                return function(*args, **kwargs)
            return kept(*args, **kwargs)

        return call

    return decorate
