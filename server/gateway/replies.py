"""Domain results and errors as frames: the gateway's one translation table."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from server import protocol
from server.domain.errors import BadRequest, LamplightError
from server.gateway.frames import text_frame


def frame_of(message: Any) -> bytes:
    """The WebSocket frame of one server message."""
    return text_frame(protocol.encode(message))


def refusal(ref: int | None, error: LamplightError) -> bytes:
    """The frame that refuses a command."""
    return frame_of(
        protocol.Error(
            code=error.code,
            message=error.message,
            temporary=error.temporary,
            ref=ref,
            retry_after_ms=UNSET if error.retry_after_ms is None else error.retry_after_ms,
            field=UNSET if error.field is None else error.field,
        )
    )


def malformed(error: protocol.Malformed) -> bytes:
    """The frame that answers what is no command."""
    return refusal(error.ref, BadRequest(str(error), field=error.field))
