"""What holds on the whole site: the one button that makes every room read-only."""

from __future__ import annotations

from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.storage.interface import Transaction

_PAUSED = "site:paused"


def is_site_paused(tx: Transaction) -> bool:
    return tx.meta.get(_PAUSED) == "1"


def set_site_paused(tx: Transaction, actor: Person, on: bool) -> bool:
    """Note the pause; whether that changed anything.

    Raises:
        NotAllowed: not theirs to do.
    """
    authorise(actor, Action.PAUSE_SITE)
    if is_site_paused(tx) == on:
        return False
    tx.meta.set(_PAUSED, "1" if on else "0")
    tx.rooms.pause_all(on)
    return True
