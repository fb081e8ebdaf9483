"""Replays texts with and without some rules, and counts what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from moderation.engine import Engine
from moderation.ruleset import Ruleset
from moderation.verdict import Author, Familiarity, Verdict
from server.commands.policy_lines import BadLine, author_of, read_line
from server.commands.running import with_store
from server.domain.rooms import Room
from server.services.context import Context
from server.storage.interface import Posted, Transaction

Sample = list[tuple[str, Author]]


def as_if_active(ruleset: Ruleset) -> Ruleset:
    """The same rules, those on trial included."""
    rules = [msgspec.structs.replace(rule, status="active") for rule in ruleset.rules]
    return Ruleset(tuple(rules), ruleset.contexts, ruleset.spelling)


def sampled(path: Path) -> Sample:
    """The texts of a file of JSON lines. Raises: BadLine, with its number."""
    sample: Sample = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            asked = read_line(line)
        except BadLine as error:
            raise BadLine(f"line {number}: {error}") from None
        sample.append((asked.text, author_of(asked.standing, asked.age_band)))
    return sample


def stored(newest: int) -> Sample:
    """The newest messages of every room, as if trusted members had written them."""
    sample: Sample = []

    async def read(ctx: Context) -> None:
        sample.extend(await ctx.store.read(lambda tx: _newest(tx, newest)))

    with_store(read)
    return sample


def changes(before: Engine, after: Engine, sample: Sample, *, with_texts: bool) -> Iterator[str]:
    """Counts first; the texts only if asked for, since they are somebody's."""
    pairs = [
        (text, before.judge(text, author), after.judge(text, author)) for text, author in sample
    ]
    changed = [(text, old, new) for text, old, new in pairs if _summary(old) != _summary(new)]
    yield f"{len(pairs)} texts replayed, {len(changed)} would come out otherwise."
    kinds = Counter((_summary(old), _summary(new)) for _, old, new in changed)
    for (was, will_be), count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6d}  {was} -> {will_be}"
    yield from _by_rule(pairs)
    if with_texts:
        for text, old, new in changed:
            yield f"{_summary(old)} -> {_summary(new)}: {text!r}"


def _by_rule(pairs: Iterable[tuple[str, Verdict, Verdict]]) -> Iterator[str]:
    """Of each rule that finds more or fewer texts: how many."""
    gained: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for _, old, new in pairs:
        old_rules = {reason.rule for reason in old.reasons}
        new_rules = {reason.rule for reason in new.reasons}
        gained.update(new_rules - old_rules)
        lost.update(old_rules - new_rules)
    for rule in sorted(gained.keys() | lost.keys()):
        yield f"        {rule}: {gained[rule]} texts more, {lost[rule]} fewer"


def _summary(verdict: Verdict) -> str:
    strike = " strike" if verdict.strike else ""
    return f"{verdict.outcome}, care {verdict.care}, level {verdict.level}{strike}"


def _newest(tx: Transaction, newest: int) -> Sample:
    return [
        (posted.message.text, Author(Familiarity.TRUSTED))
        for room in tx.rooms.list()
        for posted in _of_room(tx, room, newest)
        if posted.message.text
    ]


def _of_room(tx: Transaction, room: Room, newest: int) -> list[Posted]:
    return tx.messages.page(room.id, None, newest, "")
