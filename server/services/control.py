"""What nodes tell each other: events of the `control` topic, which no client can read.

A node keeps what it knows of the people and rooms on its sockets. Whoever changes one of
them says so here in the same commit, so that every node hears of it by the bus, or from
the log when the bus is down, and asks the store again.
"""

from __future__ import annotations

import msgspec

from server.domain.rooms import Room
from server.domain.topics import CONTROL
from server.protocol import LoggedEvent
from server.storage.interface import Transaction


class PersonStandingChanged(LoggedEvent, frozen=True, tag="control.person"):
    """Roles, sanctions, sign-ins, or the person is gone."""

    person: str


class RoomStandingChanged(LoggedEvent, frozen=True, tag="control.room"):
    """A room as it now is, so that a node knows it before anybody in the room is told."""

    room: Room


class SitePauseChanged(LoggedEvent, frozen=True, tag="control.site"):
    """Every room was paused, or that has ended."""

    is_paused: bool


class CrewChanged(LoggedEvent, frozen=True, tag="control.crew"):
    """Who runs a Q&A session: hosts and experts, and the room where it is."""

    session: str


ControlEvent = PersonStandingChanged | RoomStandingChanged | SitePauseChanged | CrewChanged
decode_control_event = msgspec.json.Decoder(ControlEvent).decode


def announce_person(tx: Transaction, person: str, at: int) -> None:
    tx.log.append(
        CONTROL, lambda seq: PersonStandingChanged(topic=CONTROL, seq=seq, at=at, person=person)
    )


def announce_room(tx: Transaction, room: Room, at: int) -> None:
    """To be called before the room is told."""
    tx.log.append(
        CONTROL, lambda seq: RoomStandingChanged(topic=CONTROL, seq=seq, at=at, room=room)
    )


def announce_site_pause(tx: Transaction, is_paused: bool, at: int) -> None:
    """To be called before the rooms are told."""
    tx.log.append(
        CONTROL,
        lambda seq: SitePauseChanged(topic=CONTROL, seq=seq, at=at, is_paused=is_paused),
    )


def announce_crew(tx: Transaction, session: str, at: int) -> None:
    """To be called where a session's hosts, experts or room change: some may leave backstage."""
    tx.log.append(CONTROL, lambda seq: CrewChanged(topic=CONTROL, seq=seq, at=at, session=session))
