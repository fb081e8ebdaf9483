"""What must never happen, each tried through the socket."""

from pathlib import Path

import pytest

from tests.clients.people import call
from tests.clients.wire import Refused
from tests.gateway.policy.conftest import POLICED
from tests.gateway.policy.scene import Scene, scene_on
from tests.processes.lamplight import LamplightServer

DISCLOSURES = (
    "heron distress",
    "heron ideation",
    "heron past attempt",
    "heron self harm urge",
    "heron plan",
    "heron goodbye",
    "heron method detail",
    "heron wound detail",
    "heron eating detail",
)


async def test_nobody_is_punished_for_a_disclosure(policed: LamplightServer) -> None:
    """However often and however it is said: no sanction, no strike, and the socket stays open."""
    async with scene_on(policed) as scene:
        for text in DISCLOSURES * 3:
            seen = await scene.send(text)
            assert seen.answer["outcome"] in {"posted", "held"}
            assert seen.sanctions == []
        assert scene.writer.close_code is None
        _, held = await call(policed.url, "GET", "/api/me/export", scene.author)
        assert (held["strikes"], held["sanctions"]) == ([], [])


@pytest.mark.parametrize("blow", ["heron encouragement", "heron hate", "heron insult"])
async def test_somebody_at_risk_is_not_sanctioned_by_itself(
    policed: LamplightServer, blow: str
) -> None:
    """What they say to others isn't posted, and a moderator looks; nothing is taken from them."""
    async with scene_on(policed) as scene:
        assert (await scene.send("heron ideation")).answer["outcome"] == "posted"
        for _ in range(4):
            seen = await scene.send(blow)
            assert seen.answer["outcome"] in {"held", "declined"}
            assert seen.sanctions == []
        assert (await scene.send("I am sorry")).answer["outcome"] == "posted"


async def test_a_disclosure_in_the_same_breath_shields_too(policed: LamplightServer) -> None:
    """Declined, because it hits somebody; but its author is somebody at risk."""
    async with scene_on(policed) as scene:
        seen = await scene.send("heron plan, and heron encouragement to you all")
        assert (seen.answer["outcome"], seen.sanctions) == ("declined", [])
        assert seen.answer["care"]["level"] == "S3"


async def test_the_room_learns_nothing_of_it(policed: LamplightServer) -> None:
    """No label, no cover, no word of a card, a hold or a sanction: only what is posted."""
    async with scene_on(policed) as scene:
        for text in ("heron goodbye", "heron method detail", "heron worry"):
            for event in (await scene.send(text)).room:
                assert event["type"] == "message.posted"
                assert event["message"].keys() == PLAIN_MESSAGE
                assert event["message"]["cover"] is None
    async with scene_on(policed) as scene:
        seen = await scene.send("heron hate")
        assert (len(seen.sanctions), seen.room) == (1, [])


PLAIN_MESSAGE = {
    "id", "seq", "author", "text", "reply_to", "cover", "at", "edited_at", "removed",
}  # fmt: skip


async def test_nobody_at_risk_is_slowed_down(tmp_path: Path) -> None:
    """Neither by slow mode nor by the limit on sends, from the first disclosure on."""
    strict = POLICED | {"LAMPLIGHT_SEND_BURST": "3", "LAMPLIGHT_SEND_PER_S": "0.01"}
    with LamplightServer(tmp_path, strict) as server:
        async with scene_on(server, slow_mode_s=600) as scene:
            await scene.send("hello")
            with pytest.raises(Refused, match="slow_down"):
                await scene.send("hello again")
            seen = await scene.send("heron ideation")
            assert seen.answer["outcome"] == "posted"
            for n in range(10):
                assert (await scene.send(f"and another thing {n}")).answer["outcome"] == "posted"
            [item] = seen.items
            await scene.decide(item, "dismiss")
            assert await _is_slowed_again(scene)


async def _is_slowed_again(scene: Scene) -> bool:
    """Once the node has heard that the item is closed, which it does within a second."""
    for _ in range(100):
        try:
            await scene.send("I feel better")
        except Refused as refused:
            return refused.code == "slow_down"
    return False


async def test_a_mute_keeps_no_help_from_anybody(policed: LamplightServer) -> None:
    """What somebody muted writes isn't posted; that they may be at risk is heard all the same."""
    async with scene_on(policed) as scene:
        await call(
            policed.url, "POST", "/api/sanctions", scene.admin,
            person=scene.author.id, kind="mute", reason="shouting",
        )  # fmt: skip
        await scene.look()
        with pytest.raises(Refused, match="muted"):
            await scene.send("heron plan")
        seen = await scene.look()
        assert seen.room == []
        assert [(item["level"], item["text"]) for item in seen.items] == [("S3", "heron plan")]
        assert [event["care"]["level"] for event in seen.told("care.offered")] == ["S3"]


async def test_nobody_is_punished_twice_for_one_message(policed: LamplightServer) -> None:
    """Not by sending it again, and not by the moderator who agrees."""
    async with scene_on(policed) as scene:
        first = await scene.send("heron hate", id="once")
        again = await scene.send("heron hate", id="once")
        assert (again.answer["outcome"], again.desk) == ("declined", [])
        assert again.answer["notice"] == first.answer["notice"]
        assert again.sanctions == first.sanctions
        seen = await scene.decide(first.items[0], "decline", "this stays out")
        assert seen.sanctions == first.sanctions
        _, held = await call(policed.url, "GET", "/api/me/export", scene.author)
        assert len(held["strikes"]) == 1


async def test_no_message_is_gone_without_a_word(policed: LamplightServer) -> None:
    """Whatever isn't posted comes with a reason, and its words come back when it is decided."""
    async with scene_on(policed) as scene:
        seen = await scene.send("heron medication")
        assert seen.answer["notice"]["message"]
        seen = await scene.decide(seen.items[0], "decline", "Please ask your doctor.")
        [told] = seen.told("message.decided")
        assert (told["decision"], told["reason"]) == ("declined", "Please ask your doctor.")
        assert told["message"]["text"] == "heron medication"
