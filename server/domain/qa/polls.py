"""Polls during a session: one vote a person, results only for those who voted, until it closes."""

from __future__ import annotations

from dataclasses import dataclass

from server.domain.errors import BadRequest, Conflict

QUESTION_MAX_CHARS = 200
OPTION_MAX_CHARS = 80
OPTIONS_MIN, OPTIONS_MAX = 2, 8
# Open at once in a session: nobody follows more.
OPEN_MAX = 3


@dataclass(frozen=True, slots=True)
class Poll:
    """`closed_at` None: it is open."""

    id: str
    session: str
    question: str
    options: tuple[str, ...]
    by: str
    at: int
    closed_at: int | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


def check_poll(question: str, options: list[str]) -> tuple[str, tuple[str, ...]]:
    """Both without needless spaces.

    Raises:
        BadRequest: nothing is asked, too much, or an option twice.
    """
    asked = " ".join(question.split())
    if not 1 <= len(asked) <= QUESTION_MAX_CHARS or not asked.isprintable():
        raise BadRequest(
            f"A poll asks with 1 to {QUESTION_MAX_CHARS} characters.", field="question"
        )
    offered = tuple(" ".join(option.split()) for option in options)
    are_fine = all(1 <= len(o) <= OPTION_MAX_CHARS and o.isprintable() for o in offered)
    if not OPTIONS_MIN <= len(offered) <= OPTIONS_MAX or not are_fine:
        bounds = f"{OPTIONS_MIN} to {OPTIONS_MAX} options of 1 to {OPTION_MAX_CHARS} characters."
        raise BadRequest(bounds, field="options")
    if len({option.casefold() for option in offered}) != len(offered):
        raise BadRequest("Each option once.", field="options")
    return asked, offered


def check_vote(poll: Poll, option: int) -> None:
    """Raises: Conflict where it is closed; BadRequest for no option of its."""
    if not poll.is_open:
        raise Conflict("That poll is closed.")
    if not 0 <= option < len(poll.options):
        raise BadRequest("That is none of its options.", field="option")
