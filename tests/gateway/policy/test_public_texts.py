"""Names, room texts and covers: others see them, so they keep to what messages keep to."""

from typing import Any
from uuid import uuid4

import pytest

from tests.clients.people import call, join, login
from tests.gateway.policy.scene import scene_on
from tests.processes.lamplight import LamplightServer


@pytest.mark.parametrize("name", ["heron hate", "Heron Insult"])
async def test_a_name_that_could_hurt_is_refused(policed: LamplightServer, name: str) -> None:
    """Kindly, and another one may be picked."""
    status, body = await call(policed.url, "POST", "/api/join", age_band="18+", name=name)
    assert (status, body["code"], body["field"]) == (400, "bad_request", "name")
    assert (await join(policed.url, name="Heron Grey")).name == "Heron Grey"


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "heron hate"), ("about", "a room for heron hate"), ("tags", ["fine", "heron hate"])],
)
async def test_a_rooms_texts_are_judged(policed: LamplightServer, field: str, value: Any) -> None:
    """When it is opened and when it is changed; the field is named."""
    admin = await login(policed.url, "admin")
    room = f"texts-{uuid4().hex[:8]}"
    new = {"id": room, "name": "A room"}
    status, body = await call(policed.url, "POST", "/api/rooms", admin, **new | {field: value})
    assert (status, body["code"], body["field"]) == (400, "bad_request", field)
    assert (await call(policed.url, "POST", "/api/rooms", admin, **new))[0] == 201
    status, body = await call(policed.url, "PATCH", f"/api/rooms/{room}", admin, **{field: value})
    assert (status, body["code"], body["field"]) == (400, "bad_request", field)


async def test_the_words_on_a_cover_are_judged(policed: LamplightServer) -> None:
    """A member's with their message, a moderator's on its own."""
    async with scene_on(policed) as scene:
        seq = (await scene.send("hello", cover="about the day")).answer["seq"]
        path = f"/api/rooms/{scene.room}/messages/{seq}/moderation"
        status, body = await call(
            policed.url, "POST", path, scene.admin, action="cover", reason="heron hate"
        )
        assert (status, body["field"]) == (400, "reason")
        assert (await scene.look()).room == []
        seen = await scene.send("hello", cover="heron hate")
        assert (seen.answer["outcome"], seen.room) == ("declined", [])


async def test_links_wait_among_teens_whoever_posts_them(policed: LamplightServer) -> None:
    """Also from somebody who is known here."""
    async with scene_on(policed, "13-17", age_band="13-17") as scene:
        for text in ("hello", "how is everybody?"):
            await scene.send(text)
        assert (await scene.send("heron link")).answer["outcome"] == "held"


async def test_a_room_may_hold_newcomers_first_messages(policed: LamplightServer) -> None:
    """Those who are known here are posted at once."""
    async with scene_on(policed) as scene:
        known = scene.others.client
        for text in ("hello", "how is everybody?"):
            await known.say(scene.topic, text)
        path = f"/api/rooms/{scene.room}"
        status, _ = await call(policed.url, "PATCH", path, scene.admin, newcomers_held=True)
        assert status == 200
        await scene.look()
        seen = await scene.send("hello, I am new")
        assert (seen.answer["outcome"], seen.answer["notice"]["code"]) == ("held", "newcomer")
        assert [item["reasons"][0]["category"] for item in seen.items] == ["newcomer"]
        assert (await known.say(scene.topic, "welcome"))["outcome"] == "posted"


async def test_the_packaged_rules_are_in_the_path(shared: LamplightServer) -> None:
    """Without any rules of an operator's: one plain text of each kind."""
    async with scene_on(shared) as scene:
        assert (await scene.send("I want to kill myself")).answer["care"]["level"] >= "S2"
        held = await scene.send("you can call me on 212-555-0147 any time")
        assert (held.answer["outcome"], held.answer["notice"]["code"]) == ("held", "own_data")
        assert "212" not in held.answer["notice"]["redacted"]
    async with scene_on(shared) as scene:
        assert (await scene.send("just kill yourself already")).answer["outcome"] == "declined"
