"""Every screen of the page, and how each is brought up on a lived-in server."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.lived_in import PLAN, LivedIn

# Without fades, so that no colour is on its way from one theme's to another's.
DESKTOP = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 375, "height": 740}, "reduced_motion": "reduce"}


@dataclass(frozen=True)
class Screen:
    """Whose it is, where, what shows that it is there, and what is pressed one after another."""

    name: str
    who: str
    path: str
    shows: str
    presses: tuple[str, ...] = ()
    then: str = ""
    country: str = ""
    says: str = ""

    def __str__(self) -> str:
        return self.name


LOBBY = "/rooms/lobby"
MORE = "article:not(.own) .message-more"
PINNING = ("dialog .resources > .button", "dialog dialog .button.primary")
SCREENS = [
    Screen("welcome", "nobody", "/", ".welcome-door"),
    Screen("welcome, nothing chosen", "nobody", "/", ".welcome-door", (".primary",), ".problem"),
    Screen("welcome, return code", "nobody", "/?way=return", "[name=code]"),
    Screen("welcome, staff", "nobody", "/?way=staff", "[name=login]"),
    Screen("rooms", "wren", "/rooms", ".room-card"),
    Screen("rooms, sign out", "wren", "/rooms", ".room-card", (".who button",), "dialog[open]"),
    Screen("room", "wren", LOBBY, ".message"),
    Screen("room, about it", "wren", LOBBY, ".message", (".room-title-button",), "dialog[open]"),
    Screen("room, menu", "wren", LOBBY, MORE, (MORE,), ".menu"),
    Screen("room, report", "wren", LOBBY, MORE, (MORE, ".menu-deed >> nth=2"), "dialog[open]"),
    Screen("room, cover", "wren", LOBBY, ".composer", (".composer-cover",), ".composer .field"),
    Screen("room, moderator", "mod", LOBBY, MORE, (MORE, ".menu-deed >> nth=-1"), "dialog[open]"),
    Screen("room, care card", "lark", LOBBY, ".message", (), ".care-card", says=PLAN),
    Screen("room, session", "wren", "/rooms/expert-hour", ".qa-live"),
    Screen("help", "nobody", "/help", ".card-help"),
    Screen("help, a country", "nobody", "/help", ".help-page", (), ".help-line", country="GB"),
    Screen("design", "nobody", "/design", ".design-log .covered"),
    Screen("settings", "wren", "/settings", ".settings .danger"),
    Screen("settings, erase", "wren", "/settings", ".settings", (".danger",), "dialog[open]"),
    Screen("settings, nobody", "nobody", "/settings", ".settings"),
    Screen("removed", "banned", "/rooms", ".removed-why"),
    Screen("nowhere", "wren", "/nowhere", ".plain-words"),
    Screen("sessions", "wren", "/sessions", ".qa-card"),
    Screen("session", "wren", "/sessions/{session}", "main h1"),
    Screen("run", "host", "/sessions/{session}/run", ".run-question"),
    Screen("archive", "wren", "/archive?q=sleep", ".archived"),
    Screen("archive, nothing", "wren", "/archive?q=xyzzy&tag=sleep", ".archive-search ~ p"),
    Screen("session, over", "wren", "/sessions/{over}", ".archived"),
    Screen("report", "host", "/sessions/{over}/report", ".report-table"),
    Screen("plan", "host", "/sessions/new", ".plan-form"),
    Screen("plan, change", "host", "/sessions/{session}/edit", ".plan-form"),
    Screen("queue", "mod", "/desk", ".desk-row"),
    Screen("queue, item", "mod", "/desk", ".desk-row", (".desk-row",), "[data-decision]"),
    Screen("cases", "responder", "/desk", ".desk-row"),
    Screen("cases, case", "responder", "/desk", ".desk-row", (".desk-row",), "article.case"),
    Screen("figures", "admin", "/desk/figures", "main h2"),
    Screen("admin", "admin", "/desk/admin", "main form"),
]
ABOUT = ".room-title-button"
SCREENS += [
    Screen("room, pinned", "wren", LOBBY, ".message", (ABOUT,), "dialog .resource-watch"),
    Screen("room, pinning", "host", LOBBY, ".message", (ABOUT, *PINNING), "form [name=about]"),
]
# Beside the log where there is space, so with no way to open them.
HOUR = "/rooms/expert-hour"
QUESTIONS = Screen("room, questions", "wren", HOUR, ".qa-live", (".qa-open",), "dialog[open]")


async def open_screen(place: LivedIn, screen: Screen, locale: str, size: dict[str, Any]) -> Page:
    """Until what it shows is there, with everything pressed."""
    page = await place.page_of(screen.who, locale, **size)
    await page.goto(place.server.url + screen.path.format(session=place.session, over=place.over))
    await expect(page.locator(screen.shows).first).to_be_visible()
    for press in screen.presses:
        await page.locator(press).first.click()
    if screen.country:
        await page.locator("select").select_option(screen.country)
    if screen.says:
        await page.locator("textarea").fill(screen.says)
        await page.keyboard.press("Enter")
    if screen.then:
        await expect(page.locator(screen.then).first).to_be_visible()
    return page
