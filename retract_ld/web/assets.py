"""Style sheets and scripts, under names that change with their content.

``editor.js`` is built from npm by ``make editor`` and may be missing: pages then leave it
out, and what it would enhance works without it.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

__all__ = ["asset", "has_asset", "hashed_name"]

_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}


@cache
def _contents() -> dict[str, bytes]:
    folder = files("retract_ld.web").joinpath("assets")
    return {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.rpartition(".")[2] in _TYPES
    }


def has_asset(name: str) -> bool:
    """Tell whether there is an asset of a name."""
    return name in _contents()


@cache
def hashed_name(name: str) -> str:
    """Return the name of an asset with a digest of its content: it may be cached for ever.

    Raises:
        KeyError: if there is none of that name.
    """
    content = _contents()[name]
    stem, _, extension = name.rpartition(".")
    return f"{stem}.{blake2b(content, digest_size=6).hexdigest()}.{extension}"


def asset(name: str) -> tuple[bytes, str]:
    """Return the content and the media type of an asset, by its name with or without hash.

    Raises:
        KeyError: if there is none of that name.
    """
    by_hash = {hashed_name(plain): plain for plain in _contents()}
    plain = by_hash.get(name, name)
    return _contents()[plain], _TYPES[plain.rpartition(".")[2]]
