"""Votes: one a person, taken back at will, and told to the room at most once a second."""

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from server.domain.errors import Banned, Conflict, NotFound
from server.domain.people import Person, Role
from server.domain.qa.questions import QuestionState
from server.domain.qa.sessions import SessionState
from server.domain.sanctions import SanctionKind
from server.services.qa.voting import tell_votes
from server.services.sanctioning import SanctionOrder, impose
from tests.services.qa.scene import ROOM, Scene, another, make_scene
from tests.services.world import World

S = QuestionState


@pytest.fixture
async def scene(world: World) -> Scene:
    """Judged by the packaged rules."""
    return await make_scene(world)


async def test_one_a_person_and_back_again(scene: Scene) -> None:
    """Twice is once, both ways; asking is no vote."""
    question = await scene.approved(await another(scene.world))
    assert question.votes == 0
    wren = scene.wren.person
    for on, votes in ((True, 1), (True, 1), (False, 0), (False, 0), (True, 1)):
        seen = await scene.vote(wren, question, on=on)
        assert (seen.votes, seen.voted) == (votes, on)
    assert (await scene.vote(await another(scene.world), question)).votes == 2


async def test_whoever_asked_has_a_vote_like_anybody(scene: Scene) -> None:
    """One."""
    asker = await another(scene.world)
    question = await scene.approved(asker)
    assert (await scene.vote(asker, question)).votes == 1
    assert (await scene.vote(asker, question)).votes == 1


async def test_only_what_is_open_is_voted_for(world: World) -> None:
    """Not what waits, which others don't know of, was answered, or is of a session that is over."""
    scene = await make_scene(world)
    asker = await another(world)
    waiting = await scene.ask(asker)
    with pytest.raises(NotFound):
        await scene.vote(scene.wren.person, waiting)
    with pytest.raises(Conflict):
        await scene.vote(asker, waiting)
    answered = await scene.approved(asker)
    await scene.step(scene.expert.person, answered, S.ANSWERED)
    with pytest.raises(Conflict):
        await scene.vote(scene.wren.person, answered)
    approved = await scene.approved(asker)
    ended = replace(scene.session, state=SessionState.ENDED)
    assert await world.ctx.store.write(lambda tx: tx.qa_sessions.save(ended))
    with pytest.raises(Conflict):
        await scene.vote(scene.wren.person, approved)


async def test_whoever_is_banned_from_the_room_has_no_vote(scene: Scene) -> None:
    """Though they know the question's id."""
    question = await scene.approved(await another(scene.world))
    boss = (await scene.world.staff(Role.MANAGING_MODERATOR)).person
    order = SanctionOrder(scene.wren.person.id, SanctionKind.BAN, ROOM.id, None, "x")
    await impose(scene.world.ctx, boss, order)
    with pytest.raises(Banned):
        await scene.vote(scene.wren.person, question)


async def test_the_room_hears_of_counts_and_never_of_votes(scene: Scene) -> None:
    """The first at once, the rest of a second in one event, and nothing where nothing is new."""
    question = await scene.approved(await another(scene.world))
    scene.world.clock.pass_s(2)
    so_far = len(await scene.room_told())
    voters = [await another(scene.world) for _ in range(20)]
    for voter in voters:
        await scene.vote(voter, question)
    assert [q["votes"] for q in (await scene.room_told())[so_far:]] == [1]
    assert await tell_votes(scene.world.ctx) == 0  # not yet
    scene.world.clock.pass_s(1)
    assert await tell_votes(scene.world.ctx) == 1
    assert await tell_votes(scene.world.ctx) == 0
    assert [q["votes"] for q in (await scene.room_told())[so_far:]] == [1, 20]
    await scene.vote(voters[0], question, on=False)
    await scene.vote(voters[0], question)
    scene.world.clock.pass_s(1)
    assert await tell_votes(scene.world.ctx) == 1  # looked at, and there was nothing to tell
    assert [q["votes"] for q in (await scene.room_told())[so_far:]] == [1, 20]
    told = (await scene.room_told())[-1]
    assert not {"voted", "mine", "asker_key"} & told.keys()


async def test_a_merge_counts_whoever_voted_for_both_once(scene: Scene) -> None:
    """And a vote for the merged one counts for the other from then on."""
    first, second = [await scene.approved(await another(scene.world)) for _ in range(2)]
    a, b, c = [await another(scene.world) for _ in range(3)]
    for voter, question in ((a, first), (b, first), (b, second), (c, second)):
        await scene.vote(voter, question)
    merged = await scene.step(scene.host.person, second, S.MERGED, into=first.id)
    assert (merged.into, merged.votes) == (first.id, 0)
    assert (await scene.kept(first)).votes == 3
    assert (await scene.vote(await another(scene.world), second)).id == first.id
    assert (await scene.vote(c, second, on=False)).votes == 3


async def test_random_votes_and_merges_are_what_a_recount_says(scene: Scene) -> None:
    """A thousand of them, against sets."""
    rng = random.Random(7)
    people = [await another(scene.world) for _ in range(40)]
    questions = [await scene.approved(people[n]) for n in range(5)]
    questions += [await scene.approved(people[n]) for n in range(5, 10)]
    voters: dict[str, set[str]] = defaultdict(set)
    root = {question.id: question.id for question in questions}
    for n in range(1_000):
        if n and n % 150 == 0:
            await _merge_two(scene, rng, root, voters)
        person, question = rng.choice(people), rng.choice(questions)
        on = rng.random() < 0.7
        seen = await scene.vote(person, question, on=on)
        _note(voters[root[question.id]], person, on=on)
        assert seen.votes == len(voters[root[question.id]])
    assert len(set(root.values())) == 4
    for question in questions:
        kept = await scene.kept(question)
        assert kept.votes == (len(voters[kept.id]) if root[kept.id] == kept.id else 0)
    assert scene.world.rows("qa_votes") == sum(len(voters[r]) for r in set(root.values()))


def _note(voters: set[str], person: Person, *, on: bool) -> None:
    (voters.add if on else voters.discard)(person.id)


async def _merge_two(
    scene: Scene, rng: random.Random, root: dict[str, str], voters: dict[str, set[str]]
) -> None:
    gone, into = rng.sample(sorted(set(root.values())), 2)
    question = await scene.world.ctx.store.read(lambda tx: tx.questions.get(gone))
    assert question is not None
    await scene.step(scene.host.person, question, S.MERGED, into=into)  # type: ignore[arg-type]
    voters[into] |= voters.pop(gone, set())
    root.update({each: into for each, its in root.items() if its == gone})
