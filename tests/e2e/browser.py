"""A person at a real Chromium, driven by what is on the screen."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Page, async_playwright, expect

from tests.processes.lamplight import PASSWORD

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT_MS = 15_000


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Debian's chromium, or what CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "chromium is needed: `apt-get install chromium`, or set CHROMIUM"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


class Visitor:
    """Somebody at a page of their own, with cookies and storage of their own."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)
        page.set_default_timeout(WAIT_MS)

    def _note(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)

    @classmethod
    async def come(cls, browser: Browser, url: str, **context: Any) -> "Visitor":
        made = await browser.new_context(**context)
        visitor = cls(await made.new_page())
        await visitor.page.goto(url)
        return visitor

    async def join(self, name: str, age: str = "18 or over") -> None:
        """From a link to a room to being in it."""
        page = self.page
        await page.get_by_label(age).check()
        await page.get_by_label("Your name here").fill(name)
        await page.get_by_role("button", name="Join and go to the room").click()
        await self.is_in_a_room()

    async def sign_in(self, login: str) -> None:
        """As one of the demo's staff."""
        page = self.page
        await page.get_by_text("Staff sign in").first.click()
        await page.get_by_label("Login").fill(login)
        await page.get_by_label("Password").fill(PASSWORD)
        await page.get_by_role("button", name="Sign in").click()
        await self.is_in_a_room()

    async def is_in_a_room(self) -> None:
        await expect(self.page.get_by_role("log")).to_be_visible(timeout=WAIT_MS)
        kept = self.page.get_by_role("button", name="I've kept it")
        await expect(self.page.get_by_label("Your message")).to_be_visible(timeout=WAIT_MS)
        if await kept.count():
            await kept.click()

    async def say(self, text: str) -> None:
        await self.page.get_by_label("Your message").fill(text)
        await self.page.keyboard.press("Enter")

    async def sees(self, text: str) -> None:
        """As a message of the room's log: what is still on its way there doesn't count."""
        shown = self.page.locator("[role=log] [data-seq]").get_by_text(text, exact=True)
        await expect(shown).to_have_count(1, timeout=WAIT_MS)

    async def texts(self) -> list[str]:
        """What the room has said, as far as it is on the screen, from the top."""
        return await self.page.locator("[role=log] [data-seq] .message-text").all_inner_texts()

    async def choose(self, text: str, deed: str) -> None:
        """Open the actions of the message that says `text`, and take one."""
        row = self.page.get_by_role("article").filter(has_text=text)
        await row.get_by_role("button", name="More about this message").click()
        menu = self.page.get_by_role("dialog", name="What to do with this message")
        await menu.get_by_role("button", name=deed).click()
