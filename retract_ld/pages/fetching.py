"""An address → the bytes of the page behind it, within limits."""

from __future__ import annotations

import time
from typing import Final

from retract_ld.errors import MissingExtra, Refused, StoreError

__all__ = ["LARGEST", "fetch_page"]

#: Larger pages are refused.
LARGEST: Final = 20 * 1024 * 1024
_REDIRECTS: Final = 5


def fetch_page(url: str, *, seconds: float = 20.0, largest: int = LARGEST) -> bytes:
    """Fetch a page.

    Args:
        seconds: for the whole of it, redirects included.
        largest: bytes that are read at most, after decompression.

    Raises:
        StoreError: when there is no page to be had in time.
        Refused: when it is too large, or is no text.
    """
    try:
        import httpx2
    except ImportError as error:  # pragma: no cover
        raise MissingExtra("Fetching needs httpx2.", hint="Install httpx2.") from error
    until = time.monotonic() + seconds
    try:
        with (
            httpx2.Client(
                timeout=seconds, follow_redirects=True, max_redirects=_REDIRECTS
            ) as client,
            client.stream("GET", url, headers={"Accept": "text/html"}) as answer,
        ):
            if answer.status_code != 200:
                raise StoreError(
                    f"{url} answered {answer.status_code}.",
                    hint="Open it in a browser to see why.",
                )
            kind = answer.headers.get("content-type", "text/html").partition(";")[0]
            if kind.strip().lower() not in {"text/html", "application/xhtml+xml"}:
                raise Refused(f"is {kind}, not HTML.", source=url)
            content = bytearray()
            for part in answer.iter_bytes():
                content += part
                if len(content) > largest:
                    raise Refused(f"is larger than {largest:,} bytes.", source=url)
                if time.monotonic() > until:
                    raise StoreError(f"{url} took longer than {seconds:g} seconds.")
            return bytes(content)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise StoreError(f"{url} cannot be fetched: {reason}.") from error
