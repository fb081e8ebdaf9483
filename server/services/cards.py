"""What a care card says, and the lines that are on it.

The words are for clients without their own in the person's language. The lines are those of the
country that the person chose; nobody is located.
"""

from __future__ import annotations

from typing import cast

from server import protocol
from server.domain.people import Person
from server.services.context import Context
from server.services.helplines import lines_for
from server.services.views import help_line_view

LINES_SHOWN = 4

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


def card(ctx: Context, person: Person, level: str | None, *, is_own: bool = True) -> protocol.Care:
    """For the person themselves, or (`is_own` False) for them as the one who worries."""
    found = lines_for(ctx, person.country, [person.locale], person.age_band)
    words = _OWN.get(level or "S1", _OWN["S3"]) if is_own else _ANOTHERS
    return protocol.Care(
        level=cast(protocol.LevelName, level or "S1"),
        message=words,
        lines=[help_line_view(line) for line in found[:LINES_SHOWN]],
        choices=["talk", "not_now", "safe"] if is_own else ["talk", "not_now"],
        about="you" if is_own else "another",
    )
