"""Help in a real Chromium: a country's lines, without a network, and gone after leaving."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer

ELSEWHERE = "https://www.google.com/"  # where Leave quickly goes until a server says otherwise
SAMARITANS = "a[href='tel:116123']"


async def test_help_lines_stay_when_the_server_is_gone_and_leave_with_the_person(
    tmp_path: Path,
) -> None:
    """Chosen by hand, kept over a reload without an answer, wiped by Leave quickly."""
    with LamplightServer(tmp_path) as server:
        async with chromium() as browser:
            visitor = await Visitor.come(browser, f"{server.url}/help", locale="en-GB")
            page = visitor.page
            await expect(page.get_by_role("link", name="findahelpline.com")).to_be_visible()
            call = page.locator(SAMARITANS)
            await expect(call).to_have_count(0)
            await page.get_by_label("Country").select_option("United Kingdom")
            await expect(call).to_be_visible(timeout=WAIT_MS)

            await page.route("**/api/**", lambda route: route.abort())
            await page.reload()
            await expect(call).to_be_visible(timeout=WAIT_MS)
            assert "GB" in await kept(page)

            await page.route(ELSEWHERE, lambda route: route.fulfill(body="elsewhere"))
            await page.get_by_role("link", name="Leave quickly").last.click()
            await page.wait_for_url(ELSEWHERE)
            await page.goto(f"{server.url}/healthz")
            assert await kept(page) == "[]"
            assert visitor.errors == []


async def kept(page: Page) -> str:
    """All that is stored on the device for this server."""
    return str(await page.evaluate("JSON.stringify(Object.entries(localStorage))"))
