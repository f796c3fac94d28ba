"""An update in flat form: its values by their paths, without the objects between them.

A register fills the same few fields a million times, and then most of the time goes into
making models. The flat form says the same: ``type``, ``notice.doi``, ``work.title`` …, only
what is filled, each value checked by the type of the model's field. Authors are their names;
journal and publisher, which recur, are models. `update_of` gives the models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, TypeAlias

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from retract_ld.models import Notice, Update, Work
from retract_ld.value_types import Text

__all__ = ["Flat", "checked", "update_of", "value_check"]

Flat: TypeAlias = dict[str, Any]

_STRICT: Final = ConfigDict(strict=True)
#: No values, but records.
_RECORDS: Final = frozenset({"notice", "work", "replacement", "evidence"})


def _types() -> Iterator[tuple[str, Any]]:
    owners = (("", Update), ("notice.", Notice), ("work.", Work))
    for owner, model in owners:
        for name, field in model.model_fields.items():
            path = f"{owner}{name}"
            if path not in _RECORDS:
                found = tuple[Text, ...] if name == "authors" else _type_of(field)
                yield path, found


def _type_of(field: FieldInfo) -> Any:  # noqa: ANN401 # a type
    checks = field.metadata
    return Annotated[(field.annotation, *checks)] if checks else field.annotation


_TYPES: Final = dict(_types())


def value_check(path: str) -> Callable[[object], Any]:
    """Return what checks a value by the type of the model's field.

    What it returns is the value as the model would have it; it raises pydantic's
    `ValidationError`.

    >>> value_check("work.subjects")(("B", "A", "B"))
    ('A', 'B')
    """
    return _check_of(_TYPES[path])


@cache
def _column_check(path: str) -> Callable[[object], list[Any]]:
    kind: Any = _TYPES[path]
    return _check_of(list[kind | None])


def _check_of(kind: Any) -> Callable[[object], Any]:  # noqa: ANN401 # a type
    return TypeAdapter(kind, config=_STRICT).validator.validate_python


def checked(
    columns: Mapping[str, Sequence[Any]],
) -> tuple[dict[str, Sequence[Any]], set[int]]:
    """Return columns of values as the models would have them, and which rows have a fault.

    Args:
        columns: of the values of many updates, by path; ``None`` where there is none.

    >>> checked({"work.title": ["A", "", None], "work.subjects": [("B", "A"), None, None]})
    ({'work.title': ['A', None, None], 'work.subjects': [('A', 'B'), None, None]}, {1})
    """
    found: dict[str, Sequence[Any]] = {}
    faults: set[int] = set()
    for path, values in columns.items():
        check = _column_check(path)
        try:
            found[path] = check([*values])
        except ValidationError as error:
            wrong = {int(e["loc"][0]) for e in error.errors(include_context=False)}
            faults |= wrong
            found[path] = check(
                [None if n in wrong else v for n, v in enumerate(values)]
            )
    return found, faults


def update_of(flat: Flat) -> Update:
    """Return the update that a checked flat one says.

    >>> update_of({"type": "removal", "raw_type": "R", "asserted_by": "publisher",
    ...            "work.title": "A", "work.authors": ("B C",)}).work.authors[0].name
    'B C'
    """
    fields: dict[str, Any] = {}
    for path, value in flat.items():
        owner, _, name = path.rpartition(".")
        of = fields.setdefault(owner, {}) if owner else fields
        of[name] = tuple([{"name": n} for n in value]) if name == "authors" else value
    return Update.model_validate(fields)
