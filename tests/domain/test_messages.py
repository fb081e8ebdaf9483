"""What a message and its short fields may hold."""

import pytest

from server.domain.errors import BadRequest
from server.domain.messages import check_plain


@pytest.mark.parametrize("text", ["", "a-b_c 7", "caf\u00e9", "\u200d", "\N{SPARKLES}"])
def test_a_plain_text_is_taken(text: str) -> None:
    """Whatever can be shown, of any script, and what joins it."""
    check_plain(text, "id")


@pytest.mark.parametrize(
    "text", ["a\x00", "a\n", "\x1b[31m", "a\x7f", "caf\u00e9\t", "\x85", "\ud800"]
)
def test_a_control_character_is_refused(text: str) -> None:
    """Among ASCII alone and among other letters; the error names the field."""
    with pytest.raises(BadRequest) as refused:
        check_plain(text, "id")
    assert refused.value.field == "id"
