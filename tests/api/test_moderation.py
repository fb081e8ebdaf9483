import pytest

from server.domain.people import Role
from tests.api.served import Served


async def test_a_moderator_removes_and_restores_a_message(served: Served) -> None:
    """The answer is the message as it now is."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    said = await served.world.say(member.person, "hello")
    path = f"/api/rooms/lobby/messages/{said.seq}/moderation"
    removed = await served.call("POST", path, {"action": "remove", "reason": "x"}, as_=moderator)
    assert removed.status == 200
    assert (removed.json["text"], removed.json["removed"]) == (None, "moderator")
    again = await served.call("POST", path, {"action": "remove", "reason": "x"}, as_=moderator)
    assert again.refusal == (409, "conflict", None)
    restored = await served.call("POST", path, {"action": "restore", "reason": "x"}, as_=moderator)
    assert (restored.json["text"], restored.json["removed"]) == ("hello", None)
    covered = await served.call("POST", path, {"action": "cover", "reason": "food"}, as_=moderator)
    assert covered.json["cover"] == "food"


@pytest.mark.parametrize("action", ["approve", "decline"])
async def test_what_waits_for_nobody_cannot_be_decided(served: Served, action: str) -> None:
    """409 for a message that is there; who may not moderate is told that first."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    said = await served.world.say(member.person, "hello")
    path = f"/api/rooms/lobby/messages/{said.seq}/moderation"
    body = {"action": action, "reason": "x"}
    assert (await served.call("POST", path, body, as_=moderator)).code == "conflict"
    assert (await served.call("POST", path, body, as_=member)).code == "not_allowed"


@pytest.mark.parametrize("seq", ["0", "-1", "1.0", "x", "99", "%31%00", "9" * 400, "٣", "1e3"])
async def test_a_message_that_is_not_there_is_not_found(served: Served, seq: str) -> None:
    """Also one whose number is none."""
    moderator = await served.world.staff(Role.MANAGING_MODERATOR)
    for action in ("remove", "approve"):
        body = {"action": action, "reason": "x"}
        path = f"/api/rooms/lobby/messages/{seq}/moderation"
        assert (await served.call("POST", path, body, as_=moderator)).code == "not_found"


@pytest.mark.parametrize(
    ("path", "room"), [("/api/rooms/lobby/sanctions", "lobby"), ("/api/sanctions", None)]
)
async def test_a_sanction_is_imposed_listed_and_lifted(
    served: Served, path: str, room: str | None
) -> None:
    """201 with the sanction, in the list while it is in force, and gone once lifted."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    order = {"person": member.person.id, "kind": "mute", "seconds": 60, "reason": "a pause"}
    imposed = await served.call("POST", path, order, as_=moderator)
    now = served.world.clock()
    assert imposed.status == 201
    assert imposed.json == {
        "id": imposed.json["id"],
        "person": member.person.id,
        "kind": "mute",
        "room": room,
        "reason": "a pause",
        "cause": {"by": moderator.person.id},
        "starts_at": now,
        "ends_at": now + 60_000,
    }
    listed = (await served.call("GET", path, as_=moderator)).json
    assert listed == {"sanctions": [imposed.json], "next": None}
    of_one = (await served.call("GET", f"{path}?person={moderator.person.id}", as_=moderator)).json
    assert of_one["sanctions"] == []
    lifting = f"/api/sanctions/{imposed.json['id']}"
    lifted = await served.call("DELETE", lifting, as_=moderator)
    assert (lifted.status, lifted.json["id"]) == (200, imposed.json["id"])
    assert (await served.call("GET", path, as_=moderator)).json["sanctions"] == []
    assert (await served.call("DELETE", lifting, as_=moderator)).code == "conflict"


async def test_removing_messages_with_a_ban_takes_them_all(served: Served) -> None:
    """In that room."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    for n in range(3):
        await served.world.say(member.person, str(n))
    await served.world.say(member.person, "elsewhere", "adults")
    order = {"person": member.person.id, "kind": "ban", "reason": "harm", "remove_messages": True}
    assert (
        await served.call("POST", "/api/rooms/lobby/sanctions", order, as_=moderator)
    ).status == 201
    lobby = (await served.call("GET", "/api/rooms/lobby/messages", as_=moderator)).json
    assert {m["removed"] for m in lobby["messages"]} == {"moderator"}
    adults = (await served.call("GET", "/api/rooms/adults/messages", as_=moderator)).json
    assert {m["removed"] for m in adults["messages"]} == {None}
    assert (await served.call("GET", "/api/rooms/lobby/messages", as_=member)).code == "banned"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"kind": "timeout"}, (400, "bad_request", "seconds")),
        ({"seconds": 0}, (400, "bad_request", "seconds")),
        ({"seconds": 10**12}, (400, "bad_request", "seconds")),
        ({"reason": ""}, (400, "bad_request", "reason")),
        ({"reason": " "}, (400, "bad_request", "reason")),
        ({"reason": "x" * 501}, (400, "bad_request", "reason")),
        ({"reason": "a\0b"}, (400, "bad_request", "reason")),
        ({"kind": "warn"}, (400, "bad_request", "kind")),
        ({"person": "nobody"}, (404, "not_found", "person")),
    ],
)
async def test_a_sanction_out_of_bounds_is_refused(
    served: Served, change: dict[str, object], refusal: tuple[int, str, str]
) -> None:
    """With the field at fault, and nothing has happened."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    order = {"person": member.person.id, "kind": "mute", "reason": "a pause"} | change
    reply = await served.call("POST", "/api/sanctions", order, as_=moderator)
    assert reply.refusal == refusal
    assert served.world.rows("sanctions") == 0


async def test_members_moderate_nothing(served: Served) -> None:
    """Not even their own sanctions can be seen or lifted by them here."""
    moderator, member = (
        await served.world.staff(Role.MANAGING_MODERATOR),
        await served.world.member(),
    )
    order = {"person": member.person.id, "kind": "mute", "reason": "a pause"}
    imposed = (await served.call("POST", "/api/sanctions", order, as_=moderator)).json
    for method, path, body in (
        ("POST", "/api/sanctions", order),
        ("POST", "/api/rooms/lobby/sanctions", order),
        ("GET", "/api/sanctions", None),
        ("GET", "/api/rooms/lobby/sanctions", None),
        ("DELETE", f"/api/sanctions/{imposed['id']}", None),
    ):
        assert (await served.call(method, path, body, as_=member)).code == "not_allowed"
