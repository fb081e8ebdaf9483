"""What the HTTP edge must be told; the composition root reads it from the environment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """`public_url`: the address that people know this place by, without a slash at its end.

    `public_origins`: what a browser's `Origin` must be, exactly, where a cookie signs it in.

    `video_origins`: whose pages a page of ours may show in itself.

    `trusted_proxies`: addresses or networks, such as `10.0.0.0/8`.
    Rates are attempts: so many at once, then so many a second. A school's or a clinic's
    people all come from one address, so the rates by address are wide.
    """

    public_origins: frozenset[str]
    leave_url: str
    public_url: str = "http://127.0.0.1:8000"
    is_https: bool = False
    client_dir: Path | None = None
    video_origins: tuple[str, ...] = ()
    trusted_proxies: frozenset[str] = frozenset()
    join_burst: float = 1_000
    join_per_s: float = 20
    login_burst: float = 10
    login_per_s: float = 1 / 6
    login_address_burst: float = 100
    login_address_per_s: float = 1
    return_burst: float = 200
    return_per_s: float = 2
