"""Goes through the route table: a good request for every row, and its fields one by one."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from server.api.route import Access, Route
from server.api.routes import ROUTES
from tests.clients.push import a_browser

# A body that its route takes, with every field that it has; `{person}` is a member's id.
GOOD_BODIES: dict[str, dict[str, Any]] = {
    "JoinBody": {"age_band": "18+", "name": "Quiet Heron", "locale": "en-GB"},
    "ReturnBody": {"return_code": "0000-0000-0000"},
    "LoginBody": {"login": "nobody", "password": "x", "totp": "000000"},
    "NewRoomBody": {
        "name": "New",
        "id": "new",
        "about": "",
        "tags": ["a"],
        "age_band": "18+",
        "state": "open",
        "slow_mode_s": 0,
    },
    "RoomChangeBody": {
        "name": "New",
        "about": "",
        "tags": ["a"],
        "age_band": "18+",
        "state": "open",
        "slow_mode_s": 0,
        "read_only": False,
        "paused": False,
        "newcomers_held": True,
        "raid_joins_per_min": 30,
        "keep_days": 90,
    },
    "PreferencesBody": {"locale": "es", "country": "ES"},
    "CareChoiceBody": {"choice": "not_now"},
    "SiteBody": {"paused": False},
    "ReportBody": {"reason": "unkind", "note": "x", "concern": False},
    "DecisionBody": {"decision": "dismiss", "reason": "x"},
    "AppealBody": {"text": "please look again"},
    "BulkBody": {
        "action": "remove",
        "reason": "a raid",
        "items": [],
        "person": "{person}",
        "room": "lobby",
        "since": 2**52,  # nothing of the walk's own
    },
    "EscalationBody": {
        "room": "lobby",
        "person": "{person}",
        "severity": "S2",
        "note": "x",
        "seq": 1,
    },
    "StepBody": {
        "to": "claimed",
        "note": "x",
        "level": "S2",
        "second": "{person}",
        "outcome": "safe",
        "follow_up_at": 2**52,
    },
    "NoteBody": {"text": "x"},
    "SafetyPlanBody": {
        "warning_signs": "x",
        "own_ways": "",
        "distractions": "",
        "people": "",
        "professionals": "",
        "safer_place": "",
    },
    "HandoverBody": {"to": "{colleague}", "line": "x", "offered": "", "consent": False},
    "PeerBody": {"person": "{person}"},
    "ShiftBody": {"role": "primary", "hours": 8.0},
    "ConsentBody": {"may_share": True},
    "NewSessionBody": {
        "title": "Sleep",
        "room": "lobby",
        "starts": "2027-03-28T19:00",
        "zone": "Europe/London",
        "minutes": 60,
        "about": "",
        "tags": ["sleep"],
        "doors_minutes": 15,
        "capacity": 100,
        "experts": [],
        "hosts": [],
        "language": "en",
        "pre_moderated": True,
        "anonymous": True,
        "quiet": False,
        "transcript": True,
        "draft": False,
        "rrule": "FREQ=WEEKLY;COUNT=2",
        "exceptions": ["2027-04-04T19:00"],
    },
    "PreviewBody": {
        "starts": "2027-03-28T19:00",
        "zone": "Europe/London",
        "rrule": "FREQ=WEEKLY;COUNT=2",
        "exceptions": ["2027-04-04T19:00"],
        "limit": 5,
    },
    "SessionChangeBody": {
        "title": "Sleep",
        "room": "lobby",
        "starts": "2027-03-28T19:00",
        "zone": "Europe/London",
        "minutes": 60,
        "about": "",
        "tags": ["sleep"],
        "doors_minutes": 15,
        "capacity": 100,
        "experts": [],
        "hosts": [],
        "language": "en",
        "pre_moderated": True,
        "anonymous": True,
        "quiet": False,
        "transcript": True,
        "all_later": False,
    },
    "SessionStepBody": {"to": "draft", "all_later": False, "reason": ""},
    "NewPollBody": {"question": "How long do you sleep?", "options": ["six", "eight"]},
    "PollVoteBody": {"option": 0},
    "MoodBody": {"mood": "same"},
    "NewResourceBody": {
        "kind": "reading",
        "title": "How to sleep",
        "url": "https://a.example/sleep",
        "captions_url": "https://a.example/words",
        "language": "en",
        "about": "",
    },
    "ResourceChangeBody": {
        "kind": "reading",
        "title": "How to sleep",
        "url": "https://a.example/sleep",
        "captions_url": "https://a.example/words",
        "language": "en",
        "about": "x",
        "position": 0,
    },
    "LeaveOutBody": {"leave_out": True},
    "ComingBody": {"coming": True},
    "QuestionBody": {"id": "a-client-id", "text": "why?", "anonymous": True},
    "VoteBody": {"on": True},
    "QuestionStepBody": {
        "to": "withdrawn",
        "reason": "x",
        "answer": "x",
        "seq": 1,
        "into": "none",
        "level": "S2",
    },
    "QuestionOrderBody": {"before": None, "version": 0},
    "ModerationBody": {"action": "cover", "reason": "x"},
    # Addresses of the Internet that need no look-up; nothing is sent to them.
    "NewWebhookBody": {"url": "https://9.9.9.9/hook", "kinds": ["case.raised"]},
    "SubscriptionBody": {
        "endpoint": "https://9.9.9.9/push",
        "keys": {"p256dh": a_browser().p256dh, "auth": a_browser().auth},
        "about": ["reminders"],
        "locale": "es",
    },
    "ConfirmBody": {"lines": [{"country": "GB", "name": "Samaritans"}], "how": "called"},
    "SanctionBody": {
        "person": "{person}",
        "kind": "mute",
        "reason": "x",
        "seconds": 60,
        "message": 1,
        "remove_messages": False,
    },
}


def good_body(route: Route, person: str, colleague: str = "nobody") -> dict[str, Any] | None:
    """What the row takes, with every field; None where it takes nothing.

    `colleague` is staff who handle cases.
    """
    if route.body is None:
        return None
    body = dict(GOOD_BODIES[route.body.__name__])
    assert body.keys() == {field.name for field in msgspec.structs.fields(route.body)}
    named = {"{person}": person, "{colleague}": colleague}
    return {
        key: named.get(value, value) if isinstance(value, str) else value
        for key, value in body.items()
    }


def good_path(route: Route, room: str, seq: int, **others: str) -> str:
    """The row's path with its holes filled; those that nothing is said of lead nowhere."""
    holes = defaultdict(lambda: "none", others, room=room, seq=str(seq))
    return route.path.format_map(holes)


def body_fields() -> Iterator[tuple[Route, str, str]]:
    """Every field of every body: the row, the field, and what kind of value it holds."""
    for route in ROUTES:
        for name, value in (good_body(route, "p") or {}).items():
            yield route, name, type(value).__name__


def guarded() -> list[Route]:
    """The rows that are not for everybody."""
    return [route for route in ROUTES if route.access is not Access.PUBLIC]


def title(route: Route) -> str:
    """How a row is called in a test's name."""
    return f"{route.method} {route.path}"
