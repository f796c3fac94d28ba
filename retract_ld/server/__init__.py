"""A linked-data server over a store: SPARQL, documents, a JSON API; read-only.

The server process speaks HTTP and never opens the store. Worker processes do, each with a
limit of time and memory, so no query can stop the others.
"""

from __future__ import annotations

from retract_ld.server.settings import Settings

__all__ = ["Settings"]
