"""Planning a session, the clock that moves it, and what that does to its room."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from server.domain.errors import BadRequest, Clash, Conflict, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.domain.qa.sessions import QaSession, SessionState
from server.domain.rooms import Room, RoomMode
from server.protocol import QaSession as View
from server.services.qa.finding import get_session, list_drafts, list_sessions
from server.services.qa.running import move_session, run_due_sessions
from server.services.qa.scheduling import Plan, change_session, schedule
from tests.services.world import World

S = SessionState


async def heard_in_the_room(world: World) -> list[tuple[str, str]]:
    """Title and state of every session that those in the lobby were told of."""
    page = await world.ctx.store.read(lambda tx: tx.log.page("room:lobby", 0, 100))
    told = [json.loads(body) for _, body in page.events]
    return [
        (each["session"]["title"], each["session"]["state"])
        for each in told
        if each["type"] == "qa.changed"
    ]


def plan(world: World, hours: float = 2, **fields: object) -> Plan:
    """An hour in the lobby, so many hours from now."""
    at = datetime.fromtimestamp(world.clock() / 1000, UTC) + timedelta(hours=hours)
    named = {
        "title": "Sleep", "room": "lobby", "starts": at.strftime("%Y-%m-%dT%H:%M"), "zone": "UTC",
        "minutes": 60,
    }  # fmt: skip
    return Plan(**(named | fields))  # type: ignore[arg-type]


async def host(world: World) -> Person:
    """Somebody who plans sessions."""
    return (await world.staff(Role.HOST)).person


async def session_of(world: World, view: View) -> QaSession:
    """As the store has it."""
    found = await world.ctx.store.read(lambda tx: tx.qa_sessions.get(view.id))
    assert found is not None
    return found


async def room_of(world: World, room: str = "lobby") -> Room:
    """As the store has it."""
    found = await world.ctx.store.read(lambda tx: tx.rooms.get(room))
    assert found is not None
    return found


async def test_a_session_is_planned_and_found(world: World) -> None:
    """By everybody for whom its room exists; a draft by those who run it."""
    robin, wren = await host(world), (await world.member()).person
    expert = (await world.staff(Role.EXPERT)).person
    view = await schedule(world.ctx, robin, plan(world, experts=[expert.id], tags=["sleep"]))
    draft = await schedule(world.ctx, robin, plan(world, hours=9), is_draft=True)
    teens = await schedule(world.ctx, robin, plan(world, room="teens"))
    assert ([h.id for h in view.hosts], [e.id for e in view.experts]) == ([robin.id], [expert.id])
    assert view.state == "scheduled"
    found = await list_sessions(world.ctx, wren, None, 10)
    assert [each.id for each in found.sessions] == [view.id]
    assert (await get_session(world.ctx, robin, draft.id)).state == "draft"
    for hidden in (draft, teens):
        with pytest.raises(NotFound):
            await get_session(world.ctx, wren, hidden.id)


async def test_whose_time_is_taken_is_named(world: World) -> None:
    """The same room, or the same expert somewhere else; after a cancellation it is free."""
    robin = await host(world)
    expert = (await world.staff(Role.EXPERT)).person
    first = await schedule(world.ctx, robin, plan(world, title="Sleep well", experts=[expert.id]))
    with pytest.raises(Conflict, match="Its room has 'Sleep well'"):
        await schedule(world.ctx, robin, plan(world, hours=2.5))
    with pytest.raises(Conflict, match="Its expert has 'Sleep well'"):
        await schedule(world.ctx, robin, plan(world, room="adults", experts=[expert.id]))
    await move_session(world.ctx, robin, first.id, S.CANCELLED)
    await schedule(world.ctx, robin, plan(world, hours=2.5))


async def test_a_draft_takes_its_time_when_it_is_published(world: World) -> None:
    """If nobody else has it by then, and if it isn't over: until then it stands in nobody's way."""
    robin = await host(world)
    draft = await schedule(world.ctx, robin, plan(world), is_draft=True)
    other = await schedule(world.ctx, robin, plan(world, title="Grief"))
    with pytest.raises(Clash, match="Grief") as refused:
        await move_session(world.ctx, robin, draft.id, S.SCHEDULED)
    assert refused.value.session == other.id
    await move_session(world.ctx, robin, other.id, S.CANCELLED)
    world.clock.pass_s(4 * 3_600)
    with pytest.raises(BadRequest):
        await move_session(world.ctx, robin, draft.id, S.SCHEDULED)
    assert (await session_of(world, draft)).state is S.DRAFT


async def test_a_room_hears_nothing_of_a_draft(world: World) -> None:
    """Not when it is made, changed or given up; of one that was planned, also when it isn't."""
    robin = await host(world)
    given_up = await schedule(world.ctx, robin, plan(world, title="Debts"), is_draft=True)
    await change_session(world.ctx, robin, given_up.id, plan(world, title="Owing"))
    await move_session(world.ctx, robin, given_up.id, S.CANCELLED)
    planned = await schedule(world.ctx, robin, plan(world, title="Grief"), is_draft=True)
    assert await heard_in_the_room(world) == []
    for state in (S.SCHEDULED, S.DRAFT):
        await move_session(world.ctx, robin, planned.id, state)
    assert await heard_in_the_room(world) == [("Grief", "scheduled"), ("Grief", "draft")]


