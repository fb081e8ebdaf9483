from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from server.outgoing.client import Outgoing
from server.storage.address import Address
from server.storage.opening import open_store
from tests.processes.receiver import Receiver
from tests.services.told import Told, make_told
from tests.services.world import World, make_world


@pytest.fixture
async def world(address: Address) -> AsyncIterator[World]:
    """Three rooms, no people, a clock that stands still."""
    store = await open_store(address)
    yield await make_world(store, address)
    await store.close()


@pytest.fixture
async def told(world: World) -> AsyncIterator[Told]:
    """The world with a worker that sends what is due, also to addresses of this machine."""
    outgoing = Outgoing(allows_private=True)
    world.ctx = replace(world.ctx, check_address=outgoing.check)
    yield await make_told(world, outgoing)
    await outgoing.close()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """Somebody's server, which answers 200 until told otherwise."""
    async with Receiver() as running:
        yield running
