"""Keeps aiohttp's own log lines from telling who called and what they sent.

A request that can't be read at all never reaches a route. aiohttp logs it with the caller's
address and with the bytes at fault, which may be a token.
"""

from __future__ import annotations

import logging

import structlog
from aiohttp.http_exceptions import HttpProcessingError

log = structlog.get_logger()

_AIOHTTP_LOGGER = "aiohttp.server"


class _Impersonal(logging.Filter):
    """Says of what kind an error was, and lets nothing of the record itself through."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, HttpProcessingError):
            log.info("api.unreadable_request", error=type(error).__name__)
        elif record.levelno >= logging.WARNING:
            log.error("api.connection_failed", error=type(error).__name__)
        return False


def quieten_aiohttp() -> None:
    """For the whole process; doing it twice is doing it once."""
    logger = logging.getLogger(_AIOHTTP_LOGGER)
    if not any(isinstance(each, _Impersonal) for each in logger.filters):
        logger.addFilter(_Impersonal())
