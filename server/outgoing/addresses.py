"""Which addresses may be sent to: only public ones, so that nobody reaches what is inside.

Whoever sets up a webhook chooses an address for this server to call. Without these rules that
could be its own database, or a cloud's metadata service (server-side request forgery).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from yarl import URL

from server.domain.errors import BadRequest

URL_MAX_CHARS = 2_000

# RFC 6052 and 8215: IPv6 addresses that a gateway turns into IPv4 ones.
_NAT64 = ip_network("64:ff9b::/96")
# Not left to `is_global`, which differs between versions of Python: RFC 6598 (a provider's own),
# RFC 8215, and the deprecated site-local addresses.
_CLOSED = tuple(
    ip_network(net) for net in ("100.64.0.0/10", "192.0.0.0/24", "64:ff9b:1::/48", "fec0::/10")
)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the Internet's, wherever an IPv4 one may be hidden in it.

    Raises:
        ValueError: it is no IP address.
    """
    ip = ip_address(address.partition("%")[0])
    inner = _embedded(ip) if isinstance(ip, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    is_closed = any(ip.version == net.version and ip in net for net in _CLOSED)
    is_special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local
    return ip.is_global and not (is_closed or is_special or ip.is_private or ip.is_loopback)


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def checked_url(text: str, field: str, *, allows_private: bool) -> URL:
    """The address as it will be called.

    Raises:
        BadRequest: with `field`; it is no address that anything may be sent to.
    """
    try:
        url = URL(text)
        host = url.host
        port = url.port
    except (ValueError, IndexError):  # the second is what yarl makes of "https://[]@"
        raise BadRequest("That is not a web address.", field=field) from None
    schemes = {"https", "http"} if allows_private else {"https"}
    if not host or not port or len(text) > URL_MAX_CHARS or url.scheme not in schemes:
        raise BadRequest(f"Only {' and '.join(sorted(schemes))} addresses are called.", field=field)
    if url.user is not None or url.password is not None or url.fragment:
        raise BadRequest("An address without a user, a password or a fragment.", field=field)
    if not allows_private and _is_closed_literal(host):
        raise BadRequest(NOT_PUBLIC, field=field)
    return url


NOT_PUBLIC = "That address is not on the public Internet, so nothing is sent to it."


def _is_closed_literal(host: str) -> bool:
    try:
        return not is_public(host)
    except ValueError:
        return False  # a name: it is looked up
