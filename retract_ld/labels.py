"""From the words of a source to our codes: update types and reasons.

The words and their codes are in ``code_labels``, which is generated from ``vocab/``;
here is how two spellings of a word are recognised as the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from retract_ld.code_labels import REASON_ALIASES, REASON_LABELS, UPDATE_TYPE_LABELS
from retract_ld.codes import Reason, UpdateType

__all__ = [
    "fold_reason",
    "fold_type",
    "kept_as_other",
    "nearest_reason",
    "reason_label",
    "reason_of",
    "reasons_of",
    "update_type_of",
]

_TYPE_BREAKS: Final = re.compile(r"[\s_\u2010-\u2014-]+")
_BLANKS: Final = re.compile(r"\s+")
_SLASH: Final = re.compile(r" ?/ ?")
_DASHES: Final = re.compile(r"[\u2010-\u2014]")
_GLUE: Final = re.compile(r"(?<=[a-z)])(?=[A-Z])")

C = TypeVar("C", bound=str)

#: How alike an unknown word and a known label must be, of 1, to name it as nearest.
_NEAR: Final = 0.8


def fold_type(raw: str) -> str:
    """Fold a word for a type of update: case, blanks, hyphens and underscores.

    >>> fold_type(" Expression-of Concern ")
    'expression_of_concern'
    """
    return _TYPE_BREAKS.sub("_", raw.strip()).casefold()


def fold_reason(raw: str) -> str:
    """Fold a reason: case, blanks, dashes, the ``+`` before it and the ``;`` after.

    >>> fold_reason("+Misconduct – Official  Investigation/Finding;")
    'misconduct - official investigation/finding'
    """
    text = raw.strip().removeprefix("+").rstrip(";")
    text = _BLANKS.sub(" ", _DASHES.sub("-", text)).strip()
    return _SLASH.sub("/", text).casefold()


def update_type_of(raw: str) -> UpdateType | None:
    """Return the update type that a source's word stands for, ``None`` if unknown.

    Codes, English labels and misspellings met in data are known; nothing is guessed.

    >>> update_type_of("Retration"), update_type_of("err"), update_type_of("article")
    ('retraction', 'erratum', None)
    """
    return UPDATE_TYPE_LABELS.get(fold_type(raw))


def kept_as_other(raw: str) -> str:
    """Return what becomes of a word for no type we know, and what it may have meant.

    >>> kept_as_other("Retractoin")
    "It is kept as 'other'. Did it mean 'retraction'?"
    >>> kept_as_other("68818")
    "It is kept as 'other'."
    """
    near = _nearest(fold_type(raw), UPDATE_TYPE_LABELS)
    meant = "" if near is None else f" Did it mean {near!r}?"
    return f"It is kept as 'other'.{meant}"


def reason_of(raw: str) -> Reason | None:
    """Return the reason that a label of any vintage, or a code, stands for.

    >>> reason_of("+Fake Peer Review;")
    'compromised-peer-review'
    >>> reason_of("Withdrawal") is None
    True
    """
    return REASON_ALIASES.get(fold_reason(raw))


def reasons_of(raw: str) -> tuple[Reason, ...]:
    """Return the reasons a label stands for: one, or two that lost the ``;`` between.

    Where only the second of two is known, it is returned alone.

    >>> reasons_of("Miscommunication by AuthorNotice - No/Limited Information")
    ('miscommunication-with-by-author', 'notice-limited-or-no-information')
    >>> reasons_of("Withdrawal")
    ()
    """
    whole = reason_of(raw)
    if whole is not None:
        return (whole,)
    for glue in _GLUE.finditer(raw):
        first, second = reason_of(raw[: glue.start()]), reason_of(raw[glue.start() :])
        if second is not None:
            return (second,) if first is None else (first, second)
    return ()


def nearest_reason(raw: str) -> Reason | None:
    """Return the reason whose label is most like an unknown one, to name in a hint.

    >>> nearest_reason("Compromized Peer-Review")
    'compromised-peer-review'
    >>> nearest_reason("Zebra crossing") is None
    True
    """
    return _nearest(fold_reason(raw), REASON_ALIASES)


def _nearest(word: str, codes: Mapping[str, C]) -> C | None:
    # Few words are unknown, and to import a quicker library takes as long as to read
    # a thousand rows.
    from difflib import get_close_matches

    found = get_close_matches(word, codes, 1, _NEAR)
    return codes[found[0]] if found else None


def reason_label(code: Reason) -> str:
    """Return the label of a reason in Retraction Watch's present words.

    >>> reason_label("paper-mill")
    'Paper Mill'
    """
    return REASON_LABELS[code]
