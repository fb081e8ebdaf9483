"""The person's side of a case in real Chromium: the card, who comes, and a talk that is private."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.clients.people import Joined, call, login
from tests.clients.wire import WireClient
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer

ROOM = "/rooms/lobby"
PLAN = "I have a plan and I will do it tonight"
# Whatever marks keep the direction of a name to itself.
TALK = re.compile("Private talk with .?Robin")
PHONE = {"viewport": {"width": 375, "height": 740}}


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A browser of the test's own."""
    async with chromium() as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> LamplightServer:
    """A demo server; the test starts it."""
    return LamplightServer(tmp_path)


class Robin:
    """A responder by HTTP and socket, in the room of the one case there is."""

    def __init__(self, server: LamplightServer, me: Joined) -> None:
        self.url = server.url
        self.me = me
        self.wire = WireClient(server.ws_url, me.token)
        self.case: dict[str, Any] = {}

    @classmethod
    async def of(cls, server: LamplightServer) -> "Robin":
        """Signed in, and not on shift yet."""
        return cls(server, await login(server.url, "responder"))

    async def comes(self) -> None:
        """Begin a shift, take the case, and be in its room."""
        await call(self.url, "POST", "/api/shifts", self.me, role="primary")
        _, page = await call(self.url, "GET", "/api/cases", self.me)
        [case] = page["cases"]
        self.case = await self.step(case["id"], "claimed")
        await self.wire.subscribe(self.room)

    @property
    def room(self) -> str:
        """The topic of where they talk."""
        return f"room:{self.case['side_room']}"

    async def step(self, case: str, to: str) -> dict[str, Any]:
        """The case, a step on."""
        path = f"/api/cases/{case}/transitions"
        status, body = await call(self.url, "POST", path, self.me, to=to, note="why")
        assert status == 200, body
        moved: dict[str, Any] = body
        return moved

    async def ends(self) -> None:
        """As a false alarm, with the second person whom that takes."""
        await self.step(self.case["id"], "false_alarm")
        await self.step(self.case["id"], "closed")
        path = f"/api/cases/{self.case['id']}/transitions"
        mod = await login(self.url, "mod")
        await call(self.url, "POST", path, mod, to="closed", note="I have looked, too")


def talk_of(visitor: Visitor) -> Locator:
    """The private talk, as it is on the screen."""
    return visitor.page.get_by_role("complementary", name=TALK)


async def says_privately(visitor: Visitor, text: str) -> None:
    """Write to whoever is there, and to nobody else."""
    await visitor.page.get_by_label("Your private message").fill(text)
    await visitor.page.keyboard.press("Enter")


async def test_somebody_at_risk_talks_with_a_responder_beside_the_room(
    server: LamplightServer, browser: Browser
) -> None:
    """From the first words to the end of the talk; nobody else in the room sees any of it."""
    with server:
        wren = await Visitor.come(browser, server.url + ROOM)
        fern = await Visitor.come(browser, server.url + ROOM)
        await wren.join("Quiet Wren")
        await fern.join("Green Fern")
        robin = await Robin.of(server)
        await wren.say(PLAN)
        await wren.say("I said it")
        await expect(wren.page.get_by_role("article").filter(has_text="I said it")).to_be_visible()
        # It comes with the answer to the first of the two, and the second goes out after that.
        card = wren.page.locator(".care-card")
        assert await card.count() == 1
        await expect(card.get_by_text("Nobody is on duty right now")).to_be_visible()
        await card.get_by_role("button", name="Talk with somebody now").click()
        await expect(card.get_by_text("We have told them that you want to talk")).to_be_visible()
        async with robin.wire:
            await robin.comes()
            await expect(wren.page.get_by_text("is here for you").first).to_be_visible()
            await wren.page.get_by_role("button", name="Talk privately").click()
            talk = talk_of(wren)
            await expect(talk.get_by_text("Only you and")).to_be_visible()
            await robin.wire.say(robin.room, "I'm glad you wrote. I have time.")
            await expect(talk.get_by_text("I have time")).to_be_visible()
            await says_privately(wren, "thank you for coming")
            await robin.wire.wait_for_text("thank you for coming")
            await fern.say("good evening, all")
            await expect(
                wren.page.locator(".room-main").get_by_text("good evening")
            ).to_be_visible()
            await wren.page.reload()
            await expect(talk.get_by_text("thank you for coming")).to_be_visible(timeout=WAIT_MS)
            await talk.get_by_role("switch").check()
            await robin.ends()
            await expect(talk.get_by_text("This talk has ended")).to_be_visible()
            await expect(talk.get_by_label("Your private message")).to_have_count(0)
            await expect(talk.get_by_text("I have time")).to_be_visible()
        await talk.get_by_role("button", name="Back, and keep this talk").click()
        await wren.page.get_by_role("button", name=TALK).click()
        await expect(talk.get_by_text("This talk has ended")).to_be_visible()
        shown = await fern.page.locator("body").inner_text()
        assert PLAN in shown
        assert not [word for word in ("Private", "Robin", "private offer") if word in shown]
        assert wren.errors + fern.errors == []


