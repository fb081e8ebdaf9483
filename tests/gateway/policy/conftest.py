from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.lamplight import LamplightServer

RULES = Path(__file__).parents[2] / "rules"
# Two messages make somebody trusted, so that both kinds of author can be tried.
POLICED = {
    "LAMPLIGHT_RULES": str(RULES),
    "LAMPLIGHT_SEND_BURST": "100000",
    "LAMPLIGHT_SEND_PER_S": "100000",
    "LAMPLIGHT_TRUSTED_MESSAGES": "2",
    "LAMPLIGHT_TRUSTED_AFTER_S": "0",
}


@pytest.fixture(scope="session")
def policed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LamplightServer]:
    """A demo server with a rule for each category; see tests/rules."""
    with LamplightServer(tmp_path_factory.mktemp("policed"), POLICED) as server:
        yield server
