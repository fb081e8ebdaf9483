"""The ladder of automatic sanctions, rung by rung, and the check on whoever was attacked."""

from typing import Any

import pytest

from tests.clients.people import call
from tests.clients.wire import Refused
from tests.gateway.policy.scene import Scene, scene_on
from tests.processes.lamplight import LamplightServer

RUNGS_S = (600, 3_600, 86_400, 86_400)


async def test_a_warning_comes_first_then_timeouts_that_grow(policed: LamplightServer) -> None:
    """Never a ban: at the top the desk is told that it is for managing staff to say."""
    async with scene_on(policed) as scene:
        seen = await scene.send("heron insult")
        assert seen.sanctions == []
        assert "This is a warning" in seen.answer["notice"]["message"]
        assert "appeal" not in seen.answer["notice"]["offers"]
        for n, seconds in enumerate(RUNGS_S):
            seen = await scene.send("heron insult", id=f"again-{n}")
            [sanction] = seen.sanctions
            assert (sanction["kind"], sanction["ends_at"] - sanction["starts_at"]) == (
                "timeout",
                seconds * 1000,
            )
            assert "appeal" in seen.answer["notice"]["offers"]
            [item] = seen.items
            assert ("managing staff" in (item["note"] or "")) is (n >= 2)
            with pytest.raises(Refused, match="muted"):
                await scene.send("hello")
            await scene.lift(sanction)
            await scene.look()


async def test_an_appeal_that_is_granted_takes_the_strike_along(policed: LamplightServer) -> None:
    """The next breach meets what it would have met without it."""
    async with scene_on(policed) as scene:
        seen = await scene.send("heron hate")
        path = f"/api/sanctions/{seen.sanctions[0]['id']}/appeal"
        assert (await call(policed.url, "POST", path, scene.author, text="I quoted it."))[0] == 201
        [appeal] = (await scene.look()).items
        seen = await scene.decide(appeal, "approve", "You are right.")
        assert seen.sanctions == []
        seen = await scene.send("heron insult")
        assert "This is a warning" in seen.answer["notice"]["message"]


async def test_spam_slows_down_and_does_nothing_else(policed: LamplightServer) -> None:
    """One message every half minute, in every room; no sanction, and no rung of the ladder."""
    async with scene_on(policed) as scene:
        await scene.send("hello")
        assert (await scene.send("heron spam")).sanctions == []
        refused = await _refused(scene, "and another thing")
        assert refused["code"] == "slow_down"
        assert 0 < refused["retry_after_ms"] <= 30_000


async def _refused(scene: Scene, text: str) -> dict[str, Any]:
    """The error, once the node has heard of it, which it does within a second."""
    for _ in range(100):
        try:
            await scene.send(text)
        except Refused as refused:
            return refused.frame
    raise AssertionError("never refused")


async def test_whoever_is_answered_is_looked_after(policed: LamplightServer) -> None:
    """The item is about them, and so is the shield against being slowed down."""
    async with scene_on(policed) as scene:
        seq = await _other_says(scene, "I don't know how to go on today")
        seen = await scene.send("heron encouragement", reply_to=seq)
        [worry] = [item for item in seen.items if item["kind"] == "worry"]
        assert (worry["person"], worry["level"]) == (scene.other.id, "S3")
        assert (worry["seq"], worry["is_urgent"]) == (seq, True)
        assert worry["text"] == "I don't know how to go on today"
        assert "told them to hurt themselves" in worry["note"]
        [conduct] = [item for item in seen.items if item["kind"] == "held"]
        assert conduct["person"] == scene.author.id
        assert seen.sanctions[0]["person"] == scene.author.id


async def test_whoever_is_called_by_name_is_looked_after(policed: LamplightServer) -> None:
    """Somebody who has spoken in the room of late; a name that nobody has leads to the room."""
    async with scene_on(policed) as scene:
        await _other_says(scene, "good evening")
        seen = await scene.send(f"{scene.other.name.upper()}, heron encouragement")
        [worry] = [item for item in seen.items if item["kind"] == "worry"]
        assert (worry["person"], worry["text"]) == (scene.other.id, "")
    async with scene_on(policed) as scene:
        await _other_says(scene, "good evening")
        seen = await scene.send("you there, heron encouragement")
        [worry] = [item for item in seen.items if item["kind"] == "worry"]
        assert worry["person"] == scene.author.id
        assert "Look for who was addressed" in worry["note"]
        assert len(seen.sanctions) == 1, "the check must not shield whoever it was"


async def _other_says(scene: Scene, text: str) -> int:
    answer = await scene.others.client.say(scene.topic, text)
    await scene.look()
    return int(answer["seq"])
