"""What a care card says, and the lines that are on it.

The words are for clients without their own in the person's language. The lines are those of the
country that the person chose; nobody is located.
"""

from __future__ import annotations

from statistics import median
from typing import cast

from server import protocol
from server.domain.case_log import Entry
from server.domain.people import Person
from server.services.cases.telling import note
from server.services.context import Context
from server.services.helplines import lines_for
from server.services.views import help_line_view
from server.storage.interface import Transaction

LINES_SHOWN = 4
# A wait is said from so many replies on, and by the newest ones.
WAITS_TO_TELL, WAITS_LOOKED_AT = 5, 20

_OWN = {
    "S1": "Thank you for saying that here. It sounds like a lot to carry, and you don't have to "
    "carry it alone. Somebody who looks after this room has been told, so that they can be there. "
    "Nothing is held against you.",
    "S2": "Thank you for telling us. It matters that you are here. A person has been told and can "
    "talk with you privately, and these lines are there right now. Nothing is held against you.",
    "S3": "We are really glad that you said this. You matter, and this can pass. A person has been "
    "told and is asked to come to you now. If you might act on it, please call one of these lines, "
    "or your local emergency number, and stay near somebody if you can.",
}
_ANOTHERS = (
    "It is good that you look out for them. You can ask them straight out whether they think about "
    "suicide, which doesn't put the idea in anybody's head. Listen, don't promise to keep it "
    "secret, and show them these lines. A person here has been told. If they may be in danger now, "
    "call your local emergency number. Look after yourself too."
)


def card(
    tx: Transaction, ctx: Context, person: Person, level: str | None, *, is_own: bool = True
) -> protocol.Care:
    """For the person themselves, or (`is_own` False) for them as the one who worries."""
    found = lines_for(ctx, person.country, [person.locale], person.age_band)
    words = _OWN.get(level or "S1", _OWN["S3"]) if is_own else _ANOTHERS
    return protocol.Care(
        level=cast(protocol.LevelName, level or "S1"),
        message=words,
        lines=[help_line_view(line) for line in found[:LINES_SHOWN]],
        choices=["talk", "not_now", "safe"] if is_own else ["talk", "not_now"],
        about="you" if is_own else "another",
        wait=wait_for(tx, level or "S1", ctx.now_ms()) if is_own else None,
    )


def wait_for(tx: Transaction, level: str, now: int) -> protocol.CareWait:
    """How long it took of late until somebody answered, for this level."""
    waits_ms = tx.cases.recent_waits([level], WAITS_LOOKED_AT)
    usual_s = round(median(waits_ms) / 1000) if len(waits_ms) >= WAITS_TO_TELL else None
    return protocol.CareWait(on_shift=bool(tx.shifts.on(now)), usual_s=usual_s)


def note_shown(tx: Transaction, person: Person, care: protocol.Care, now: int) -> None:
    """Write down in their case which help was shown, and when each line was last verified."""
    case = tx.cases.open_of(person.id)
    if case is not None:
        lines = [[line.country, line.name, line.verified_on] for line in care.lines]
        note(tx, case, Entry.CARD_SHOWN, now, level=care.level, lines=lines)
