from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from server.api.app import make_api
from server.api.settings import ApiSettings
from server.storage.address import Address
from server.storage.opening import open_store
from tests.api.served import ORIGIN, Served
from tests.services.world import World, make_world

Serve = Callable[..., Any]


@pytest.fixture
async def world(address: Address) -> AsyncIterator[World]:
    """Three rooms, no people, a clock that stands still."""
    store = await open_store(address)
    yield await make_world(store, address)
    await store.close()


@pytest.fixture
async def serve(world: World) -> AsyncIterator[Serve]:
    """Serves the world's API with settings of the test's choice."""
    async with AsyncExitStack() as stack:

        async def start(**changes: Any) -> Served:
            kept: list[Served] = []

            async def readiness() -> dict[str, bool]:
                return kept[0].readiness

            async def metrics() -> bytes:
                return b"lamplight_people 1.0\n"

            settings = {"public_origins": frozenset({ORIGIN}), "leave_url": "https://elsewhere"}
            api = make_api(
                world.ctx,
                world.tokens,
                ApiSettings(**(settings | changes)),
                presence=lambda room: kept[0].presence.get(room, 0),
                readiness=readiness,
                metrics=metrics,
            )
            client = await stack.enter_async_context(TestClient(TestServer(api)))
            kept.append(Served(world, client))
            return kept[0]

        yield start


@pytest.fixture
async def served(serve: Serve) -> Served:
    """The API as it is by default."""
    served: Served = await serve()
    return served
