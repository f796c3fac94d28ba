"""Items of Wikidata, a line each."""

from __future__ import annotations

from typing import Any

from benchmarks.made_json import line
from benchmarks.made_words import (
    AUTHORS,
    REFERENCES,
    day,
    family,
    title,
)


def wikidata(number: int, updated: bool) -> bytes:
    year, month, date = day(number)

    def statement(name: str, value: object) -> dict[str, Any]:
        return {
            "id": f"Q{number}$0000-{name}",
            "mainsnak": {
                "snaktype": "value",
                "property": name,
                "datavalue": {"value": value, "type": "string"},
            },
            "type": "statement",
            "rank": "normal",
        }

    def item(name: str) -> dict[str, Any]:
        return {"entity-type": "item", "numeric-id": int(name[1:]), "id": name}

    time = {"time": f"+{year}-{month:02}-{date:02}T00:00:00Z", "precision": 11}
    names = [
        {
            **statement("P2093", f"Given {family(number, n)}"),
            "qualifiers": {
                "P1545": [
                    {
                        "snaktype": "value",
                        "property": "P1545",
                        "datavalue": {"value": str(n + 1), "type": "string"},
                    }
                ]
            },
        }
        for n in range(AUTHORS)
    ]
    claims = {
        "P31": [statement("P31", item("Q13442814"))],
        "P356": [statement("P356", f"10.5555/{number}")],
        "P1476": [statement("P1476", {"text": title(number), "language": "en"})],
        "P577": [statement("P577", time)],
        "P2093": names,
        "P2860": [statement("P2860", item(f"Q{n + 1}")) for n in range(REFERENCES)],
    }
    if updated:
        claims["P5824"] = [statement("P5824", item(f"Q{number + 1}"))]
    return line({"type": "item", "id": f"Q{number}", "claims": claims})
