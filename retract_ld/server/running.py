"""Running a server until it is told to end."""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import uvicorn

from retract_ld.errors import StoreError
from retract_ld.server.app import make_app
from retract_ld.server.connections import connections
from retract_ld.server.settings import Settings
from retract_ld.stores import current_generation

__all__ = ["run"]

#: Files open beside connections: pipes of workers, log, libraries.
_FILES: Final = 128
#: Seconds for requests that are being answered when the server is told to end.
_LAST: Final = 5
_BACKLOG: Final = 512
#: Bytes of the head of a request; a longer query comes by POST.
_HEAD: Final = 65_536


def run(
    settings: Settings,
    host: str,
    port: int,
    *,
    access_log: bool = True,
    ready: Callable[[str], None],
) -> None:
    """Serve a store until the process is told to end (SIGINT, SIGTERM).

    Args:
        port: 0 takes any that is free.
        ready: is told the address once requests are answered.

    Raises:
        StoreError: if there is no store or the address cannot be had.
    """
    current_generation(settings.store)
    _allow_files(settings.max_connections + _FILES)
    with _bound(host, port) as listening:
        config = uvicorn.Config(
            make_app(settings),
            http=connections(settings.patience, settings.max_connections),
            ws="none",
            loop="asyncio",
            lifespan="on",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=max(1, round(settings.patience)),
            timeout_graceful_shutdown=_LAST,
            h11_max_incomplete_event_size=_HEAD,
            log_config=_logging(access_log),
        )
        # uvicorn raises the signal again once everything has ended.
        with suppress(KeyboardInterrupt):
            _Server(config, ready).run([listening])


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            self._ready(f"http://{f'[{host}]' if ':' in host else host}:{port}")


def _logging(access_log: bool) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            "uvicorn": {"handlers": ["stderr"], "level": "ERROR"},
            "retract_ld.server": {"handlers": ["stderr"], "level": "INFO"},
            "retract_ld.server.access": {"level": "INFO" if access_log else "WARNING"},
        },
    }


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise StoreError(
            f"{host}:{port}: {os.strerror(error.errno) if error.errno else error}.",
            hint="Name another address with --host and --port.",
        ) from error


def _allow_files(wanted: int) -> None:
    """Let the process open as many files as the connections need, if it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
