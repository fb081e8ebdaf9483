"""JSON bodies as WebSocket frames."""

from __future__ import annotations


def text_frame(body: bytes) -> bytes:
    """The unmasked text frame (RFC 6455, section 5.2) that carries `body`.

    Made once an event and node, and written to every subscriber as the same bytes object.
    """
    size = len(body)
    if size < 126:
        return bytes((_FIN_TEXT, size)) + body
    if size < 65_536:
        return b"\x81\x7e" + size.to_bytes(2) + body
    return b"\x81\x7f" + size.to_bytes(8) + body


_FIN_TEXT = 0x81
