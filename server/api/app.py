"""Assembles the HTTP application: the table's routes between what identifies and what refuses.

A request goes through one function, `_endpoint`: who is it, what did they send, the handler,
the answer. Refusals of every kind become answers in `_refusals`.
"""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import structlog
from aiohttp import web
from aiohttp.typedefs import Handler as AiohttpHandler

from server.api import openapi, pages
from server.api.auth import identify, set_cookie
from server.api.decoding import BODY_MAX_BYTES, decode_body, decode_query
from server.api.errors import Internal, MethodNotAllowed, error_response
from server.api.http_log import quieten_aiohttp
from server.api.rates import Rates, networks
from server.api.route import Answer, Api, Call, Route
from server.api.routes import ROUTES
from server.api.settings import ApiSettings
from server.domain.errors import BadRequest, LamplightError, NotFound, TooLong
from server.services.context import Context
from server.services.tokens import Tokens

log = structlog.get_logger()

DOCUMENT_PATH = "/api/openapi.json"


def make_api(
    ctx: Context,
    tokens: Tokens,
    settings: ApiSettings,
    *,
    presence: Callable[[str], int],
    readiness: Callable[[], Awaitable[dict[str, bool]]],
    metrics: Callable[[], Awaitable[bytes]],
) -> web.Application:
    """The application, ready to be run.

    `presence` tells how many people a room has now, `readiness` each check by name,
    `metrics` the text of a scrape.
    """
    api = Api(
        ctx=ctx,
        tokens=tokens,
        settings=settings,
        presence=presence,
        readiness=readiness,
        metrics=metrics,
        proxies=networks(settings.trusted_proxies),
        joins=Rates(settings.join_burst, settings.join_per_s),
        logins=Rates(settings.login_burst, settings.login_per_s),
        login_addresses=Rates(settings.login_address_burst, settings.login_address_per_s),
        returns=Rates(settings.return_burst, settings.return_per_s),
    )
    quieten_aiohttp()
    app = web.Application(middlewares=[_refusals(settings)], client_max_size=BODY_MAX_BYTES)
    app.on_response_prepare.append(_add_headers)
    for route in ROUTES:
        _add(app, route.method, route.path, _endpoint(api, route))
    _add(app, "GET", DOCUMENT_PATH, _document())
    return app


def _add(app: web.Application, method: str, path: str, handler: AiohttpHandler) -> None:
    resource = app.router.add_resource(_pattern(path))
    resource.add_route(method, handler)
    if method == "GET":
        resource.add_route("HEAD", handler)


def _pattern(path: str) -> str:
    """What aiohttp matches: an id doesn't end in `.ics` where that is an address of its own."""
    if not any(route.path == f"{path}.ics" for route in ROUTES):
        return path
    return path.removesuffix("}") + r":[^{}/]+(?<!\.ics)}"


def _endpoint(api: Api, route: Route) -> AiohttpHandler:
    async def handle(request: web.Request) -> web.StreamResponse:
        token, who = await identify(api, route, request)
        query = decode_query(request, route.query) if route.query else None
        body = await decode_body(request, route.body) if route.body else None
        answer = await route.handler(Call(api, request, token, who, body, query))
        return _response(api, route, answer)

    return handle


def _response(api: Api, route: Route, answer: Answer) -> web.Response:
    body = answer.raw if answer.body is None else msgspec.json.encode(answer.body)
    response = web.Response(status=answer.status or route.status, body=body)
    response.headers["Content-Type"] = route.content_type
    if answer.cookie is not None:
        set_cookie(api, response, answer.cookie)
    return response


def _document() -> AiohttpHandler:
    body = msgspec.json.encode(openapi.document())

    async def describe(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=body, content_type="application/json")

    return describe


def _refusals(settings: ApiSettings) -> Any:
    @web.middleware
    async def refuse(request: web.Request, handler: AiohttpHandler) -> web.StreamResponse:
        try:
            if isinstance(request.match_info.http_exception, web.HTTPNotFound) and pages.is_page(
                request
            ):
                return pages.page_response(request, settings)
            return await handler(request)
        except LamplightError as error:
            return error_response(error)
        except web.HTTPException as error:
            return _translated(error)
        except Exception as error:  # noqa: BLE001 - the edge of the request, which logs it
            _log_failure(request, error)
            return error_response(Internal())

    return refuse


def _translated(error: web.HTTPException) -> web.Response:
    """What aiohttp itself refuses, in our words."""
    if isinstance(error, web.HTTPMethodNotAllowed):
        response = error_response(MethodNotAllowed())
        response.headers["Allow"] = ", ".join(sorted(error.allowed_methods))
        return response
    refusal = {404: NotFound, 413: TooLong}.get(error.status, BadRequest)
    return error_response(refusal())


def _log_failure(request: web.Request, error: Exception) -> None:
    """Where, and what kind; never the error's own words, which may hold what people wrote."""
    resource = request.match_info.route.resource
    frames = traceback.extract_tb(error.__traceback__)
    log.error(
        "api.failed",
        method=request.method,
        route=resource.canonical if resource else "none",
        error=type(error).__name__,
        at=[f"{frame.filename}:{frame.lineno}" for frame in frames[-3:]],
    )


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in pages.SECURITY_HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Content-Security-Policy", pages.API_POLICY)
    response.headers.setdefault("Cache-Control", "no-store")
