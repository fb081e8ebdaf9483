"""Talking in a room over the socket: what is answered, and what others see."""

import asyncio
from uuid import uuid4

import pytest

from tests.clients.people import call, join, login
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer


async def test_a_message_reaches_everybody_in_the_room_once(shared: LamplightServer) -> None:
    """The sender is answered with the seq that all see."""
    wren, fern = await join(shared.url), await join(shared.url)
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, fern.token) as b,
    ):
        head = (await a.subscribe("room:lobby"))["head"]
        await b.subscribe("room:lobby")
        client_id = str(uuid4())
        answer = await a.say("room:lobby", "hello 🌱", id=client_id)
        assert answer["outcome"] == "posted"
        assert answer["seq"] == head + 1
        for client in (a, b):
            event = await client.wait_for(lambda f: f["type"] == "message.posted")
            assert event["seq"] == answer["seq"]
            message = event["message"]
            assert (message["id"], message["text"]) == (client_id, "hello 🌱")
            assert message["author"] == {"id": wren.id, "name": wren.name, "roles": ["member"]}
        again = await a.say("room:lobby", "hello again", id=client_id)
        assert again["seq"] == answer["seq"]
        await a.say("room:lobby", "last")
        await b.wait_for_text("last")
        assert b.texts("room:lobby") == ["hello 🌱", "last"]


async def test_the_network_is_lost_and_nothing_is_missing(shared: LamplightServer) -> None:
    """A resume brings exactly what was sent meanwhile, then live events go on."""
    wren, fern = await join(shared.url), await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.subscribe("room:expert-hour")
        async with WireClient(shared.ws_url, fern.token) as b:
            answer = await b.subscribe("room:expert-hour")
            position = {"seq": answer["head"], "epoch": answer["epoch"]}
            b.socket.transport.abort()
        for n in range(20):
            await a.say("room:expert-hour", f"missed {n}")
        async with WireClient(shared.ws_url, fern.token) as b:
            answer = await b.subscribe("room:expert-hour", after=position)
            assert answer["recovered"] is True
            texts = [e["message"]["text"] for e in answer["events"]]
            assert texts == [f"missed {n}" for n in range(20)]
            await a.say("room:expert-hour", "live")
            event = await b.wait_for(lambda f: f["type"] == "message.posted")
            assert event["seq"] == answer["head"] + 1


async def test_another_epoch_or_a_future_seq_starts_afresh(shared: LamplightServer) -> None:
    """`recovered` is false and the latest page comes."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.say("room:lobby", "something")
        answer = await a.subscribe("room:lobby")
        for after in (
            {"seq": answer["head"], "epoch": "other"},
            {"seq": answer["head"] + 5, "epoch": answer["epoch"]},
        ):
            again = await a.subscribe("room:lobby", after=after)
            assert again["recovered"] is False
            assert again["events"][-1]["seq"] == again["head"]


async def test_subscribing_while_others_talk_has_no_gap(shared: LamplightServer) -> None:
    """Page and live events join without a hole and without a double, 30 times over."""
    wren, fern = await join(shared.url), await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        talking = True

        async def talk() -> None:
            while talking:
                await a.say("room:lobby", "x")

        task = asyncio.create_task(talk())
        for _ in range(30):
            async with WireClient(shared.ws_url, fern.token) as b:
                answer = await b.subscribe("room:lobby")
                await b.wait_for(lambda f, head=answer["head"]: f.get("seq", 0) > head + 3)
                seqs = [e["seq"] for e in answer["events"]]
                seqs += [e["seq"] for e in b.events("room:lobby")]
                assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
        talking = False
        await task


async def test_edit_withdraw_and_react_are_seen_and_leave_the_log(shared: LamplightServer) -> None:
    """The room sees each change; a replay holds neither the old nor the withdrawn text."""
    wren, fern = await join(shared.url), await join(shared.url)
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, fern.token) as b,
    ):
        start = await b.subscribe("room:lobby")
        seq = (await a.say("room:lobby", "first canary-one"))["seq"]
        await a.ask("edit", topic="room:lobby", seq=seq, text="second canary-two")
        await b.ask("react", topic="room:lobby", seq=seq, emoji="❤", on=True)
        await b.ask("react", topic="room:lobby", seq=seq, emoji="❤️", on=True)
        event = await b.wait_for(lambda f: f["type"] == "reaction.changed")
        assert (event["emoji"], event["count"], event["person"]) == ("❤️", 1, fern.id)
        with pytest.raises(Refused, match="not_allowed"):
            await b.ask("edit", topic="room:lobby", seq=seq, text="mine now")
        with pytest.raises(Refused, match="bad_request"):
            await b.ask("react", topic="room:lobby", seq=seq, emoji="🔪", on=True)
        after = {"seq": start["head"], "epoch": start["epoch"]}
        replay = await b.subscribe("room:lobby", after=after)
        assert "canary-one" not in str(replay)
        assert [e["type"] for e in replay["events"]] == [
            "message.posted", "message.edited", "reaction.changed",
        ]  # fmt: skip
        await a.ask("withdraw", topic="room:lobby", seq=seq)
        gone = await b.wait_for(lambda f: f["type"] == "message.removed")
        assert (gone["message"]["text"], gone["message"]["removed"]) == (None, "author")
        replay = await b.subscribe("room:lobby", after=after)
        assert "canary" not in str(replay)
        _, page = await call(shared.url, "GET", "/api/rooms/lobby/messages", fern)
        assert "canary" not in str(page)


async def test_rooms_of_another_age_band_do_not_exist(shared: LamplightServer) -> None:
    """The same answer as for a room that there isn't, in every command."""
    teen = await join(shared.url, "13-17")
    async with WireClient(shared.ws_url, teen.token) as a:
        await a.subscribe("room:teen-room")
        answers = []
        for room in ("room:evening-circle", "room:never-was", "desk", "control", "me:x"):
            for command, fields in (
                ("subscribe", {}),
                ("send", {"id": "1", "text": "hi"}),
                ("react", {"seq": 1, "emoji": "👍", "on": True}),
            ):
                with pytest.raises(Refused) as refused:
                    await a.ask(command, topic=room, **fields)
                answers.append({k: v for k, v in refused.value.frame.items() if k != "ref"})
        assert all(answer == answers[0] for answer in answers)
        assert answers[0]["code"] == "not_found"


