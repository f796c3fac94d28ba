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
from retract_ld.readers.json_values import (
    Fault,
    decode,
    list_member,
    member,
    text_member,
)
from retract_ld.readers.records import Source

if TYPE_CHECKING:
    import httpx2

__all__ = ["Crossref", "named_doi"]

_NAMED: Final = re.compile(r"(?:doi:|https?://(?:dx\.|www\.)?doi\.org/)", re.IGNORECASE)
#: Answers after which another try is worth its time.
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_LARGEST: Final = 64 * 1024 * 1024
_FIRST_WAIT: Final = 1.0
_ADDRESS_HINT: Final = "Is --crossref-url that of a Crossref REST API?"


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
    """Seconds that one request may take; its last part may take as many again."""
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
        answer = self._cached(kept) if kept is not None else None
        if answer is not None:
            return source, io.BytesIO(answer)
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
        key = f"{self.base_url.rstrip('/')} {doi}"
        return self.cache / f"{hashlib.sha256(key.encode()).hexdigest()}.json"

    def _cached(self, kept: Path) -> bytes | None:
        """Return an answer that was kept; one that is damaged is to be fetched again."""
        try:
            data = kept.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(
                f"the cache file {kept} cannot be read: {error.strerror}."
            ) from error
        if isinstance(member(decode(data), "message"), dict):
            return data
        if self.offline:
            raise StoreError(
                f"the cache file {kept} is damaged and nothing may be fetched.",
                hint="Leave --offline out, and it is fetched again.",
            )
        return None

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
                until = time.monotonic() + self.timeout
                try:
                    with client.stream("GET", url, params=parameters) as response:
                        if response.status_code not in _AGAIN:
                            return _body(response, url, doi, until)
                        failure = f"answered {response.status_code}"
                        wait = _retry_after(response.headers.get("Retry-After"))
                except (httpx2.TimeoutException, TimeoutError):
                    failure = f"did not answer within {self.timeout:g} s"
                except (httpx2.RequestError, httpx2.InvalidURL) as error:
                    failure = f"failed ({str(error) or type(error).__name__})"
                    if _is_permanent(error):
                        raise StoreError(
                            f"{url} {failure}.", hint=_ADDRESS_HINT
                        ) from error
                if attempt < self.retries:
                    self._wait(url, failure, _FIRST_WAIT * 2**attempt, wait)
        times = f", {self.retries + 1} times" if self.retries else ""
        raise StoreError(f"{url} {failure}{times}.", hint="Try again later.")

    def _wait(
        self, url: str, failure: str, back_off: float, asked: float | None
    ) -> None:
        if asked is not None and asked > self.longest_wait:
            raise StoreError(
                f"{url} {failure} and asks to wait {asked:g} s.",
                hint="Try again after that, or give a --mailto.",
            )
        self.sleep(min(back_off if asked is None else asked, self.longest_wait))


def _is_permanent(error: Exception) -> bool:
    """Whether another try of the same address would end in the same way."""
    import httpx2

    return isinstance(
        error,
        (
            httpx2.InvalidURL,
            httpx2.LocalProtocolError,
            httpx2.TooManyRedirects,
            httpx2.UnsupportedProtocol,
        ),
    ) or "location header" in str(error)


def _body(response: httpx2.Response, url: str, doi: str, until: float) -> bytes:
    status = response.status_code
    if status == 404:
        raise StoreError(
            f"{url} answered 404: Crossref has no record of doi:{doi}.",
            hint="It may be mistyped, or registered elsewhere, as with DataCite.",
        )
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if time.monotonic() > until:
            raise TimeoutError
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
            hint=_ADDRESS_HINT,
        )
    if not isinstance(member(value, "message"), dict):
        raise StoreError(f"{url} answered with {kind}, but with no work in it.")
    other = _other_doi(value, doi)
    aliases = list_member(value, "message", "aliases")
    is_alias = bool(response.history) or doi in map(normalize_doi, map(str, aliases))
    if other is not None and not is_alias:
        raise StoreError(
            f"{url} answered with the record of another DOI, {other}.",
            hint=_ADDRESS_HINT,
        )
    return bytes(data)


def _other_doi(answer: object, doi: str) -> str | None:
    """Return the DOI of a record if it is not the one that was asked for."""
    found = text_member(answer, "message", "DOI")
    return None if found is None or normalize_doi(found) == doi else found


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
