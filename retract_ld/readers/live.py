"""Live look-up: a DOI that the user names, fetched from the Crossref REST API.

The API is described at https://api.crossref.org/swagger-ui/; a request that names a
``mailto`` is served from the polite pool. Nothing here runs unless a DOI is named, and
the bytes that come back are read by the `crossref` reader like any file.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import quote

from retract_ld.errors import ReadError, StoreError
from retract_ld.identifiers import normalize_doi
from retract_ld.readers.json_values import Fault, decode, member
from retract_ld.readers.records import Source

if TYPE_CHECKING:
    import httpx2

__all__ = ["Crossref", "named_doi"]

_NAMED: Final = re.compile(r"(?:doi:|https?://(?:dx\.|www\.)?doi\.org/)", re.IGNORECASE)
#: Answers after which another try is worth its time.
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_LARGEST: Final = 64 * 1024 * 1024
_FIRST_WAIT: Final = 1.0


def named_doi(name: str) -> str | None:
    """Return the DOI that an input names as ``doi:…`` or as a DOI address.

    >>> named_doi("doi:10.1000/A"), named_doi("https://doi.org/10.1000/a%23b")
    ('10.1000/a', '10.1000/a#b')
    >>> named_doi("notices/10.1000/a.json") is None
    True

    Raises:
        ReadError: when it names one so, but it is none.
    """
    if not _NAMED.match(name):
        return None
    doi = normalize_doi(name)
    if doi is None:
        raise ReadError("names no DOI.", source=name, hint="Expected doi:10.NNNN/….")
    return doi


@dataclass(frozen=True, slots=True)
class Crossref:
    """The Crossref REST API, or one that speaks like it."""

    base_url: str = "https://api.crossref.org"
    mailto: str | None = None
    timeout: float = 30.0
    """Seconds to wait for a connection, and for each next part of an answer."""
    retries: int = 4
    """How often a failed request is tried again."""
    longest_wait: float = 120.0
    """Seconds to wait between two tries at most; asked for more, we give up."""
    cache: Path | None = None
    """A folder that keeps the answers."""
    offline: bool = False
    """Whether to answer from the cache only."""
    sleep: Callable[[float], None] = time.sleep

    def fetch(self, doi: str) -> tuple[Source, IO[bytes]]:
        """Return the record of a canonical DOI as JSON.

        Raises:
            StoreError: naming the address and what it answered.
        """
        url = f"{self.base_url.rstrip('/')}/works/{quote(doi, safe='')}"
        source = Source(f"doi:{doi}", url)
        kept = self._kept(doi)
        if kept is not None and kept.is_file():
            return source, io.BytesIO(kept.read_bytes())
        if self.offline:
            raise StoreError(
                f"doi:{doi} is not in the cache and nothing may be fetched.",
                hint="Leave --offline out.",
            )
        data = self._get(url, doi)
        if kept is not None:
            _keep(kept, data)
        return source, io.BytesIO(data)

    def _kept(self, doi: str) -> Path | None:
        if self.cache is None:
            return None
        # DOIs may be longer than file names, and hold any character
        return self.cache / f"{hashlib.sha256(doi.encode()).hexdigest()}.json"

    def _get(self, url: str, doi: str) -> bytes:
        import httpx2

        from retract_ld import __version__

        contact = f" (mailto:{self.mailto})" if self.mailto else ""
        with httpx2.Client(
            timeout=self.timeout,
            follow_redirects=True,
            headers={
                "User-Agent": f"retract-ld/{__version__}{contact}",
                "Accept": "application/json",
            },
        ) as client:
            parameters = {"mailto": self.mailto} if self.mailto else {}
            for attempt in range(self.retries + 1):
                wait: float | None = None
                try:
                    with client.stream("GET", url, params=parameters) as response:
                        if response.status_code not in _AGAIN:
                            return _body(response, url, doi)
                        failure = f"answered {response.status_code}"
                        wait = _retry_after(response.headers.get("Retry-After"))
                except httpx2.TimeoutException:
                    failure = f"did not answer within {self.timeout:g} s"
                except httpx2.TransportError as error:
                    failure = f"failed ({str(error) or type(error).__name__})"
                if attempt < self.retries:
                    self._wait(url, failure, _FIRST_WAIT * 2**attempt, wait)
        raise StoreError(
            f"{url} {failure}, {self.retries + 1} times.", hint="Try again later."
        )

    def _wait(
        self, url: str, failure: str, back_off: float, asked: float | None
    ) -> None:
        if asked is not None and asked > self.longest_wait:
            raise StoreError(
                f"{url} {failure} and asks to wait {asked:g} s.",
                hint="Try again after that, or give a --mailto.",
            )
        self.sleep(min(back_off if asked is None else asked, self.longest_wait))


def _body(response: httpx2.Response, url: str, doi: str) -> bytes:
    status = response.status_code
    if status == 404:
        raise StoreError(
            f"{url} answered 404: Crossref has no record of doi:{doi}.",
            hint="It may be mistyped, or registered elsewhere, as with DataCite.",
        )
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > _LARGEST:
            raise StoreError(f"{url} answered with more than {_LARGEST >> 20} MiB.")
    if status != 200:
        said = bytes(data[:200]).decode("utf-8", "replace").strip()
        raise StoreError(f"{url} answered {status}: {said}")
    kind = response.headers.get("Content-Type", "no type").split(";")[0]
    value = decode(bytes(data))
    if isinstance(value, Fault):
        raise StoreError(
            f"{url} answered with {kind} that {value.message}",
            hint="Is --base-url that of a Crossref REST API?",
        )
    if not isinstance(member(value, "message"), dict):
        raise StoreError(f"{url} answered with {kind}, but with no work in it.")
    return bytes(data)


def _retry_after(value: str | None) -> float | None:
    """Read ``Retry-After``: seconds, or a date (RFC 9110 §10.2.3)."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError as error:
        raise StoreError(
            f"the cache {path.parent} cannot be written: {error.strerror}."
        ) from error
