"""Planning a series in a real browser: its times, a clash, one that is changed, and its end."""

import re
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from tests.clients.people import Joined, call, login
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer

TITLE = "Grief, and what helps"
OTHER = "Sleep, and what keeps us from it"
ROOM = "expert-hour"
FIRST = "2030-03-17"  # the summer time of London and Paris begins on the 31st, a Sunday too
WEEKLY = ["17 March", "24 March", "31 March", "7 April", "14 April"]
REASON = "Dr. Eden is ill. There will be another one in May."


async def test_a_series_is_planned_changed_and_cancelled(tmp_path: Path) -> None:
    """Across a clock change; what is in the way is named, and nothing typed is lost by that."""
    with LamplightServer(tmp_path) as server:
        staff = await login(server.url, "host")
        other = await planned(server.url, staff, title=OTHER, starts="2030-03-31T18:30")
        async with chromium() as browser:
            host = await host_in_paris(browser, server.url)
            page = host.page
            await fill_in(page)
            times = page.get_by_role("region", name="When that is").get_by_role("listitem")
            await expect(times).to_have_count(5, timeout=WAIT_MS)
            for row, day in zip(await times.all(), WEEKLY, strict=True):
                await expect(row).to_contain_text(at_seven(day))

            await page.get_by_role("button", name="Publish").click()
            clash = page.get_by_role("alert").filter(has_text="The room is taken then")
            await expect(clash.get_by_role("link", name=OTHER)).to_be_visible(timeout=WAIT_MS)
            await page.reload()
            await expect(page.get_by_label("Title")).to_have_value(TITLE)
            await times.nth(2).get_by_role("button", name="Leave it out").click()
            await expect(times.nth(4)).to_contain_text("21 April", timeout=WAIT_MS)
            await page.get_by_role("button", name="Publish").click()
            await expect(page.get_by_role("heading", name=TITLE)).to_be_visible(timeout=WAIT_MS)
            assert await starts(server.url, staff) == ["03-17", "03-24", "03-31", "04-07"]

            await one_is_moved(page)
            assert await starts(server.url, staff) == ["03-18", "03-24", "03-31", "04-07"]
            await the_rest_is_cancelled(page)
            await expect(page.get_by_text(REASON)).to_be_visible(timeout=WAIT_MS)
            assert await starts(server.url, staff) == ["03-31"]
            assert (await session(server.url, staff, other))["state"] == "scheduled"
            assert host.errors == []


async def host_in_paris(browser: Browser, url: str) -> Visitor:
    """At the empty form, by the link from the list."""
    host = await Visitor.come(
        browser, f"{url}/rooms/lobby?way=staff", timezone_id="Europe/Paris", locale="en-GB"
    )
    await host.sign_in("host")
    await host.page.goto(f"{url}/sessions")
    await host.page.get_by_role("link", name="Plan a session").click()
    return host


def at_seven(day: str) -> re.Pattern[str]:
    """Whatever marks keep the direction of each part to itself."""
    return re.compile(rf"{day} 2030\W+19:00\W+in\W+London\W+20:00\W+for you")


async def fill_in(page: Page) -> None:
    """Every Sunday at 19:00 in London."""
    await page.get_by_label("Title").fill(TITLE)
    await page.get_by_label("Room").select_option(ROOM)
    await page.get_by_label("Date").fill(FIRST)
    await page.get_by_label("Time", exact=True).fill("19:00")
    await expect(page.get_by_label("Time zone")).to_have_value("Europe/Paris")
    await page.get_by_label("Time zone").fill("Europe/London")
    await page.get_by_label("How often").select_option(label="Weekly")
    await expect(page.get_by_label("Sunday")).to_be_checked()


async def one_is_moved(page: Page) -> None:
    """The first of the series, by a day and no other."""
    await page.get_by_role("link", name="Change it").click()
    await expect(page.get_by_label("Only this one")).to_be_checked(timeout=WAIT_MS)
    await page.get_by_label("Date").fill("2030-03-18")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("heading", name=TITLE)).to_be_visible(timeout=WAIT_MS)
    await expect(page.get_by_text(at_seven("18 March")).first).to_be_visible(timeout=WAIT_MS)


async def the_rest_is_cancelled(page: Page) -> None:
    """From the one that is shown on, and everybody reads why."""
    await page.get_by_role("button", name="Cancel the session").click()
    dialog = page.get_by_role("dialog", name="Cancel this session?")
    await dialog.get_by_label("This one and all that come after it").check()
    await dialog.get_by_label("What people are told").fill(REASON)
    await dialog.get_by_role("button", name="Cancel the session").click()


async def planned(url: str, host: Joined, **fields: str) -> str:
    """In the same room; its id."""
    status, made = await call(
        url, "POST", "/api/qa-sessions", host,
        room=ROOM, zone="Europe/London", minutes=60, **fields,
    )  # fmt: skip
    assert status == 201, made
    return str(made["id"])


async def session(url: str, host: Joined, id_: str) -> dict[str, object]:
    """As the server has it."""
    found: dict[str, object] = (await call(url, "GET", f"/api/qa-sessions/{id_}", host))[1]
    return found


async def starts(url: str, host: Joined) -> list[str]:
    """The days of all that are to be, up to the 8th of April."""
    found = (await call(url, "GET", "/api/qa-sessions?limit=100", host))[1]["qa_sessions"]
    days = [each["starts"][5:10] for each in found if each["state"] == "scheduled"]
    return sorted(day for day in days if day < "04-08")
