"""What stands around every request: headers, bounded bodies, HEAD, and no tracebacks.

Plain ASGI, so that an answer made anywhere, errors among them, goes through it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from retract_ld.server.jobs import problem
from retract_ld.server.responses import AnswerResponse

__all__ = ["HEADERS", "BoundedBodies", "HeadAsGet", "SecurityHeaders"]

_LOG: Final = logging.getLogger(__name__)

#: Bytes of a body that are read, large as it may be.
_READ_AWAY: Final = 16_777_216

#: No page of ours needs anything from elsewhere, or a script of its own text.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The data are for all: other sites may read them (and CORS says so).
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class SecurityHeaders:
    """Sets the headers of every answer and answers when the application fails."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            await self._app(scope, receive, with_headers)
        except asyncio.CancelledError:
            # Nobody else cancels a request that is being answered.
            if started:
                raise
            answer = problem(503, "The server is being ended.", Connection="close")
            await AnswerResponse(answer)(scope, receive, with_headers)
        except Exception:
            if started:
                raise
            # The path may say whom somebody looks for: it is not logged.
            _LOG.exception("a %s request failed", scope["method"])
            answer = problem(500, "This is a fault of the server, not of the request.")
            await AnswerResponse(answer)(scope, receive, with_headers)


class HeadAsGet:
    """Answers HEAD as GET is, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, of HEAD only the head."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, without_body)


class BoundedBodies:
    """Reads the body of a request before anything else, up to a size and within a time."""

    def __init__(self, app: ASGIApp, most: int, patience: float) -> None:
        self._app = app
        self._most = most
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request once its body is there."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._patience):
                body = await self._body(receive)
        except TimeoutError:
            answer = problem(
                408,
                f"The body took longer than {self._patience:g} seconds.",
                Connection="close",
            )
            await AnswerResponse(answer)(scope, receive, send)
            return
        if body is None:
            return
        if len(body) > self._most:
            answer = problem(
                413, f"A request may have {self._most} bytes here.", Connection="close"
            )
            await AnswerResponse(answer)(scope, receive, send)
            return
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, again, send)

    async def _body(self, receive: Receive) -> bytes | None:
        """Return the body, cut off when it is too large; ``None`` if the client is gone.

        The rest of a large one is read, within reason: a client that still sends does not
        see the answer.
        """
        body = bytearray()
        left = _READ_AWAY
        while True:
            message: dict[str, Any] = dict(await receive())
            if message["type"] == "http.disconnect":
                return None
            piece = message.get("body", b"")
            if len(body) <= self._most:
                body += piece
            left -= len(piece)
            if left < 0 or not message.get("more_body", False):
                return bytes(body)
