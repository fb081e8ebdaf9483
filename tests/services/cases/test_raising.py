"""How a case begins: one a person, which later signs only raise."""

import json
from typing import Any

import pytest

from server.domain.case_log import Entry
from server.domain.cases import Case
from server.domain.errors import BadRequest, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.services.caring import choose
from server.services.cases.raising import Escalation, escalate
from server.services.reporting import Complaint, report
from tests.services.policed import policed
from tests.services.world import World


async def cases_of(world: World, person: Person) -> list[Case]:
    """Every case there ever was."""
    return await world.ctx.store.read(lambda tx: tx.cases.of_person(person.id))


async def desk(world: World) -> list[dict[str, Any]]:
    """What responders' desks were told of cases."""
    page = await world.ctx.store.read(lambda tx: tx.log.page("desk/responders", 0, 1_000))
    events = [json.loads(body) for _, body in page.events]
    return [event for event in events if event["type"] == "case.changed"]


@pytest.mark.parametrize(
    ("text", "level"),
    [("heron past attempt", "S1"), ("heron ideation", "S2"), ("heron plan", "S3")],
)
async def test_a_verdict_opens_a_case(world: World, text: str, level: str) -> None:
    """At its level, about its message, with the rule and its version; the text is nowhere in it."""
    judged = policed(world)
    wren = (await judged.member()).person
    sent = await judged.send(wren, text)
    (case,) = await cases_of(judged, wren)
    assert sent.message is not None
    assert (case.level, case.room, case.seq) == (level, "lobby", sent.message.seq)
    entries = await judged.ctx.store.read(lambda tx: tx.cases.entries(case.id))
    assert entries[0].kind is Entry.RAISED
    assert entries[0].data["rules"][0].endswith("@1")
    assert text not in json.dumps([entry.data for entry in entries])
    assert text not in json.dumps(await desk(judged))


async def test_later_signs_join_it_and_only_raise(world: World) -> None:
    """Three texts, one worry and one request are one case."""
    judged = policed(world)
    wren, fern = (await judged.member()).person, await judged.member()
    for text in ("heron ideation", "heron plan"):
        await judged.send(wren, text)
    sent = await judged.send(wren, "heron past attempt")
    assert sent.message is not None
    said = Complaint("lobby", sent.message.seq, "worried", is_concern=True)
    await report(judged.ctx, await judged.standing(fern.person), said)
    await choose(judged.ctx, wren, "talk")
    (case,) = await cases_of(judged, wren)
    assert (case.level, case.seq, case.wants_to_talk) == ("S3", 2, True)


async def test_who_worries_is_named_nowhere(world: World) -> None:
    """Neither in the case, nor in its record, nor on the desk."""
    wren, fern = (await world.member()).person, await world.member()
    said = await world.say(wren, "tired")
    await report(
        world.ctx,
        await world.standing(fern.person),
        Complaint("lobby", said.seq, "worried", "she told me", is_concern=True),
    )
    (case,) = await cases_of(world, wren)
    entries = await world.ctx.store.read(lambda tx: tx.cases.entries(case.id))
    assert case.raised_by == "member"
    assert fern.person.id not in repr(case) + repr(entries) + json.dumps(await desk(world))


async def test_the_person_asks_for_somebody(world: World) -> None:
    """With no sign before it: a case at the lowest level, which says that they ask."""
    wren = (await world.member()).person
    await choose(world.ctx, wren, "talk")
    (case,) = await cases_of(world, wren)
    assert (case.level, case.raised_by, case.wants_to_talk) == ("S1", "person", True)


async def test_a_moderator_escalates(world: World) -> None:
    """With a line about why; the audit has who did."""
    wren, mod = (await world.member()).person, (await world.staff(Role.MODERATOR)).person
    said = await world.say(wren, "tired")
    view = await escalate(
        world.ctx, mod, Escalation("lobby", wren.id, "S3", "goes by the tracks", said.seq)
    )
    assert (view.level, view.person, view.room, view.seq) == ("S3", wren.id, "lobby", said.seq)
    assert (view.log[0].by, view.log[0].words) == (mod.id, "goes by the tracks")
    assert world.rows("audit") >= 1


async def test_what_cannot_be_escalated(world: World) -> None:
    """Nobody, oneself, another's message, no level, no reason; and not by a member."""
    wren, mod = (await world.member()).person, (await world.staff(Role.MODERATOR)).person
    said = await world.say((await world.member()).person, "hello")
    for person, level, why, seq, error in (
        ("nobody", "S2", "x", None, NotFound),
        (mod.id, "S2", "x", None, BadRequest),
        (wren.id, "S2", "x", said.seq, BadRequest),
        (wren.id, "S2", "x", 99, NotFound),
        (wren.id, "S0", "x", None, BadRequest),
        (wren.id, "S2", " ", None, BadRequest),
    ):
        with pytest.raises(error):
            await escalate(world.ctx, mod, Escalation("lobby", person, level, why, seq))
    with pytest.raises(NotAllowed):
        await escalate(world.ctx, wren, Escalation("lobby", mod.id, "S2", "x"))
    assert world.rows("cases") == 0
