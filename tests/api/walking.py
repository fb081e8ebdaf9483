"""A good request of each row of the route table, as somebody, and what the table says of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from server.api import cases, questions, reports
from server.api.bodies import NewRoomBody, RoomChangeBody
from server.api.case_bodies import EscalationBody
from server.api.notice_bodies import NewWebhookBody
from server.api.qa_bodies import NewSessionBody
from server.api.route import Route
from server.domain.people import Person, Role
from server.domain.permissions import Action, is_allowed
from server.domain.rooms import Room, exists_for
from server.services.accounts import Admission
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
from tests.api.routes_walk import good_body, good_path
from tests.api.served import Reply, Served
from tests.services.casework import open_case
from tests.services.world import World


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


def concerns_a_room(route: Route) -> bool:
    """By its path or by its body."""
    return "{room}" in route.path or route.body is EscalationBody


async def attempt(
    served: Served, route: Route, who: Admission, victim: Admission, room: Room, seq: int
) -> Reply:
    """A good request of one row, so that only permission can stand in its way."""
    path, body = await request_for(served, route, who, victim, room, seq)
    return await served.call(route.method, path, body, as_=who)


async def request_for(
    served: Served, route: Route, who: Admission, victim: Admission, room: Room, seq: int
) -> tuple[str, Any]:
    """Its path and body, with what they are about made."""
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
    return good_path(route, room.id, seq, **holes), body


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
