"""What becomes of the contact details in a text: whose they are, and where its links lead.

Finding them is `personal_data`'s; whose they are is `ownership`'s. Numbers and sites of help are
never reported, and somebody in the room who is only spoken to by `@name` isn't either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from moderation.categories import Category
from moderation.detectors.help_contacts import is_help_site
from moderation.detectors.links import LinkKind, is_profile, link_kind
from moderation.detectors.ownership import Owner, whose
from moderation.detectors.personal_data import PersonalData, PersonalDataKind, find_personal_data
from moderation.findings import Finding
from moderation.readings import Readings
from moderation.verdict import Author, RoomPolicy

VERSION = 1
_MOST_LOOKED_AT = 20
# "thanks @Heron" and "as u/heron said" speak of somebody; with a digit it is more than a name.
_MENTION = re.compile(r"@[^\W\d_]+|/?u/[\w-]+", re.IGNORECASE)
_ASKS_FOR_CONTACT = re.compile(
    r"\b(?:add|follow|dm|message|msg|text|reach|contact|hit (?:me|him|her) up|find me|user ?names?|"
    r"handles?|accounts?|profile|insta(?:gram)?|ig|snap(?:chat)?|sc|twitter|discord|telegram|tg|"
    r"tiktok|kik|facebook|fb|skype|steam|reddit|whatsapp|tumblr|my|(?:his|her|their) (?:@|at)|pm|"
    r"youtube|twitch|cashapp|venmo|paypal|onlyfans|known as|goes by)\b|\bi(?:'?m| am)\s\Z",
    re.IGNORECASE,
)
_ON_A_SERVICE = re.compile(
    r"\s(?:on|at|@|is my|is me|is her|is his)\s|"
    r"\s?(?:\(|- )?(?:insta|ig|snap|discord|twitter|tiktok)",
    re.IGNORECASE,
)
_AROUND = 40  # characters


def find_contact_details(readings: Readings, author: Author, room: RoomPolicy) -> Iterable[Finding]:
    """A detector; see `registry`."""
    text = readings.raw
    finds = _bounded(find_personal_data(text, readings.typed))
    is_among_teens = author.is_teen or room.is_teen
    for find in finds:
        if find.kind is PersonalDataKind.LINK:
            yield from _of_a_link(text, find)
        elif not _may_be_shared(text, find):
            owner = whose(text, find.start, find.end)
            # Among teens "the helpline's number" has to be a known one.
            if owner is not Owner.ORGANISATION or is_among_teens:
                yield _data(find, owner)


def _bounded(finds: list[PersonalData]) -> list[PersonalData]:
    """Past the first ones, one that reaches over all the rest of a text made of addresses."""
    if len(finds) <= _MOST_LOOKED_AT:
        return finds
    rest = finds[_MOST_LOOKED_AT:]
    return [*finds[:_MOST_LOOKED_AT], replace(rest[0], end=rest[-1].end)]


def _of_a_link(text: str, find: PersonalData) -> Iterator[Finding]:
    link = text[find.start : find.end]
    span = find.start, find.end
    kind = link_kind(link)
    if kind is LinkKind.CONTACT:
        yield _data(find, whose(text, *span))
    elif kind is not LinkKind.HELP:
        yield Finding(Category.LINK, "link.any", VERSION, span)
        if kind is LinkKind.DISGUISED:
            yield Finding(Category.SPAM, "spam.disguised-link", VERSION, span)
        if is_profile(link) and whose(text, *span) is Owner.ANOTHER:
            yield _data(find, Owner.ANOTHER)


def _data(find: PersonalData, owner: Owner) -> Finding:
    is_anothers = owner is Owner.ANOTHER
    category = Category.ANOTHERS_DATA if is_anothers else Category.OWN_DATA
    return Finding(category, f"{category}.{find.kind}", VERSION, (find.start, find.end))


def _may_be_shared(text: str, find: PersonalData) -> bool:
    written = text[find.start : find.end]
    if find.kind is PersonalDataKind.EMAIL:
        return is_help_site(written.rpartition("@")[2].lower())
    if text.strip() == written and not written.startswith("@"):
        return False
    if find.kind is PersonalDataKind.HANDLE and _MENTION.fullmatch(written):
        before = text[max(0, find.start - _AROUND) : find.start]
        after = text[find.end : find.end + _AROUND]
        return not (_ASKS_FOR_CONTACT.search(before) or _ON_A_SERVICE.match(after))
    return False