async def test_on_a_phone_the_talk_covers_the_room_and_goes_back_to_it(
    server: LamplightServer, browser: Browser
) -> None:
    """Asked for from Help, without any card; Help and the way out are at hand in it."""
    with server:
        wren = await Visitor.come(browser, server.url + ROOM, **PHONE)
        await wren.join("Quiet Wren")
        page = wren.page
        await page.get_by_role("link", name="Help").click()
        await page.get_by_role("button", name="Talk with somebody now").click()
        await expect(page.get_by_text("We have told them that you want to talk")).to_be_visible()
        robin = await Robin.of(server)
        async with robin.wire:
            await robin.comes()
            await page.get_by_role("button", name="Talk privately").click()
            talk = talk_of(wren)
            await expect(page.get_by_role("main")).to_have_count(0)
            await expect(talk.get_by_role("link", name="Leave quickly")).to_be_visible()
            await robin.wire.say(robin.room, "Hello, I'm here")
            await expect(talk.get_by_text("Hello, I'm here")).to_be_visible()
            await talk.get_by_role("link", name="Help").click()
            await expect(page.get_by_role("heading", name="Help", exact=True)).to_be_visible()
            await robin.wire.say(robin.room, "No hurry")
            await page.get_by_role("button", name="new message").click()
            await page.keyboard.press("Escape")
            await page.get_by_role("link", name="Back").click()
            await expect(page.get_by_label("Your message")).to_be_visible()
        await page.get_by_role("link", name="Leave quickly").first.click()
        await expect(page.get_by_text(TALK)).to_have_count(0)
        assert wren.errors == []


async def test_the_card_and_the_talk_are_in_the_persons_own_language(
    server: LamplightServer, browser: Browser
) -> None:
    """Arabic is read from the right, so the talk is on the left; the words are their own."""
    with server:
        url = server.url + ROOM
        wide = {"viewport": {"width": 1280, "height": 800}}
        wren = await Visitor.come(browser, url, locale="ar", **wide)
        page = wren.page
        await page.locator("input[value='18+']").check()
        await page.locator("form button[type=submit]").click()
        await expect(page.get_by_role("log")).to_be_visible(timeout=WAIT_MS)
        await page.locator(".composer-field").fill(PLAN)
        await page.keyboard.press("Enter")
        card = page.locator(".care-card")
        await expect(card.get_by_text("لا يوجد مناوب الآن")).to_be_visible(timeout=WAIT_MS)
        robin = await Robin.of(server)
        async with robin.wire:
            await robin.comes()
            await page.locator(".talk-notice .helping").click()
            await expect(page.get_by_text("لا يقرأ هذا إلا أنت")).to_be_visible()
            box = await page.locator(".talk").bounding_box()
        assert box is not None
        assert box["x"] == 0
        assert await page.evaluate("document.documentElement.dir") == "rtl"
        assert wren.errors == []
