"""Results kept for texts that recur, in bounded memory.

Journals, publishers, dates and reasons recur in a source by the thousand. Only short texts
are kept: a hostile source may hold megabytes where a name belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Any, Final, ParamSpec, Protocol, TypeVar, cast

__all__ = ["LONGEST", "Remembered", "each", "remembered"]

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

#: Characters of a text whose result is kept.
LONGEST: Final = 1000


class Remembered(Protocol[P, R_co]):
    """A function whose results are kept."""

    kept: Any
    """The same for short texts only."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Return the result."""


def remembered(size: int) -> Callable[[Callable[P, R]], Remembered[P, R]]:
    """Keep the last `size` results of a function of hashable values, the first a text.

    >>> calls = []
    >>> @remembered(10)
    ... def length(text: str) -> int:
    ...     calls.append(text[:3])
    ...     return len(text)
    >>> length("abc"), length("abc"), length("x" * 5000), length("x" * 5000), calls
    (3, 3, 5000, 5000, ['abc', 'xxx', 'xxx'])
    """

    def decorate(function: Callable[P, R]) -> Remembered[P, R]:
        kept: Callable[P, R] = cast("Any", lru_cache(maxsize=size)(function))

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            text = args[0]
            if isinstance(text, str) and len(text) > LONGEST:
                return function(*args, **kwargs)
            return kept(*args, **kwargs)

        found: Any = call
        found.kept = kept
        return cast("Remembered[P, R]", found)

    return decorate


def each(function: Remembered[[str], R], texts: Sequence[str]) -> list[R]:
    """Return the results for many texts; quicker than one by one if all are short.

    >>> each(remembered(10)(str.title), ["a b", "c", "a b"])
    ['A B', 'C', 'A B']
    """
    is_short = max(map(len, texts), default=0) <= LONGEST
    return [*map(function.kept if is_short else function, texts)]
