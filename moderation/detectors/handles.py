"""Finds the names that people have on other sites, in a folded text.

By their signs, or beside the name of a service. Bounded repeats only, and nothing nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import re2

from moderation.normalise import Span
from moderation.spelling.ordinary_words import ordinary_words

_AT_HANDLE = re.compile(r"(?<![\w@.+/-])@(?=[\w.]*[^\W\d_])\w[\w.]{1,30}(?<!\.)(?![\w@])")
_TAGGED_HANDLE = re.compile(r"(?<![\w#])[\w.]{2,32}#\d{4}(?!\d)")
_REDDIT_HANDLE = re.compile(r"(?<![\w/])/?u/[\w-]{3,20}(?![\w/])")
_SERVICE_NAME = (
    r"(?:insta|instagram|ig|snap|snapchat|sc|discord|disc|telegram|tg|kik|tiktok|twitter|"
    r"facebook|fb|skype|steam|reddit|whatsapp|wechat|line|bluesky|mastodon|threads|tumblr|psn|"
    r"xbox|roblox)"
)
_SERVICE = rf"(?<!\w){_SERVICE_NAME}"
_FILLER = r"(?:\s+(?:user|username|user name|name|handle|id|tag|account|acc))?"
_NAMED = re.compile(rf"{_SERVICE}{_FILLER}\s*(?::|=|->|-|>)\s*@?([\w][\w.-]{{2,30}})")
# After "is", or after nothing, only what no plain word looks like.
_NAMED_LOOSELY = re.compile(
    rf"{_SERVICE}{_FILLER}(?:\s+is)?\s+@?(?=[\w.]*[\d_]|[\w]+\.\w)([a-z_][\w.]{{3,30}})"
)
# Where only a name can follow, any word that isn't an English one.
_WITHOUT_SIGN = r"@?([a-z_][\w.]{4,30})(?![\w'])"
_ASKS_TO_ADD = r"my|his|her|their|your|add|follow|message|dm|text|find|reach|hmu|hit"
_NAMED_AS_MINE = re.compile(
    rf"(?<!\w)(?:{_ASKS_TO_ADD})(?: (?:me|him|her))?(?: up)?(?: on| at)?"
    rf"\s+{_SERVICE_NAME}{_FILLER}(?:\s+is)?\s+{_WITHOUT_SIGN}"
)
_A_NAME = r"(?:user ?name|gamer ?tag|screen ?name|handle)"
_NAMED_AS_A_NAME = re.compile(rf"(?<!\w){_A_NAME}s?(?:\s+is|\s?:)\s+{_WITHOUT_SIGN}")
_NAMED_ON = re.compile(
    r"(?:\A|(?<!\w)(?:i'?m|i am|add|follow|message|dm|find|search|"
    r"it'?s)\s+)@?([a-z_][\w.]{4,30})"
    rf"\s+on\s+{_SERVICE_NAME}(?!\w)"
)
NAMES_A_SERVICE = rf"\b(?:{_SERVICE_NAME}\b|{_A_NAME})"
_NOT_A_HANDLE = frozenset(
    "the and but its it's just not that this http https www thats dont isnt acct "
    "notifs notifications followers account deactivated".split()
)
SPACE = r"[\s\v\pZ\x{1c}-\x{1f}\x{85}]"  # what `\s` is to `re`, in RE2's syntax
_LETTER = r"[\pL\pN_]"  # and `\w`
# Each with what it can't match without, since RE2 looks for that in a fraction of the time, and a
# service is often named without anybody's name beside it ("on the line", "steam", "discord"); and
# whether any word may stand there, so that only what is no word is a name.
_BESIDE_A_SERVICE = tuple(
    (re2.compile(may_match.replace(r"\s", SPACE)), pattern, may_be_a_word)
    for may_match, pattern, may_be_a_word in (
        (rf"{_SERVICE_NAME}{_FILLER}\s*[:=>-]+\s*@?{_LETTER}", _NAMED, False),
        (
            rf"{_SERVICE_NAME}{_FILLER}(?:\s+is)?\s+@?[\pL\pN_.]*(?:[\pN_]|\.{_LETTER})",
            _NAMED_LOOSELY,
            False,
        ),
        (rf"(?:{_ASKS_TO_ADD}|me|him|up|on|at)\s+{_SERVICE_NAME}", _NAMED_AS_MINE, True),
        (rf"{_A_NAME}s?(?:\s+is|\s?:)\s", _NAMED_AS_A_NAME, True),
        (rf"\son\s+{_SERVICE_NAME}", _NAMED_ON, True),
    )
)


def find_handles(text: str) -> Iterator[Span]:
    """`@name`, `name#1234`, `u/name`, and names given beside a service's."""
    for sign, pattern in (("@", _AT_HANDLE), ("#", _TAGGED_HANDLE), ("u/", _REDDIT_HANDLE)):
        if sign in text:
            yield from (match.span() for match in pattern.finditer(text))
    data = text.encode("utf-8", "replace")
    for may_match, pattern, may_be_a_word in _BESIDE_A_SERVICE:
        if may_match.search(data):
            no_names = _words_and_slang() if may_be_a_word else _NOT_A_HANDLE
            for match in pattern.finditer(text):
                if match[1].rstrip(".") not in no_names:
                    yield match.span(1)


@cache
def _words_and_slang() -> frozenset[str]:
    return frozenset(ordinary_words()) | _NOT_A_HANDLE
