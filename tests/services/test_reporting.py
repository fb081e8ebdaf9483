import json
from typing import Any

import pytest

from server.domain.errors import BadRequest, Banned, Conflict, NotAllowed, NotFound, SlowDown
from server.domain.people import Role
from server.domain.queue import ItemKind, Lane, QueueItem
from server.domain.reports import FILED_MAX, FILED_WINDOW_MS
from server.domain.sanctions import SanctionKind
from server.domain.topics import person_topic
from server.services.accounts import Admission
from server.services.moderating import remove_message
from server.services.privacy import erase
from server.services.reported import reported, reporters
from server.services.reporting import Complaint, report
from server.services.sanctioning import SanctionOrder, impose
from tests.services.world import World

BOTH_DESKS = ("desk/all", "desk/moderators")


async def file(world: World, who: Admission, seq: int, **fields: Any) -> None:
    """A report on a message in the lobby."""
    standing = await world.standing(who.person)
    said: dict[str, Any] = {"room": "lobby", "seq": seq, "reason": "unkind"}
    await report(world.ctx, standing, Complaint(**said | fields))


async def items_about(world: World, person: Admission) -> list[QueueItem]:
    """All that was ever in the queue about somebody."""
    return await world.ctx.store.read(lambda tx: tx.queue.of_person(person.person.id))


async def desk(world: World, topic: str = "desk/all") -> list[dict[str, Any]]:
    """A desk's log as somebody who comes later reads it."""
    page = await world.ctx.store.read(lambda tx: tx.log.page(topic, 0, 1_000))
    return [json.loads(body) for _, body in page.events]


async def test_a_report_waits_for_a_moderator(world: World) -> None:
    """With the message as it is, and a word of why, but not of who."""
    author, reporter = await world.member(), await world.member()
    said = await world.say(author.person, "harsh words")
    await file(world, reporter, said.seq, note="to Fern")
    (item,) = await items_about(world, author)
    assert (item.kind, item.lane, item.room, item.seq) == (
        ItemKind.REPORT,
        Lane.CONDUCT,
        "lobby",
        said.seq,
    )
    assert (item.text, item.note, item.reports) == ("harsh words", "unkind: to Fern", 1)
    for topic in BOTH_DESKS:
        (event,) = await desk(world, topic)
        assert (event["type"], event["item"]["text"]) == ("report.filed", "harsh words")
    assert await desk(world, "desk/responders") == []


async def test_a_worry_goes_to_those_who_care(world: World) -> None:
    """At a level that somebody has to look at; it is nothing against its person."""
    author, friend = await world.member(), await world.member()
    said = await world.say(author.person, "can't any more")
    await file(world, friend, said.seq, is_concern=True, reason="worried")
    (item,) = await items_about(world, author)
    assert (item.kind, item.lane, item.level) == (ItemKind.WORRY, Lane.CARE, "S2")
    event, raised, paged = await desk(world, "desk/responders")
    assert event["item"]["level"] == "S2"
    assert (raised["case"]["raised_by"], raised["change"], paged["change"]) == (
        "member", "raised", "paged",
    )  # fmt: skip
    assert world.rows("sanctions") == 0


async def test_a_worry_raises_the_one_that_is_open(world: World) -> None:
    """However many worry, and about which messages: it is one person."""
    author = await world.member()
    for n in range(3):
        said = await world.say(author.person, f"worse {n}")
        await file(world, await world.member(), said.seq, is_concern=True)
    (item,) = await items_about(world, author)
    assert (item.reports, item.seq, len(item.also)) == (3, 1, 2)


async def test_a_reporter_counts_once_a_message(world: World) -> None:
    """Saying it again changes nothing, and the same desk hears nothing new."""
    author, reporter = await world.member(), await world.member()
    said = await world.say(author.person, "harsh words")
    for _ in range(3):
        await file(world, reporter, said.seq)
    (item,) = await items_about(world, author)
    assert item.reports == 1
    assert len(await desk(world)) == 1


async def test_a_report_and_a_worry_are_two_things(world: World) -> None:
    """The same person may have both about the same message."""
    author, reporter = await world.member(), await world.member()
    said = await world.say(author.person, "harsh and hopeless words")
    await file(world, reporter, said.seq)
    await file(world, reporter, said.seq, is_concern=True)
    assert {item.kind for item in await items_about(world, author)} == {
        ItemKind.REPORT,
        ItemKind.WORRY,
    }


