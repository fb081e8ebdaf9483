import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from server.domain.errors import BadRequest
from server.outgoing.client import Found, Outgoing
from server.services.outgoing import NotSentError, Request
from tests.processes.receiver import Receiver

PUBLIC, LOOPBACK = Found(socket.AF_INET, "9.9.9.9"), Found(socket.AF_INET, "127.0.0.1")


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    """Closes what a test has opened."""
    async with AsyncExitStack() as opened:
        yield opened


def opened(stack: AsyncExitStack, *, allows_private: bool, **options: Any) -> Outgoing:
    """One way out, closed at the end."""
    outgoing = Outgoing(allows_private=allows_private, **options)
    stack.push_async_callback(outgoing.close)
    return outgoing


async def refusal(outgoing: Outgoing, url: str) -> str:
    """Why a request to `url` was not sent."""
    with pytest.raises(NotSentError) as refused:
        await outgoing.post(Request(url, {}, b"{}"))
    return refused.value.reason


async def listening(stack: AsyncExitStack, reply: bytes | None) -> tuple[int, list[bytes]]:
    """A bare TCP server's port, and what was sent to it; None: it never says anything."""
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(4_096))
        if reply is not None:
            writer.write(reply)
        await reader.read()  # until the other side closes
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    stack.callback(server.close)
    return server.sockets[0].getsockname()[1], heard


async def test_a_name_that_answers_otherwise_the_second_time_reaches_nothing(
    stack: AsyncExitStack,
) -> None:
    """DNS rebinding: public when it is added, this machine when it is called."""
    port, heard = await listening(stack, b"HTTP/1.1 200 OK\r\n\r\n")
    answers = [[PUBLIC], [LOOPBACK], [LOOPBACK]]
    asked: list[str] = []

    def look_up(host: str, _port: int) -> list[Found]:
        asked.append(host)
        return answers[len(asked) - 1]

    outgoing = opened(stack, allows_private=False, look_up=look_up)
    url = f"https://rebinding.example:{port}/"
    await outgoing.check(url, "url")
    assert await refusal(outgoing, url) == "address_refused"
    assert asked == ["rebinding.example"] * 2
    assert heard == []


async def test_one_private_address_among_public_ones_is_never_connected_to(
    stack: AsyncExitStack,
) -> None:
    """It is refused when it is added, and passed over when it is called."""
    port, heard = await listening(stack, b"HTTP/1.1 200 OK\r\n\r\n")
    both = [LOOPBACK, LOOPBACK]
    outgoing = opened(stack, allows_private=False, look_up=lambda _h, _p: [PUBLIC, *both])
    with pytest.raises(BadRequest, match="public Internet"):
        await outgoing.check(f"https://mixed.example:{port}/", "url")
    inside = opened(stack, allows_private=False, look_up=lambda _h, _p: both)
    assert await refusal(inside, f"https://mixed.example:{port}/") == "address_refused"
    assert heard == []


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1:{}/", "https://[::ffff:127.0.0.1]:{}/", "https://2130706433:{}/",
            "https://127.1:{}/", "https://0x7f000001:{}/", "https://localhost:{}/",
            "http://localhost:{}/"],
)  # fmt: skip
async def test_this_machine_is_not_reached_under_any_of_its_names(
    stack: AsyncExitStack, url: str
) -> None:
    """Not when it is added, and not when it is called, as a number, a short form or a name."""
    port, heard = await listening(stack, b"HTTP/1.1 200 OK\r\n\r\n")
    outgoing = opened(stack, allows_private=False)
    with pytest.raises(BadRequest):
        await outgoing.check(url.format(port), "url")
    assert await refusal(outgoing, url.format(port)) in {"address_refused", "name_unknown"}
    assert heard == []


async def test_where_private_addresses_are_allowed_they_are_called(stack: AsyncExitStack) -> None:
    """The same request, by name and by number: else the refusals above would prove little."""
    outgoing = opened(stack, allows_private=True)
    async with Receiver(status=204) as receiver:
        for host in ("127.0.0.1", "localhost"):
            url = f"http://{host}:{receiver.port}/hook"
            await outgoing.check(url, "url")
            assert await outgoing.post(Request(url, {"webhook-id": "x"}, b"{}")) == 204
        assert [(each.id, each.body) for each in receiver.heard] == [("x", b"{}")] * 2


async def test_an_answer_without_end_is_not_read(stack: AsyncExitStack) -> None:
    """Its status is all that is wanted; the connection is closed on the rest."""
    reply = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"5\r\nhello\r\n" * 9_000
    port, _ = await listening(stack, reply)
    outgoing = opened(stack, allows_private=True)
    assert await outgoing.post(Request(f"http://127.0.0.1:{port}/", {}, b"{}")) == 200


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (b"SSH-2.0-OpenSSH_9.2\r\n", "unreachable"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000, "unreachable"),
    ],
    ids=["no HTTP", "an endless header"],
)
async def test_an_answer_that_is_none_is_no_answer(
    stack: AsyncExitStack, reply: bytes, reason: str
) -> None:
    """It is tried again, and breaks nothing."""
    port, _ = await listening(stack, reply)
    outgoing = opened(stack, allows_private=True)
    assert await refusal(outgoing, f"http://127.0.0.1:{port}/") == reason


async def test_whoever_says_nothing_is_given_up_in_time(stack: AsyncExitStack) -> None:
    """The whole request has one bound, here a short one."""
    port, heard = await listening(stack, None)
    outgoing = opened(stack, allows_private=True, timeout_s=0.2)
    assert await refusal(outgoing, f"http://127.0.0.1:{port}/") == "timeout"
    assert len(heard) == 1


async def test_a_name_that_nobody_has_and_a_port_that_nobody_listens_on(
    stack: AsyncExitStack,
) -> None:
    """Each by its reason, for whoever set it up."""

    def unknown(_host: str, _port: int) -> list[Found]:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    outgoing = opened(stack, allows_private=True, look_up=unknown)
    assert await refusal(outgoing, "https://nobody.example/") == "name_unknown"
    with pytest.raises(BadRequest, match="Nothing is known"):
        await outgoing.check("https://nobody.example/", "url")
    port, _ = await listening(stack, b"plain text, no TLS\r\n")
    assert await refusal(outgoing, "http://127.0.0.1:9/") == "unreachable"
    assert await refusal(outgoing, f"https://127.0.0.1:{port}/") == "tls_failed"
