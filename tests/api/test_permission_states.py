"""The same walk over all endpoints as somebody who is not, or no longer, what they were."""

from dataclasses import replace

import pytest

from server.api import people, reports
from server.api.route import Route
from server.domain.people import Person, Role
from server.domain.rooms import Room
from server.domain.sanctions import Sanction, SanctionKind
from server.services.accounts import Admission
from server.services.privacy import erase
from server.storage.interface import Transaction
from tests.api.routes_walk import good_body, good_path, guarded, title
from tests.api.served import Reply, Served
from tests.api.walking import as_role, attempt, expected, refusal, request_for

HOUR = Room("hour", "The hour")  # where the sessions of the walk are
LOBBY, ADULTS = Room("lobby", "The lobby"), Room("adults", "Adults")
SIDE = Room("side-0123456789abcdef01234567", "In private", is_private=True)
BACKSTAGE = Room("backstage-0123456789abcdef01234567", "Backstage", backstage_of="lobby")
# Each of these ends what the walk goes on with.
ENDS = {"/api/logout"}
# What may be asked of a room's own.
OF_A_ROOM = [route for route in guarded() if "{room}" in route.path]


def walk() -> list[Route]:
    """Every row that leaves whoever calls it as they are."""
    return [r for r in guarded() if r.path not in ENDS and r.handler is not people.erase]


async def a_room(served: Served, room: Room) -> None:
    """As the site makes it, and nobody else."""
    await served.world.ctx.store.write(lambda tx: tx.rooms.add(room, served.world.clock()))


async def sanction(served: Served, who: Admission, kind: SanctionKind, room: str | None) -> None:
    """For a second of the clock that stands still."""
    world, now = served.world, served.world.clock()
    made = Sanction(
        id=world.ctx.new_id(),
        person=who.person.id,
        kind=kind,
        room=room,
        reason="x",
        by=None,
        rule=None,
        message_seq=None,
        starts_at=now,
        ends_at=now + 1000,
    )
    await world.ctx.store.write(lambda tx: tx.sanctions.add(made))


async def attempt_while(
    served: Served, route: Route, who: Admission, kind: SanctionKind, room: str | None
) -> Reply:
    """A good request in the lobby, which was made ready before the sanction began."""
    victim = await served.world.member()
    said = await served.world.say(victim.person, "hello")
    path, body = await request_for(served, route, who, victim, LOBBY, said.seq)
    await sanction(served, who, kind, room)
    reply = await served.call(route.method, path, body, as_=who)
    served.world.clock.pass_s(2)
    return reply


def as_expected(reply: Reply, person: Person, route: Route, room: Room) -> bool:
    """Whether it is what the table says of somebody of whom nothing else is to be said."""
    if expected(person, route, room):
        return reply.status in {200, 201}
    return reply.code == refusal(person, route, room)


@pytest.mark.parametrize("role", Role)
async def test_whoever_is_gone_is_nobody(served: Served, role: Role) -> None:
    """Erased, or signed out: a token of before opens nothing, whatever it was good for."""
    victim = await served.world.member()
    erased, gone = await as_role(served, role), await as_role(served, role)
    await erase(served.world.ctx, erased.person)
    assert (await served.call("POST", "/api/logout", as_=gone)).status == 200
    for who in (erased, gone):
        for route in guarded():
            path, body = good_path(route, "lobby", 1), good_body(route, victim.person.id)
            reply = await served.call(route.method, path, body, as_=who)
            assert reply.refusal == (401, "not_signed_in", None), title(route)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MEMBER])
async def test_whoever_is_demoted_is_a_member(served: Served, role: Role) -> None:
    """With the same token, from the commit on."""
    victim, who = await served.world.member(), await served.world.staff(role)
    said = await served.world.say(victim.person, "hello")
    await served.world.ctx.store.write(lambda tx: tx.people.set_roles(who.person.id, {Role.MEMBER}))
    now = replace(who, person=replace(who.person, roles=frozenset({Role.MEMBER})))
    for route in walk():
        reply = await attempt(served, route, now, victim, LOBBY, said.seq)
        assert as_expected(reply, now.person, route, LOBBY), (title(route), reply.raw)


async def test_a_mute_takes_what_others_would_read_and_nothing_else(served: Served) -> None:
    """All else answers as it does to any member."""
    who, muted = await served.world.member(), set()
    for route in walk():
        reply = await attempt_while(served, route, who, SanctionKind.MUTE, None)
        if reply.status == 403 and reply.code == "muted":
            muted.add(title(route))
        else:
            assert as_expected(reply, who.person, route, LOBBY), (title(route), reply.raw)
    assert muted == {"POST /api/qa-sessions/{session}/questions"}


