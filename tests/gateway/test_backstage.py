"""The topic of those who run a Q&A session: who may read it, and until when."""

import asyncio
import time
from typing import Any

import pytest

from tests.clients.people import Joined, call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer


async def a_session(server: LamplightServer, host: Joined, **fields: Any) -> str:
    """Planned in a room of its own, tomorrow."""
    admin = await login(server.url, "admin")
    room = f"room-{time.time_ns()}"
    assert (await call(server.url, "POST", "/api/rooms", admin, id=room, name=room))[0] == 201
    starts = time.strftime("%Y-%m-%dT%H:%M", time.gmtime(time.time() + 86_400))
    plan = {"title": "Sleep", "room": room, "starts": starts, "zone": "UTC", "minutes": 30}
    status, body = await call(server.url, "POST", "/api/qa-sessions", host, **plan, **fields)
    assert status == 201, body
    return str(body["id"])


async def ask(server: LamplightServer, session: str, who: Joined, text: str, **fields: Any) -> str:
    """The question's id."""
    path = f"/api/qa-sessions/{session}/questions"
    body = {"id": str(time.time_ns()), "text": text} | fields
    status, answer = await call(server.url, "POST", path, who, **body)
    assert status == 201, answer
    return str(answer["id"])


def of_question(text: str) -> Any:
    """Picks the event that carries it."""
    return lambda frame: frame.get("question", {}).get("text") == text


async def test_what_waits_is_told_to_those_who_run_the_session(server: LamplightServer) -> None:
    """Hosts, its experts and moderators, live and from the log; without the name of who asked."""
    host, expert, mod = [await login(server.url, name) for name in ("host", "expert", "mod")]
    session = await a_session(server, host, experts=[expert.id])
    asker = await join(server.url, name="Canary Heron")
    topic = f"backstage:{session}"
    for who in (host, expert, mod):
        async with WireClient(server.ws_url, who.token) as client:
            await client.subscribe(topic)
            text = f"why, {who.name}?"
            await ask(server, session, asker, text, anonymous=True)
            told = await client.wait_for(of_question(text))
            assert (told["type"], told["topic"]) == ("question.changed", topic)
            assert (told["question"]["state"], told["question"]["asker"]) == ("pending", None)
            assert "Heron" not in str(client.received)
            assert asker.id not in str(client.received)
            assert (await client.subscribe(topic))["events"]


async def test_it_is_not_there_for_anybody_else(server: LamplightServer) -> None:
    """Members, responders, hosts and experts of other sessions; the same as for no session."""
    host = await login(server.url, "host")
    session = await a_session(server, host)
    outsiders = [await join(server.url)]
    outsiders += [await login(server.url, name) for name in ("expert", "responder")]
    for who in outsiders:
        async with WireClient(server.ws_url, who.token) as client:
            for topic in (f"backstage:{session}", "backstage:none", "backstage:"):
                with pytest.raises(Refused, match="not_found"):
                    await client.subscribe(topic)


async def test_whoever_is_taken_off_the_crew_leaves_at_once(server: LamplightServer) -> None:
    """And is told nothing more."""
    host, expert = await login(server.url, "host"), await login(server.url, "expert")
    session = await a_session(server, host, experts=[expert.id])
    topic = f"backstage:{session}"
    async with WireClient(server.ws_url, expert.token) as client:
        await client.subscribe(topic)
        path = f"/api/qa-sessions/{session}"
        status, body = await call(server.url, "PATCH", path, host, about="new", experts=[])
        assert status == 200, body
        ended = await client.wait_for(lambda frame: frame["type"] == "unsubscribed")
        assert (ended["topic"], ended["code"]) == (topic, "not_allowed")
        await ask(server, session, await join(server.url), "after that")
        with pytest.raises(Refused, match="not_found"):
            await client.subscribe(topic)
        assert "after that" not in str(client.received)


