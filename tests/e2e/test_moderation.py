"""Moderation in real Chromium: what a member sees of it, and what two moderators do at the desk."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.clients.people import call, join, login
from tests.clients.wire import Refused, WireClient
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer

ROOM = "/rooms/lobby"
FREE_SENDING = {"LAMPLIGHT_SEND_BURST": "1000", "LAMPLIGHT_SEND_PER_S": "1000"}
HATE = "All immigrants are vermin and should be shot"
METHOD = "I want to die, I am going to take 40 paracetamol tablets with vodka tonight"
WITHOUT_METHOD = "I want to die and I don't know what to do tonight"
RAIDERS = 50


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A browser of the test's own."""
    async with chromium() as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> LamplightServer:
    """A demo server whose people send as fast as they like; the test starts it."""
    return LamplightServer(tmp_path, FREE_SENDING)


async def at_the_desk(browser: Browser, url: str, login_name: str) -> Visitor:
    """A moderator who has signed in and opened the desk."""
    visitor = await Visitor.come(browser, url + ROOM)
    await visitor.sign_in(login_name)
    await visitor.page.goto(f"{url}/desk")
    await expect(visitor.page.get_by_role("heading", name="Staff desk")).to_be_visible()
    return visitor


async def test_a_hateful_message_reaches_nobody_and_its_author_is_told(
    server: LamplightServer, browser: Browser
) -> None:
    """The room stays as it was; the author keeps the text and an explanation."""
    with server:
        wren = await Visitor.come(browser, server.url + ROOM)
        fern = await Visitor.come(browser, server.url + ROOM)
        await wren.join("Quiet Wren")
        await fern.join("Green Fern")
        await wren.say(HATE)
        row = wren.page.locator(".unsent-declined")
        await expect(row.get_by_text(HATE)).to_be_visible(timeout=WAIT_MS)
        assert len(await row.locator(".unsent-state").inner_text()) > 20
        await fern.say("good evening")
        await fern.sees("good evening")
        assert HATE not in await fern.texts()
        assert wren.errors + fern.errors == []


async def test_method_detail_is_held_and_posted_without(
    server: LamplightServer, browser: Browser
) -> None:
    """Its author sees why and the private card, changes it, and the room sees only that."""
    with server:
        wren = await Visitor.come(browser, server.url + ROOM)
        fern = await Visitor.come(browser, server.url + ROOM)
        await wren.join("Quiet Wren")
        await fern.join("Green Fern")
        await wren.say(METHOD)
        held = wren.page.locator(".unsent-held")
        await expect(held.get_by_text(METHOD)).to_be_visible(timeout=WAIT_MS)
        await expect(held.get_by_text("anything wrong")).to_be_visible()
        await expect(wren.page.locator(".care-card")).to_be_visible()
        await held.get_by_role("button", name="without the method").click()
        field = wren.page.get_by_label("Your message")
        await expect(field).to_have_value(METHOD)
        await field.fill(WITHOUT_METHOD)
        await wren.page.keyboard.press("Enter")
        await wren.sees(WITHOUT_METHOD)
        await fern.sees(WITHOUT_METHOD)
        await expect(held).to_have_count(0)
        assert METHOD not in await fern.texts()
        assert wren.errors + fern.errors == []


