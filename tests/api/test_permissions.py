from dataclasses import replace

import pytest

from server.api import people, reports
from server.api.route import Access, Route
from server.domain.people import Role
from server.domain.permissions import TABLE, Action
from server.domain.rooms import RoomMode, RoomState
from server.services.rooms import RoomChange, change_room, get_room
from tests.api.routes_walk import good_body, good_path, guarded, title
from tests.api.served import Served
from tests.api.walking import as_role, attempt, concerns_a_room, expected, refusal

KINDS = [(room, mode) for room in ("lobby", "adults", "teens") for mode in RoomMode]

OPENED = RoomChange(state=RoomState.OPEN, is_read_only=False, is_paused=False)
INTO = {
    RoomMode.OPEN: OPENED,
    RoomMode.READ_ONLY: RoomChange(is_read_only=True),
    RoomMode.LOCKED: RoomChange(state=RoomState.LOCKED),
    RoomMode.PAUSED: RoomChange(is_paused=True),
    RoomMode.CLOSED: RoomChange(state=RoomState.CLOSED),
}


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
