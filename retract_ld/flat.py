"""An update in flat form: its values by their paths, without the objects between them.

A register fills the same few fields a million times, and then most of the time goes into
making models. The flat form says the same: ``type``, ``notice.doi``, ``work.title`` …, only
what is filled, each value checked by the type of the model's field. Authors are their names;
journal and publisher, which recur, are models. `update_of` gives the models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Annotated, Any, Final, Required, TypeAlias, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from pydantic.fields import FieldInfo
from typing_extensions import TypedDict

from retract_ld.models import Notice, Text, Update, Work

__all__ = ["Flat", "checked", "update_of"]

Flat: TypeAlias = dict[str, Any]

#: No values, but records.
_RECORDS: Final = frozenset({"notice", "work", "replacement", "evidence"})
#: With these an update is about something and its type is told, as `Update` wants it.
_REQUIRED: Final = frozenset({"type", "raw_type", "asserted_by", "work.title"})


def _types() -> Iterator[tuple[str, Any]]:
    owners = (("", Update), ("notice.", Notice), ("work.", Work))
    for owner, model in owners:
        for name, field in model.model_fields.items():
            path = f"{owner}{name}"
            if path not in _RECORDS:
                found = tuple[Text, ...] if name == "authors" else _type_of(field)
                yield path, Required[found] if path in _REQUIRED else found


def _type_of(field: FieldInfo) -> Any:  # noqa: ANN401 # a type
    checks = field.metadata
    return Annotated[(field.annotation, *checks)] if checks else field.annotation


@cache
def _validate() -> Callable[[list[Flat]], list[Flat]]:
    # Paths are no names, which a class would need.
    form = TypedDict("form", dict(_types()), total=False)  # type: ignore[misc]  # noqa: UP013
    with_config(ConfigDict(strict=True, extra="forbid"))(form)
    return TypeAdapter(list[form]).validator.validate_python


def checked(flats: Sequence[Flat]) -> list[Flat | None]:
    """Return flat updates as the models would have their values; none for one with a fault.

    >>> told = {"type": "removal", "raw_type": "R", "asserted_by": "publisher"}
    >>> checked([{**told, "work.title": "A"}, {**told, "work.title": ""}, told])
    [{'type': 'removal', 'raw_type': 'R', 'asserted_by': 'publisher', 'work.title': 'A'}, \
None, None]
    """
    try:
        return cast("list[Flat | None]", _validate()(list(flats)))
    except ValidationError as error:
        wrong = {fault["loc"][0] for fault in error.errors(include_context=False)}
    rest = iter(checked([f for n, f in enumerate(flats) if n not in wrong]))
    return [None if n in wrong else next(rest) for n in range(len(flats))]


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
