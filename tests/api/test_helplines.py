"""The directory of help lines over HTTP."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from server.app import open_context
from server.config import read_settings
from server.domain.helplines import WORLD
from tests.api.served import Served

DAY_S = 24 * 3600.0


async def ask(served: Served, query: str = "") -> Any:
    """What is answered, without signing in."""
    reply = await served.call("GET", f"/api/helplines{query}")
    assert reply.status == 200
    return reply.json


async def test_a_country_has_its_lines_and_the_fallback(served: Served) -> None:
    """Whole entries: how to reach it, when, in what language, and where that was read."""
    lines = (await ask(served, "?country=GB"))["lines"]
    assert [line["country"] for line in lines] == ["GB"] * (len(lines) - 1) + [WORLD]
    samaritans = next(line for line in lines if line["name"] == "Samaritans")
    assert samaritans["contact"] == "116 123"
    assert samaritans["channels"] == [
        {"kind": "phone", "value": "116 123", "say": None, "press": None}
    ]
    assert samaritans["hours"] == "24/7"
    assert samaritans["languages"] == ["en"]
    assert samaritans["source"].startswith("https://")
    assert date.fromisoformat(samaritans["verified_on"]) < date(2026, 11, 24)
    assert date.fromisoformat(samaritans["expires_on"]) > date(2026, 11, 24)
    shout = next(line for line in lines if line["name"] == "Shout")
    assert shout["contact"] == "text SHOUT to 85258"


async def test_every_country_that_is_offered_has_lines(served: Served) -> None:
    """At least 25 of them, and each answers with its own."""
    body = await ask(served)
    assert body["next"] is None
    assert len(body["countries"]) >= 25
    for country in body["countries"]:
        lines = (await ask(served, f"?country={country['code']}"))["lines"]
        assert lines[0]["country"] == country["code"]


@pytest.mark.parametrize("query", ["", "?country=ZZ", "?country=AQ"])
async def test_without_lines_of_its_own_there_is_the_fallback(served: Served, query: str) -> None:
    """Also before anybody has chosen a country."""
    assert [line["country"] for line in (await ask(served, query))["lines"]] == [WORLD]


async def test_a_line_in_the_named_language_comes_first(served: Served) -> None:
    """Belgium's lines are open at all hours, one in Dutch and one in French."""
    for language, first in (("nl-BE", ["nl"]), ("fr", ["fr"])):
        lines = (await ask(served, f"?country=be&language={language}"))["lines"]
        assert lines[0]["languages"] == first


async def test_nothing_past_its_date_is_answered(served: Served) -> None:
    """Two years on, nothing that ships today is believed any more."""
    served.world.clock.pass_s(3 * 365 * DAY_S)
    body = await ask(served, "?country=GB")
    assert [line["country"] for line in body["lines"]] == [WORLD]
    assert body["countries"] == []


@pytest.mark.parametrize("query", ["?country=England", "?country=G1", "?language=!"])
async def test_a_query_that_is_none_is_refused(served: Served, query: str) -> None:
    """With the field that is wrong."""
    reply = await served.call("GET", f"/api/helplines{query}")
    assert reply.refusal == (400, "bad_request", query[1:].partition("=")[0])


async def test_a_server_starts_with_the_directory_that_ships(tmp_path: Path) -> None:
    """The composition root hands it over; nobody has to remember to."""
    ctx = await open_context(read_settings({"LAMPLIGHT_DATA_DIR": str(tmp_path)}))
    try:
        assert ctx.helplines.fallback
        assert len(ctx.helplines.countries(date(2026, 11, 24))) >= 25
    finally:
        await ctx.store.close()
