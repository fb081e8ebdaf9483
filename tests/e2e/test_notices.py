"""Notices between real processes: workers that are killed, and the manual's own receiver."""

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from standardwebhooks import Webhook as Verifier

from server.domain.outbox import Notice, Webhook
from server.outgoing.client import Outgoing
from server.services.context import now_ms
from server.services.outgoing import NotSentError
from server.services.webhooks import webhook_request
from tests.clients.people import Joined, call, login
from tests.processes.lamplight import LamplightServer
from tests.processes.receiver import Receiver

MANUAL = Path(__file__).resolve().parent.parent.parent / "docs/notices.md"
PRIVATE = {"LAMPLIGHT_WEBHOOK_PRIVATE": "1"}
START_S = 30.0
SECRET = "whsec_c2VjcmV0IG9mIHRoZSBtYW51YWwncyByZWNlaXZlcg=="


@contextmanager
def worker(server: LamplightServer) -> Iterator[subprocess.Popen[str]]:
    """`lamplight worker` beside a server, from when it is at work; killed at the end."""
    process = subprocess.Popen(
        server.command("worker"), env=server.environ, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        assert "at work" in process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.wait(START_S)
        process.stdout.close()


async def add(server: LamplightServer, admin: Joined, url: str) -> tuple[str, str]:
    """A webhook's id and secret."""
    status, body = await call(server.url, "POST", "/api/webhooks", admin, url=url)
    assert status == 201, body
    return body["id"], body["secret"]


async def send_test(server: LamplightServer, admin: Joined, webhook: str) -> str:
    """A notice of its own; the id that the receiver has to see."""
    status, body = await call(server.url, "POST", f"/api/webhooks/{webhook}/test", admin)
    assert status == 201, body
    return str(body["notice"])


async def until_delivered(server: LamplightServer, admin: Joined, count: int) -> None:
    """Until the server says that so many have arrived."""
    async with asyncio.timeout(START_S):
        while True:
            path = "/api/deliveries?state=delivered"
            _, body = await call(server.url, "GET", path, admin)
            if len(body["deliveries"]) == count:
                return
            await asyncio.sleep(0.05)  # another process's state: there is nothing to wait on


async def test_a_server_sends_signed_notices_by_itself(tmp_path: Path) -> None:
    """The worker inside `serve`, over a real connection, verified by the reference library."""
    with LamplightServer(tmp_path, PRIVATE) as server:
        async with Receiver() as receiver:
            admin = await login(server.url, "admin")
            webhook, secret = await add(server, admin, receiver.url + "/hook")
            notice = await send_test(server, admin, webhook)
            (heard,) = await receiver.until(1)
            body = Verifier(secret).verify(heard.body, heard.headers)
            assert (heard.path, heard.id) == ("/hook", notice)
            assert (body["type"], body["data"]) == ("webhook.test", {"webhook": webhook})
            await until_delivered(server, admin, 1)
        assert server.stop() == 0


async def test_an_address_of_this_machine_is_refused_unless_allowed(tmp_path: Path) -> None:
    """By a server with its default settings."""
    with LamplightServer(tmp_path) as server:
        admin = await login(server.url, "admin")
        for url in ("http://127.0.0.1:9/", "https://127.0.0.1:9/", "https://localhost:9/"):
            status, body = await call(server.url, "POST", "/api/webhooks", admin, url=url)
            assert (status, body["field"]) == (400, "url")


async def test_a_worker_killed_while_it_sends_loses_nothing(tmp_path: Path) -> None:
    """By kill -9, with a request under way: the next worker sends it again under the same id."""
    with LamplightServer(tmp_path, {**PRIVATE, "LAMPLIGHT_WORKER": "apart"}) as server:
        async with Receiver(held={"/": asyncio.Event()}) as receiver:
            admin = await login(server.url, "admin")
            webhook, _ = await add(server, admin, receiver.url + "/")
            with worker(server) as first:
                told = [await send_test(server, admin, webhook) for _ in range(5)]
                await receiver.until(1)
                first.kill()
            receiver.held.pop("/").set()
            with worker(server), worker(server):
                await until_delivered(server, admin, 5)
            times = Counter(each.id for each in receiver.heard)
            assert list(times) == told
            assert times == Counter(told) + Counter(told[:1])


@contextmanager
def manuals_receiver(folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The receiver of the manual, as it stands there; its address and its process."""
    found = re.search(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    (folder / "receiver.py").write_text(found[1])
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "receiver.py"],
        cwd=folder,
        env={**os.environ, "SECRET": SECRET, "PORT": str(port), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield f"http://127.0.0.1:{port}/", process
    finally:
        process.kill()
        process.wait(START_S)
        assert process.stdout is not None
        process.stdout.close()


async def test_the_manuals_receiver_takes_what_is_ours_once(tmp_path: Path) -> None:
    """A double is answered and dropped; what is signed with another secret is refused."""
    outgoing = Outgoing(allows_private=True)
    with manuals_receiver(tmp_path) as (url, process):
        webhook = Webhook("w", url, SECRET, frozenset(), 0)
        forger = replace(webhook, secret="whsec_YW5vdGhlciBzZWNyZXQ=")
        first, second = (Notice(i, "case.page", "c", {"level": i}, now_ms()) for i in ("S3", "S4"))

        async def post(to: Webhook, notice: Notice) -> int:
            return await outgoing.post(webhook_request(to, notice, now_ms()))

        async with asyncio.timeout(START_S):
            while True:
                try:
                    assert await post(forger, first) == 401
                    break
                except NotSentError:
                    await asyncio.sleep(0.05)  # it is starting: there is nothing to wait on
        assert [await post(webhook, each) for each in (first, first, second)] == [204] * 3
        process.kill()
        assert process.stdout is not None
        printed = [line for line in process.stdout if line.startswith("case.")]
        assert printed == ["case.page {'level': 'S3'}\n", "case.page {'level': 'S4'}\n"]
    await outgoing.close()
