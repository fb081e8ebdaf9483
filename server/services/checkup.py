"""What an operator has to know before, and while, people rely on this place: found in the store.

Each finding is one line that says what to do. What isn't in the store, such as the disk or
Redis, is looked at in `server.diagnosis`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from server.domain.case_clock import ShiftRole
from server.domain.confirmations import Standing, tried
from server.domain.helplines import WORLD
from server.domain.outbox import DeliveryState, PushTopic, ReceiverKind
from server.domain.people import Role
from server.domain.permissions import TABLE, Action, is_allowed_somewhere
from server.services.auditing import verify_audit
from server.services.context import Context
from server.services.heartbeat import MISSED_AFTER_MS, worker_seen_at
from server.services.helplines import today
from server.storage.interface import Transaction

ADMIN_PAGE = "/desk/admin"


class Weight(StrEnum):
    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`words`: one line, what is the case and, where it isn't well, what to do."""

    weight: Weight
    about: str
    words: str


Look = Callable[[Context, Transaction], Finding]


async def look_over(ctx: Context) -> list[Finding]:
    """Everything that the store tells, in an order in which one would mend it."""
    found = await ctx.store.read(lambda tx: [look(ctx, tx) for look in LOOKS])
    return [*found, await _audit(ctx)]


def _admins(_ctx: Context, tx: Transaction) -> Finding:
    if _is_anybody(tx, {Role.ADMIN}):
        return ok("admins", "there is at least one.")
    return wrong("admins", "there is none: make one with `lamplight admin create`.")


def _staff(_ctx: Context, tx: Transaction) -> Finding:
    """Whoever may handle cases, besides the admins, who have other things to do."""
    if _is_anybody(tx, set(TABLE[Action.HANDLE_CARE]) - {Role.ADMIN}):
        return ok("staff", "there is at least one responder or moderator.")
    return wrong(
        "staff",
        "there is no responder and no moderator, so nobody comes to a person at risk: "
        "`lamplight admin create --role responder`.",
    )


def _shift(ctx: Context, tx: Transaction) -> Finding:
    primary = [s for s in tx.shifts.on(ctx.now_ms()) if s.role is ShiftRole.PRIMARY]
    if primary:
        return ok("shift", f"{_count(len(primary), 'person')} on the primary shift now.")
    return warning("shift", "nobody is on the primary shift now: begin one at /desk.")


def _worker(ctx: Context, tx: Transaction) -> Finding:
    seen = worker_seen_at(tx)
    if seen is None:
        return wrong("worker", f"none was ever seen here, so nobody would be paged: {_START_IT}")
    age_ms = ctx.now_ms() - seen
    if age_ms > MISSED_AFTER_MS:
        since = f"none was seen for {_span(age_ms)}"
        return wrong("worker", f"{since}, so nobody is paged: {_START_IT}")
    return ok("worker", f"seen {_span(max(0, age_ms))} ago.")


_START_IT = "run `lamplight serve`, or `lamplight worker` where LAMPLIGHT_WORKER is apart."


def _webhooks(_ctx: Context, tx: Transaction) -> Finding:
    hooks = tx.webhooks.list()
    disabled = sum(not hook.is_enabled for hook in hooks)
    if disabled:
        said = f"{_count(disabled, 'webhook')} disabled, because the address said it is gone"
        return wrong("webhooks", f"{said}: remove it, or add it again, at {ADMIN_PAGE}.")
    return ok("webhooks", f"{len(hooks)}, none disabled.")


def _deliveries(_ctx: Context, tx: Transaction) -> Finding:
    """A push that came to nothing in an hour is usual, a browser being off; a webhook is not."""
    parked = tx.outbox.count(DeliveryState.PARKED)
    given_up = parked.get(ReceiverKind.WEBHOOK, 0)
    pushes = parked.get(ReceiverKind.PUSH, 0)  # a reminder that came to nothing wakes nobody
    if given_up:
        said = f"{_count(given_up, 'delivery', 'deliveries')} to webhooks given up"
        return wrong("deliveries", f"{said}: mend the receiver and retry at {ADMIN_PAGE}.")
    if pushes:
        said = f"{_count(pushes, 'push', 'pushes')} reached no browser in time"
        return warning("deliveries", f"{said}: ask whose at {ADMIN_PAGE}, and try theirs.")
    return ok("deliveries", "none was given up.")


