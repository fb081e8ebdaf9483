"""From a disclosure to somebody who helps, and what must never happen on the way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.clients.people import Joined, call, join, login
from tests.clients.wire import Refused, WireClient
from tests.gateway.policy.conftest import POLICED
from tests.processes.lamplight import LamplightServer


@dataclass
class Alarm:
    """Somebody wrote something; the responder's desk and both sockets are open."""

    url: str
    room: str
    person: Joined
    wire: WireClient
    responder: Joined
    desk: WireClient
    answer: dict[str, Any]

    async def case(self, state: str | None = None) -> dict[str, Any]:
        """The case as the desk was last told, in that state where one is named."""

        def is_it(frame: dict[str, Any]) -> bool:
            case = frame.get("case", {})
            return case.get("person") == self.person.id and state in {None, case["state"]}

        await self.desk.wait_for(is_it)
        found: dict[str, Any] = [f["case"] for f in self.desk.received if is_it(f)][-1]
        return found

    async def step(self, to: str, who: Joined | None = None, **more: Any) -> dict[str, Any]:
        """Take the case a step on."""
        path = f"/api/cases/{(await self.case())['id']}/transitions"
        status, body = await call(self.url, "POST", path, who or self.responder, to=to, **more)
        assert status == 200, body
        moved: dict[str, Any] = body
        return moved

    async def enter(self) -> str:
        """Claim it; both are in the private room, whose topic this is."""
        topic = f"room:{(await self.step('claimed'))['side_room']}"
        await self.wire.wait_for(lambda f: f["type"] == "side_room.opened")
        await self.wire.subscribe(topic)
        await self.desk.subscribe(topic)
        return topic


@asynccontextmanager
async def alarm(server: LamplightServer, text: str, **room: Any) -> AsyncIterator[Alarm]:
    """In a room of its own."""
    admin, responder = await login(server.url, "admin"), await login(server.url, "responder")
    room_id, person = f"alarm-{uuid4().hex[:12]}", await join(server.url)
    fields = {"id": room_id, "name": "A room"} | room
    assert (await call(server.url, "POST", "/api/rooms", admin, **fields))[0] == 201
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(WireClient(server.ws_url, responder.token))
        wire = await stack.enter_async_context(WireClient(server.ws_url, person.token))
        await desk.subscribe("desk")
        await wire.subscribe("me")
        await wire.subscribe(f"room:{room_id}")
        answer = await wire.say(f"room:{room_id}", text)
        yield Alarm(server.url, room_id, person, wire, responder, desk, answer)


async def test_somebody_comes(policed: LamplightServer) -> None:
    """Posted, a card, a case with a clock, a private talk; and the room sees none of it."""
    async with alarm(policed, "heron plan") as at_risk:
        assert at_risk.answer["outcome"] == "posted"
        assert at_risk.answer["care"]["wait"] == {"on_shift": False, "usual_s": None}
        case = await at_risk.case()
        assert (case["level"], case["claimed_by"]) == ("S3", None)
        assert case["due_at"] is not None
        topic = await at_risk.enter()
        opened = await at_risk.wire.wait_for(lambda f: f["type"] == "side_room.opened")
        assert opened["responder"]["id"] == at_risk.responder.id
        await at_risk.desk.say(topic, "I am here with you")
        await at_risk.wire.wait_for_text("I am here with you")
        await at_risk.wire.say(topic, "thank you")
        await at_risk.desk.wait_for_text("thank you")
        assert (await at_risk.case("engaged"))["replied_at"] is not None
        assert at_risk.wire.texts(f"room:{at_risk.room}") == ["heron plan"]


async def test_the_private_room_exists_for_nobody_else(policed: LamplightServer) -> None:
    """Not for a member, a moderator or an admin: 404, as if there were none."""
    async with alarm(policed, "heron plan") as at_risk:
        topic = await at_risk.enter()
        room = topic.removeprefix("room:")
        for other in (
            await join(policed.url),
            await login(policed.url, "mod"),
            await login(policed.url, "admin"),
        ):
            async with WireClient(policed.ws_url, other.token) as wire:
                with pytest.raises(Refused, match="not_found"):
                    await wire.subscribe(topic)
                with pytest.raises(Refused, match="not_found"):
                    await wire.say(topic, "hello")
            for path in ("", "/messages"):
                status, _ = await call(policed.url, "GET", f"/api/rooms/{room}{path}", other)
                assert status == 404
            _, listed = await call(policed.url, "GET", "/api/rooms", other)
            assert room not in {each["id"] for each in listed["rooms"]}
        _, own = await call(policed.url, "GET", "/api/rooms", at_risk.person)
        assert own["rooms"][0]["id"] == room
        assert own["rooms"][0]["private"] is True