async def test_drafts_are_found_by_those_who_run_them(world: World) -> None:
    """Also when their time is long over, and by nobody else but an admin."""
    robin, other = await host(world), await host(world)
    admin = (await world.staff(Role.ADMIN)).person
    draft = await schedule(world.ctx, robin, plan(world), is_draft=True)
    await schedule(world.ctx, robin, plan(world))
    world.clock.pass_s(30 * 86_400)
    for who, ids in ((robin, [draft.id]), (admin, [draft.id]), (other, [])):
        assert [each.id for each in (await list_drafts(world.ctx, who)).sessions] == ids


async def test_what_is_years_ahead_is_listed(world: World) -> None:
    """Whoever asks for the next page comes to it."""
    robin = await host(world)
    far = await schedule(world.ctx, robin, plan(world, hours=24 * 800))
    assert [s.id for s in (await list_sessions(world.ctx, robin, None, 5)).sessions] == [far.id]


async def test_whoever_hosts_no_more_runs_nothing(world: World) -> None:
    """From the moment when the role is taken; an admin gives the session to somebody else."""
    robin, other = await host(world), await host(world)
    admin = (await world.staff(Role.ADMIN)).person
    view = await schedule(world.ctx, robin, plan(world))
    draft = await schedule(world.ctx, robin, plan(world, hours=9), is_draft=True)
    await world.ctx.store.write(lambda tx: tx.people.set_roles(robin.id, {Role.MEMBER}))
    robin = (await world.standing(robin)).person
    with pytest.raises(NotAllowed):
        await move_session(world.ctx, robin, view.id, S.DOORS)
    with pytest.raises(NotFound):
        await get_session(world.ctx, robin, draft.id)
    renamed = await change_session(world.ctx, admin, view.id, Plan(title="Rest"))
    assert [(each.id, each.roles) for each in renamed.hosts] == [(robin.id, ["member"])]
    await change_session(world.ctx, admin, view.id, Plan(hosts=[other.id]))
    assert (await move_session(world.ctx, other, view.id, S.DOORS)).state == "doors"


async def test_what_is_refused(world: World) -> None:
    """Each by the name of its field."""
    robin = await host(world)
    wren = (await world.member()).person
    for fields, field in (
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"zone": "Nowhere/Land"}, "zone"),
        ({"starts": "soon"}, "starts"),
        ({"hours": -3}, "starts"),
        ({"minutes": 0}, "minutes"),
        ({"experts": [wren.id]}, "experts"),
        ({"hosts": [wren.id]}, "hosts"),
        ({"room": None}, "room"),
    ):
        with pytest.raises(BadRequest) as refused:
            await schedule(world.ctx, robin, plan(world, **fields))
        assert refused.value.field == field, fields
    with pytest.raises(NotAllowed):
        await schedule(world.ctx, wren, plan(world))
    with pytest.raises(NotFound):
        await schedule(world.ctx, robin, plan(world, room="nowhere"))
    assert world.rows("qa_sessions") == 0


async def test_only_its_hosts_run_it(world: World) -> None:
    """Another host is somebody else; an admin may."""
    robin, other = await host(world), await host(world)
    admin = (await world.staff(Role.ADMIN)).person
    view = await schedule(world.ctx, robin, plan(world))
    with pytest.raises(NotAllowed):
        await move_session(world.ctx, other, view.id, S.DOORS)
    with pytest.raises(NotAllowed):
        await change_session(world.ctx, other, view.id, Plan(title="Mine"))
    assert (await move_session(world.ctx, admin, view.id, S.DOORS)).state == "doors"


