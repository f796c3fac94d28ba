"""Retraction Watch pairs: JSON objects from the work's DOI to its notice's.

The form is that of lists derived from the Retraction Watch data set: one object, or one
under each of ``retractions`` and ``concerns``.

===========================  =====================================================
source                       model
===========================  =====================================================
name                         ``Work.doi``
value                        ``Notice.doi``; ``unavailable`` is none
``retractions``,             ``Update.type``, ``raw_type``
``concerns``
===========================  =====================================================

A bare object mixes retractions, expressions of concern, corrections and reinstatements
without telling them apart, so its updates are of type ``other``, raw type ``(blank)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from retract_ld.codes import UpdateType
from retract_ld.errors import Malformed
from retract_ld.identifiers import is_doi
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.json_heads import first_value
from retract_ld.readers.json_values import Fault, decode
from retract_ld.readers.records import Problem, Reader, Record, Source
from retract_ld.readers.retraction_watch_cells import Cells
from retract_ld.readers.streams import whole

__all__ = ["READER", "detect", "read"]

_TYPES: Final[dict[str, UpdateType]] = {
    "concerns": "expression_of_concern",
    "retractions": "retraction",
}
_NO_TYPE: Final = "(blank)"


def detect(head: bytes) -> bool:
    """Tell whether names and values are DOIs, in objects named as ours are."""
    value = first_value(head)
    if not isinstance(value, dict) or not value:
        return False
    groups = list(value.values()) if _TYPES.keys() >= value.keys() else [value]
    return all(isinstance(group, dict) for group in groups) and any(
        _is_pairs(group) for group in groups
    )


def _is_pairs(group: dict[object, object]) -> bool:
    some = list(group.items())[:20]
    dois = [isinstance(name, str) and is_doi(name.lower()) for name, _ in some]
    return (
        any(dois)
        and all(isinstance(value, str) for _, value in some)
        and (sum(dois) * 2 >= len(dois))
    )


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield one record a pair.

    Raises:
        Malformed: when it is no JSON object.
    """
    value = decode(whole(stream, source))
    if isinstance(value, Fault):
        raise Malformed(value.message, source=source.name, hint=value.hint)
    if not isinstance(value, dict):
        raise Malformed("is no object of DOIs.", source=source.name)
    if _TYPES.keys() >= value.keys():
        for group, pairs in value.items():
            if isinstance(pairs, dict):
                yield from _records(pairs, f"$.{group}", group)
    else:
        yield from _records(value, "$", None)


def _records(
    pairs: dict[str, object], path: str, group: str | None
) -> Iterator[Record]:
    update_type = _TYPES[group] if group else "other"
    for number, (name, value) in enumerate(pairs.items()):
        location = f"{path}[{name!r}]"
        cells = Cells(location)
        work, _ = cells.doi("the work", name)
        notice, _ = cells.doi("the notice", value if isinstance(value, str) else "")
        if group is None and number == 0:
            cells.warn(
                "the list does not say what kinds of update these are.",
                "All are read as updates of unknown type.",
            )
        if work is None and notice is None:
            problem = Problem("error", "the pair holds no DOI.", location)
            raw = f"{name}: {value}"
            yield Record(location, problems=(*cells.problems, problem), raw=raw)
            continue
        update = Update(
            type=update_type,
            raw_type=group or _NO_TYPE,
            asserted_by="retraction-watch",
            notice=Notice(doi=notice) if notice else None,
            work=Work(doi=work) if work else None,
        )
        yield Record(location, (update,), problems=tuple(cells.problems))


READER: Final = Reader(
    name="retraction-watch-pairs",
    title="Retraction Watch pairs in JSON",
    media_types=(),
    suffixes=(),
    detect=detect,
    read=read,
    direction="both",
    carries="the DOIs of work and notice",
    lacks="dates, reasons, any citation; often the type",
)
