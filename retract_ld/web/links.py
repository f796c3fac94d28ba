"""How pages spell their links: as paths of a server, or relative to a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol
from urllib.parse import unquote_to_bytes, urlencode

from retract_ld.terms import DEFAULT_BASE, digest
from retract_ld.web.addresses import Kind
from retract_ld.web.assets import hashed_name

__all__ = ["FORMS", "Links", "ServerLinks", "SiteLinks", "file_of"]

#: RDF forms that a page has beside it: extension, media type, title.
FORMS: Final = (
    ("ttl", "text/turtle", "Turtle"),
    ("jsonld", "application/ld+json", "JSON-LD"),
    ("nt", "application/n-triples", "N-Triples"),
)


class Links(Protocol):
    """Spells the addresses that a page links to."""

    @property
    def base(self) -> str:
        """Where minted IRIs lie."""

    @property
    def server(self) -> bool:
        """Whether there is somebody to answer queries."""

    def shows(self, kind: Kind) -> bool:
        """Tell whether resources of a kind have pages."""

    def page(self, path: str) -> str:
        """Spell the address of the page at a local path."""

    def form(self, path: str, extension: str) -> str:
        """Spell the address of an RDF form of what is at a path."""

    def asset(self, name: str) -> str:
        """Spell the address of a style sheet or a script."""

    def canonical(self, path: str) -> str | None:
        """Spell the whole public address of a page, if it is known."""

    def query(self, **parameters: str) -> str | None:
        """Spell the address of the query page with something filled in, if there is one."""

    def forms(self) -> tuple[tuple[str, str, str], ...]:
        """Return the RDF forms there are."""


@dataclass(frozen=True, slots=True)
class ServerLinks:
    """Absolute paths below the root path of a server.

    >>> ServerLinks("/rld").form("/work/10.1000/1", "ttl")
    '/rld/work/10.1000/1.ttl'
    """

    root: str = ""
    """Path prefix of the application, without a slash at the end."""
    base: str = DEFAULT_BASE
    public: str | None = None
    """The public address of the root, ``https://example.org``, without a slash at the end."""
    server: bool = True

    def shows(self, kind: Kind) -> bool:  # noqa: ARG002 # as the protocol has it
        """Tell whether resources of a kind have pages: all have."""
        return True

    def page(self, path: str) -> str:
        """Spell the address of the page at a local path."""
        return self.root + path

    def form(self, path: str, extension: str) -> str:
        """Spell the address of an RDF form of what is at a path."""
        return f"{self.root}{path}.{extension}"

    def asset(self, name: str) -> str:
        """Spell the address of a style sheet or a script, by its content."""
        return f"{self.root}/assets/{hashed_name(name)}"

    def canonical(self, path: str) -> str | None:
        """Spell the whole public address of a page, if it is known."""
        return None if self.public is None else self.public + self.root + path

    def query(self, **parameters: str) -> str | None:
        """Spell the address of the query page with something filled in."""
        return f"{self.root}/sparql?{urlencode(parameters)}"

    def forms(self) -> tuple[tuple[str, str, str], ...]:
        """Return the RDF forms there are."""
        return FORMS


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Addresses relative to the file of the page that holds them.

    >>> SiteLinks("/work/10.1000/1").page("/work/10.1000/2")
    '2.html'
    >>> SiteLinks("/work/10.1000/1").page("/")
    '../../index.html'
    """

    here: str
    """Path of the page."""
    base: str = DEFAULT_BASE
    public: str | None = None
    """The public address of the folder, without a slash at the end."""
    extensions: tuple[str, ...] = ("ttl", "jsonld")
    server: bool = False

    def shows(self, kind: Kind) -> bool:
        """Tell whether resources of a kind have pages: persons have none."""
        return kind not in {"agent", "node"}

    def _relative(self, file: str) -> str:
        *folders, _ = file_of(self.here, "html").split("/")
        parts = file.split("/")
        shared = 0
        while (
            shared < min(len(folders), len(parts) - 1)
            and folders[shared] == parts[shared]
        ):
            shared += 1
        return "/".join([*[".."] * (len(folders) - shared), *parts[shared:]])

    def page(self, path: str) -> str:
        """Spell the address of the page at a local path."""
        path, mark, fragment = path.partition("#")
        return self._relative(file_of(path, "html")) + mark + fragment

    def form(self, path: str, extension: str) -> str:
        """Spell the address of an RDF form of what is at a path."""
        return self._relative(file_of(path, extension))

    def asset(self, name: str) -> str:
        """Spell the address of a style sheet or a script, by its content."""
        return self._relative(f"assets/{hashed_name(name)}")

    def canonical(self, path: str) -> str | None:
        """Spell the whole public address of a page, if it is known."""
        return None if self.public is None else f"{self.public}/{file_of(path, 'html')}"

    def query(self, **parameters: str) -> str | None:  # noqa: ARG002
        """Return nothing: files answer no queries."""
        return None

    def forms(self) -> tuple[tuple[str, str, str], ...]:
        """Return the RDF forms there are."""
        return tuple(form for form in FORMS if form[0] in self.extensions)


#: Bytes of a file name that stand for themselves; upper case is the same as lower on some.
_SAFE: Final = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789._;()@,=!$'+:&*-")
_ENDINGS: Final = re.compile(r"\.(?=(?:html|ttl|jsonld|nt)$)")
_LONGEST: Final = 180


@lru_cache(4096)
def file_of(path: str, extension: str) -> str:
    """Return the name of a file for a path, the same on every web server.

    What a server or a browser might decode, fold or take for a folder above is written
    with ``~``: a name is its own address, and different paths have different names.

    >>> file_of("/work/10.1002/1%3C2%3E3%234", "html")
    'work/10.1002/1~3c2~3e3~234.html'
    >>> file_of("/work/10.1000/a%2F../b", "html")
    'work/10.1000/a~2f../b.html'
    """
    if path == "/":
        return f"index.{extension}"
    *folders, last = [_segment(part) for part in path[1:].split("/")]
    # A folder must not be called what a file beside it is called.
    folders = [_ENDINGS.sub("~2e", folder) for folder in folders]
    return "/".join([*folders, f"{last}.{extension}"])


@lru_cache(4096)
def _segment(text: str) -> str:
    name = "".join(
        chr(byte) if byte in _SAFE else f"~{byte:02x}"
        for byte in unquote_to_bytes(text)
    )
    if name.startswith("."):
        name = f"~2e{name[1:]}"
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}~~{digest(text)}"
    return name or "~"
