import json
from typing import Any

import pytest

from server.domain.errors import Conflict
from server.domain.messages import RemovedBy
from server.domain.people import Role
from server.domain.queue import Decision, ItemState, QueueItem
from server.services.accounts import Admission
from server.services.deciding import decide, decide_message, undo
from server.services.moderating import remove_message, restore_message
from tests.services.test_reporting import file, items_about
from tests.services.world import World


async def reported(world: World, messages: int = 1) -> tuple[Admission, Admission, QueueItem]:
    """Somebody, whoever reported all their messages, and the item of that."""
    author, reporter = await world.member(), await world.member()
    for n in range(messages):
        said = await world.say(author.person, f"words {n}")
        await file(world, reporter, said.seq)
    (item,) = await items_about(world, author)
    return author, reporter, item


async def removed_by(world: World, seq: int) -> RemovedBy | None:
    """Who took a message from the lobby."""
    message = await world.ctx.store.read(lambda tx: tx.messages.get("lobby", seq))
    assert message is not None
    return message.removed_by


async def told(world: World, who: Admission, kind: str) -> list[dict[str, Any]]:
    """What they were told of that kind."""
    page = await world.ctx.store.read(lambda tx: tx.log.page(f"me:{who.person.id}", 0, 100))
    events = [json.loads(body) for _, body in page.events]
    return [event for event in events if event["type"] == kind]


async def test_removing_a_message_upholds_the_report_on_it(world: World) -> None:
    """Nobody is asked about what is gone, and whoever reported it hears that somebody looked."""
    author, reporter, _ = await reported(world)
    moderator = await world.staff(Role.MODERATOR)
    await remove_message(world.ctx, moderator.person, "lobby", 1, "unkind")
    (item,) = await items_about(world, author)
    assert (item.state, item.decision, item.decided_by) == (
        ItemState.DECIDED,
        Decision.REMOVE,
        moderator.person.id,
    )
    assert len(await told(world, reporter, "report.decided")) == 1
    assert len(await told(world, author, "message.decided")) == 1
    await undo(world.ctx, moderator.person, item.id)
    assert await removed_by(world, 1) is None


async def test_an_item_about_several_messages_stays_until_all_are_gone(world: World) -> None:
    """One of them removed leaves the others to be looked at."""
    author, _, _ = await reported(world, messages=2)
    moderator = await world.staff(Role.MODERATOR)
    states = []
    for seq in (2, 1):
        await remove_message(world.ctx, moderator.person, "lobby", seq, "unkind")
        (item,) = await items_about(world, author)
        states.append(item.state)
    assert states == [ItemState.OPEN, ItemState.DECIDED]


@pytest.mark.parametrize(
    ("asked", "decided", "removal"),
    [
        (Decision.APPROVE, Decision.DISMISS, None),
        (Decision.DECLINE, Decision.REMOVE, RemovedBy.MODERATOR),
    ],
)
async def test_a_reported_message_is_decided_on_where_it_stands(
    world: World, asked: Decision, decided: Decision, removal: RemovedBy | None
) -> None:
    """By the message itself, without looking for its item; the second time nothing waits."""
    author, _, _ = await reported(world)
    moderator = (await world.staff(Role.MODERATOR)).person
    view = await decide_message(world.ctx, moderator, "lobby", 1, asked, "x")
    assert view.removed == removal
    (item,) = await items_about(world, author)
    assert item.decision is decided
    with pytest.raises(Conflict):
        await decide_message(world.ctx, moderator, "lobby", 1, asked, "x")


async def test_undoing_a_decision_leaves_what_others_did_since(world: World) -> None:
    """Restored, and removed again by somebody for their own reason: it stays removed."""
    _, _, item = await reported(world, messages=2)
    first, second = await world.staff(Role.MODERATOR), await world.staff(Role.MODERATOR)
    await decide(world.ctx, first.person, item.id, Decision.REMOVE, "unkind")
    await restore_message(world.ctx, second.person, "lobby", 1, "that was harsh")
    await remove_message(world.ctx, second.person, "lobby", 1, "no, it is spam")
    await undo(world.ctx, first.person, item.id)
    assert await removed_by(world, 1) is RemovedBy.MODERATOR
    assert await removed_by(world, 2) is None


async def test_undoing_brings_back_nothing_that_was_gone_before(world: World) -> None:
    """What a moderator had removed, and what its author took back."""
    author, _, item = await reported(world, messages=3)
    moderator = await world.staff(Role.MODERATOR)
    await remove_message(world.ctx, moderator.person, "lobby", 1, "earlier")
    second = await world.ctx.store.read(lambda tx: tx.messages.get("lobby", 2))
    assert second is not None
    await world.withdraw(author.person, second)
    await decide(world.ctx, moderator.person, item.id, Decision.REMOVE, "unkind")
    await undo(world.ctx, moderator.person, item.id)
    states = [await removed_by(world, seq) for seq in (1, 2, 3)]
    assert states == [RemovedBy.MODERATOR, RemovedBy.AUTHOR, None]


async def test_deciding_again_after_undoing_counts_again(world: World) -> None:
    """Removed, taken back, removed: exactly one decision stands."""
    author, _, item = await reported(world)
    moderator = (await world.staff(Role.MODERATOR)).person
    for _ in range(2):
        await decide(world.ctx, moderator, item.id, Decision.REMOVE, "unkind")
        assert await removed_by(world, 1) is RemovedBy.MODERATOR
        await undo(world.ctx, moderator, item.id)
        assert await removed_by(world, 1) is None
    await decide(world.ctx, moderator, item.id, Decision.DISMISS, "")
    (item,) = await items_about(world, author)
    assert item.decision is Decision.DISMISS
