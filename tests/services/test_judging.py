"""Judging when judging itself fails, and for whom."""

from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from moderation.engine import Engine
from moderation.ruleset import Ruleset
from moderation.verdict import Author, RoomPolicy, Verdict
from server.domain.people import Role
from tests.services.world import World


def crashes(*_: Any) -> Any:
    """A judge, and a detector, that fail."""
    raise RuntimeError("boom, with a secret text")


def broken_engine(_world: World) -> Any:
    """An engine, one of whose detectors crashes."""
    return Engine(Ruleset(), detectors={"test.broken": crashes}).judge


@pytest.mark.parametrize("judge", ["the engine", "a detector"])
async def test_a_crash_holds_a_newcomers_text_and_posts_a_trusted_ones(
    world: World, judge: str
) -> None:
    """Never does it let a text through unseen, and never is one lost."""
    crashing = crashes if judge == "the engine" else broken_engine(world)
    broken = replace(world, ctx=replace(world.ctx, judge=crashing))
    wren, host = (await world.member()).person, (await world.staff(Role.HOST)).person
    held = await broken.send(wren, "a secret text")
    assert (held.outcome, held.aside and held.aside.notice.code) == ("held", "unchecked")
    assert (await broken.send(host, "a secret text")).outcome == "posted"


async def test_the_operator_hears_of_a_crash_and_of_no_words(world: World) -> None:
    """The log names the kind of error."""
    broken = replace(world, ctx=replace(world.ctx, judge=crashes))
    with capture_logs() as logs:
        await broken.send((await world.member()).person, "a secret text")
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == [
        "judging.crashed"
    ]
    assert "secret text" not in str(logs)


async def test_the_verdict_depends_on_who_writes_and_where(world: World) -> None:
    """The engine is told of the age band, the standing, the room and the last texts."""
    asked: list[tuple[Author, RoomPolicy]] = []

    def judge(_text: str, author: Author, room: RoomPolicy) -> Verdict:
        asked.append((author, room))
        return Verdict()

    watched = replace(world, ctx=replace(world.ctx, judge=judge))
    teen, host = (await world.member(age_band="13-17")).person, await world.staff(Role.HOST)
    await watched.say(teen, "hi", "teens")
    await watched.say(host.person, "hi")
    assert [(a.familiarity, a.is_teen, r.is_teen) for a, r in asked] == [
        ("newcomer", True, True),
        ("trusted", False, False),
    ]
