"""What was answered, for those who weren't there; and what a host learns of a session."""

import pytest

from server.domain.errors import NotAllowed, NotFound
from server.domain.messages import Message
from server.domain.people import Person
from server.domain.qa.sessions import SessionState
from server.services.changing import edit_message
from server.services.moderating import remove_message, restore_message
from server.services.posting import Writer
from server.services.privacy import erase
from server.services.qa.archive import exported, is_left_out, leave_out, of_session, search
from server.services.qa.leaving import say_mood
from server.services.qa.reporting import report_of
from server.services.qa.running import move_session
from server.services.views import person_view
from tests.services.qa.scene import S, Scene, make_scene
from tests.services.world import World


@pytest.fixture
async def scene(world: World) -> Scene:
    """A session about sleep, which has not begun."""
    return await make_scene(world)


async def answered(scene: Scene, who: Person, text: str, answer: str, **fields: object) -> str:
    """Asked, let through, and answered by the expert; its id."""
    question = await scene.approved(who, text, **fields)
    await scene.step(scene.expert.person, question, S.ANSWERED, answer=answer)
    return question.id


async def ends(scene: Scene) -> None:
    """Live, and then over."""
    for to in (SessionState.LIVE, SessionState.ENDED):
        await move_session(scene.world.ctx, scene.host.person, scene.session.id, to)


async def found(scene: Scene, words: str, tag: str | None = None) -> list[str]:
    """The questions that a search finds, by the member who only listens."""
    page = await search(scene.world.ctx, scene.wren.person, words, tag, None, 20)
    return [answer.question for answer in page.answers]


async def test_answers_are_found_by_their_words(scene: Scene) -> None:
    """In question, answer or title, by the beginning of a word, without its accents; once over."""
    fern = (await scene.world.member("Fern")).person
    await answered(scene, fern, "Why do I wake at four?", "Cortisol rises then.")
    await answered(scene, fern, "Is déprime the same as depression?", "No.")
    unanswered = await scene.approved(fern, "And naps?")
    assert await found(scene, "wake") == []
    await ends(scene)
    assert await found(scene, "wake") == ["Why do I wake at four?"]
    assert await found(scene, "CORTI rises") == ["Why do I wake at four?"]
    assert await found(scene, "deprime") == ["Is déprime the same as depression?"]
    assert len(await found(scene, "sleep")) == 2
    assert len(await found(scene, "")) == 2
    assert unanswered.text not in await found(scene, "")
    for nothing in ("naps", '" OR 1', "* ^", "NEAR(", "wake AND four NOT", "-"):
        assert [q for q in await found(scene, nothing) if "naps" in q] == []


async def test_who_asked_without_a_name_has_none(scene: Scene) -> None:
    """In the archive, its page and its files as little as in the room."""
    fern, wren = (await scene.world.member("Fern")).person, scene.wren.person
    await answered(scene, fern, "with a name?", "yes")
    await answered(scene, fern, "without?", "yes", is_anonymous=True)
    await ends(scene)
    page = await of_session(scene.world.ctx, wren, scene.session.id)
    assert [(a.question, a.asker and a.asker.name) for a in page] == [
        ("with a name?", "Fern"), ("without?", None),
    ]  # fmt: skip
    for form in ("md", "csv"):
        text = (await exported(scene.world.ctx, wren, scene.session.id, form)).decode()
        assert "without" in text


async def test_whoever_wants_to_is_left_out(scene: Scene) -> None:
    """At any time, and back in again; others' answers stay."""
    fern, wren = (await scene.world.member()).person, (await scene.world.member()).person
    await answered(scene, fern, "mine?", "yes")
    await answered(scene, wren, "another's?", "yes")
    await leave_out(scene.world.ctx, fern, scene.session.id, on=True)
    await ends(scene)
    assert await found(scene, "") == ["another's?"]
    assert await found(scene, "mine") == []
    await leave_out(scene.world.ctx, fern, scene.session.id, on=False)
    assert await found(scene, "mine") == ["mine?"]


async def test_one_sees_whether_one_is_left_out(scene: Scene) -> None:
    """For oneself, and nobody else's choice."""
    fern, wren, at = (await scene.world.member()).person, scene.wren.person, scene.session.id
    await leave_out(scene.world.ctx, fern, at, on=True)
    assert await is_left_out(scene.world.ctx, fern, at)
    assert not await is_left_out(scene.world.ctx, wren, at)


async def test_a_session_whose_hosts_keep_no_transcript_is_in_no_archive(world: World) -> None:
    """Neither found, nor by the words of its index, nor as a page or a file."""
    scene = await make_scene(world, keeps_transcript=False)
    fern = (await world.member()).person
    await answered(scene, fern, "unmistakable words?", "yes")
    await ends(scene)
    assert await found(scene, "") == await found(scene, "unmistakable") == []
    with pytest.raises(NotFound):
        await of_session(world.ctx, fern, scene.session.id)
    with pytest.raises(NotFound):
        await exported(world.ctx, fern, scene.session.id, "csv")


async def test_a_file_says_what_it_is_of_where_nothing_was_answered(scene: Scene) -> None:
    """By its title and its day."""
    await ends(scene)
    text = (await exported(scene.world.ctx, scene.wren.person, scene.session.id, "md")).decode()
    assert text.startswith("# Sleep, and what helps\n\n2027-01-15")


