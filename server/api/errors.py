"""Every refusal as HTTP says it: one table from code to status, one body."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import ClassVar

import msgspec
from aiohttp import web
from msgspec import UNSET, Struct, UnsetType

from server.domain.errors import Clash, LamplightError

STATUS_OF_CODE: dict[str, int] = {
    "bad_request": 400,
    "not_signed_in": 401,
    "not_allowed": 403,
    "under_age": 403,
    "banned": 403,
    "muted": 403,
    "room_locked": 403,
    "room_paused": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "conflict": 409,
    "too_long": 413,
    "name_not_private": 422,
    "slow_down": 429,
    "internal": 500,
    "unavailable": 503,
}


class Resource(Struct, frozen=True):
    """A place to turn to."""

    name: str
    contact: str


class ErrorBody(Struct, frozen=True):
    """Why something was refused. `temporary`: the same call may be let through later.

    `session` is the one that stands in the way.
    """

    code: str
    message: str
    temporary: bool
    retry_after_ms: int | UnsetType = UNSET
    field: str | UnsetType = UNSET
    resources: list[Resource] | UnsetType = UNSET
    session: str | UnsetType = UNSET


class MethodNotAllowed(LamplightError):
    code: ClassVar[str] = "method_not_allowed"
    sentence: ClassVar[str] = "That can't be done to this address."


class Internal(LamplightError):
    code: ClassVar[str] = "internal"
    temporary: ClassVar[bool] = True
    sentence: ClassVar[str] = "Something went wrong on our side. Please try again."


# For those who may not come in: a directory of helplines in 130 countries, by place and
# topic, that lists which of them are for children.
_UNDER_AGE_RESOURCES = [Resource("Find a Helpline", "https://findahelpline.com")]


def error_body(error: LamplightError) -> ErrorBody:
    return ErrorBody(
        code=error.code,
        message=error.message,
        temporary=error.temporary,
        retry_after_ms=UNSET if error.retry_after_ms is None else error.retry_after_ms,
        field=UNSET if error.field is None else error.field,
        resources=_UNDER_AGE_RESOURCES if error.code == "under_age" else UNSET,
        session=error.session if isinstance(error, Clash) else UNSET,
    )


def error_response(error: LamplightError) -> web.Response:
    status = STATUS_OF_CODE[error.code]
    body = msgspec.json.encode(error_body(error))
    response = web.Response(status=status, body=body, content_type="application/json")
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        # RFC 9110, section 10.2.3: whole seconds.
        response.headers["Retry-After"] = str(math.ceil((error.retry_after_ms or 1_000) / 1000))
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="lamplight"'
    return response
