"""What the author of a text that wasn't simply posted is told, privately and kindly.

English, for clients without their own words for a notice's `code`. Nobody is blamed who has
disclosed something, and everybody hears what happens next.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import cast

from moderation.categories import POLICY, Category, Offer
from moderation.detectors.redaction import redacted
from server import protocol
from server.domain.queue import QueueItem
from server.services.context import Context
from server.services.judging import NEWCOMER, UNCHECKED
from server.storage.interface import Transaction

# Waits of the last so many decided messages make "usually".
WAITS_LOOKED_AT = 20
_NO_FAULT = "You haven't done anything wrong."
RETURNED = (
    "No moderator could look at this in time, so it comes back to you; it wasn't posted. "
    f"{_NO_FAULT} You can send it again or change it, and Help is there at any time."
)

_HELD = {
    Category.METHOD_DETAIL: "Thank you for saying how it is. Details of how somebody could be hurt "
    "aren't shown in the room, because others here may be at risk too. A person will read all of "
    "what you wrote; you can also post it without that part.",
    Category.WOUND_DETAIL: "Pictures in words of wounds can be hard on others here. You can "
    "change that part.",
    Category.EATING_DETAIL: "Numbers and tips about eating can be hard on others here. You can "
    "change that part.",
    Category.OWN_DATA: "Your message has something in it that could lead a stranger to you. You "
    "can take it out and post the rest.",
    Category.INSULT: "This may hurt somebody who reads it. You can put it another way.",
    Category.THREAT: "This reads as if somebody could get hurt.",
    Category.CONTACT: "To keep everybody safe, people don't arrange to talk elsewhere from here. "
    "You can change that part.",
    Category.MEDICATION: "Advice on doses, or on stopping a medicine, can go badly wrong for "
    "somebody else. You can change that part.",
    Category.SPAM: "Messages like this one are checked first.",
    Category.LINK: "Links are checked first.",
}
_DECLINED = {
    Category.ENCOURAGEMENT: "This tells somebody to hurt themselves. It wasn't posted.",
    Category.HATE: "This attacks people for who they are. It wasn't posted.",
    Category.ANOTHERS_DATA: "This gives away somebody else's private details. It wasn't posted.",
    Category.GROOMING: "This asks for something that keeps people here from being safe. It wasn't "
    "posted, and a moderator will look at it.",
    Category.SEXUAL_MINOR: "This is sexual and about somebody under age. It wasn't posted, and a "
    "moderator will look at it.",
}
# Those whose author isn't told that they did nothing wrong.
_BLAMED = {Category.INSULT, Category.THREAT, Category.SPAM, *_DECLINED}
_HELD_BY_CODE = {
    NEWCOMER.category: "In this room first messages are checked.",
    UNCHECKED: "Your message couldn't be checked by itself just now.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """Of a strike that came with a text: the words for its author, and whether to appeal."""

    words: str
    consequence: protocol.NoticeConsequence
    can_appeal: bool = False


def notice_of(
    tx: Transaction, ctx: Context, item: QueueItem, told: Told | None = None
) -> protocol.Notice:
    """Of a held or declined text, by the reason that weighs most, which comes first in `item`."""
    category = _category(item)
    wait_s, is_usual = None, False
    if item.outcome == "declined":
        parts = [_DECLINED.get(category, "This wasn't posted.") if category else ""]
    else:
        wait_s, is_usual = _wait_s(tx, ctx)
        words = _HELD.get(category, "") if category else _HELD_BY_CODE.get(_code(item), "")
        no_fault = "" if category in _BLAMED else _NO_FAULT
        parts = [words, _waiting(wait_s, is_usual=is_usual), no_fault]
    offers: list[protocol.OfferName] = []
    if category and POLICY[category].offer is not Offer.NONE:
        offers.append(cast(protocol.OfferName, POLICY[category].offer.value))
    if told:
        parts.append(told.words)
        offers += ["appeal"] if told.can_appeal else []
    return protocol.Notice(
        code=_code(item),
        message=" ".join(filter(None, parts)),
        offers=offers,
        redacted=_redacted(item) if {"redact", "post_without_method"} & set(offers) else None,
        wait_s=wait_s,
        is_usual=is_usual,
        consequence=told.consequence if told else None,
    )


def _code(item: QueueItem) -> str:
    return item.reasons[0].category if item.reasons else UNCHECKED


def _category(item: QueueItem) -> Category | None:
    code = _code(item)
    return Category(code) if code in list(Category) else None


def _wait_s(tx: Transaction, ctx: Context) -> tuple[int, bool]:
    """How long a moderator takes, and whether that was measured."""
    waits_ms = tx.queue.recent_waits(WAITS_LOOKED_AT)
    return (round(median(waits_ms) / 1000), True) if waits_ms else (int(ctx.policy.hold_s), False)


def _waiting(wait_s: int, *, is_usual: bool) -> str:
    if not is_usual:
        return f"A moderator will look at this, usually within {_minutes(wait_s)}."
    return f"A moderator is looking at this. It usually takes about {_minutes(wait_s)}."


def _minutes(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _redacted(item: QueueItem) -> str | None:
    """The text without what the leading reason's category marked; None where nothing is left."""
    leading = item.reasons[0].category
    return redacted(item.text, [(r.span, r.rule) for r in item.reasons if r.category == leading])
