"""Reminders of sessions: to whom they go, when, and that it happens once."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server.domain.outbox import DeliveryState, PushTopic
from server.domain.people import Person, Role
from server.domain.qa.sessions import QaSession, SessionState
from server.domain.sanctions import Sanction, SanctionKind
from server.services.privacy import erase
from server.services.qa.places import say_coming
from server.services.qa.reminding import REMINDED_A_WRITE, remind_due
from server.services.qa.running import move_session
from server.services.qa.scheduling import Plan, change_session
from tests.processes.receiver import Receiver
from tests.services.qa.scene import Scene, make_scene
from tests.services.told import Told
from tests.services.world import World

MINUTE_S = 60
S = SessionState


class Cut(Exception):
    """The process ends here."""


async def starting(told: Told, in_minutes: int = 60, **changes: Any) -> Scene:
    """A session that is to start in so many minutes of the world's clock."""
    at = told.world.clock() + in_minutes * MINUTE_S * 1000
    return await make_scene(told.world, starts_at=at, **changes)


async def comes(told: Told, scene: Scene, receiver: Receiver, path: str = "wren") -> Person:
    """A member who said so and wants to be reminded, at that path."""
    person = (await told.world.member()).person
    await say_coming(told.world.ctx, person, scene.session.id, coming=True)
    await told.browser(person, f"{receiver.url}/{path}", about=frozenset({PushTopic.REMINDERS}))
    return person


async def reminded(told: Told, receiver: Receiver) -> list[str]:
    """Let the worker do all that is due; the paths that have heard of anything so far."""
    while await remind_due(told.world.ctx):
        pass
    await told.worker.deliver_due()
    return [heard.path for heard in receiver.heard]


async def rest(told: Told, scene: Scene, minutes_before: int) -> None:
    """Until so many minutes before the start."""
    told.world.clock.now = scene.session.starts_at - minutes_before * MINUTE_S * 1000


async def test_who_comes_is_reminded_once_a_quarter_of_an_hour_before(
    told: Told, receiver: Receiver
) -> None:
    """Not earlier, not again, and with nothing that says of what, or to whom."""
    scene = await starting(told)
    browser = await told.browser(scene.wren.person, f"{receiver.url}/wren", locale="es")
    await say_coming(told.world.ctx, scene.wren.person, scene.session.id, coming=True)
    await rest(told, scene, 16)
    assert await reminded(told, receiver) == []
    await rest(told, scene, 15)
    assert await reminded(told, receiver) == ["/wren"]
    for _ in range(5):
        told.world.clock.pass_s(5 * MINUTE_S)
        assert await reminded(told, receiver) == ["/wren"]
    said = json.loads(browser.read(receiver.heard[0].body))
    assert said == {
        "kind": "session.reminder",
        "key": scene.session.id,
        "level": None,
        "locale": "es",
        "text": "A reminder that you asked for",
    }


async def test_only_who_comes_and_asked_for_it_is_reminded(told: Told, receiver: Receiver) -> None:
    """Nobody without a browser for it, nobody who took it back, and no webhook at all."""
    scene = await starting(told)
    await told.webhook(f"{receiver.url}/hook")
    no_more = await comes(told, scene, receiver, "no-more")
    await say_coming(told.world.ctx, no_more, scene.session.id, coming=False)
    stays_away = (await told.world.member()).person
    await told.browser(stays_away, f"{receiver.url}/stays-away")
    without = (await told.world.member()).person
    await say_coming(told.world.ctx, without, scene.session.id, coming=True)
    cases = (await told.world.staff(Role.MODERATOR)).person
    await say_coming(told.world.ctx, cases, scene.session.id, coming=True)
    await told.browser(cases, f"{receiver.url}/cases", about=frozenset({PushTopic.CASES}))
    await comes(told, scene, receiver, "comes")
    await rest(told, scene, 15)
    assert await reminded(told, receiver) == ["/comes"]


async def test_who_says_so_at_the_last_minute_knows_it_already(
    told: Told, receiver: Receiver
) -> None:
    """To be told at once of what one has just pressed would only be noise."""
    scene = await starting(told)
    await rest(told, scene, 10)
    await comes(told, scene, receiver)
    assert await reminded(told, receiver) == []


@pytest.mark.parametrize("to", [S.CANCELLED, S.DRAFT])
async def test_what_does_not_come_reminds_nobody(
    told: Told, receiver: Receiver, to: SessionState
) -> None:
    """Cancelled, or taken back to be planned anew."""
    scene = await starting(told)
    await comes(told, scene, receiver)
    await move_session(told.world.ctx, scene.host.person, scene.session.id, to)
    await rest(told, scene, 15)
    assert await reminded(told, receiver) == []


