"""Finds the names that people have on other sites, in a folded text.

By their signs, or beside the name of a service. Bounded repeats only, and nothing nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_PLAIN_NAMES = (
    re.compile(
        r"(?<!\w)(?:my|his|her|their|your|(?:add|follow|message|dm|text|find|reach|hmu|"
        r"hit)(?: (?:me|him|her))?"
        rf"(?: up)?(?: on| at)?)\s+{_SERVICE_NAME}{_FILLER}(?:\s+is)?\s+{_WITHOUT_SIGN}"
    ),
    re.compile(
        rf"(?<!\w)(?:user ?name|gamer ?tag|screen ?name|handle)s?(?:\s+is|\s?:)\s+{_WITHOUT_SIGN}"
    ),
    re.compile(
        r"(?:\A|(?<!\w)(?:i'?m|i am|add|follow|message|dm|find|search|"
        r"it'?s)\s+)@?([a-z_][\w.]{4,30})"
        rf"\s+on\s+{_SERVICE_NAME}(?!\w)"
    ),
)
NAMES_A_SERVICE = rf"\b(?:{_SERVICE_NAME}\b|user ?name|gamer ?tag|screen ?name|handle)"
_MAY_NAME_ONE = re2.compile(NAMES_A_SERVICE)
_NOT_A_HANDLE = frozenset(
    "the and but its it's just not that this http https www thats dont isnt acct "
    "notifs notifications followers account deactivated".split()
)


def find_handles(text: str) -> Iterator[Span]:
    """`@name`, `name#1234`, `u/name`, and names given beside a service's."""
    for sign, pattern in (("@", _AT_HANDLE), ("#", _TAGGED_HANDLE), ("u/", _REDDIT_HANDLE)):
        if sign in text:
            yield from (match.span() for match in pattern.finditer(text))
    if _MAY_NAME_ONE.search(text.encode("utf-8", "replace")):
        yield from _named(text, (_NAMED, _NAMED_LOOSELY), _NOT_A_HANDLE)
        yield from _named(text, _PLAIN_NAMES, _words_and_slang())


def _named(
    text: str, patterns: Iterable[re.Pattern[str]], no_names: frozenset[str]
) -> Iterator[Span]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            if match[1].rstrip(".") not in no_names:
                yield match.span(1)


@cache
def _words_and_slang() -> frozenset[str]:
    return frozenset(ordinary_words()) | _NOT_A_HANDLE
