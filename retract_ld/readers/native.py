"""The native form of retract-ld: updates as JSON, JSON Lines or YAML, written by hand.

Specified by ``vocab/native.schema.json`` and `retract_ld.native`. Every field of the
models has the same name in the document:

====================  ==============================================================
in the document       model
====================  ==============================================================
fields of `Update`    the same; ``asserted_by`` is ``publisher`` where it is not said
``updates``           a list of updates, each completing or overriding what stands
                      beside the list; ``work`` and ``notice`` field by field
``type``              a code or any label we know; else ``other`` with ``raw_type``
``reasons``           codes or labels; what we do not know goes to ``raw_reasons``
====================  ==============================================================

Identifiers and dates may be written in any form that has one meaning (addresses,
capitals); YAML scalars are text, so nothing needs quotation marks to keep its form. A
wrong value or an unknown field rejects its update, not the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final, Literal, get_args

from retract_ld.codes import Reason, UpdateType
from retract_ld.labels import (
    kept_as_other,
    nearest_reason,
    reason_label,
    reason_of,
    update_type_of,
)
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.json_heads import first_value
from retract_ld.readers.native_text import Document, Path, documents
from retract_ld.readers.native_values import shape
from retract_ld.readers.records import Problem, Reader, Record, Source

__all__ = ["READER", "detect", "read"]

_FIELDS: Final = frozenset(Update.model_fields)
_KEYS: Final = _FIELDS | {"updates", "$schema"}
_TELLING: Final = frozenset({"notice", "work", "updates"})
_DOCUMENT_FIELDS: Final = frozenset(Notice.model_fields) | frozenset(Work.model_fields)
_NESTED: Final = ("notice", "work", "replacement")
_YAML_KEY: Final = re.compile(rb"^([A-Za-z_$][^\s:#]*)[ \t]*:(?:\s|$)", re.MULTILINE)
_YAML_LIST_KEY: Final = re.compile(
    rb"^(?:- |  )([A-Za-z_$][^\s:#]*)[ \t]*:(?:\s|$)", re.MULTILINE
)
#: What is about something holds fields, not words.
_YAML_TELLING: Final = re.compile(
    rb"^(?:- |  )?(?:notice|work|updates)[ \t]*:[ \t]*\r?(?:\n|$|[{\[&*#])",
    re.MULTILINE,
)
_YAML_TOP: Final = re.compile(
    rb"(?:\s*(?:#[^\n]*|---|%YAML[^\n]*)\n)*\s*(- )?[A-Za-z_$]"
)
_TYPES: Final = frozenset(get_args(UpdateType))
_REASONS: Final = frozenset(get_args(Reason))


def detect(head: bytes) -> bool:
    """Tell whether all keys at the top are ours and one of them says what it is about."""
    if head.lstrip()[:1] in {b"{", b"["}:
        value = first_value(head)
        first = value[0] if isinstance(value, list) and value else value
        if not isinstance(first, dict) or not any(_holds(first, k) for k in _TELLING):
            return False
        keys = set(first)
    else:
        top = _YAML_TOP.match(head)
        if top is None or _YAML_TELLING.search(head) is None:
            return False
        pattern = _YAML_LIST_KEY if top.group(1) else _YAML_KEY
        keys = {key.decode("ascii", "replace") for key in pattern.findall(head)}
    return bool(keys & _TELLING) and keys <= _KEYS


def _holds(value: dict[str, object], key: str) -> bool:
    """Whether a member holds fields of ours: other JSON has a ``work`` too."""
    inside = value.get(key)
    if key == "updates" and isinstance(inside, list) and inside:
        return isinstance(inside[0], dict)
    if not isinstance(inside, dict):
        return False
    return not _DOCUMENT_FIELDS.isdisjoint(inside) or (not inside and "type" in value)


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield one record a document.

    Raises:
        Malformed: when the text is neither JSON nor YAML.
        Refused: when it is nested too deeply or grows by its aliases.
    """
    for document in documents(stream, source):
        if document.problem is not None:
            yield Record(
                document.location, problems=(document.problem,), raw=document.raw
            )
        else:
            yield _Reading(document).record()


