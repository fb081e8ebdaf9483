import pytest

from server.domain.people import Role
from server.services.changing import react
from server.services.posting import Writer
from server.services.views import person_view
from tests.api.served import Served


async def test_rooms_are_listed_with_who_is_in_them(served: Served) -> None:
    """As many as the node says; another age band's are not there."""
    served.presence["lobby"] = 7
    member = await served.world.member()
    body = (await served.call("GET", "/api/rooms", as_=member)).json
    assert body["next"] is None
    assert [(room["id"], room["people"]) for room in body["rooms"]] == [("lobby", 7), ("adults", 0)]
    one = (await served.call("GET", "/api/rooms/lobby", as_=member)).json
    assert one == body["rooms"][0]


@pytest.mark.parametrize(
    "room", ["teens", "nowhere", "UPPER", "%00", "..", "%2e%2e", "a" * 200, "%E2%80%AE", "%FF"]
)
async def test_a_room_that_is_not_for_somebody_is_not_there(served: Served, room: str) -> None:
    """A hidden room, a room that never was and a name that can't be one answer alike."""
    member = await served.world.member()
    for method, path, body in (
        ("GET", f"/api/rooms/{room}", None),
        ("GET", f"/api/rooms/{room}/messages", None),
        ("PATCH", f"/api/rooms/{room}", {"name": "Mine"}),
    ):
        reply = await served.call(method, path, body, as_=member)
        assert (reply.status, reply.code) in {(404, "not_found"), (405, "method_not_allowed")}
        if room in {"teens", "nowhere"}:
            assert reply.json["message"] == "There is nothing here by that name."


async def test_a_host_opens_and_changes_a_room(served: Served) -> None:
    """201 with the room; a change answers with the room as it now is."""
    host = await served.world.staff(Role.HOST)
    made = await served.call(
        "POST", "/api/rooms", {"name": "Night owls", "tags": ["late"], "age_band": "18+"}, as_=host
    )
    assert made.status == 201
    assert made.json == {
        "id": "night-owls",
        "name": "Night owls",
        "about": "",
        "tags": ["late"],
        "age_band": "18+",
        "state": "open",
        "slow_mode_s": 0,
        "people": 0,
        "read_only": False,
        "paused": False,
        "site_paused": False,
        "newcomers_held": False,
        "newcomers_held_until": 0,
        "raid_joins_per_min": None,
        "private": False,
        "keep_days": None,
    }
    again = await served.call("POST", "/api/rooms", {"name": "Night owls"}, as_=host)
    assert again.refusal == (409, "conflict", "id")
    changed = await served.call(
        "PATCH", "/api/rooms/night-owls", {"state": "locked", "age_band": None}, as_=host
    )
    assert changed.json == made.json | {"state": "locked", "age_band": None}


async def test_a_member_opens_and_changes_no_room(served: Served) -> None:
    """403."""
    member = await served.world.member()
    made = await served.call("POST", "/api/rooms", {"name": "Mine"}, as_=member)
    changed = await served.call("PATCH", "/api/rooms/lobby", {"name": "Mine"}, as_=member)
    assert made.code == changed.code == "not_allowed"


async def test_history_has_reactions_and_no_text_of_what_was_removed(served: Served) -> None:
    """Newest last, each with counts and whether one of them is the reader's own."""
    moderator, member = await served.world.staff(Role.MODERATOR), await served.world.member()
    first, second = [await served.world.say(member.person, text) for text in ("one", "two")]
    room = (await served.world.ctx.store.read(lambda tx: tx.rooms.list()))[0]
    writer = Writer(await served.world.standing(member.person), person_view(member.person))
    await react(served.world.ctx, writer, room, first.seq, "💚", on=True)
    path = f"/api/rooms/lobby/messages/{second.seq}/moderation"
    await served.call("POST", path, {"action": "remove", "reason": "off topic"}, as_=moderator)
    page = (await served.call("GET", "/api/rooms/lobby/messages", as_=member)).json
    assert [(m["text"], m["removed"]) for m in page["messages"]] == [
        ("one", None),
        (None, "moderator"),
    ]
    assert page["messages"][0]["reactions"] == [{"emoji": "💚", "count": 1, "mine": True}]
    assert page["messages"][0]["author"] == {
        "id": member.person.id,
        "name": member.person.name,
        "roles": ["member"],
    }
    assert page["next"] is None
    seen = (await served.call("GET", "/api/rooms/lobby/messages", as_=moderator)).json
    assert seen["messages"][0]["reactions"] == [{"emoji": "💚", "count": 1, "mine": False}]


async def test_history_is_paged_by_its_own_cursor(served: Served) -> None:
    """`next` is the `before` of the next call."""
    member = await served.world.member()
    said = [(await served.world.say(member.person, str(n))).seq for n in range(5)]
    first = (await served.call("GET", "/api/rooms/lobby/messages?limit=3", as_=member)).json
    assert [m["seq"] for m in first["messages"]] == said[2:]
    path = f"/api/rooms/lobby/messages?limit=3&before={first['next']}"
    rest = (await served.call("GET", path, as_=member)).json
    assert ([m["seq"] for m in rest["messages"]], rest["next"]) == (said[:2], None)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("limit=", "limit"),
        ("limit=1.5", "limit"),
        ("limit=-1", "limit"),
        ("limit=" + "9" * 5_000, "limit"),
        ("before=0", "before"),
        ("before=9007199254740993", "before"),
        ("before=NaN", "before"),
        ("before[]=1&before={}", "before"),
        ("before=null", "before"),
        ("before=5&before=5", "before"),
        ("limit=5&before=3&limit=6", "limit"),
    ],
)
async def test_a_query_out_of_bounds_names_its_field(
    served: Served, query: str, field: str
) -> None:
    """400, not an empty page."""
    member = await served.world.member()
    reply = await served.call("GET", f"/api/rooms/lobby/messages?{query}", as_=member)
    assert reply.refusal == (400, "bad_request", field)
