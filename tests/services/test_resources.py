"""Pinning videos and readings to rooms and sessions."""

import json
from dataclasses import replace
from typing import Any

import pytest

from server.domain.errors import BadRequest, Conflict, NotAllowed, NotFound
from server.domain.people import Person, Role
from server.domain.resources import (
    NO_VIDEO_HOSTS,
    RESOURCES_MAX,
    Resource,
    ResourceKind,
    video_hosts,
)
from server.services.auditing import read_audit
from server.services.privacy import erase, export
from server.services.qa.places import take_place
from server.services.qa.running import move_session
from server.services.qa.scheduling import schedule
from server.services.resources import Where, change, list_resources, pin, unpin
from tests.services.qa.test_sessions import S, host, plan
from tests.services.world import World

LOBBY = Where(room="lobby")
READING = Resource(id="", kind=ResourceKind.READING, title="Sleep", url="https://a.example/sleep")
VIDEO = Resource(
    id="",
    kind=ResourceKind.VIDEO,
    title="Breathing",
    url="https://player.example.org/1",
    captions_url="https://words.example/1",
    language="ar",
    about="Five minutes",
)


@pytest.fixture
async def robin(world: World) -> Person:
    """Somebody who hosts, in a place that takes videos from one host."""
    world.ctx = replace(world.ctx, video_hosts=video_hosts(["player.example.org"]))
    return await host(world)


async def titles(world: World, person: Person, where: Where = LOBBY) -> list[str]:
    """In their order."""
    return [each.title for each in await list_resources(world.ctx, person, where)]


async def told(world: World, topic: str = "room:lobby") -> list[dict[str, Any]]:
    """What those in a room heard of it."""
    page = await world.ctx.store.read(lambda tx: tx.log.page(topic, 0, 100))
    events = [json.loads(body) for _, body in page.events]
    return [event for event in events if event["type"] == "resources.changed"]


async def test_everybody_in_a_room_has_what_is_pinned_to_it(world: World, robin: Person) -> None:
    """As it was given, in order; and open pages are told of all of it."""
    wren = (await world.member()).person
    await pin(world.ctx, robin, LOBBY, READING)
    video = await pin(world.ctx, robin, LOBBY, VIDEO)
    assert (video.kind, video.language, video.about) == ("video", "ar", "Five minutes")
    found = await list_resources(world.ctx, wren, LOBBY)
    assert [each.title for each in found] == ["Sleep", "Breathing"]
    events = await told(world)
    assert [len(event["resources"]) for event in events] == [1, 2]
    assert [each["id"] for each in events[-1]["resources"]] == [each.id for each in found]


async def test_one_is_changed_moved_and_taken_off(world: World, robin: Person) -> None:
    """Each with those in the room told, and on the record."""
    made = [await pin(world.ctx, robin, LOBBY, replace(READING, title=t)) for t in "abc"]
    await change(world.ctx, robin, LOBBY, made[2].id, {}, position=0)
    assert await titles(world, robin) == ["c", "a", "b"]
    await change(world.ctx, robin, LOBBY, made[2].id, {}, position=RESOURCES_MAX - 1)
    await change(world.ctx, robin, LOBBY, made[1].id, {"title": "B"})
    assert await titles(world, robin) == ["a", "B", "c"]
    await change(world.ctx, robin, LOBBY, made[1].id, {"title": "B"})
    left = await unpin(world.ctx, robin, LOBBY, made[0].id)
    assert [each.title for each in left] == await titles(world, robin) == ["B", "c"]
    await pin(world.ctx, robin, LOBBY, READING)
    assert await titles(world, robin) == ["B", "c", "Sleep"]
    events = await told(world)
    assert [[r["title"] for r in event["resources"]] for event in events][-4:] == [
        ["a", "b", "c"],
        ["a", "B", "c"],
        ["B", "c"],
        ["B", "c", "Sleep"],
    ]
    admin = (await world.staff(Role.ADMIN)).person
    page = await read_audit(world.ctx, admin, None, 100, {"room": "lobby"})
    acts = [entry.action for entry in reversed(page.entries)]
    changes = ["resource.changed"] * 3
    assert acts == ["resource.pinned"] * 3 + changes + ["resource.unpinned", "resource.pinned"]


async def test_who_may_not_read_a_room_has_nothing_of_it(world: World, robin: Person) -> None:
    """It isn't there for them, and neither is what is pinned to another place."""
    teen = (await world.member(age_band="13-17")).person
    adults = Where(room="adults")
    made = await pin(world.ctx, robin, adults, READING)
    for where in (adults, Where(room="nowhere"), Where(session="nowhere")):
        with pytest.raises(NotFound):
            await list_resources(world.ctx, teen, where)
    for elsewhere in (LOBBY, Where(room="teens")):
        with pytest.raises(NotFound):
            await unpin(world.ctx, robin, elsewhere, made.id)
    assert await titles(world, robin, adults) == ["Sleep"]


