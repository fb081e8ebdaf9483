"""Erasing oneself takes questions, answers and votes along; the export holds them."""

import json

import msgspec
import pytest

from server.domain.qa.questions import QuestionState
from server.domain.qa.sessions import SessionState
from server.protocol import Event
from server.services.privacy import erase, export, finish_erasures
from tests.services.qa.scene import ROOM, Scene, another, make_scene
from tests.services.world import World

S = QuestionState
CANARY = "canary-5e1f"
NAME = "Canary Xylophone"


@pytest.fixture
async def scene(world: World) -> Scene:
    """A live session."""
    return await make_scene(world, state=SessionState.LIVE)


async def test_the_export_holds_what_one_asked_and_voted_for(scene: Scene) -> None:
    """Anonymous questions and withdrawn ones too; nothing of others."""
    asker, other = await another(scene.world), await another(scene.world)
    mine = await scene.approved(asker, CANARY, is_anonymous=True)
    theirs = await scene.approved(other, "theirs")
    await scene.vote(asker, theirs)
    await scene.step(asker, mine, S.WITHDRAWN)
    held = await export(scene.world.ctx, asker)
    assert [(q.id, q.text, q.is_anonymous) for q in held.questions] == [(mine.id, CANARY, True)]
    assert [vote.question for vote in held.votes] == [theirs.id]


async def test_erasing_leaves_no_word_name_or_vote_of_whoever_asked(scene: Scene) -> None:
    """In no cell of the database, every state and every log among them; others are told."""
    asker = await another(scene.world, NAME)
    for state in (S.PENDING, S.APPROVED, S.DECLINED, S.WITHDRAWN, S.ANSWERED, S.LIVE):
        scene.world.clock.pass_s(600)
        question = await scene.ask(asker, f"{CANARY} {state}")
        if state in {S.APPROVED, S.ANSWERED, S.LIVE}:
            await scene.step(scene.host.person, question, S.APPROVED)
        if state not in {S.PENDING, S.APPROVED}:
            by = asker if state is S.WITHDRAWN else scene.host.person
            await scene.step(by, question, state, reason=f"{CANARY} {state}")
    theirs = await scene.approved(await another(scene.world), "theirs")
    await scene.vote(asker, theirs)
    before = scene.world.cells()
    assert len([cell for cell in before if CANARY in cell]) > 12  # the search does find things
    await erase(scene.world.ctx, asker)
    assert [cell for cell in scene.world.cells() if CANARY in cell or NAME in cell] == []
    kept = await scene.kept(theirs)
    assert (kept.votes, kept.text) == (0, "theirs")
    shown = [q["state"] for q in await scene.room_told() if q["id"] != theirs.id]
    assert shown[-3:] == ["withdrawn"] * 3  # what was approved, answered and live
    assert scene.world.rows("qa_votes") == 0


async def test_the_log_is_whole_and_readable_afterwards(scene: Scene) -> None:
    """Every seq once, and every body an event of the protocol."""
    asker = await another(scene.world, NAME)
    question = await scene.approved(asker, CANARY)
    await scene.step(scene.expert.person, question, S.ANSWERED, answer="so")
    await erase(scene.world.ctx, asker)
    topics = (f"room:{ROOM.id}", f"backstage:{scene.session.id}")
    pages = await scene.world.ctx.store.read(
        lambda tx: [tx.log.page(topic, 0, 100) for topic in topics]
    )
    for page in pages:
        bodies = [json.loads(body) for _, body in page.events]
        assert [body["seq"] for body in bodies] == list(range(1, len(bodies) + 1))
        assert [msgspec.convert(body, Event) for body in bodies]


async def test_an_expert_who_leaves_takes_their_answers_along(scene: Scene) -> None:
    """The question stays, as one that was answered."""
    asker = await another(scene.world)
    question = await scene.approved(asker, "why?")
    await scene.step(scene.expert.person, question, S.ANSWERED, answer=CANARY)
    await erase(scene.world.ctx, scene.expert.person)
    assert [cell for cell in scene.world.cells() if CANARY in cell] == []
    kept = await scene.kept(question)
    assert (kept.state, kept.text, kept.answered_by) == (S.ANSWERED, "why?", None)
    assert (await scene.room_told())[-1]["text"] == "why?"
    assert {q["text"] for q in await scene.me_told(asker)} == {"why?"}
    assert scene.expert.person.id not in json.dumps(await scene.room_told())


async def test_what_a_stop_left_behind_goes_later(scene: Scene) -> None:
    """The worker looks for it."""
    asker = await another(scene.world)
    await scene.approved(asker, CANARY)
    now = scene.world.clock()
    await scene.world.ctx.store.write(lambda tx: tx.people.erase(asker.id, "Somebody", now))
    assert await finish_erasures(scene.world.ctx) == 1
    assert [cell for cell in scene.world.cells() if CANARY in cell] == []
    assert await finish_erasures(scene.world.ctx) == 0
