"""The service worker in a real Chromium: the page without a server, and pushes without a page."""

import asyncio
import json
from pathlib import Path
from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer

ELSEWHERE = "https://www.google.com/"
CONTROLLED = """async () => {
  const { serviceWorker } = navigator;
  await new Promise((done) => {
    serviceWorker.addEventListener("controllerchange", done, { once: true });
    if (serviceWorker.controller) done();
  });
}"""
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const shown = await registration.getNotifications();
  return shown.map(({ title, body, tag }) => ({ title, body, tag }));
}"""


async def installed(page: Page) -> None:
    """Until the worker runs and keeps the page."""
    # The page's policy allows no eval, which waiting for an expression needs.
    async with asyncio.timeout(WAIT_MS / 1000):
        await page.evaluate(CONTROLLED)
    kept = "async () => (await caches.match('/')) !== undefined"
    assert await page.evaluate(f"navigator.serviceWorker.ready.then({kept})")


async def left(page: Page) -> dict[str, int]:
    """What of the worker is still on the device."""
    counted: dict[str, int] = await page.evaluate(
        """async () => ({
          caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        })"""
    )
    return counted


async def test_help_opens_while_the_server_is_down_and_is_gone_after_leaving(
    tmp_path: Path,
) -> None:
    """Also at an address that was never open before; nothing was kept before somebody joined."""
    with LamplightServer(tmp_path) as server:
        async with chromium() as browser:
            visitor = await Visitor.come(browser, f"{server.url}/rooms/lobby")
            page = visitor.page
            await expect(page.get_by_label("Your name here")).to_be_visible()
            assert await left(page) == {"caches": 0, "workers": 0}
            await visitor.join("Quiet Heron")
            await installed(page)
            server.kill()
            await page.goto(f"{server.url}/help")
            await expect(page.get_by_role("heading", name="Help", exact=True)).to_be_visible()
            await expect(page.get_by_role("link", name="findahelpline.com")).to_be_visible()
            await page.route(ELSEWHERE, lambda route: route.fulfill(body="elsewhere"))
            await page.get_by_role("link", name="Leave quickly").last.click()
            await page.wait_for_url(ELSEWHERE)
            server.start()
            await page.goto(f"{server.url}/healthz")
            while (await left(page))["workers"]:  # it goes once its last page has
                await page.goto(f"{server.url}/healthz")
            assert await left(page) == {"caches": 0, "workers": 0}
            assert visitor.errors == []


async def test_help_opens_without_the_server_in_the_readers_language(tmp_path: Path) -> None:
    """Its words come apart from the page, and are kept with it."""
    with LamplightServer(tmp_path) as server:
        async with chromium() as browser:
            visitor = await Visitor.come(browser, f"{server.url}/rooms/lobby", locale="es-MX")
            page = visitor.page
            await page.get_by_label("18 o más").check()
            await page.get_by_role("button", name="Entrar e ir a la sala").click()
            await expect(page.get_by_role("log")).to_be_visible(timeout=WAIT_MS)
            await installed(page)
            server.kill()
            await page.goto(f"{server.url}/help")
            await expect(page.get_by_role("heading", name="Ayuda", exact=True)).to_be_visible()
            assert visitor.errors == []


async def test_help_opens_without_the_server_in_a_language_that_was_chosen(tmp_path: Path) -> None:
    """In the settings, by somebody whose browser speaks another."""
    with LamplightServer(tmp_path) as server:
        async with chromium() as browser:
            visitor = await Visitor.come(browser, f"{server.url}/rooms/lobby")
            page = visitor.page
            await visitor.join("Quiet Wren")
            await installed(page)
            await page.goto(f"{server.url}/settings")
            await page.get_by_label("Language").select_option("ar")
            await expect(page.get_by_role("heading", name="الإعدادات")).to_be_visible()
            server.kill()
            await page.goto(f"{server.url}/help")
            await expect(page.get_by_role("heading", name="المساعدة", exact=True)).to_be_visible()
            assert await page.evaluate("document.documentElement.dir") == "rtl"
            assert visitor.errors == []


async def test_a_push_is_shown_with_its_words_and_a_newer_one_takes_its_place(
    tmp_path: Path,
) -> None:
    """As Chromium hands it to the worker, through DevTools; a push service takes no part."""
    with LamplightServer(tmp_path) as server:
        async with chromium() as browser:
            visitor = await Visitor.come(
                browser, f"{server.url}/rooms/lobby?way=staff", permissions=["notifications"]
            )
            page = visitor.page
            await visitor.sign_in("responder")
            await installed(page)
            push = await pusher(page, server.url)
            case = {"kind": "case.raised", "key": "case-7", "level": "S3", "text": "x"}
            await push(json.dumps(case))
            await shows(page, [("A case waits: level S3", "case-7")])
            await push(json.dumps(case | {"kind": "case.page", "level": "S4"}))
            await shows(page, [("A case needs somebody now: level S4", "case-7")])
            await push("what is this")
            await shows(
                page,
                [
                    ("A case needs somebody now: level S4", "case-7"),
                    ("Something waits for you", "lamplight"),
                ],
            )
            assert visitor.errors == []


async def test_a_responder_finds_the_switch_at_the_desk(tmp_path: Path) -> None:
    """Off at first. Chromium reaches no push service here, and what failed is said."""
    with LamplightServer(tmp_path) as server:
        async with chromium() as browser:
            visitor = await Visitor.come(
                browser, f"{server.url}/rooms/lobby?way=staff", permissions=["notifications"]
            )
            await visitor.sign_in("responder")
            await visitor.page.goto(f"{server.url}/desk")
            switch = visitor.page.get_by_label("Notify this browser", exact=True)
            await expect(switch.last).to_be_visible(timeout=WAIT_MS)
            await expect(switch.last).not_to_be_checked()
            assert visitor.errors == []


async def shows(page: Page, wanted: list[tuple[str, str]]) -> None:
    """Until exactly these are on the screen, each as (words, tag); the title is neutral."""
    told = sorted(("Lamplight", body, tag) for body, tag in wanted)
    shown: list[tuple[str, str, str]] = []
    try:
        async with asyncio.timeout(WAIT_MS / 1000):
            while shown != told:
                found = await page.evaluate(SHOWN)
                shown = sorted((each["title"], each["body"], each["tag"]) for each in found)
    except TimeoutError:
        assert shown == told


async def pusher(page: Page, origin: str) -> Any:
    """Hands a push to the worker of this page as the browser itself would."""
    devtools = await page.context.new_cdp_session(page)
    found: list[str] = []

    def note(event: dict[str, Any]) -> None:
        found.extend(each["registrationId"] for each in event["registrations"])

    devtools.on("ServiceWorker.workerRegistrationUpdated", note)
    await devtools.send("ServiceWorker.enable")
    while not found:
        await page.evaluate("0")  # a turn of the connection, on which the event comes

    async def push(data: str) -> None:
        await devtools.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": origin, "registrationId": found[-1], "data": data},
        )

    return push
