"""What a plan would come to, before it is kept: its times, and who could run it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise
from server.domain.qa.recurrence import check_exceptions, check_series, occurrences
from server.domain.qa.schedule import (
    LAST_WALL,
    ClockChange,
    check_zone,
    clock_at,
    instant_ms,
    wall_of,
    wall_text,
)
from server.domain.qa.sessions import HOSTING
from server.services.context import Context

SHOWN_MAX = 20


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """`clock` says where a change of the clock makes the wall time a question."""

    starts: str
    starts_at: int
    clock: ClockChange


@dataclass(frozen=True, slots=True)
class Preview:
    """`rrule` in the spelling that is kept; `has_more`: there are later times."""

    rrule: str | None
    times: list[PlannedTime]
    has_more: bool


def preview(  # noqa: PLR0917  (a plan's times, as a session's body has them)
    actor: Person,
    starts: str,
    zone: str,
    rrule: str | None,
    exceptions: Sequence[str],
    limit: int,
) -> Preview:
    """The first times of a session or series that would be planned so.

    Raises:
        NotAllowed: they plan none.
        BadRequest: as planning it would say.
    """
    authorise(actor, Action.SCHEDULE)
    check_zone(zone)
    first = wall_text(wall_of(starts))
    if rrule is None:
        return Preview(None, [_planned(first, zone)], has_more=False)
    rule = check_series(first, zone, rrule)
    left_out = check_exceptions(first, zone, rule, exceptions)
    walls = occurrences(first, zone, rule, left_out, after=None, until=LAST_WALL, limit=limit + 1)
    return Preview(rule, [_planned(wall, zone) for wall in walls[:limit]], len(walls) > limit)


async def crew_to_choose(ctx: Context, actor: Person) -> list[Person]:
    """Everybody who could be a session's host or expert, by name.

    Raises:
        NotAllowed: they plan none.
    """
    authorise(actor, Action.SCHEDULE)
    return await ctx.store.read(lambda tx: tx.people.with_roles({Role.EXPERT, *HOSTING}))


def _planned(wall: str, zone: str) -> PlannedTime:
    at = wall_of(wall)
    return PlannedTime(wall, instant_ms(at, zone), clock_at(at, zone))
