"""Posting to addresses of others' choice, bounded in every way.

An address is looked at where it can't change any more: when the socket to it is made. Between
that look and the connection there is no second look-up that could answer something else (DNS
rebinding). Redirects are not followed, an answer's body is not read, no cookie is kept, no proxy
of the environment is used, and each request has a connection of its own.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from server import __version__
from server.domain.errors import BadRequest
from server.outgoing.addresses import NOT_PUBLIC, checked_url, is_public
from server.services.outgoing import NotSentError, Request

TIMEOUT_S = 10.0
# A look-up can't be cancelled, and the loop's own threads are few and for others too.
LOOKUPS_AT_ONCE = 48
HEADER_MAX_BYTES = 8_190


class Found(NamedTuple):
    family: socket.AddressFamily
    address: str


LookUp = Callable[[str, int], list[Found]]


class NotPublicError(OSError):
    """A connection that was about to be made and must not be."""


def system_look_up(host: str, port: int) -> list[Found]:
    """Every address of a name. Raises: OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [Found(family, str(address[0])) for family, _, _, _, address in found]


class Outgoing:
    """`post` and `check` of `services.outgoing`; to be made on the loop and closed."""

    def __init__(
        self,
        *,
        allows_private: bool,
        look_up: LookUp = system_look_up,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """`look_up` runs on threads of its own here. `timeout_s` bounds a request as a whole."""
        self._allows_private = allows_private
        self._timeout_s = timeout_s
        self._look_up = look_up
        self._threads = ThreadPoolExecutor(LOOKUPS_AT_ONCE, thread_name_prefix="look-up")
        self._session: aiohttp.ClientSession | None = None

    async def check(self, url: str, field: str) -> None:
        """Raises: BadRequest, with `field`, for what can't or mustn't be called."""
        checked = checked_url(url, field, allows_private=self._allows_private)
        try:
            async with asyncio.timeout(self._timeout_s):
                found = await self.addresses(checked.host or "", checked.port or 0)
        except (OSError, UnicodeError, TimeoutError):
            raise BadRequest("Nothing is known by that name just now.", field=field) from None
        if not self._allows_private and not all(_is_public(each.address) for each in found):
            raise BadRequest(NOT_PUBLIC, field=field)

    async def post(self, request: Request) -> int:
        """Post it; the answer's status, whatever it is.

        Raises:
            NotSentError: there was no answer within the time, or nothing may be sent there.
        """
        try:
            checked_url(request.url, "url", allows_private=self._allows_private)
            async with asyncio.timeout(self._timeout_s):
                return await self._status_of(request)
        except BadRequest:
            raise NotSentError("address_refused") from None
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            raise NotSentError(_reason(error)) from None

    async def addresses(self, host: str, port: int) -> list[Found]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._look_up, host, port)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _status_of(self, request: Request) -> int:
        answer = await self._opened().post(
            request.url, data=request.body, headers=request.headers, allow_redirects=False
        )
        answer.close()  # its body is nobody's business, and may have no end
        return answer.status

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                resolver=_Resolver(self),
                use_dns_cache=False,
                force_close=True,
                limit=0,  # who sends has bounds of their own
                socket_factory=self._socket,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=aiohttp.ClientTimeout(total=None),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": f"Lamplight/{__version__}"},
                auto_decompress=False,
                max_line_size=HEADER_MAX_BYTES,
                max_field_size=HEADER_MAX_BYTES,
            )
        return self._session

    def _socket(self, info: Any) -> socket.socket:
        """For exactly the address that is then connected to, a literal one included."""
        family, kind, protocol, _, address = info
        if not self._allows_private and not _is_public(address[0]):
            raise NotPublicError(NOT_PUBLIC)
        return socket.socket(family, kind, protocol)


def _is_public(address: str) -> bool:
    """No for what isn't written as an address is either: 127.1, 2130706433."""
    try:
        return is_public(address)
    except ValueError:
        return False


class _Resolver(AbstractResolver):
    """Names by `Outgoing.addresses`, for aiohttp."""

    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=found.address,
                port=port,
                family=found.family,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for found in await self._outgoing.addresses(host, port)
            if family in {socket.AF_UNSPEC, found.family}
        ]

    async def close(self) -> None:
        """Nothing of its own is open."""


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "name_unknown"
    if isinstance(error, aiohttp.ClientSSLError):
        return "tls_failed"
    if isinstance(error, aiohttp.InvalidURL):
        return "address_refused"
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    return "address_refused" if isinstance(cause, NotPublicError) else "unreachable"