async def test_those_who_change_a_room_pin_to_it(world: World, robin: Person) -> None:
    """Members, experts and moderators of the lower tier don't."""
    for role in (Role.MEMBER, Role.EXPERT, Role.MODERATOR, Role.RESPONDER):
        person = (await world.staff(role)).person
        with pytest.raises(NotAllowed):
            await pin(world.ctx, person, LOBBY, READING)
    manager = (await world.staff(Role.MANAGING_MODERATOR)).person
    made = await pin(world.ctx, manager, LOBBY, READING)
    await unpin(world.ctx, robin, LOBBY, made.id)


async def test_a_session_has_its_own(world: World, robin: Person) -> None:
    """Pinned by its hosts; read ahead by whoever may know of it, and told in its room."""
    view = await schedule(world.ctx, robin, plan(world))
    where = Where(session=view.id)
    with pytest.raises(NotAllowed):
        await pin(world.ctx, await host(world), where, VIDEO)
    made = await pin(world.ctx, robin, where, VIDEO)
    assert (made.session, made.room) == (view.id, None)
    wren = (await world.member()).person
    assert await titles(world, wren, where) == ["Breathing"]
    assert await titles(world, wren, LOBBY) == []
    (event,) = await told(world)
    assert event["session"] == view.id


async def test_nobody_hears_of_what_a_draft_has(world: World, robin: Person) -> None:
    """It is there once the draft is scheduled."""
    view = await schedule(world.ctx, robin, plan(world), is_draft=True)
    where, wren = Where(session=view.id), (await world.member()).person
    await pin(world.ctx, robin, where, READING)
    assert await told(world) == []
    with pytest.raises(NotFound):
        await list_resources(world.ctx, wren, where)
    await move_session(world.ctx, robin, view.id, S.SCHEDULED)
    assert await titles(world, wren, where) == ["Sleep"]


async def test_a_room_with_places_shows_it_to_those_inside(world: World, robin: Person) -> None:
    """As it does its messages."""
    await pin(world.ctx, robin, LOBBY, READING)
    view = await schedule(world.ctx, robin, plan(world, capacity=5))
    await move_session(world.ctx, robin, view.id, S.LIVE)
    wren = (await world.member()).person
    with pytest.raises(NotAllowed):
        await list_resources(world.ctx, wren, LOBBY)
    await take_place(world.ctx, wren, view.id)
    inside = (await world.standing(wren)).person
    assert await titles(world, inside) == ["Sleep"]


async def test_there_are_only_so_many(world: World, robin: Person) -> None:
    """A place more is one to be made free first."""
    for n in range(RESOURCES_MAX):
        await pin(world.ctx, robin, LOBBY, replace(READING, title=str(n)))
    with pytest.raises(Conflict, match="take one off first"):
        await pin(world.ctx, robin, LOBBY, READING)
    assert len(await titles(world, robin)) == RESOURCES_MAX


async def test_a_refused_change_leaves_what_is_there(world: World, robin: Person) -> None:
    """Nothing told, nothing kept."""
    made = await pin(world.ctx, robin, LOBBY, VIDEO)
    before = world.cells()
    for fields, field in (
        ({"url": "https://evil.example/"}, "url"),
        ({"captions_url": None}, "captions_url"),
        ({"title": " "}, "title"),
    ):
        with pytest.raises(BadRequest) as refused:
            await change(world.ctx, robin, LOBBY, made.id, fields)
        assert refused.value.field == field
    with pytest.raises(BadRequest):
        await pin(world.ctx, robin, LOBBY, replace(VIDEO, url="https://evil.example/"))
    assert world.cells() == before


async def test_a_narrower_setting_keeps_what_is_pinned(world: World, robin: Person) -> None:
    """Its words and its place can be changed; a page shows it as a link."""
    made = await pin(world.ctx, robin, LOBBY, VIDEO)
    narrower = replace(world.ctx, video_hosts=NO_VIDEO_HOSTS)
    renamed = await change(narrower, robin, LOBBY, made.id, {"title": "Breathe"}, position=0)
    assert (renamed.title, renamed.url) == ("Breathe", VIDEO.url)


async def test_whoever_erases_themselves_leaves_what_they_pinned(world: World) -> None:
    """In their export before; afterwards it is there without them."""
    world.ctx = replace(world.ctx, video_hosts=video_hosts(["player.example.org"]))
    robin, wren = await world.staff(Role.HOST), (await world.member()).person
    made = await pin(world.ctx, robin.person, LOBBY, VIDEO)
    assert [each.id for each in (await export(world.ctx, robin.person)).pinned] == [made.id]
    await erase(world.ctx, robin.person)
    assert (await export(world.ctx, robin.person)).pinned == []
    assert await titles(world, wren) == ["Breathing"]
    kept = await world.ctx.store.read(lambda tx: tx.resources.of_room("lobby"))
    assert [each.pinned_by for each in kept] == [None]
