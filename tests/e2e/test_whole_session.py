"""A whole Q&A session: two hosts, an expert and twenty members, at pages and over sockets."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.clients.wire import Refused, WireClient
from tests.e2e import whole_session as whole
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.e2e.test_qa import move
from tests.e2e.whole_session import AHEAD, IN_CHROMIUM, MEMBERS, QUESTIONS, Asking, Session
from tests.processes.lamplight import LamplightServer

# Each thing is asked ten times; these wordings of it are merged into another, by both hosts.
KEPT, MERGED = 3, (4, 5)
AT_THE_DESK = 3
DECLINED = (9, 19, 29)
# What is answered: in writing at the desk, aloud, and in the room.
WRITTEN = {1: "Magnesium is in fashion; a dark and quiet room is older.", 10: "A thick curtain."}
ALOUD, IN_THE_ROOM = (20, 31), (40, 51)
LAST = [*range(QUESTIONS - MEMBERS - AHEAD, QUESTIONS - MEMBERS - AHEAD + IN_CHROMIUM)]


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    """Planned for tomorrow."""
    environ = {"LAMPLIGHT_SECRET": whole.SECRET}
    with LamplightServer(tmp_path, environ) as server:
        async with aiohttp.ClientSession() as http:
            yield await whole.open_session(server, http)


async def test_a_whole_session(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    """From the plan to the archive; all twenty end with what the database has, and no name."""
    began = time.perf_counter()
    asked = [Asking(n) for n in range(QUESTIONS) if n not in LAST]
    await session.each_of([each for each in asked if each.asker >= MEMBERS], session.ask)
    async with chromium() as browser, AsyncExitStack() as stack:
        desks = [await at_the_desk(browser, session, who) for who in ("host", "second", "expert")]
        await move(desks[0].page, "Open the doors")
        await members_come(browser, session, stack)
        await session.each_of([each for each in asked if each.asker < MEMBERS], session.ask)
        await one_more_is_too_much(session)
        await look_through(session, desks[0].page, desks[1].page)
        await vote(session)
        await move(desks[0].page, "Begin")
        await ask_at_the_pages(session, desks[1].page)
        await it_is_quiet(session)
        await answer(session, desks[2].page, stack)
        await take_a_poll(session, desks[0].page)
        await move(desks[0].page, "Wrap up")
        await say_how_they_leave(session)
        await move(desks[1].page, "End it")
        await everybody_has_the_same(session)
        named_nobody = whole.check_nobody_is_named(session)
        await read_the_report(desks[0].page)
        await find_it_again(session)
        for visitor in (*desks, *session.pages):
            assert visitor.errors == []
    took_s = time.perf_counter() - began
    answers = len(WRITTEN) + len(ALOUD) + len(IN_THE_ROOM)
    merges = len(MERGED) * len(whole.THINGS)
    with capsys.disabled():
        print(  # noqa: T201 - the figures that `-s` shows
            f"\n{QUESTIONS} questions, {merges} merges, {answers} answers, {MEMBERS} members "
            f"({IN_CHROMIUM} in Chromium), {named_nobody} frames about anonymous ones, "
            f"{took_s:.0f} s"
        )


async def at_the_desk(browser: Browser, session: Session, login: str) -> Visitor:
    """Signed in, before what waits."""
    visitor = await Visitor.come(browser, f"{session.server.url}/rooms/lobby?way=staff")
    await visitor.sign_in(login)
    await visitor.page.goto(f"{session.server.url}/sessions/{session.id}/run")
    await expect(waiting(visitor.page)).to_have_count(AHEAD * 5, timeout=WAIT_MS)
    return visitor


def waiting(page: Page) -> Locator:
    """The questions that nobody has looked at yet, on a desk."""
    return page.get_by_role("region", name="Waiting (").locator("[data-question]")


async def members_come(browser: Browser, session: Session, stack: AsyncExitStack) -> None:
    """Some at pages, with every frame overheard, and the others over sockets."""
    for n, member in enumerate(session.people[:IN_CHROMIUM]):
        visitor = await Visitor.come(browser, "about:blank")
        session.overhear(n, visitor)
        cookie = {"name": "lamplight", "value": member.token, "url": session.server.url}
        await visitor.page.context.add_cookies([cookie])  # type: ignore[list-item]
        await visitor.page.goto(f"{session.server.url}/rooms/expert-hour")
        await expect(visitor.page.get_by_label("Your message")).to_be_visible(timeout=WAIT_MS)
        session.pages.append(visitor)
    await session.listen(stack)


async def one_more_is_too_much(session: Session) -> None:
    """Five are enough, and it says when there may be more."""
    token, path = session.people[MEMBERS - 1].token, f"{session.path}/questions"
    status, refused = await session.call(token, "POST", path, id="one-more", text="And why?")
    assert (status, refused["code"]) == (429, "slow_down")


async def look_through(session: Session, page: Page, other: Page) -> None:
    """Everything is at both desks; what asks the same is merged, some is declined."""
    for desk in (page, other):
        await expect(waiting(desk)).to_have_count(QUESTIONS - len(LAST), timeout=WAIT_MS)
    things = range(0, QUESTIONS, len(whole.WORDINGS))
    merges = {thing + each: thing + KEPT for thing in things for each in MERGED}
    at_hand = dict(list(merges.items())[:AT_THE_DESK])
    for n, into in at_hand.items():
        await merge_at_the_desk(page, session.questions[n], session.questions[into])
    first, second = session.hosts
    rest = [n for n in session.questions if n not in merges and n not in DECLINED]
    async with asyncio.TaskGroup() as both:
        both.create_task(session.each_of(rest, lambda n: session.step(first, n, to="approved")))
        both.create_task(
            session.each_of(
                merges.keys() - at_hand.keys(),
                lambda n: session.step(second, n, to="merged", into=session.questions[merges[n]]),
            )
        )
    await session.each_of(DECLINED, lambda n: session.step(second, n, to="declined"))
    for desk in (page, other):
        await expect(waiting(desk)).to_have_count(0, timeout=WAIT_MS)


async def merge_at_the_desk(page: Page, question: str, into: str) -> None:
    """By the dialog."""
    row = waiting(page).and_(page.locator(f"[data-question='{question}']"))
    await row.get_by_role("button", name="Merge").click()
    dialog = page.get_by_role("dialog", name="Merge this question")
    await dialog.get_by_label("Into which one").select_option(into)
    await dialog.get_by_role("button", name="Merge").click()
    await expect(row).to_have_count(0, timeout=WAIT_MS)


async def vote(session: Session) -> None:
    """Everybody for ten, all at once; one of those at a page with a tap."""
    open_ = [session.questions[n] for n in range(KEPT, QUESTIONS, len(whole.WORDINGS))]
    votes = [(n, open_[(n + k) % len(open_)]) for n in range(1, MEMBERS) for k in range(10)]
    await session.each_of(
        votes,
        lambda vote: session.post(
            session.people[vote[0]].token, f"/api/questions/{vote[1]}/votes", on=True
        ),
    )
    page = session.pages[0].page
    row = page.locator(f".qa-beside [data-question='{open_[0]}']")
    await row.get_by_role("button", name="I wonder too").click()
    await expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")


async def ask_at_the_pages(session: Session, desk: Page) -> None:
    """While it is live; those who ask without a name tick that."""
    for n, visitor in zip(LAST, session.pages, strict=True):
        asking, beside = Asking(n), visitor.page.locator(".qa-beside")
        await beside.get_by_role("textbox", name="Your question").fill(asking.text)
        await beside.get_by_label("Without my name").set_checked(asking.is_anonymous)
        await beside.get_by_role("button", name="Ask", exact=True).click()
        row = waiting(desk).filter(has_text=asking.text)
        await expect(row).to_have_count(1, timeout=WAIT_MS)
        session.questions[n] = str(await row.get_attribute("data-question"))
        await row.get_by_role("button", name="Approve").click()
        await expect(row).to_have_count(0, timeout=WAIT_MS)


async def it_is_quiet(session: Session) -> None:
    """A member's message is refused, and a page has asking where one would write."""
    with pytest.raises(Refused):
        await session.sockets[0].say(whole.ROOM, "May I say something?")
    quiet = session.pages[0].page.get_by_text("It's quiet in here while")
    await expect(quiet).to_be_visible(timeout=WAIT_MS)


