from typing import Any

import pytest
from jsonschema import Draft202012Validator

from server.api.errors import STATUS_OF_CODE
from server.api.openapi import document
from server.api.routes import ROUTES
from tests.api.served import Served

DOCUMENT = document()


async def test_the_document_is_served(served: Served) -> None:
    """Without signing in."""
    assert (await served.call("GET", "/api/openapi.json")).json == DOCUMENT


def test_it_tells_of_every_route_and_no_other() -> None:
    """The table is the truth."""
    told = {
        (method.upper(), path)
        for path, operations in DOCUMENT["paths"].items()
        for method in operations
    }
    assert told == {(route.method, route.path) for route in ROUTES}
    names = [operation["operationId"] for operation in operations()]
    assert len(names) == len(set(names))


def test_every_schema_in_it_is_a_schema() -> None:
    """By JSON Schema 2020-12, which OpenAPI 3.1 uses; every reference leads somewhere."""
    schemas = DOCUMENT["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for reference in references(DOCUMENT):
        assert reference.rpartition("/")[2] in schemas


@pytest.mark.parametrize("route", ROUTES, ids=lambda r: f"{r.method} {r.path}")
def test_every_refusal_of_a_route_is_told(route: Any) -> None:
    """With the error's own schema."""
    operation = DOCUMENT["paths"][route.path][route.method.lower()]
    assert str(route.status) in operation["responses"]
    for code in route.error_codes:
        response = operation["responses"][str(STATUS_OF_CODE[code])]
        assert "ErrorBody" in str(response["content"]["application/json"]["schema"])
    assert ("security" in operation) is not route.is_open
    assert ("requestBody" in operation) is (route.body is not None)


def operations() -> list[dict[str, Any]]:
    """All of them."""
    return [op for methods in DOCUMENT["paths"].values() for op in methods.values()]


def references(node: Any) -> list[str]:
    """Every `$ref` under a node."""
    if isinstance(node, list):
        return [found for each in node for found in references(each)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [found for each in node.values() for found in references(each)]
