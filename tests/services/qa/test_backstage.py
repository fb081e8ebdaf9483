"""The room of those who run a session: who is in it, until when, and what becomes of its words."""

from dataclasses import replace

import pytest

from moderation.verdict import Outcome, Verdict
from server.domain.errors import Conflict, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.domain.qa.sessions import SessionState
from server.domain.rooms import Room
from server.services.privacy import erase
from server.services.qa import archive
from server.services.qa.backstage import open_backstage
from server.services.qa.running import move_session
from server.services.qa.scheduling import Plan, change_session
from server.services.rooms import get_room, list_rooms
from tests.services.qa.scene import Scene, another, make_scene
from tests.services.world import World

CANARY = "canary-7f3a"


@pytest.fixture
async def scene(world: World) -> Scene:
    """A session that is planned."""
    return await make_scene(world)


async def opened(scene: Scene) -> Room:
    """By its host."""
    return await open_backstage(scene.world.ctx, scene.host.person, scene.session.id)


async def now(scene: Scene, person: Person) -> Person:
    """With the roles that they have by now."""
    return (await scene.world.standing(person)).person


async def test_its_crew_and_moderators_come_in_and_nobody_else(scene: Scene) -> None:
    """Whoever opens it lets all of them in; again it is the same room."""
    room, ctx = await opened(scene), scene.world.ctx
    for who in (scene.host.person, scene.expert.person, scene.mod.person):
        assert await open_backstage(ctx, who, scene.session.id) == room
        assert await get_room(ctx, await now(scene, who), room.id) == room
    other_host = (await scene.world.staff(Role.HOST)).person
    for who in (scene.wren.person, other_host):
        with pytest.raises(NotAllowed):
            await open_backstage(ctx, who, scene.session.id)
        with pytest.raises(NotFound):
            await get_room(ctx, await now(scene, who), room.id)


async def test_it_is_in_nobodys_list_of_rooms(scene: Scene) -> None:
    """Not even its crew's: they come by the desk."""
    room = await opened(scene)
    for who in (scene.host.person, scene.mod.person, scene.wren.person):
        shown = await list_rooms(scene.world.ctx, await now(scene, who))
        assert shown
        assert room.id not in {each.id for each in shown}


async def test_whoever_leaves_the_crew_is_out_and_who_joins_is_in(scene: Scene) -> None:
    """In the commit of the change."""
    room, ctx = await opened(scene), scene.world.ctx
    new = (await scene.world.staff(Role.EXPERT)).person
    host = scene.host.person
    await change_session(ctx, host, scene.session.id, Plan(experts=(new.id,)))
    assert await get_room(ctx, await now(scene, new), room.id) == room
    with pytest.raises(NotFound):
        await get_room(ctx, await now(scene, scene.expert.person), room.id)


async def test_what_is_said_there_is_judged_as_anywhere(scene: Scene) -> None:
    """A crew's own room is no room without rules."""
    room = await opened(scene)
    held = Verdict(Outcome.HOLD)
    scene.world.ctx = replace(scene.world.ctx, judge=lambda *_: held)
    sent = await scene.world.send(await now(scene, scene.expert.person), "anything", room.id)
    assert sent.outcome == "held"


async def test_it_closes_when_its_session_goes_to_the_archive_without_it(scene: Scene) -> None:
    """The crew is let out; those who moderate can still read what was said."""
    room, ctx, host = await opened(scene), scene.world.ctx, scene.host.person
    await scene.world.say(await now(scene, host), CANARY, room.id)
    await move_session(ctx, host, scene.session.id, SessionState.LIVE)
    await move_session(ctx, host, scene.session.id, SessionState.ENDED)
    assert (await get_room(ctx, await now(scene, host), room.id)).id == room.id
    await move_session(ctx, host, scene.session.id, SessionState.ARCHIVED)
    with pytest.raises(NotFound):
        await get_room(ctx, await now(scene, host), room.id)
    with pytest.raises(Conflict):
        await opened(scene)
    assert (await get_room(ctx, await now(scene, scene.mod.person), room.id)).id == room.id
    kept = await archive.of_session(ctx, host, scene.session.id)
    assert CANARY not in str(kept)


async def test_what_one_said_there_is_erased_with_oneself(scene: Scene) -> None:
    """From the room and from its log."""
    room = await opened(scene)
    await scene.world.say(await now(scene, scene.expert.person), CANARY, room.id)
    assert [cell for cell in scene.world.cells() if CANARY in cell]
    await erase(scene.world.ctx, scene.expert.person)
    assert [cell for cell in scene.world.cells() if CANARY in cell] == []


async def test_a_new_room_of_the_session_has_its_own_moderators(scene: Scene) -> None:
    """Whoever moderates the room where it is now, and not the one where it was to be."""
    room, ctx = await opened(scene), scene.world.ctx
    theirs = await another(scene.world)
    await ctx.store.write(
        lambda tx: tx.people.set_room_roles(theirs.id, "lobby", {Role.MODERATOR}, 0)
    )
    with pytest.raises(NotFound):
        await get_room(ctx, await now(scene, theirs), room.id)
    await change_session(ctx, scene.host.person, scene.session.id, Plan(room="lobby"))
    assert (await get_room(ctx, await now(scene, theirs), room.id)).backstage_of == "lobby"
