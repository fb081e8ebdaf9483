"""What the services may ask of a store about the archive of Q&A sessions.

A part of `interface`.
"""

from __future__ import annotations

import builtins
from typing import NamedTuple, Protocol

from server.domain.qa.questions import Question
from server.domain.qa.sessions import QaSession


class Found(NamedTuple):
    question: Question
    session: QaSession


class Archive(Protocol):
    """Answered questions of sessions that are over, but for those of people who are left out."""

    def keep(self, session: QaSession) -> int:
        """Make a session's answers findable, as they now are; how many."""
        ...

    def renew(self, question: str) -> None:
        """Find it by what it now says, or not any more; and leave no word that it had before."""
        ...

    def renew_said(self, room: str, seq: int) -> None:
        """As `renew`, of whatever was answered by this message."""
        ...

    def leave_out(self, session: str, person: str, *, on: bool) -> None: ...
    def is_left_out(self, session: str, person: str) -> bool: ...
    def of_session(self, session: str) -> builtins.list[Question]:
        """In the order in which they were answered."""
        ...

    def search(
        self, words: builtins.list[str], tag: str | None, offset: int, limit: int
    ) -> builtins.list[Found]:
        """Those that have all the words (each as the beginning of one), the best first.

        Without words the newest.
        """
        ...

    def forget(self, person: str) -> None: ...
