"""What staff do with a case, from taking it to the end."""

import json
from dataclasses import replace

import pytest

from server.domain.case_clock import ShiftRole
from server.domain.case_log import Entry, SafetyPlan
from server.domain.cases import Case, CaseState, Outcome
from server.domain.errors import BadRequest, Conflict, LamplightError, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.services.cases.moving import Step, acknowledge, take_step
from server.services.cases.notes import Handover, add_note, hand_over, invite_peer, plan_safety
from server.services.cases.paging import run_due_cases
from server.services.cases.reading import list_cases
from server.services.cases.reading import open_case as look_at
from server.services.posting import Sent
from server.services.shifts import begin_shift
from tests.services.casework import now_of, open_case, step
from tests.services.world import World

S = CaseState


async def responder(world: World) -> Person:
    """Somebody who goes to people at risk."""
    return (await world.staff(Role.RESPONDER)).person


async def reply(world: World, case: Case, staff: Person) -> Sent:
    """Say something to the person in the private room."""
    person = (await world.standing(staff)).person
    return await world.send(person, "I am here with you", case.side_room or "")


async def entries(world: World, case: Case) -> list[Entry]:
    """What happened, in order."""
    found = await world.ctx.store.read(lambda tx: tx.cases.entries(case.id))
    return [entry.kind for entry in found]


async def test_from_the_first_sign_to_the_end(world: World) -> None:
    """The whole way of a case of S2, one person alone."""
    wren, robin = (await world.member()).person, await responder(world)
    case = await open_case(world, wren, held_by=robin)
    await reply(world, case, robin)
    case = await now_of(world, case)
    assert (case.state, case.replied_at) == (S.ENGAGED, world.clock())
    await plan_safety(world.ctx, robin, case.id, SafetyPlan(people="my sister"))
    for to in (S.SAFETY_PLANNED, S.CONTACT_CONFIRMED, S.FOLLOW_UP):
        case = await step(world, robin, case, to)
    assert case.claimed_until == world.clock() + 86_400_000
    case = await step(world, robin, case, S.CLOSED)
    assert (case.state, case.outcome, case.claimed_by) == (S.CLOSED, Outcome.SAFETY_PLAN, None)
    assert not (await world.standing(wren)).record.is_at_risk


async def test_closing_a_grave_case_takes_two(world: World) -> None:
    """The first one's step waits, and is theirs to take back by doing something else."""
    wren, robin, mod = (
        (await world.member()).person,
        await responder(world),
        (await world.staff(Role.MODERATOR)).person,
    )
    case = await open_case(world, wren, "S3", held_by=robin)
    await take_step(world.ctx, robin, case.id, Step(to=S.CLAIMED))
    case = await step(world, robin, case, S.DISENGAGED)
    case = await step(world, robin, case, S.CLOSED)
    assert (case.state, case.pending and case.pending.by) == (S.DISENGAGED, robin.id)
    case = await step(world, robin, case, S.CLOSED)
    assert case.state is S.DISENGAGED
    case = await step(world, mod, case, S.CLOSED)
    assert (case.state, case.outcome) == (S.CLOSED, Outcome.NO_CONTACT)


async def test_how_it_should_end_is_there_for_the_second_person(world: World) -> None:
    """The record has what the first one chose; the second one's own choice is what counts."""
    wren, robin, lark = (
        (await world.member()).person,
        await responder(world),
        await responder(world),
    )
    case = await open_case(world, wren, "S3", held_by=robin)
    await step(world, robin, case, S.DISENGAGED)
    asked = Step(to=S.CLOSED, note="no answer", outcome=Outcome.SAFE)
    view = await take_step(world.ctx, robin, case.id, asked)
    assert (view.log[-1].kind, view.log[-1].data["outcome"]) == (Entry.ASKED, Outcome.SAFE)
    chosen = Step(to=S.CLOSED, note="yes", outcome=Outcome.NO_CONTACT)
    assert (await take_step(world.ctx, lark, case.id, chosen)).outcome == "no_contact"


async def test_the_named_second_person_alone_confirms(world: World) -> None:
    """And it has to be somebody else who handles cases."""
    wren, robin, lark, owl = (
        (await world.member()).person,
        *[await responder(world) for _ in range(3)],
    )
    case = await open_case(world, wren, "S3", held_by=robin)
    for second in (robin.id, wren.id, "nobody"):
        with pytest.raises(BadRequest):
            await take_step(
                world.ctx, robin, case.id, Step(to=S.EMERGENCY, note="on a roof", second=second)
            )
    asked = Step(to=S.EMERGENCY, note="on a roof", second=lark.id)
    await take_step(world.ctx, robin, case.id, asked)
    with pytest.raises(NotAllowed):
        await take_step(world.ctx, owl, case.id, Step(to=S.EMERGENCY, note="yes"))
    case = await step(world, lark, case, S.EMERGENCY)
    assert case.state is S.EMERGENCY
    for to in (S.CLOSED, S.FOLLOW_UP, S.FALSE_ALARM):
        with pytest.raises(Conflict):
            await step(world, robin, case, to)


