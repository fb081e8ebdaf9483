"""Limits on what can be tried without being signed in: by address, and by login name.

Addresses live here, in memory, and nowhere else: they are never logged or stored.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from aiohttp import web

from server.domain.limits import TokenBucket

Networks = tuple[IPv4Network | IPv6Network, ...]

KEYS_MAX = 20_000
_LOOKED_AT = 16
_IPV6_PREFIX = 64  # what one customer is given; a single address of it means nothing


class Rates:
    """One token bucket a key, for at most `KEYS_MAX` keys."""

    def __init__(self, burst: float, per_s: float) -> None:
        self._burst = burst
        self._per_s = per_s
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str, now_ms: int) -> None:
        """Raises: SlowDown where this key has none left."""
        self._make_room(now_ms)
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = TokenBucket(self._burst, self._per_s, now_ms)
        self._buckets.move_to_end(key)
        bucket.take(now_ms)

    def forgive(self, key: str) -> None:
        """Start this key afresh."""
        self._buckets.pop(key, None)

    def _make_room(self, now_ms: int) -> None:
        """Drop a few that have refilled, and the longest unused of all where there are too many."""
        for key in [key for key, _ in zip(self._buckets, range(_LOOKED_AT), strict=False)]:
            if self._buckets[key].is_full(now_ms):
                del self._buckets[key]
        while len(self._buckets) >= KEYS_MAX:
            self._buckets.popitem(last=False)


def networks(named: Iterable[str]) -> Networks:
    """Raises: ValueError where one is neither an address nor a network."""
    return tuple(ip_network(each, strict=False) for each in named)


def client_address(request: web.Request, trusted_proxies: Networks) -> str:
    """Where a request comes from: the nearest address that isn't one of our own proxies.

    `X-Forwarded-For` is read from its right end, each entry believed only because a trusted
    proxy wrote it; from anybody else it is ignored.
    """
    address = _parsed(request.remote or "")
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", []))
    for entry in reversed(forwarded.split(",")):
        is_proxy = address is None or any(address in net for net in trusted_proxies)
        if not is_proxy or not entry.strip():
            break
        address = _parsed(entry.strip())
    return _key(address)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _key(address: IPv4Address | IPv6Address | None) -> str:
    if address is None:
        return "unknown"
    if address.version == 6:
        return str(IPv6Network((address, _IPV6_PREFIX), strict=False))
    return str(address)
