"""What the server tells of itself: metrics for Prometheus and an access log.

Neither has anything personal: no address, no browser, no path, no query. A request is
told by the route that it took.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from retract_ld.server.jobs import Answer
from retract_ld.server.pool import Pool

__all__ = ["Metrics", "Observed"]

_LOG: Final = logging.getLogger("retract_ld.server.access")

#: Seconds; the last are those of queries that are stopped.
_BUCKETS: Final = (0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60)

_KNOWN_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class Metrics:
    """The metrics of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "retract_ld_requests_total",
            "Requests by method, route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "retract_ld_request_seconds",
            "Seconds from a request to the end of its answer.",
            ("route",),
            buckets=_BUCKETS,
            registry=self.registry,
        )

    def watch(self, name: str, pool: Pool) -> None:
        """Tell the state of a pool, too."""
        for what, text, value in _states(pool):
            Gauge(
                f"retract_ld_{name}_{what}", text, registry=self.registry
            ).set_function(value)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(route).observe(seconds)

    def exposition(self) -> Answer:
        """Return all metrics in Prometheus's text format."""
        return Answer(200, CONTENT_TYPE_LATEST, generate_latest(self.registry))


def _states(pool: Pool) -> Iterable[tuple[str, str, Callable[[], float]]]:
    yield "waiting", "Jobs that wait for a process.", lambda: pool.waiting
    yield "running", "Jobs that a process does.", lambda: pool.running
    yield "workers", "Processes that run.", lambda: pool.size
    yield "replaced", "Processes that were killed or crashed.", lambda: pool.replaced


class Observed:
    """Counts and logs every request."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and note what came of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        status, sent = 500, 0

        async def noted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - start
            # Methods are the client's words and without end.
            method = scope["method"] if scope["method"] in _KNOWN_METHODS else "other"
            route = getattr(scope.get("route"), "path", "none")
            self._metrics.count(method, route, status, seconds)
            _LOG.info(
                "%s %s %d %d bytes %.0f ms", method, route, status, sent, seconds * 1e3
            )
