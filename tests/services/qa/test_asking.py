"""Asking in a Q&A session: kept once, judged as a message is, and never a risk that waits."""

import pytest

from server.domain.errors import BadRequest, Conflict, Muted, NotFound, RoomPaused, SlowDown
from server.domain.people import Role
from server.domain.qa.questions import ASKED_WITHIN_MS, QuestionState
from server.domain.qa.sessions import SessionState
from server.domain.queue import Decision
from server.domain.sanctions import SanctionKind
from server.services.deciding import decide, undo
from server.services.rooms import RoomChange, change_room
from server.services.sanctioning import SanctionOrder, impose
from tests.services.policed import policed
from tests.services.qa.scene import ROOM, Scene, another, make_scene
from tests.services.world import World

S = QuestionState


@pytest.fixture
async def scene(world: World) -> Scene:
    """Judged by rules under which `heron insult` is an insult."""
    return await make_scene(policed(world))


async def test_a_question_waits_until_a_host_has_seen_it(scene: Scene) -> None:
    """Its asker and those backstage hear of it; the room doesn't."""
    asker = await another(scene.world)
    asked = await scene.ask(asker)
    assert (asked.state, asked.votes, asked.mine, asked.voted) == ("pending", 0, True, False)
    assert asked.asker is not None
    assert asked.asker.id == asker.id
    assert [q["state"] for q in await scene.backstage_told()] == ["pending"]
    assert [q["mine"] for q in await scene.me_told(asker)] == [True]
    assert await scene.room_told() == []


async def test_without_pre_moderation_everybody_sees_it_at_once(world: World) -> None:
    """In a session whose host turned it off."""
    scene = await make_scene(world, is_pre_moderated=False)
    asked = await scene.ask(await another(world))
    assert asked.state == "approved"
    assert [q["text"] for q in await scene.room_told()] == ["why?"]


async def test_the_same_client_id_asks_once(scene: Scene) -> None:
    """However often it is sent; another person's is another question."""
    asker, other = await another(scene.world), await another(scene.world)
    first = await scene.ask(asker, id="one")
    again = await scene.ask(asker, "something else", id="one")
    theirs = await scene.ask(other, id="one")
    assert (again.id, again.text) == (first.id, "why?")
    assert theirs.id != first.id
    assert scene.world.rows("qa_questions") == 2
    assert len(await scene.backstage_told()) == 2


@pytest.mark.parametrize(
    ("state", "is_asked"),
    [
        (SessionState.SCHEDULED, True),
        (SessionState.DOORS, True),
        (SessionState.LIVE, True),
        (SessionState.WRAPPING, True),
        (SessionState.ENDED, False),
        (SessionState.ARCHIVED, False),
        (SessionState.CANCELLED, False),
    ],
)
async def test_one_may_ask_ahead_and_until_the_end(
    world: World, state: SessionState, is_asked: bool
) -> None:
    """From when it is scheduled."""
    scene = await make_scene(world, state=state)
    asker = await another(world)
    if is_asked:
        assert (await scene.ask(asker)).state == "pending"
    else:
        with pytest.raises(Conflict):
            await scene.ask(asker)


async def test_a_session_that_is_not_there_for_somebody_takes_nothing(world: World) -> None:
    """A draft, and one in a room for others; the same answer as for none."""
    draft = await make_scene(world, state=SessionState.DRAFT)
    with pytest.raises(NotFound):
        await draft.ask(draft.wren.person)
    teens = await make_scene(world, id="session-2", room="teens")
    with pytest.raises(NotFound):
        await teens.ask(teens.wren.person)
    fern = (await world.member(age_band="13-17")).person
    assert (await teens.ask(fern)).state == "pending"
    with pytest.raises(NotFound):
        await draft.ask(fern)


async def test_anonymous_only_where_the_session_allows_it(world: World) -> None:
    """Refused rather than asked by name."""
    scene = await make_scene(world, is_anonymous=False)
    with pytest.raises(BadRequest):
        await scene.ask(scene.wren.person, is_anonymous=True)
    assert world.rows("qa_questions") == 0


async def test_what_the_policy_holds_waits_also_without_pre_moderation(world: World) -> None:
    """With the notice that a message would get; no moderator's item where nobody is to blame."""
    scene = await make_scene(policed(world), is_pre_moderated=False)
    asker = await another(world)
    asked = await scene.try_asking(asker, "heron own data")
    assert asked.question is not None
    assert asked.notice is not None
    assert (asked.question.state, asked.notice.code) == ("pending", "own_data")
    assert world.rows("queue_items") == 0
    assert await scene.room_told() == []


