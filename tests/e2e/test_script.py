"""Scripts in every field that a person can fill: none runs, on any screen."""

from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.browser import chromium
from tests.e2e.lived_in import VIDEO_HOST
from tests.e2e.screens import DESKTOP, SCREENS, Screen, open_screen
from tests.e2e.scripted import CORPUS, NOTICES, SHORT, Scripted, found_on, numbers_on
from tests.processes.lamplight import LamplightServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

MORE_SCREENS = [
    Screen("room, corpus", "wren", "/rooms/evening-circle", ".message >> nth=20"),
    Screen("rooms, moderator", "mod", "/rooms", ".room-card"),
    Screen("rooms, responder", "responder", "/rooms", ".room-card"),
]
# The rows that no moderator has open by then; an appeal isn't for whoever banned.
OPEN = "text=/Rule:|Note:/"
MORE_SCREENS += [
    Screen(
        f"queue, row {n}", "admin", "/desk", ".desk-row >> nth=4", (f".desk-row >> nth={n}",), OPEN
    )
    for n in range(1, 5)
]
# A reader's own words come back from the address.
ADDRESSES = ("/archive?q={}", "/archive?tag={}", "/rooms/{}", "/sessions/{}", "/?way={}", "/#{}")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def scripted(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scripted]:
    """A server of this module's own."""
    environ = {"LAMPLIGHT_VIDEO_HOSTS": VIDEO_HOST, "LAMPLIGHT_SEND_BURST": "1000"}
    with LamplightServer(tmp_path_factory.mktemp("scripted"), environ) as server:
        async with chromium() as browser:
            place = Scripted(server, browser)
            await place.move_in()
            yield place


async def test_no_text_runs_on_any_screen(scripted: Scripted) -> None:
    """Every one is shown somewhere, as what it is; the policy has nothing to keep from running."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for screen in [*SCREENS, *MORE_SCREENS]:
        page = await open_screen(scripted, screen, "en", DESKTOP)
        await expect(page.locator("[aria-busy=true]")).to_have_count(0)
        seen.update(await numbers_on(page))
        if bad := await found_on(page):
            found[screen.name] = bad
        await page.close()
    assert not found
    assert {scripted.written[number] for number in scripted.written.keys() - seen} == set()


async def test_no_address_runs_what_it_says(scripted: Scripted) -> None:
    """Search, rooms, sessions, and what is behind the #."""
    page = await scripted.page_of("wren", "en", **DESKTOP)
    for address in ADDRESSES:
        for text in (SHORT, "javascript:ran()"):
            await page.goto(scripted.server.url + address.format(quote(text)))
            await page.locator("main").wait_for()
            assert await found_on(page) == [], (address, text)
    await page.close()


async def test_the_corpus_runs_where_nothing_keeps_it_from_it(scripted: Scripted) -> None:
    """A page that puts a text into its HTML notices it, with the same eyes."""
    page = await scripted.browser.new_page()
    await page.add_init_script(NOTICES)
    ran = 0
    for text in (SHORT, *CORPUS):
        await page.goto("about:blank")
        await page.evaluate("text => { document.body.innerHTML = text; }", text)
        await page.wait_for_timeout(50)
        ran += bool(await found_on(page))
    await page.close()
    assert ran >= len(CORPUS) // 2