async def answer(session: Session, page: Page, stack: AsyncExitStack) -> None:
    """In writing at the expert's desk, aloud, and with a message in the room."""
    for n, words in WRITTEN.items():
        await answer_at_the_desk(session, page, n, words)
    for n in ALOUD:
        await session.step(session.expert, n, to="live")
        await session.step(session.expert, n, to="answered")
    expert = WireClient(session.server.ws_url, session.expert.token)
    await stack.enter_async_context(expert)
    for n in IN_THE_ROOM:
        await session.step(session.expert, n, to="live")
        said = await expert.say(whole.ROOM, f"Zopiclone is no answer to that, number {n}.")
        await session.step(session.expert, n, to="answered", seq=said["seq"])


async def answer_at_the_desk(session: Session, page: Page, n: int, words: str) -> None:
    """Taken live from the run sheet in place of another, seen by the members, and answered."""
    await session.step(session.expert, n + 1, to="live")
    sheet = page.get_by_role("region", name="Run sheet (")
    row = sheet.locator(f"[data-question='{session.questions[n]}']")
    await row.get_by_role("button", name="Take live").click()
    for visitor in session.pages:
        pinned = visitor.page.locator(".qa-live").get_by_text(Asking(n).text)
        await expect(pinned).to_be_visible(timeout=WAIT_MS)
    live = page.get_by_role("region", name="Being answered now")
    await live.get_by_role("button", name="Answer").click()
    dialog = page.get_by_role("dialog", name="Answer this question")
    await dialog.get_by_label("The answer").fill(words)
    await dialog.get_by_role("button", name="Answer").click()
    await expect(page.get_by_role("dialog")).to_have_count(0, timeout=WAIT_MS)
    for visitor in session.pages:
        given = visitor.page.locator(".qa-beside").get_by_text(words)
        await expect(given.first).to_be_visible(timeout=WAIT_MS)


