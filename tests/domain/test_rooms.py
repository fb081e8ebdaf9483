"""To whom a room exists."""

import pytest

from server.domain.errors import BadRequest
from server.domain.people import AgeBand, Person, Role
from server.domain.rooms import (
    ROOM_ID,
    Room,
    RoomMode,
    backstage_id,
    check_room_id,
    exists_for,
    room_id_from,
)

BACKSTAGE = Room(backstage_id("s"), "Backstage", backstage_of="lobby")


def person(*roles: Role, **in_rooms: Role) -> Person:
    """A member with these roles besides, on the site or in rooms; `backstage` is that one."""
    named = {BACKSTAGE.id if room == "backstage" else room: role for room, role in in_rooms.items()}
    room_roles = {room: frozenset({role}) for room, role in named.items()}
    return Person("p", "Wren", AgeBand.ADULT, frozenset({Role.MEMBER, *roles}), room_roles)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (person(), False),
        (person(Role.HOST), False),  # of other sessions
        (person(Role.EXPERT), False),
        (person(Role.RESPONDER), False),
        (person(Role.HOST, backstage=Role.HOST), True),
        (person(Role.EXPERT, backstage=Role.EXPERT), True),
        (person(backstage=Role.HOST), False),  # who hosts no more
        (person(Role.HOST, backstage=Role.EXPERT), False),  # whose badge is gone
        (person(Role.MODERATOR), True),
        (person(Role.ADMIN), True),
        (person(lobby=Role.MODERATOR), True),
        (person(adults=Role.MODERATOR), False),
        (person(lobby=Role.MEMBER), False),
    ],
)
def test_a_backstage_exists_for_its_crew_and_those_who_moderate_there(
    who: Person, may: bool
) -> None:
    """As what they still are on the site; not for any staff whatever."""
    assert exists_for(who, BACKSTAGE) is may


@pytest.mark.parametrize("session", ["s", "YbAMtTvnzRH8Gfbp", "e7_c0YjjD8X8fXy8", "é" * 80])
def test_every_session_has_a_backstage_of_its_own_by_a_rooms_id(session: str) -> None:
    """Whatever its own id is made of: upper and lower case are not the same session."""
    assert ROOM_ID.fullmatch(backstage_id(session))
    assert backstage_id(session) != backstage_id(session.swapcase())


def test_the_crew_can_talk_while_every_room_is_paused() -> None:
    """That is when they have most to say to each other."""
    room = Room(backstage_id("s"), "Backstage", backstage_of="lobby", is_site_paused=True)
    assert room.mode is RoomMode.OPEN
    assert Room("lobby", "The lobby", is_site_paused=True).mode is RoomMode.PAUSED


@pytest.mark.parametrize("name", ["backstage-s", "side-s"])
def test_nobody_gives_a_room_an_id_of_the_sites_own(name: str) -> None:
    """Or they could sit where a crew will talk."""
    with pytest.raises(BadRequest):
        check_room_id(name)
    with pytest.raises(BadRequest):
        room_id_from(name)
