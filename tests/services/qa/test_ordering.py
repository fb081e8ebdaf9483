"""Hosts arrange the run sheet: who may, who is told, and what two of them at once come to."""

import asyncio
import json
from typing import Any

import pytest

from server import protocol
from server.domain.errors import Conflict, LamplightError, NotAllowed
from server.domain.qa.questions import QuestionState
from server.services.qa.ordering import move_question, order_by_votes, read_order
from tests.services.qa.scene import ROOM, Scene, another, make_scene
from tests.services.world import World


@pytest.fixture
async def scene(world: World) -> Scene:
    """A session that is planned."""
    return await make_scene(world)


async def three(scene: Scene) -> list[protocol.Question]:
    """Approved, in the order in which they were asked."""
    asker = await another(scene.world)
    return [await scene.approved(asker, text) for text in ("first", "second", "third")]


async def orders_told(scene: Scene, topic: str) -> list[dict[str, Any]]:
    """What a topic's log says of the order."""
    page = await scene.world.ctx.store.read(lambda tx: tx.log.page(topic, 0, 100))
    events = [json.loads(body) for _, body in page.events]
    return [each["order"] for each in events if each["type"] == "order.changed"]


async def test_a_move_is_told_backstage_and_nowhere_else(scene: Scene) -> None:
    """With the whole order, and the version that the next move has to name."""
    one, two, three_ = await three(scene)
    ctx, host = scene.world.ctx, scene.host.person
    order = await move_question(ctx, host, three_.id, one.id, 0)
    assert order == protocol.RunOrder(scene.session.id, 1, [three_.id, one.id, two.id])
    told = await orders_told(scene, f"backstage:{scene.session.id}")
    assert told == [{"session": scene.session.id, "version": 1, "placed": order.placed}]
    assert await orders_told(scene, f"room:{ROOM.id}") == []
    assert await read_order(ctx, scene.expert.person, scene.session.id) == order


async def test_moderators_arrange_it_too_and_experts_and_members_do_not(scene: Scene) -> None:
    """An expert sees it; whoever only listens, or hosts another session, doesn't."""
    one, *_ = await three(scene)
    ctx = scene.world.ctx
    for who in (scene.expert.person, scene.wren.person):
        with pytest.raises(NotAllowed):
            await move_question(ctx, who, one.id, None, 0)
        with pytest.raises(NotAllowed):
            await order_by_votes(ctx, who, scene.session.id, 0)
    with pytest.raises(NotAllowed):
        await read_order(ctx, scene.wren.person, scene.session.id)
    assert (await move_question(ctx, scene.mod.person, one.id, None, 0)).version == 1


async def test_of_two_moves_at_once_one_is_made_and_the_other_told(scene: Scene) -> None:
    """Both saw the same order: the second would have undone what it never saw."""
    one, two, three_ = await three(scene)
    ctx, host, mod = scene.world.ctx, scene.host.person, scene.mod.person
    results = await asyncio.gather(
        move_question(ctx, host, three_.id, one.id, 0),
        move_question(ctx, mod, two.id, one.id, 0),
        return_exceptions=True,
    )
    refused = [each for each in results if isinstance(each, LamplightError)]
    made = [each for each in results if isinstance(each, protocol.RunOrder)]
    assert [type(each) for each in refused] == [Conflict]
    assert [await read_order(ctx, host, scene.session.id)] == made
    assert len(await orders_told(scene, f"backstage:{scene.session.id}")) == 1


async def test_what_was_answered_meanwhile_cannot_be_moved(scene: Scene) -> None:
    """And the next move forgets it."""
    one, two, three_ = await three(scene)
    ctx, host = scene.world.ctx, scene.host.person
    await move_question(ctx, host, three_.id, one.id, 0)
    await scene.step(host, one, QuestionState.ANSWERED)
    with pytest.raises(Conflict):
        await move_question(ctx, host, two.id, one.id, 1)
    assert (await move_question(ctx, host, two.id, three_.id, 1)).placed == [two.id, three_.id]


async def test_by_votes_again_has_to_have_seen_the_order(scene: Scene) -> None:
    """Or it would throw away what somebody has just arranged."""
    one, *_ = await three(scene)
    ctx, host = scene.world.ctx, scene.host.person
    await move_question(ctx, host, one.id, None, 0)
    with pytest.raises(Conflict):
        await order_by_votes(ctx, host, scene.session.id, 0)
    assert (await order_by_votes(ctx, host, scene.session.id, 1)).placed == []
