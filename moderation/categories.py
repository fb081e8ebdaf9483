"""What a rule can find, and what follows from it: the table of the policy, one row a category.

Two pipelines. Care is about the author: it alerts and helps, and never punishes. Conduct is
about harm to others: it may hold, decline and lead to a sanction. The dividing line is that of
suicide-prevention guidance for online peer support: disclosing pain is what the rooms are for;
encouragement, method detail and what triggers others are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    # care
    DISTRESS = "distress"
    IDEATION = "ideation"
    PAST_ATTEMPT = "past_attempt"
    SELF_HARM_URGE = "self_harm_urge"
    PLAN = "plan"
    GOODBYE = "goodbye"
    METHOD_DETAIL = "method_detail"
    WOUND_DETAIL = "wound_detail"
    EATING_DETAIL = "eating_detail"
    WORRY = "worry"
    # conduct
    ENCOURAGEMENT = "encouragement"
    HATE = "hate"
    INSULT = "insult"
    SWEARING = "swearing"
    THREAT = "threat"
    OWN_DATA = "own_data"
    ANOTHERS_DATA = "anothers_data"
    CONTACT = "contact"
    GROOMING = "grooming"
    SEXUAL_MINOR = "sexual_minor"
    MEDICATION = "medication"
    SPAM = "spam"
    LINK = "link"


class Lane(StrEnum):
    """Who on the staff hears of it."""

    NONE = "none"
    CARE = "care"
    CONDUCT = "conduct"
    CHILD_SAFETY = "child_safety"


class Consequence(StrEnum):
    """What it leads to for the author, beyond what becomes of the text."""

    NONE = "none"
    RATE_LIMIT = "rate_limit"
    LADDER = "ladder"  # a warning, then timeouts that grow
    TIMEOUT = "timeout"  # straight to the first timeout of the ladder
    RESTRICT = "restrict"  # may not write until a moderator has looked
    SUSPEND = "suspend"  # shut out of the site until a moderator has looked


class Offer(StrEnum):
    """What the author is offered to do about a text that wasn't posted."""

    NONE = "none"
    EDIT = "edit"
    REDACT = "redact"  # one tap takes the marked spans out
    POST_WITHOUT_METHOD = "post_without_method"


@dataclass(frozen=True, slots=True)
class Row:
    """`outcome`, `care` and `level` by the names of the verdict's enums.

    `trusted_outcome`: for authors who are known here, where it differs. `strike`: whether it
    counts against its author. `checks_target`: the person addressed may be at risk.
    """

    outcome: str = "post"
    trusted_outcome: str | None = None
    care: str = "none"
    level: str = "none"
    lane: Lane = Lane.NONE
    strike: bool = False
    consequence: Consequence = Consequence.NONE
    offer: Offer = Offer.NONE
    is_urgent: bool = False
    keeps_evidence: bool = False
    checks_target: bool = False

    @property
    def is_care(self) -> bool:
        return self.lane is Lane.CARE


_CARE = Lane.CARE
_CONDUCT = Lane.CONDUCT
_CHILD = Lane.CHILD_SAFETY

# A rule may name another level than its row's; it can't change anything else.
POLICY: dict[Category, Row] = {
    Category.DISTRESS: Row(level="S0", lane=_CARE),
    Category.IDEATION: Row(care="card", level="S2", lane=_CARE),
    Category.PAST_ATTEMPT: Row(care="card", level="S1", lane=_CARE),
    Category.SELF_HARM_URGE: Row(care="card", level="S1", lane=_CARE),
    Category.PLAN: Row(care="responder", level="S3", lane=_CARE, is_urgent=True),
    Category.GOODBYE: Row(care="responder", level="S4", lane=_CARE, is_urgent=True),
    Category.METHOD_DETAIL: Row(
        "hold", care="responder", level="S2", lane=_CARE, offer=Offer.POST_WITHOUT_METHOD
    ),
    Category.WOUND_DETAIL: Row("hold", care="card", level="S1", lane=_CARE, offer=Offer.EDIT),
    Category.EATING_DETAIL: Row("hold", care="card", level="S1", lane=_CARE, offer=Offer.EDIT),
    Category.WORRY: Row(care="card", level="S2", lane=_CARE),
    Category.ENCOURAGEMENT: Row(
        "decline", lane=_CONDUCT, strike=True, consequence=Consequence.TIMEOUT,
        is_urgent=True, checks_target=True,
    ),
    Category.HATE: Row(
        "decline", lane=_CONDUCT, strike=True, consequence=Consequence.TIMEOUT
    ),
    Category.INSULT: Row(
        "hold", lane=_CONDUCT, strike=True, consequence=Consequence.LADDER, offer=Offer.EDIT
    ),
    Category.SWEARING: Row(),
    Category.THREAT: Row("hold", level="S3", lane=_CONDUCT, is_urgent=True),
    Category.OWN_DATA: Row("hold", offer=Offer.REDACT),
    Category.ANOTHERS_DATA: Row(
        "decline", lane=_CONDUCT, strike=True, consequence=Consequence.LADDER, is_urgent=True
    ),
    Category.CONTACT: Row("hold", lane=_CONDUCT, offer=Offer.EDIT),
    Category.GROOMING: Row(
        "decline", lane=_CHILD, strike=True, consequence=Consequence.RESTRICT,
        is_urgent=True, keeps_evidence=True,
    ),
    Category.SEXUAL_MINOR: Row(
        "decline", lane=_CHILD, strike=True, consequence=Consequence.SUSPEND,
        is_urgent=True, keeps_evidence=True,
    ),
    Category.MEDICATION: Row("hold", lane=_CONDUCT, offer=Offer.EDIT),
    Category.SPAM: Row(
        "hold", trusted_outcome="post", lane=_CONDUCT, consequence=Consequence.RATE_LIMIT
    ),
    Category.LINK: Row(
        "hold", trusted_outcome="post", lane=_CONDUCT, consequence=Consequence.RATE_LIMIT
    ),
}  # fmt: skip
