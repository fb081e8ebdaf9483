"""npm's `ws` speaks the protocol from the contract alone.

Everything else here is spoken to by Python's `websockets` client: see tests/clients/wire.py.
"""

import asyncio
import json
import os
from pathlib import Path

from tests.clients.people import join
from tests.processes.lamplight import LamplightServer

HERE = Path(__file__).parent
CLIENT_WEB = HERE.parents[1] / "client_web"


async def test_node_ws_joins_talks_resumes_and_leaves(tmp_path: Path) -> None:
    """Sign-in by first frame, send, repeat, resume, an error, a clean close."""
    assert (CLIENT_WEB / "node_modules" / "ws").exists(), "run `make setup` first"
    with LamplightServer(tmp_path) as server:
        wren = await join(server.url)
        node = await asyncio.create_subprocess_exec(
            "node", str(HERE / "client.mjs"), server.ws_url, wren.token, "hello from node 🌻",
            env={**os.environ, "CLIENT_WEB": str(CLIENT_WEB / "package.json")},
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        async with asyncio.timeout(30):
            output, _ = await node.communicate()
    assert node.returncode == 0
    seen = json.loads(output)
    assert seen["protocol"] == "lamplight.v1"
    assert seen["types"] == ["ok", "welcome", "ok", "ok", "message.posted"]
    assert seen["outcome"] == "posted"
    assert seen["same"] is True
    assert seen["text"] == "hello from node 🌻"
    assert seen["recovered"] is True
    assert seen["resumed"] == [seen["expected"]]
    assert seen["wrong"] == "bad_request"
    assert seen["closed"] == 1000
