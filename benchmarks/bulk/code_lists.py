"""The code lists that the peers need, as a file: they know nothing of retract-ld."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import get_args

from retract_ld.code_labels import REASON_LABELS
from retract_ld.codes import UPDATE_TYPES, Reason, UpdateType
from retract_ld.labels import reasons_of, update_type_of

__all__ = ["write_code_lists"]


def write_code_lists(register: Path, place: Path) -> Path:
    """Write what the words of a register stand for, and the labels of our codes."""
    csv.field_size_limit(10_000_000)
    types: dict[str, str] = {}
    reasons: dict[str, list[str]] = {}
    with register.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            word = row["RetractionNature"].strip()
            if word not in types:
                types[word] = update_type_of(word) or "other"
            for part in row["Reason"].split(";"):
                label = " ".join(part.split())
                if label and label not in reasons:
                    reasons[label] = list(reasons_of(label))
    lists = {
        "types": types,
        "classes": {
            code: UPDATE_TYPES[code].notice_class for code in get_args(UpdateType)
        },
        "reasons": reasons,
        "labels": {
            "update-type": {
                code: UPDATE_TYPES[code].label for code in get_args(UpdateType)
            },
            "reason": {code: REASON_LABELS[code] for code in get_args(Reason)},
        },
    }
    place.write_text(json.dumps(lists))
    return place
