"""Help lines that somebody of this place called or read: what was, and what is left to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from server.domain.confirmations import (
    NAME_MAX_CHARS,
    Confirmation,
    How,
    TriedLine,
    key_of,
    tried,
    ways_of,
)
from server.domain.errors import BadRequest, NotFound
from server.domain.helplines import Line
from server.domain.people import Person
from server.domain.permissions import Action, authorise
from server.services.accounts import OPERATOR
from server.services.context import Context
from server.storage.interface import Transaction

LineKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LinesTried:
    """`names`: of those people who confirmed any of the lines, by their ids."""

    lines: list[TriedLine]
    names: Mapping[str, str]


async def list_tried(ctx: Context, actor: Person) -> LinesTried:
    """Every line of the directory, those first that somebody has to call or read.

    Raises:
        NotAllowed: not theirs to see.
    """
    authorise(actor, Action.CONFIRM_HELPLINES)
    return await ctx.store.read(partial(_lines_tried, ctx))


async def confirm(ctx: Context, actor: Person, keys: Collection[LineKey], how: How) -> LinesTried:
    """Record that `actor` called or read these lines, by country and name; all, as they now are.

    Raises:
        NotAllowed: not theirs to do.
        NotFound: the directory has no such line, and none of them was confirmed.
    """
    authorise(actor, Action.CONFIRM_HELPLINES)
    lines = _named(ctx, keys)

    def run(tx: Transaction) -> LinesTried:
        _keep(tx, ctx, lines, how, person=actor.id)
        return _lines_tried(ctx, tx)

    return await ctx.store.write(run)


async def confirm_as(ctx: Context, name: str, keys: Collection[LineKey], how: How) -> list[Line]:
    """As `confirm`, from the command line, by somebody whose name was typed there.

    Raises:
        BadRequest: that is no name.
        NotFound: as `confirm` does.
    """
    said = name.strip()
    if not 0 < len(said) <= NAME_MAX_CHARS:
        raise BadRequest(f"Who did it has 1 to {NAME_MAX_CHARS} characters.", field="by")
    lines = _named(ctx, keys)
    await ctx.store.write(lambda tx: _keep(tx, ctx, lines, how, name=said))
    return lines


def _keep(
    tx: Transaction,
    ctx: Context,
    lines: list[Line],
    how: How,
    *,
    person: str | None = None,
    name: str | None = None,
) -> None:
    now = ctx.now_ms()
    for line in lines:
        tx.confirmations.add(
            Confirmation(
                *(line.country, line.name, ways_of(line), how, person, name, now),
                verified_on=line.verified_on,
            )
        )
        subject = f"{line.country}/{line.name}"
        tx.audit.append(person or OPERATOR, f"helpline.{how}", subject, "", now)


def _named(ctx: Context, keys: Collection[LineKey]) -> list[Line]:
    """Each once, however often it is named."""
    known = {key_of(line.country, line.name): line for line in ctx.helplines.lines}
    wanted = dict.fromkeys(key_of(country, name) for country, name in keys)
    if missing := [key for key in wanted if key not in known]:
        country, name = missing[0]
        raise NotFound(f"There is no help line {name!r} of {country}.")
    return [known[key] for key in wanted]


def _lines_tried(ctx: Context, tx: Transaction) -> LinesTried:
    known = tx.confirmations.newest()
    people = tx.people.get_many({each.person for each in known if each.person})
    lines = tried(ctx.helplines.lines, known, ctx.now_ms())
    return LinesTried(lines, {id_: person.name for id_, person in people.items()})
