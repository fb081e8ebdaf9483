"""What the page promises to everybody, where only a browser shows it."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.e2e.lived_in import LivedIn

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOBBY = "/rooms/lobby"
DESKTOP = {"width": 1280, "height": 800}
LOW = {"width": 800, "height": 300}
REGION = "document.activeElement.closest('[data-region]')?.dataset.region ?? null"
# Whether whatever has the focus is what is seen in its place, at its top and at its bottom.
IS_SEEN = """
() => {
  const e = document.activeElement;
  if (e === document.body) return true;
  const { left, top, bottom, width } = e.getBoundingClientRect();
  const sees = (y) => {
    const found = document.elementFromPoint(left + Math.min(width / 2, 40), y);
    const isIts = found?.contains(e) || e.contains(found) || found?.closest("label")?.contains(e);
    return found !== null && isIts;
  };
  return sees(top + 3) && sees(Math.min(bottom, innerHeight) - 3) || `${e.outerHTML.slice(0, 80)}`;
}
"""
MOVING = """
() => [...document.querySelectorAll("*")].flatMap((e) => {
  const { transitionDuration, animationName, animationDuration } = getComputedStyle(e);
  const times = [...transitionDuration.split(","), ...animationDuration.split(",")];
  const isLong = times.some((time) => Number.parseFloat(time) * 1000 > window.longestMs);
  return isLong || animationName !== "none" ? [`${e.tagName}.${e.className}`] : [];
})
"""


async def a_page(place: LivedIn, who: str, path: str, shows: str, **media: Any) -> Page:
    """With nobody else's mouse on it."""
    page = await place.page_of(who, "en")
    await page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    await page.emulate_media(**media)
    await page.goto(place.server.url + path)
    await expect(page.locator(shows).first).to_be_visible()
    return page


async def test_f6_goes_round_the_room_and_back(place: LivedIn) -> None:
    """Header, log, composer, panel, and header again; with Shift the other way."""
    page = await a_page(place, "wren", LOBBY, ".message")
    seen = []
    for _ in range(5):
        await page.keyboard.press("F6")
        seen.append(await page.evaluate(REGION))
    assert seen == ["header", "log", "composer", "panel", "header"]
    await page.keyboard.press("Shift+F6")
    assert await page.evaluate(REGION) == "panel"
    await page.close()


async def test_the_log_is_one_stop_of_the_tab_key(place: LivedIn) -> None:
    """From the newest message, by Tab over its own controls, to where one writes."""
    page = await a_page(place, "wren", LOBBY, ".message")
    await page.locator("article[tabindex='0']").focus()
    newest = await page.evaluate("document.activeElement.dataset.seq")
    for _ in range(8):
        inside = "document.activeElement.closest('article')?.dataset.seq ?? null"
        if (here := await page.evaluate(inside)) is None:
            break
        assert here == newest
        await page.keyboard.press("Tab")
    assert await page.evaluate(REGION) == "composer"
    await page.close()


async def test_a_dialog_closes_by_esc_and_gives_the_focus_back(place: LivedIn) -> None:
    """To the button that opened it; meanwhile Tab does not leave the dialog."""
    page = await a_page(place, "wren", "/rooms", ".room-card")
    opener = page.get_by_role("button", name="Sign out")
    await opener.click()
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.closest('dialog') !== null")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(opener).to_be_focused()
    await page.close()


@pytest.mark.parametrize(
    ("who", "path", "shows"),
    [
        ("nobody", "/", ".welcome-door"),
        ("nobody", "/help", "#help-country"),
        ("wren", "/rooms", ".room-card"),
        ("wren", "/settings", ".settings .danger"),
        ("host", "/sessions/{session}/run", ".run-question"),
    ],
)
async def test_what_has_the_focus_is_never_under_the_bar(
    place: LivedIn, who: str, path: str, shows: str
) -> None:
    """On a low screen, down the whole page by Tab and up again."""
    page = await a_page(place, who, path.format(session=place.session), shows)
    await page.set_viewport_size(LOW)  # type: ignore[arg-type]
    stops = await page.locator("a[href], button, input, select, textarea, summary").count()
    hidden = []
    for key in ("Tab", "Shift+Tab"):
        for _ in range(min(stops, 40)):
            await page.keyboard.press(key)
            if (seen := await page.evaluate(IS_SEEN)) is not True:
                hidden.append(seen)
    await page.close()
    assert stops > 5
    assert hidden == []


async def test_nothing_moves_for_whoever_wants_less_motion(place: LivedIn) -> None:
    """And for nobody else does anything take longer than 150 ms."""
    page = await a_page(place, "wren", LOBBY, ".message", reduced_motion="reduce")
    await page.evaluate("window.longestMs = 0")
    assert await page.evaluate(MOVING) == []
    await page.emulate_media(reduced_motion="no-preference")
    assert len(await page.evaluate(MOVING)) > 3, "or this test shows nothing"
    await page.evaluate("window.longestMs = 150")
    assert await page.evaluate(MOVING) == []
    await page.close()


async def test_with_forced_colours_everything_keeps_an_edge(place: LivedIn) -> None:
    """A button has a border, and what is chosen differs by more than its colour."""
    page = await a_page(place, "wren", "/settings", ".settings", forced_colors="active")
    await page.evaluate("document.activeElement.blur()")
    edges = await page.evaluate(
        """() => [...document.querySelectorAll(".button:not(.link, .plain, .skip), .choice")]
          .filter((e) => e.checkVisibility())
          .map((e) => getComputedStyle(e))
          .map((style) => [style.borderTopStyle, style.borderTopColor !== style.backgroundColor])"""
    )
    assert len(edges) > 10
    assert {tuple(edge) for edge in edges} == {("solid", True)}
    widths = await page.evaluate(
        """() => [":has(:checked)", ":not(:has(:checked))"]
          .map((which) => document.querySelector(`.choice${which}`))
          .map((choice) => getComputedStyle(choice).outlineStyle)"""
    )
    assert widths == ["solid", "none"]
    await page.close()


async def test_the_back_button_shows_nothing_of_what_was_left(place: LivedIn) -> None:
    """Whether the browser kept the page whole or asks for it again."""
    page = await a_page(place, "wren", LOBBY, ".message")
    await page.route("**://www.google.com/**", lambda route: route.fulfill(body="neutral"))
    await page.goto(place.server.url + "/rooms")
    await page.goto(place.server.url + LOBBY)
    await expect(page.locator(".message").first).to_be_visible()
    for _ in range(3):
        await page.keyboard.press("Shift")
    await page.wait_for_url("**://www.google.com/**")
    await page.go_back()
    await page.wait_for_load_state()
    assert place.server.url in page.url
    assert (await page.inner_text("body")).strip() == ""
    kept = "[localStorage.length, Object.keys(sessionStorage).join()]"
    assert await page.evaluate(kept) == [0, "left"]
    await page.close()
