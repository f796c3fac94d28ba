"""An answer → what goes over HTTP, in pieces that a slow client cannot pile up."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from retract_ld.server.jobs import Answer
from retract_ld.server.negotiation import with_charset

__all__ = ["AnswerResponse"]

_PIECE: Final = 65_536


class AnswerResponse(Response):
    """The HTTP response of an `Answer`."""

    def __init__(self, answer: Answer, headers: dict[str, str] | None = None) -> None:
        super().__init__(
            answer.body,
            answer.status,
            {**answer.headers, **(headers or {})},
            with_charset(answer.media_type),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the response; the server waits after each piece until it is taken."""
        await send(
            {
                "type": "http.response.start",
                "status": self.status_code,
                "headers": self.raw_headers,
            }
        )
        body = bytes(self.body)
        for start in range(0, max(len(body), 1), _PIECE):
            await send(
                {
                    "type": "http.response.body",
                    "body": body[start : start + _PIECE],
                    "more_body": start + _PIECE < len(body),
                }
            )
