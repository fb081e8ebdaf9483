"""What becomes of a question, and who is told."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from server import protocol
from server.domain.errors import BadRequest, Conflict, NotAllowed, NotFound
from server.domain.people import Role
from server.domain.qa.questions import ANSWER_MAX_CHARS, QuestionState
from server.domain.qa.sessions import SessionState
from server.services.qa import deciding
from server.services.qa.listing import list_questions
from tests.services.policed import policed
from tests.services.qa.scene import ROOM, Scene, another, make_scene
from tests.services.world import World

S = QuestionState


@pytest.fixture
async def scene(world: World) -> Scene:
    """A live session."""
    return await make_scene(policed(world), state=SessionState.LIVE)


async def shown_to(scene: Scene, who: Any, **fields: Any) -> list[protocol.Question]:
    """The list as they read it."""
    reader = await scene.world.standing(who)
    page = await list_questions(scene.world.ctx, reader, scene.session.id, None, 100, **fields)
    return page.questions


async def test_a_question_on_its_way_to_an_answer(scene: Scene) -> None:
    """Each step is told to the room, to those backstage and to whoever asked."""
    asker = await another(scene.world)
    question = await scene.ask(asker)
    await scene.step(scene.host.person, question, S.APPROVED)
    await scene.step(scene.expert.person, question, S.LIVE)
    answered = await scene.step(scene.expert.person, question, S.ANSWERED, answer="By sleeping.")
    assert (answered.answer, answered.answered_by) == ("By sleeping.", scene.expert.person.id)
    states = ["approved", "live", "answered"]
    assert [q["state"] for q in await scene.room_told()] == states
    assert [q["state"] for q in await scene.backstage_told()] == ["pending", *states]
    assert [q["state"] for q in await scene.me_told(asker)] == ["pending", *states]
    assert (await scene.room_told())[-1]["answer"] == "By sleeping."


async def test_a_question_says_since_when_it_is_live_and_only_while_it_is(scene: Scene) -> None:
    """For a clock beside it; nothing else tells when it was moved."""
    question = await scene.approved(await another(scene.world))
    assert question.live_since is None
    scene.world.clock.pass_s(60)
    live = await scene.step(scene.host.person, question, S.LIVE)
    assert live.live_since == scene.world.clock()
    scene.world.clock.pass_s(60)
    await scene.vote(await another(scene.world), question)
    assert (await scene.room_told())[-1]["live_since"] == live.live_since
    answered = await scene.step(scene.host.person, question, S.ANSWERED)
    assert answered.live_since is None


async def test_one_is_live_and_another_puts_it_back(scene: Scene) -> None:
    """The one before is approved again, and the room hears of both."""
    first, second = [await scene.approved(await another(scene.world)) for _ in range(2)]
    await scene.step(scene.expert.person, first, S.LIVE)
    await scene.step(scene.host.person, second, S.LIVE)
    assert (await scene.kept(first)).state is S.APPROVED
    assert [(q["id"], q["state"]) for q in (await scene.room_told())[-2:]] == [
        (first.id, "approved"),
        (second.id, "live"),
    ]


async def test_the_store_itself_keeps_a_second_one_from_being_live(scene: Scene) -> None:
    """Whatever a service does."""
    first, second = [await scene.approved(await another(scene.world)) for _ in range(2)]
    await scene.step(scene.expert.person, first, S.LIVE)
    live = replace(await scene.kept(second), state=S.LIVE)
    with pytest.raises(IntegrityError):
        await scene.world.ctx.store.write(lambda tx: tx.questions.move(live, S.APPROVED))


async def test_of_many_at_once_one_is_live(scene: Scene) -> None:
    """Twenty questions taken live in the same moment."""
    questions = [await scene.approved(await another(scene.world)) for _ in range(20)]
    await asyncio.gather(*(scene.step(scene.expert.person, q, S.LIVE) for q in questions))
    states = [(await scene.kept(q)).state for q in questions]
    assert (states.count(S.LIVE), states.count(S.APPROVED)) == (1, 19)


async def test_two_hosts_decide_once(scene: Scene) -> None:
    """The second is told that it was done."""
    question = await scene.ask(await another(scene.world))
    steps = [scene.step(scene.host.person, question, to) for to in (S.APPROVED, S.APPROVED)]
    done = await asyncio.gather(*steps, return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Conflict", "Question"]


async def test_a_decline_says_why_to_whoever_asked(scene: Scene) -> None:
    """In the host's words, or in kind ones; the room never hears of what it never saw."""
    asker = await another(scene.world)
    for reason, told in (("We had that last week.", "We had that last week."), ("", None)):
        question = await scene.ask(asker)
        await scene.step(scene.host.person, question, S.DECLINED, reason=reason)
        last = (await scene.me_told(asker))[-1]
        assert last["reason"] == (told or deciding.DECLINED)
        assert last["text"] == "why?"
    assert await scene.room_told() == []