async def test_fifty_accounts_make_one_item_that_says_what_it_is(world: World) -> None:
    """No higher in the queue than one report would be, and marked as a burst."""
    author, quiet = await world.member(), await world.member()
    said = [await world.say(author.person, f"words {n}") for n in range(5)]
    other = await world.say(quiet.person, "other words")
    await file(world, await world.member(), other.seq)
    world.clock.pass_s(1)
    for n in range(50):
        await file(world, await world.member(), said[n % 5].seq)
    (item,) = await items_about(world, author)
    (single,) = await items_about(world, quiet)
    assert (item.reports, item.is_burst, item.seq) == (50, True, said[0].seq)
    assert sorted(item.also) == [message.seq for message in said[1:]]
    assert item.priority == single.priority
    assert not single.is_burst
    assert single.at < item.at  # so the older one comes first


async def test_reports_over_days_are_no_burst(world: World) -> None:
    """It is the flood that is suspicious, not that many agree."""
    author = await world.member()
    said = await world.say(author.person, "harsh words")
    for _ in range(8):
        await file(world, await world.member(), said.seq)
        world.clock.pass_s(world.ctx.queue.report_window_s)
    (item,) = await items_about(world, author)
    assert (item.reports, item.is_burst) == (8, False)


async def test_another_message_much_later_is_another_item(world: World) -> None:
    """And so is one in another room, which other moderators may look after."""
    author = await world.member()
    first = await world.say(author.person, "one")
    elsewhere = await world.say(author.person, "two", "adults")
    await file(world, await world.member(), first.seq)
    await file(world, await world.member(), elsewhere.seq, room="adults")
    world.clock.pass_s(world.ctx.queue.report_window_s + 1)
    later = await world.say(author.person, "three")
    await file(world, await world.member(), later.seq)
    assert [(i.room, i.seq) for i in await items_about(world, author)] == [
        ("lobby", first.seq),
        ("adults", elsewhere.seq),
        ("lobby", later.seq),
    ]


async def test_an_item_in_somebodys_hands_takes_no_further_messages(world: World) -> None:
    """What a moderator decides is about what they have seen."""
    author, moderator = await world.member(), await world.staff(Role.MODERATOR)
    said = [await world.say(author.person, f"words {n}") for n in range(2)]
    await file(world, await world.member(), said[0].seq)
    (item,) = await items_about(world, author)
    until = world.clock() + 60_000
    await world.ctx.store.write(
        lambda tx: tx.queue.claim(item.id, moderator.person.id, until, world.clock())
    )
    await file(world, await world.member(), said[1].seq)
    await file(world, await world.member(), said[0].seq)
    first, second = await items_about(world, author)
    assert (first.reports, first.also, first.claimed_by) == (2, (), moderator.person.id)
    assert (second.seq, second.reports) == (said[1].seq, 1)


async def test_the_evidence_is_what_was_reported(world: World) -> None:
    """Taking the message back afterwards does not take it from the moderator."""
    author, reporter, moderator = (
        await world.member(),
        await world.member(),
        await world.staff(Role.MODERATOR),
    )
    said = await world.say(author.person, "harsh words")
    await file(world, reporter, said.seq)
    await world.withdraw(author.person, said)
    (item,) = await items_about(world, author)
    seen = await reported(world.ctx, moderator.person, item.id)
    assert [message.text for message in seen.messages] == ["harsh words"]
    assert seen.item.text == "harsh words"


async def test_what_cannot_be_reported_says_so(world: World) -> None:
    """One's own, what is gone, what isn't there or isn't for me, and where one is banned."""
    author, reporter = await world.member(), await world.member()
    moderator = await world.staff(Role.MANAGING_MODERATOR)
    said = await world.say(author.person, "words")
    gone = await world.say(author.person, "gone")
    teens = await world.say(moderator.person, "for teens", "teens")
    await remove_message(world.ctx, moderator.person, "lobby", gone.seq, "x")
    for who, fields, error in (
        (author, {"seq": said.seq}, Conflict),
        (reporter, {"seq": gone.seq}, Conflict),
        (reporter, {"seq": 99}, NotFound),
        (reporter, {"seq": teens.seq, "room": "teens"}, NotFound),
        (reporter, {"seq": 1, "room": "nowhere"}, NotFound),
        (reporter, {"seq": said.seq, "reason": " "}, BadRequest),
        (reporter, {"seq": said.seq, "reason": "x" * 501}, BadRequest),
        (reporter, {"seq": said.seq, "note": "x" * 1_001}, BadRequest),
    ):
        with pytest.raises(error):
            await file(world, who, **fields)
    ban = SanctionOrder(reporter.person.id, SanctionKind.BAN, "lobby", None, "x")
    await impose(world.ctx, moderator.person, ban)
    with pytest.raises(Banned):
        await file(world, reporter, said.seq)
    assert await items_about(world, author) == []


