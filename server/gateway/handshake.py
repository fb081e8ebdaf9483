"""Who may open a WebSocket here, and with what sign-in: origin, bearer, cookie."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie

import msgspec
from websockets.datastructures import Headers, MultipleValuesError
from websockets.http11 import Request

from server.domain.errors import LamplightError, NotAllowed, Unavailable
from server.gateway.handlers import COMMANDS
from server.gateway.node import Node
from server.gateway.session import Session
from server.gateway.websocket import Refusal

COOKIE = "lamplight"


def welcome(node: Node, request: Request) -> Session | Refusal:
    """A session for the handshake, or why there is none.

    A browser always names the page's origin, and only the listed ones are let in; with a
    cookie an origin is required, since a cookie is sent by whoever makes the browser ask.
    """
    if node.is_draining:
        return _refusal(HTTPStatus.SERVICE_UNAVAILABLE, Unavailable("Restarting. Come back."))
    try:
        origin = request.headers.get("Origin")
        bearer = request.headers.get("Authorization")
    except MultipleValuesError:
        return _refusal(HTTPStatus.BAD_REQUEST, NotAllowed("A header is there twice."))
    if origin is not None and origin not in node.settings.origins:
        return _refusal(HTTPStatus.FORBIDDEN, NotAllowed("This page may not connect here."))
    cookie = _cookie(request.headers)
    if bearer and bearer.lower().startswith("bearer "):
        return Session(node, COMMANDS, bearer[7:].strip())
    if cookie and origin is None:
        return _refusal(HTTPStatus.FORBIDDEN, NotAllowed("A cookie needs an Origin."))
    return Session(node, COMMANDS, cookie)


def _cookie(headers: Headers) -> str | None:
    for header in headers.get_all("Cookie"):
        try:
            found: Mapping[str, object] = SimpleCookie(header)
        except CookieError:
            continue
        if COOKIE in found:
            return str(getattr(found[COOKIE], "value", "")) or None
    return None


def _refusal(status: HTTPStatus, error: LamplightError) -> Refusal:
    body = {"code": error.code, "message": error.message, "temporary": error.temporary}
    return Refusal(status, msgspec.json.encode(body))
