"""Demo content: four rooms and five staff accounts, made once, only when asked for."""

from __future__ import annotations

import secrets

from server.domain.errors import Conflict
from server.domain.people import AgeBand, Role
from server.domain.rooms import Room
from server.services.accounts import create_staff
from server.services.context import Context
from server.services.passwords import hash_password
from server.storage.interface import Transaction

ROOMS = (
    Room(
        "lobby",
        "The lobby",
        "Come in, say hello, or just read for a while.",
        ("welcome", "anything"),
    ),
    Room(
        "evening-circle",
        "Evening circle",
        "Winding down together at the end of the day.",
        ("evenings", "sleep"),
        AgeBand.ADULT,
    ),
    Room(
        "teen-room",
        "Teen room",
        "School, friends, family, and everything that is hard to say out loud.",
        ("school", "family"),
        AgeBand.TEEN,
    ),
    Room(
        "expert-hour",
        "Expert hour",
        "Where experts answer questions. Sessions are announced here.",
        ("questions", "experts"),
    ),
)

STAFF = (
    ("admin", "Ada (admin)", {Role.ADMIN}),
    ("mod", "Mo (moderator)", {Role.MANAGING_MODERATOR}),
    ("mod2", "Mika (moderator)", {Role.MODERATOR}),
    ("host", "Hana (host)", {Role.HOST}),
    ("expert", "Dr. Eden", {Role.EXPERT}),
    ("responder", "Robin (responder)", {Role.RESPONDER}),
)


async def make_demo(ctx: Context, password: str | None) -> str:
    """Make what is missing of the demo; the staff's password, set anew at every start."""
    chosen = password or secrets.token_urlsafe(9)
    await ctx.store.write(lambda tx: _make_rooms(tx, ctx.now_ms()))
    made = await ctx.store.read(_made_before)
    for login, name, roles in STAFF:
        if login not in made:
            await _make_staff(ctx, login, name, chosen, roles)
    if made:
        await _reset_passwords(ctx, list(made.values()), chosen)
    return chosen


def _mark(login: str) -> str:
    """Under which `meta` keeps which person the demo made for a login."""
    return f"demo:{login}"


def _made_before(tx: Transaction) -> dict[str, str]:
    marks = {login: tx.meta.get(_mark(login)) for login, _, _ in STAFF}
    return {login: person for login, person in marks.items() if person is not None}


async def demo_logins(ctx: Context) -> list[str]:
    """The demo's accounts that are here: somebody else may know their password."""

    def query(tx: Transaction) -> list[str]:
        made = _made_before(tx)
        people = tx.people.get_many(made.values())
        return [login for login, who in made.items() if not people[who].is_erased]

    return await ctx.store.read(query)


def _make_rooms(tx: Transaction, at: int) -> None:
    for room in ROOMS:
        if tx.rooms.get(room.id) is None:
            tx.rooms.add(room, at)


async def _make_staff(ctx: Context, login: str, name: str, password: str, roles: set[Role]) -> None:
    try:
        person = await create_staff(ctx, login, name, password, roles)
    except Conflict:
        return  # a real account has this login: it isn't the demo's to touch
    await ctx.store.write(lambda tx: tx.meta.set(_mark(login), person.id))


async def _reset_passwords(ctx: Context, people: list[str], password: str) -> None:
    password_hash = await hash_password(password)  # once for all: it is one password

    def run(tx: Transaction) -> None:
        for person in people:
            tx.people.set_password_hash(person, password_hash)

    await ctx.store.write(run)