async def take_a_poll(session: Session, page: Page) -> None:
    """Opened and closed at the desk; every member votes once."""
    await page.get_by_label("What is asked").fill("Did you sleep well?")
    await page.get_by_label("Options").fill("Yes\nNo")
    await page.get_by_role("button", name="Open the poll").click()
    await expect(page.get_by_role("button", name="Close this poll")).to_be_visible(timeout=WAIT_MS)
    host = session.hosts[0].token
    _, listed = await session.call(host, "GET", f"{session.path}/polls")
    path = f"/api/polls/{listed['polls'][0]['id']}/votes"
    for visitor in session.pages:
        yes = visitor.page.locator(".qa-beside").get_by_role("button", name="Yes")
        await yes.click()
        await expect(yes).to_have_attribute("aria-pressed", "true", timeout=WAIT_MS)
    await session.each_of(
        session.people[IN_CHROMIUM:MEMBERS],
        lambda member: session.post(member.token, path, option=1),
    )
    await page.get_by_role("button", name="Close this poll").click()
    for visitor in session.pages:
        poll = visitor.page.locator(".qa-beside .qa-poll")
        counts = re.compile(rf"Yes\W*{IN_CHROMIUM}\W*votes.*No\W*{MEMBERS - IN_CHROMIUM}\W*votes")
        await expect(poll).to_have_text(counts, timeout=WAIT_MS)


