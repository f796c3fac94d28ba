"""What the server asks of a worker process and what it gets back, as MessagePack frames."""

from __future__ import annotations

from typing import Any, Final

import msgspec

__all__ = [
    "Answer",
    "Job",
    "decode_answer",
    "decode_job",
    "encode",
    "problem",
]

#: Bytes of the number that says how long a frame is.
LENGTH: Final = 4

#: Media type of what is wrong.
PROBLEM: Final = "application/problem+json"

TITLES: Final = {
    400: "The request cannot be understood",
    403: "This is not allowed",
    404: "There is nothing here",
    405: "This address does not take such requests",
    406: "There is no such form of the answer",
    408: "The request did not arrive in time",
    413: "The request is too large",
    415: "There is no reading this form of request",
    500: "The server failed",
    503: "The server is busy",
    504: "The query took too long",
    507: "The query needed too much memory",
}


class Job(msgspec.Struct, frozen=True):
    """A job of a name known to the worker, and its arguments."""

    name: str
    arguments: dict[str, Any] = msgspec.field(default_factory=dict)


class Answer(msgspec.Struct, frozen=True):
    """An answer as it goes over HTTP."""

    status: int
    media_type: str
    body: bytes
    headers: dict[str, str] = msgspec.field(default_factory=dict)


_jobs: Final = msgspec.msgpack.Decoder(Job)
_answers: Final = msgspec.msgpack.Decoder(Answer)


def decode_job(frame: bytes) -> Job:
    """Read a job."""
    return _jobs.decode(frame)


def decode_answer(frame: bytes) -> Answer:
    """Read an answer."""
    return _answers.decode(frame)


def encode(message: Job | Answer) -> bytes:
    """Return a message as a frame: its length, then itself.

    >>> frame = encode(Job("query", {"text": "ASK {}"}))
    >>> decode_job(frame[LENGTH:]).arguments
    {'text': 'ASK {}'}
    """
    data = msgspec.msgpack.encode(message)
    return len(data).to_bytes(LENGTH) + data


def problem(status: int, detail: str, **headers: str) -> Answer:
    """Return what is wrong with a request, as RFC 9457 has it.

    >>> problem(404, "No work has this DOI.").body.decode()
    '{"title":"There is nothing here","status":404,"detail":"No work has this DOI."}'
    """
    document = {"title": TITLES[status], "status": status, "detail": detail}
    spelled = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, PROBLEM, msgspec.json.encode(document), spelled)
