"""The native form: updates as JSON or YAML that a person can read and write.

A document is a mapping of the fields of `Update`. Several updates of one document stand
in a list ``updates``; what they share stands once beside it, and an entry overrides or
completes it. Names alone may stand for agents, organizations and journals. Reading it is
`retract_ld.readers.native`; here is the writing, and its JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final, TextIO

from pydantic import BaseModel

from retract_ld.model_schema import schema_of
from retract_ld.models import Agent, Journal, Organization, Update

__all__ = [
    "NAMED",
    "SCHEMA_IRI",
    "canonical_schema",
    "native_schema",
    "to_native",
    "write_json",
    "write_yaml",
]

SCHEMA_IRI: Final = "https://w3id.org/retract-ld/native.schema.json"

#: Line breaks of YAML 1.1 that only an escape keeps.
_UNQUOTABLE: Final = frozenset("\x85\u2028\u2029\ufeff\r")

#: What a plain string stands for where one of these is expected.
NAMED: Final[dict[type[BaseModel], str]] = {
    Agent: "name",
    Organization: "name",
    Journal: "title",
}


def to_native(updates: Iterable[Update]) -> dict[str, Any]:
    """Return updates as one native document, what they share written once.

    >>> from retract_ld.models import Work
    >>> update = Update(type="retraction", asserted_by="publisher", work=Work(title="A"))
    >>> to_native([update])
    {'type': 'retraction', 'asserted_by': 'publisher', 'work': {'title': 'A'}}
    """
    entries = [_mapping(update) for update in updates]
    if len(entries) == 1:
        return entries[0]
    shared = {
        name: value
        for name, value in (entries[0] if entries else {}).items()
        if all(name in entry and entry[name] == value for entry in entries)
    }
    rest = [
        {name: value for name, value in entry.items() if name not in shared}
        for entry in entries
    ]
    return {**shared, "updates": rest}


def write_json(updates: Iterable[Update], stream: TextIO) -> None:
    """Write updates as one native document in JSON."""
    json.dump(to_native(updates), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def write_yaml(updates: Iterable[Update], stream: TextIO) -> None:
    """Write updates as one native document in YAML, long texts as blocks."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """The safe dumper without aliases, which people do not read."""

        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value else None
        if not _UNQUOTABLE.isdisjoint(value):
            style = '"'
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    yaml.dump(
        to_native(updates),
        stream,
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=88,
    )


def _mapping(model: BaseModel) -> dict[str, Any]:
    """Return the fields of a model that say something."""
    return {
        name: _value(value)
        for name, field in type(model).model_fields.items()
        if (value := getattr(model, name)) != field.default
    }


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if not isinstance(value, BaseModel):
        return value
    mapping = _mapping(value)
    name = NAMED.get(type(value))
    return mapping[name] if name and set(mapping) == {name} else mapping


def canonical_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one update with canonical values only.

    This is what `to_native` writes and what the models accept, where `native_schema` is
    what a person may write; check digits apart, which JSON Schema cannot express.
    """
    schema = schema_of(Update)
    schema["allOf"] = [
        {
            "anyOf": [
                {"required": [name], "properties": {name: {"type": "object"}}}
                for name in ("notice", "work")
            ]
        },
        {
            "if": {"properties": {"type": {"const": "other"}}},
            "then": {
                "required": ["raw_type"],
                "properties": {"raw_type": {"type": "string"}},
            },
        },
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_IRI.replace("native.", "update."),
        **schema,
    }


def native_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a native document.

    It is that of `Update`, wider by what the reader normalises: identifiers as addresses
    or in capitals, numbers for texts, one item for a list, a name for a named thing.
    """
    schema = schema_of(Update)
    definitions = schema.pop("$defs")
    named = {model.__name__ for model in NAMED}
    for definition in definitions.values():
        _widen_properties(definition, named)
    _widen_properties(schema, named)
    fields = schema["properties"]
    fields["type"] = _or_text(fields["type"])
    fields["reasons"] = {"description": "Codes or labels.", **_texts()}
    entry = {"type": "object", "properties": fields, "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_IRI,
        "title": "Updates of scholarly works, native form of retract-ld",
        "description": "Fields beside `updates` hold for each of them.",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            **fields,
            "updates": {"type": "array", "items": {"$ref": "#/$defs/Update"}},
        },
        "additionalProperties": False,
        "anyOf": [
            {"required": ["notice"]},
            {"required": ["work"]},
            {"required": ["updates"]},
        ],
        "$defs": {**definitions, "Update": entry},
    }


def _widen_properties(definition: dict[str, Any], named: set[str]) -> None:
    definition.pop("required", None)
    properties = definition.get("properties", {})
    for name, schema in properties.items():
        properties[name] = _widen(schema, named)


def _widen(schema: dict[str, Any], named: set[str]) -> dict[str, Any]:
    """Return the schema of what the reader accepts for a value of this schema."""
    about = {key: schema[key] for key in ("description",) if key in schema}
    options = schema.get("anyOf", [schema])
    types: list[dict[str, Any]] = []
    for option in options:
        reference = option.get("$ref", "").rpartition("/")[2]
        if reference in named:
            types += [{"type": "string"}, {"$ref": option["$ref"]}]
        elif reference:
            types.append({"$ref": option["$ref"]})
        elif option.get("type") == "array":
            item = _widen(option["items"], named)
            types += [item, {"type": "array", "items": item}]
        elif option.get("type") == "string" and "enum" not in option:
            types.append({"type": ["string", "number"]})
        else:
            types.append(
                {key: option[key] for key in option if key not in {"title", "default"}}
            )
    if {"type": "null"} not in types:
        types.append({"type": "null"})
    return {**about, "anyOf": types}


def _or_text(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "anyOf": [*schema["anyOf"], {"type": "string"}]}


def _texts() -> dict[str, Any]:
    text = {"type": "string"}
    return {"anyOf": [text, {"type": "array", "items": text}, {"type": "null"}]}
