"""What `coherence` asks its database of claims."""

from __future__ import annotations

from typing import Final

__all__ = [
    "AUTHORS",
    "BOTH_WAYS",
    "EDGES",
    "MANNERS",
    "POLICIES",
    "TAKES_BACK",
    "UNRESOLVED",
    "listed",
]

TAKES_BACK: Final = ("removal", "retract_and_replace", "retraction", "withdrawal")


def listed(codes: tuple[str, ...]) -> str:
    """Return codes as SQL lists them."""
    return ", ".join(f"'{code}'" for code in codes)


POLICIES: Final = """
    SELECT claim, policy, source, location, record FROM claim WHERE notice IN (
        SELECT notice FROM claim WHERE notice IS NOT NULL AND policy IS NOT NULL
        GROUP BY notice HAVING count(DISTINCT policy) > 1)
    AND policy IS NOT NULL ORDER BY claim
"""
MANNERS: Final = """
    SELECT c.claim, NULL, c.source, c.location, c.record FROM claim c JOIN (
        SELECT notice, work FROM claim
        WHERE notice IS NOT NULL AND work IS NOT NULL AND type <> 'other'
        GROUP BY notice, work HAVING count(DISTINCT type) > 1) d
    ON c.notice = d.notice AND c.work = d.work ORDER BY c.claim
"""
#: Each record whose number of authors is not that of the first one of its register.
AUTHORS: Final = """
    SELECT c.claim, c.work, c.source, c.location, c.record, c.authors,
           f.source, f.location, f.record, f.authors
    FROM (SELECT work, register, min(rowid) AS first FROM claim
          WHERE work IS NOT NULL AND authors IS NOT NULL
          GROUP BY work, register HAVING count(DISTINCT authors) > 1) d
    JOIN claim f ON f.rowid = d.first
    JOIN claim c ON c.work = d.work AND c.register = d.register
    WHERE c.authors <> f.authors ORDER BY c.claim, c.rowid
"""
_DATED: Final = "date GLOB '[12][0-9][0-9][0-9]*'"
#: Partial dates as the first and the last day that they may mean.
_EARLIEST: Final = "date || substr('-01-01', length(date) - 3)"
_LATEST: Final = "date || substr('-12-31', length(date) - 3)"
#: The last concern of each work that is five years older than the newest date of all,
#: whatever the dates left open, with no update of another kind since the first concern.
#: Undated updates may have come since, and what was taken back is beyond concern.
UNRESOLVED: Final = f"""
    WITH concern AS (
        SELECT claim, work, source, location, record, {_LATEST} AS latest,
               min({_EARLIEST}) OVER (PARTITION BY work) AS earliest,
               row_number() OVER (
                   PARTITION BY work ORDER BY {_LATEST} DESC, rowid) AS place
        FROM claim WHERE type = 'expression_of_concern' AND work IS NOT NULL AND {_DATED})
    SELECT claim, work, source, location, record FROM concern c
    WHERE place = 1
    AND (CAST(substr(latest, 1, 4) AS INTEGER) + 5) || substr(latest, 5)
        <= (SELECT max({_EARLIEST}) FROM claim WHERE {_DATED})
    AND NOT EXISTS (
        SELECT 1 FROM claim o
        WHERE o.work = c.work AND o.type <> 'expression_of_concern'
        AND (date IS NULL OR type IN ({listed(TAKES_BACK)}) OR {_LATEST} >= c.earliest))
    ORDER BY claim
"""  # noqa: S608
EDGES: Final = """
    SELECT claim, work, source, location, record, notice FROM claim
    WHERE notice IN (SELECT work FROM claim) AND work IN (SELECT notice FROM claim)
    ORDER BY claim
"""
BOTH_WAYS: Final = """
    SELECT DISTINCT notice, work FROM claim
    WHERE notice IN (SELECT work FROM claim) AND work IN (SELECT notice FROM claim)
"""
