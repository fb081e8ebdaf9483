"""Takes personal data out of a text, for the offer to post it without."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moderation.detectors.personal_data import PersonalData, PersonalDataKind

MARKS = {
    PersonalDataKind.EMAIL: "[e-mail address]",
    PersonalDataKind.PHONE: "[phone number]",
    PersonalDataKind.HANDLE: "[user name]",
    PersonalDataKind.LINK: "[link]",
    PersonalDataKind.ADDRESS: "[address]",
}
# A find may stop short of its word's end, and a number's of its last group.
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[\w@+#]{1,64}\Z"), re.compile(r"\w{1,64}")
_GROUPS_BEFORE = re.compile(r"(?<!\w)(?:[+(]{0,2}\d{1,5}[ ().-]{1,3}){1,4}\Z")
_GROUPS_AFTER = re.compile(r"(?:[ ().-]{1,3}\d{1,5}){1,4}(?!\w)")
_FARTHEST = 64


def redacted(text: str, finds: Iterable[PersonalData]) -> str:
    """`text` with a mark in place of every find, in any order; of a find no part is left over."""
    pieces: list[str] = []
    done = 0
    for find in sorted(finds, key=lambda find: find.start):
        start, end = _whole(text, find, done)
        if end <= done:
            continue
        pieces += text[done : max(start, done)], MARKS[find.kind]
        done = end
    return "".join((*pieces, text[done:]))


def _whole(text: str, find: PersonalData, done: int) -> tuple[int, int]:
    start, end = find.start, find.end
    befores, afters = [_WORD_BEFORE], [_WORD_AFTER]
    if find.kind is PersonalDataKind.PHONE:
        befores.append(_GROUPS_BEFORE)
        afters.append(_GROUPS_AFTER)
    for before in befores:
        rest = before.search(text, max(done, start - _FARTHEST), start)
        start = rest.start() if rest and not text[start].isspace() else start
    for after in afters:
        rest = after.match(text, end)
        end = rest.end() if rest and not text[end - 1].isspace() else end
    return start, end
