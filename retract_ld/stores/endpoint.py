"""A SPARQL endpoint over HTTP: queries, updates and graphs, with patience.

What goes wrong is a `StoreError` that names the endpoint and the cause. Credentials never
get into a message.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urlsplit, urlunsplit

from retract_ld.errors import StoreError
from retract_ld.stores.credentials import authentication, credentials_for

if TYPE_CHECKING:
    import httpx2

__all__ = ["Endpoint", "TooLarge", "unreadable"]

#: Answers after which another try may help.
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
#: Words of servers that repeating the request does not help.
_FINAL: Final = ("No permission", "SQL compiler", "yntax error", "No space left")
#: Words of Virtuoso's when an update is too long for it.
_TOO_LONG: Final = ("length of generated SQL text", "memory exhausted")

_MEANING: Final = {
    401: "the credentials are missing or wrong",
    403: "it is forbidden with these credentials",
    404: "there is nothing at this address",
    405: "this address does not take such requests",
    413: "the request is too large",
    503: "the server is not available",
    507: "the server has no room left",
}


class TooLarge(StoreError):
    """The server takes smaller requests only."""


class Endpoint:
    """The addresses of one store and a connection to them.

    Args:
        query: address for queries.
        update: address for updates.
        graph_store: address of the SPARQL 1.1 Graph Store Protocol.
        auth: how credentials are sent, one of `credentials.SCHEMES`.
        timeout: seconds before a server counts as dead.
        retries: how often a request that failed is tried again.
        pause: waits some seconds between tries.
    """

    def __init__(
        self,
        query: str,
        *,
        update: str | None = None,
        graph_store: str | None = None,
        auth: str = "auto",
        timeout: float = 120.0,
        retries: int = 4,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        import httpx2

        self.query_url = query
        self.update_url = update
        self.graph_store_url = graph_store
        self.warnings: list[str] = []
        self._hide: Callable[[str], str] = str
        self._auth: dict[str, httpx2.Auth] = {}
        for url in dict.fromkeys((query, update, graph_store)):
            if url is None:
                continue
            _check(url)
            credentials = credentials_for(url) if auth != "none" else None
            if credentials:
                self._hide = credentials.hide
                self._auth[url] = authentication(credentials, auth)
                if auth != "digest" and _is_open(url):
                    self.warnings.append(
                        f"{_bare(url)}: not https, so others on the way may read along."
                    )
        self._tries = 1 + retries
        self._pause = pause
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    @property
    def shown(self) -> str:
        """The address as messages name it."""
        return _bare(self.query_url)

    def query(self, sparql: str, accept: str) -> tuple[bytes, str]:
        """Put a query; return the body and media type of the answer.

        Raises:
            StoreError: naming the endpoint and the cause.
        """
        answer = self._send(
            "POST", self.query_url, data={"query": sparql}, headers={"Accept": accept}
        )
        if "x-sparql-maxrows" in answer.headers:
            rows = answer.headers["x-sparql-maxrows"]
            self.warnings.append(
                f"{_bare(self.query_url)}: the server cuts results at {rows} rows."
            )
        return answer.content, answer.headers.get("content-type", "").partition(";")[0]

    def update(self, sparql: str) -> None:
        """Put an update.

        Raises:
            TooLarge: if the server wants less at once.
            StoreError: naming the endpoint and the cause.
        """
        assert self.update_url is not None
        headers = {"Content-Type": "application/sparql-update"}
        self._send("POST", self.update_url, content=sparql.encode(), headers=headers)

    def graph(self, method: str, graph: str, ntriples: bytes | None = None) -> None:
        """PUT, POST or DELETE a named graph; to delete what is not there is fine.

        Raises:
            TooLarge: if the server wants less at once.
            StoreError: naming the endpoint and the cause.
        """
        assert self.graph_store_url is not None
        self._send(
            method,
            self.graph_store_url,
            params={"graph": graph},
            content=ntriples,
            headers={"Content-Type": "application/n-triples"} if ntriples else {},
            fine=(404,) if method == "DELETE" else (),
        )

    def _send(
        self,
        method: str,
        url: str,
        *,
        fine: tuple[int, ...] = (),
        **request: Any,  # noqa: ANN401  # as httpx2 takes them
    ) -> httpx2.Response:
        """Send a request, again after a while if that may help.

        All our requests may be repeated: they replace, or add to a set, or only ask.
        """
        import httpx2

        cause = ""
        for attempt in range(self._tries):
            if attempt:
                self._pause(0.25 * 4 ** (attempt - 1))
            try:
                answer = self._client.request(
                    method, url, auth=self._auth.get(url), **request
                )
            except httpx2.TransportError as error:
                cause = _transport(error)
                continue
            except httpx2.InvalidURL as error:
                raise StoreError(
                    f"{_bare(url)}: this is no address: {error}."
                ) from error
            if answer.is_success or answer.status_code in fine:
                return answer
            cause = self._cause(answer)
            if answer.status_code == 413 or _says(answer, _TOO_LONG):
                raise TooLarge(f"{_bare(url)}: {cause}")
            if answer.status_code not in _AGAIN or _says(answer, _FINAL):
                break
            wait = answer.headers.get("retry-after", "")
            if wait.isdecimal():
                self._pause(min(float(wait), 60.0))
        raise StoreError(f"{_bare(url)}: {cause}")

    def _cause(self, answer: httpx2.Response) -> str:
        meaning = _MEANING.get(answer.status_code, "")
        if answer.has_redirect_location:
            meaning = f"it is now at {_bare(answer.headers['location'])}"
        text = self._hide(" ".join(answer.text.split()))[:200]
        page = "html" in answer.headers.get("content-type", "")
        told = text and not page and answer.status_code != 401
        said = f" It says: {text}" if told else ""
        between = f", {meaning}" if meaning else ""
        return f"answered {answer.status_code}{between}.{said}"


def unreadable(endpoint: Endpoint, media_type: str, error: Exception) -> StoreError:
    """Return what to raise when an answer is not what was asked for."""
    return StoreError(
        f"{endpoint.shown}: the answer is {media_type or 'of no known type'} and cannot be "
        f"read: {str(error)[:200]}."
    )


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise StoreError(f"{_bare(url)}: this is no http or https address.")
    if parts.username or parts.password:
        raise StoreError(
            f"{_bare(url)}: credentials do not belong into an address.",
            hint="Set RETRACT_LD_USER and RETRACT_LD_PASSWORD, or use ~/.netrc.",
        )


def _is_open(url: str) -> bool:
    """Tell whether what is sent to an address can be read on the way."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return False
    try:
        return not ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return True


def _bare(url: str) -> str:
    """Return an address as it may be shown: without credentials and query string."""
    parts = urlsplit(url)
    return urlunsplit(
        (parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", "")
    )


def _transport(error: Exception) -> str:
    import httpx2

    if isinstance(error, httpx2.ConnectError):
        return "no connection: nobody answers there."
    if isinstance(error, httpx2.TimeoutException):
        return "no answer in time."
    return f"the connection broke ({type(error).__name__})."


def _says(answer: httpx2.Response, words: tuple[str, ...]) -> bool:
    """Tell whether an error is explained by some words; Virtuoso's are often 500."""
    return answer.status_code in {400, 500} and any(w in answer.text for w in words)
