"""Frame headers, against the websockets library's own."""

import pytest
from websockets.frames import Frame, Opcode

from server.gateway.frames import text_frame


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
def test_a_frame_is_what_the_library_would_make(size: int) -> None:
    """Each of the three length forms, at its edges."""
    body = b"x" * size
    assert text_frame(body) == Frame(Opcode.TEXT, body).serialize(mask=False)
