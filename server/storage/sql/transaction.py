"""A transaction over one SQLAlchemy connection, and how a batch of writes runs in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from server.storage.interface import Committed, Post, Write
from server.storage.sql.archive import SqlArchive
from server.storage.sql.audit import SqlAudit
from server.storage.sql.bulks import SqlBulks
from server.storage.sql.cases import SqlCases, SqlShifts
from server.storage.sql.confirmations import SqlConfirmations
from server.storage.sql.due import SqlDue
from server.storage.sql.log import SqlLog, SqlMeta
from server.storage.sql.messages import SqlMessages
from server.storage.sql.outbox import SqlOutbox
from server.storage.sql.pending import Pending
from server.storage.sql.people import SqlPeople, SqlSignIns
from server.storage.sql.polls import SqlPolls
from server.storage.sql.qa import SqlAttendance, SqlQaSessions
from server.storage.sql.questions import SqlQuestions
from server.storage.sql.queue import SqlQueue
from server.storage.sql.receivers import SqlPushSubscriptions, SqlWebhooks
from server.storage.sql.resources import SqlResources
from server.storage.sql.retention import SqlRetention
from server.storage.sql.rooms import SqlRooms, SqlSanctions
from server.storage.sql.strikes import SqlStrikes

Outcome = tuple[Any, BaseException | None]


class SqlTransaction:
    def __init__(self, connection: Connection, epoch: str) -> None:
        """`epoch`: of topics that have no event yet."""
        self.pending = Pending(connection, epoch)
        self.people = SqlPeople(connection)
        self.signins = SqlSignIns(connection)
        self.rooms = SqlRooms(connection)
        self.messages = SqlMessages(connection, self.pending)
        self.sanctions = SqlSanctions(connection, self.pending)
        self.queue = SqlQueue(connection)
        self.audit = SqlAudit(connection)
        self.bulks = SqlBulks(connection)
        self.qa_sessions = SqlQaSessions(connection)
        self.archive = SqlArchive(connection)
        self.polls = SqlPolls(connection)
        self.attendance = SqlAttendance(connection)
        self.questions = SqlQuestions(connection)
        self.resources = SqlResources(connection)
        self.due = SqlDue(connection)
        self.retention = SqlRetention(connection, self.pending)
        self.cases = SqlCases(connection)
        self.shifts = SqlShifts(connection)
        self.strikes = SqlStrikes(connection)
        self.outbox = SqlOutbox(connection)
        self.webhooks = SqlWebhooks(connection)
        self.push_subscriptions = SqlPushSubscriptions(connection)
        self.confirmations = SqlConfirmations(connection)
        self.log = SqlLog(connection, self.pending)
        self.meta = SqlMeta(connection)


def run_batch(
    connection: Connection,
    epoch: str,
    batch: Sequence[Post | Write[Any]],
    is_intact: Callable[[BaseException], bool],
) -> tuple[list[Outcome], list[Committed]]:
    """Run `batch` in order inside the open transaction; the caller commits.

    Returns each one's result or its own exception, and the events to publish. An exception
    out of here means that none of the batch may be committed. `is_intact` says whether, after an
    error of one, the transaction still stands: a database may end it because of one statement
    (SQLite does on a full disk or an I/O error, PostgreSQL on any error outside a savepoint), and
    then nobody's write in it was kept.
    """
    transaction = SqlTransaction(connection, epoch)
    posts = [work for work in batch if isinstance(work, Post)]
    if posts:
        transaction.pending.prefetch_heads(post.topic for post in posts)
        transaction.sanctions.prefetch(post.author for post in posts)
        transaction.messages.prefetch((post.author, post.client_id) for post in posts)
        transaction.queue.prefetch((post.author, post.client_id) for post in posts)
    outcomes: list[Outcome] = []
    for work in batch:
        outcome = _run(connection, transaction, work)
        if outcome[1] is not None and not is_intact(outcome[1]):
            raise outcome[1]
        outcomes.append(outcome)
    transaction.pending.flush()
    return outcomes, transaction.pending.committed


def _run(connection: Connection, transaction: SqlTransaction, work: Post | Write[Any]) -> Outcome:
    if isinstance(work, Post):
        return _run_appending(transaction, work.run)
    return _run_in_savepoint(connection, transaction, work)


def _run_appending(transaction: SqlTransaction, run: Callable[[Any], Any]) -> Outcome:
    mark = transaction.pending.mark()
    try:
        return run(transaction), None
    except Exception as error:  # noqa: BLE001  (handed to the one who asked)
        transaction.pending.cut_back_to(mark)
        return None, error


def _run_in_savepoint(
    connection: Connection, transaction: SqlTransaction, work: Write[Any]
) -> Outcome:
    pending = transaction.pending
    pending.flush()
    mark = pending.mark()
    try:
        with connection.begin_nested():
            result = work(transaction)
            pending.flush()
        return result, None
    except Exception as error:  # noqa: BLE001  (handed to the one who asked)
        pending.cut_back_to(mark)
        pending.first_answers.clear()
        transaction.queue.forget_prefetched()
        pending.sanctions.clear()
        return None, error
