"""Each row of the policy's table through the socket: what the room, the author and staff see."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.gateway.policy.scene import Scene, Seen, scene_on
from tests.processes.lamplight import LamplightServer

Item = tuple[str, str, str | None, str | None]


@dataclass(frozen=True)
class Row:
    """`care`: its level and whom it is about. `items`: kind, lane, level, and what was answered."""

    words: str
    outcome: str = "posted"
    care: tuple[str, str] | None = None
    items: tuple[Item, ...] = ()
    sanction: tuple[str, int | None] | None = None  # kind, and seconds
    notice: str = ""  # words in it
    offers: set[str] = field(default_factory=set)
    is_urgent: bool = False
    trusted_outcome: str = ""
    blames: bool = False  # a held text that isn't called blameless


def worry(level: str) -> Item:
    """Somebody may be at risk."""
    return "worry", "care", level, None


def waits(lane: str = "conduct", level: str | None = None) -> Item:
    """A text waits for a moderator."""
    return "held", lane, level, "held"


def stopped(lane: str = "conduct") -> Item:
    """A text was declined, and a moderator looks whether rightly."""
    return "held", lane, None, "declined"


METHOD = "post_without_method"
NO_FAULT = "You haven't done anything wrong."
TABLE = [
    Row("hello and good evening"),
    Row("heron distress"),
    Row("heron ideation", care=("S2", "you"), items=(worry("S2"),)),
    Row("heron past attempt", care=("S1", "you"), items=(worry("S1"),)),
    Row("heron self harm urge", care=("S1", "you"), items=(worry("S1"),)),
    Row("heron plan", care=("S3", "you"), items=(worry("S3"),), is_urgent=True),
    Row("heron goodbye", care=("S4", "you"), items=(worry("S4"),), is_urgent=True),
    Row(
        "heron method detail", "held", ("S2", "you"), (worry("S2"), waits("care", "S2")),
        offers={METHOD},
    ),
    Row(
        "heron wound detail", "held", ("S1", "you"), (worry("S1"), waits("care", "S1")),
        offers={"edit"},
    ),
    Row(
        "heron eating detail", "held", ("S1", "you"), (worry("S1"), waits("care", "S1")),
        offers={"edit"},
    ),
    Row("heron worry", care=("S2", "another"), items=(worry("S2"),)),
    Row(
        "heron encouragement", "declined", items=(worry("S3"), stopped()),
        sanction=("timeout", 600), offers={"appeal"}, notice="for 10 minutes", is_urgent=True,
    ),
    Row(
        "heron hate", "declined", items=(stopped(),), sanction=("timeout", 600),
        offers={"appeal"}, notice="for 10 minutes",
    ),
    Row("heron insult", "held", items=(waits(),), offers={"edit"}, notice="warning", blames=True),
    Row("heron swearing"),
    Row("heron threat", "held", items=(waits(level="S3"),), is_urgent=True, blames=True),
    Row("heron own data", "held", items=(waits(),), offers={"redact"}),
    Row(
        "heron neighbour data", "declined", items=(stopped(),), notice="warning", is_urgent=True,
    ),
    Row("heron contact", "held", items=(waits(),), offers={"edit"}, notice="talk elsewhere"),
    Row(
        "heron grooming", "declined", items=(stopped("child_safety"),), sanction=("mute", None),
        offers={"appeal"}, notice="until a moderator has looked", is_urgent=True,
    ),
    Row(
        "heron sexual minor", "declined", items=(stopped("child_safety"),),
        sanction=("ban", None), offers={"appeal"}, notice="until a moderator has looked",
        is_urgent=True,
    ),
    Row("heron medication", "held", items=(waits(),), offers={"edit"}),
    Row(
        "heron spam", "held", items=(waits(),), notice="one message every 30 seconds", blames=True,
        trusted_outcome="posted",
    ),
    Row(
        "heron link", "held", items=(waits(),), notice="one message every 30 seconds",
        trusted_outcome="posted",
    ),
    Row("heron on trial"),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=[row.words for row in TABLE])
async def test_a_row_of_the_table(policed: LamplightServer, row: Row) -> None:
    """Posted, held or declined; the card; the notice; the desk; the sanction: all, and no more."""
    async with scene_on(policed) as scene:
        seen = await scene.send(f"well, {row.words} it is", id="first")
        assert seen.answer["outcome"] == row.outcome
        _check_room(row, seen)
        _check_care(row, seen)
        _check_desk(row, seen)
        _check_notice(row, seen)
        await _check_sanction(row, seen, scene)


def _check_room(row: Row, seen: Seen) -> None:
    texts = [event["message"]["text"] for event in seen.room]
    is_posted = row.outcome == "posted"
    assert texts == ([f"well, {row.words} it is"] if is_posted else [])
    assert ("seq" in seen.answer) is is_posted
    assert [event["type"] for event in seen.room] == ["message.posted"] * len(texts)


def _check_care(row: Row, seen: Seen) -> None:
    offered = seen.told("care.offered")
    if row.care is None:
        assert ("care" in seen.answer, offered) == (False, [])
        return
    card = seen.answer["care"]
    assert (card["level"], card["about"]) == row.care
    assert card["message"]
    assert card["lines"], "a card without a line helps nobody"
    assert {"talk", "not_now"} <= set(card["choices"])
    assert [event["care"] for event in offered] == [card]
    assert offered[0]["message"] == "first"


def _check_desk(row: Row, seen: Seen) -> None:
    items = [(i["kind"], i["lane"], i["level"], i["outcome"]) for i in seen.items]
    assert sorted(items, key=str) == sorted(row.items, key=str)
    for item in seen.items:
        assert item["text"] == f"well, {row.words} it is"
        assert item["reasons"][0]["rule"].startswith("table.")
    assert any(item["is_urgent"] for item in seen.items) is row.is_urgent


def _check_notice(row: Row, seen: Seen) -> None:
    held = seen.told("message.held")
    assert len(held) == (row.outcome == "held")
    if row.outcome == "posted":
        assert "notice" not in seen.answer
        return
    notice = seen.answer["notice"]
    assert set(notice["offers"]) == row.offers
    assert row.notice in notice["message"]
    follows = notice.get("consequence")
    if row.sanction:
        assert (follows["kind"], follows["seconds"]) == row.sanction
    else:
        kinds = {"warning": "warning", "one message every 30 seconds": "slowed"}
        assert (follows and follows["kind"]) == kinds.get(row.notice)
    assert (NO_FAULT in notice["message"]) is (row.outcome == "held" and not row.blames)
    for event in held:
        assert event["held"]["notice"] == notice
        assert event["held"]["text"] == f"well, {row.words} it is"
        assert event["held"]["returns_at"] == event["held"]["at"] + 300_000


async def _check_sanction(row: Row, seen: Seen, scene: Scene) -> None:
    assert len(seen.sanctions) == (row.sanction is not None)
    for sanction in seen.sanctions:
        assert row.sanction == (sanction["kind"], _seconds(sanction))
        assert (sanction["person"], sanction["room"]) == (scene.author.id, None)
        [item] = [item for item in seen.items if item["sanction"] == sanction["id"]]
        assert sanction["cause"]["item"] == item["id"]
        assert sanction["cause"]["rule"] == item["reasons"][0]["rule"]
        assert "appeal" in sanction["reason"]
    if row.sanction and row.sanction[0] != "ban":
        [told] = seen.told("sanction.changed")
        assert told["sanction"]["id"] == seen.sanctions[0]["id"]


def _seconds(sanction: dict[str, Any]) -> int | None:
    ends_at = sanction["ends_at"]
    return None if ends_at is None else (ends_at - sanction["starts_at"]) // 1000


TRUSTED = [row for row in TABLE if row.trusted_outcome]


@pytest.mark.parametrize("row", TRUSTED, ids=[row.words for row in TRUSTED])
async def test_a_row_that_trusts_those_who_are_known(policed: LamplightServer, row: Row) -> None:
    """After two messages that stayed the same text is simply posted, and nobody hears of it."""
    async with scene_on(policed) as scene:
        for text in ("hello", "how is everybody?"):
            await scene.send(text)
        seen = await scene.send(row.words)
        assert (seen.answer["outcome"], seen.items) == (row.trusted_outcome, [])


async def test_a_text_is_covered_where_its_rule_says_so(policed: LamplightServer) -> None:
    """Readers are told the reason and lift the cover themselves; an own cover stays."""
    async with scene_on(policed) as scene:
        seen = await scene.send("heron covered")
        assert [e["message"]["cover"] for e in seen.room] == ["about self-harm"]
        seen = await scene.send("heron covered", cover="my own reason")
        assert [e["message"]["cover"] for e in seen.room] == ["my own reason"]


@pytest.mark.parametrize(
    ("spared", "aimed"),
    [
        ("i am a proud faggot and i love my life", "you are all subhuman scum, you faggots"),
        ('he called me a "faggot" at school today', "shut up you faggot"),
        ("calling people faggots is not ok", "faggots are not people"),
        ("i'm a stupid worthless idiot", "you are a stupid worthless idiot"),
    ],
    ids=["reclaimed", "quoted", "counter-speech", "self-insult"],
)
async def test_what_is_aimed_at_nobody_is_posted(
    shared: LamplightServer, spared: str, aimed: str
) -> None:
    """By the packaged rules: nobody hears of it. The same words at somebody are not posted."""
    async with scene_on(shared) as scene:
        seen = await scene.send(spared)
        assert (seen.answer["outcome"], seen.items, seen.sanctions) == ("posted", [], [])
        assert [event["message"]["text"] for event in seen.room] == [spared]
    async with scene_on(shared) as scene:
        seen = await scene.send(aimed)
        assert seen.answer["outcome"] in {"held", "declined"}
        assert len(seen.items) == 1
