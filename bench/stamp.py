"""The stamp inside a message's text: its number and the time at which it was sent.

The same code as native/stamp.h, which says why it is made of words.
"""

import time

MARK = "lantern "
WORDS = (
    "amber birch cedar daisy ember frost grain hazel "
    "ivory jolly kayak lemon maple north olive pearl"
).split()
FILLER = "is how the light moved over the water this evening, and "
STAMP_BYTES = len(MARK) + 18 * 6


def stamped_text(number: int, size_bytes: int, at_us: int | None = None) -> str:
    """A text of exactly `size_bytes` (ASCII; at least STAMP_BYTES), sent at `at_us` or now."""
    sent_us = time.monotonic_ns() // 1000 if at_us is None else at_us
    digits = f"{number:06x}{sent_us:012x}"
    stamp = MARK + "".join(f"{WORDS[int(digit, 16)]} " for digit in digits)
    text = (stamp + FILLER * (size_bytes // len(FILLER) + 1))[:size_bytes]
    return text if size_bytes == STAMP_BYTES else text[:-1] + "."


def read_stamp(payload: str) -> tuple[int, int]:
    """The number and the time in microseconds. Raises: ValueError where there is no stamp."""
    words = payload[payload.index(MARK) + len(MARK) :].split(" ")[:18]
    digits = "".join(f"{WORDS.index(word):x}" for word in words)
    return int(digits[:6], 16), int(digits[6:], 16)
