"""The tables, as SQLAlchemy Core, a file an area. Times are integer milliseconds, UTC.

A change here takes a migration in `versions/`; a test compares the two. A new file is imported
here, or nobody knows of its tables.
"""

from __future__ import annotations

from server.storage.tables.archive import qa_left_out
from server.storage.tables.audit import audit, audit_words
from server.storage.tables.base import meta, metadata
from server.storage.tables.cases import case_entries, cases, shifts
from server.storage.tables.helplines import helpline_confirmations
from server.storage.tables.log import events, topics
from server.storage.tables.outbox import deliveries, outbox, push_subscriptions, webhooks
from server.storage.tables.people import hidden_people, people, signins
from server.storage.tables.polls import qa_moods, qa_poll_votes, qa_polls
from server.storage.tables.qa import qa_moves, qa_places, qa_rsvps, qa_series, qa_sessions
from server.storage.tables.questions import (
    qa_question_logs,
    qa_questions,
    qa_run_orders,
    qa_votes,
)
from server.storage.tables.queue import (
    bulk_items,
    bulks,
    queue_events,
    queue_items,
    removals,
    reports,
    rule_figures,
)
from server.storage.tables.resources import resources
from server.storage.tables.rooms import memberships, messages, reactions, rooms
from server.storage.tables.sanctions import sanctions, strikes

__all__ = [
    "audit",
    "audit_words",
    "bulk_items",
    "bulks",
    "case_entries",
    "cases",
    "deliveries",
    "events",
    "helpline_confirmations",
    "hidden_people",
    "memberships",
    "messages",
    "meta",
    "metadata",
    "outbox",
    "people",
    "push_subscriptions",
    "qa_left_out",
    "qa_moods",
    "qa_moves",
    "qa_places",
    "qa_poll_votes",
    "qa_polls",
    "qa_question_logs",
    "qa_questions",
    "qa_rsvps",
    "qa_run_orders",
    "qa_series",
    "qa_sessions",
    "qa_votes",
    "queue_events",
    "queue_items",
    "reactions",
    "removals",
    "reports",
    "resources",
    "rooms",
    "rule_figures",
    "sanctions",
    "shifts",
    "signins",
    "strikes",
    "topics",
    "webhooks",
]
