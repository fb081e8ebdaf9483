"""Schemathesis makes requests of the OpenAPI document's own making, against a real server."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.clients.wire import WireClient
from tests.processes.lamplight import PASSWORD, LamplightServer

RUN_S = 300.0
EXAMPLES = "6"
# These end the token that all the others are called with; they have tests of their own.
ENDING = "^(logout|erase)$"
# What the schema can't say is refused too: a name that is a phone number, a code that is none.
LEFT_OUT = "positive_data_acceptance"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LamplightServer]:
    """A real process with demo content."""
    with LamplightServer(tmp_path / "server") as running:
        yield running


def post(server: LamplightServer, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """One call, which has to go well."""
    request = Request(
        server.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urlopen(request) as answer:
        found: dict[str, Any] = json.loads(answer.read())
        return found


async def say(server: LamplightServer, token: str) -> int:
    """A message in the lobby; its seq."""
    async with WireClient(server.ws_url, token) as client:
        sent = await client.say("room:lobby", "hello")
        return int(sent["seq"])


@pytest.mark.parametrize(
    ("role", "with_known_values"), [("member", True), ("admin", True), ("admin", False)]
)
def test_nothing_that_is_sent_breaks_the_server_or_the_description(
    server: LamplightServer, tmp_path: Path, role: str, with_known_values: bool
) -> None:
    """No 5xx, no status, header or body outside the document, no door open without a token.

    Known values are of a room, a message and a person that exist, so that requests get past
    the first "not found".
    """
    member = post(server, "/api/join", {"age_band": "18+"})
    seq = asyncio.run(say(server, member["token"]))
    admin = post(server, "/api/login", {"login": "admin", "password": PASSWORD})
    known = {"path.room": "lobby", "path.seq": seq, "query.person": member["person"]["id"]}
    lines = [f"{json.dumps(name)} = {json.dumps(value)}" for name, value in known.items()]
    config = tmp_path / "schemathesis.toml"
    config.write_text("\n".join(["[parameters]", *(lines if with_known_values else [])]))
    run(server, tmp_path, config, {"member": member, "admin": admin}[role]["token"])


def run(server: LamplightServer, folder: Path, config: Path, token: str) -> None:
    """One run over every operation; its report is the failure's text."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
            *("run", f"{server.url}/api/openapi.json"),
            *("--header", f"Authorization: Bearer {token}"),
            *("--checks", "all", "--exclude-checks", LEFT_OUT),
            *("--exclude-operation-id-regex", ENDING),
            *("--max-examples", EXAMPLES, "--generation-deterministic", "--warnings", "off"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=RUN_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Operations:" in done.stdout
