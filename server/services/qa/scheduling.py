"""Planning a session: opening it, changing it, and refusing what takes somebody's time twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from server import protocol
from server.domain.errors import BadRequest, Conflict
from server.domain.people import Person, Role
from server.domain.permissions import Action, authorise
from server.domain.qa.schedule import check_zone, instant_ms, wall_of, wall_text
from server.domain.qa.sessions import (
    BOOKED,
    HOSTING,
    QaSession,
    SessionState,
    check_bounds,
    timed,
)
from server.services.context import Context
from server.services.control import announce_crew
from server.services.judging import check_public_text
from server.services.qa import backstage, places
from server.services.qa.booking import check_bookable, check_clash
from server.services.qa.finding import session_to_run
from server.services.qa.running import keep
from server.services.qa.views import session_view, tell_session
from server.services.rooms import room_for
from server.storage.interface import Transaction

TITLE_MAX_CHARS = 120
ABOUT_MAX_CHARS = 2_000
TAGS_MAX = 10
TAG_MAX_CHARS = 30
CREW_MAX = 20
# A change to one of these is one that calendars have to know of.
_IN_CALENDARS = ("title", "about", "tags", "starts", "zone", "minutes", "room")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session as a host wants it; None leaves a field as it is, or at its default."""

    title: str | None = None
    about: str | None = None
    tags: Sequence[str] | None = None
    room: str | None = None
    starts: str | None = None
    zone: str | None = None
    minutes: int | None = None
    doors_minutes: int | None = None
    capacity: int | None = None
    is_unlimited: bool = False
    experts: Sequence[str] | None = None
    hosts: Sequence[str] | None = None
    language: str | None = None
    is_pre_moderated: bool | None = None
    is_anonymous: bool | None = None
    is_quiet: bool | None = None
    keeps_transcript: bool | None = None

    def on(self, session: QaSession) -> QaSession:
        """The session with what the plan says, and with the instant that its wall time makes."""
        named: dict[str, Any] = {
            name: getattr(self, name)
            for name in self.__slots__
            if name != "is_unlimited" and getattr(self, name) is not None
        }
        for name in ("tags", "experts", "hosts"):
            if name in named:
                named[name] = tuple(dict.fromkeys(named[name]))
        if self.is_unlimited:
            named["capacity"] = None
        changed = replace(session, **named)
        wall, zone = wall_of(changed.starts), check_zone(changed.zone)
        starts_at = instant_ms(wall, zone)
        return replace(changed, starts=wall_text(wall), starts_at=starts_at)


async def schedule(
    ctx: Context, actor: Person, plan: Plan, *, is_draft: bool = False
) -> protocol.QaSession:
    """Open a session; whoever opens it is one of its hosts.

    Raises:
        NotAllowed, NotFound: not theirs to do, or no such room for them.
        BadRequest: a field out of bounds, or with a text that the policy would not post.
        Conflict: the room or an expert has another session then, which is named.
    """
    authorise(actor, Action.SCHEDULE)
    now = ctx.now_ms()
    session = first_session(ctx, actor, plan, now, is_draft=is_draft)

    def run(tx: Transaction) -> protocol.QaSession:
        return session_view(tx, open_session(tx, actor, session, now))

    return await ctx.store.write(run)


def first_session(
    ctx: Context, actor: Person, plan: Plan, now: int, *, is_draft: bool = False
) -> QaSession:
    """What a plan makes of nothing, checked as far as that needs no store."""
    for field in ("title", "room", "starts", "zone", "minutes"):
        if getattr(plan, field) is None:
            raise BadRequest(
                "A session has a title, a room, a start, a zone and minutes.", field=field
            )
    hosts = (actor.id, *(plan.hosts or ()))
    blank = QaSession(
        id=ctx.new_id(),
        title="",
        room="",
        starts="",
        zone="UTC",
        starts_at=0,
        minutes=0,
        state=SessionState.DRAFT if is_draft else SessionState.SCHEDULED,
        created_at=now,
        moved_at=now,
    )
    session = replace(plan, hosts=hosts).on(blank)
    _check(ctx, session)
    return timed(session)


def open_session(tx: Transaction, actor: Person, session: QaSession, now: int) -> QaSession:
    """Keep a new one, if nothing stands in its way; in somebody's transaction."""
    room_for(tx, actor, session.room)
    _check_crew(tx, session)
    check_bookable(tx, session, now)
    tx.qa_sessions.add(session)
    tell_session(tx, None, session, now)
    tx.audit.append(actor.id, "session.scheduled", session.id, "", now, room=session.room)
    return session


