"""What a message may hold, and how it is removed and restored."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import BadRequest, Conflict, TooLong

TEXT_MAX_CHARS = 2_000
TEXT_MAX_BYTES = 8_192

# A small supportive set. Any emoji at all would be a way round moderation: a knife or a
# coffin under somebody's post is a message too.
EMOJI: tuple[str, ...] = tuple(
    (
        "❤️ 💛 💚 💙 💜 🤍 🧡 🫂 🤗 👍 👏 🙏 💪 🌱 🌻 🌈 ☀️ ⭐ ✨ "
        "🕯️ 🎉 😊 🙂 😢 🥲 😂 😮 🔥 💯 ✅ 👋 🤝 🫶 ☕ 🐢"
    ).split()
)
_VARIATION_SELECTOR = "\ufe0f"
_EMOJI_BY_BARE = {emoji.replace(_VARIATION_SELECTOR, ""): emoji for emoji in EMOJI}


class RemovedBy(StrEnum):
    AUTHOR = "author"
    MODERATOR = "moderator"


@dataclass(frozen=True, slots=True)
class Message:
    """A message with the text that it would have if it were not removed."""

    room: str
    seq: int
    id: str
    author: str
    text: str
    reply_to: int | None
    cover: str | None
    at: int
    edited_at: int | None = None
    removed_by: RemovedBy | None = None


def check_text(text: str) -> str:
    """The text as it may be posted, unchanged.

    Raises:
        BadRequest: nothing that can be seen, or a control character other than tab and newline.
        TooLong: more than 2,000 characters or 8 kB in UTF-8.
    """
    if len(text) > TEXT_MAX_CHARS or (
        len(text) > TEXT_MAX_BYTES // 4 and len(text.encode()) > TEXT_MAX_BYTES
    ):
        raise TooLong(f"A message holds at most {TEXT_MAX_CHARS:,} characters.", field="text")
    if not text.isascii() or not text.isprintable():
        _check_characters(text)
    if not text or text.isspace():
        raise BadRequest("There is nothing in the message.", field="text")
    return text


def _check_characters(text: str) -> None:
    categories = {unicodedata.category(c) for c in text if c not in "\t\n\r"}
    if "Cc" in categories or "Cs" in categories:
        raise BadRequest("The message has a control character in it.", field="text")
    if categories <= {"Cf", "Zs", "Zl", "Zp", "Mn", "Me"}:
        raise BadRequest("There is nothing to see in the message.", field="text")


def check_plain(text: str, field: str) -> None:
    """Raises: BadRequest where a short text holds a control character."""
    if text.isascii() and text.isprintable():
        return
    if any(unicodedata.category(c) in {"Cc", "Cs"} for c in text if not c.isalnum()):
        raise BadRequest("That has a control character in it.", field=field)


def check_emoji(emoji: str) -> str:
    """The emoji as this server writes it, with or without a variation selector in `emoji`.

    Raises:
        BadRequest: not one of the supportive set.
    """
    try:
        return _EMOJI_BY_BARE[emoji.replace(_VARIATION_SELECTOR, "")]
    except KeyError:
        raise BadRequest("That reaction isn't one of ours.", field="emoji") from None


def check_can_remove(message: Message) -> None:
    """Raises: Conflict where it is removed already."""
    if message.removed_by:
        raise Conflict("That message has been removed already.")


def check_can_restore(message: Message) -> None:
    """What its author withdrew stays withdrawn; only a moderator's removal is undone.

    Raises:
        Conflict: not removed, or removed by its author.
    """
    if message.removed_by is not RemovedBy.MODERATOR:
        raise Conflict("Only a message that a moderator removed can be restored.")