async def test_a_session_that_moves_reminds_at_its_new_time(told: Told, receiver: Receiver) -> None:
    """Also those who were reminded of the old one; to an earlier time it reminds nobody twice."""
    scene = await starting(told, doors_minutes=5)
    await comes(told, scene, receiver)
    await rest(told, scene, 15)
    assert await reminded(told, receiver) == ["/wren"]
    later = await moved(told, scene, minutes=120)
    assert await reminded(told, receiver) == ["/wren"]
    told.world.clock.now = later.remind_at
    assert await reminded(told, receiver) == ["/wren", "/wren"]
    await moved(told, scene, minutes=115)
    assert await reminded(told, receiver) == ["/wren", "/wren"]


async def moved(told: Told, scene: Scene, minutes: int) -> QaSession:
    """By its host, to so many minutes after the time that it had at first."""
    at = datetime.fromtimestamp(scene.session.starts_at / 1000, UTC) + timedelta(minutes=minutes)
    plan = Plan(starts=f"{at:%Y-%m-%dT%H:%M}", zone="UTC")
    await change_session(told.world.ctx, scene.host.person, scene.session.id, plan)
    found = await told.world.ctx.store.read(lambda tx: tx.qa_sessions.get(scene.session.id))
    assert found is not None
    return found


@pytest.mark.parametrize("room", [None, "expert-hour"])
async def test_who_may_not_come_in_is_not_called(
    told: Told, receiver: Receiver, room: str | None
) -> None:
    """Banned from the site or its room; nor is anybody who has erased themselves."""
    scene = await starting(told)
    banned = await comes(told, scene, receiver, "banned")
    gone = await comes(told, scene, receiver, "gone")
    await ban(told.world, banned, room)
    await erase(told.world.ctx, gone)
    await rest(told, scene, 15)
    assert await reminded(told, receiver) == []


async def ban(world: World, person: Person, room: str | None) -> None:
    """For good."""
    sanction = Sanction(
        id="ban-1", person=person.id, kind=SanctionKind.BAN, room=room, reason="x", by=None,
        rule=None, message_seq=None, starts_at=world.clock(), ends_at=None,
    )  # fmt: skip
    await world.ctx.store.write(lambda tx: tx.sanctions.add(sanction))


async def test_a_worker_that_dies_reminds_neither_twice_nor_never(
    told: Told, receiver: Receiver
) -> None:
    """The mark and the notice are one commit: cut off before it, there is neither."""
    scene = await starting(told)
    await comes(told, scene, receiver)
    await rest(told, scene, 15)
    dying = replace(told.world.ctx, new_id=_cut)
    with pytest.raises(Cut):
        await remind_due(dying)
    assert await reminded(told, receiver) == ["/wren"]
    # And one that dies between the commit and the sending leaves it to another worker.
    assert await remind_due(told.world.ctx) == 0
    await told.another_worker().deliver_due()
    assert len(receiver.heard) == 1


def _cut() -> str:
    raise Cut


async def test_many_are_reminded_a_bounded_part_at_a_time(told: Told, receiver: Receiver) -> None:
    """So that no message waits behind a full room's reminders; all are reached, each once."""
    scene = await starting(told)
    people = [await comes(told, scene, receiver, f"{n}") for n in range(REMINDED_A_WRITE + 5)]
    await rest(told, scene, 15)
    assert await remind_due(told.world.ctx) == REMINDED_A_WRITE
    assert await remind_due(told.world.ctx) == 5
    assert await remind_due(told.world.ctx) == 0
    await told.worker.deliver_due()
    assert sorted(h.path for h in receiver.heard) == sorted(f"/{n}" for n in range(len(people)))


async def test_a_reminder_that_came_too_late_is_not_sent(told: Told, receiver: Receiver) -> None:
    """The push service was down; meanwhile the session was called off."""
    scene = await starting(told)
    await comes(told, scene, receiver)
    await rest(told, scene, 15)
    receiver.status = 503
    assert await reminded(told, receiver) == ["/wren"]
    receiver.status = 201
    await move_session(told.world.ctx, scene.host.person, scene.session.id, S.CANCELLED)
    told.world.clock.pass_s(10 * MINUTE_S)
    assert await reminded(told, receiver) == ["/wren"]
    assert await told.deliveries(DeliveryState.DELIVERED) == []


async def test_after_the_end_nobody_is_reminded(told: Told, receiver: Receiver) -> None:
    """The worker was away all evening; what is over needs no reminder."""
    scene = await starting(told)
    await comes(told, scene, receiver)
    told.world.clock.now = scene.session.ends_at
    assert await reminded(told, receiver) == []


async def test_no_case_waits_behind_reminders(told: Told, receiver: Receiver) -> None:
    """They have places of their own: with all of those held up, a page goes out all the same."""
    scene = await starting(told)
    for n in range(40):
        await comes(told, scene, receiver, f"{n}")
        receiver.held[f"/{n}"] = asyncio.Event()
    await rest(told, scene, 15)
    while await remind_due(told.world.ctx):
        pass
    robin = (await told.world.staff(Role.RESPONDER)).person
    await told.browser(robin, f"{receiver.url}/robin")
    await told.tell("case-1", robin)
    sending = asyncio.create_task(told.worker.run())
    await receiver.until(1, "/robin")
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
