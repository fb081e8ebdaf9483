"""RFC 6455, case by case, against the production WebSocket class with an echo behind it."""

import asyncio
import struct
from collections.abc import AsyncIterator

import pytest

from server.gateway.websocket import WebSocketLimits
from tests.gateway.echo import HANDSHAKE, Told, ask, echo_server, frame, raw_client, request_of

CONT, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
LIMITS = WebSocketLimits()
FLOWER = "a flower: 🌻".encode()


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """Of an echo with the limits that a served room has."""
    async with echo_server(LIMITS) as port:
        yield port


def close(code: int, reason: bytes = b"") -> bytes:
    """A Close frame of a client."""
    return frame(CLOSE, struct.pack("!H", code) + reason)


def code_of(told: Told) -> int:
    """Of a Close frame of the server."""
    assert told.opcode == CLOSE
    return int.from_bytes(told.payload[:2])


ANSWERED: dict[str, tuple[bytes, list[Told]]] = {
    "empty text": (frame(TEXT), [Told(TEXT, b"")]),
    "empty fragments": (
        frame(TEXT, fin=False) + frame(CONT, fin=False) + frame(CONT),
        [Told(TEXT, b"")],
    ),
    "fragments": (
        frame(TEXT, b"one ", fin=False) + frame(CONT, b"two ", fin=False) + frame(CONT, b"three"),
        [Told(TEXT, b"one two three")],
    ),
    "control frames between fragments": (
        frame(TEXT, b"one ", fin=False)
        + frame(PING, b"still there?")
        + frame(CONT, b"two ", fin=False)
        + frame(PONG, b"unasked")
        + frame(CONT, b"three"),
        [Told(PONG, b"still there?"), Told(TEXT, b"one two three")],
    ),
    "two messages in fragments": (
        (frame(TEXT, b"a", fin=False) + frame(CONT, b"b")) * 2,
        [Told(TEXT, b"ab")] * 2,
    ),
    "ping of 125 bytes": (frame(PING, b"p" * 125), [Told(PONG, b"p" * 125)]),
    "empty ping": (frame(PING), [Told(PONG, b"")]),
    "an unasked pong": (frame(PONG, b"x") + frame(TEXT, b"x"), [Told(TEXT, b"x")]),
    "as many fragments as may be": (
        frame(TEXT, fin=False) + frame(CONT, fin=False) * (LIMITS.fragments - 2) + frame(CONT),
        [Told(TEXT, b"")],
    ),
    "an unassigned code point": (frame(TEXT, b"\xef\xbf\xbf"), [Told(TEXT, b"\xef\xbf\xbf")]),
}
ANSWERED |= {
    f"{size} bytes": (frame(TEXT, b"x" * size), [Told(TEXT, b"x" * size)])
    for size in (125, 126, 127, 128, 65_535, LIMITS.message_bytes)
}
ANSWERED |= {
    f"UTF-8 cut after byte {at}": (
        frame(TEXT, FLOWER[:at], fin=False) + frame(CONT, FLOWER[at:]),
        [Told(TEXT, FLOWER)],
    )
    for at in range(len(FLOWER) - 4, len(FLOWER))
}

