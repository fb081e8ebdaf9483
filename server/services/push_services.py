"""Whose push services a browser's subscription may name.

A subscription is an address that this server will call. A member of staff is known to whoever runs
it; anybody else joined a minute ago, and could have it call an address that is no browser's.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from server.domain.errors import BadRequest

# Chrome and what is built on it; Firefox; Safari; Edge. Others: `LAMPLIGHT_PUSH_SERVICES`.
KNOWN_PUSH_SERVICES = (
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)


def check_push_service(endpoint: str, services: tuple[str, ...]) -> None:
    """`services` are names of hosts, which stand for all below them too.

    Raises:
        BadRequest: it is none of theirs.
    """
    try:
        host = urlsplit(endpoint).hostname or ""
    except ValueError:
        host = ""
    if not any(host == service or host.endswith(f".{service}") for service in services):
        raise BadRequest("That is no push service that this place knows.", field="endpoint")
