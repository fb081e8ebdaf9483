"""What the engine says of a text, and what it has to be told of the author and the room.

Shapes only. A verdict is a pure function of the text, the author's standing, the room's
policy and the ruleset; nothing here knows who anybody is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from moderation.categories import Category
from moderation.view import Span


class Outcome(StrEnum):
    """What becomes of the text, from mild to strict."""

    POST = "post"
    HOLD = "hold"
    DECLINE = "decline"


class Care(StrEnum):
    """What the author is offered privately: nothing, a card, or a card and a responder."""

    NONE = "none"
    CARD = "card"
    RESPONDER = "responder"


class Level(IntEnum):
    """How much at risk somebody may be, after the order of the Columbia scale."""

    NONE = -1
    S0 = 0
    S1 = 1
    S2 = 2
    S3 = 3
    S4 = 4

    def __str__(self) -> str:
        return "none" if self is Level.NONE else self.name


class Familiarity(StrEnum):
    """How well an author is known here; a newcomer's links and the like wait for a moderator."""

    NEWCOMER = "newcomer"
    TRUSTED = "trusted"


@dataclass(frozen=True, slots=True)
class Author:
    """What a verdict may depend on of its author.

    `is_teen`: of the age band 13-17. `recent_texts`: what they sent in the last minutes, oldest
    first, for floods and repetition; the caller decides how far back.
    """

    familiarity: Familiarity = Familiarity.NEWCOMER
    is_teen: bool = False
    recent_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomPolicy:
    """`is_teen`: links and contact details are held, whoever posts them."""

    is_teen: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that matched, and where: `text[span[0]:span[1]]`, in characters as typed."""

    category: Category
    rule: str
    version: int
    span: Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """`level`: proposed, and only a person lowers it. `strike`: whether it counts against them.

    `cover` is the reason shown on a cover that readers lift themselves, or None. `shadow` are
    rules on trial that matched; they have no part in the rest. `failed` are rules that crashed:
    a newcomer's text is held for it, and the operator hears.
    """

    outcome: Outcome = Outcome.POST
    care: Care = Care.NONE
    level: Level = Level.NONE
    reasons: tuple[Reason, ...] = ()
    strike: bool = False
    cover: str | None = None
    shadow: tuple[Reason, ...] = ()
    failed: tuple[str, ...] = ()
