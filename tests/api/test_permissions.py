from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from server.api import cases, people, questions, reports
from server.api.bodies import NewRoomBody, RoomChangeBody
from server.api.case_bodies import EscalationBody
from server.api.notice_bodies import NewWebhookBody
from server.api.qa_bodies import NewSessionBody
from server.api.route import Access, Route
from server.domain.people import Person, Role
from server.domain.permissions import TABLE, Action, is_allowed
from server.domain.rooms import Room, RoomMode, RoomState, exists_for
from server.services.accounts import Admission
from server.services.rooms import RoomChange, change_room, get_room
from tests.api.made import (
    a_ban,
    a_bulk,
    a_parked_delivery,
    a_poll,
    a_question,
    a_resource,
    a_session,
    a_subscription,
    a_webhook,
    an_item,
    state_for,
)
from tests.api.routes_walk import good_body, good_path, guarded, title
from tests.api.served import Reply, Served
from tests.services.casework import open_case
from tests.services.world import World

KINDS = [(room, mode) for room in ("lobby", "adults", "teens") for mode in RoomMode]

OPENED = RoomChange(state=RoomState.OPEN, is_read_only=False, is_paused=False)
INTO = {
    RoomMode.OPEN: OPENED,
    RoomMode.READ_ONLY: RoomChange(is_read_only=True),
    RoomMode.LOCKED: RoomChange(state=RoomState.LOCKED),
    RoomMode.PAUSED: RoomChange(is_paused=True),
    RoomMode.CLOSED: RoomChange(state=RoomState.CLOSED),
}


def expected(person: Person, route: Route, room: Room) -> bool:
    """What the permission table says of this row, person and room."""
    if not isinstance(route.access, Action):
        return True
    if "{room}" not in route.path:
        return is_allowed(person, route.access)
    return exists_for(person, room) and is_allowed(person, route.access, room)


async def as_role(served: Served, role: Role) -> Admission:
    """Somebody who is only that."""
    if role is Role.MEMBER:
        return await served.world.member()
    return await served.world.staff(role)


@pytest.mark.parametrize("role", Role)
async def test_every_endpoint_does_what_the_table_says(served: Served, role: Role) -> None:
    """Role by kind and state of room by endpoint: allowed exactly where the table allows."""
    admin = (await served.world.staff(Role.ADMIN)).person
    seen: set[bool] = set()
    for room_id, mode in KINDS:
        victim = await served.world.member(age_band="13-17" if room_id == "teens" else "18+")
        await change_room(served.world.ctx, admin, room_id, OPENED)
        said = await served.world.say(victim.person, "hello", room_id)
        await change_room(served.world.ctx, admin, room_id, INTO[mode])
        who = await as_role(served, role)
        for route in guarded():
            if route.path == "/api/logout":
                continue  # leaves the rest of the walk signed out; has tests of its own
            if not concerns_a_room(route) and (room_id, mode) != KINDS[0]:
                continue  # the same in every room
            room = await get_room(served.world.ctx, admin, room_id)
            may = expected(who.person, route, room)
            seen.add(may)
            reply = await attempt(served, route, who, victim, room, said.seq)
            if may:
                assert reply.status in {200, 201}, (title(route), room, reply.raw)
                who = await as_role(served, role) if route.handler is people.erase else who
            else:
                assert reply.code == refusal(who.person, route, room), (title(route), room)
    assert seen == ({True} if role is Role.ADMIN else {True, False})


def concerns_a_room(route: Route) -> bool:
    """By its path or by its body."""
    return "{room}" in route.path or route.body is EscalationBody


async def attempt(
    served: Served, route: Route, who: Admission, victim: Admission, room: Room, seq: int
) -> Reply:
    """A good request of one row, so that only permission can stand in its way."""
    colleague = await served.world.staff(Role.RESPONDER)
    body = good_body(route, victim.person.id, colleague.person.id)
    if route.body is EscalationBody:
        body = (body or {}) | {"room": room.id, "seq": seq}
    if route.body is NewSessionBody:
        body = (body or {}) | {
            "rrule": None,
            "exceptions": [],
            "draft": True,
        }  # a series takes its room's time, a draft doesn't
    if route.handler is questions.ask:
        body = (body or {}) | {"id": served.world.ctx.new_id()}
    if route.body is NewRoomBody:
        body = {"name": f"New {room.id} {room.mode}"}
    if route.body is RoomChangeBody:
        body = {"slow_mode_s": 30}
    if route.body is NewWebhookBody:
        await a_webhook(served.world)  # in the place of all that the walk has added
    holes = {"person": victim.person.id} | await made_for(served, route, who, victim)
    holes["resource"] = await a_resource(served.world, route, room.id, holes.get("session"))
    path = good_path(route, room.id, seq, **holes)
    return await served.call(route.method, path, body, as_=who)


