"""Taking text out of the log, so that a replay never holds what may not be read any more.

The log is otherwise append-only. When a message changes, the stored bodies of every event
that repeats it are rewritten to the message as it now is: `seq`, `type` and order stay, so
that a client that replays them ends in the same state as one that was there.
"""

from __future__ import annotations

from typing import Any

import msgspec

from server import protocol
from server.domain.messages import Message
from server.domain.topics import room_topic
from server.services.views import message_view
from server.storage.interface import Transaction

MessageChange = type[
    protocol.MessageEdited
    | protocol.MessageRemoved
    | protocol.MessageRestored
    | protocol.MessageCovered
]


def rewrite_log(tx: Transaction, message: Message, author: protocol.Person) -> None:
    """Make every logged body of `message` say what it says now."""
    current = msgspec.to_builtins(message_view(message, author))

    def change(body: dict[str, Any]) -> dict[str, Any]:
        return body | {"message": current}

    tx.log.rewrite(room_topic(message.room), message.seq, change)


def log_change(
    tx: Transaction, event: MessageChange, message: Message, author: protocol.Person, at: int
) -> None:
    """Rewrite what the log and the archive hold of `message`, and append `event` with it."""
    topic = room_topic(message.room)
    rewrite_log(tx, message, author)
    tx.archive.renew_said(message.room, message.seq)
    view = message_view(message, author)
    tx.log.append(
        topic,
        lambda seq: event(topic=topic, seq=seq, at=at, message=view),
        about=message.seq,
    )
