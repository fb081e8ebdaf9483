"""What the services may ask of a store about the questions of Q&A sessions, and their votes.

A part of `interface`, whose transaction hands these out.
"""

from __future__ import annotations

import builtins
from collections.abc import Collection
from typing import NamedTuple, Protocol

from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.run_order import RunOrder


class QuestionPlace(NamedTuple):
    """Where a page begins: after the question with these. Votes that come meanwhile move others."""

    is_live: bool
    votes: int
    asked_at: int
    id: str


class Vote(NamedTuple):
    question: str
    at: int


class Questions(Protocol):
    """Everything about `votes` is kept by the vote methods alone."""

    def add(self, question: Question) -> None: ...
    def move(self, question: Question, was: QuestionState) -> bool:
        """Write the question, votes apart; False where it isn't in the state `was` any more."""
        ...

    def get(self, question: str) -> Question | None: ...
    def first_answer(self, asker: str, client_id: str) -> Question | None: ...
    def of_item(self, item: str) -> Question | None: ...
    def live_of(self, session: str) -> Question | None: ...
    def merged_into(self, question: str) -> builtins.list[Question]: ...
    def page(
        self,
        session: str,
        states: Collection[QuestionState],
        limit: int,
        *,
        also_of: str,
        after: QuestionPlace | None = None,
        only: QuestionState | None = None,
    ) -> builtins.list[Question]:
        """Those in `states`, and all that `also_of` asked: live, most voted, oldest.

        What the policy kept back is its asker's alone.
        """
        ...

    def asked_since(self, session: str, asker: str, since: int) -> builtins.list[int]:
        """When, oldest first."""
        ...

    def all_of(self, session: str, limit: int) -> builtins.list[Question]: ...
    def asked_by(self, person: str) -> builtins.list[Question]: ...
    def answered_by(self, person: str) -> builtins.list[Question]: ...
    def blank(self, question: str) -> None:
        """Leave no word of it."""
        ...

    def blank_answer(self, question: str) -> None: ...

    # --- votes ---

    def vote(self, question: str, person: str, at: int) -> bool:
        """False where they vote for it already."""
        ...

    def unvote(self, question: str, person: str) -> bool: ...
    def voted(self, person: str, questions: Collection[str]) -> set[str]: ...
    def votes_of(self, person: str) -> builtins.list[Vote]: ...
    def pass_votes(self, question: str, into: str) -> int:
        """All that voted for one vote for the other, each once; its count then."""
        ...

    def set_told(self, question: str, votes: int, at: int) -> None: ...
    def set_tell_at(self, question: str, at: int) -> None: ...
    def to_tell(self, now: int, limit: int) -> builtins.list[Question]: ...

    # --- the run sheet ---

    def on_sheet(self, session: str) -> builtins.list[Question]:
        """Those that are approved or live, by votes and age."""
        ...

    def order_of(self, session: str) -> RunOrder:
        """By votes, where nobody has arranged it."""
        ...

    def keep_order(self, order: RunOrder, was: int) -> bool:
        """False where its version isn't `was` any more."""
        ...

    # --- the logs that hold its words ---

    def note_log(self, question: str, topic: str, seq: int) -> None: ...
    def logs(self, question: str) -> dict[str, int]: ...
