"""The OpenAPI 3.1 document, made of the route table and the types: nothing is said twice."""

from __future__ import annotations

import re
from collections import defaultdict
from http import HTTPStatus
from typing import Any

import msgspec
from msgspec import Struct

from server import __version__
from server.api.auth import COOKIE
from server.api.errors import STATUS_OF_CODE, ErrorBody
from server.api.route import SEQ_MAX, Route
from server.api.routes import ROUTES

_REF = "#/components/schemas/{name}"
_PATH_PARAMETER = re.compile(r"{(\w+)}")
_PATH_SCHEMAS: dict[str, dict[str, Any]] = {
    "seq": {"type": "integer", "minimum": 1, "maximum": SEQ_MAX},
}
_TAGS = {
    "me": "people",
    "rooms": "rooms",
    "sanctions": "moderation",
    "queue": "moderation",
    "bulk": "moderation",
    "qa-sessions": "q&a",
    "qa-archive": "q&a",
    "calendar.ics": "q&a",
    "polls": "q&a",
    "cases": "escalation",
    "shifts": "escalation",
    "figures": "escalation",
    "webhooks": "notices",
    "deliveries": "notices",
    "push": "notices",
}


def document() -> dict[str, Any]:
    shapes = _shapes()
    references, components = msgspec.json.schema_components(shapes, ref_template=_REF)
    schema_of = dict(zip(shapes, references, strict=True))
    paths: dict[str, dict[str, Any]] = defaultdict(dict)
    for route in ROUTES:
        paths[route.path][route.method.lower()] = _operation(route, schema_of)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Lamplight",
            "version": __version__,
            "description": "Live, moderated peer-support rooms. Times are milliseconds, UTC.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": dict(paths),
        "components": {
            "schemas": components,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE},
            },
        },
    }


def _shapes() -> list[type[Any]]:
    """Every type that a body or an answer has."""
    found: list[type[Any]] = [ErrorBody]
    for route in ROUTES:
        found += [shape for shape in (route.body, route.answer) if shape and shape is not bytes]
        found += [shape for _, shape in route.other_answers]
    return list(dict.fromkeys(found))


def _operation(route: Route, schema_of: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.handler.__name__,
        "summary": route.summary,
        "tags": [_TAGS.get(_area(route.path), "people" if "/api/" in route.path else "operation")],
        "responses": _responses(route, schema_of),
    }
    if not route.is_open:
        operation["security"] = [{"bearer": []}, {"cookie": []}]
    if parameters := _path_parameters(route.path) + _query_parameters(route.query):
        operation["parameters"] = parameters
    if route.body:
        content = {"application/json": {"schema": schema_of[route.body]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _area(path: str) -> str:
    if path.endswith(("/moderation", "/sanctions", "/reports")):
        return "sanctions"
    return path.removeprefix("/api/").split("/")[0]


def _responses(route: Route, schema_of: dict[Any, Any]) -> dict[str, Any]:
    by_status: dict[int, list[str]] = defaultdict(list)
    for code in route.error_codes:
        by_status[STATUS_OF_CODE[code]].append(code)
    responses = {
        status: _error_response(status, codes, schema_of[ErrorBody])
        for status, codes in by_status.items()
    }
    for status, shape in route.other_answers:
        # What refuses the same status for another reason stays an ordinary error.
        either = {"anyOf": [schema_of[shape], schema_of[ErrorBody]]}
        responses[status] = _json_response(status, either)
    if route.answer is bytes:
        content: dict[str, Any] = {route.content_type: {"schema": {"type": "string"}}}
        responses[route.status] = {"description": "OK", "content": content}
    else:
        responses[route.status] = _json_response(route.status, schema_of[route.answer])
    return {str(status): responses[status] for status in sorted(responses)}


def _json_response(status: int, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {"application/json": {"schema": schema}},
    }


def _error_response(status: int, codes: list[str], schema: dict[str, Any]) -> dict[str, Any]:
    named = ", ".join(f"`{code}`" for code in codes)
    return _json_response(status, schema) | {"description": f"Refused: {named}."}


def _path_parameters(path: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": _PATH_SCHEMAS.get(name, {"type": "string", "minLength": 1}),
        }
        for name in _PATH_PARAMETER.findall(path)
    ]


def _query_parameters(query: type[Struct] | None) -> list[dict[str, Any]]:
    if query is None:
        return []
    _, components = msgspec.json.schema_components([query], ref_template=_REF)
    schema = components[query.__name__]
    return [
        {"name": name, "in": "query", "schema": of_it}
        for name, of_it in schema["properties"].items()
    ]
