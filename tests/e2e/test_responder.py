"""The desk of those who go to people at risk, in real Chromium, from the sign to the end."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.clients.people import call, join, login
from tests.clients.wire import WireClient
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer

ROOM = "/rooms/lobby"
PLAN = "I have a plan and I will do it tonight"
# Nobody can keep these: acknowledged within a second, answered within two.
NO_TIME = {"LAMPLIGHT_CASE_DEADLINES_S": "1,1,1,1,2,2,2,2"}

COUNT_SOUNDS = """
window.sounds = 0;
const Real = AudioContext;
window.AudioContext = class extends Real { constructor() { super(); window.sounds += 1; } };
"""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A browser of the test's own."""
    async with chromium() as opened:
        yield opened


async def at_the_cases(browser: Browser, url: str, login_name: str) -> Visitor:
    """Somebody of the staff who looks at the people at risk."""
    visitor = await Visitor.come(browser, url + ROOM)
    await visitor.sign_in(login_name)
    await visitor.page.goto(f"{url}/desk")
    await visitor.page.get_by_role("button", name="People at risk").click()
    await expect(visitor.page.get_by_role("button", name="Go on shift")).to_be_visible()
    return visitor


async def test_a_plan_for_tonight_is_met_by_keyboard_and_closed_by_two(
    tmp_path: Path, browser: Browser
) -> None:
    """The desk shows it with its clock; a responder takes it, they talk, a second one confirms."""
    with LamplightServer(tmp_path) as server:
        robin = await at_the_cases(browser, server.url, "responder")
        mika = await at_the_cases(browser, server.url, "mod2")
        await robin.page.get_by_role("button", name="Go on shift").click()
        await expect(robin.page.get_by_text("On shift as")).to_be_visible()
        wren = await Visitor.come(browser, server.url + ROOM)
        await wren.join("Quiet Wren")
        await wren.say(PLAN)

        await takes_by_keyboard(robin.page, "Quiet Wren")
        await expect(robin.page.get_by_text(PLAN)).to_have_count(0)
        await robin.page.get_by_role("button", name="Show the message").click()
        await expect(robin.page.get_by_text(PLAN)).to_be_visible()
        await they_talk(server.url, robin, wren)
        await closes_with_two(robin.page, mika.page)
        assert wren.errors + robin.errors + mika.errors == []


async def takes_by_keyboard(page: Page, name: str) -> None:
    """From the list to having the case, without the mouse; its clock runs meanwhile."""
    listed = page.locator(".desk-row").filter(has_text=name)
    await expect(listed).to_contain_text("S3", timeout=WAIT_MS)
    clock = listed.locator(".case-clock")
    before = await clock.inner_text()
    assert re.search(r"in \W*[01]:[0-5]\d", before), before
    await expect(clock).not_to_have_text(before)
    await expect(page.get_by_role("alert").filter(has_text="S3")).to_have_count(1)
    await page.keyboard.press("j")
    await expect(listed).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name=name)).to_be_focused()
    await page.keyboard.press("c")
    await expect(page.locator(".case .case-mine")).to_be_visible()


async def they_talk(url: str, robin: Visitor, wren: Visitor) -> None:
    """In the private room, beside the case: the first word stops the clock of the reply."""
    await robin.page.keyboard.press("t")
    field = robin.page.get_by_label("Your message")
    await expect(field).to_be_focused()
    await robin.say("I am Robin, and I am here")
    await robin.sees("I am Robin, and I am here")
    care = await (await wren.page.request.get(f"{url}/api/me/care")).json()
    await wren.page.goto(f"{url}/rooms/{care['room']['id']}")
    await wren.sees("I am Robin, and I am here")
    await wren.say("I called my sister")
    await robin.sees("I called my sister")
    await expect(robin.page.locator(".case-standing")).to_contain_text("They are talking")


