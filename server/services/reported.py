"""What staff see of reports.

Who reported is nobody's business but the managing staff's, and their looking is audited.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from server.domain.errors import NotAllowed, NotFound
from server.domain.messages import Message
from server.domain.people import Person
from server.domain.permissions import Action, authorise, is_allowed_somewhere
from server.domain.queue import QueueItem, scope_of
from server.services.context import Context
from server.storage.desk import Report
from server.storage.interface import Transaction


@dataclass(frozen=True, slots=True)
class Reported:
    """Everything that an item of reports is about. The reporters are in the reports alone."""

    item: QueueItem
    messages: list[Message]
    reports: list[Report]


async def reported(ctx: Context, actor: Person, item_id: str) -> Reported:
    """What was reported, and what was said of it; by whom is left out.

    Raises:
        NotAllowed, NotFound: no such item for them.
    """

    def query(tx: Transaction) -> Reported:
        item = _seen_by(tx, actor, item_id)
        nameless = [replace(each, person="") for each in tx.queue.reports_on(item.id)]
        return Reported(item, _messages(tx, item), nameless)

    return await ctx.store.read(query)


async def reporters(ctx: Context, actor: Person, item_id: str) -> list[tuple[Report, Person]]:
    """Who reported it, for the managing staff alone. That they looked is in the audit.

    Raises:
        NotAllowed, NotFound: not theirs to know, or no such item.
    """
    authorise(actor, Action.SEE_REPORTERS)
    now = ctx.now_ms()

    def run(tx: Transaction) -> list[tuple[Report, Person]]:
        item = _seen_by(tx, actor, item_id)
        tx.audit.append(
            actor.id, "reporters.seen", item.id, "", now, room=item.room, person=item.person
        )
        found = tx.queue.reports_on(item.id)
        people = tx.people.get_many({each.person for each in found})
        return [(each, people[each.person]) for each in found]

    return await ctx.store.write(run)


def _seen_by(tx: Transaction, actor: Person, item_id: str) -> QueueItem:
    if not is_allowed_somewhere(actor, Action.READ_DESK):
        raise NotAllowed
    item = tx.queue.get(item_id)
    if item is None or not scope_of(actor).holds(item):
        raise NotFound
    return item


def _messages(tx: Transaction, item: QueueItem) -> list[Message]:
    seqs = sorted({*filter(None, [item.seq]), *item.also})
    found = (tx.messages.get(item.room or "", seq) for seq in seqs)
    return [message for message in found if message is not None]
