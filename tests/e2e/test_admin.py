"""The admin's page in a real Chromium, with a receiver that really listens."""

import json
import re
from pathlib import Path

from playwright.async_api import expect

from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer
from tests.processes.receiver import Receiver


async def test_an_admin_adds_a_webhook_tries_it_and_records_a_call(tmp_path: Path) -> None:
    """The secret is shown once; the test arrives; a line that was called has who called it."""
    with LamplightServer(tmp_path, {"LAMPLIGHT_WEBHOOK_PRIVATE": "1"}) as server:
        async with Receiver() as receiver, chromium() as browser:
            visitor = await Visitor.come(browser, f"{server.url}/rooms/lobby?way=staff")
            page = visitor.page
            await visitor.sign_in("admin")
            await page.goto(f"{server.url}/desk")
            await page.get_by_role("link", name="Admin", exact=True).click()

            await page.get_by_label("Address").fill(receiver.url)
            await page.get_by_label("somebody has to look now").check()
            await page.get_by_role("button", name="Add this address").click()
            secret = page.get_by_text(re.compile("^whsec_"))
            await expect(secret).to_be_visible(timeout=WAIT_MS)
            await page.get_by_role("button", name="Send a test").click()
            await expect(page.get_by_text("It arrived")).to_be_visible(timeout=WAIT_MS)
            assert [json.loads(each.body)["type"] for each in receiver.heard] == ["webhook.test"]
            await page.reload()
            await expect(page.get_by_text(receiver.url, exact=True)).to_be_visible()
            await expect(secret).to_have_count(0)

            await page.get_by_label("Country").select_option("GB")
            await page.get_by_label("Samaritans").check()
            await page.get_by_role("button", name="Record this line").click()
            line = page.get_by_role("listitem").filter(has_text="Samaritans")
            await expect(line).to_contain_text(
                re.compile(r"Ada \(admin\)\W+called it"), timeout=WAIT_MS
            )
            assert visitor.errors == []


async def test_nobody_but_an_admin_sees_it(tmp_path: Path) -> None:
    """A moderator is told so, and the desk has no link to it."""
    with LamplightServer(tmp_path) as server:
        async with chromium() as browser:
            visitor = await Visitor.come(browser, f"{server.url}/rooms/lobby?way=staff")
            page = visitor.page
            await visitor.sign_in("mod")
            await page.goto(f"{server.url}/desk")
            await expect(page.get_by_role("link", name="Figures")).to_be_visible()
            await expect(page.get_by_role("link", name="Admin", exact=True)).to_have_count(0)
            await page.goto(f"{server.url}/desk/admin")
            await expect(page.get_by_text("This page is for admins.")).to_be_visible()
            assert visitor.errors == []
