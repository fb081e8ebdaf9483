"""The shape of one find, before the policy is applied to all of them together."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.categories import Category
from moderation.verdict import Level, Reason
from moderation.view import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule or a detector found at `span`, in characters of the text as typed.

    `level` and `is_targeted` are those of the category where they are None; `cover` is the reason
    to cover the text with, if it is posted. What `is_on_trial` is reported and has no effect.
    """

    category: Category
    rule: str
    version: int
    span: Span
    level: Level | None = None
    is_targeted: bool | None = None
    cover: str | None = None
    is_on_trial: bool = False

    def reason(self) -> Reason:
        return Reason(self.category, self.rule, self.version, self.span)