class _Reading:
    """The reading of one document: its updates and what is wrong."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._problems: list[Problem] = []

    def record(self) -> Record:
        """Return the updates of the document with its problems."""
        value = self._document.value
        updates: list[Update] = []
        if not isinstance(value, dict):
            self._wrong((), "the document is no mapping of fields.", "")
        else:
            for prefix, entry in self._entries(value):
                update = self._update(prefix, entry)
                if update is not None:
                    updates.append(update)
        rejected = any(problem.severity == "error" for problem in self._problems)
        raw = json.dumps(value, ensure_ascii=False) if rejected else None
        record_id = updates[0].record_id if len(updates) == 1 else None
        return Record(
            self._document.location,
            tuple(updates),
            record_id,
            tuple(self._problems),
            raw,
        )

    def _entries(self, value: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
        shared = {
            name: item
            for name, item in value.items()
            if name not in {"updates", "$schema"}
        }
        if "updates" not in value:
            yield (), shared
            return
        entries = value["updates"]
        if not isinstance(entries, list):
            self._wrong(("updates",), "is not a list.", "")
            return
        for index, entry in enumerate(entries):
            if isinstance(entry, dict):
                yield ("updates", index), _completed(shared, entry)
            else:
                self._wrong(("updates", index), "is no mapping of fields.", "")

    def _update(self, prefix: Path, entry: dict[str, Any]) -> Update | None:
        values = {"asserted_by": "publisher", **entry}
        self._name_type(prefix, values)
        self._name_reasons(prefix, values)

        def wrong(path: Path, message: str, hint: str) -> None:
            self._wrong((*prefix, *path), message, hint)

        update = shape(Update, values, (), wrong)
        return update if isinstance(update, Update) else None

    def _name_type(self, prefix: Path, values: dict[str, Any]) -> None:
        word = values.get("type")
        if not isinstance(word, str) or word in _TYPES:
            return
        known = update_type_of(word)
        values["type"] = known or "other"
        values.setdefault("raw_type", word)
        if known is None:
            self._warn(
                (*prefix, "type"),
                f"{word!r} is no type of update we know.",
                kept_as_other(word),
            )

    def _name_reasons(self, prefix: Path, values: dict[str, Any]) -> None:
        words = values.get("reasons")
        words = [words] if isinstance(words, str) and words else words
        if not isinstance(words, list):
            return
        raw = values.get("raw_reasons") or []
        raw = [raw] if isinstance(raw, str) else list(raw)
        codes: list[Any] = []
        for index, word in enumerate(words):
            code = reason_of(word) if isinstance(word, str) else None
            if not isinstance(word, str) or not word or word in _REASONS:
                codes.append(word)
            elif code is not None:
                codes.append(code)
            else:
                raw.append(word)
                near = nearest_reason(word)
                self._warn(
                    (*prefix, "reasons", index),
                    f"{word!r} is not in our scheme; kept in its words.",
                    f"Did you mean {near} ({reason_label(near)})?" if near else "",
                )
        values["reasons"] = codes
        values["raw_reasons"] = raw

    def _wrong(self, path: Path, message: str, hint: str) -> None:
        self._add("error", path, message, hint)

    def _warn(self, path: Path, message: str, hint: str = "") -> None:
        self._add("warning", path, message, hint)

    def _add(
        self, severity: Literal["error", "warning"], path: Path, message: str, hint: str
    ) -> None:
        names = path[2:] if path[:1] == ("updates",) and len(path) > 2 else path
        dotted = ".".join(map(str, names))
        text = f"{dotted} {message}" if dotted else message
        problem = Problem(severity, text, self._locate(path), hint)
        if problem not in self._problems:  # shared fields are read for each update
            self._problems.append(problem)

    def _locate(self, path: Path) -> str:
        """Return the line of a value, or of the nearest that is written."""
        lines = self._document.lines
        if not lines:
            return _json_path(self._document.location, path)
        for candidate in (path, path[2:] if path[:1] == ("updates",) else path):
            for end in range(len(candidate), 0, -1):
                if end > 2 or candidate[:1] != ("updates",):
                    line = lines.get(candidate[:end])
                    if line is not None:
                        return f"line {line}"
        for end in range(len(path), -1, -1):
            line = lines.get(path[:end])
            if line is not None:
                return f"line {line}"
        return self._document.location


def _completed(shared: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    completed = {**shared, **entry}
    for name in _NESTED:
        common, own = shared.get(name), entry.get(name)
        if isinstance(common, dict) and isinstance(own, dict):
            completed[name] = {**common, **own}
    return completed


def _json_path(location: str, path: Path) -> str:
    steps = "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in path
    )
    root = location if location.endswith(("$", "]")) else f"{location}: $"
    return f"{root}{steps}"


READER: Final = Reader(
    name="native",
    title="Native JSON, JSON Lines and YAML",
    media_types=("application/yaml", "application/x-yaml", "text/yaml"),
    suffixes=(".yaml", ".yml"),
    detect=detect,
    read=read,
    direction="both",
    carries="everything the models hold",
    lacks="nothing",
)
