"""How people leave a session: one tap, and somebody to talk to for whoever leaves it worse."""

from __future__ import annotations

from typing import Literal

from server import protocol
from server.domain.errors import Conflict
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.domain.qa.sessions import SessionState
from server.services.cards import card
from server.services.context import Context
from server.services.qa.finding import session_for
from server.storage.interface import Transaction

Mood = Literal["better", "same", "worse"]
_OVER = {SessionState.WRAPPING, SessionState.ENDED, SessionState.ARCHIVED}
_CARD_LEVEL = "S1"


async def say_mood(
    ctx: Context, person: Person, session_id: str, mood: Mood
) -> protocol.Care | None:
    """Keep how somebody leaves, for the host's counts; the card, for whoever leaves it worse.

    That opens no case: they are offered to talk, and `talk` on the card does.

    Raises:
        NotFound: no such session for them.
        Conflict: it isn't at its end.
    """
    authorise(person, Action.ATTEND)
    now = ctx.now_ms()

    def run(tx: Transaction) -> protocol.Care | None:
        session = session_for(tx, person, session_id)
        if session.state not in _OVER:
            raise Conflict("That is asked at the end of a session.")
        tx.polls.set_mood(session.id, person.id, mood, now)
        return card(tx, ctx, person, _CARD_LEVEL) if mood == "worse" else None

    return await ctx.store.write(run)