BEGUN = frame(TEXT, b"begun ", fin=False)
TOO_LONG = LIMITS.message_bytes + 1
HALF = b"x" * (LIMITS.message_bytes // 2 + 1)
REFUSED: dict[str, tuple[int, bytes]] = {
    "a frame without a mask": (1002, frame(TEXT, b"x", is_masked=False)),
    "an empty frame without a mask": (1002, frame(TEXT, is_masked=False)),
    "a continuation of nothing": (1002, frame(CONT, b"x")),
    "an open continuation of nothing": (1002, frame(CONT, b"x", fin=False)),
    "a continuation of what was whole": (1002, frame(TEXT, b"x") + frame(CONT, b"y")),
    "a text within a text": (1002, BEGUN + frame(TEXT, b"x")),
    "a fragmented ping": (1002, frame(PING, b"x", fin=False)),
    "a fragmented close": (1002, frame(CLOSE, b"\x03\xe8", fin=False)),
    "a ping of 126 bytes": (1002, frame(PING, b"p" * 126)),
    "a pong of 126 bytes": (1002, frame(PONG, b"p" * 126)),
    "a close of 126 bytes": (1002, close(1000, b"r" * 124)),
    "a close of one byte": (1002, frame(CLOSE, b"\x03")),
    "a close whose reason is no UTF-8": (1007, close(1000, b"\xff\xfe")),
    "a binary message": (1003, frame(BINARY, b"x")),
    "a binary message in fragments": (1003, frame(BINARY, fin=False) + frame(CONT, b"x")),
    "no UTF-8": (1007, frame(TEXT, b"\xff\xfe")),
    "a lone surrogate": (1007, frame(TEXT, b"\xed\xa0\x80")),
    "an overlong slash": (1007, frame(TEXT, b"\xc0\xaf")),
    "past the last code point": (1007, frame(TEXT, b"\xf4\x90\x80\x80")),
    "UTF-8 that stops short": (1007, frame(TEXT, FLOWER[:-1])),
    "UTF-8 that goes wrong in a later fragment": (
        1007,
        frame(TEXT, FLOWER[:-2], fin=False) + frame(CONT, b"x"),
    ),
    # Only the header of each is sent: nothing waits for a body, and nothing is set aside for it.
    "one byte too long": (1009, frame(TEXT, length=TOO_LONG)),
    "4 GiB": (1009, frame(TEXT, length=2**32)),
    "the longest that there is": (1009, frame(TEXT, length=2**63 - 1)),
    "longer than there is": (1009, frame(TEXT, length=2**63)),
    "too long in two fragments": (
        1009,
        frame(TEXT, HALF, fin=False) + frame(CONT, length=len(HALF)),
    ),
    "a fragment too many": (
        1008,
        frame(TEXT, fin=False) + frame(CONT, fin=False) * LIMITS.fragments,
    ),
    "a flood of pings": (1008, frame(PING) * 1000),
    "a flood of fragments of many messages": (
        1008,
        (frame(TEXT, fin=False) + frame(CONT)) * 1000,
    ),
}
REFUSED |= {
    f"reserved bit {bit:#04x} of {name}": (1002, frame(opcode, b"x", rsv=bit))
    for bit in (0x40, 0x20, 0x10)
    for name, opcode in (("a text", TEXT), ("a ping", PING))
}
REFUSED |= {
    f"reserved opcode {opcode:#x}": (1002, frame(opcode))
    for opcode in (3, 4, 5, 6, 7, *range(11, 16))
}
FORBIDDEN_CODES = (0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535)
REFUSED |= {f"close code {code}": (1002, close(code)) for code in FORBIDDEN_CODES}
# Behind an open message another text would be a fault of its own.
AFTER = {"a fragment too many": b""}
GOOD_CODES = (1000, 1001, 1002, 1003, *range(1007, 1015), 3000, 3999, 4000, 4999)


@pytest.mark.parametrize("step", [0, 1, 7], ids=["at once", "byte by byte", "by 7 bytes"])
@pytest.mark.parametrize("case", ANSWERED)
async def test_what_the_rfc_allows_is_answered(port: int, case: str, step: int) -> None:
    """In the order in which it came, however the network cuts it up; then a clean close."""
    sent, expected = ANSWERED[case]
    if step and len(sent) > 2000:
        step = 1000 + step  # a header's bytes are what matters; its body is cut more coarsely
    async with raw_client(port) as client:
        for at in range(0, len(sent), step or len(sent)):
            client.writer.write(sent[at : at + (step or len(sent))])
            await asyncio.sleep(0)
        told = [await client.next() for _ in expected]
        client.writer.write(close(1000))
        (last,) = await client.rest()
    assert told == expected
    assert code_of(last) == 1000


@pytest.mark.parametrize("case", REFUSED)
async def test_what_the_rfc_forbids_ends_the_connection(port: int, case: str) -> None:
    """With the code that says why, and nothing that comes after it is heard."""
    code, sent = REFUSED[case]
    async with raw_client(port) as client:
        client.writer.write(frame(TEXT, b"before") + sent + AFTER.get(case, frame(TEXT, b"after")))
        told = await client.rest()
    assert told[0] == Told(TEXT, b"before")
    assert [code_of(each) for each in told if each.opcode == CLOSE] == [code]
    assert Told(TEXT, b"after") not in told


@pytest.mark.parametrize("code", GOOD_CODES)
async def test_a_close_is_answered_with_its_own_code(port: int, code: int) -> None:
    """Once, with nothing after it, and the server ends the connection."""
    async with raw_client(port) as client:
        client.writer.write(close(code, b"r" * 123) + frame(TEXT, b"after") + close(1001))
        (told,) = await client.rest()
    assert code_of(told) == code


async def test_a_close_may_leave_a_message_open(port: int) -> None:
    """It is answered with its own code, and the message never arrives."""
    async with raw_client(port) as client:
        client.writer.write(BEGUN + close(1000) + frame(CONT, b"ended"))
        (told,) = await client.rest()
    assert code_of(told) == 1000


async def test_a_close_may_say_nothing(port: int) -> None:
    """It is answered by one that says nothing either."""
    async with raw_client(port) as client:
        client.writer.write(frame(CLOSE))
        assert await client.rest() == [Told(CLOSE, b"")]


async def test_a_close_that_is_never_answered_is_not_waited_for_without_end(port: int) -> None:
    """The connection is cut some seconds after the server's own Close."""
    async with raw_client(port) as client:
        client.writer.write(frame(BINARY, b"x"))
        told = await client.next()
        assert told is not None
        assert code_of(told) == 1003
        async with asyncio.timeout(30):
            assert await client._reader.read() == b""


def _without(name: str) -> bytes:
    return request_of({key: value for key, value in HANDSHAKE.items() if key != name})


def _with(**changes: str) -> bytes:
    return request_of(
        HANDSHAKE | {name.replace("_", "-"): value for name, value in changes.items()}
    )


KEY = "Sec-WebSocket-Key"
HANDSHAKES: dict[str, tuple[int, bytes]] = {
    "no key": (400, _without(KEY)),
    "two keys": (400, request_of([*HANDSHAKE.items(), (KEY, HANDSHAKE[KEY])])),
    "a key of 15 bytes": (400, _with(Sec_WebSocket_Key="MTIzNDU2Nzg5MDEyMzQ1")),
    "a key that is no base64": (400, _with(Sec_WebSocket_Key="*" * 24)),
    "no version": (400, _without("Sec-WebSocket-Version")),
    "version 8": (400, _with(Sec_WebSocket_Version="8")),
    "version 14": (400, _with(Sec_WebSocket_Version="14")),
    "two versions": (400, request_of([*HANDSHAKE.items(), ("Sec-WebSocket-Version", "13")])),
    "no upgrade": (426, _without("Upgrade")),
    "another upgrade": (426, _with(Upgrade="h2c")),
    "no connection header": (426, _without("Connection")),
    "POST": (405, request_of(HANDSHAKE, "POST /ws HTTP/1.1")),
    "HTTP/1.0": (505, request_of(HANDSHAKE, "GET /ws HTTP/1.0")),
    "a body": (400, _with(Content_Length="5") + b"hello"),
    "a chunked body": (400, _with(Transfer_Encoding="chunked") + b"0\r\n\r\n"),
    "a header with a line break": (400, _with(Origin="a\nEvil: b")),
    "a line that is no request": (400, request_of(HANDSHAKE, "GET /ws")),
    "a path of 64 kB": (414, request_of(HANDSHAKE, f"GET /ws?{'x' * 65_536} HTTP/1.1")),
    "a header of 64 kB": (431, _with(Origin="x" * 65_536)),
    "a thousand headers": (
        431,
        request_of([*HANDSHAKE.items(), *[(f"X-{n}", "x") for n in range(1000)]]),
    ),
}


@pytest.mark.parametrize("case", HANDSHAKES)
async def test_a_broken_handshake_is_refused(port: int, case: str) -> None:
    """By its HTTP status; nothing is upgraded."""
    status, request = HANDSHAKES[case]
    answer = await ask(port, request)
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())


async def test_the_handshake_may_be_followed_by_frames_at_once(port: int) -> None:
    """In the same packet."""
    answer = await ask(port, request_of(HANDSHAKE) + frame(TEXT, b"at once") + close(1000))
    assert answer.startswith(b"HTTP/1.1 101 ")
    assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in answer
    assert answer.endswith(b"\r\n\r\n\x81\x07at once\x88\x02\x03\xe8")
