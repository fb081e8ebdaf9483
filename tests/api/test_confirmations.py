"""Help lines that an admin called or read."""

from server.domain.people import Role
from tests.api.served import Served

PATH = "/api/helplines/confirmations"
SAMARITANS = {"country": "GB", "name": "Samaritans"}


async def test_every_line_waits_until_somebody_tried_it(served: Served) -> None:
    """Confirmed, it goes behind the others and says by whom, how, when, and by what entry."""
    admin = await served.world.staff(Role.ADMIN)
    before = (await served.call("GET", PATH, as_=admin)).json["lines"]
    assert {each["standing"] for each in before} == {"never"}
    assert len(before) == len(served.world.ctx.helplines.lines)
    reply = await served.call("POST", PATH, {"lines": [SAMARITANS], "how": "called"}, as_=admin)
    assert reply.status == 201
    after = (await served.call("GET", PATH, as_=admin)).json
    assert reply.json == after
    last = after["lines"][-1]
    assert (last["line"]["name"], last["standing"]) == ("Samaritans", "confirmed")
    assert last["last"] == {
        "by": admin.person.name,
        "person": admin.person.id,
        "how": "called",
        "at": served.world.clock(),
        "verified_on": last["line"]["verified_on"],
    }
    assert [each["standing"] for each in after["lines"]].count("confirmed") == 1


async def test_several_lines_at_once_are_each_in_the_audit(served: Served) -> None:
    """Named twice is done once, and case is no matter."""
    admin = await served.world.staff(Role.ADMIN)
    lines = [
        SAMARITANS,
        {"country": "gb", "name": "SAMARITANS"},
        {"country": "GB", "name": "Shout"},
    ]
    await served.call("POST", PATH, {"lines": lines, "how": "read"}, as_=admin)
    entries = (await served.call("GET", "/api/audit", as_=admin)).json["entries"]
    told = [(e["action"], e["subject"], e["actor"]) for e in entries]
    assert sorted(told) == [
        ("helpline.read", "GB/Samaritans", admin.person.id),
        ("helpline.read", "GB/Shout", admin.person.id),
    ]


async def test_a_line_that_is_not_there_confirms_none_of_them(served: Served) -> None:
    """404, and the good one beside it was not kept either."""
    admin = await served.world.staff(Role.ADMIN)
    lines = [SAMARITANS, {"country": "GB", "name": "Nobody"}]
    reply = await served.call("POST", PATH, {"lines": lines, "how": "called"}, as_=admin)
    assert (reply.status, reply.code) == (404, "not_found")
    assert served.world.rows("helpline_confirmations") == 0


async def test_a_confirmation_that_lapsed_asks_for_another(served: Served) -> None:
    """After a year, with the old one still shown; the newest counts."""
    admin = await served.world.staff(Role.ADMIN)
    body = {"lines": [SAMARITANS], "how": "called"}
    await served.call("POST", PATH, body, as_=admin)
    served.world.clock.pass_s(366 * 24 * 3600)
    fresh = await served.world.staff(Role.ADMIN)
    listed = (await served.call("GET", PATH, as_=fresh)).json["lines"]
    (old,) = [each for each in listed if each["standing"] == "old"]
    assert old["last"]["by"] == admin.person.name
    again = await served.call("POST", PATH, body, as_=fresh)
    assert again.json["lines"][-1]["last"]["by"] == fresh.person.name
