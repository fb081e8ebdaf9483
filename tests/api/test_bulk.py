from server.domain.people import Role
from tests.api.served import Served


async def test_a_raid_is_cleared_away_and_brought_back(served: Served) -> None:
    """201 with how much it was, and the id that undoes it, once."""
    moderator, raider = await served.world.staff(Role.MODERATOR), await served.world.member()
    for n in range(3):
        await served.world.say(raider.person, str(n))
    order = {"action": "remove", "reason": "a raid", "person": raider.person.id}
    swept = await served.call("POST", "/api/queue/bulk", order, as_=moderator)
    assert (swept.status, swept.json["messages"], swept.json["whole"]) == (201, 3, True)
    path = f"/api/bulk/{swept.json['id']}/undo"
    assert (await served.call("POST", path, as_=raider)).code == "not_allowed"
    undone = await served.call("POST", path, as_=moderator)
    assert (undone.status, undone.json["messages"]) == (200, 3)
    assert (await served.call("POST", path, as_=moderator)).code == "conflict"


async def test_an_order_without_a_person_or_a_room_and_time_is_refused(served: Served) -> None:
    """It would be everything."""
    moderator = await served.world.staff(Role.MODERATOR)
    for order in ({}, {"room": "lobby"}, {"since": 1}):
        body = {"action": "remove", "reason": "a raid"} | order
        reply = await served.call("POST", "/api/queue/bulk", body, as_=moderator)
        assert reply.refusal == (400, "bad_request", "person")
