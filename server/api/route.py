"""What a row of the route table is made of, and what a handler is given and gives back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from aiohttp import web
from msgspec import Struct

from server.api.rates import Networks, Rates, client_address
from server.api.settings import ApiSettings
from server.domain.errors import NotFound
from server.domain.people import Person
from server.domain.permissions import Action
from server.services.accounts import Admission, SignedIn
from server.services.context import Context
from server.services.tokens import Tokens

SEQ_MAX = 2**53


class Access(Enum):
    """Who may call, where that isn't an action of the permission table."""

    PUBLIC = "public"
    TOKEN = "token"  # noqa: S105 - brings a token, which the use case itself judges
    SIGNED_IN = "signed in"


class Cookie(Enum):
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Api:
    """What every handler may use."""

    ctx: Context
    tokens: Tokens
    settings: ApiSettings
    presence: Callable[[str], int]
    readiness: Callable[[], Awaitable[dict[str, bool]]]
    metrics: Callable[[], Awaitable[bytes]]
    proxies: Networks
    joins: Rates
    logins: Rates
    login_addresses: Rates
    returns: Rates


@dataclass(frozen=True, slots=True)
class Call:
    """One request, after its sender, body and query have been checked against its route.

    `body` and `query` are what the route's row says, and None where it says nothing.
    """

    api: Api
    request: web.Request
    token: str | None
    who: SignedIn | None
    body: Any
    query: Any

    @property
    def ctx(self) -> Context:
        return self.api.ctx

    @property
    def signed_in(self) -> SignedIn:
        if self.who is None:
            raise LookupError("the route of this handler is open to people who aren't signed in")
        return self.who

    @property
    def person(self) -> Person:
        return self.signed_in.person

    @property
    def bearer(self) -> str:
        if self.token is None:
            raise LookupError("the route of this handler asks for no token")
        return self.token

    @property
    def address(self) -> str:
        """Where the request comes from, for rates only: never to be logged or stored."""
        return client_address(self.request, self.api.proxies)

    @property
    def room(self) -> str:
        return self.request.match_info["room"]

    @property
    def seq(self) -> int:
        """Raises: NotFound for what can't be a message's number."""
        digits = self.request.match_info["seq"]
        is_seq = digits.isascii() and digits.isdigit() and len(digits) <= len(str(SEQ_MAX))
        if not is_seq or not 1 <= int(digits) <= SEQ_MAX:
            raise NotFound
        return int(digits)


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` None takes the route's status with the bytes of `raw`; `cookie` None leaves it."""

    body: Struct | None = None
    raw: bytes = b""
    status: int | None = None
    cookie: Admission | Cookie | None = None


Handler = Callable[[Call], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the table: everything that is said of an endpoint, once."""

    method: str
    path: str
    handler: Handler
    access: Access | Action
    summary: str
    answer: type[Any] = bytes
    status: int = 200
    body: type[Struct] | None = None
    query: type[Struct] | None = None
    errors: tuple[str, ...] = ()
    content_type: str = "application/json"
    other_answers: tuple[tuple[int, type[Any]], ...] = ()

    @property
    def changes_state(self) -> bool:
        return self.method not in {"GET", "HEAD"}

    @property
    def is_open(self) -> bool:
        return self.access is Access.PUBLIC

    @property
    def error_codes(self) -> list[str]:
        """Every code that it may refuse with: its own, and those that its row implies."""
        codes = list(self.errors)
        if not self.is_open:
            codes += ["not_signed_in", "banned"]
            codes += ["not_allowed"] if self.changes_state else []
        if self.body or self.query:
            codes.append("bad_request")
        if self.body:
            codes.append("too_long")
        return [*dict.fromkeys(codes), "internal", "unavailable"]
