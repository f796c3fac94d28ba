"""What the words of Retraction Watch stand for: natures, reasons, journals, publishers.

They recur as whole cells by the thousand, so each is worked out once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from retract_ld.codes import Reason, UpdateType
from retract_ld.labels import (
    fold_type,
    kept_as_other,
    nearest_reason,
    reason_label,
    reasons_of,
    update_type_of,
)
from retract_ld.models import Journal, Organization
from retract_ld.readers.remembering import remembered
from retract_ld.readers.retraction_watch_cells import Cells, items, text

__all__ = [
    "MOJIBAKE",
    "WORDS",
    "few_in",
    "journal_in",
    "nature_of",
    "publisher_in",
    "reasons_in",
    "remark",
    "type_in",
]

#: A dash or quotation mark of UTF-8 that was read as Windows-1252.
MOJIBAKE: Final = "â€"
#: Where it is told of: title, institutions, authors.
WORDS: Final = (1, 3, 7)
_NO_NATURE: Final = "(blank)"


@remembered(1024)
def type_in(cell: str) -> tuple[str, UpdateType | None, bool]:
    """Return a nature in its words, its type, and whether it is spelled as that."""
    raw = cell.strip()
    found = update_type_of(raw)
    return raw, found, fold_type(raw) == found


@remembered(10_000)
def reasons_in(
    cell: str,
) -> tuple[tuple[Reason, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return reasons as codes, in their words, and the unknown ones with a hint."""
    raw = tuple(items(cell))
    known = [_reason(label) for label in raw]
    return (
        tuple([code for codes, _ in known for code in codes]),
        raw,
        tuple([unknown for _, unknown in known if unknown]),
    )


@remembered(1024)
def _reason(label: str) -> tuple[tuple[Reason, ...], tuple[str, str] | None]:
    """Return the codes of a label; or the label and a hint, if it is not known."""
    codes = tuple(reasons_of(label))
    if codes:
        return codes, None
    near = nearest_reason(label)
    return (), (label, f"Did it mean {reason_label(near)!r}?" if near else "")


@remembered(4096)
def few_in(cell: str) -> tuple[str, ...]:
    """Return the items of a cell out of a small stock, which recurs as a whole."""
    return tuple(items(cell))


@remembered(4096)
def journal_in(cell: str) -> Journal | None:
    """Return the journal of a cell, for the same words the same object."""
    title = text(cell)
    return None if title is None else Journal(title=title)


@remembered(4096)
def publisher_in(cell: str) -> Organization | None:
    """Return the publisher of a cell, for the same words the same object."""
    name = text(cell)
    return None if name is None else Organization(name=name)


def nature_of(cells: Cells, cell: str) -> tuple[UpdateType, str]:
    """Return the type of an update and its nature in the words of the row."""
    raw, update_type, is_spelled_so = type_in(cell)
    if not raw:
        cells.warn(
            "RetractionNature is blank; read as an update of unknown type.",
            "Its notice and work are kept.",
        )
        return "other", _NO_NATURE
    if update_type is None:
        cells.warn(
            f"RetractionNature {raw!r} is no type of update we know.",
            kept_as_other(raw),
        )
        return "other", raw
    if not is_spelled_so:
        cells.warn(f"RetractionNature {raw!r} is read as {update_type!r}.")
    return update_type, raw


def remark(cells: Cells, values: Sequence[str]) -> None:
    """Tell of words that are kept as they stand."""
    for label, hint in reasons_in(values[17])[2]:
        cells.warn(f"Reason {label!r} is not in our scheme; kept in its words.", hint)
    if any(MOJIBAKE in values[place] for place in WORDS):
        cells.warn(
            "the row has UTF-8 that was read as Windows-1252 on its way (as 'â€™' for "
            "an apostrophe); kept as it stands."
        )
