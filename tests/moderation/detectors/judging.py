"""What the engine says of a text with no rules but the detectors."""

from moderation.engine import Engine
from moderation.ruleset import Ruleset
from moderation.verdict import Author, Familiarity, Outcome, RoomPolicy, Verdict

TRUSTED = Author(Familiarity.TRUSTED)
TEENS = RoomPolicy(is_teen=True)
ANYBODY, ANY_ROOM = Author(), RoomPolicy()

_engine = Engine(Ruleset())


def judge(text: str, author: Author = ANYBODY, room: RoomPolicy = ANY_ROOM) -> Verdict:
    verdict = _engine.judge(text, author, room)
    assert not verdict.failed
    return verdict


def outcome(text: str, author: Author = ANYBODY, room: RoomPolicy = ANY_ROOM) -> Outcome:
    return judge(text, author, room).outcome


def rules(text: str, author: Author = ANYBODY, room: RoomPolicy = ANY_ROOM) -> list[str]:
    return [reason.rule for reason in judge(text, author, room).reasons]
