"""Videos in a real browser: nothing of their host before the click, and no other host at all."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.clients.people import call, login
from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer
from tests.processes.receiver import Receiver

ADD_FRAME = """async (src) => {
  const blocked = new Promise((resolve) =>
    document.addEventListener("securitypolicyviolation", (e) => resolve(e.effectiveDirective))
  );
  const frame = document.createElement("iframe");
  frame.src = src;
  document.body.append(frame);
  return blocked;
}"""


async def pin_video(server: LamplightServer, film: str) -> None:
    """To the lobby, as its host."""
    host = await login(server.url, "host")
    status, body = await call(
        server.url, "POST", "/api/rooms/lobby/resources", host,
        kind="video", title="Breathing", url=film, captions_url="https://words.example/1",
    )  # fmt: skip
    assert status == 201, body


async def test_a_video_loads_after_a_click_alone_and_from_its_host_alone(tmp_path: Path) -> None:
    """Its host hears nothing before, neither who nor where after; and another host nothing ever."""
    async with Receiver() as films, Receiver() as elsewhere:
        with LamplightServer(tmp_path, {"LAMPLIGHT_VIDEO_HOSTS": films.url}) as server:
            await pin_video(server, f"{films.url}/embed/1")
            async with chromium() as browser:
                visitor = await Visitor.come(browser, f"{server.url}/rooms/lobby")
                await visitor.join("Brave Heron")
                watch = visitor.page.get_by_role("button", name="Watch here")
                await expect(watch).to_be_visible(timeout=WAIT_MS)
                await visitor.page.context.add_cookies(
                    [{"name": "known", "value": "1", "url": f"{films.url}/embed"}]
                )
                await visitor.page.wait_for_load_state("networkidle")
                assert films.heard == []
                await watch.click()
                (asked,) = (await films.until(1, "/embed/1"))[:1]
                assert "referer" not in asked.headers
                assert "known" not in asked.headers.get("cookie", "")
                assert visitor.errors == []
                directive = await visitor.page.evaluate(ADD_FRAME, f"{elsewhere.url}/embed/1")
                assert directive == "frame-src"
                assert elsewhere.heard == []
        with LamplightServer(tmp_path) as narrower:
            await shows_a_link(narrower, f"{films.url}/embed/1")


async def shows_a_link(server: LamplightServer, film: str) -> None:
    """And no more, once no host is named."""
    async with chromium() as browser:
        visitor = await Visitor.come(browser, f"{server.url}/rooms/lobby")
        await visitor.join("Quiet Wren")
        link = visitor.page.get_by_role("link", name="Open at")
        await expect(link).to_have_attribute("href", film, timeout=WAIT_MS)
        await expect(visitor.page.get_by_role("button", name="Watch here")).to_have_count(0)


async def test_a_host_pins_what_those_in_the_room_then_see(tmp_path: Path) -> None:
    """By the dialog; a wrong address is said, with what was typed still there."""
    with LamplightServer(tmp_path, {"LAMPLIGHT_VIDEO_HOSTS": "films.example"}) as server:
        async with chromium() as browser:
            host = await Visitor.come(browser, f"{server.url}/rooms/lobby?way=staff")
            await host.sign_in("host")
            # On a phone the panel is behind the room's name.
            phone = {"width": 390, "height": 844}
            member = await Visitor.come(browser, f"{server.url}/rooms/lobby", viewport=phone)
            await member.join("Brave Heron")
            await member.page.get_by_role("button", name="The lobby").click()
            await pin_by_hand(host.page)
            shown = member.page.get_by_role("dialog").get_by_role("link", name="How to sleep")
            await expect(shown).to_have_attribute("href", "https://words.example/sleep")
            assert host.errors + member.errors == []


async def pin_by_hand(page: Page) -> None:
    """First a video from nowhere allowed, then the same as a reading."""
    await page.get_by_role("button", name="Change what is pinned").click()
    await page.get_by_role("button", name="Pin something").click()
    form = page.get_by_role("dialog", name="Pin something")
    await form.get_by_label("Video").check()
    await form.get_by_label("Title").fill("How to sleep")
    await form.get_by_label("Address", exact=False).first.fill("https://words.example/sleep")
    await form.get_by_label("captions or a transcript").fill("https://words.example/1")
    await form.get_by_role("button", name="Pin it").click()
    await expect(form.get_by_role("alert")).to_contain_text("films.example")
    await form.get_by_label("Reading").check()
    await form.get_by_role("button", name="Pin it").click()
    await expect(form).to_have_count(0, timeout=WAIT_MS)
