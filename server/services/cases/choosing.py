"""What a person says of themselves: what they chose on their card, and what they agree to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from server import protocol
from server.domain.case_log import Entry
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.cards import wait_for
from server.services.cases.paging import keep
from server.services.cases.telling import announce, note
from server.services.context import Context
from server.services.views import person_view, room_view
from server.storage.interface import Transaction


@dataclass(frozen=True, slots=True)
class OwnCare:
    """What somebody may know of the help that is under way for them."""

    is_open: bool
    wait: protocol.CareWait | None
    room: protocol.Room | None
    responder: protocol.Person | None
    may_share: bool


def note_choice(tx: Transaction, person: Person, choice: str, now: int) -> None:
    """Nothing is lowered by it: that they are safe is for a person to hear from them."""
    case = tx.cases.open_of(person.id)
    if case is not None:
        note(tx, case, Entry.CHOICE, now, actor=person.id, choice=choice)
        announce(tx, case, "answered", now)


async def own_care(ctx: Context, person: Person) -> OwnCare:
    """For the page of the person themselves, after a reload too."""
    authorise(person, Action.KEEP_OWN_ACCOUNT)
    now = ctx.now_ms()

    def query(tx: Transaction) -> OwnCare:
        case = tx.cases.open_of(person.id)
        if case is None:
            return OwnCare(False, None, None, None, may_share=False)
        staff = tx.people.get(case.claimed_by) if case.claimed_by else None
        room = tx.rooms.get(case.side_room) if case.side_room else None
        return OwnCare(
            True,
            None if staff else wait_for(tx, case.level, now),
            room_view(room) if room else None,
            person_view(staff) if staff else None,
            may_share=case.may_share,
        )

    return await ctx.store.read(query)


async def agree_to_share(ctx: Context, person: Person, *, agrees: bool) -> None:
    """Whether somebody else who comes to them may read what was said so far."""
    authorise(person, Action.KEEP_OWN_ACCOUNT)
    now = ctx.now_ms()

    def run(tx: Transaction) -> None:
        case = tx.cases.open_of(person.id)
        if case is None or case.may_share == agrees:
            return
        kept = keep(tx, replace(case, may_share=agrees))
        note(tx, kept, Entry.CONSENT, now, actor=person.id, agrees=agrees)
        announce(tx, kept, "noted", now)

    await ctx.store.write(run)
