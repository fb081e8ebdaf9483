"""The run sheet: in which order the questions of a session come up.

Until a host moves one it goes by votes. The first move keeps the order as it then is, with that
question elsewhere: from there on votes move nothing that is placed, and what is approved later
comes at the end, by votes, until somebody moves it too. Pure, so that a server and a desk that hold
the same order and the same questions show the same sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from server.domain.errors import Conflict
from server.domain.qa.questions import Question, QuestionState

# The live one keeps its place, for when it is put back.
ON_SHEET = frozenset({QuestionState.APPROVED, QuestionState.LIVE})
# Nobody arranges more by hand than this; the rest goes by votes, after them.
PLACED_MAX = 500


@dataclass(frozen=True, slots=True)
class RunOrder:
    """`placed`: ids as hosts arranged them; none while all goes by votes.

    `version` rises with each change. Some of `placed` may not wait any more: whoever shows the
    sheet leaves those out.
    """

    session: str
    version: int = 0
    placed: tuple[str, ...] = ()


def arranged(order: RunOrder, questions: Iterable[Question]) -> list[Question]:
    """Those that are placed, in that order; then the others by votes and age."""
    at = {id_: place for place, id_ in enumerate(order.placed)}
    last = len(at)
    return sorted(questions, key=lambda q: (at.get(q.id, last), -q.votes, q.asked_at, q.id))


def put(order: RunOrder, sheet: Collection[Question], moved: str, before: str | None) -> RunOrder:
    """The order in which `moved` comes just before `before`, or after all where that is None.

    `sheet`: every question `ON_SHEET`. What isn't there any more is forgotten by this.

    Raises:
        Conflict: one of the two doesn't wait any more.
    """
    ids = [question.id for question in arranged(order, sheet)]
    if moved not in ids or (before is not None and before not in ids):
        raise Conflict("That question isn't on the run sheet any more.")
    if moved != before:
        ids.remove(moved)
        ids.insert(len(ids) if before is None else ids.index(before), moved)
    return replace(order, version=order.version + 1, placed=tuple(ids[:PLACED_MAX]))


def by_votes(order: RunOrder) -> RunOrder:
    """As it was before anybody moved anything."""
    return replace(order, version=order.version + 1, placed=())


def check_seen(order: RunOrder, version: int) -> None:
    """Whether whoever changes the order has seen it as it is.

    Raises:
        Conflict: somebody else moved one meanwhile.
    """
    if order.version != version:
        raise Conflict("Somebody else has just moved a question. Look again, and move yours then.")
