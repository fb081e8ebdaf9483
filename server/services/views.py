"""Domain objects as they go over the wire."""

from __future__ import annotations

from typing import cast

from server import protocol
from server.domain.helplines import Channel, ChannelKind, Line
from server.domain.messages import Message
from server.domain.people import Person
from server.domain.rooms import Room
from server.domain.sanctions import Sanction


def person_view(person: Person) -> protocol.Person:
    roles = cast(list[protocol.RoleName], [str(role) for role in person.public_roles])
    return protocol.Person(person.id, person.name, roles)


def message_view(message: Message, author: protocol.Person) -> protocol.Message:
    """Without the text where it has been removed."""
    return protocol.Message(
        id=message.id,
        seq=message.seq,
        author=author,
        text=None if message.removed_by else message.text,
        reply_to=message.reply_to,
        cover=message.cover,
        at=message.at,
        edited_at=message.edited_at,
        removed=message.removed_by.value if message.removed_by else None,
    )


def room_view(room: Room, people: int = 0) -> protocol.Room:
    return protocol.Room(
        id=room.id,
        name=room.name,
        about=room.about,
        tags=list(room.tags),
        age_band=room.age_band.value if room.age_band else None,
        state=room.state.value,
        slow_mode_s=room.slow_mode_s,
        people=people,
        read_only=room.is_read_only,
        paused=room.is_paused,
        site_paused=room.is_site_paused and room.backstage_of is None,
        newcomers_held=room.holds_newcomers,
        newcomers_held_until=room.newcomers_held_until,
        raid_joins_per_min=room.raid_joins_per_min,
        private=room.is_private,
        keep_days=room.keep_days,
    )


def sanction_view(sanction: Sanction, *, for_its_person: bool = False) -> protocol.Sanction:
    """For the person it is on, without who imposed it: a moderator must not become a target."""
    by = None if for_its_person else sanction.by
    return protocol.Sanction(
        id=sanction.id,
        person=sanction.person,
        kind=sanction.kind.value,
        room=sanction.room,
        reason=sanction.reason,
        cause=protocol.SanctionCause(sanction.rule, sanction.message_seq, by, sanction.item),
        starts_at=sanction.starts_at,
        ends_at=sanction.ends_at,
    )


_SAID_FIRST = {ChannelKind.TEXT: "text ", ChannelKind.WHATSAPP: "WhatsApp "}


def help_line_view(line: Line) -> protocol.HelpLine:
    return protocol.HelpLine(
        name=line.name,
        country=line.country,
        contact="; ".join(_SAID_FIRST.get(way.kind, "") + str(way) for way in line.channels),
        hours=line.hours,
        languages=list(line.languages),
        source=line.source.url or line.source.name,
        verified_on=line.verified_on.isoformat(),
        channels=[_channel_view(channel) for channel in line.channels],
        audience=sorted(audience.value for audience in line.audience),
        website=line.website,
        expires_on=line.expires_on.isoformat(),
    )


def _channel_view(channel: Channel) -> protocol.HelpChannel:
    return protocol.HelpChannel(channel.kind.value, channel.value, channel.say, channel.press)
