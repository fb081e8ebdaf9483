"""Bodies and queries, strictly: what has the wrong shape anywhere is refused, by name."""

from __future__ import annotations

import asyncio
import re
from typing import Any, TypeVar

import msgspec
from aiohttp import web
from msgspec import Struct

from server.domain.errors import BadRequest, TooLong
from server.protocol import fault_of, field_of

BODY_TIMEOUT_S = 15.0
BODY_MAX_BYTES = 65_536

S = TypeVar("S", bound=Struct)
_MISSING = re.compile(r"missing required field `([^`]*)`")


async def decode_body(request: web.Request, shape: type[S]) -> S:
    """Raises: BadRequest, with `field` where one is at fault; TooLong past 64 kB.

    JSON must be called JSON: a page of another site can send a form or plain text here
    without asking, and must not be able to sign anybody in.
    """
    if request.content_type != "application/json":
        raise BadRequest("Please send JSON, as application/json.", field="content-type")
    try:
        async with asyncio.timeout(BODY_TIMEOUT_S):
            raw = await request.read()
    except TimeoutError:
        raise BadRequest("The body took too long to arrive.") from None
    except web.HTTPRequestEntityTooLarge:
        raise TooLong("A request holds at most 64 kB.") from None
    try:
        body = msgspec.json.decode(raw.decode(), type=shape)
    except RecursionError:
        raise BadRequest("The body is nested too deeply.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _refusal(error) from None
    _refuse_nul(body)
    return body


def decode_query(request: web.Request, shape: type[S]) -> S:
    """Raises: BadRequest, with `field`."""
    values = dict(request.query)
    doubled = [key for key in values if len(request.query.getall(key)) > 1]
    if doubled:
        raise BadRequest("Please say that once.", field=doubled[0])
    try:
        query = msgspec.convert(values, shape, strict=False)
    except msgspec.ValidationError as error:
        raise _refusal(error) from None
    _refuse_nul(query)
    return query


def _refusal(error: Exception) -> BadRequest:
    text = str(error) if isinstance(error, msgspec.DecodeError) else "This is not UTF-8"
    missing = _MISSING.search(text)
    field = missing[1] if missing else field_of(text)
    return BadRequest(f"That was not understood: {fault_of(text)}.", field=field)


def _refuse_nul(value: Struct) -> None:
    """A NUL is nothing that anybody types, and some databases can't keep one."""
    for name, held in msgspec.structs.asdict(value).items():
        if _has_nul(held):
            raise BadRequest("A text has a character in it that can't be kept.", field=name)


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Struct):
        return any(_has_nul(each) for each in msgspec.structs.astuple(value))
    return isinstance(value, list) and any(_has_nul(each) for each in value)