async def test_a_reason_and_an_answer_keep_to_the_rules_of_the_place(scene: Scene) -> None:
    """And to their bounds."""
    question = await scene.approved(await another(scene.world))
    for to, fields in (
        (S.DECLINED, {"reason": "heron hate"}),
        (S.ANSWERED, {"answer": "heron hate"}),
        (S.ANSWERED, {"answer": "x" * (ANSWER_MAX_CHARS + 1)}),
    ):
        with pytest.raises(BadRequest):
            await scene.step(scene.host.person, question, to, **fields)
    assert (await scene.kept(question)).state is S.APPROVED


async def test_an_answer_may_be_a_message_of_the_crew_in_the_room(scene: Scene) -> None:
    """Not somebody else's, and not one that isn't there."""
    question = await scene.approved(await another(scene.world))
    said = await scene.world.say(scene.expert.person, "Like this.", ROOM.id)
    other = await scene.world.say(scene.wren.person, "hm", ROOM.id)
    for seq, error in ((other.seq, BadRequest), (999, NotFound)):
        with pytest.raises(error):
            await scene.step(scene.host.person, question, S.ANSWERED, seq=seq)
    answered = await scene.step(scene.host.person, question, S.ANSWERED, seq=said.seq)
    assert (answered.answer_seq, answered.answered_by) == (said.seq, scene.expert.person.id)


async def test_what_was_public_and_is_not_any_more_leaves_every_log_of_the_room(
    scene: Scene,
) -> None:
    """That there was a question stays; its words and its answer go."""
    asker = await another(scene.world)
    for to, by in ((S.DECLINED, scene.host.person), (S.WITHDRAWN, asker), (S.MERGED, None)):
        question = await scene.approved(asker, f"canary {to}")
        into = await scene.approved(asker, "another") if to is S.MERGED else None
        fields = {"into": into.id} if into else {}
        await scene.step(by or scene.host.person, question, to, **fields)
        told = [q for q in await scene.room_told() if q["id"] == question.id]
        assert [q["state"] for q in told] == ["approved", to]
        assert [q["text"] for q in told] == [None, None]
    assert "canary withdrawn" not in str(await scene.backstage_told())
    assert "canary declined" in str(await scene.backstage_told())


async def test_a_question_that_was_answered_may_be_taken_back(scene: Scene) -> None:
    """With the answer that it got: no replay holds either."""
    asker = await another(scene.world)
    question = await scene.approved(asker, "canary")
    await scene.step(scene.expert.person, question, S.ANSWERED, answer="canary too")
    await scene.step(asker, question, S.WITHDRAWN)
    assert "canary" not in str(await scene.room_told()) + str(await scene.backstage_told())
    assert await shown_to(scene, scene.wren.person) == []


async def test_who_asked_the_merged_one_hears_where_it_went(scene: Scene) -> None:
    """Also when that one is merged again later."""
    asker, other, third = [await another(scene.world) for _ in range(3)]
    one, two, three = [await scene.approved(who) for who in (asker, other, third)]
    await scene.step(scene.host.person, one, S.MERGED, into=two.id)
    assert (await scene.me_told(asker))[-1]["into"] == two.id
    await scene.step(scene.host.person, two, S.MERGED, into=three.id)
    assert (await scene.me_told(asker))[-1]["into"] == three.id
    assert (await scene.me_told(other))[-1]["into"] == three.id
    (mine,) = [q for q in await shown_to(scene, asker) if q.mine]
    assert (mine.state, mine.into) == ("merged", three.id)


async def test_a_question_is_merged_into_another_of_its_session(scene: Scene) -> None:
    """Not into itself, one that was merged into it, one that was declined, or none."""
    asker = await another(scene.world)
    one, two, gone = [await scene.approved(asker) for _ in range(3)]
    await scene.step(scene.host.person, gone, S.DECLINED)
    await scene.step(scene.host.person, two, S.MERGED, into=one.id)
    for into, error in (
        (one.id, Conflict),
        (two.id, Conflict),
        (gone.id, Conflict),
        ("none", BadRequest),
        (None, BadRequest),
    ):
        with pytest.raises(error):
            await scene.step(scene.host.person, one, S.MERGED, into=into)


