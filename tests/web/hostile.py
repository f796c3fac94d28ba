"""A store whose every text tries to be something else than text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

#: What gets out of an element, an attribute, a script or a comment where it is not escaped.
TEXTS = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    "</title><h1>taken over</h1>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;b&gt;&amp;",
    "\u202eevil\u202d \u2066",
    "\u2028\u2029\x85",
    "A" * 900,
    "a \u0628\u200f\u0646 \U0001f9ea",
)


def claim(number: int, text: str) -> dict[str, Any]:
    journal = {"title": f"J {text}"}
    return {
        "type": "other",
        "raw_type": text,
        "raw_label": text,
        "asserted_by": "publisher",
        "record_id": text,
        "date": "2020",
        "part": text,
        "note": text,
        "raw_reasons": [text],
        "see_also": ["https://example.org/?q='%22"],
        "evidence": [{"field": text, "text": text, "start": 0, "end": 1}],
        "notice": {
            "doi": f"10.5555/n{number}<\"'&>",
            "title": f"N {text}",
            "text": text,
            "journal": journal,
            "document_type": text,
        },
        "work": {
            "doi": f"10.5555/w{number}<script>",
            "title": f"W {text}",
            "journal": journal,
            "volume": text,
            "pages": text,
            "publisher": f"P {text}",
            "authors": [
                {"name": text, "orcid": "0000-0002-1825-0097"},
                {"name": f"B {text}", "affiliations": [f"F {text}"]},
            ],
            "subjects": [text],
            "countries": [text],
            "institutions": [text],
        },
    }


def write_hostile(path: Path) -> Path:
    claims = [claim(number, text) for number, text in enumerate(TEXTS)]
    path.write_text(json.dumps({"updates": claims}), "utf-8")
    return path
