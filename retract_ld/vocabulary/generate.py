"""Generate what other files take from ``vocab/``: codes, labels, terms, context."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from retract_ld.vocabulary.code_files import code_labels_module, codes_module
from retract_ld.vocabulary.crosswalk_files import (
    crosswalk_codes_module,
    crosswalk_document,
    sssom,
)
from retract_ld.vocabulary.files import folder
from retract_ld.vocabulary.term_files import context, namespaces_module

__all__ = ["changed", "generated", "write"]

_PACKAGE: Final = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, Callable[[], str]]:
    """Return each generated file with what makes its text, in the order to make them.

    The context comes last: it is read off the mapping tables, which import the rest.
    """
    return {
        _PACKAGE / "codes.py": codes_module,
        _PACKAGE / "code_labels.py": code_labels_module,
        _PACKAGE / "namespaces.py": namespaces_module,
        _PACKAGE / "crosswalk_codes.py": crosswalk_codes_module,
        folder() / "crosswalk.sssom.tsv": sssom,
        _PACKAGE.parent / "docs" / "crosswalk.md": crosswalk_document,
        folder() / "context.jsonld": context,
        folder() / "native.schema.json": _native_schema,
    }


def _native_schema() -> str:
    """Return the text of the JSON Schema of the native form."""
    from retract_ld.native import native_schema

    return json.dumps(native_schema(), indent=2, ensure_ascii=False) + "\n"


def _differs(file: Path, text: str) -> bool:
    return not file.is_file() or file.read_text(encoding="utf-8") != text


def changed() -> list[Path]:
    """Return the generated files that are not what ``vocab/`` says they should be."""
    return [file for file, make in generated().items() if _differs(file, make())]


def write() -> list[Path]:
    """Write the generated files anew and return those that have changed."""
    written = []
    for file, make in generated().items():
        text = make()
        if _differs(file, text):
            file.write_text(text, encoding="utf-8")
            written.append(file)
    return written
