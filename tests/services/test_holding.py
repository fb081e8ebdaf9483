"""Texts that wait: how long that takes, and going back to their authors once."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from server.domain.people import Person, Role
from server.domain.queue import Decision
from server.services.deciding import claim, decide
from server.services.holding import return_due
from server.services.posting import Sent
from server.storage.opening import open_store
from server.worker import run_due
from tests.services.policed import policed
from tests.services.world import World

HOLD_S = 300
LEASE_S = 120


@pytest.fixture
def judged(world: World) -> World:
    """Judged by the rules of tests/rules."""
    return policed(world)


async def told(world: World, person: Person) -> list[dict[str, Any]]:
    """What somebody was told on `me`."""
    page = await world.ctx.store.read(lambda tx: tx.log.page(f"me:{person.id}", 0, 1_000))
    return [json.loads(body) for _, body in page.events]


def item_of(sent: Sent) -> str:
    """The queue's, of a text that was set aside."""
    assert sent.aside is not None
    return sent.aside.item.id


def words_of(sent: Sent) -> str:
    """What its author is told."""
    assert sent.aside is not None
    return sent.aside.notice.message


def wait_of(sent: Sent) -> tuple[int | None, bool]:
    """Seconds, and whether others waited for so long."""
    assert sent.aside is not None
    return sent.aside.notice.wait_s, sent.aside.notice.is_usual


async def test_it_goes_back_when_nobody_decides(judged: World) -> None:
    """To the millisecond, once, with its words; they leave the queue and the desks."""
    wren = (await judged.member()).person
    sent = await judged.send(wren, "heron contact, a canary")
    judged.clock.pass_s(HOLD_S - 0.001)
    assert await run_due(judged.ctx) == 0
    judged.clock.pass_s(0.001)
    assert await run_due(judged.ctx) == 1
    assert await run_due(judged.ctx) == 0
    events = await told(judged, wren)
    assert [event["type"] for event in events] == ["message.held", "message.decided"]
    assert events[-1]["decision"] == "returned"
    assert events[-1]["message"]["text"] == "heron contact, a canary"
    item = await judged.ctx.store.read(lambda tx: tx.queue.get(item_of(sent)))
    assert item is not None
    assert (item.state, item.text) == ("returned", "")
    desk = await judged.ctx.store.read(lambda tx: tx.log.page("desk/all", 0, 100))
    assert b"canary" not in b"".join(body for _, body in desk.events)


async def test_two_workers_give_it_back_once(judged: World) -> None:
    """Each on a connection of its own, at the same instant, forty times over."""
    wren = (await judged.member()).person
    other = replace(judged.ctx, store=await open_store(judged.address))
    for n in range(40):
        await judged.send(wren, f"heron contact {n}")
    judged.clock.pass_s(HOLD_S)
    done = await asyncio.gather(*(return_due(ctx) for ctx in (judged.ctx, other) * 4))
    await other.store.close()
    assert sum(done) == 40
    decided = [e["item"] for e in await told(judged, wren) if e["type"] == "message.decided"]
    assert len(decided) == len(set(decided)) == 40


async def test_what_somebody_is_looking_at_waits_for_them(judged: World) -> None:
    """Until their lease is over: a decision must not come to nothing because it took a moment."""
    wren, mod = (await judged.member()).person, (await judged.staff(Role.MODERATOR)).person
    item = item_of(await judged.send(wren, "heron contact"))
    judged.clock.pass_s(HOLD_S - 1)
    await claim(judged.ctx, mod, item)
    judged.clock.pass_s(LEASE_S - 1)
    assert await run_due(judged.ctx) == 0
    judged.clock.pass_s(1)
    await run_due(judged.ctx)
    assert (await told(judged, wren))[-1]["decision"] == "returned"


async def test_the_wait_is_what_was_measured(judged: World) -> None:
    """The median of what decisions took of late; nothing measured, and it is the bound."""
    wren, mod = (await judged.member()).person, (await judged.staff(Role.MODERATOR)).person
    first = await judged.send(wren, "heron contact")
    assert "usually within 5 minutes" in words_of(first)
    assert wait_of(first) == (300, False)
    for n, wait_s in enumerate((10, 110, 130, 200)):
        item = item_of(await judged.send(wren, f"heron contact {n}"))
        judged.clock.pass_s(wait_s)
        await decide(judged.ctx, mod, item, Decision.APPROVE, "")
    later = await judged.send(wren, "heron contact")
    assert "It usually takes about 2 minutes." in words_of(later)
    assert wait_of(later) == (120, True)


async def test_somebody_known_here_is_not_held_for_a_link(judged: World) -> None:
    """Trust comes with messages that stayed and with time, and goes with a strike."""
    wren = (await judged.member()).person
    for n in range(10):
        await judged.say(wren, f"hello {n}")
    assert (await judged.send(wren, "heron link")).outcome == "held"
    judged.clock.pass_s(24 * 3600)
    assert (await judged.send(wren, "heron link")).outcome == "posted"
    assert (await judged.send(wren, "heron insult")).outcome == "held"
    assert (await judged.send(wren, "heron link")).outcome == "held"
    judged.clock.pass_s(7 * 24 * 3600)
    assert (await judged.send(wren, "heron link")).outcome == "posted"