async def test_somebody_on_the_stage_worries_and_a_case_is_opened(scene: Scene) -> None:
    """About whoever asked, of whom they don't know who it is; the room sees no label."""
    asker = await another(scene.world)
    question = await scene.approved(asker, is_anonymous=True)
    seen = await scene.step(
        scene.expert.person, question, S.ESCALATED, reason="sounds low", level="S3"
    )
    (case,) = await scene.world.ctx.store.read(lambda tx: tx.cases.of_person(asker.id))
    assert (case.level, case.raised_by, case.room) == ("S3", "staff", ROOM.id)
    assert (seen.state, seen.asker) == ("escalated", None)
    told = (await scene.room_told())[-1]
    assert (told["state"], told["text"], told["reason"]) == ("pending", None, None)
    mine = (await scene.me_told(asker))[-1]
    assert mine["reason"]
    assert "sounds low" not in str(mine)  # that is for the case


async def test_others_are_refused_and_learn_nothing(scene: Scene) -> None:
    """A question that waits isn't there for them; one that all see isn't theirs to move."""
    waiting = await scene.ask(await another(scene.world))
    public = await scene.approved(await another(scene.world))
    elsewhere = (await scene.world.staff(Role.HOST)).person
    for who in (scene.wren.person, elsewhere):
        for to in set(S) - {S.PENDING}:
            with pytest.raises(NotFound):
                await scene.step(who, waiting, to)
            with pytest.raises((NotAllowed, Conflict)):
                await scene.step(who, public, to)
    assert (await scene.kept(public)).state is S.APPROVED


async def test_what_each_reads_in_the_list(scene: Scene) -> None:
    """Members what is public and all their own; those backstage all but what was withdrawn."""
    asker = await another(scene.world)
    states = dict.fromkeys((S.PENDING, S.APPROVED, S.LIVE, S.ANSWERED, S.DECLINED, S.WITHDRAWN), "")
    for state in states:
        states[state] = await reach(scene, asker, state)
    public = {states[S.APPROVED], states[S.LIVE], states[S.ANSWERED]}
    assert {q.id for q in await shown_to(scene, scene.wren.person)} == public
    assert {q.id for q in await shown_to(scene, asker)} == set(states.values())
    for who in (scene.host, scene.expert, scene.mod):
        seen = {q.id for q in await shown_to(scene, who.person)}
        assert seen == set(states.values()) - {states[S.WITHDRAWN]}
    only = await shown_to(scene, asker, state=S.DECLINED)
    assert [q.id for q in only] == [states[S.DECLINED]]


async def reach(scene: Scene, asker: Any, state: QuestionState) -> str:
    """A question in that state; time passes, so that nobody is too fast."""
    scene.world.clock.pass_s(600)
    question = await scene.ask(asker)
    if state in {S.APPROVED, S.LIVE, S.ANSWERED}:
        await scene.step(scene.host.person, question, S.APPROVED)
    if state not in {S.PENDING, S.APPROVED}:
        by = asker if state is S.WITHDRAWN else scene.host.person
        await scene.step(by, question, state)
    return question.id


async def test_the_list_is_in_order_and_in_pages(scene: Scene) -> None:
    """The live one, then by votes, then the oldest; a page begins where the last one ended."""
    voters = [await another(scene.world) for _ in range(4)]
    questions = []
    for votes in (0, 2, 1, 4, 2, 0, 3):
        scene.world.clock.pass_s(1)
        question = await scene.approved(await another(scene.world))
        for voter in voters[:votes]:
            await scene.vote(voter, question)
        questions.append(question.id)
    await scene.step(scene.expert.person, await as_view(scene, questions[5]), S.LIVE)
    order = [questions[n] for n in (5, 3, 6, 1, 4, 2, 0)]
    read: list[str] = []
    after = None
    while True:
        reader = await scene.world.standing(voters[0])
        page = await list_questions(scene.world.ctx, reader, scene.session.id, after, 2)
        read += [q.id for q in page.questions]
        after = page.next
        if after is None:
            break
    assert read == order
    for nonsense in ("", "x", "1:2", "2:0:0:a", "0:-1:0:a", "0:x:0:a"):
        reader = await scene.world.standing(voters[0])
        with pytest.raises(BadRequest):
            await list_questions(scene.world.ctx, reader, scene.session.id, nonsense, 2)


async def as_view(scene: Scene, question_id: str) -> Any:
    """Named by its id."""
    return await scene.world.ctx.store.read(lambda tx: tx.questions.get(question_id))
