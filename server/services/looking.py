"""What a moderator needs to see before deciding: what stands around, who it is about, the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moderation.ruleset import packaged_ruleset
from server.domain.errors import NotFound
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.queue import Decision, ItemKind, ItemState, QueueItem
from server.domain.sanctions import Sanction
from server.services.context import Context
from server.services.deciding import item_for
from server.storage.desk import RuleFigures
from server.storage.interface import Posted, Transaction

AROUND = 10


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Oldest first. `seq` is the item's own message, if it is one of these."""

    posts: list[Posted]
    seq: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """All sanctions there ever were, oldest first, and what became of items about the person."""

    person: Person
    joined_at: int | None
    sanctions: list[Sanction]
    strikes: int
    items: list[QueueItem]
    memberships: list[Mapping[str, Any]]

    def count(self, kind: ItemKind, *decisions: Decision) -> int:
        """How many items of a kind were decided in one of these ways."""
        return sum(
            item.kind is kind and item.state is ItemState.DECIDED and item.decision in decisions
            for item in self.items
        )


async def surroundings(ctx: Context, actor: Person, item_id: str) -> Surroundings:
    """Ten messages before an item and ten after; of one that isn't posted, the latest before it.

    Raises:
        NotFound, NotAllowed: no such item for them.
    """

    def query(tx: Transaction) -> Surroundings:
        item = item_for(tx, actor, item_id)
        if item.room is None:
            return Surroundings([], None)
        before = None if item.seq is None else item.seq + AROUND + 1
        posts = tx.messages.page(item.room, before, 2 * AROUND + 1, actor.id)
        if item.seq is None:
            posts = [post for post in posts if post.message.at <= item.at][-AROUND:]
        else:
            posts = [post for post in posts if post.message.seq >= item.seq - AROUND]
        seqs = {post.message.seq for post in posts}
        return Surroundings(posts, item.seq if item.seq in seqs else None)

    return await ctx.store.read(query)


async def record_of(ctx: Context, actor: Person, person_id: str) -> Record:
    """What is known of a person. That it was looked at goes into the audit.

    Raises:
        NotAllowed: not theirs to see.
        NotFound: nobody by that id.
    """
    authorise(actor, Action.SEE_RECORD)
    now = ctx.now_ms()

    def run(tx: Transaction) -> Record:
        person = tx.people.get(person_id)
        if person is None or person.is_erased:
            raise NotFound("There is nobody by that id.")
        tx.audit.append(actor.id, "record.seen", person_id, "", now, person=person_id)
        strikes = [strike for strike in tx.strikes.of(person_id) if not strike.is_forgiven]
        return Record(
            person=person,
            joined_at=tx.people.joined_at(person_id),
            sanctions=tx.sanctions.of(person_id),
            strikes=len(strikes),
            items=tx.queue.of_person(person_id),
            memberships=tx.people.memberships(person_id),
        )

    return await ctx.store.write(run)


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """A rule of the policy, or (`version` None) a detector's finding, and how it has done."""

    figures: RuleFigures
    category: str | None = None
    version: int | None = None
    status: str = "built_in"


async def rules(ctx: Context, actor: Person) -> list[RuleStanding]:
    """Every rule, by name: how often it matched, and how often moderators found it wrong.

    Raises:
        NotAllowed: not theirs to see.
    """
    authorise(actor, Action.READ_DESK)

    def query(tx: Transaction) -> list[RuleStanding]:
        figures = tx.queue.figures()
        known = {rule.id: rule for rule in packaged_ruleset().rules}  # on a reader's thread
        found = [
            RuleStanding(
                figures.get(rule.id, _none(rule.id)), rule.category, rule.version, rule.status
            )
            for rule in known.values()
        ]
        found += [RuleStanding(each) for each in figures.values() if each.rule not in known]
        return sorted(found, key=lambda standing: standing.figures.rule)

    return await ctx.store.read(query)


def _none(rule: str) -> RuleFigures:
    return RuleFigures(rule, 0, 0, 0)
