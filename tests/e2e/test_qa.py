"""A Q&A session in real browsers: its host, its expert, and those who came."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.clients.people import Joined, call, join, login
from tests.clients.wire import WireClient
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer

TITLE = "Sleep, and what keeps us from it"
QUESTION = "Why do I wake at four every night?"
ANSWER = "Sleep is lightest then, so small things wake us."
ASKER = "Brave Heron"


async def a_session(server: LamplightServer, host: Joined, **more: Any) -> str:
    """Planned for tomorrow, with the demo's expert; its id."""
    starts = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M}"
    expert = await login(server.url, "expert")
    status, session = await call(
        server.url, "POST", "/api/qa-sessions", host,
        title=TITLE, room="expert-hour", starts=starts, zone="Europe/London",
        minutes=60, experts=[expert.id], **more,
    )  # fmt: skip
    assert status == 201, session
    return str(session["id"])


async def move(page: Page, name: str) -> None:
    """As the host does: the button, and yes."""
    await page.get_by_role("button", name=name).click()
    await page.get_by_role("dialog", name=name).get_by_role("button", name=name).click()
    await expect(page.get_by_role("dialog")).to_have_count(0, timeout=WAIT_MS)


async def host_at_the_desk(browser: Browser, url: str, session: str) -> Visitor:
    """By the link on the session's own page."""
    host = await Visitor.come(browser, f"{url}/rooms/lobby?way=staff")
    await host.sign_in("host")
    await host.page.goto(f"{url}/sessions/{session}")
    await host.page.get_by_role("link", name="Run it").click()
    await expect(host.page.get_by_role("button", name="Open the doors")).to_be_visible()
    return host


async def test_asked_without_a_name_approved_taken_live_and_answered(tmp_path: Path) -> None:
    """From a planned session to an answer that its asker reads; nobody is ever told who asked."""
    with LamplightServer(tmp_path) as server:
        session = await a_session(server, await login(server.url, "host"), quiet=True)
        async with chromium() as browser:
            host = await host_at_the_desk(browser, server.url, session)
            asker = await Visitor.come(browser, f"{server.url}/rooms/lobby")
            await asker.join(ASKER)
            await asker.page.goto(f"{server.url}/sessions")
            await asker.page.get_by_role("link", name=TITLE, exact=True).click()
            await asker.page.get_by_role("button", name="I'll come").click()
            await expect(asker.page.get_by_text("person is coming")).to_be_visible()

            await move(host.page, "Open the doors")
            await asker.page.reload()
            await asker.page.get_by_role("link", name="Go in").click()
            await move(host.page, "Begin")
            await expect(asker.page.get_by_text("It's quiet in here")).to_be_visible(
                timeout=WAIT_MS
            )
            listener = await Visitor.come(browser, f"{server.url}/rooms/expert-hour")
            await joins_a_quiet_room(listener, "Calm Otter")

            await ask(asker.page, QUESTION)
            waiting = host.page.get_by_role("region", name="Waiting")
            await expect(waiting.get_by_text(QUESTION)).to_be_visible(timeout=WAIT_MS)
            await expect(listener.page.get_by_text(QUESTION)).to_have_count(0)
            await approve_and_take_live_by_key(host.page)
            for each in (asker, listener):
                pinned = each.page.get_by_role("region", name=TITLE).get_by_text(QUESTION)
                await expect(pinned.last).to_be_visible(timeout=WAIT_MS)

            live = host.page.get_by_role("region", name="Being answered now")
            await live.get_by_role("button", name="Answer").click()
            dialog = host.page.get_by_role("dialog", name="Answer this question")
            await dialog.get_by_label("The answer").fill(ANSWER)
            await dialog.get_by_role("button", name="Answer").click()
            for each in (asker, listener):
                await expect(each.page.get_by_text(ANSWER).first).to_be_visible(timeout=WAIT_MS)
            await expect(asker.page.get_by_text("It was answered.")).to_be_visible()
            for each in (host, listener):
                assert ASKER not in await each.page.locator("body").inner_text()
            await arranges_talks_and_takes_an_answer(host.page, server, session)
            assert host.errors == asker.errors == listener.errors == []


async def joins_a_quiet_room(visitor: Visitor, name: str) -> None:
    """Where there is nowhere to write."""
    page = visitor.page
    await page.get_by_label("18 or over").check()
    await page.get_by_label("Your name here").fill(name)
    await page.get_by_role("button", name="Join and go to the room").click()
    await expect(page.get_by_text("It's quiet in here")).to_be_visible(timeout=WAIT_MS)


async def ask(page: Page, text: str) -> None:
    """Without one's name; it is told what becomes of it."""
    await page.get_by_role("button", name="Ask a question").click()
    await expect(page.get_by_role("textbox", name="Your question")).to_be_focused()
    await page.keyboard.type(text)
    await page.get_by_role("checkbox", name="Without my name").check()
    await page.get_by_role("button", name="Ask", exact=True).click()
    told = page.get_by_text("It waits for those who run this session.")
    await expect(told.first).to_be_visible(timeout=WAIT_MS)


