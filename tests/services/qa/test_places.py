"""Places, the line before them, and who may come in."""

import random
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.domain.errors import Conflict, NotAllowed
from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise
from server.domain.qa.sessions import SessionState
from server.domain.rooms import Room
from server.services.qa.places import leave_place, say_coming, take_place
from server.services.qa.running import move_session
from server.services.qa.scheduling import Plan, change_session, schedule
from tests.services.qa.test_sessions import host, plan, room_of
from tests.services.world import World

S = SessionState


async def may_enter(world: World, person: Person) -> bool:
    """Whether the gate lets them read the room now."""
    now = (await world.standing(person)).person
    try:
        authorise(now, Action.READ_ROOM, await room_of(world))
    except NotAllowed:
        return False
    return True


async def test_first_come_first_in(world: World) -> None:
    """The third waits for a place, hears of it, and comes in when one is free."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world, capacity=2))
    people = [(await world.member()).person for _ in range(4)]
    with pytest.raises(Conflict):
        await take_place(world.ctx, people[0], view.id)
    await move_session(world.ctx, robin, view.id, S.DOORS)
    found = [await take_place(world.ctx, person, view.id) for person in people]
    assert [(s.admitted, s.waiting, s.ahead) for s in found] == [
        (True, False, None), (True, False, None), (False, True, 0), (False, True, 1),
    ]  # fmt: skip
    assert [await may_enter(world, person) for person in people] == [True, True, False, False]
    assert (await take_place(world.ctx, people[3], view.id)).ahead == 1
    await leave_place(world.ctx, people[0], view.id)
    assert [await may_enter(world, person) for person in people] == [False, True, True, False]
    assert await may_enter(world, robin)


async def test_more_places_let_more_in(world: World) -> None:
    """At once; and the end gives the room back to everybody."""
    robin = await host(world)
    view = await schedule(world.ctx, robin, plan(world, capacity=1))
    people = [(await world.member()).person for _ in range(3)]
    await move_session(world.ctx, robin, view.id, S.LIVE)
    for person in people:
        await take_place(world.ctx, person, view.id)
    await change_session(world.ctx, robin, view.id, Plan(capacity=2))
    assert [await may_enter(world, person) for person in people] == [True, True, False]
    await move_session(world.ctx, robin, view.id, S.ENDED)
    assert [await may_enter(world, person) for person in people] == [True] * 3
    again = await schedule(world.ctx, robin, plan(world, hours=5, capacity=1))
    await move_session(world.ctx, robin, again.id, S.DOORS)
    assert [await may_enter(world, person) for person in people] == [False] * 3


async def test_without_a_capacity_nobody_waits(world: World) -> None:
    """And no place is counted."""
    robin, wren = await host(world), (await world.member()).person
    view = await schedule(world.ctx, robin, plan(world))
    await move_session(world.ctx, robin, view.id, S.DOORS)
    assert (await take_place(world.ctx, wren, view.id)).admitted
    assert world.rows("qa_places") == 0
    assert await may_enter(world, wren)


async def test_saying_that_one_comes(world: World) -> None:
    """Twice is once, and it can be taken back."""
    robin, wren = await host(world), (await world.member()).person
    view = await schedule(world.ctx, robin, plan(world))
    for coming, count in ((True, 1), (True, 1), (False, 0), (False, 0)):
        assert (await say_coming(world.ctx, wren, view.id, coming=coming)).coming is coming
        assert await world.ctx.store.read(lambda tx: tx.attendance.coming(view.id)) == count


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
async def test_places_are_never_exceeded_and_nobody_is_skipped(world: World, seed: int) -> None:
    """Whatever order people come and go in."""
    chance = random.Random(seed)
    robin = (await world.staff(Role.HOST)).person
    room = uuid4().hex
    await world.ctx.store.write(lambda tx: tx.rooms.add(_room(room), 0))
    capacity = chance.randint(1, 4)
    view = await schedule(world.ctx, robin, plan(world, room=room, capacity=capacity))
    await move_session(world.ctx, robin, view.id, S.DOORS)
    people = [(await world.member()).person for _ in range(8)]
    inside: list[str] = []
    line: list[str] = []
    for _ in range(40):
        person = chance.choice(people)
        if chance.random() < 0.6:
            await take_place(world.ctx, person, view.id)
            if person.id not in inside + line:
                line.append(person.id)
        else:
            await leave_place(world.ctx, person, view.id)
            inside = [each for each in inside if each != person.id]
            line = [each for each in line if each != person.id]
        while line and len(inside) < capacity:
            inside.append(line.pop(0))
        admitted = await world.ctx.store.read(lambda tx: tx.attendance.admitted(view.id))
        assert sorted(admitted) == sorted(inside)
        waiting = await world.ctx.store.read(lambda tx: tx.attendance.waiting(view.id, 100))
        assert [place.person for place in waiting] == line


def _room(room_id: str) -> Room:
    return Room(room_id, "A room")