async def say_how_they_leave(session: Session) -> None:
    """With one tap, or a call."""
    for visitor in session.pages:
        await visitor.page.get_by_role("button", name="Better than I came").click(timeout=WAIT_MS)
        await expect(visitor.page.get_by_text("That's good to hear.")).to_be_visible()
    leaving = [
        session.call(member.token, "PUT", f"{session.path}/mood", mood="same")
        for member in session.people[IN_CHROMIUM:MEMBERS]
    ]
    assert {status for status, _ in await asyncio.gather(*leaving)} == {200}


async def everybody_has_the_same(session: Session) -> None:
    """What each was told in the end is a recount of the rows; and the pages show it."""
    kept = whole.recount(session.server.folder)
    answered = {n for n, id_ in session.questions.items() if kept.get(id_, ("",))[0] == "answered"}
    assert answered == {*WRITTEN, *ALOUD, *IN_THE_ROOM}
    for client in session.sockets:
        await client.wait_for(
            lambda f, c=client: f is c.received[-1] and whole.told(c.received) == kept
        )
    for n, visitor in enumerate(session.pages):
        shown = visitor.page.locator(".qa-beside [data-question]")
        open_ = sum(each[0] == "approved" for each in kept.values())
        await expect(shown).to_have_count(open_, timeout=WAIT_MS)
        assert whole.told(session.heard[n]) == kept
    assert len(session.frames()) == MEMBERS


async def read_the_report(page: Page) -> None:
    """By the link at the desk: the figures are those of what was done."""
    await page.get_by_role("link", name="The report").click()
    await expect(page.get_by_role("table")).to_be_visible(timeout=WAIT_MS)
    rows = await page.get_by_role("table").get_by_role("row").all_inner_texts()
    said = dict(row.split("\t") for row in rows if "\t" in row)
    answers = len(WRITTEN) + len(ALOUD) + len(IN_THE_ROOM)
    figures = {
        "Asked something": MEMBERS + AHEAD,
        "All questions": QUESTIONS,
        "Answered": answers,
        "Merged with another": len(MERGED) * len(whole.THINGS),
        "Declined": len(DECLINED),
        "Better than I came": IN_CHROMIUM,
        "About the same": MEMBERS - IN_CHROMIUM,
        "Worse": 0,
    }
    assert {name: int(said[name]) for name in figures} == figures


async def find_it_again(session: Session) -> None:
    """By a word of its answer, to its own address; until whoever asked leaves it out."""
    asker, reader = session.pages[1].page, session.pages[2].page
    await look_for(reader, session, "magnes")
    found = reader.locator(".archived")
    await expect(found).to_have_count(1, timeout=WAIT_MS)
    await expect(found.locator("mark")).to_have_text(["Magnesium"])
    await found.get_by_role("link", name=whole.TITLE).click()
    linked = reader.locator(f"#answer-{session.questions[1]}")
    await expect(linked).to_be_focused(timeout=WAIT_MS)
    await expect(reader.locator(".archived")).to_have_count(
        len(WRITTEN) + len(ALOUD) + len(IN_THE_ROOM)
    )
    nameless = reader.locator(f"#answer-{session.questions[10]}")
    await expect(nameless).to_contain_text("Asked without a name")

    await asker.goto(f"{session.server.url}/sessions/{session.id}")
    await asker.get_by_label("Leave my questions out of the archive").check()
    await expect(asker.locator(".archived")).to_have_count(
        len(WRITTEN) + len(ALOUD) + len(IN_THE_ROOM) - 1, timeout=WAIT_MS
    )
    await look_for(reader, session, "magnes")
    await expect(reader.get_by_text("Nothing was found.")).to_be_visible(timeout=WAIT_MS)
    await look_for(reader, session, "zopiclone")
    await expect(reader.locator(".archived")).to_have_count(len(IN_THE_ROOM), timeout=WAIT_MS)


async def look_for(page: Page, session: Session, words: str) -> None:
    """As somebody does who comes to the archive."""
    await page.goto(f"{session.server.url}/archive")
    await page.get_by_label("What are you looking for?").fill(words)
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{session.server.url}/archive?q={words}")
