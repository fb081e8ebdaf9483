"""Hiding a person for oneself: a list of one's own, that nobody else is ever told of.

It is kept here so that it follows its person from device to device; their browser leaves the
hidden ones' messages out. The log knows nothing of it: who may see an event is its topic's.
"""

from __future__ import annotations

from server.domain.errors import BadRequest, NotFound
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.context import Context
from server.storage.interface import Transaction

HIDDEN_MAX = 500


async def hidden_by(ctx: Context, person: Person) -> list[Person]:
    """Whom `person` has hidden, by name."""
    authorise(person, Action.KEEP_OWN_ACCOUNT)
    return await ctx.store.read(lambda tx: tx.people.hidden_by(person.id))


async def hide(ctx: Context, person: Person, other: str) -> None:
    """Hide `other`. Doing so twice is doing so once.

    Raises:
        NotFound: nobody by that id.
        BadRequest: oneself, one of the staff, or more people than a list holds.
    """
    authorise(person, Action.KEEP_OWN_ACCOUNT)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        target = tx.people.get(other)
        if target is None or target.is_erased:
            raise NotFound("There is nobody by that id.")
        if target.id == person.id or target.is_staff:
            raise BadRequest("Those who look after the rooms can't be hidden, nor can you.")
        if len(tx.people.hidden_by(person.id)) >= HIDDEN_MAX:
            raise BadRequest(f"You can hide at most {HIDDEN_MAX} people.")
        tx.people.hide(person.id, target.id, now)

    await ctx.store.write(run)


async def show(ctx: Context, person: Person, other: str) -> None:
    """See `other` again. Nobody by that id is hidden afterwards, whether or not they were."""
    authorise(person, Action.KEEP_OWN_ACCOUNT)
    await ctx.store.write(lambda tx: tx.people.show(person.id, other))
