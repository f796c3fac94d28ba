"""A SPARQL endpoint over HTTP: queries, updates and graphs, with patience.

What goes wrong is a `StoreError` that names the endpoint and the cause. Credentials come
from the environment or the netrc file and never get into a message.
"""

from __future__ import annotations

import netrc
import os
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

from retract_ld.errors import StoreError

if TYPE_CHECKING:
    import httpx2

__all__ = ["Endpoint", "TooLarge"]

#: Answers after which another try may help.
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
_TRIES: Final = 5
#: Seconds before a server counts as dead.
_TIMEOUT: Final = 120.0

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
        pause: waits some seconds between tries.
    """

    def __init__(
        self,
        query: str,
        *,
        update: str | None = None,
        graph_store: str | None = None,
        timeout: float = _TIMEOUT,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        import httpx2

        for url in (query, update, graph_store):
            if url is not None:
                _checked(url)
        self.query_url = query
        self.update_url = update
        self.graph_store_url = graph_store
        self._pause = pause
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)
        self.warnings: list[str] = []

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

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
        for attempt in range(_TRIES):
            if attempt:
                self._pause(0.25 * 4 ** (attempt - 1))
            try:
                answer = self._client.request(method, url, auth=_auth(url), **request)
            except httpx2.TransportError as error:
                cause = _transport(error)
                continue
            except httpx2.InvalidURL as error:
                raise StoreError(
                    f"{_bare(url)}: this is no address: {error}."
                ) from error
            if answer.is_success or answer.status_code in fine:
                return answer
            cause = _cause(answer)
            if answer.status_code == 413:
                raise TooLarge(f"{_bare(url)}: {cause}")
            if answer.status_code not in _AGAIN or _is_refusal(answer):
                break
            wait = answer.headers.get("retry-after", "")
            if wait.isdecimal():
                self._pause(min(float(wait), 60.0))
        raise StoreError(f"{_bare(url)}: {cause}")


def _checked(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise StoreError(f"{_bare(url)}: this is no http or https address.")
    if parts.username or parts.password:
        raise StoreError(
            f"{_bare(url)}: credentials do not belong into an address.",
            hint="Set RETRACT_LD_USER and RETRACT_LD_PASSWORD, or use ~/.netrc.",
        )


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


def _cause(answer: httpx2.Response) -> str:
    meaning = _MEANING.get(answer.status_code, "")
    text = " ".join(answer.text.split())[:200]
    said = f" It says: {text}" if text and answer.status_code != 401 else ""
    between = f", {meaning}" if meaning else ""
    return f"answered {answer.status_code}{between}.{said}"


def _is_refusal(answer: httpx2.Response) -> bool:
    """Tell whether a 500 is the server's way of saying no: Virtuoso's is."""
    return answer.status_code == 500 and any(
        words in answer.text
        for words in ("No permission", "SQL compiler", "syntax error")
    )


def _credentials(host: str) -> tuple[str, str] | None:
    user = os.environ.get("RETRACT_LD_USER")
    if user:
        return user, os.environ.get("RETRACT_LD_PASSWORD", "")
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except (netrc.NetrcParseError, OSError) as error:
        raise StoreError(f"{path}: cannot be read as a netrc file.") from error
    return (found[0], found[2] or "") if found else None


def _auth(url: str) -> httpx2.Auth | None:
    """Return the authentication for an address: Basic or Digest, as the server asks."""
    import httpx2

    credentials = _credentials(urlsplit(url).hostname or "")
    if credentials is None:
        return None
    user, password = credentials

    class Asked(httpx2.Auth):
        requires_response_body = False

        def auth_flow(
            self, request: httpx2.Request
        ) -> Generator[httpx2.Request, httpx2.Response, None]:
            answer = yield request
            if answer.status_code != 401:
                return
            scheme = answer.headers.get("www-authenticate", "").partition(" ")[0]
            if scheme.lower() == "digest":
                digest = httpx2.DigestAuth(user, password).auth_flow(request)
                next(digest)
                yield digest.send(answer)
            elif scheme.lower() == "basic":
                yield from httpx2.BasicAuth(user, password).auth_flow(request)

    return Asked()
