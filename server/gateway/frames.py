"""JSON bodies as WebSocket frames."""

from __future__ import annotations

from websockets.frames import Frame, Opcode


def text_frame(body: bytes) -> bytes:
    """The unmasked text frame (RFC 6455, section 5.2) that carries `body`.

    Made once an event and node, and written to every subscriber as the same bytes object.
    """
    return Frame(Opcode.TEXT, body).serialize(mask=False)
