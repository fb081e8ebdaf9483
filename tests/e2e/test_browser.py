"""Three people and a moderator in one room, in real Chromium, over two servers with Redis."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.e2e.browser import WAIT_MS, Visitor, chromium
from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer
from tests.processes.tcp_proxy import TcpProxy

ENVIRON = {
    "LAMPLIGHT_SECRET": "a-secret-that-both-nodes-share-0123456789",
    "LAMPLIGHT_SEND_BURST": "1000",
    "LAMPLIGHT_SEND_PER_S": "1000",
}
ROOM = "/rooms/lobby"
CUT_MESSAGES = 20


@pytest.fixture(autouse=True)
def _built() -> None:
    index = Path(__file__).parents[2] / "client_web" / "dist" / "index.html"
    assert index.exists(), "the client isn't built: run `make setup`"


async def test_a_room_through_a_lost_network_a_mute_and_an_outage(tmp_path: Path) -> None:
    """Messages appear everywhere; nothing is missing after a cut; a muted one is told so."""
    with RedisServer() as broker:
        async with TcpProxy(0) as proxy:
            environ = ENVIRON | {
                "REDIS_URL": broker.url,
                "LAMPLIGHT_ORIGINS": f"http://127.0.0.1:{proxy.port}",
            }
            with (
                LamplightServer(tmp_path, environ) as a,
                LamplightServer(tmp_path, environ, demo=False) as b,
            ):
                proxy.lead_to(b.port)
                async with chromium() as browser:
                    wren = await Visitor.come(browser, a.url + ROOM)
                    fern = await Visitor.come(browser, b.url + ROOM)
                    lark = await Visitor.come(browser, f"http://127.0.0.1:{proxy.port}{ROOM}")
                    mod = await Visitor.come(browser, a.url + ROOM)
                    await wren.join("Quiet Wren")
                    await fern.join("Green Fern")
                    await lark.join("Early Lark")
                    await mod.sign_in("mod")
                    everybody = [wren, fern, lark, mod]
                    await _talk(everybody)
                    await _lose_the_network(wren, lark, proxy)
                    await _lose_redis(wren, fern, broker)
                    await _mute(mod, fern)
                    await _leave_quickly(wren)
                    assert [error for v in everybody for error in v.errors] == []
                    texts = [await visitor.texts() for visitor in (fern, lark, mod)]
                    assert texts[0] == texts[1] == texts[2]
                    assert len(texts[0]) == len(set(texts[0]))


async def _talk(everybody: list[Visitor]) -> None:
    for n, visitor in enumerate(everybody):
        await visitor.say(f"hello from {n}")
        for other in everybody:
            await other.sees(f"hello from {n}")


async def _lose_the_network(speaker: Visitor, cut: Visitor, proxy: TcpProxy) -> None:
    before = await cut.texts()
    proxy.go_down()
    for n in range(CUT_MESSAGES):
        await speaker.say(f"while you were away {n}")
        await speaker.sees(f"while you were away {n}")
    assert await cut.texts() == before
    await expect(cut.page.get_by_text("You're offline.")).to_be_visible(timeout=WAIT_MS)
    await cut.say("written while offline")
    proxy.come_up()
    await cut.sees(f"while you were away {CUT_MESSAGES - 1}")
    missed = [f"while you were away {n}" for n in range(CUT_MESSAGES)]
    await speaker.sees("written while offline")
    await cut.sees("written while offline")
    assert (await cut.texts())[len(before) :] == [*missed, "written while offline"]


async def _lose_redis(on_a: Visitor, on_b: Visitor, broker: RedisServer) -> None:
    broker.stop()
    await on_a.say("while Redis is gone, from A")
    await on_b.say("while Redis is gone, from B")
    await asyncio.to_thread(broker.start)
    await on_a.say("Redis is back")
    for visitor in (on_a, on_b):
        await visitor.sees("while Redis is gone, from A")
        await visitor.sees("while Redis is gone, from B")
        await visitor.sees("Redis is back")


async def _mute(mod: Visitor, member: Visitor) -> None:
    await mod.choose("hello from 1", "Mute")
    dialog = mod.page.get_by_role("dialog")
    await dialog.get_by_label("Reason").fill("shouting")
    await dialog.get_by_role("button", name="Mute").click()
    told = member.page.get_by_text("Your writing here is paused until")
    await expect(told.first).to_be_visible(timeout=WAIT_MS)
    await member.say("can anybody hear me")
    await expect(member.page.get_by_text("Not sent.")).to_be_visible(timeout=WAIT_MS)
    await mod.choose("hello from 0", "Remove")
    dialog = mod.page.get_by_role("dialog")
    await dialog.get_by_label("Reason").fill("a test of removing")
    await dialog.get_by_role("button", name="Remove").click()
    await expect(member.page.get_by_text("A moderator removed this message.")).to_be_visible(
        timeout=WAIT_MS
    )
    assert "can anybody hear me" not in await mod.texts()


async def _leave_quickly(visitor: Visitor) -> None:
    """Everything is off the page and out of its storage before another site is asked for."""
    await visitor.page.route("**://www.google.com/**", lambda route: route.fulfill(body="neutral"))
    await visitor.page.get_by_role("link", name="Leave quickly").first.click()
    await visitor.page.wait_for_url("**://www.google.com/**")
    assert await visitor.page.inner_text("body") == "neutral"
