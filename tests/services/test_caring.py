"""What staff hear of somebody at risk, and what the person chooses on their card."""

from dataclasses import replace
from datetime import date

import pytest

from server.domain.helplines import Channel, ChannelKind, Directory, Line, Source
from server.domain.people import Person, Role
from server.domain.queue import Decision, QueueItem
from server.services.caring import choose
from server.services.deciding import decide
from server.services.preferences import set_preferences
from tests.services.policed import policed
from tests.services.world import World


def line(country: str, name: str) -> Line:
    """A line that is believed for as long as these tests look."""
    source = Source("a list", date(2026, 1, 1))
    channels = (Channel(ChannelKind.PHONE, "1234", short=True),)
    hours, until = "24/7", date(2040, 1, 1)
    return Line(country, name, channels, hours, ("en",), (source,), source.dated, until)


LINES = Directory([line("001", "Anywhere"), line("GB", "Close by"), line("FR", "Elsewhere")])


@pytest.fixture
def judged(world: World) -> World:
    """Judged by the rules of tests/rules, with a line in two countries and one for all."""
    made = policed(world)
    return replace(made, ctx=replace(made.ctx, helplines=LINES))


async def care_of(world: World, person: Person) -> list[QueueItem]:
    """What is open about somebody."""
    found = await world.ctx.store.read(lambda tx: tx.queue.of_person(person.id))
    return [item for item in found if item.state == "open"]


async def test_one_item_is_raised_and_never_lowered(judged: World) -> None:
    """It keeps the words of the highest level, and where else there is something to read."""
    wren = (await judged.member()).person
    for text in ("heron past attempt", "heron plan", "heron ideation"):
        await judged.send(wren, text)
    (item,) = await care_of(judged, wren)
    assert (item.level, item.text, item.is_urgent) == ("S3", "heron plan", True)
    assert (item.seq, item.also) == (2, (1, 3))
    assert [finding.rule for finding in item.reasons] == [
        "table.past-attempt", "table.plan", "table.ideation",
    ]  # fmt: skip


async def test_worry_about_somebody_else_is_not_their_own_risk(judged: World) -> None:
    """It is an item of its own. In their one case, which it opens, a level is never lowered."""
    wren = (await judged.member()).person
    await judged.send(wren, "heron worry")
    assert (await judged.standing(wren)).record.care_level == "S2"
    await judged.send(wren, "heron past attempt")
    about_other, own = await care_of(judged, wren)
    assert (about_other.is_about_other, own.is_about_other) == (True, False)
    assert (await judged.standing(wren)).record.care_level == "S2"


async def test_telling_of_others_twice_is_one_item(judged: World) -> None:
    """With the newest words, and both messages to read."""
    wren = (await judged.member()).person
    for text in ("heron worry", "heron worry, still"):
        await judged.send(wren, text)
    (item,) = await care_of(judged, wren)
    assert (item.text, item.seq, item.also) == ("heron worry, still", 2, (1,))


async def test_an_attack_keeps_what_the_target_said_themselves(judged: World) -> None:
    """The item about them is raised; whoever attacked them is noted, not quoted."""
    wren, fern = (await judged.member()).person, (await judged.member()).person
    plan = (await judged.send(wren, "heron plan")).message
    assert plan is not None
    await judged.send(fern, f"{wren.name}, heron encouragement")
    (item,) = await care_of(judged, wren)
    assert (item.level, item.text, item.seq) == ("S3", "heron plan", plan.seq)
    assert item.note == "Somebody told them to hurt themselves. See how they are."


async def test_seqs_of_another_room_are_left_out(judged: World) -> None:
    """`also` is about the room that the item is about."""
    wren = (await judged.member()).person
    await judged.send(wren, "heron past attempt")
    await judged.send(wren, "heron past attempt", "adults")
    (item,) = await care_of(judged, wren)
    assert (item.room, item.seq, item.also) == ("adults", 1, ())


async def test_the_shield_ends_with_the_item(judged: World) -> None:
    """A person decides on it."""
    wren, mod = (await judged.member()).person, (await judged.staff(Role.MODERATOR)).person
    await judged.send(wren, "heron ideation")
    assert (await judged.standing(wren)).record.is_at_risk
    (item,) = await care_of(judged, wren)
    await decide(judged.ctx, mod, item.id, Decision.DISMISS, "we talked")
    assert not (await judged.standing(wren)).record.is_at_risk


async def test_choices_are_noted_and_lower_nothing(judged: World) -> None:
    """`talk` asks for somebody at once; that they are safe is for a person to hear."""
    wren = (await judged.member()).person
    await judged.send(wren, "heron ideation")
    await choose(judged.ctx, wren, "not_now")
    await choose(judged.ctx, wren, "safe")
    (item,) = await care_of(judged, wren)
    assert (item.level, item.is_urgent) == ("S2", False)
    assert item.note == "They don't want to talk just now.\nThey say that they are safe."
    await choose(judged.ctx, wren, "talk")
    (item,) = await care_of(judged, wren)
    assert (item.level, item.is_urgent) == ("S2", True)


async def test_asking_to_talk_is_heard_when_nothing_was_known(judged: World) -> None:
    """The other choices then say nothing to anybody."""
    wren = (await judged.member()).person
    await choose(judged.ctx, wren, "not_now")
    assert await care_of(judged, wren) == []
    await choose(judged.ctx, wren, "talk")
    (item,) = await care_of(judged, wren)
    assert (item.kind, item.lane, item.is_urgent) == ("worry", "care", True)


async def test_the_card_shows_the_country_that_was_chosen(judged: World) -> None:
    """Nobody is located: until they choose, only the address for everywhere is shown."""
    wren = (await judged.member()).person
    for country, shown in ((None, ["Anywhere"]), ("GB", ["Close by", "Anywhere"])):
        changed = await set_preferences(judged.ctx, wren, "en", country)
        care = (await judged.send(changed, "heron ideation")).care
        assert care is not None
        assert [shown_line.name for shown_line in care.lines] == shown