async def closes_with_two(robin: Page, mika: Page) -> None:
    """The first one's close waits; the second one reads, confirms, and it is closed for both."""
    await robin.get_by_role("button", name="Somebody is with them").click()
    await robin.get_by_role("button", name="Close", exact=True).click()
    dialog = robin.get_by_role("dialog")
    await dialog.get_by_label("How it ended").select_option("safe")
    await dialog.get_by_label("Why").fill("Her sister is with her")
    await dialog.get_by_role("button", name="Go on").click()
    await expect(robin.get_by_text("waits for a second person")).to_be_visible()

    await mika.locator(".desk-row").first.click()
    await expect(mika.get_by_text("asks you to confirm")).to_be_visible()
    await expect(mika.get_by_text("Her sister is with her")).to_be_visible()
    await mika.get_by_role("button", name="Confirm").click()
    dialog = mika.get_by_role("dialog")
    await expect(dialog.get_by_label("How it ended")).to_have_value("safe")
    await dialog.get_by_label("Why").fill("I read it, and agree")
    await dialog.get_by_role("button", name="Confirm").click()

    await expect(robin.locator(".desk-row")).to_have_count(0)
    await expect(robin.get_by_text("Ended: ")).to_contain_text("Safe")
    await robin.get_by_role("button", name="Closed", exact=True).click()
    await expect(robin.locator(".desk-row")).to_contain_text("Quiet Wren")


async def test_what_is_late_shows_in_the_title_and_that_nobody_is_on_shift(
    tmp_path: Path, browser: Browser
) -> None:
    """The title has a number and nothing else, and nothing sounds until somebody wants it to."""
    with LamplightServer(tmp_path, NO_TIME) as server:
        robin = await at_the_cases(browser, server.url, "responder")
        await robin.page.add_init_script(COUNT_SOUNDS)
        await robin.page.reload()
        await expect(robin.page.get_by_text("Nobody is on primary shift")).to_be_visible()
        assert await robin.page.title() == "Lamplight"
        wren = await join(server.url)
        async with WireClient(server.ws_url, wren.token) as client:
            await client.subscribe("room:lobby")
            await client.say("room:lobby", PLAN)
        await expect(robin.page.locator(".case-clock.is-late")).to_be_visible(timeout=WAIT_MS)
        await expect(robin.page).to_have_title("(1) Lamplight")
        assert await robin.page.evaluate("sounds") == 0
        await robin.page.get_by_label("Sound with each page").check()
        assert await robin.page.evaluate("sounds") == 1
        await robin.page.keyboard.press("?")
        await expect(robin.page.get_by_role("dialog", name="Keys")).to_be_visible()
        assert robin.errors == []


async def test_managing_staff_have_figures_and_others_are_told_so(
    tmp_path: Path, browser: Browser
) -> None:
    """A table and charts of one case, and a file; a responder's desk has no way there."""
    with LamplightServer(tmp_path) as server:
        mod = await login(server.url, "mod2")
        wren = await join(server.url)
        note = {"room": "lobby", "person": wren.id, "severity": "S2", "note": "worn out"}
        status, case = await call(server.url, "POST", "/api/cases", mod, **note)
        assert status == 201, case
        boss = await at_the_cases(browser, server.url, "mod")
        await boss.page.get_by_role("link", name="Figures").click()
        await expect(boss.page.get_by_role("table")).to_contain_text("S2")
        await expect(boss.page.get_by_role("img", name="Cases by week")).to_be_visible()
        async with boss.page.expect_download() as started:
            await boss.page.get_by_role("link", name="Download as CSV").click()
        file = await (await started.value).path()
        text = file.read_text(encoding="utf-8")
        assert text.startswith("week,level,cases")
        assert ",S2,1," in text
        robin = await at_the_cases(browser, server.url, "responder")
        await expect(robin.page.get_by_role("link", name="Figures")).to_have_count(0)
        await robin.page.goto(f"{server.url}/desk/figures")
        await expect(robin.page.get_by_text("for managing staff")).to_be_visible()
        assert boss.errors + robin.errors == []