async def test_two_responders_and_one_case(world: World) -> None:
    """One gets it. The other may look, and may not move it."""
    robin, lark = await responder(world), await responder(world)
    case = await open_case(world, (await world.member()).person, held_by=robin)
    for to in (S.CLAIMED, S.ENGAGED, S.FALSE_ALARM):
        with pytest.raises((Conflict, NotAllowed)):
            await step(world, lark, case, to)
    assert (await now_of(world, case)).claimed_by == robin.id


async def test_a_level_is_lowered_by_a_person_with_a_reason(world: World) -> None:
    """Raised without one; the record has both."""
    robin = await responder(world)
    case = await open_case(world, (await world.member()).person, "S2", held_by=robin)
    await take_step(world.ctx, robin, case.id, Step(to=S.CLAIMED))
    same = Step(to=(await now_of(world, case)).state, level="S1")
    await take_step(world.ctx, robin, case.id, Step(to=S.ENGAGED))
    same = replace(same, to=S.ENGAGED)
    with pytest.raises(BadRequest):
        await take_step(world.ctx, robin, case.id, same)
    await take_step(world.ctx, robin, case.id, replace(same, note="we talked about it"))
    case = await now_of(world, case)
    assert (case.level, case.peak, case.state) == ("S1", "S2", S.ENGAGED)
    assert Entry.LEVEL in await entries(world, case)


async def test_what_is_given_back_is_offered_again(world: World) -> None:
    """Those on shift are paged at once."""
    robin = await responder(world)
    await begin_shift(world.ctx, await responder(world), ShiftRole.PRIMARY, 8)
    case = await open_case(world, (await world.member()).person, held_by=robin)
    case = await step(world, robin, case, S.OFFERED)
    assert (case.state, case.claimed_by) == (S.OFFERED, None)
    assert (await entries(world, case))[-2:] == [Entry.RELEASED, Entry.PAGED]


async def test_nobody_on_shift_is_no_reason_to_stop_paging(world: World) -> None:
    """The case stays raised; whoever begins a shift is paged for it at once."""
    case = await open_case(world, (await world.member()).person, "S3")
    assert case.state is S.RAISED
    for _ in range(3):
        world.clock.pass_s(60)
        assert await run_due_cases(world.ctx) == 1
    assert (await entries(world, case)).count(Entry.PAGED) == 4
    await begin_shift(world.ctx, await responder(world), ShiftRole.PRIMARY, 8)
    assert (await now_of(world, case)).state is S.OFFERED


async def test_acknowledging_stops_the_clock_and_not_the_case(world: World) -> None:
    """A second one is told that somebody has it only once it is claimed."""
    robin = await responder(world)
    case = await open_case(world, (await world.member()).person, "S3")
    await acknowledge(world.ctx, robin, case.id)
    case = await now_of(world, case)
    assert (case.acked_at, case.claimed_by) == (world.clock(), None)
    await step(world, robin, case, S.CLAIMED)
    with pytest.raises(Conflict):
        await acknowledge(world.ctx, await responder(world), case.id)


async def test_a_handover_carries_the_least(world: World) -> None:
    """The colleague has the case; what was said stays behind, unless its person agreed."""
    wren, robin, lark, owl = (
        (await world.member()).person,
        *[await responder(world) for _ in range(3)],
    )
    case = await open_case(world, wren, held_by=robin)
    await reply(world, case, robin)
    await hand_over(world.ctx, robin, case.id, Handover(lark.id, "end of my shift"))
    after = await now_of(world, case)
    assert (after.claimed_by, after.side_room != case.side_room) == (lark.id, True)
    await hand_over(world.ctx, lark, case.id, Handover(owl.id, "she agreed", consent=True))
    shared = await now_of(world, case)
    assert (shared.claimed_by, shared.side_room, shared.may_share) == (
        owl.id, after.side_room, True,
    )  # fmt: skip
    for staff, room in ((robin, case.side_room), (lark, after.side_room)):
        with pytest.raises(LamplightError):
            await world.send((await world.standing(staff)).person, "still here?", room or "")


async def test_at_the_gravest_level_what_was_said_goes_along(world: World) -> None:
    """Life comes before it."""
    robin, lark = await responder(world), await responder(world)
    case = await open_case(world, (await world.member()).person, "S4", held_by=robin)
    await hand_over(world.ctx, robin, case.id, Handover(lark.id, "I have to call"))
    assert (await now_of(world, case)).side_room == case.side_room


async def test_every_look_is_written_down(world: World) -> None:
    """With who looked; the list of cases has no record in it."""
    robin = await responder(world)
    case = await open_case(world, (await world.member()).person)
    await look_at(world.ctx, robin, case.id)
    found = await world.ctx.store.read(lambda tx: tx.cases.entries(case.id))
    assert [(e.kind, e.actor) for e in found][-1] == (Entry.VIEWED, robin.id)
    page = await list_cases(world.ctx, robin, None, 10, is_open=True)
    assert [(view.id, view.log) for view in page.cases] == [(case.id, [])]


