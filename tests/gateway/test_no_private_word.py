"""No member can say a word to another that nobody else sees."""

import pytest

from tests.clients.people import join
from tests.clients.wire import Refused, WireClient
from tests.processes.lamplight import LamplightServer


async def test_no_topic_leads_to_one_person(shared: LamplightServer) -> None:
    """Neither their own, nor one of their name in any form; and they hear nothing of the try."""
    wren, fern = await join(shared.url), await join(shared.url)
    own = ["me", f"me/{fern.id}", f"person/{fern.id}", f"person:{fern.id}", fern.id]
    async with (
        WireClient(shared.ws_url, wren.token) as a,
        WireClient(shared.ws_url, fern.token) as b,
    ):
        await b.subscribe("me")
        for topic in [*own, f"room:{fern.id}", f"room:{fern.name}"]:
            with pytest.raises(Refused):
                await a.say(topic, "only for you")
        await a.subscribe("room:lobby")
        await b.subscribe("room:lobby")
        await a.say("room:lobby", "for everybody")
        await b.wait_for_text("for everybody")
        assert "only for you" not in str(b.received)
