"""Sessions that recur: what is made when, changed and ended for all that come, or for one."""

from datetime import UTC, datetime
from typing import Any

import pytest

from server.domain.errors import BadRequest, Conflict
from server.domain.qa.sessions import QaSession, SessionState
from server.protocol import QaSession as View
from server.services.qa.running import move_session
from server.services.qa.scheduling import Plan, change_session, schedule
from server.services.qa.series import change_series, end_series, extend_series, schedule_series
from tests.services.qa.test_sessions import host, plan
from tests.services.world import World

WEEKLY = "FREQ=WEEKLY;BYDAY=SU"
# The 31st of January 2027 is a Sunday; the summer time of London begins on the 28th of March.
FIRST: dict[str, Any] = {"starts": "2027-01-31T19:00", "zone": "Europe/London"}
DAY_S = 86_400


async def made(world: World, view: View) -> list[QaSession]:
    """Every occurrence, in its order."""
    return await world.ctx.store.read(lambda tx: tx.qa_sessions.of_series(view.series or ""))


async def test_occurrences_keep_their_wall_time(world: World) -> None:
    """Across the change to summer time; the first is answered, with the rule."""
    view = await schedule_series(world.ctx, await host(world), plan(world, **FIRST), WEEKLY)
    assert (view.starts, view.rrule) == ("2027-01-31T19:00", WEEKLY)
    sessions = await made(world, view)
    assert {each.starts[-5:] for each in sessions} == {"19:00"}
    hours = [datetime.fromtimestamp(s.starts_at / 1000, UTC).hour for s in sessions]
    assert hours == [19] * 8 + [18] * (len(sessions) - 8)


async def test_the_next_ones_are_made_as_time_passes(world: World) -> None:
    """Each once, however often that is asked for; a rule that ends makes no more."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY + ";COUNT=20")
    before = len(await made(world, view))
    assert await extend_series(world.ctx) == 0
    for _ in range(40):
        world.clock.pass_s(7 * DAY_S)
        await extend_series(world.ctx)
    starts = [each.starts for each in await made(world, view)]
    assert len(starts) == len(set(starts)) == 20 > before


async def test_one_that_begins_in_years_has_its_first_weeks(world: World) -> None:
    """So that people can say that they come; what comes after is made when its time is near."""
    robin = await host(world)
    far: dict[str, Any] = {"starts": "2030-03-17T19:00", "zone": "Europe/London"}
    view = await schedule_series(world.ctx, robin, plan(world, **far), WEEKLY)
    starts = [each.starts for each in await made(world, view)]
    assert (starts[0], starts[-1]) == ("2030-03-17T19:00", "2030-06-09T19:00")
    world.clock.pass_s(30 * DAY_S)
    assert await extend_series(world.ctx) == 0


async def test_one_is_moved_and_the_others_stay(world: World) -> None:
    """It keeps what it was in the series, so that a calendar knows which one has moved."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    third = (await made(world, view))[2]
    await change_session(world.ctx, robin, third.id, Plan(starts="2027-02-15T18:00"))
    after = await made(world, view)
    assert (after[2].starts, after[2].occurs) == ("2027-02-15T18:00", "2027-02-14T19:00")
    assert [each.starts for each in after if each.id != third.id] == [
        each.occurs for each in after if each.id != third.id
    ]


async def test_all_that_come_are_changed(world: World) -> None:
    """Those that are made and those that will be; those before stay as they were."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    third = (await made(world, view))[2]
    await change_series(world.ctx, robin, third.id, Plan(title="Rest"))
    world.clock.pass_s(60 * DAY_S)
    await extend_series(world.ctx)
    titles = [each.title for each in await made(world, view)]
    assert titles == ["Sleep", "Sleep"] + ["Rest"] * (len(titles) - 2)
    with pytest.raises(BadRequest):
        await change_series(world.ctx, robin, third.id, Plan(starts="2027-02-14T20:00"))


async def test_a_series_ends_from_one_on(world: World) -> None:
    """What is made is cancelled, and nothing more is made."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    sessions = await made(world, view)
    await end_series(world.ctx, robin, sessions[1].id)
    world.clock.pass_s(60 * DAY_S)
    await extend_series(world.ctx)
    after = await made(world, view)
    assert len(after) == len(sessions)
    assert {each.state for each in after[1:]} == {SessionState.CANCELLED}
    assert after[0].state is SessionState.SCHEDULED


async def test_one_that_is_cancelled_leaves_the_others(world: World) -> None:
    """An exception, as calendars call it."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    second = (await made(world, view))[1]
    await move_session(world.ctx, robin, second.id, SessionState.CANCELLED)
    states = [each.state for each in await made(world, view)]
    assert states.count(SessionState.CANCELLED) == 1


async def test_a_time_is_left_out_from_the_start(world: World) -> None:
    """Also the first one; what the rule doesn't make can't be left out of it."""
    robin = await host(world)
    out = ["2027-02-14T19:00", FIRST["starts"]]
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY, out)
    starts = [each.starts for each in await made(world, view)]
    assert starts[:2] == ["2027-02-07T19:00", "2027-02-21T19:00"]
    for wrong in ("2027-02-15T19:00", "2027-02-14T19:01", "2027-01-24T19:00"):
        with pytest.raises(BadRequest) as refused:
            await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY, [wrong])
        assert refused.value.field == "exceptions"


async def test_why_a_series_ends_is_said_of_each(world: World) -> None:
    """To everybody who looks; one that is too long cancels nothing."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    with pytest.raises(BadRequest) as refused:
        await end_series(world.ctx, robin, view.id, "x" * 501)
    assert refused.value.field == "reason"
    ended = await end_series(world.ctx, robin, view.id, " Dr. Eden is ill. ")
    assert (ended.state, ended.reason) == ("cancelled", "Dr. Eden is ill.")
    assert {each.reason for each in await made(world, view)} == {"Dr. Eden is ill."}


async def test_a_series_that_takes_somebodys_time_is_refused(world: World) -> None:
    """By the name of what is there; nothing of it is kept. Later on it gives way."""
    robin = await host(world)
    other = plan(world, title="Grief", starts="2027-02-14T18:30", zone="Europe/London")
    await schedule(world.ctx, robin, other)
    with pytest.raises(Conflict, match="Grief"):
        await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    assert (world.rows("qa_sessions"), world.rows("qa_series")) == (1, 0)
    for rule in ("FREQ=SECONDLY", "nonsense", "FREQ=WEEKLY;BYDAY=MO"):
        with pytest.raises(BadRequest):
            await schedule_series(world.ctx, robin, plan(world, **FIRST), rule)