def _reach(_ctx: Context, tx: Transaction) -> Finding:
    """With the desk closed, only these wake anybody."""
    hooks = sum(hook.wants("case.page") for hook in tx.webhooks.list())
    people = tx.people.get_many(tx.push_subscriptions.people(PushTopic.CASES)).values()
    staff = sum(is_allowed_somewhere(person, Action.RECEIVE_CASE_PUSHES) for person in people)
    if hooks or staff:
        told = f"{_count(hooks, 'webhook')} and the browsers of {_count(staff, 'person')}"
        return ok("pages", f"reach {told}.")
    return warning(
        "pages",
        "reach nobody whose desk is closed, at night say: add a webhook for case.page at "
        f"{ADMIN_PAGE}, or have responders press *Notify this browser* at /desk.",
    )


def _expired(ctx: Context, _tx: Transaction) -> Finding:
    lines = [line for line in ctx.helplines.lines if line.country != WORLD]
    gone = [line for line in lines if not line.is_current(today(ctx))]
    if not gone:
        return ok("help lines", f"none of {len(lines)} has expired.")
    countries = ", ".join(sorted({line.country for line in gone}))
    said = f"{len(gone)} of {len(lines)} expired and not shown ({countries})"
    return warning(
        "help lines", f"{said}: see docs/helplines.md, then `lamplight helplines check`."
    )


def _untried(ctx: Context, tx: Transaction) -> Finding:
    lines = tried(ctx.helplines.lines, tx.confirmations.newest(), ctx.now_ms())
    standings = Counter(each.standing for each in lines)
    left = len(lines) - standings[Standing.CONFIRMED]
    if not left:
        return ok("calls", f"each of {len(lines)} help lines was called or read.")
    kinds = (Standing.NEVER, Standing.CHANGED, Standing.OLD)
    parts = ", ".join(f"{standings[s]} {_LEFT[s]}" for s in kinds if standings[s])
    return warning(
        "calls",
        f"{left} of {len(lines)} help lines are to be called or read ({parts}): those of your "
        f"members' countries first, then record it at {ADMIN_PAGE} or with `lamplight helplines "
        "confirm`.",
    )


_LEFT = {
    Standing.NEVER: "never tried here",
    Standing.CHANGED: "changed since",
    Standing.OLD: "tried over a year ago",
}


async def _audit(ctx: Context) -> Finding:
    proof = await verify_audit(ctx)
    if proof.first_broken is None:
        return ok("audit", f"{proof.entries} entries, none of them touched.")
    return wrong(
        "audit",
        f"entry {proof.first_broken} is wrong or missing: somebody wrote to the database by "
        "hand. Keep a copy of it, and compare with a backup.",
    )


LOOKS: tuple[Look, ...] = (
    _admins, _staff, _shift, _worker, _webhooks, _deliveries, _reach, _expired, _untried,
)  # fmt: skip


def ok(about: str, words: str) -> Finding:
    return Finding(Weight.OK, about, words)


def warning(about: str, words: str) -> Finding:
    return Finding(Weight.WARNING, about, words)


def wrong(about: str, words: str) -> Finding:
    return Finding(Weight.WRONG, about, words)


def _is_anybody(tx: Transaction, roles: Collection[Role]) -> bool:
    return tx.people.has_others(roles, but="")


def _count(number: int, one: str, many: str = "") -> str:
    plural = many or {"person": "people"}.get(one, f"{one}s")
    return f"{number} {one if number == 1 else plural}"


def _span(length_ms: int) -> str:
    seconds = length_ms // 1000
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= 2 * size:
            return _count(seconds // size, name)
    return _count(seconds, "second")
