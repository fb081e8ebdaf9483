"""What nodes tell each other: events of the `control` topic, which no client can read.

A node keeps what it knows of the people and rooms on its sockets. Whoever changes one of
them says so here in the same commit, so that every node hears of it by the bus, or from
the log when the bus is down, and asks the store again.
"""

from __future__ import annotations

import msgspec

from server.domain.topics import CONTROL
from server.protocol import LoggedEvent
from server.storage.interface import Transaction


class PersonStandingChanged(LoggedEvent, frozen=True, tag="control.person"):
    """Roles, sanctions, sign-ins, or the person is gone."""

    person: str


class RoomStandingChanged(LoggedEvent, frozen=True, tag="control.room"):
    room: str


class AllRoomsChanged(LoggedEvent, frozen=True, tag="control.rooms"):
    """Every room, as when the whole site is paused."""


ControlEvent = PersonStandingChanged | RoomStandingChanged | AllRoomsChanged
decode_control_event = msgspec.json.Decoder(ControlEvent).decode


def announce_person(tx: Transaction, person: str, at: int) -> None:
    tx.log.append(
        CONTROL, lambda seq: PersonStandingChanged(topic=CONTROL, seq=seq, at=at, person=person)
    )


def announce_room(tx: Transaction, room: str, at: int) -> None:
    tx.log.append(
        CONTROL, lambda seq: RoomStandingChanged(topic=CONTROL, seq=seq, at=at, room=room)
    )


def announce_all_rooms(tx: Transaction, at: int) -> None:
    tx.log.append(CONTROL, lambda seq: AllRoomsChanged(topic=CONTROL, seq=seq, at=at))
