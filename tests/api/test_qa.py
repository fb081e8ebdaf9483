"""Q&A sessions over HTTP: as the contract has them, and as calendar files."""

from icalendar import Calendar

from server.domain.people import Role
from tests.api.served import Served

PLAN = {
    "title": "Sleep", "about": "Ask a doctor", "tags": ["sleep"], "room": "lobby",
    "starts": "2027-03-28T19:00", "zone": "Europe/London", "minutes": 60, "doors_minutes": 10,
    "capacity": 100, "language": "en", "pre_moderated": True, "anonymous": True,
}  # fmt: skip


async def test_a_session_is_answered_as_the_contract_says(served: Served) -> None:
    """Wall time and zone as they were given, and the instant that they make."""
    host, expert = await served.world.staff(Role.HOST), await served.world.staff(Role.EXPERT)
    plan = PLAN | {"experts": [expert.person.id]}
    made = await served.call("POST", "/api/qa-sessions", plan, as_=host)
    assert made.status == 201, made.raw
    session = made.json
    assert {name: session[name] for name in PLAN} == PLAN
    assert session["starts_at"] == 1_806_256_800_000
    assert (session["state"], session["rrule"]) == ("scheduled", None)
    assert [each["id"] for each in session["experts"]] == [expert.person.id]
    listed = await served.call("GET", "/api/qa-sessions", as_=await served.world.member())
    assert listed.json == {"qa_sessions": [session], "next": None}


async def test_a_clash_names_what_is_in_the_way(served: Served) -> None:
    """In words, and by its id, so that a page can lead there; the draft of it is in a list."""
    host = await served.world.staff(Role.HOST)
    first = (await served.call("POST", "/api/qa-sessions", PLAN, as_=host)).json
    second = await served.call("POST", "/api/qa-sessions", PLAN, as_=host)
    assert (second.status, second.json["field"]) == (409, "room")
    assert second.json["session"] == first["id"]
    draft = (await served.call("POST", "/api/qa-sessions", PLAN | {"draft": True}, as_=host)).json
    drafts = await served.call("GET", "/api/qa-sessions?drafts=true", as_=host)
    assert [each["id"] for each in drafts.json["qa_sessions"]] == [draft["id"]]
    moved = await served.call(
        "POST", f"/api/qa-sessions/{draft['id']}/transitions", {"to": "scheduled"}, as_=host
    )
    assert moved.json["session"] == first["id"]


async def test_a_plan_is_shown_before_it_is_kept(served: Served) -> None:
    """The times that it would make, across the change to summer time; nothing is kept."""
    host = await served.world.staff(Role.HOST)
    times = {"starts": "2027-03-21T01:30", "zone": "Europe/London", "rrule": "freq=weekly;count=4"}
    out = {"exceptions": ["2027-04-04T01:30"]}
    shown = await served.call("POST", "/api/qa-preview", times | out, as_=host)
    assert shown.json == {
        "times": [
            {"starts": "2027-03-21T01:30", "starts_at": 1_805_592_600_000, "clock": "none"},
            {"starts": "2027-03-28T01:30", "starts_at": 1_806_197_400_000, "clock": "skipped"},
            {"starts": "2027-04-11T01:30", "starts_at": 1_807_403_400_000, "clock": "none"},
        ],
        "rrule": "FREQ=WEEKLY;COUNT=4",
        "more": False,
    }
    limited = await served.call("POST", "/api/qa-preview", times | {"limit": 1}, as_=host)
    assert (len(limited.json["times"]), limited.json["more"]) == (1, True)
    once = times | {"rrule": None, "zone": "Nowhere/Land"}
    assert (await served.call("POST", "/api/qa-preview", once, as_=host)).json["field"] == "zone"
    assert served.world.rows("qa_sessions") == 0


async def test_whoever_plans_sees_whom_there_is_to_plan_with(served: Served) -> None:
    """Those who host and those who answer, with the roles that say which; members see nobody."""
    host, expert = await served.world.staff(Role.HOST), await served.world.staff(Role.EXPERT)
    await served.world.staff(Role.RESPONDER)
    found = (await served.call("GET", "/api/qa-crew", as_=host)).json["people"]
    assert {each["id"] for each in found} >= {host.person.id, expert.person.id}
    assert all({"host", "expert", "admin"} & set(each["roles"]) for each in found)
    refused = await served.call("GET", "/api/qa-crew", as_=await served.world.member())
    assert refused.code == "not_allowed"


async def test_a_draft_does_not_recur(served: Served) -> None:
    """Nor does what happens once leave a time out: both are said, and nothing is kept."""
    host = await served.world.staff(Role.HOST)
    for wrong, field in (
        ({"draft": True, "rrule": "FREQ=WEEKLY"}, "draft"),
        ({"exceptions": ["2027-04-04T19:00"]}, "exceptions"),
    ):
        refused = await served.call("POST", "/api/qa-sessions", PLAN | wrong, as_=host)
        assert (refused.status, refused.json["field"]) == (400, field)
    assert served.world.rows("qa_sessions") == 0


async def test_calendar_files_are_calendars(served: Served) -> None:
    """One session's for whoever may know of it; the feed for everybody, and no more than that."""
    host, member = await served.world.staff(Role.HOST), await served.world.member()
    await served.world.member(age_band="13-17")
    weekly = PLAN | {"rrule": "FREQ=WEEKLY;COUNT=3"}
    first = (await served.call("POST", "/api/qa-sessions", weekly, as_=host)).json
    teens = PLAN | {"room": "teens", "title": "For teens"}
    hidden = (await served.call("POST", "/api/qa-sessions", teens, as_=host)).json
    file = await served.call("GET", f"/api/qa-sessions/{first['id']}.ics", as_=member)
    assert file.status == 200
    (event,) = Calendar.from_ical(file.raw).events
    assert str(event["SUMMARY"]) == "Sleep"
    assert b"COUNT=3" in event["RRULE"].to_ical()
    gone = await served.call("GET", f"/api/qa-sessions/{hidden['id']}.ics", as_=member)
    assert gone.code == "not_found"
    feed = await served.call("GET", "/api/calendar.ics")
    assert feed.status == 200
    assert [str(each["SUMMARY"]) for each in Calendar.from_ical(feed.raw).events] == ["Sleep"]
