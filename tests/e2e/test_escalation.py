"""The whole way in real Chromium: a plan for tonight, a page that nobody answers, a talk."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect
from standardwebhooks import Webhook as Verifier

from tests.clients.people import call, login
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer
from tests.processes.receiver import Receiver

ROOM = "/rooms/lobby"
PLAN = "I have a plan and I will do it tonight"
TALK = re.compile("Private talk with")
# A minute of the default's, by a clock that runs ten times as fast.
QUICK = {
    "LAMPLIGHT_CASE_DEADLINES_S": "6,6,6,6,600,600,600,600",
    "LAMPLIGHT_WEBHOOK_PRIVATE": "1",
}
# Notes, in the page, when somebody sends and when their card is there, and prints how long it took.
WATCH_THE_CARD = """
addEventListener('keydown', (press) => {
  if (press.key === 'Enter') window.sentAt = performance.now();
}, true);
new MutationObserver(() => {
  if (window.sentAt && !window.cardMs && document.querySelector('.care-card'))
    window.cardMs = performance.now() - window.sentAt;
}).observe(document, { subtree: true, childList: true });
"""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A browser of the test's own."""
    async with chromium() as opened:
        yield opened


async def asks_to_close(robin: Visitor) -> None:
    """With how it ended and why; it then waits for a second person."""
    await robin.page.get_by_role("button", name="Somebody is with them").click()
    await robin.page.get_by_role("button", name="Close", exact=True).click()
    dialog = robin.page.get_by_role("dialog")
    await dialog.get_by_label("How it ended").select_option("safe")
    await dialog.get_by_label("Why").fill("Her sister is with her")
    await dialog.get_by_role("button", name="Go on").click()
    await expect(robin.page.get_by_text("waits for a second person")).to_be_visible()


async def test_nobody_answers_the_backup_is_paged_and_somebody_comes(
    tmp_path: Path, browser: Browser
) -> None:
    """A signed page at a real receiver; a talk that the room sees nothing of; two close it."""
    with LamplightServer(tmp_path, QUICK) as server:
        url = server.url
        admin, primary, backup = [await login(url, name) for name in ("admin", "mod2", "mod")]
        for who, role in ((primary, "primary"), (backup, "backup")):
            assert (await call(url, "POST", "/api/shifts", who, role=role))[0] == 201
        async with Receiver() as pager:
            hook = {"url": f"{pager.url}/hook", "kinds": ["case.page"]}
            _, webhook = await call(url, "POST", "/api/webhooks", admin, **hook)
            robin = await Visitor.come(browser, url + ROOM)
            await robin.sign_in("responder")
            await robin.page.goto(f"{url}/desk")
            wren = await Visitor.come(browser, url + ROOM)
            fern = await Visitor.come(browser, url + ROOM)
            await wren.page.add_init_script(WATCH_THE_CARD)
            await wren.page.reload()
            await wren.join("Quiet Wren")
            await fern.join("Green Fern")

            await wren.say(PLAN)
            await fern.sees(PLAN)
            await expect(wren.page.locator(".care-card")).to_be_visible()
            print(f"from send to card: {await wren.page.evaluate('cardMs'):.0f} ms")  # noqa: T201  (a figure, for `-s`)
            listed = robin.page.locator(".desk-row").filter(has_text="Quiet Wren")
            await expect(listed).to_contain_text("S3", timeout=WAIT_MS)
            await expect(listed.locator(".case-clock")).to_be_visible()

            heard = await pager.until(2)
            told = [Verifier(webhook["secret"]).verify(h.body, h.headers) for h in heard[:2]]
            assert [page["data"]["roles"] for page in told] == ["primary", "backup"]
            assert "Wren" not in str(told)

            await listed.click()
            await robin.page.keyboard.press("c")
            await expect(robin.page.locator(".case .case-mine")).to_be_visible()
            await wren.page.get_by_role("button", name="Talk privately").click()
            talk = wren.page.get_by_role("complementary", name=TALK)
            await robin.page.keyboard.press("t")
            await robin.say("I am Robin, and I am here")
            await expect(talk.get_by_text("I am Robin, and I am here")).to_be_visible()
            await wren.page.get_by_label("Your private message").fill("thank you for coming")
            await wren.page.keyboard.press("Enter")
            await robin.sees("thank you for coming")
            assert await fern.texts() == [PLAN]

            await asks_to_close(robin)
            _, cases = await call(url, "GET", "/api/cases", primary)
            path = f"/api/cases/{cases['cases'][0]['id']}/transitions"
            status, case = await call(url, "POST", path, primary, to="closed", note="I agree")
            assert (status, case["state"]) == (200, "closed")
            await expect(talk.get_by_text("This talk has ended")).to_be_visible()
            assert await fern.texts() == [PLAN]
            assert wren.errors + fern.errors + robin.errors == []
