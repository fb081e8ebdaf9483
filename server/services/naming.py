"""Which name a person may take: readable, not one that gives them away, not a staff member's."""

from __future__ import annotations

import random

from moderation.detectors.personal_data import PersonalDataKind, find_personal_data
from server.domain.errors import BadRequest, Conflict, NameNotPrivate
from server.domain.names import NameRefused, clean_name, generate_name, name_skeleton
from server.services.context import Context
from server.services.judging import check_name_text

SUGGESTIONS = 6

_rng = random.SystemRandom()
_WORDS = {
    PersonalDataKind.EMAIL: "an e-mail address",
    PersonalDataKind.PHONE: "a phone number",
    PersonalDataKind.HANDLE: "a name from another site",
    PersonalDataKind.LINK: "a web address",
    PersonalDataKind.ADDRESS: "where somebody lives",
}


def suggest_name() -> str:
    return generate_name(_rng)


def suggest_names() -> list[str]:
    return [suggest_name() for _ in range(SUGGESTIONS)]


def check_name(ctx: Context, raw: str) -> str:
    """The name as it is kept and shown.

    Raises:
        NameNotPrivate: it would lead a stranger to the person.
        BadRequest: it can't be a name at all.
    """
    for find in find_personal_data(raw):
        raise NameNotPrivate(
            f"That looks like {_WORDS[find.kind]}; please pick a name that keeps you private.",
            field="name",
        )
    try:
        name = clean_name(raw)
    except NameRefused as refused:
        raise BadRequest(refused.reason, field="name") from None
    check_name_text(ctx, name)
    return name


async def check_not_staffs(ctx: Context, name: str) -> str:
    """The skeleton of `name`.

    Raises:
        Conflict: it could be taken for a staff member's name.
    """
    skeleton = name_skeleton(name)
    # Looked up ahead of the commit that joins: the question may cost a walk over all names,
    # and a staff account made in the same instant is no threat.
    is_taken = await ctx.store.read(lambda tx: tx.people.staff_has_skeleton(skeleton))
    if skeleton and is_taken:
        raise Conflict("Somebody who helps here has that name; please pick another.", field="name")
    return skeleton