async def test_the_clock_moves_it_once(world: World) -> None:
    """Through all its states at their times, each on the record; the room is its own meanwhile."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world, is_quiet=True))
    seen = []
    for minutes in (105, 15, 60, 15, 60):
        world.clock.pass_s(60 * minutes)
        assert await run_due_sessions(world.ctx) == 1
        assert await run_due_sessions(world.ctx) == 0
        room = await room_of(world)
        seen.append(((await session_of(world, view)).state, room.session == view.id, room.mode))
    assert seen == [
        (S.DOORS, True, RoomMode.OPEN),
        (S.LIVE, True, RoomMode.READ_ONLY),
        (S.WRAPPING, True, RoomMode.OPEN),
        (S.ENDED, False, RoomMode.OPEN),
        (S.ARCHIVED, False, RoomMode.OPEN),
    ]
    moves = await world.ctx.store.read(lambda tx: tx.qa_sessions.moves(view.id))
    assert [(move.to, move.actor) for move in moves] == [
        (state, None) for state in ("doors", "live", "wrapping", "ended", "archived")
    ]


async def test_a_host_is_early(world: World) -> None:
    """By hand, with their name on the record; the clock goes on from there."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world))
    await move_session(world.ctx, robin, view.id, S.LIVE)
    await move_session(world.ctx, robin, view.id, S.LIVE)
    moves = await world.ctx.store.read(lambda tx: tx.qa_sessions.moves(view.id))
    assert [(move.to, move.actor) for move in moves] == [("live", robin.id)]
    with pytest.raises(Conflict):
        await move_session(world.ctx, robin, view.id, S.SCHEDULED)
    world.clock.pass_s(3 * 3_600)
    await run_due_sessions(world.ctx)
    assert (await session_of(world, view)).state is S.WRAPPING


async def test_one_that_wraps_up_makes_way(world: World) -> None:
    """Back to back in one room, of which the first was made quiet: the room comes out as it was."""
    robin = await host(world)
    first = await schedule(world.ctx, robin, plan(world, is_quiet=True, capacity=5))
    second = await schedule(world.ctx, robin, plan(world, hours=3.25))
    world.clock.pass_s(3 * 3_600)
    while await run_due_sessions(world.ctx):
        pass
    room = await room_of(world)
    assert (room.session, room.has_places, room.mode) == (second.id, False, RoomMode.OPEN)
    assert (await session_of(world, first)).state is S.WRAPPING
    world.clock.pass_s(5 * 3_600)
    while await run_due_sessions(world.ctx):
        pass
    assert ((await room_of(world)).session, (await room_of(world)).mode) == (None, RoomMode.OPEN)


async def test_a_change_is_known_to_calendars(world: World) -> None:
    """Where it is one that they have to know of."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world))
    assert (await change_session(world.ctx, robin, view.id, Plan(capacity=5))).sequence == 0
    assert (await change_session(world.ctx, robin, view.id, Plan(minutes=90))).sequence == 1
    with pytest.raises(BadRequest):
        await change_session(world.ctx, robin, view.id, Plan(starts="2020-01-01T10:00"))
    moved = await change_session(world.ctx, robin, view.id, Plan(zone="Europe/London"))
    assert (moved.sequence, moved.starts) == (2, view.starts)
    assert (await move_session(world.ctx, robin, view.id, S.CANCELLED)).sequence == 3
    with pytest.raises(Conflict):
        await change_session(world.ctx, robin, view.id, Plan(minutes=30))


async def test_why_it_is_cancelled_is_for_everybody_to_read(world: World) -> None:
    """With the session, and in its room; said of nothing but a cancellation."""
    robin, wren = await host(world), (await world.member()).person
    view = await schedule(world.ctx, robin, plan(world))
    await move_session(world.ctx, robin, view.id, S.DRAFT, "not told")
    assert (await move_session(world.ctx, robin, view.id, S.SCHEDULED)).reason is None
    await move_session(world.ctx, robin, view.id, S.CANCELLED, "Dr. Eden is ill.")
    assert (await get_session(world.ctx, wren, view.id)).reason == "Dr. Eden is ill."
    told = await world.ctx.store.read(lambda tx: tx.log.page("room:lobby", 0, 100))
    assert b"Dr. Eden is ill." in told.events[-1][1]


async def test_doors_are_a_promise(world: World) -> None:
    """Once they are open it stays where and when it is; how long it lasts may change."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world, capacity=5))
    await move_session(world.ctx, robin, view.id, S.DOORS)
    for change in (Plan(room="adults"), Plan(starts="2030-01-01T10:00"), Plan(is_unlimited=True)):
        with pytest.raises(Conflict):
            await change_session(world.ctx, robin, view.id, change)
    assert (await change_session(world.ctx, robin, view.id, Plan(minutes=90))).minutes == 90
