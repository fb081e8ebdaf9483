"""Autobahn's fuzzing client against the production WebSocket class: docs/threats.md says how.

It runs on Python 2.7 only, so it is no part of the setup. WSTEST names its program.
"""

import asyncio
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from server.gateway.websocket import WebSocketLimits
from tests.gateway.echo import BinaryEcho, echo_server

WSTEST = os.environ.get("WSTEST")
WANTED = "needs Autobahn's test suite, on Python 2.7: set WSTEST to its `wstest`"

# Its cases send 16 MiB at once, or 4 MiB in fragments of 64 bytes; what ours are bounded by has
# tests of its own.
WIDE = WebSocketLimits(
    message_bytes=2**24, fragments=2**17, unread_bytes=2**27, frame_burst=2**30, frames_per_s=2**30
)
# Compression is off here, so these have nothing to try.
COMPRESSION = ["12.*", "13.*"]
FINE = {"OK", "NON-STRICT", "INFORMATIONAL"}


@pytest.mark.skipif(WSTEST is None, reason=WANTED)
async def test_no_case_of_autobahn_fails(tmp_path: Path) -> None:
    """Neither how it is answered nor how it is closed, in all but those of compression."""
    async with echo_server(WIDE, BinaryEcho) as port:
        spec = {
            "outdir": str(tmp_path),
            "servers": [{"agent": "Lamplight", "url": f"ws://127.0.0.1:{port}"}],
            "cases": ["*"],
            "exclude-cases": COMPRESSION,
        }
        (tmp_path / "spec.json").write_text(json.dumps(spec))
        client = await asyncio.create_subprocess_exec(
            str(WSTEST), "--mode", "fuzzingclient", "--spec", str(tmp_path / "spec.json"),
            cwd=tmp_path, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert await client.wait() == 0
    report = json.loads((tmp_path / "index.json").read_text())["Lamplight"]
    failed = {
        case: told
        for case, told in report.items()
        if not {told["behavior"], told["behaviorClose"]} <= FINE
    }
    assert not failed, failed
    print(Counter(told["behavior"] for told in report.values()))  # noqa: T201  (`pytest -s`)
    assert len(report) == 301
