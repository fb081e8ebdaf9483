"""A held message, from being set aside to every way out of waiting."""

import asyncio
from pathlib import Path

import pytest

from tests.clients.people import call
from tests.clients.wire import Refused, WireClient
from tests.gateway.policy.conftest import POLICED
from tests.gateway.policy.scene import scene_on
from tests.processes.lamplight import LamplightServer


async def test_a_held_message_is_posted_when_a_moderator_agrees(policed: LamplightServer) -> None:
    """Under its own id, with a seq of that moment; its author hears of it."""
    async with scene_on(policed) as scene:
        seen = await scene.send("heron contact", id="mine", cover="a cover")
        between = await scene.send("something else")
        seen = await scene.decide(seen.items[0], "approve")
        [event] = seen.room
        assert (event["type"], event["message"]["id"]) == ("message.posted", "mine")
        assert event["message"]["cover"] == "a cover"
        assert event["seq"] == between.answer["seq"] + 1
        [told] = seen.told("message.decided")
        assert (told["decision"], told["message"]["seq"]) == ("posted", event["seq"])
        again = await scene.send("heron contact", id="mine")
        assert (again.answer["outcome"], again.answer["seq"]) == ("posted", event["seq"])
        assert again.room == []


async def test_it_waits_on_every_device_and_through_a_reload(policed: LamplightServer) -> None:
    """Another socket of the same person finds it on `me`, live and later."""
    async with (
        scene_on(policed) as scene,
        WireClient(policed.ws_url, scene.author.token) as phone,
    ):
        await phone.subscribe("me")
        await scene.send("heron contact", id="mine")
        live = await phone.wait_for(lambda f: f["type"] == "message.held")
        assert live["held"]["text"] == "heron contact"
        async with WireClient(policed.ws_url, scene.author.token) as tablet:
            events = (await tablet.subscribe("me"))["events"]
            assert [e["held"]["id"] for e in events if e["type"] == "message.held"] == ["mine"]


async def test_sending_it_again_gives_the_first_answer(policed: LamplightServer) -> None:
    """Also with other words, and nothing new waits for anybody."""
    async with scene_on(policed) as scene:
        first = await scene.send("heron own data", id="mine")
        for text in ("heron own data", "harmless now"):
            again = await scene.send(text, id="mine")
            assert again.answer["outcome"] == "held"
            assert again.answer["notice"]["code"] == first.answer["notice"]["code"]
            assert (again.desk, again.me, again.room) == ([], [], [])


async def test_its_author_takes_it_back(policed: LamplightServer) -> None:
    """It leaves the queue, words and all; nobody can post it any more."""
    async with scene_on(policed) as scene:
        [item] = (await scene.send("heron contact", id="mine")).items
        await scene.writer.ask("withdraw", topic=scene.topic, id="mine")
        seen = await scene.look()
        assert [event["decision"] for event in seen.told("message.decided")] == ["withdrawn"]
        assert [(i["state"], i["text"]) for i in seen.items] == [("withdrawn", None)]
        path = f"/api/queue/{item['id']}/decision"
        status, _ = await call(policed.url, "POST", path, scene.admin, decision="approve")
        assert status == 409
        with pytest.raises(Refused, match="conflict"):
            await scene.writer.ask("withdraw", topic=scene.topic, id="mine")
        with pytest.raises(Refused, match="not_found"):
            await scene.writer.ask("withdraw", topic=scene.topic, id="never sent")
        with pytest.raises(Refused, match="bad_request"):
            await scene.writer.ask("withdraw", topic=scene.topic)


async def test_the_method_is_left_out_and_a_responder_keeps_the_original(
    policed: LamplightServer,
) -> None:
    """One tap posts the rest; the held item is replaced, the worry stays with all its words."""
    async with scene_on(policed) as scene:
        text = "I am so tired, heron method detail, and I am alone"
        seen = await scene.send(text, id="first")
        notice = seen.answer["notice"]
        assert notice["offers"] == ["post_without_method"]
        assert "heron" not in notice["redacted"]
        assert notice["redacted"].startswith("I am so tired, ")
        seen = await scene.send(notice["redacted"], id="second", replaces="first")
        assert seen.answer["outcome"] == "posted"
        assert [event["message"]["text"] for event in seen.room] == [notice["redacted"]]
        assert [event["decision"] for event in seen.told("message.decided")] == ["replaced"]
        assert [(i["kind"], i["state"], i["text"]) for i in seen.items] == [
            ("held", "replaced", None)
        ]
        _, queue = await call(policed.url, "GET", "/api/queue", scene.admin)
        mine = [item for item in queue["items"] if item["person"] == scene.author.id]
        assert [(item["kind"], item["text"]) for item in mine] == [("worry", text)]


async def test_what_was_posted_meanwhile_is_not_posted_twice(policed: LamplightServer) -> None:
    """A changed text that comes too late is refused, and says why."""
    async with scene_on(policed) as scene:
        [item] = (await scene.send("heron contact", id="first")).items
        await scene.decide(item, "approve")
        with pytest.raises(Refused, match="conflict"):
            await scene.send("changed", id="second", replaces="first")
        assert (await scene.look()).room == []


