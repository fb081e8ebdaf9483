"""A real nginx, configured as docs/operations.md says, in front of a real server."""

import asyncio
import getpass
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.clients.people import call, join
from tests.clients.wire import WireClient
from tests.processes.lamplight import LamplightServer

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
MAIN = """
user {user};
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{block}
}}
"""
GUESSES = 400  # past the 200 at once and the 2 a second of one address

Proxied = Callable[..., AbstractContextManager[str]]


@pytest.fixture
def proxied(tmp_path: Path) -> Proxied:
    """An nginx in front of a server; gives its address without the scheme."""
    assert Path(NGINX).exists(), "nginx is needed: see `.ci/system-packages test`"

    @contextmanager
    def start(server: LamplightServer, **changes: str) -> Iterator[str]:
        port = _free_port()
        config = tmp_path / f"nginx-{port}.conf"
        block = _documented(port, server.port, changes)
        config.write_text(MAIN.format(user=getpass.getuser(), folder=tmp_path, block=block))
        started = subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", str(config)])
        try:
            _wait_for(port, started)
            yield f"127.0.0.1:{port}"
        finally:
            started.terminate()
            started.wait(10)

    return start


def _documented(port: int, upstream: int, changes: dict[str, str]) -> str:
    """The block of the manual, at other ports, without TLS, and with other values by name."""
    (found,) = re.findall(r"```nginx\n(.*?)```", OPERATIONS.read_text(encoding="utf-8"), re.DOTALL)
    block = str(found)
    replaced = {
        r"listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        r"server 127\.0\.0\.1:8000;": f"server 127.0.0.1:{upstream};",
        r" *ssl_certificate\S* .*;\n": "",
    } | {rf"{name} \S+;": f"{name} {value};" for name, value in changes.items()}
    for pattern, text in replaced.items():
        block, count = re.subn(pattern, text, block)
        assert count, f"the manual has no {pattern}"
    return block


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until it listens."""
    while process.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(f"nginx did not start: exit status {process.returncode}")


def _environ(**more: str) -> dict[str, str]:
    return {"LAMPLIGHT_TRUSTED_PROXIES": "127.0.0.1", **more}


async def test_people_talk_through_it(proxied: Proxied, tmp_path: Path) -> None:
    """Joining, the upgrade, a message to somebody else, the page."""
    with LamplightServer(tmp_path, _environ()) as server, proxied(server) as at:
        wren, fern = await join(f"http://{at}"), await join(f"http://{at}")
        async with (
            WireClient(f"ws://{at}/ws", wren.token) as a,
            WireClient(f"ws://{at}/ws", fern.token) as b,
        ):
            await b.subscribe("room:lobby")
            await a.say("room:lobby", "through nginx")
            await b.wait_for_text("through nginx")


async def test_silence_is_kept_open_by_heartbeats_alone(proxied: Proxied, tmp_path: Path) -> None:
    """Past nginx's patience, while there are any; without them it cuts the connection."""
    impatient = {"proxy_read_timeout": "3s", "proxy_send_timeout": "3s"}
    with (
        LamplightServer(tmp_path / "a", _environ(LAMPLIGHT_HEARTBEAT_S="0.5")) as lively,
        proxied(lively, **impatient) as at,
    ):
        wren = await join(f"http://{at}")
        async with WireClient(f"ws://{at}/ws", wren.token, ping_interval=None) as client:
            for _ in range(10):
                client.received.clear()
                await client.wait_for(lambda f: f["type"] == "ping")
            await client.subscribe("me")
    with (
        LamplightServer(tmp_path / "b", _environ(LAMPLIGHT_HEARTBEAT_S="60")) as silent,
        proxied(silent, **impatient) as at,
    ):
        wren = await join(f"http://{at}")
        async with WireClient(f"ws://{at}/ws", wren.token, ping_interval=None) as client:
            assert await client.wait_closed(timeout_s=30) in {None, 1006}


async def _guess(at: str, forwarded: Callable[[int], str]) -> list[int]:
    """The statuses of many guesses at a return code, each with an address of its own choice."""
    statuses = []
    async with aiohttp.ClientSession() as http:
        for n in range(GUESSES):
            body, headers = {"return_code": "0000-0000-0000"}, {"X-Forwarded-For": forwarded(n)}
            url = f"http://{at}/api/return"
            async with http.post(url, json=body, headers=headers) as answer:
                statuses.append(answer.status)
    return statuses


async def test_nobody_gets_round_a_limit_by_a_header_of_their_own(
    proxied: Proxied, tmp_path: Path
) -> None:
    """What they claim is written over, and the server believes nginx alone."""
    with LamplightServer(tmp_path, _environ()) as server, proxied(server) as at:
        assert 429 in await _guess(at, lambda n: f"198.51.100.{n % 250}")
        # What it would be without that line of the configuration: each header is an address.
        assert 429 not in await _guess(f"127.0.0.1:{server.port}", lambda n: f"203.0.113.{n % 250}")


UPGRADE = (
    "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
)
SMUGGLED = "GET /api/rooms/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"


async def test_an_upgrade_with_a_body_smuggles_nothing(proxied: Proxied, tmp_path: Path) -> None:
    """It is refused, and whoever comes next on the same connection gets their own answer."""
    chunk = f"{len(SMUGGLED):x}\r\n{SMUGGLED}\r\n0\r\n\r\n"
    with LamplightServer(tmp_path, _environ()) as server, proxied(server) as at:
        wren = await join(f"http://{at}")
        for head, body in (
            (f"Content-Length: {len(SMUGGLED)}\r\n\r\n", SMUGGLED),
            ("Transfer-Encoding: chunked\r\n\r\n", chunk),
        ):
            for _ in range(5):
                assert (await call(f"http://{at}", "GET", "/healthz"))[0] == 200
                reader, writer = await asyncio.open_connection(*at.split(":"))
                writer.write((UPGRADE + head + body).encode())
                assert b" 400 " in (await reader.readline())
                status, answer = await call(f"http://{at}", "GET", "/api/me", wren)
                assert (status, answer["person"]["id"]) == (200, wren.id)
                writer.close()
