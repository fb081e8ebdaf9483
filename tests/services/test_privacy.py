import json
from typing import Any

import msgspec

from server.domain.case_log import Entry
from server.domain.people import Person, Role
from server.domain.qa.sessions import SessionState
from server.domain.rooms import Room
from server.domain.sanctions import SanctionKind
from server.protocol import Event
from server.services import privacy
from server.services.accounts import Admission
from server.services.changing import edit_message, react, withdraw_message
from server.services.moderating import cover_message, remove_message
from server.services.posting import Writer
from server.services.privacy import NAME_AFTERWARDS, erase, export, finish_erasures
from server.services.qa.leaving import say_mood
from server.services.qa.places import say_coming, take_place
from server.services.qa.polling import open_poll, vote
from server.services.qa.running import move_session
from server.services.qa.scheduling import schedule
from server.services.sanctioning import SanctionOrder, impose, lift
from server.services.views import person_view
from tests.services.casework import open_case
from tests.services.qa.test_sessions import plan
from tests.services.world import World

CANARY = "canary-5e1f"
NAME = "Canary Xylophone"


async def writer(world: World, person: Person) -> Writer:
    """Somebody about to write, as their node knows them."""
    return Writer(await world.standing(person), person_view(person))


async def lobby(world: World) -> Room:
    """The room where it all happens."""
    room = await world.ctx.store.read(lambda tx: tx.rooms.get("lobby"))
    assert room is not None
    return room


async def a_life(world: World) -> tuple[Admission, Admission]:
    """A member who did everything that leaves a trace, and the moderator who dealt with them."""
    moderator = await world.staff(Role.MODERATOR)
    member = await world.member(NAME)
    ctx, person, room = world.ctx, member.person, await lobby(world)
    texts = [f"{CANARY} {n}" for n in range(6)]
    said = [await world.say(person, text) for text in texts]
    who = await writer(world, person)
    others = await world.say(moderator.person, "an answer")
    await edit_message(ctx, who, room, said[0].seq, f"{CANARY} edited")
    await withdraw_message(ctx, who, room, said[1].seq)
    await remove_message(ctx, moderator.person, "lobby", said[2].seq, f"quotes {CANARY}")
    await cover_message(ctx, moderator.person, "lobby", said[3].seq, f"about {CANARY}")
    await react(ctx, who, room, others.seq, "💚", on=True)
    await react(ctx, who, room, said[4].seq, "🌱", on=True)
    await react(ctx, await writer(world, moderator.person), room, said[4].seq, "🌱", on=True)
    mute = SanctionOrder(person.id, SanctionKind.MUTE, "lobby", None, f"said {CANARY}")
    await lift(ctx, moderator.person, (await impose(ctx, moderator.person, mute)).id)
    return member, moderator


async def replay(world: World, topic: str) -> list[dict[str, Any]]:
    """The log as somebody who comes later reads it."""
    page = await world.ctx.store.read(lambda tx: tx.log.page(topic, 0, 1_000))
    return [json.loads(body) for _, body in page.events]


async def test_export_holds_everything_that_is_held(world: World) -> None:
    """Withdrawn and removed messages too: they are still here."""
    member, _ = await a_life(world)
    held = await export(world.ctx, member.person)
    assert held.person.name == NAME
    assert len(held.signins) == 1
    assert [m["room"] for m in held.memberships] == ["lobby"]
    assert [m.text for m in held.messages][:3] == [
        f"{CANARY} edited",
        f"{CANARY} 1",
        f"{CANARY} 2",
    ]
    assert sorted(emoji for _, _, emoji in held.reactions) == sorted(["💚", "🌱"])
    assert [s.reason for s in held.sanctions] == [f"said {CANARY}"]  # it has ended, and is held


async def test_export_holds_nothing_of_anybody_else(world: World) -> None:
    """Not a word that another person wrote."""
    _, moderator = await a_life(world)
    held = await export(world.ctx, moderator.person)
    assert [m.text for m in held.messages] == ["an answer"]
    assert held.sanctions == []


async def test_erasing_leaves_no_word_and_no_name_in_any_table(world: World) -> None:
    """The raw cells of the database are searched, the log's bodies among them."""
    member, _ = await a_life(world)
    before = world.cells()
    assert len([cell for cell in before if CANARY in cell]) > 8  # the search does find things
    assert len([cell for cell in before if NAME in cell]) > 8
    await erase(world.ctx, member.person)
    left = [cell for cell in world.cells() if CANARY in cell or NAME in cell]
    assert left == []