async def test_what_is_said_in_private_stays_there(policed: LamplightServer) -> None:
    """Nothing is held, a graver sign raises the case, and the queue has none of it."""
    async with alarm(policed, "heron ideation") as at_risk:
        topic = await at_risk.enter()
        for text in ("heron method detail", "heron insult", f"heron goodbye {topic}"):
            answer = await at_risk.wire.say(topic, text)
            assert answer["outcome"] == "posted"
            assert answer.get("care") is None
            await at_risk.desk.wait_for_text(text)
        assert (await at_risk.case())["level"] == "S4"
        _, queue = await call(policed.url, "GET", "/api/queue", await login(policed.url, "admin"))
        assert topic not in str(queue)
        _, record = await call(policed.url, "GET", "/api/me/export", at_risk.person)
        assert (record["strikes"], record["sanctions"]) == ([], [])


async def test_neither_of_the_two_is_slowed_down(tmp_path: Path) -> None:
    """Not by the limit on sends, in the public room or in private; others are."""
    strict = POLICED | {"LAMPLIGHT_SEND_BURST": "3", "LAMPLIGHT_SEND_PER_S": "0.01"}
    with LamplightServer(tmp_path, strict) as server:
        async with alarm(server, "heron past attempt", slow_mode_s=600) as at_risk:
            topic = await at_risk.enter()
            for n in range(20):
                await at_risk.wire.say(topic, f"{n}")
                await at_risk.desk.say(topic, f"and {n}")
                await at_risk.wire.say(f"room:{at_risk.room}", f"here {n}")


async def test_a_closed_room_does_not_end_the_case(policed: LamplightServer) -> None:
    """Nor does a pause of the whole site stop the talk."""
    async with alarm(policed, "heron plan") as at_risk:
        admin = await login(policed.url, "admin")
        path = f"/api/rooms/{at_risk.room}"
        assert (await call(policed.url, "PATCH", path, admin, state="closed"))[0] == 200
        topic = await at_risk.enter()
        assert (await call(policed.url, "PATCH", "/api/site", admin, paused=True))[0] == 200
        try:
            await at_risk.wire.say(topic, "still here")
            await at_risk.desk.wait_for_text("still here")
        finally:
            assert (await call(policed.url, "PATCH", "/api/site", admin, paused=False))[0] == 200


async def test_a_claim_has_a_timer(tmp_path: Path) -> None:
    """Whoever takes a case and says nothing loses it, and the room with it; it is paged again."""
    quick = POLICED | {"LAMPLIGHT_CASE_DEADLINES_S": "1,1,1,1,2,2,2,2"}
    with LamplightServer(tmp_path, quick) as server:
        async with alarm(server, "heron plan") as at_risk:
            topic = await at_risk.enter()
            await at_risk.desk.wait_for(lambda f: f.get("change") == "lapsed")
            again = await at_risk.case("offered")
            assert again["claimed_by"] is None
            await at_risk.desk.wait_for(
                lambda f: f["type"] == "unsubscribed" and f["topic"] == topic
            )
            with pytest.raises(Refused, match="not_found"):
                await at_risk.desk.say(topic, "too late")


async def test_a_number_is_never_the_only_answer(policed: LamplightServer) -> None:
    """The card says that a person knows, and offers to talk; with nobody on shift as well."""
    async with alarm(policed, "heron ideation") as at_risk:
        care = at_risk.answer["care"]
        assert "A person has been told" in care["message"]
        assert care["choices"] == ["talk", "not_now", "safe"]
        status, _ = await call(policed.url, "POST", "/api/me/care", at_risk.person, choice="talk")
        assert status == 200
        assert (await at_risk.case())["wants_to_talk"] is True
        _, own = await call(policed.url, "GET", "/api/me/care", at_risk.person)
        assert (own["open"], own["responder"]) == (True, None)


async def test_two_people_end_it(policed: LamplightServer) -> None:
    """The first one's step waits; the second one's ends it, and the shield with it."""
    async with alarm(policed, "heron plan") as at_risk:
        topic = await at_risk.enter()
        await at_risk.desk.say(topic, "I am here")
        for to in ("safety_planned", "contact_confirmed"):
            await at_risk.step(to)
        waiting = await at_risk.step("closed", note="her mother is with her")
        assert (waiting["state"], waiting["pending"]["to"]) == ("contact_confirmed", "closed")
        mod = await login(policed.url, "mod2")
        closed = await at_risk.step("closed", mod, note="read it, yes")
        assert (closed["state"], closed["outcome"]) == ("closed", "safety_plan")
        await at_risk.wire.wait_for(lambda f: f["type"] == "side_room.closed")
        with pytest.raises(Refused, match="room_locked"):
            await at_risk.wire.say(topic, "thank you all")
        _, own = await call(policed.url, "GET", "/api/me/care", at_risk.person)
        assert own["open"] is False


async def test_two_responders_race_for_one_case(policed: LamplightServer) -> None:
    """Ten times at once: one of the two gets it."""
    mod = await login(policed.url, "mod")
    for _ in range(10):
        async with alarm(policed, "heron ideation") as at_risk:
            path = f"/api/cases/{(await at_risk.case())['id']}/transitions"
            answers = await asyncio.gather(
                *(
                    call(policed.url, "POST", path, who, to="claimed")
                    for who in (at_risk.responder, mod)
                )
            )
            assert sorted(status for status, _ in answers) == [200, 409]
