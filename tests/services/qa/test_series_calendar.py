"""What a series really made, beside what a calendar shows of it."""

from server.domain.qa.schedule import instant_ms, wall_of
from server.domain.qa.sessions import SessionState
from server.protocol import QaSession as View
from server.services.qa.calendar import session_ics
from server.services.qa.running import move_session
from server.services.qa.scheduling import Plan, change_session, schedule
from server.services.qa.series import change_series, end_series, extend_series, schedule_series
from tests.clients.calendar_files import by_icalendar
from tests.services.qa.planned import SOURCE
from tests.services.qa.test_series import DAY_S, FIRST, WEEKLY, made
from tests.services.qa.test_sessions import host, plan
from tests.services.world import World


async def check_calendar(world: World, view: View, *, goes_on: bool) -> None:
    """The same sessions as the site has, by instant, title and state; and whether more come."""
    sessions = await made(world, view)
    series = await world.ctx.store.read(lambda tx: tx.qa_sessions.series(view.series or ""))
    assert series is not None
    until = instant_ms(wall_of(series.made_until), series.zone)
    shown = by_icalendar(
        session_ics(sessions[0], series, sessions, SOURCE), until + 8 * DAY_S * 1000
    )
    assert [(one.at, one.title, one.status == "CANCELLED") for one in shown if one.at <= until] == [
        (one.starts_at, one.title, one.state is SessionState.CANCELLED)
        for one in sorted(sessions, key=lambda one: one.starts_at)
    ]
    assert any(one.at > until for one in shown) is goes_on


async def test_a_calendar_shows_what_the_site_has(world: World) -> None:
    """After one was moved, one cancelled, later ones renamed, one given up for what is there."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    await check_calendar(world, view, goes_on=True)
    sessions = await made(world, view)
    await change_session(world.ctx, robin, sessions[1].id, Plan(starts="2027-02-08T18:00"))
    await move_session(world.ctx, robin, sessions[2].id, SessionState.CANCELLED)
    await change_series(world.ctx, robin, sessions[4].id, Plan(title="Rest"))
    await check_calendar(world, view, goes_on=True)

    other = plan(world, title="Grief", starts="2027-05-23T18:30", zone="Europe/London")
    await schedule(world.ctx, robin, other)
    before = len(await made(world, view))
    world.clock.pass_s(60 * DAY_S)
    assert await extend_series(world.ctx) > 0
    after = await made(world, view)
    assert len(after) > before
    assert "2027-05-23T19:00" not in {one.occurs for one in after}
    await check_calendar(world, view, goes_on=True)


async def test_a_calendar_ends_where_the_site_ends_a_series(world: World) -> None:
    """What was made from there on is shown as cancelled, and nothing follows."""
    robin = await host(world)
    view = await schedule_series(world.ctx, robin, plan(world, **FIRST), WEEKLY)
    sessions = await made(world, view)
    await end_series(world.ctx, robin, sessions[3].id)
    await check_calendar(world, view, goes_on=False)