async def approve_and_take_live_by_key(page: Page) -> None:
    """With the hands on the keyboard: down, approve, live."""
    await page.locator("main").focus()
    await page.keyboard.press("j")
    await expect(page.locator("[data-question]").first).to_be_focused()
    await page.keyboard.press("a")
    sheet = page.get_by_role("region", name="Run sheet (")
    await expect(sheet.locator("[data-question]")).to_have_count(1, timeout=WAIT_MS)
    await expect(sheet.locator("[data-question]")).to_be_focused()
    await page.keyboard.press("l")
    live = page.get_by_role("region", name="Being answered now")
    await expect(live.locator("[data-question]")).to_have_count(1, timeout=WAIT_MS)


async def arranges_talks_and_takes_an_answer(
    page: Page, server: LamplightServer, session: str
) -> None:
    """By key, backstage, and with what the expert wrote in the room."""
    staff, expert = await login(server.url, "host"), await login(server.url, "expert")
    asker, path = await join(server.url), f"/api/qa-sessions/{session}"
    for text in ("the first", "the second"):
        ask_it = {"id": text, "text": text}
        _, asked = await call(server.url, "POST", f"{path}/questions", asker, **ask_it)
        step = f"/api/questions/{asked['id']}/transitions"
        await call(server.url, "POST", step, staff, to="approved")
    rows = page.get_by_role("region", name="Run sheet (").locator("[data-question]")
    await expect(rows).to_have_count(2, timeout=WAIT_MS)
    second = rows.filter(has_text="the second")
    await second.focus()
    await page.keyboard.press("Alt+ArrowUp")
    await expect(page.get_by_text("Moved to place")).to_have_count(1, timeout=WAIT_MS)
    await expect(rows.first).to_contain_text("the second")
    await expect(rows.first).to_be_focused()
    assert len((await call(server.url, "GET", f"{path}/order", expert))[1]["placed"]) == 2

    await page.keyboard.press("l")
    live = page.get_by_role("region", name="Being answered now")
    await expect(live.get_by_text("the second")).to_be_visible(timeout=WAIT_MS)
    _, backstage = await call(server.url, "PUT", f"{path}/backstage", expert)
    async with WireClient(server.ws_url, expert.token) as client:
        await client.subscribe(f"room:{backstage['id']}")
        await client.say(f"room:{backstage['id']}", "I write this one")
        talk = page.get_by_role("region", name="Backstage")
        await expect(talk.get_by_text("I write this one")).to_be_visible(timeout=WAIT_MS)
        await client.subscribe("room:expert-hour")
        await client.say("room:expert-hour", "Light helps, in the morning.")
    offer = live.get_by_role("button", name="This answers it")
    await offer.click(timeout=WAIT_MS)
    answered = page.get_by_role("region", name="Answered (")
    await expect(answered.get_by_text("the second")).to_be_visible(timeout=WAIT_MS)


async def test_whoever_waits_in_line_comes_in_when_a_place_is_free(tmp_path: Path) -> None:
    """One place: the second sees that they are next, and comes in without doing anything."""
    with LamplightServer(tmp_path) as server:
        host = await login(server.url, "host")
        session = await a_session(server, host, capacity=1)
        path = f"/api/qa-sessions/{session}"
        await call(server.url, "POST", f"{path}/transitions", host, to="doors")
        async with chromium() as browser:
            first = await Visitor.come(browser, f"{server.url}/rooms/expert-hour")
            await first.join("Calm Otter")
            second = await Visitor.come(browser, f"{server.url}/rooms/lobby")
            await second.join(ASKER)
            await second.page.goto(f"{server.url}/rooms/expert-hour")
            await expect(second.page.get_by_text("You are next.")).to_be_visible(timeout=WAIT_MS)
            await first.page.get_by_role("button", name=re.compile("^Leave, and give")).click()
            await second.is_in_a_room()
            assert first.errors == second.errors == []


async def test_leaving_worse_offers_somebody_to_talk_to(tmp_path: Path) -> None:
    """At its end one tap is asked for, and the card comes to whoever needs it, with the focus."""
    with LamplightServer(tmp_path) as server:
        host = await login(server.url, "host")
        path = f"/api/qa-sessions/{await a_session(server, host)}/transitions"
        await call(server.url, "POST", path, host, to="live")
        async with chromium() as browser:
            visitor = await Visitor.come(browser, f"{server.url}/rooms/expert-hour")
            await visitor.join(ASKER)
            await call(server.url, "POST", path, host, to="wrapping")
            await visitor.page.get_by_role("button", name="Worse").click(timeout=WAIT_MS)
            card = visitor.page.get_by_role("heading", name="You matter here")
            await expect(card).to_be_focused(timeout=WAIT_MS)
            assert visitor.errors == []
