"""What the services know of the way out: a request to be posted, and what may come of that.

`server.outgoing` is the one place that opens connections to the outside.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from server.domain.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Request:
    url: str
    headers: Mapping[str, str]
    body: bytes


class NotSentError(Exception):
    """No answer came; `reason` is one word of ours, such as `timeout`, never the other side's."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# Posts it and returns the answer's status, within a bounded time. Raises: NotSentError.
Post = Callable[[Request], Awaitable[int]]

# Looks at an address before it is kept; the second argument names the field it came in.
# Raises: BadRequest, where nothing may be sent to it.
CheckAddress = Callable[[str, str], Awaitable[None]]


async def no_way_out(_url: str, _field: str) -> None:
    """For commands, which tell nobody anything."""
    raise Unavailable("This process can't check addresses.")
