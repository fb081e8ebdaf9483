"""Polls, and how people leave a session."""

import json

import pytest

from server.domain.errors import BadRequest, Conflict, NotAllowed
from server.domain.people import Role
from server.domain.qa.sessions import SessionState
from server.services.qa.leaving import say_mood
from server.services.qa.polling import close_poll, list_polls, open_poll, vote
from server.services.qa.running import move_session
from server.services.qa.scheduling import schedule
from tests.services.qa.test_sessions import host, plan
from tests.services.world import World

S = SessionState


async def test_results_are_for_those_who_voted_until_it_closes(world: World) -> None:
    """One vote a person, which can be changed; then everybody sees it."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world))
    await move_session(world.ctx, robin, view.id, S.LIVE)
    poll = await open_poll(world.ctx, robin, view.id, "How do you  sleep?", ["well", "badly"])
    wren, fern = (await world.member()).person, (await world.member()).person
    assert (poll.question, poll.counts) == ("How do you sleep?", None)
    assert (await vote(world.ctx, wren, poll.id, 0)).counts == [1, 0]
    assert (await vote(world.ctx, wren, poll.id, 1)).counts == [0, 1]
    (seen,) = await list_polls(world.ctx, fern, view.id)
    assert (seen.counts, seen.mine) == (None, None)
    await close_poll(world.ctx, robin, poll.id)
    await close_poll(world.ctx, robin, poll.id)
    (seen,) = await list_polls(world.ctx, fern, view.id)
    assert (seen.open, seen.counts) == (False, [0, 1])
    with pytest.raises(Conflict):
        await vote(world.ctx, fern, poll.id, 0)
    page = await world.ctx.store.read(lambda tx: tx.log.page("room:lobby", 0, 100))
    told = [json.loads(body) for _, body in page.events]
    shown = [e["poll"]["counts"] for e in told if e["type"] == "poll.changed"]
    assert shown == [None, [0, 1]]


async def test_what_is_no_poll_is_refused(world: World) -> None:
    """By the name of its field; and only its hosts open one, while it runs."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world))
    with pytest.raises(Conflict):
        await open_poll(world.ctx, robin, view.id, "Sleep?", ["yes", "no"])
    await move_session(world.ctx, robin, view.id, S.DOORS)
    for question, options, field in (
        ("", ["yes", "no"], "question"),
        ("Sleep?", ["yes"], "options"),
        ("Sleep?", ["yes", "Yes "], "options"),
        ("Sleep?", ["yes", ""], "options"),
        ("Sleep?", [str(n) for n in range(9)], "options"),
    ):
        with pytest.raises(BadRequest) as refused:
            await open_poll(world.ctx, robin, view.id, question, options)
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        await open_poll(world.ctx, await host(world), view.id, "Sleep?", ["yes", "no"])
    poll = await open_poll(world.ctx, robin, view.id, "Sleep?", ["yes", "no"])
    with pytest.raises(BadRequest):
        await vote(world.ctx, (await world.member()).person, poll.id, 2)


async def test_whoever_leaves_it_worse_is_offered_somebody(world: World) -> None:
    """A card, and no case; the counts have no names."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world))
    wren, fern = (await world.member()).person, (await world.member()).person
    with pytest.raises(Conflict):
        await say_mood(world.ctx, wren, view.id, "worse")
    await move_session(world.ctx, robin, view.id, S.LIVE)
    await move_session(world.ctx, robin, view.id, S.WRAPPING)
    care = await say_mood(world.ctx, wren, view.id, "worse")
    assert care is not None
    assert "talk" in care.choices
    assert await say_mood(world.ctx, fern, view.id, "better") is None
    await say_mood(world.ctx, wren, view.id, "same")
    assert await world.ctx.store.read(lambda tx: tx.polls.moods(view.id)) == {
        "better": 1, "same": 1,
    }  # fmt: skip
    assert world.rows("cases") == 0


async def test_who_is_erased_takes_their_votes_along(world: World) -> None:
    """And how they left."""
    robin, wren = await host(world), (await world.member()).person
    view = await schedule(world.ctx, robin, plan(world))
    await move_session(world.ctx, robin, view.id, S.LIVE)
    poll = await open_poll(world.ctx, robin, view.id, "Sleep?", ["yes", "no"])
    await vote(world.ctx, wren, poll.id, 0)
    await move_session(world.ctx, robin, view.id, S.ENDED)
    await say_mood(world.ctx, wren, view.id, "better")
    await world.ctx.store.write(lambda tx: tx.polls.forget(wren.id))
    assert (world.rows("qa_poll_votes"), world.rows("qa_moods")) == (0, 0)
    assert Role.MEMBER in wren.roles