async def test_what_the_policy_declines_is_declined_and_counts(scene: Scene) -> None:
    """Its asker reads why; hosts and the room never hear of it; moderators have it in the queue."""
    asker = await another(scene.world)
    asked = await scene.try_asking(asker, "heron hate", id="one")
    assert asked.question is not None
    assert asked.notice is not None
    assert (asked.question.state, asked.question.reason) == ("declined", asked.notice.message)
    again = await scene.try_asking(asker, "heron hate", id="one")
    assert (again.question, again.notice) == (asked.question, asked.notice)
    assert await scene.backstage_told() == await scene.room_told() == []
    assert scene.world.rows("queue_items") == scene.world.rows("strikes") == 1
    with pytest.raises(NotFound):
        await scene.step(scene.host.person, asked.question, S.APPROVED)


async def test_a_second_look_lets_it_through_as_a_question(scene: Scene) -> None:
    """Not as a message under a name; the strike goes, and undoing brings both back."""
    asker = await another(scene.world)
    asked = await scene.ask(asker, "heron hate", is_anonymous=True)
    item = (await scene.kept(asked)).item or ""
    await decide(scene.world.ctx, scene.mod.person, item, Decision.APPROVE, "it quotes")
    assert scene.world.rows("messages") == 0
    assert [(q["state"], q["asker"]) for q in await scene.room_told()] == [("approved", None)]
    await undo(scene.world.ctx, scene.mod.person, item)
    kept = await scene.kept(asked)
    assert (kept.state, kept.is_kept_back) == (S.DECLINED, True)
    assert [q["text"] for q in await scene.room_told()] == [None, None]


async def test_a_risk_question_opens_a_case_and_never_waits(scene: Scene) -> None:
    """At once, with the card for whoever asks, and told as what it is to nobody in the room."""
    asker = await another(scene.world)
    asked = await scene.try_asking(asker, "heron plan", is_anonymous=True)
    assert asked.question is not None
    assert asked.care is not None
    assert (asked.question.state, asked.care.level) == ("escalated", "S3")
    assert asked.question.reason  # its asker reads kindly what happens next
    (case,) = await scene.world.ctx.store.read(lambda tx: tx.cases.of_person(asker.id))
    assert (case.raised_by, case.level, case.room) == ("question", "S3", ROOM.id)
    assert [q["state"] for q in await scene.backstage_told()] == ["escalated"]
    assert await scene.room_told() == []


async def test_who_is_at_risk_is_never_slowed_down(scene: Scene) -> None:
    """Five questions are the most for others."""
    asker, other = await another(scene.world), await another(scene.world)
    for _ in range(5):
        await scene.ask(asker)
        await scene.ask(other)
    with pytest.raises(SlowDown):
        await scene.ask(other)
    assert (await scene.ask(asker, "heron ideation")).state == "escalated"
    assert (await scene.ask(asker)).state == "pending"
    scene.world.clock.pass_s(ASKED_WITHIN_MS / 1000)
    assert (await scene.ask(other)).state == "pending"


async def test_not_even_a_mute_keeps_help_from_somebody(scene: Scene) -> None:
    """Nothing is asked, and staff hear of it all the same."""
    asker = await another(scene.world)
    order = SanctionOrder(asker.id, SanctionKind.MUTE, ROOM.id, None, "x")
    await impose(scene.world.ctx, scene.mod.person, order)
    with pytest.raises(Muted):
        await scene.ask(asker, "heron plan")
    assert scene.world.rows("qa_questions") == 0
    assert len(await scene.world.ctx.store.read(lambda tx: tx.cases.of_person(asker.id))) == 1


async def test_a_session_that_is_over_still_hears_who_may_be_at_risk(world: World) -> None:
    """It takes no question any more; staff know, and the card is on `me`."""
    scene = await make_scene(policed(world), state=SessionState.ENDED)
    asker = await another(world)
    with pytest.raises(Conflict):
        await scene.ask(asker, "heron plan")
    assert len(await world.ctx.store.read(lambda tx: tx.cases.of_person(asker.id))) == 1
    told = await world.ctx.store.read(lambda tx: tx.log.page(f"me:{asker.id}", 0, 10))
    assert b"care.offered" in b"".join(body for _, body in told.events)


async def test_a_locked_room_may_be_asked_in_and_a_paused_one_not(scene: Scene) -> None:
    """The room opens with the session; a pause stops new words everywhere."""
    admin = (await scene.world.staff(Role.ADMIN)).person
    await change_room(scene.world.ctx, admin, ROOM.id, RoomChange(is_read_only=True))
    await scene.ask(scene.wren.person)
    await change_room(scene.world.ctx, admin, ROOM.id, RoomChange(is_paused=True))
    with pytest.raises(RoomPaused):
        await scene.ask(scene.wren.person)
