"""Where the Redis server is and who we are to it, read from its URL.

Owns the password, which it gives to the greeting and to nothing that is shown.
"""

import ssl
from dataclasses import dataclass, field
from typing import Any, Self

from redis.asyncio.connection import ConnectionPool

from server.bus.redis_wire import LinkFailed, in_words, pack


@dataclass(frozen=True, slots=True)
class RedisAddress:
    """Where the broker is and who we are to it. `str()` leaves the password out."""

    host: str
    port: int
    path: str
    username: str | None
    password: str | None = field(repr=False)
    tls: ssl.SSLContext | None

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Read `redis://`, `rediss://` or `unix://` as redis-py does, `ssl_*` options included.

        The database number means nothing to pub/sub, whose channels belong to
        the whole server; a channel prefix is what keeps installations apart.

        Raises:
            LinkFailed: the URL cannot be understood, or a file that it names cannot be used.
        """
        try:
            pool: Any = ConnectionPool.from_url(url)
            parsed = pool.make_connection()  # an object with the options; nothing is opened
            tls = getattr(parsed, "ssl_context", None)
            return cls(
                host=getattr(parsed, "host", ""),
                port=getattr(parsed, "port", 0),
                path=getattr(parsed, "path", ""),
                username=parsed.username,
                password=parsed.password,
                tls=tls.get() if tls is not None else None,
            )
        except OSError as error:
            raise LinkFailed(f"a TLS file in its URL cannot be used: {in_words(error)}") from None
        except Exception:  # noqa: BLE001 - redis-py raises many kinds, some quoting the password
            raise LinkFailed(
                "its URL is not like redis://user:password@host:6379/0"
                " (in a password, write all but letters and digits as %XX)"
            ) from None

    def __str__(self) -> str:
        if self.path:
            return f"unix://{self.path}"
        user = f"{self.username}@" if self.username else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'rediss' if self.tls else 'redis'}://{user}{host}:{self.port}"

    def greeting(self) -> bytes:
        """The first command of a link: RESP3, and who we are."""
        if self.password is None:
            return pack(b"HELLO", b"3")
        user = self.username or "default"
        return pack(b"HELLO", b"3", b"AUTH", user, self.password)
