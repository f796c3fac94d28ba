"""Credentials from the environment or the netrc file, sent as the server asks for them."""

from __future__ import annotations

import netrc
import os
from base64 import b64encode
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from retract_ld.errors import StoreError

if TYPE_CHECKING:
    import httpx2

__all__ = ["SCHEMES", "Credentials", "authentication", "credentials_for"]

#: How credentials are sent: as the server asks, in one of two ways at once, not at all.
SCHEMES: Final = ("auto", "basic", "digest", "none")


class Credentials(NamedTuple):
    """A user and a password, which no message shows."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "Credentials(…)"

    def hide(self, text: str) -> str:
        """Return a text of the server's without them, however it repeats them."""
        pair = f"{self.user}:{self.password}".encode()
        for secret in (b64encode(pair).decode(), self.password):
            text = text.replace(secret, "…") if secret else text
        return text


def credentials_for(url: str) -> Credentials | None:
    """Return the credentials for an address, if there are any.

    Raises:
        StoreError: if the netrc file cannot be read.
    """
    user = os.environ.get("RETRACT_LD_USER")
    if user:
        return Credentials(user, os.environ.get("RETRACT_LD_PASSWORD", ""))
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(urlsplit(url).hostname or "")
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError):
        # What is wrong in it may be the password, so it is not told.
        raise StoreError(f"{path}: cannot be read as a netrc file.") from None
    return Credentials(found[0], found[2] or "") if found else None


def authentication(credentials: Credentials, scheme: str) -> httpx2.Auth:
    """Return what sends credentials: at once in a scheme, or when and as asked (``auto``).

    What the server asked for is remembered, so that no body is sent twice but the first.
    """
    import httpx2

    basic, digest = httpx2.BasicAuth(*credentials), httpx2.DigestAuth(*credentials)
    if scheme != "auto":
        return {"basic": basic, "digest": digest}[scheme]

    class AsAsked(httpx2.Auth):
        known: httpx2.Auth | None = None

        def auth_flow(
            self, request: httpx2.Request
        ) -> Generator[httpx2.Request, httpx2.Response, None]:
            if self.known is not None:
                yield from self.known.auth_flow(request)
                return
            answer = yield request
            if answer.status_code != 401:
                return
            asked = " ".join(answer.headers.get_list("www-authenticate")).lower()
            if "digest" in asked:
                self.known = digest
                flow = digest.auth_flow(request)
                next(flow)
                yield flow.send(answer)
            elif "basic" in asked:
                self.known = basic
                yield from basic.auth_flow(request)

    return AsAsked()