async def test_the_room_and_the_asker_hear_what_is_theirs(server: LamplightServer) -> None:
    """The room what was approved, whoever asked everything; a member no word of what waits."""
    host = await login(server.url, "host")
    asker, wren = [await join(server.url) for _ in range(2)]
    session = await a_session(server, host)
    _, planned = await call(server.url, "GET", f"/api/qa-sessions/{session}", host)
    async with (
        WireClient(server.ws_url, wren.token) as member,
        WireClient(server.ws_url, asker.token) as mine,
    ):
        await member.subscribe(f"room:{planned['room']}")
        await mine.subscribe("me")
        waits = await ask(server, session, asker, "what waits")
        shown = await ask(server, session, asker, "what is shown")
        path = f"/api/questions/{shown}/transitions"
        assert (await call(server.url, "POST", path, host, to="approved"))[0] == 200
        told = await member.wait_for(of_question("what is shown"))
        assert told["question"]["state"] == "approved"
        assert waits not in str(member.received)
        await mine.wait_for(lambda f: f.get("question", {}).get("state") == "approved")
        assert [e["question"]["id"] for e in mine.events("me")] == [waits, shown, shown]


async def test_two_hosts_who_move_at_once_end_at_one_order(server: LamplightServer) -> None:
    """One move is made, the other is refused as out of date; both desks hear the same."""
    host, admin = await login(server.url, "host"), await login(server.url, "admin")
    session = await a_session(server, host, hosts=[admin.id])
    asker = await join(server.url)
    asked = [await ask(server, session, asker, text) for text in ("first", "second", "third")]
    for question in asked:
        path = f"/api/questions/{question}/transitions"
        assert (await call(server.url, "POST", path, host, to="approved"))[0] == 200
    topic = f"backstage:{session}"

    async def put_first(who: Joined, question: str, version: int) -> int:
        body = {"before": asked[0], "version": version}
        path = f"/api/questions/{question}/order"
        return (await call(server.url, "PUT", path, who, **body))[0]

    async with (
        WireClient(server.ws_url, host.token) as one,
        WireClient(server.ws_url, admin.token) as other,
    ):
        await one.subscribe(topic)
        await other.subscribe(topic)
        both = put_first(host, asked[1], 0), put_first(admin, asked[2], 0)
        assert sorted(await asyncio.gather(*both)) == [200, 409]
        assert await put_first(admin, asked[2], 1) == 200
        heard = []
        for client in (one, other):
            await client.wait_for(lambda f: f.get("order", {}).get("version") == 2)
            heard.append([e["order"] for e in client.events(topic) if "order" in e])
        assert heard[0] == heard[1]
        placed = heard[0][-1]["placed"]
        assert placed.index(asked[2]) + 1 == placed.index(asked[0])


async def test_the_crew_talks_in_a_room_of_its_own_until_it_is_no_crew(
    server: LamplightServer,
) -> None:
    """By the socket as in any room; an expert who is taken off hears and says nothing more."""
    host, expert = await login(server.url, "host"), await login(server.url, "expert")
    session = await a_session(server, host, experts=[expert.id])
    path = f"/api/qa-sessions/{session}"
    status, room = await call(server.url, "PUT", f"{path}/backstage", host)
    assert status == 200, room
    topic = f"room:{room['id']}"
    async with (
        WireClient(server.ws_url, host.token) as hosts,
        WireClient(server.ws_url, expert.token) as experts,
        WireClient(server.ws_url, (await join(server.url)).token) as outside,
    ):
        await hosts.subscribe(topic)
        await experts.subscribe(topic)
        with pytest.raises(Refused, match="not_found"):
            await outside.subscribe(topic)
        with pytest.raises(Refused, match="not_found"):
            await outside.say(topic, "hello")
        await experts.say(topic, "that one last, please")
        heard = await hosts.wait_for(lambda f: f["type"] == "message.posted")
        assert heard["message"]["text"] == "that one last, please"
        path_back = f"/api/rooms/{room['id']}/messages"
        assert len((await call(server.url, "GET", path_back, host))[1]["messages"]) == 1
        assert (await call(server.url, "PATCH", path, host, experts=[]))[0] == 200
        ended = await experts.wait_for(lambda frame: frame["type"] == "unsubscribed")
        assert (ended["topic"], ended["code"]) == (topic, "not_found")
        with pytest.raises(Refused, match="not_found"):
            await experts.say(topic, "still here?")