async def test_a_case_names_those_whom_it_speaks_of(world: World) -> None:
    """In a list whoever has it, opened everybody in its record; never its own person among them."""
    wren, robin, lark = (
        (await world.member()).person,
        await responder(world),
        await responder(world),
    )
    case = await open_case(world, wren, "S3", held_by=robin)
    page = await list_cases(world.ctx, lark, None, 10, is_open=True)
    assert [(v.name, [p.name for p in v.named]) for v in page.cases] == [(wren.name, [robin.name])]
    await step(world, robin, case, S.DISENGAGED)
    asked = Step(to=S.CLOSED, note="no answer", second=lark.id)
    opened = await take_step(world.ctx, robin, case.id, asked)
    assert {person.id for person in opened.named} == {robin.id, lark.id}


async def test_a_closed_case_is_read_by_those_who_took_part(world: World) -> None:
    """And by managing staff, for a while; looking at it once is not taking part."""
    robin, lark = await responder(world), await responder(world)
    boss = (await world.staff(Role.MANAGING_MODERATOR)).person
    case = await open_case(world, (await world.member()).person, held_by=robin)
    await look_at(world.ctx, lark, case.id)
    await step(world, robin, case, S.FALSE_ALARM)
    await step(world, robin, case, S.CLOSED)
    for reader, may in ((robin, True), (boss, True), (lark, False)):
        page = await list_cases(world.ctx, reader, None, 10, is_open=False)
        assert bool(page.cases) is may
    with pytest.raises(NotFound):
        await look_at(world.ctx, lark, case.id)
    with pytest.raises(Conflict):
        await add_note(world.ctx, robin, case.id, "one more thing")
    world.clock.pass_s(91 * 86_400)
    with pytest.raises(NotFound):
        await look_at(world.ctx, robin, case.id)


async def test_nobody_handles_the_case_about_themselves(world: World) -> None:
    """Staff are people too: somebody else is there for them."""
    robin = await responder(world)
    case = await open_case(world, robin)
    assert (await list_cases(world.ctx, robin, None, 10, is_open=True)).cases == []
    with pytest.raises(NotFound):
        await step(world, robin, case, S.CLAIMED)


async def test_pages_of_cases_leave_none_out(world: World) -> None:
    """The gravest first, then the oldest."""
    robin = await responder(world)
    for n in range(7):
        await open_case(world, (await world.member()).person, f"S{n % 4 + 1}")
        world.clock.pass_s(1)
    seen, after = [], None
    while True:
        page = await list_cases(world.ctx, robin, after, 2, is_open=True)
        seen += [(view.level, view.raised_at) for view in page.cases]
        after = page.next
        if after is None:
            break
    assert seen == sorted(seen, key=lambda pair: (-int(pair[0][1]), pair[1]))
    assert len(seen) == 7


async def test_a_peer_is_let_in_whom_the_person_wants(world: World) -> None:
    """Somebody of their own age band; nobody grown up comes to somebody under age."""
    robin = await responder(world)
    wren = (await world.member(age_band="13-17")).person
    case = await open_case(world, wren, held_by=robin)
    friend, adult = await world.member(age_band="13-17"), await world.member()
    with pytest.raises(BadRequest):
        await invite_peer(world.ctx, robin, case.id, adult.person.id)
    with pytest.raises(NotFound):
        await invite_peer(world.ctx, robin, case.id, "nobody")
    await invite_peer(world.ctx, robin, case.id, friend.person.id)
    for peer, may in ((friend, True), (adult, False)):
        rooms = (await world.standing(peer.person)).person.room_roles
        assert (case.side_room in rooms) is may
    assert Entry.PEER in await entries(world, case)


async def test_whoever_is_left_alone_hears_of_it_at_once(world: World) -> None:
    """Given back, or left to lapse; a colleague who comes instead leaves nobody alone."""
    wren, robin, lark = (
        (await world.member()).person,
        await responder(world),
        await responder(world),
    )

    async def heard() -> list[str]:
        page = await world.ctx.store.read(lambda tx: tx.log.page(f"me:{wren.id}", 0, 100))
        types = [json.loads(body)["type"] for _, body in page.events]
        return [each.removeprefix("side_room.") for each in types if each.startswith("side_room.")]

    case = await open_case(world, wren, held_by=robin)
    await step(world, robin, case, S.OFFERED)
    assert await heard() == ["opened", "left"]
    await step(world, robin, case, S.CLAIMED)
    await hand_over(world.ctx, robin, case.id, Handover(lark.id, "my shift ends", "", True))
    assert await heard() == ["opened", "left", "opened", "opened"]
    world.clock.pass_s(3_600)
    await run_due_cases(world.ctx)
    assert await heard() == ["opened", "left", "opened", "opened", "left"]
