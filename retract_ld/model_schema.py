"""The JSON Schema of a model, its fields described by the strings that stand under them.

Pydantic can look for these strings when it makes a class; but to look is to parse the
module, which takes as long as all else that a model needs, and few ask for a schema.
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

__all__ = ["schema_of"]


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a model of records, described."""
    schema = model.model_json_schema()
    definitions = {model.__name__: schema, **schema.get("$defs", {})}
    models = vars(inspect.getmodule(model))
    for name, definition in definitions.items():
        if "properties" in definition:
            _describe(definition["properties"], models[name])
    return schema


def _describe(properties: dict[str, dict[str, Any]], model: type[BaseModel]) -> None:
    for name, text in _descriptions(model).items():
        described = {**properties[name], "description": text}
        properties[name] = dict(sorted(described.items()))


def _descriptions(model: type[BaseModel]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            (tree,) = ast.parse(inspect.getsource(each)).body
            assert isinstance(tree, ast.ClassDef)
            found |= dict(_described(tree))
    return found


def _described(tree: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (field.target.id, inspect.cleandoc(below.value.value))
        for field, below in pairwise(tree.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    ]
