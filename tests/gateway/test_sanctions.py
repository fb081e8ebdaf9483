"""Mutes, bans, removals and sign-outs, as sockets feel them."""

import pytest

from tests.clients.people import call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer


async def test_a_mute_takes_writing_and_leaves_reading(shared: LamplightServer) -> None:
    """Every kind of writing is refused with `muted`; the person is told why and until when."""
    mod, wren = await login(shared.url, "mod"), await join(shared.url)
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, mod.token) as m,
    ):
        await a.subscribe("me")
        await a.subscribe("room:lobby")
        seq = (await a.say("room:lobby", "before"))["seq"]
        status, sanction = await call(
            shared.url, "POST", "/api/rooms/lobby/sanctions", mod,
            person=wren.id, kind="mute", seconds=600, reason="shouting",
        )  # fmt: skip
        assert status == 201
        told = await a.wait_for(lambda f: f["type"] == "sanction.changed")
        assert told["topic"] == "me"
        assert told["sanction"]["reason"] == "shouting"
        seen = await a.wait_for(lambda f: f["type"] == "person.muted")
        assert seen["person"]["id"] == wren.id
        for command, fields in (
            ("send", {"id": "m", "text": "no"}),
            ("edit", {"seq": seq, "text": "no"}),
            ("react", {"seq": seq, "emoji": "👍", "on": True}),
        ):
            with pytest.raises(Refused, match="muted"):
                await a.ask(command, topic="room:lobby", **fields)
        await m.say("room:lobby", "they can read this")
        await a.wait_for_text("they can read this")
        assert (await a.say("room:expert-hour", "elsewhere"))["outcome"] == "posted"
        await call(shared.url, "DELETE", f"/api/sanctions/{sanction['id']}", mod)
        await a.wait_for(lambda f: f["type"] == "person.unmuted")
        assert (await a.say("room:lobby", "after"))["outcome"] == "posted"


async def test_a_timeout_ends_by_itself_and_says_so(shared: LamplightServer) -> None:
    """One second long; no one lifts it."""
    mod, wren = await login(shared.url, "mod"), await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.subscribe("me")
        await call(
            shared.url, "POST", "/api/sanctions", mod,
            person=wren.id, kind="timeout", seconds=1, reason="a break",
        )  # fmt: skip
        await a.wait_for(lambda f: f["type"] == "sanction.changed" and f["active"])
        with pytest.raises(Refused, match="muted"):
            await a.say("room:lobby", "too soon")
        await a.wait_for(lambda f: f["type"] == "sanction.changed" and not f["active"])
        assert (await a.say("room:lobby", "again"))["outcome"] == "posted"


async def test_a_room_ban_ends_the_subscription_and_removes_messages(
    shared: LamplightServer,
) -> None:
    """Nothing of the room comes any more; coming back is refused; their words are gone."""
    mod, wren = await login(shared.url, "mod"), await join(shared.url)
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, mod.token) as m,
    ):
        await a.subscribe("room:lobby")
        await m.subscribe("room:lobby")
        await a.say("room:lobby", "spam-canary")
        await call(
            shared.url, "POST", "/api/rooms/lobby/sanctions", mod,
            person=wren.id, kind="ban", reason="spam", remove_messages=True,
        )  # fmt: skip
        ended = await a.wait_for(lambda f: f["type"] == "unsubscribed")
        assert (ended["topic"], ended["code"]) == ("room:lobby", "banned")
        await m.wait_for(lambda f: f["type"] == "message.removed")
        before = len(a.events("room:lobby"))
        await m.say("room:lobby", "without them")
        await m.wait_for_text("without them")
        with pytest.raises(Refused, match="banned"):
            await a.subscribe("room:lobby")
        with pytest.raises(Refused, match="banned"):
            await a.say("room:lobby", "hello?")
        assert len(a.events("room:lobby")) == before
        assert "spam-canary" not in str(await m.subscribe("room:lobby"))


async def test_a_site_ban_closes_every_socket_and_the_door(shared: LamplightServer) -> None:
    """4503, and neither the token nor the return code opens it again."""
    mod, wren = await login(shared.url, "mod"), await join(shared.url)
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, wren.token) as b,
    ):
        status, _ = await call(
            shared.url, "POST", "/api/sanctions", mod, person=wren.id, kind="ban", reason="threats"
        )
        assert status == 201
        assert await a.wait_closed() == 4503
        assert await b.wait_closed() == 4503
        assert a.received[-1]["type"] == "goodbye"
    assert (await call(shared.url, "GET", "/api/me", wren))[0] == 403
    assert (await call(shared.url, "POST", "/api/token", wren))[0] == 403
    status, body = await call(shared.url, "POST", "/api/return", return_code=wren.return_code)
    assert (status, body["code"]) == (403, "banned")


async def test_a_removed_message_can_be_restored(shared: LamplightServer) -> None:
    """The room sees it go and come back; its author is told why."""
    mod, wren = await login(shared.url, "mod"), await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.subscribe("room:lobby")
        await a.subscribe("me")
        seq = (await a.say("room:lobby", "words worth keeping"))["seq"]
        path = f"/api/rooms/lobby/messages/{seq}/moderation"
        assert (await call(shared.url, "POST", path, wren, action="remove", reason="x"))[0] == 403
        assert (await call(shared.url, "POST", path, mod, action="remove", reason="a mistake"))[
            0
        ] == 200
        gone = await a.wait_for(lambda f: f["type"] == "message.removed")
        assert gone["message"]["text"] is None
        why = await a.wait_for(lambda f: f["type"] == "message.decided")
        assert (why["decision"], why["reason"]) == ("removed", "a mistake")
        assert (await call(shared.url, "POST", path, mod, action="restore", reason="undo"))[
            0
        ] == 200
        back = await a.wait_for(lambda f: f["type"] == "message.restored")
        assert back["message"]["text"] == "words worth keeping"
        assert (await call(shared.url, "POST", path, mod, action="restore", reason="x"))[0] == 409


async def test_signing_out_closes_that_sign_in_only(shared: LamplightServer) -> None:
    """Its sockets get 4500; the same person's other sign-in stays."""
    wren = await join(shared.url)
    _, body = await call(shared.url, "POST", "/api/return", return_code=wren.return_code)
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, body["token"]) as b,
    ):
        await call(shared.url, "POST", "/api/logout", wren)
        assert await a.wait_closed() == 4500
        await b.subscribe("room:lobby")
    assert (await call(shared.url, "GET", "/api/me", wren))[0] == 401


async def test_sanctions_survive_a_restart(server: LamplightServer) -> None:
    """Kill -9 in between."""
    mod, wren = await login(server.url, "mod"), await join(server.url)
    await call(server.url, "POST", "/api/sanctions", mod, person=wren.id, kind="mute", reason="r")
    server.kill()
    server.start()
    async with WireClient(server.ws_url, wren.token) as a:
        with pytest.raises(Refused, match="muted"):
            await a.say("room:lobby", "still?")