async def test_a_held_edit_leaves_the_old_text(policed: LamplightServer) -> None:
    """The room sees the new one when a moderator agrees; a newer edit replaces one that waits."""
    async with scene_on(policed) as scene:
        seq = (await scene.send("as it was", id="mine")).answer["seq"]
        seen = await scene.edit(seq, "heron contact one")
        assert (seen.answer["outcome"], seen.room) == ("held", [])
        assert [event["held"]["seq"] for event in seen.told("message.held")] == [seq]
        assert (await scene.edit(seq, "heron contact one")).desk == []
        seen = await scene.edit(seq, "heron contact two")
        assert sorted(item["state"] for item in seen.items) == ["open", "replaced"]
        [item] = [item for item in seen.items if item["state"] == "open"]
        seen = await scene.decide(item, "approve")
        [event] = seen.room
        assert (event["type"], event["message"]["text"]) == ("message.edited", "heron contact two")
        seen = await scene.edit(seq, "heron hate")
        assert (seen.answer["outcome"], seen.room) == ("declined", [])
        assert seen.sanctions[0]["cause"]["message"] == seq


async def test_the_old_text_once_more_takes_back_a_held_edit(policed: LamplightServer) -> None:
    """It waits no longer, nobody decides on it, and the message stays as it was."""
    async with scene_on(policed) as scene:
        seq = (await scene.send("as it was", id="mine")).answer["seq"]
        await scene.edit(seq, "heron contact")
        seen = await scene.edit(seq, "as it was")
        assert (seen.answer["outcome"], seen.room) == ("posted", [])
        assert [event["decision"] for event in seen.told("message.decided")] == ["withdrawn"]
        assert [item["state"] for item in seen.items] == ["withdrawn"]


async def test_a_declined_text_is_put_right(policed: LamplightServer) -> None:
    """A moderator finds that the rule was wrong: it is posted, and the timeout and strike go."""
    async with scene_on(policed) as scene:
        first = await scene.send("heron hate")
        with pytest.raises(Refused, match="muted"):
            await scene.send("but I quoted it")
        seen = await scene.decide(first.items[0], "approve", "You quoted it.")
        assert [event["message"]["text"] for event in seen.room] == ["heron hate"]
        assert seen.sanctions == []
        assert [event["active"] for event in seen.told("sanction.changed")] == [False]
        assert (await scene.send("thank you")).answer["outcome"] == "posted"
        _, held = await call(policed.url, "GET", "/api/me/export", scene.author)
        assert [strike["forgiven"] for strike in held["strikes"]] == [True]


async def test_a_kill_between_waiting_and_deciding_loses_nothing(tmp_path: Path) -> None:
    """Kill -9 right after the answer: it still waits, and is posted when a moderator agrees."""
    with LamplightServer(tmp_path, POLICED) as server:
        async with scene_on(server) as scene:
            seen = await scene.send("heron contact", id="mine")
            server.kill()
        server.start()
        path = f"/api/queue/{seen.items[0]['id']}/decision"
        status, _ = await call(server.url, "POST", path, scene.admin, decision="approve")
        assert status == 200
        async with WireClient(server.ws_url, scene.author.token) as client:
            again = await client.say(scene.topic, "heron contact", id="mine")
            assert (again["outcome"], again["seq"]) == ("posted", 1)
            page = (await client.subscribe(scene.topic))["events"]
            assert [event["message"]["id"] for event in page] == ["mine"]


async def test_what_nobody_decides_on_goes_back_once(tmp_path: Path) -> None:
    """Through a kill -9 in between, and with a second worker at work on the same database."""
    with LamplightServer(tmp_path, POLICED | {"LAMPLIGHT_HOLD_S": "3"}) as server:
        async with scene_on(server) as scene:
            seen = await scene.send("heron method detail", id="mine")
            assert seen.answer["outcome"] == "held"
            server.kill()
        server.start()
        second = await asyncio.create_subprocess_exec(
            *server.command("worker"), env=server.environ, stdout=asyncio.subprocess.PIPE
        )
        assert second.stdout is not None
        assert await second.stdout.readline()  # it says that it is at work
        async with WireClient(server.ws_url, scene.author.token) as client:
            replay = await client.subscribe("me")
            client.received += replay["events"]
            told = await client.wait_for(lambda f: f["type"] == "message.decided")
            assert (told["decision"], told["message"]["id"]) == ("returned", "mine")
            assert told["message"]["text"] == "heron method detail"
            assert "You haven't done anything wrong" in told["reason"]
            assert told["care"]["lines"]
            again = await client.say(scene.topic, "and once more", id="other")
            assert again["outcome"] == "posted"
            events = (await client.subscribe("me"))["events"]
            assert [e["type"] for e in events].count("message.decided") == 1
        second.terminate()
        assert await second.wait() == 0
        _, queue = await call(server.url, "GET", "/api/queue", scene.admin)
        assert [(item["kind"], item["person"]) for item in queue["items"]] == [
            ("worry", scene.author.id)
        ]
