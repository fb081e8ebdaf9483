"""Takes what gives somebody away out of a text, for the offer to post it without."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moderation.detectors.personal_data import PersonalDataKind
from moderation.view import Span

# After the last part of a rule's name, which is the kind of what it found.
_MARKS: dict[str, str] = {
    PersonalDataKind.EMAIL: "[e-mail address]",
    PersonalDataKind.PHONE: "[phone number]",
    PersonalDataKind.HANDLE: "[user name]",
    PersonalDataKind.LINK: "[link]",
    PersonalDataKind.ADDRESS: "[address]",
}
_LEFT_OUT = "[…]"
# A find may stop short of its word's end, and a number's of its last group.
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[\w@+#]{1,64}\Z"), re.compile(r"\w{1,64}")
_GROUPS_BEFORE = re.compile(r"(?<!\w)(?:[+(]{0,2}\d{1,5}[ ().-]{1,3}){1,4}\Z")
_GROUPS_AFTER = re.compile(r"(?:[ ().-]{1,3}\d{1,5}){1,4}(?!\w)")
_FARTHEST = 64


def redacted(text: str, found: Iterable[tuple[Span, str]]) -> str | None:
    """`text` with a mark for each find, given by its span and rule; of a find no part is left over.

    None where nothing but marks would be left.
    """
    pieces: list[str] = []
    kept, done = "", 0
    for span, rule in sorted(found):
        mark = _MARKS.get(_kind(rule), _LEFT_OUT)
        start, end = _whole(text, span, done, is_number=mark == _MARKS[PersonalDataKind.PHONE])
        if end > done:
            between = text[done : max(start, done)]
            pieces += between, mark
            kept, done = kept + between, end
    return "".join((*pieces, text[done:])) if (kept + text[done:]).strip() else None


def _kind(rule: str) -> str:
    return rule.rpartition(".")[2]


def _whole(text: str, span: Span, done: int, *, is_number: bool) -> Span:
    start, end = span
    for before in (_WORD_BEFORE, _GROUPS_BEFORE)[: 1 + is_number]:
        rest = before.search(text, max(done, start - _FARTHEST), start)
        start = rest.start() if rest and not text[start].isspace() else start
    for after in (_WORD_AFTER, _GROUPS_AFTER)[: 1 + is_number]:
        rest = after.match(text, end)
        end = rest.end() if rest and not text[end - 1].isspace() else end
    return start, end
