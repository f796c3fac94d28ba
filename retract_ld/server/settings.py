"""What a server is told: which store, where it stands, and what a request may cost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from retract_ld.terms import DEFAULT_BASE

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a server; the defaults suit a small public machine."""

    store: Path
    base: str = DEFAULT_BASE
    """Where minted IRIs lie."""
    public: str = ""
    """The public address, ``https://example.org``, if pages shall name it."""
    license: str = ""
    """IRI of the licence of the data, if there is one for all."""
    root_path: str = ""
    """The path under which a proxy shows the server, such as ``/retractions``."""
    timeout: float = 30.0
    """Seconds that a query may take; then its process is killed."""
    brief: float = 0.5
    """Seconds after which a query counts as long and waits with others that are."""
    max_rows: int = 10_000
    """Rows or triples that an answer may have; what is more is cut off and told."""
    workers: int = 2
    """Processes for brief queries of users, and as many for long ones."""
    lookup_workers: int = 2
    """Processes for pages and the API."""
    queue: int = 64
    """Requests that may wait for a process; what is more is sent away with 503."""
    max_query: int = 65_536
    """Bytes that a query may have."""
    max_answer: int = 33_554_432
    """Bytes that the rows of an answer may have."""
    memory: int = 2_147_483_648
    """Bytes that a query may make its process take."""
    max_connections: int = 1_000
    """Open connections; beyond, the one longest without a request is closed."""
    patience: float = 10.0
    """Seconds that a client may take to send a request or to go on reading."""
