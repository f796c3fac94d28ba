"""Values of a native document as the models want them, driven by the models' own fields.

Each field's kind is read from its type: what has a pattern is normalised by the function
that belongs to the pattern, so the native form never needs its own list of fields.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel, StringConstraints, ValidationError

from retract_ld import identifiers, value_types
from retract_ld.dates import PARTIAL_DATE_PATTERN, from_iso
from retract_ld.native import NAMED
from retract_ld.readers.records import clean_url, is_url

__all__ = ["Problems", "shape"]

Path = tuple[str | int, ...]
#: Called with a path, a message and a hint for each thing that is wrong.
Problems = Callable[[Path, str, str], None]


class _Kind(NamedTuple):
    what: Literal["text", "choice", "bool", "int", "float", "model", "many"]
    detail: Any = None


_PATTERNS: Final[dict[str, tuple[Callable[[str], str | None], str, str]]] = {
    identifiers.DOI_PATTERN: (identifiers.normalize_doi, "a DOI", "10.NNNN/…"),
    identifiers.PMID_PATTERN: (identifiers.normalize_pmid, "a PubMed id", "digits"),
    identifiers.PMCID_PATTERN: (identifiers.normalize_pmcid, "a PMC id", "PMC123"),
    identifiers.ORCID_PATTERN: (
        identifiers.normalize_orcid,
        "an ORCID iD",
        "0000-0002-1825-0097; its last character checks the others",
    ),
    identifiers.ROR_PATTERN: (
        identifiers.normalize_ror,
        "a ROR id",
        "03yrm5c26; its last digits check the others",
    ),
    identifiers.ISSN_PATTERN: (
        identifiers.normalize_issn,
        "an ISSN",
        "1474-547X; its last character checks the others",
    ),
    PARTIAL_DATE_PATTERN: (from_iso, "a date", "2022, 2022-02 or 2022-02-28"),
    value_types.URL_PATTERN: (clean_url, "an address", "http:// or https://"),
    value_types.LANGUAGE_PATTERN: (str.strip, "a language tag", "en or pt-BR"),
}
_TRUE: Final = frozenset({"true", "yes"})
_FALSE: Final = frozenset({"false", "no"})


@cache
def _kinds(model: type[BaseModel]) -> dict[str, _Kind]:
    hints = get_type_hints(model, include_extras=True)
    return {name: _kind(hints[name]) for name in model.model_fields}


def _kind(hint: object) -> _Kind:
    if get_origin(hint) in {Union, UnionType}:
        return _kind(next(arg for arg in get_args(hint) if arg is not NoneType))
    if get_origin(hint) is Annotated:
        inner, *metadata = get_args(hint)
        for constraint in metadata:
            if isinstance(constraint, StringConstraints) and constraint.pattern:
                return _Kind("text", constraint.pattern)
        return _kind(inner)
    if get_origin(hint) is Literal:
        return _Kind("choice", get_args(hint))
    if get_origin(hint) is tuple:
        return _Kind("many", _kind(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _Kind("model", hint)
    simple: dict[Any, _Kind] = {
        bool: _Kind("bool"),
        int: _Kind("int"),
        float: _Kind("float"),
    }
    return simple.get(hint, _Kind("text"))


def shape(
    model: type[BaseModel], value: object, path: Path, wrong: Problems
) -> BaseModel | None:
    """Return a model made of a native value, or ``None`` when `wrong` was called."""
    if isinstance(value, str) and model in NAMED:
        value = {NAMED[model]: value}
    if not isinstance(value, dict):
        wrong(path, f"is {_name(value)}, expected fields and their values.", "")
        return None
    kinds = _kinds(model)
    values: dict[str, Any] = {}
    failed = False

    def note(where: Path, message: str, hint: str) -> None:
        nonlocal failed
        failed = True
        wrong(where, message, hint)

    for name, item in value.items():
        if name not in kinds:
            near = difflib.get_close_matches(name, kinds, n=1)
            known = (
                f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(kinds)}."
            )
            note((*path, name), f"is no field of {model.__name__}.", known)
        elif item is not None and item != "":
            shaped = _shaped(kinds[name], item, (*path, name), note)
            if shaped is not None:
                values[name] = shaped
    if failed:
        return None
    try:
        return model(**values)
    except ValidationError as error:
        for detail in error.errors():
            where = (*path, *detail["loc"])
            message = detail["msg"].removeprefix("Value error, ").rstrip(".")
            wrong(where, f"is wrong: {message}.", "")
        return None


def _shaped(kind: _Kind, value: object, path: Path, wrong: Problems) -> object:
    if kind.what == "many":
        items = value if isinstance(value, list) else [value]
        shaped = [
            _shaped(kind.detail, item, (*path, index), wrong)
            for index, item in enumerate(items)
            if item is not None and item != ""
        ]
        return tuple(item for item in shaped if item is not None)
    if kind.what == "model":
        return shape(kind.detail, value, path, wrong)
    if kind.what == "bool":
        return _boolean(value, path, wrong)
    if not isinstance(value, str):
        wrong(path, f"is {_name(value)}, expected text.", "")
        return None
    if kind.what == "text":
        return _text(kind.detail, value, path, wrong)
    if kind.what == "choice":
        return _choice(kind.detail, value, path, wrong)
    try:
        return int(value) if kind.what == "int" else float(value)
    except ValueError:
        wrong(path, f"{value!r} is not a number.", "")
        return None


def _text(pattern: str | None, value: str, path: Path, wrong: Problems) -> str | None:
    if pattern is None:
        return value
    normalize, what, expected = _PATTERNS[pattern]
    if pattern == value_types.URL_PATTERN and is_url(value):
        return value
    normal = normalize(value)
    if normal is None:
        wrong(path, f"{value!r} is not {what}.", f"Expected {expected}.")
    return normal


def _choice(
    options: tuple[str, ...], value: str, path: Path, wrong: Problems
) -> str | None:
    folded = value.strip().casefold().replace(" ", "-").replace("_", "-")
    for option in options:
        if option.replace("_", "-") == folded:
            return option
    near = difflib.get_close_matches(folded, options, n=1)
    known = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(options)}."
    wrong(path, f"{value!r} is not a known code.", known)
    return None


def _boolean(value: object, path: Path, wrong: Problems) -> bool | None:
    word = str(value).casefold() if isinstance(value, (bool, str)) else ""
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    wrong(path, f"{value!r} is neither true nor false.", "")
    return None


def _name(value: object) -> str:
    return {
        dict: "a mapping",
        list: "a list",
        bool: "true or false",
        NoneType: "nothing",
    }.get(type(value), "text")