async def test_erasing_tells_the_room_of_every_message_and_reaction(world: World) -> None:
    """Whoever is reading sees them go; counts say what is left."""
    member, moderator = await a_life(world)
    so_far = len(world.committed)
    await erase(world.ctx, member.person)
    bodies = [json.loads(event.body) for event in world.committed[so_far:]]
    removed = [body["message"] for body in bodies if body["type"] == "message.removed"]
    # The one that was withdrawn before is told of again, for its author's name.
    assert len(removed) == 6
    for message in removed:
        assert message["text"] is None
        assert message["cover"] is None
        assert message["removed"] == "author"
        assert message["author"] == {
            "id": member.person.id,
            "name": NAME_AFTERWARDS,
            "roles": ["member"],
        }
    taken = {b["emoji"]: b["count"] for b in bodies if b["type"] == "reaction.changed"}
    assert taken == {"💚": 0, "🌱": 1}
    assert moderator.person.id not in json.dumps(bodies)


async def test_a_replay_after_erasing_is_whole_and_readable(world: World) -> None:
    """Every seq is there once, and every body is still an event of the protocol."""
    member, _ = await a_life(world)
    await erase(world.ctx, member.person)
    bodies = await replay(world, "room:lobby")
    assert [body["seq"] for body in bodies] == list(range(1, len(bodies) + 1))
    for body in bodies:
        msgspec.convert(body, Event)


async def test_erasing_leaves_others_as_they_were(world: World) -> None:
    """Their words, their names, their reactions."""
    member, moderator = await a_life(world)
    await erase(world.ctx, member.person)
    page = await world.ctx.store.read(
        lambda tx: tx.messages.page("lobby", None, 50, moderator.person.id)
    )
    theirs = [post for post in page if post.author.id == moderator.person.id]
    assert [post.message.text for post in theirs] == ["an answer"]
    assert theirs[0].author.name == moderator.person.name
    assert [count for post in page for count in post.reactions] == [("🌱", 1, True)]


async def test_erasing_many_messages_goes_in_small_writes(world: World) -> None:
    """A send that comes in the middle waits for one step, not for all of them."""
    member, other = await world.member(NAME), await world.member()
    count = privacy.MESSAGES_A_WRITE * 3 + 1
    for n in range(count):
        await world.say(member.person, f"{CANARY} {n}")
    sizes: list[int] = []
    world.ctx.store.on_commit(lambda events: sizes.append(len(events)))
    await erase(world.ctx, member.person)
    assert max(sizes) <= privacy.MESSAGES_A_WRITE
    assert sum(sizes) == count + 1  # and the word to the nodes
    assert (await world.say(other.person, "still here")).text == "still here"
    assert not [cell for cell in world.cells() if CANARY in cell]


async def test_an_erasure_that_was_cut_off_is_finished_later(world: World) -> None:
    """The account is gone first; what a stop left behind goes when the worker looks."""
    member, _ = await a_life(world)
    now = world.clock()
    await world.ctx.store.write(lambda tx: tx.people.erase(member.person.id, NAME_AFTERWARDS, now))
    assert [cell for cell in world.cells() if CANARY in cell]
    assert await finish_erasures(world.ctx) == 1
    assert not [cell for cell in world.cells() if CANARY in cell]
    assert await finish_erasures(world.ctx) == 0


async def test_erasing_twice_at_once_is_erasing_once(world: World) -> None:
    """The second finds nothing left to do, and breaks nothing."""
    member, _ = await a_life(world)
    await erase(world.ctx, member.person)
    heads = await replay(world, "room:lobby")
    await erase(world.ctx, member.person)
    assert await replay(world, "room:lobby") == heads


async def test_an_export_has_what_sessions_and_care_know(world: World) -> None:
    """Cases without staff's words, who came where, votes in polls and how somebody left."""
    wren = (await world.member()).person
    robin = (await world.staff(Role.HOST)).person
    case = await open_case(world, wren)
    view = await schedule(world.ctx, robin, plan(world, capacity=5))
    await say_coming(world.ctx, wren, view.id, coming=True)
    await move_session(world.ctx, robin, view.id, SessionState.LIVE)
    await take_place(world.ctx, wren, view.id)
    poll = await open_poll(world.ctx, robin, view.id, "Sleep?", ["yes", "no"])
    await vote(world.ctx, (await world.standing(wren)).person, poll.id, 1)
    await move_session(world.ctx, robin, view.id, SessionState.WRAPPING)
    await say_mood(world.ctx, wren, view.id, "better")
    held = await export(world.ctx, wren)
    assert [each.id for each in held.cases] == [case.id]
    assert sorted(held.attendance) == [(view.id, "coming"), (view.id, "place")]
    assert (held.poll_votes, held.moods) == ([(poll.id, 1)], [(view.id, "better")])
    await erase(world.ctx, wren)
    left = await export(world.ctx, wren)
    assert (left.attendance, left.poll_votes, left.moods) == ([], [], [])
    entries = await world.ctx.store.read(lambda tx: tx.cases.entries(case.id))
    assert entries[-1].kind is Entry.LEFT
