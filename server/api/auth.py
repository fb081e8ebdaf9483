"""Who is calling: the token of a request, the cookie that carries it, and the Origin rule."""

from __future__ import annotations

from aiohttp import web

from server.api.route import Access, Api, Cookie, Route
from server.domain.errors import NotAllowed, NotSignedIn
from server.services.accounts import Admission, SignedIn, resolve

COOKIE = "lamplight"
_SCHEME = "bearer"


async def identify(
    api: Api, route: Route, request: web.Request
) -> tuple[str | None, SignedIn | None]:
    """The caller's token, and who they are; for a public route nobody is asked.

    Raises:
        NotSignedIn, TokenExpired, Banned: as `accounts.resolve` does.
        NotAllowed: a change asked for by cookie from a page that isn't ours.
    """
    if route.access is Access.PUBLIC:
        return None, None
    token = _token(api, route, request)
    if route.access is Access.TOKEN:
        return token, None
    return token, await resolve(api.ctx, api.tokens, token)


def _token(api: Api, route: Route, request: web.Request) -> str:
    """The `Authorization` header goes first: no browser adds it to another site's request."""
    header = request.headers.get("Authorization")
    if header is not None:
        scheme, _, token = header.strip().partition(" ")
        if scheme.lower() != _SCHEME or not token:
            raise NotSignedIn
        return token.strip()
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        raise NotSignedIn
    if route.changes_state:
        check_origin(api.settings.public_origins, request)
    return cookie


def check_origin(public_origins: frozenset[str], request: web.Request) -> None:
    """Raises: NotAllowed unless there is one `Origin`, and it is one of ours, letter by letter."""
    origins = request.headers.getall("Origin", [])
    if len(origins) != 1 or origins[0] not in public_origins:
        raise NotAllowed("This page may not do that for you.")


def set_cookie(api: Api, response: web.Response, change: Admission | Cookie) -> None:
    is_secure = api.settings.is_https
    if isinstance(change, Cookie):
        response.del_cookie(COOKIE, path="/", secure=is_secure, httponly=True, samesite="Lax")
        return
    left_s = max(0, change.expires_at - api.ctx.now_ms()) // 1000
    response.set_cookie(
        COOKIE,
        change.token,
        max_age=left_s,
        path="/",
        secure=is_secure,
        httponly=True,
        samesite="Lax",
    )
