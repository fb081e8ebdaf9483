"""What somebody sets for themselves: their language, and whose help lines they are shown."""

from __future__ import annotations

from dataclasses import replace

from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.context import Context
from server.services.control import announce_person
from server.storage.interface import Transaction


async def set_preferences(ctx: Context, person: Person, locale: str, country: str | None) -> Person:
    """`country` is an ISO 3166 code of their own choice; None shows the directory's address."""
    authorise(person, Action.KEEP_OWN_ACCOUNT)

    def run(tx: Transaction) -> Person:
        tx.people.set_preferences(person.id, locale, country)
        announce_person(tx, person.id, ctx.now_ms())
        return replace(person, locale=locale, country=country)

    return await ctx.store.write(run)