async def test_two_moderators_race_for_an_item_and_one_undoes_a_wrong_removal(
    server: LamplightServer, browser: Browser
) -> None:
    """One gets it, the other is told; what was removed comes back to the room."""
    with server:
        wren = await Visitor.come(browser, server.url + ROOM)
        await wren.join("Quiet Wren")
        await wren.say("words worth keeping")
        await wren.sees("words worth keeping")
        reporter = await join(server.url)
        _, page = await call(server.url, "GET", "/api/rooms/lobby/messages", reporter)
        seq = page["messages"][-1]["seq"]
        mods = [await at_the_desk(browser, server.url, name) for name in ("mod", "mod2")]
        path = f"/api/rooms/lobby/messages/{seq}/reports"
        status, _ = await call(server.url, "POST", path, reporter, reason="unkind")
        assert status in {200, 201, 202}
        rows = [mod.page.locator(".desk-row") for mod in mods]
        for row in rows:
            await expect(row).to_have_count(1, timeout=WAIT_MS)
        await asyncio.gather(*(row.first.click() for row in rows))
        shown = [mod.page.locator(".desk-text") for mod in mods]
        told = [mod.page.get_by_text("Somebody else took that one first.") for mod in mods]
        either = shown[0].or_(told[0])
        await expect(either.first).to_be_visible(timeout=WAIT_MS)
        await expect(shown[1].or_(told[1]).first).to_be_visible(timeout=WAIT_MS)
        opened = [await one.count() for one in shown]
        assert sorted(opened) == [0, 1]
        winner = mods[opened.index(1)]
        await winner.page.keyboard.press("r")
        removed = wren.page.get_by_text("A moderator removed this message.")
        await expect(removed).to_be_visible(timeout=WAIT_MS)
        await winner.page.get_by_role("button", name="Take that back").click()
        await wren.sees("words worth keeping")
        assert [error for visitor in (wren, *mods) for error in visitor.errors] == []


async def test_somebody_banned_reads_why_and_asks_for_a_second_look(
    server: LamplightServer, browser: Browser
) -> None:
    """On the screen that the ban leads to, also after a reload, with Help beside it."""
    with server:
        wren = await Visitor.come(browser, server.url + ROOM)
        await wren.join("Quiet Wren")
        page = wren.page
        person = await page.evaluate("fetch('/api/me').then(r => r.json()).then(b => b.person.id)")
        admin = await login(server.url, "admin")
        order = {"person": person, "kind": "ban", "reason": "threats", "seconds": 3_600}
        status, _ = await call(server.url, "POST", "/api/sanctions", admin, **order)
        assert status == 201
        await expect(page.get_by_text("Why:")).to_be_visible(timeout=WAIT_MS)
        await expect(page.get_by_text("You can come back in after")).to_be_visible()
        await page.get_by_role("button", name="Ask for a second look").click()
        await page.get_by_label("What should we know?").fill("that was my brother")
        await page.get_by_role("button", name="Send").click()
        await page.get_by_role("button", name="Close").click()
        asked = page.get_by_text("You have asked for a second look.")
        await expect(asked).to_be_visible()
        await page.reload()
        await expect(asked).to_be_visible(timeout=WAIT_MS)
        _, queue = await call(server.url, "GET", "/api/queue", admin)
        assert [item["text"] for item in queue["items"]] == ["that was my brother"]
        assert wren.errors == []


async def test_a_pause_from_the_desk_stops_a_raid_of_fifty(
    server: LamplightServer, browser: Browser
) -> None:
    """One button; from then on nothing of theirs reaches the room, and ending it is as easy."""
    with server:
        mod = await at_the_desk(browser, server.url, "mod")
        raiders = [
            WireClient(server.ws_url, (await join(server.url)).token) for _ in range(RAIDERS)
        ]
        watcher = WireClient(server.ws_url, (await login(server.url, "mod2")).token)
        await asyncio.gather(*(client.__aenter__() for client in (*raiders, watcher)))
        await watcher.subscribe("room:lobby")
        await mod.page.get_by_label("Room", exact=True).select_option("lobby")
        await mod.page.get_by_role("button", name="Pause this room").click()
        await watcher.wait_for(lambda f: f["type"] == "room.changed" and f["room"]["paused"])
        answers = await asyncio.gather(
            *(raider.say("room:lobby", "raid") for raider in raiders), return_exceptions=True
        )
        refused = [answer.code for answer in answers if isinstance(answer, Refused)]
        assert refused == ["room_paused"] * RAIDERS
        assert watcher.texts("room:lobby") == []
        await mod.page.get_by_role("button", name="End the pause", exact=True).click()
        await watcher.wait_for(lambda f: f["type"] == "room.changed" and not f["room"]["paused"])
        assert (await raiders[0].say("room:lobby", "hello there"))["outcome"] == "posted"
        await asyncio.gather(*(c.__aexit__(None, None, None) for c in (*raiders, watcher)))
        assert mod.errors == []
