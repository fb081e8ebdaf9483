"""The staff's desk, as sockets see it: who hears of what, live and afterwards."""

from pathlib import Path
from typing import Any

import pytest

from server.domain.people import Role
from server.services.control import announce_person
from server.storage.interface import Transaction
from server.storage.sqlite import open_sqlite
from tests.clients.people import Joined, call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer

DEMOTED_S = 1.0


async def reported(server: LamplightServer, text: str, **fields: Any) -> Joined:
    """Somebody said it in the lobby, and somebody else has reported that; who reported."""
    author, reporter = await join(server.url), await join(server.url)
    async with WireClient(server.ws_url, author.token) as client:
        seq = (await client.say("room:lobby", text))["seq"]
    path = f"/api/rooms/lobby/messages/{seq}/reports"
    status, body = await call(server.url, "POST", path, reporter, **{"reason": "x"} | fields)
    assert status == 201, body
    return reporter


def about(text: str) -> Any:
    """Picks the desk's events about an item with this text."""
    return lambda f: f.get("topic") == "desk" and f.get("item", {}).get("text") == text


async def test_a_report_reaches_the_desk_at_once(shared: LamplightServer) -> None:
    """With the whole item, and nothing that says who it came from."""
    mod = await login(shared.url, "mod")
    async with WireClient(shared.ws_url, mod.token) as desk:
        await desk.subscribe("desk")
        reporter = await reported(shared, "desk-canary-1", note="look")
        event = await desk.wait_for(about("desk-canary-1"))
        assert (event["type"], event["item"]["kind"]) == ("report.filed", "report")
        assert event["item"]["note"] == "x: look"
        assert reporter.id not in str(desk.received)
        assert reporter.name not in str(event)  # elsewhere somebody may have the same one


async def test_responders_hear_of_people_and_not_of_conduct(shared: LamplightServer) -> None:
    """A worry comes to both desks, a report to one: also when the log is read afterwards."""
    mod, robin = await login(shared.url, "mod"), await login(shared.url, "responder")
    async with (
        WireClient(shared.ws_url, mod.token) as moderators,
        WireClient(shared.ws_url, robin.token) as responders,
    ):
        await moderators.subscribe("desk")
        await responders.subscribe("desk")
        await reported(shared, "desk-canary-2")
        await reported(shared, "desk-canary-3", concern=True)
        await responders.wait_for(about("desk-canary-3"))
        await moderators.wait_for(about("desk-canary-2"))
        await moderators.wait_for(about("desk-canary-3"))
        assert "desk-canary-2" not in str(responders.received)
        replay = await responders.subscribe("desk")
        assert "desk-canary-3" in str(replay)
        assert "desk-canary-2" not in str(replay)


@pytest.mark.parametrize("name", ["host", "expert", None])
async def test_whoever_has_no_desk_may_not_know_of_it(
    shared: LamplightServer, name: str | None
) -> None:
    """The same answer as for a topic that there isn't."""
    who = await login(shared.url, name) if name else await join(shared.url)
    async with WireClient(shared.ws_url, who.token) as client:
        for topic in ("desk", "desk/all", "desk/moderators", "desk:lobby", "control"):
            with pytest.raises(Refused, match="not_found"):
                await client.subscribe(topic)


async def change(server: LamplightServer, work: Any) -> None:
    """A write by another process on the same database."""
    store = await open_sqlite(Path(server.folder) / "lamplight.db")
    await store.write(work)
    await store.close()


async def test_a_demoted_moderator_leaves_the_desk_at_once(server: LamplightServer) -> None:
    """Within a second, whoever did it on whatever node; what comes after is not for them."""
    mod, admin = await login(server.url, "mod"), await login(server.url, "admin")

    def demote(tx: Transaction) -> None:
        tx.people.set_roles(mod.id, {Role.MEMBER})
        announce_person(tx, mod.id, 1)

    async with (
        WireClient(server.ws_url, mod.token) as desk,
        WireClient(server.ws_url, admin.token) as witness,
    ):
        await desk.subscribe("desk")
        await witness.subscribe("desk")
        await change(server, demote)
        gone = await desk.wait_for(lambda f: f["type"] == "unsubscribed", DEMOTED_S)
        assert gone["topic"] == "desk"
        await reported(server, "desk-canary-4")
        await witness.wait_for(about("desk-canary-4"))
        assert "desk-canary-4" not in str(desk.received)
        with pytest.raises(Refused, match="not_found"):
            await desk.subscribe("desk")


async def test_a_moderator_of_one_room_has_that_rooms_desk(server: LamplightServer) -> None:
    """Under the room's name; what happens elsewhere they don't hear of."""
    local = await join(server.url)
    await change(
        server, lambda tx: tx.people.set_room_roles(local.id, "lobby", {Role.MODERATOR}, 1)
    )
    async with WireClient(server.ws_url, local.token) as client:
        assert (await client.subscribe("desk:lobby"))["topic"] == "desk:lobby"
        for elsewhere in ("desk", "desk:expert-hour"):
            with pytest.raises(Refused, match="not_found"):
                await client.subscribe(elsewhere)
        await reported(server, "desk-canary-5")
        event = await client.wait_for(
            lambda f: f["type"] == "report.filed" and f["item"]["text"] == "desk-canary-5"
        )
        assert (event["topic"], event["item"]["room"]) == ("desk:lobby", "lobby")
