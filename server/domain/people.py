"""Who somebody is: a pseudonym, an age band, roles. Nothing else is known of a member."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    MEMBER = "member"
    EXPERT = "expert"
    HOST = "host"
    MODERATOR = "moderator"
    MANAGING_MODERATOR = "managing_moderator"
    RESPONDER = "responder"
    ADMIN = "admin"


class AgeBand(StrEnum):
    """Asked once, as a band; the exact age is never known."""

    TEEN = "13-17"
    ADULT = "18+"


# What others see of a role, where that is less than the role itself: which tier somebody is of
# concerns nobody but the staff.
_SHOWN_AS = {Role.MANAGING_MODERATOR: Role.MODERATOR}

STAFF_ROLES = frozenset(Role) - {Role.MEMBER}


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the store holds them. `room_roles` are roles that hold in one room only.

    `country` is the ISO 3166 code that they chose for help lines; nobody is located.
    """

    id: str
    name: str
    age_band: AgeBand
    roles: frozenset[Role] = frozenset({Role.MEMBER})
    room_roles: dict[str, frozenset[Role]] = field(default_factory=dict)
    locale: str = "en"
    is_erased: bool = False
    country: str | None = None

    @property
    def is_staff(self) -> bool:
        return not STAFF_ROLES.isdisjoint(self.roles)

    def roles_in(self, room: str | None) -> frozenset[Role]:
        """Roles on the whole site, and those in `room` where one is named."""
        return self.roles | self.room_roles.get(room, frozenset()) if room else self.roles

    @property
    def public_roles(self) -> list[Role]:
        """In the order of the `Role` enum, as others see them."""
        shown = {_SHOWN_AS.get(role, role) for role in self.roles}
        return [role for role in Role if role in shown]
