"""What a sanction keeps somebody from, and what it never does."""

import pytest

from server.domain.errors import Banned, Muted
from server.domain.sanctions import Sanction, SanctionKind, check_may_write

NOW_MS = 1_000


def sanction(kind: SanctionKind, room: str | None = None) -> Sanction:
    """One that is in force, without an end."""
    return Sanction("s1", "wren", kind, room, "why", "mod", None, None, 0, None)


@pytest.mark.parametrize("kind", [SanctionKind.MUTE, SanctionKind.TIMEOUT])
def test_a_mute_of_the_site_leaves_the_private_talk_open(kind: SanctionKind) -> None:
    """It takes every room but the one in which somebody is there for them."""
    with pytest.raises(Muted):
        check_may_write([sanction(kind)], "lobby", NOW_MS)
    check_may_write([sanction(kind)], "side-0123456789abcdef", NOW_MS)


def test_a_ban_of_the_site_takes_every_room() -> None:
    """Whoever is banned is not signed in anywhere, and is sent to Help."""
    for room in ("lobby", "side-0123456789abcdef"):
        with pytest.raises(Banned):
            check_may_write([sanction(SanctionKind.BAN)], room, NOW_MS)
