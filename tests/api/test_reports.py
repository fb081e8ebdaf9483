from server.domain.people import Role
from server.domain.queue import QueueItem
from server.services.accounts import Admission
from tests.api.served import Served

REASON = {"reason": "unkind"}


async def items_about(served: Served, person: Admission) -> list[QueueItem]:
    """All that was ever in the queue about somebody."""
    return await served.world.ctx.store.read(lambda tx: tx.queue.of_person(person.person.id))


async def test_a_report_is_filed_and_its_reporter_learns_nothing_more(served: Served) -> None:
    """201, the same again for the same report, and no word of the item."""
    author, reporter = await served.world.member(), await served.world.member()
    said = await served.world.say(author.person, "hello")
    path = f"/api/rooms/lobby/messages/{said.seq}/reports"
    for body in (REASON, REASON | {"note": "x"}, REASON | {"concern": True}):
        reply = await served.call("POST", path, body, as_=reporter)
        assert (reply.status, reply.json) == (201, {"filed": True})
    assert len(await items_about(served, author)) == 2  # a report and a worry
    own = await served.call("POST", path, REASON, as_=author)
    assert own.refusal == (409, "conflict", None)


async def test_too_many_reports_are_told_to_wait(served: Served) -> None:
    """429 with Retry-After."""
    author, reporter = await served.world.member(), await served.world.member()
    replies = []
    for n in range(11):
        said = await served.world.say(author.person, f"hello {n}")
        path = f"/api/rooms/lobby/messages/{said.seq}/reports"
        replies.append(await served.call("POST", path, REASON, as_=reporter))
    assert {reply.status for reply in replies[:-1]} == {201}
    assert replies[-1].code == "slow_down"
    assert replies[-1].json["retry_after_ms"] > 0
    assert int(replies[-1].headers["Retry-After"]) > 0


async def test_staff_read_what_was_reported_and_few_by_whom(served: Served) -> None:
    """The message and what was said of it; the names are for managing staff."""
    author, reporter = await served.world.member(), await served.world.member()
    moderator = await served.world.staff(Role.MODERATOR)
    manager = await served.world.staff(Role.MANAGING_MODERATOR)
    said = await served.world.say(author.person, "harsh words")
    path = f"/api/rooms/lobby/messages/{said.seq}/reports"
    await served.call("POST", path, REASON | {"note": "to Fern"}, as_=reporter)
    (item,) = await items_about(served, author)
    seen = await served.call("GET", f"/api/queue/{item.id}/reports", as_=moderator)
    at = served.world.clock()
    assert seen.json == {
        "messages": [
            {
                "seq": said.seq,
                "text": "harsh words",
                "at": at,
                "edited_at": None,
                "removed": None,
                "reports": 1,
            }
        ],
        "reports": [
            {"seq": said.seq, "reason": "unkind", "note": "to Fern", "concern": False, "at": at}
        ],
        "next": None,
    }
    names = f"/api/queue/{item.id}/reporters"
    assert (await served.call("GET", names, as_=moderator)).code == "not_allowed"
    known = await served.call("GET", names, as_=manager)
    assert [each["person"]["id"] for each in known.json["reporters"]] == [reporter.person.id]
    for nowhere in ("/api/queue/none/reports", "/api/queue/none/reporters"):
        assert (await served.call("GET", nowhere, as_=manager)).code == "not_found"


async def test_a_moderator_of_another_room_sees_nothing_of_it(served: Served) -> None:
    """Their own room's items, and no other's."""
    author, reporter, local = [await served.world.member() for _ in range(3)]
    now = served.world.clock()
    await served.world.ctx.store.write(
        lambda tx: tx.people.set_room_roles(local.person.id, "adults", {Role.MODERATOR}, now)
    )
    statuses = []
    for room in ("lobby", "adults"):
        said = await served.world.say(author.person, f"words in {room}", room)
        path = f"/api/rooms/{room}/messages/{said.seq}/reports"
        await served.call("POST", path, REASON, as_=reporter)
        item = (await items_about(served, author))[-1]
        reply = await served.call("GET", f"/api/queue/{item.id}/reports", as_=local)
        statuses.append(reply.status)
    assert statuses == [404, 200]


async def test_somebody_banned_sees_why_until_when_and_whether_they_have_appealed(
    served: Served,
) -> None:
    """Their own alone, without who imposed it."""
    manager = await served.world.staff(Role.MANAGING_MODERATOR)
    member, other = await served.world.member(), await served.world.member()
    order = {"person": member.person.id, "kind": "ban", "reason": "threats", "seconds": 3_600}
    ban = (await served.call("POST", "/api/sanctions", order, as_=manager)).json
    path = "/api/me/sanctions"
    (seen,) = (await served.call("GET", path, as_=member)).json["sanctions"]
    assert (seen["id"], seen["reason"], seen["appealed"]) == (ban["id"], "threats", False)
    assert seen["ends_at"] == ban["ends_at"]
    assert "by" not in seen["cause"]
    text = {"text": "that was my brother"}
    await served.call("POST", f"/api/sanctions/{ban['id']}/appeal", text, as_=member)
    (seen,) = (await served.call("GET", path, as_=member)).json["sanctions"]
    assert seen["appealed"] is True
    assert (await served.call("GET", path, as_=other)).json["sanctions"] == []
    served.world.clock.pass_s(3_600)
    assert (await served.call("GET", path, as_=member)).json["sanctions"] == []


async def test_somebody_banned_from_the_site_can_appeal_and_nothing_else(served: Served) -> None:
    """Once; and only about what is on themselves."""
    manager = await served.world.staff(Role.MANAGING_MODERATOR)
    member, other = await served.world.member(), await served.world.member()
    order = {"person": member.person.id, "kind": "ban", "reason": "threats"}
    ban = (await served.call("POST", "/api/sanctions", order, as_=manager)).json
    path = f"/api/sanctions/{ban['id']}/appeal"
    text = {"text": "that was my brother"}
    assert (await served.call("GET", "/api/me", as_=member)).code == "banned"
    assert (await served.call("POST", path, text, as_=other)).code == "not_found"
    assert (await served.call("POST", path, text)).code == "not_signed_in"
    appealed = await served.call("POST", path, text, as_=member)
    assert (appealed.status, appealed.json) == (201, {"appealed": True})
    assert (await served.call("POST", path, text, as_=member)).code == "conflict"
    (item,) = await items_about(served, member)
    assert (item.text, item.sanction) == ("that was my brother", ban["id"])
