from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.lamplight import LamplightServer

# Many tests share a server and each makes its own people; the ones that would get in each
# other's way make a room of their own.
FREE_SENDING = {"LAMPLIGHT_SEND_BURST": "100000", "LAMPLIGHT_SEND_PER_S": "100000"}


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LamplightServer]:
    """A demo server that lets everybody send as fast as they like."""
    with LamplightServer(tmp_path_factory.mktemp("shared"), FREE_SENDING) as server:
        yield server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LamplightServer]:
    """A demo server of the test's own, with the default limits."""
    with LamplightServer(tmp_path) as server:
        yield server
