"""The rows of the route table that only staff have a use for: the desk and the audit.

An item's row asks for the desk; which items somebody may see and decide is asked of each item,
by its lane and its room.
"""

from __future__ import annotations

from server import protocol
from server.api import desk_bodies as bodies
from server.api import queue
from server.api.route import Route
from server.domain.permissions import Action

_OF_ITEM = ("not_found", "not_allowed")

DESK = (
    Route(
        "GET",
        "/api/queue",
        queue.list_queue,
        Action.READ_DESK,
        "What waits for a moderator: people at risk first, then the urgent, then the oldest.",
        answer=bodies.QueueBody,
        query=bodies.QueueQuery,
        errors=("not_allowed",),
    ),
    Route(
        "POST",
        "/api/queue/{item}/claim",
        queue.claim,
        Action.READ_DESK,
        "Take an item for two minutes, or keep it for two more.",
        answer=protocol.QueueItem,
        errors=(*_OF_ITEM, "conflict"),
    ),
    Route(
        "DELETE",
        "/api/queue/{item}/claim",
        queue.release,
        Action.READ_DESK,
        "Let go of an item.",
        answer=protocol.QueueItem,
        errors=_OF_ITEM,
    ),
    Route(
        "POST",
        "/api/queue/{item}/decision",
        queue.decide,
        Action.READ_DESK,
        "Decide on an item; whoever it concerns is told.",
        answer=protocol.QueueItem,
        body=bodies.DecisionBody,
        errors=(*_OF_ITEM, "conflict"),
    ),
    Route(
        "POST",
        "/api/queue/{item}/undo",
        queue.undo,
        Action.READ_DESK,
        "Take a decision back, with what it did.",
        answer=protocol.QueueItem,
        errors=(*_OF_ITEM, "conflict"),
    ),
    Route(
        "GET",
        "/api/queue/{item}/context",
        queue.context,
        Action.READ_DESK,
        "The messages around an item.",
        answer=bodies.ContextBody,
        errors=_OF_ITEM,
    ),
    Route(
        "GET",
        "/api/people/{person}/record",
        queue.record,
        Action.SEE_RECORD,
        "What is known of a person. Looking at it is noted in the audit.",
        answer=bodies.RecordBody,
        errors=_OF_ITEM,
    ),
    Route(
        "GET",
        "/api/rules",
        queue.rules,
        Action.READ_DESK,
        "How often each rule of the policy matched, and how often it was wrong.",
        answer=bodies.RulesBody,
        errors=("not_allowed",),
    ),
    Route(
        "GET",
        "/api/audit",
        queue.audit,
        Action.READ_AUDIT,
        "What staff did, newest first, each entry with the hash of the one before.",
        answer=bodies.AuditBody,
        query=bodies.AuditQuery,
        errors=("not_allowed",),
    ),
)