async def made_for(
    served: Served, route: Route, who: Admission, victim: Admission
) -> dict[str, str]:
    """What the holes of the path are about, by their names."""
    world, path = served.world, route.path
    is_own = route.handler is reports.appeal
    makers: dict[str, Callable[[], Awaitable[str]]] = {
        "sanction": lambda: a_ban(world, who) if is_own else a_sanction(served, victim),
        "item": lambda: an_item(world, victim, is_decided=path.endswith("/undo")),
        "bulk": lambda: a_bulk(world),
        "case": lambda: a_case(world, route, who),
        "session": lambda: a_session(world, who.person, state_for(route)),
        "poll": lambda: a_poll(world, who.person),
        "webhook": lambda: a_webhook(world),
        "delivery": lambda: a_parked_delivery(world),
        "question": lambda: a_question(
            world,
            who,
            is_open=route.handler in {questions.vote_for, questions.put_before},
            runs_it=route.handler is questions.put_before,
        ),
        "subscription": lambda: a_subscription(world, who),
    }
    return {hole: await make() for hole, make in makers.items() if f"{{{hole}}}" in path}


def refusal(person: Person, route: Route, room: Room) -> str:
    """How it is refused: what isn't there for somebody is never said to be forbidden."""
    is_hidden = "{room}" in route.path and not exists_for(person, room)
    return "not_found" if is_hidden else "not_allowed"


async def a_case(served_by: World, route: Route, who: Admission) -> str:
    """Of somebody else; in the hands of `who` where they may have it, with an open room."""
    is_free = route.handler is cases.acknowledge or not is_allowed(who.person, Action.HANDLE_CARE)
    about = (await served_by.member()).person
    return (await open_case(served_by, about, held_by=None if is_free else who.person)).id


async def a_sanction(served: Served, victim: Admission) -> str:
    """A sanction on the whole site that can be lifted."""
    moderator = await served.world.staff(Role.MANAGING_MODERATOR)
    order = {"person": victim.person.id, "kind": "mute", "reason": "x"}
    made = await served.call("POST", "/api/sanctions", order, as_=moderator)
    return str(made.json["id"])


@pytest.mark.parametrize("route", guarded(), ids=title)
async def test_nobody_gets_past_without_a_token(served: Served, route: Route) -> None:
    """401 at every endpoint that isn't for everybody, and nothing has changed."""
    before = served.world.cells()
    reply = await served.call(
        route.method, good_path(route, "lobby", 1), good_body(route, "somebody")
    )
    assert reply.refusal == (401, "not_signed_in", None)
    assert served.world.cells() == before


@pytest.mark.parametrize("route", guarded(), ids=title)
async def test_a_banned_person_gets_past_nowhere(served: Served, route: Route) -> None:
    """403 `banned` but where one signs out, appeals, or sees what there is to appeal."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    order = {"person": member.person.id, "kind": "ban", "reason": "harm"}
    await served.call("POST", "/api/sanctions", order, as_=moderator)
    body = good_body(route, moderator.person.id)
    reply = await served.call(route.method, good_path(route, "lobby", 1), body, as_=member)
    if route.path == "/api/logout":
        assert reply.status == 200
    elif route.handler is reports.own_sanctions:
        assert [each["kind"] for each in reply.json["sanctions"]] == ["ban"]
    elif route.handler is reports.appeal:
        assert reply.code == "not_found"  # let in, but there is no such sanction
    else:
        assert reply.code == "banned"


async def test_a_role_in_one_room_counts_there_and_nowhere_else(served: Served) -> None:
    """A moderator of the lobby moderates the lobby."""
    member, other = await served.world.member(), await served.world.member()
    now = served.world.clock()
    await served.world.ctx.store.write(
        lambda tx: tx.people.set_room_roles(member.person.id, "lobby", {Role.MODERATOR}, now)
    )
    order = {"person": other.person.id, "kind": "mute", "reason": "x"}
    for path, status in (
        ("/api/rooms/lobby/sanctions", 201),
        ("/api/rooms/adults/sanctions", 403),
        ("/api/sanctions", 403),
    ):
        assert (await served.call("POST", path, order, as_=member)).status == status


def test_every_row_names_who_may_call_it() -> None:
    """An action that the table has, or one of the few words for people without one."""
    for route in guarded():
        assert route.access in TABLE or isinstance(route.access, Access), title(route)
    changing = [r for r in guarded() if r.changes_state and not isinstance(r.access, Action)]
    assert {r.path for r in changing} == {
        "/api/token",
        "/api/logout",
        "/api/sanctions/{sanction}/appeal",
    }
    assert replace(guarded()[0], method="GET").changes_state is False