async def test_somebody_who_is_muted_can_still_report(world: World) -> None:
    """A mute takes their voice in the room, not their way to a moderator."""
    author, reporter = await world.member(), await world.member()
    moderator = await world.staff(Role.MODERATOR)
    mute = SanctionOrder(reporter.person.id, SanctionKind.MUTE, None, None, "x")
    await impose(world.ctx, moderator.person, mute)
    said = await world.say(author.person, "words")
    await file(world, reporter, said.seq)
    assert len(await items_about(world, author)) == 1


async def test_reporting_is_limited_and_the_limit_passes(world: World) -> None:
    """With how long to wait; what was filed before is kept."""
    author, reporter = await world.member(), await world.member()
    said = [await world.say(author.person, f"words {n}") for n in range(FILED_MAX + 1)]
    for message in said[:-1]:
        await file(world, reporter, message.seq)
        world.clock.pass_s(1)
    with pytest.raises(SlowDown) as refused:
        await file(world, reporter, said[-1].seq)
    wait_ms = refused.value.retry_after_ms
    assert wait_ms is not None
    assert 0 < wait_ms <= FILED_WINDOW_MS
    await file(world, reporter, said[0].seq)  # saying it again is not filing
    world.clock.pass_s(wait_ms / 1000)
    await file(world, reporter, said[-1].seq)
    (item, *_) = await items_about(world, author)
    assert item.reports == 1


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.RESPONDER, Role.HOST, Role.MEMBER])
async def test_who_reported_is_shown_to_few(world: World, role: Role) -> None:
    """Not on the item, not in the desk's log, not in what others read of it."""
    author, reporter, looker = (
        await world.member(),
        await world.member(),
        await world.staff(role),
    )
    said = await world.say(author.person, "words")
    await file(world, reporter, said.seq, is_concern=True)
    (item,) = await items_about(world, author)
    with pytest.raises(NotAllowed):
        await reporters(world.ctx, looker.person, item.id)
    if role in {Role.MODERATOR, Role.RESPONDER}:
        seen = await reported(world.ctx, looker.person, item.id)
        assert [each.person for each in seen.reports] == [""]
    else:
        with pytest.raises(NotAllowed):
            await reported(world.ctx, looker.person, item.id)
    for topic in (*BOTH_DESKS, "desk/responders"):
        assert reporter.person.id not in json.dumps(await desk(world, topic))


async def test_managing_staff_see_who_reported_and_that_is_noted(world: World) -> None:
    """The entry says who looked, at which item."""
    author, reporter = await world.member(), await world.member()
    manager = await world.staff(Role.MANAGING_MODERATOR)
    said = await world.say(author.person, "words")
    await file(world, reporter, said.seq)
    (item,) = await items_about(world, author)
    seen = await reporters(world.ctx, manager.person, item.id)
    assert [who.id for _, who in seen] == [reporter.person.id]
    (entry,) = await world.ctx.store.read(lambda tx: tx.audit.page(None, 10))
    assert (entry.actor, entry.action, entry.subject) == (
        manager.person.id,
        "reporters.seen",
        item.id,
    )


async def test_a_reporters_words_leave_with_them(world: World) -> None:
    """From the item, the report, and what the desks were told; the report stays counted."""
    author, reporter = await world.member(), await world.member()
    said = await world.say(author.person, "words")
    await file(world, reporter, said.seq, reason="canary-r", note="canary-n")
    assert [cell for cell in world.cells() if "canary" in cell]

    await erase(world.ctx, reporter.person)
    assert not [cell for cell in world.cells() if "canary" in cell]
    (item,) = await items_about(world, author)
    assert (item.reports, item.text) == (1, "words")
    assert reporter.person.name not in json.dumps(await desk(world))


async def test_whoever_is_reported_is_told_nothing(world: World) -> None:
    """Of a report or a worry the desks hear: not its person, and not the room."""
    author, reporter = await world.member(), await world.member()
    said = await world.say(author.person, "harsh words")
    before = len(world.committed)
    await file(world, reporter, said.seq)
    await file(world, reporter, said.seq, is_concern=True)
    topics = {event.topic for event in world.committed[before:]}
    assert topics >= set(BOTH_DESKS)
    assert topics.isdisjoint({person_topic(author.person.id), "room:lobby"})
