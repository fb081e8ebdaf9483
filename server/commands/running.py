"""How a command runs: settings from the environment, a store to use, errors of one line."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, NoReturn

import click
import structlog

from server import app
from server.config import Settings, SettingsError, read_settings
from server.domain.errors import LamplightError
from server.services.context import Context


def with_store(
    work: Callable[[Context], Awaitable[None]], settings: Settings | None = None
) -> None:
    """Do `work` on the store of these settings, or of the environment's."""

    async def whole() -> None:
        ctx = await app.open_context(settings or settings_from_environment())
        try:
            await work(ctx)
        finally:
            await ctx.store.close()

    run_command(whole())


def settings_from_environment() -> Settings:
    """The settings, with logging set up as they say; a wrong one ends the command."""
    try:
        settings = read_settings(os.environ)
    except SettingsError as error:
        fail(str(error))
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    )
    return settings


def run_command(work: Coroutine[Any, Any, None]) -> None:
    try:
        asyncio.run(work)
    except app.StartError as error:
        fail(str(error))
    except LamplightError as error:
        fail(error.message)


def fail(message: str) -> NoReturn:
    click.echo(f"lamplight: {message}", err=True)
    sys.exit(2)
