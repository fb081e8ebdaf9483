"""A token bucket: so many at once, then so many a second. Time is passed in."""

from __future__ import annotations

from server.domain.errors import SlowDown


class TokenBucket:
    """Holds `burst` tokens when full and gains `per_s` a second."""

    __slots__ = ("_at_ms", "_tokens", "burst", "per_s")

    def __init__(self, burst: float, per_s: float, now_ms: int) -> None:
        self.burst = burst
        self.per_s = per_s
        self._tokens = burst
        self._at_ms = now_ms

    def take(self, now_ms: int) -> None:
        """Take one token. A clock that steps back gains nothing and loses nothing.

        Raises:
            SlowDown: none is left; `retry_after_ms` says when one will be.
        """
        gained = max(0, now_ms - self._at_ms) * self.per_s / 1000
        self._at_ms = now_ms
        self._tokens = min(self.burst, self._tokens + gained)
        if self._tokens < 1:
            wait_ms = int((1 - self._tokens) / self.per_s * 1000) + 1 if self.per_s else None
            raise SlowDown(retry_after_ms=wait_ms)
        self._tokens -= 1

    def is_full(self, now_ms: int) -> bool:
        """Whether it has refilled: such a bucket holds no memory worth keeping."""
        gained = max(0, now_ms - self._at_ms) * self.per_s / 1000
        return self._tokens + gained >= self.burst
