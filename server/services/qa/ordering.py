"""Hosts put the run sheet in order. Each change is a compare-and-set, so two don't undo each other.

Those backstage hear of the order in the commit of the change. The room doesn't: what it sees goes
by votes.
"""

from __future__ import annotations

from collections.abc import Callable

from server import protocol
from server.domain.errors import Conflict, NotAllowed
from server.domain.people import Person
from server.domain.qa.questions import LINE, is_backstage, parts_of
from server.domain.qa.run_order import RunOrder, by_votes, check_seen, put
from server.domain.qa.sessions import QaSession
from server.domain.topics import backstage_topic
from server.services.context import Context
from server.services.qa.finding import question_for, session_for
from server.storage.interface import Transaction


async def read_order(ctx: Context, reader: Person, session_id: str) -> protocol.RunOrder:
    """As hosts have arranged it.

    Raises:
        NotFound: no such session for them.
        NotAllowed: they don't run it.
    """

    def query(tx: Transaction) -> protocol.RunOrder:
        session = session_for(tx, reader, session_id)
        if not is_backstage(reader, session):
            raise NotAllowed
        return _view(tx.questions.order_of(session.id))

    return await ctx.store.read(query)


async def move_question(
    ctx: Context, actor: Person, question_id: str, before: str | None, version: int
) -> protocol.RunOrder:
    """Put one before another, or (None) at the end; `version` is that of the order they saw.

    Raises:
        NotFound, NotAllowed: no such question for them, or not theirs to arrange.
        Conflict: the order has changed since, or one of the two doesn't wait any more.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.RunOrder:
        session, _, question = question_for(tx, actor, question_id)
        sheet = tx.questions.on_sheet(session.id)
        return _change(
            tx, actor, session, version, lambda was: put(was, sheet, question.id, before), now
        )

    return await ctx.store.write(run)


async def order_by_votes(
    ctx: Context, actor: Person, session_id: str, version: int
) -> protocol.RunOrder:
    """As if nobody had moved anything.

    Raises:
        NotFound, NotAllowed: no such session for them, or not theirs to arrange.
        Conflict: the order has changed since they saw it.
    """
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.RunOrder:
        session = session_for(tx, actor, session_id)
        return _change(tx, actor, session, version, by_votes, now)

    return await ctx.store.write(run)


def _change(  # noqa: PLR0917  (who changes which order, as seen when, and how)
    tx: Transaction,
    actor: Person,
    session: QaSession,
    version: int,
    change: Callable[[RunOrder], RunOrder],
    now: int,
) -> protocol.RunOrder:
    if LINE.isdisjoint(parts_of(actor, session)):
        raise NotAllowed
    was = tx.questions.order_of(session.id)
    check_seen(was, version)
    order = change(was)
    if not tx.questions.keep_order(order, was.version):
        raise Conflict
    view, topic = _view(order), backstage_topic(session.id)
    tx.log.append(
        topic, lambda seq: protocol.RunOrderChanged(topic=topic, seq=seq, at=now, order=view)
    )
    return view


def _view(order: RunOrder) -> protocol.RunOrder:
    return protocol.RunOrder(order.session, order.version, list(order.placed))