async def test_who_is_erased_leaves_no_word_to_be_found(scene: Scene) -> None:
    """Neither in a search nor in what the search is made with."""
    fern = await scene.world.member()
    await answered(scene, fern.person, "unmistakable words?", "yes")
    await ends(scene)
    await erase(scene.world.ctx, fern.person)
    assert await found(scene, "unmistakable") == []
    assert "unmistakable" not in "".join(scene.world.cells())


async def said(scene: Scene, question: str, words: str) -> Message:
    """The expert's answer, as a message in the room."""
    asked = await scene.approved(scene.wren.person, question)
    message = await scene.world.say(scene.expert.person, words, scene.session.room)
    await scene.step(scene.expert.person, asked, S.ANSWERED, seq=message.seq)
    return message


async def test_what_was_said_in_the_room_is_found_as_it_stands_there(scene: Scene) -> None:
    """Not while it is removed, and by what it says since it was edited."""
    ctx, mod = scene.world.ctx, scene.mod.person
    message = await said(scene, "What keeps a rhythm?", "Daylight, above all.")
    expert = scene.expert.person
    writer = Writer(await scene.world.standing(expert), person_view(expert))
    room = await ctx.store.read(lambda tx: tx.rooms.get(message.room))
    assert room is not None
    await edit_message(ctx, writer, room, message.seq, "Sunlight, above all.")
    await ends(scene)
    assert await found(scene, "daylight") == []
    assert await found(scene, "sunlight") == ["What keeps a rhythm?"]
    await remove_message(ctx, mod, room.id, message.seq, "a slip")
    assert await found(scene, "sunlight") == []
    assert await found(scene, "rhythm") == ["What keeps a rhythm?"]
    await restore_message(ctx, mod, room.id, message.seq, "a slip")
    assert await found(scene, "sunlight") == ["What keeps a rhythm?"]


async def test_an_erased_experts_words_are_found_no_more(scene: Scene) -> None:
    """Said or written: neither in a search nor in what it is made with; the questions stay."""
    await said(scene, "What keeps a rhythm?", "Unmistakable daylight.")
    await answered(scene, scene.wren.person, "And naps?", "Unmistakable naps.")
    await ends(scene)
    assert len(await found(scene, "unmistakable")) == 2
    await erase(scene.world.ctx, scene.expert.person)
    assert await found(scene, "unmistakable") == []
    assert "nmistakable" not in "".join(scene.world.cells())
    assert len(await found(scene, "")) == len(await found(scene, "sleep")) == 2


async def test_a_files_cells_are_no_formulas(scene: Scene) -> None:
    """A spreadsheet shows what was asked and does nothing with it; nor does Markdown."""
    fern = (await scene.world.member()).person
    await answered(scene, fern, "=1+1 # why?", "<b>because</b>")
    await ends(scene)
    table = (await exported(scene.world.ctx, fern, scene.session.id, "csv")).decode()
    assert ",'=1+1 # why?," in table
    text = (await exported(scene.world.ctx, fern, scene.session.id, "md")).decode()
    assert "## =1\\+1 \\# why?" in text
    assert "\\<b\\>because" in text


async def test_a_session_that_goes_on_has_no_archive(scene: Scene) -> None:
    """And what is in a room of somebody else's has none for them."""
    with pytest.raises(NotFound):
        await of_session(scene.world.ctx, scene.wren.person, scene.session.id)


async def test_a_host_learns_counts_and_no_names(scene: Scene) -> None:
    """Of people, questions, waits and moods; a member learns nothing."""
    fern = (await scene.world.member()).person
    await answered(scene, fern, "one?", "yes")
    await scene.ask(fern, "two?")
    await ends(scene)
    await say_mood(scene.world.ctx, fern, scene.session.id, "better")
    report = await report_of(scene.world.ctx, scene.host.person, scene.session.id)
    assert (report.questions, report.askers) == ({"answered": 1, "pending": 1}, 1)
    assert (report.moods, report.wait_median_s) == ({"better": 1}, 0.0)
    assert fern.id not in repr(report)
    with pytest.raises(NotAllowed):
        await report_of(scene.world.ctx, fern, scene.session.id)


async def test_waits_count_from_when_it_began(scene: Scene) -> None:
    """Not from the plan: a host may begin early. What was asked later counts from its asking."""
    clock, ctx, fern = scene.world.clock, scene.world.ctx, (await scene.world.member()).person
    ahead = await scene.approved(fern, "asked ahead?")
    clock.pass_s(3600)
    await move_session(ctx, scene.host.person, scene.session.id, SessionState.LIVE)
    assert clock() < scene.session.starts_at
    clock.pass_s(60)
    await scene.step(scene.expert.person, ahead, S.ANSWERED, answer="yes")
    await answered(scene, fern, "at once?", "yes")
    clock.pass_s(60)
    later = await scene.approved(fern, "asked later?")
    clock.pass_s(30)
    await scene.step(scene.expert.person, later, S.ANSWERED, answer="yes")
    report = await report_of(ctx, scene.host.person, scene.session.id)
    assert report.wait_median_s == 30.0  # of 60, 0 and 30
