"""Entity declarations of XML: which of them are an attack on the reader.

They are judged as libxml2 gives them or, before a root element was met, in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from retract_ld.errors import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["check_entities", "declared_attack"]

#: Characters that all text entities of a document type declaration may hold together.
_MAX_ENTITIES: Final = 10_000

_NESTED: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[\w:]|%[\w:]")
#: An entity that stands for text, cut off or not; one that is fetched.
_INTERNAL: Final = re.compile(
    r"""<!ENTITY\s+(?:%\s+)?(\S+)\s+(["'])(.*?)(?:\2|\Z)""", re.DOTALL
)
_FETCHED: Final = re.compile(
    r"<!ENTITY\s+(?:%\s+)?(\S+)\s+(?:SYSTEM|PUBLIC)\s(?![^>]*\sNDATA\s)"
)
_UNPARSED: Final = rb"<!ENTITY\s+%s\s+(?:SYSTEM|PUBLIC)\s[^>]*\sNDATA\s"


def check_entities(element: _Element, head: bytes, source: str) -> None:
    """Refuse entities that fetch something, hold others, or hold much text."""
    dtd: Any = element.getroottree().docinfo.internalDTD
    total = 0
    for entity in dtd.iterentities() if dtd is not None else ():
        name, content = entity.name, entity.content
        if content is None:
            pattern = _UNPARSED % re.escape(str(name).encode())
            if re.search(pattern, head) is None:
                raise _external(name, source)
            continue
        total += len(content)
        if _NESTED.search(content) or total > _MAX_ENTITIES:
            raise _unbounded(name, source)


def declared_attack(text: str, source: str) -> Refused | None:
    """Look through the declarations that were seen, by the rules of `check_entities`."""
    if "<!DOCTYPE" not in text:
        return None
    fetched = _FETCHED.search(text)
    if fetched is not None:
        return _external(fetched.group(1), source)
    total = 0
    for name, _, content in _INTERNAL.findall(text):
        total += len(content)
        if _NESTED.search(content) or total > _MAX_ENTITIES:
            return _unbounded(name, source)
    return None


def _external(name: object, source: str) -> Refused:
    return Refused(
        f"declares the external entity '{name}', which was not fetched.",
        source=source,
        hint="Take the <!ENTITY> out of its DOCTYPE.",
    )


def _unbounded(name: object, source: str) -> Refused:
    return Refused(
        f"declares the entity '{name}', which could expand without bound.",
        source=source,
        hint="Take the <!ENTITY> out of its DOCTYPE.",
    )
