"""One lived-in server and one browser for all tests that only look at screens."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.browser import chromium
from tests.e2e.lived_in import VIDEO_HOST, LivedIn
from tests.processes.lamplight import LamplightServer


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LivedIn]:
    """Those tests run in the session's loop: `pytest.mark.asyncio(loop_scope="session")`."""
    environ = {"LAMPLIGHT_VIDEO_HOSTS": VIDEO_HOST}
    with LamplightServer(tmp_path_factory.mktemp("lived-in"), environ) as server:
        async with chromium() as browser:
            place = LivedIn(server, browser)
            await place.move_in()
            yield place