async def change_session(
    ctx: Context, actor: Person, session_id: str, plan: Plan
) -> protocol.QaSession:
    """Change a session that hasn't ended; those in its room hear of it.

    Raises:
        NotFound, NotAllowed: no such session for them, or not theirs to run.
        BadRequest, Conflict: as for a new one; or it has ended.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.QaSession:
        before = session_to_run(tx, actor, session_id)
        return session_view(tx, change_in(tx, ctx, actor, before, plan, now))

    return await ctx.store.write(run)


def change_in(  # noqa: PLR0917  (who changes which session, how and when)
    tx: Transaction, ctx: Context, actor: Person, before: QaSession, plan: Plan, now: int
) -> QaSession:
    """As `change_session`, of one that is theirs to run, inside somebody else's transaction."""
    if before.state not in {SessionState.DRAFT, *BOOKED}:
        raise Conflict("That session is over.")
    after = plan.on(before)
    if after == before:
        return before
    _check_change(before, after)
    _check(ctx, after)
    room_for(tx, actor, after.room)
    _check_crew(tx, after, before)
    if after.starts_at == before.starts_at:
        check_clash(tx, after)
    else:
        check_bookable(tx, after, now)
    if any(getattr(before, name) != getattr(after, name) for name in _IN_CALENDARS):
        after = replace(after, sequence=before.sequence + 1)
    kept = keep(tx, timed(after))
    places.fill(tx, kept, now)
    if (before.crew, before.room) != (kept.crew, kept.room):
        announce_crew(tx, kept.id, now)
        backstage.seat(tx, kept, now)
    tell_session(tx, before, kept, now)
    what = " ".join(_changed_fields(before, after))
    tx.audit.append(actor.id, "session.changed", kept.id, what, now, room=kept.room)
    return kept


def _check(ctx: Context, session: QaSession) -> None:
    check_bounds(session)
    title = " ".join(session.title.split())
    if not 1 <= len(title) <= TITLE_MAX_CHARS or not title.isprintable():
        raise BadRequest(f"A title has 1 to {TITLE_MAX_CHARS} characters.", field="title")
    if len(session.about) > ABOUT_MAX_CHARS:
        raise BadRequest(f"At most {ABOUT_MAX_CHARS:,} characters.", field="about")
    if len(session.tags) > TAGS_MAX or not all(
        1 <= len(tag) <= TAG_MAX_CHARS and tag.isprintable() for tag in session.tags
    ):
        raise BadRequest(
            f"At most {TAGS_MAX} tags of 1 to {TAG_MAX_CHARS} characters.", field="tags"
        )
    for field, text in (("title", title), ("about", session.about)):
        check_public_text(ctx, text, field)


def _check_change(before: QaSession, after: QaSession) -> None:
    """Once its doors are open a session stays where and when it is."""
    if before.state in {SessionState.DRAFT, SessionState.SCHEDULED}:
        return
    for field in ("room", "starts", "zone", "doors_minutes"):
        if getattr(before, field) != getattr(after, field):
            raise Conflict("Its doors are open: that can't be changed any more.", field=field)
    if (before.capacity is None) != (after.capacity is None):
        raise Conflict("Its doors are open: places are counted or not.", field="capacity")


def _check_crew(tx: Transaction, session: QaSession, before: QaSession | None = None) -> None:
    """Hosts are staff who host; an expert has the badge that only an admin grants.

    Who was named before may stay: a role that was taken away since is no reason to refuse a change.
    """
    people = tx.people.get_many(session.crew)
    for field, roles in (("experts", {Role.EXPERT}), ("hosts", HOSTING)):
        ids = getattr(session, field)
        if len(ids) > CREW_MAX:
            raise BadRequest(f"At most {CREW_MAX}.", field=field)
        for id_ in set(ids).difference(getattr(before, field, ())):
            person = people.get(id_)
            if person is None or person.is_erased or roles.isdisjoint(person.roles):
                raise BadRequest(f"There is nobody with that role: {id_}.", field=field)


def _changed_fields(before: QaSession, after: QaSession) -> list[str]:
    names = [name for name in before.__slots__ if name not in {"version", "next_at"}]
    return [name for name in names if getattr(before, name) != getattr(after, name)]