async def test_a_ban_from_a_room_shuts_that_room_and_nothing_else(served: Served) -> None:
    """Elsewhere they are a member as before."""
    who, banned = await served.world.member(), set()
    for route in walk():
        reply = await attempt_while(served, route, who, SanctionKind.BAN, LOBBY.id)
        if reply.status == 403 and reply.code == "banned":
            banned.add(title(route))
        else:
            assert as_expected(reply, who.person, route, LOBBY), (title(route), reply.raw)
    # What stands on its door, and in the list of rooms, is still there.
    shut = {title(r) for r in OF_A_ROOM if expected(who.person, r, LOBBY)}
    assert banned == shut - {"GET /api/rooms/{room}"}


async def test_a_ban_from_a_room_takes_what_goes_on_in_its_sessions(served: Served) -> None:
    """Questions, polls, places and what is pinned; that there is a session is still told."""
    await a_room(served, HOUR)
    who, banned = await served.world.member(), set()
    for route in walk():
        reply = await attempt_while(served, route, who, SanctionKind.BAN, HOUR.id)
        if reply.status == 403 and reply.code == "banned":
            banned.add(title(route))
        else:
            assert as_expected(reply, who.person, route, LOBBY), (title(route), reply.raw)
    assert banned == {
        "GET /api/qa-sessions/{session}/questions",
        "POST /api/qa-sessions/{session}/questions",
        "POST /api/questions/{question}/votes",
        "GET /api/qa-sessions/{session}/polls",
        "POST /api/polls/{poll}/votes",
        "POST /api/qa-sessions/{session}/place",
        "GET /api/qa-sessions/{session}/resources",
    }


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("room", [SIDE, BACKSTAGE], ids=["side room", "backstage"])
async def test_a_room_for_a_few_is_there_for_nobody_else(
    served: Served, room: Room, role: Role
) -> None:
    """Not even for staff who aren't in it: the answer is that of a room that there isn't."""
    await a_room(served, room)
    who, victim = await as_role(served, role), await served.world.member()
    for route in OF_A_ROOM:
        path, body = await request_for(served, route, who, victim, room, 1)
        reply = await served.call(route.method, path, body, as_=who)
        if refusal(who.person, route, room) == "not_found":
            nowhere = path.replace(room.id, "nowhere")
            other = await served.call(route.method, nowhere, body, as_=who)
            assert reply.code == "not_found"
            assert (reply.status, reply.raw) == (other.status, other.raw), title(route)
        elif not expected(who.person, route, room):
            assert reply.code == "not_allowed", title(route)


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.MANAGING_MODERATOR, Role.HOST])
async def test_a_role_in_another_room_is_none_in_this_one(served: Served, role: Role) -> None:
    """At every endpoint of a room: that of a member in this one, and the role's own in theirs."""
    victim, who = await served.world.member(), await served.world.member()
    said = {
        room.id: await served.world.say(victim.person, "hi", room.id) for room in (LOBBY, ADULTS)
    }

    def appoint(tx: Transaction) -> None:
        tx.people.set_room_roles(who.person.id, ADULTS.id, {role}, served.world.clock())

    await served.world.ctx.store.write(appoint)
    local = replace(who.person, room_roles={ADULTS.id: frozenset({role})})
    may = {LOBBY.id: 0, ADULTS.id: 0}
    for room in (LOBBY, ADULTS):
        for route in OF_A_ROOM:
            reply = await attempt(served, route, who, victim, room, said[room.id].seq)
            assert as_expected(reply, local, route, room), (title(route), room.id, reply.raw)
            may[room.id] += reply.status < 300
    assert may[ADULTS.id] > may[LOBBY.id]


async def test_whoever_appeals_may_do_so_for_themselves_alone(served: Served) -> None:
    """Somebody else's sanction isn't there."""
    victim, who = await served.world.member(), await served.world.member()
    await sanction(served, victim, SanctionKind.BAN, None)
    (route,) = [r for r in guarded() if r.handler is reports.own_sanctions]
    own = (await served.call(route.method, route.path, as_=victim)).json["sanctions"]
    path = f"/api/sanctions/{own[0]['id']}/appeal"
    assert (await served.call("POST", path, {"text": "why?"}, as_=who)).code == "not_found"
    assert (await served.call("POST", path, {"text": "why?"}, as_=victim)).status == 201