async def test_sends_past_the_limit_are_refused_with_the_time_to_wait(
    server: LamplightServer,
) -> None:
    """Five at once, then one a second: the sixth says when."""
    wren = await join(server.url)
    async with WireClient(server.ws_url, wren.token) as a:
        for n in range(5):
            await a.say("room:lobby", str(n))
        with pytest.raises(Refused, match="slow_down") as refused:
            await a.say("room:lobby", "too many")
        assert 0 < refused.value.frame["retry_after_ms"] <= 1001
        assert refused.value.frame["temporary"] is True


async def test_presence_and_typing_are_told_and_not_logged(shared: LamplightServer) -> None:
    """Counts rise and fall; the typist hears nothing of it."""
    wren, fern = await join(shared.url, "13-17"), await join(shared.url, "13-17")
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.subscribe("room:teen-room")
        async with WireClient(shared.ws_url, fern.token) as b:
            head = (await b.subscribe("room:teen-room"))["head"]
            await a.wait_for(lambda f: f["type"] == "presence" and f["people"] == 2)
            await b.socket.send('{"type":"typing","topic":"room:teen-room"}')
            typing = await a.wait_for(lambda f: f["type"] == "typing")
            assert typing["person"]["id"] == fern.id
            assert not [f for f in b.received if f["type"] == "typing"]
        a.received.clear()
        await a.wait_for(lambda f: f["type"] == "presence" and f["people"] == 1)
        assert (await a.subscribe("room:teen-room"))["head"] == head


async def test_a_reply_names_a_message_of_the_same_room(shared: LamplightServer) -> None:
    """Another room's seq is not found."""
    wren = await join(shared.url)
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.subscribe("room:lobby")
        seq = (await a.say("room:lobby", "question"))["seq"]
        await a.say("room:lobby", "answer", reply_to=seq)
        event = await a.wait_for_text("answer")
        assert event["message"]["reply_to"] == seq
        with pytest.raises(Refused, match="not_found"):
            await a.say("room:lobby", "to nothing", reply_to=10**9)


async def test_slow_mode_holds_for_members_and_not_for_staff(shared: LamplightServer) -> None:
    """A changed room is known at once, and its change is an event of the room."""
    admin, wren = await login(shared.url, "admin"), await join(shared.url)
    status, _ = await call(shared.url, "POST", "/api/rooms", admin, id="slow", name="Slow")
    assert status == 201
    async with WireClient(shared.ws_url, wren.token) as a:
        await a.subscribe("room:slow")
        await a.say("room:slow", "one")
        await call(shared.url, "PATCH", "/api/rooms/slow", admin, slow_mode_s=60)
        changed = await a.wait_for(lambda f: f["type"] == "room.changed")
        assert changed["room"]["slow_mode_s"] == 60
        with pytest.raises(Refused, match="slow_down"):
            await a.say("room:slow", "two")
        await call(shared.url, "PATCH", "/api/rooms/slow", admin, slow_mode_s=0, state="locked")
        await a.wait_for(lambda f: f["type"] == "room.changed" and f["room"]["state"] == "locked")
        with pytest.raises(Refused, match="room_locked"):
            await a.say("room:slow", "three")
    async with WireClient(shared.ws_url, admin.token) as staff:
        assert (await staff.say("room:slow", "from staff"))["outcome"] == "posted"
