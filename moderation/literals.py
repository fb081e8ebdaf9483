r"""Works out which strings a text must hold for an RE2 pattern to match it at all.

`\bi (?:really )?want to (?:die|be dead)\b` can't match without "die" or "be dead", and not without
" want to" either. Looking for such strings in all patterns at once tells which few have to be
tried. What this doesn't understand it takes for something that may match anything, so the answer
may be too little to go by, but it is never wrong.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from moderation.rarity import EDGE, share_of_texts

Clause = frozenset[str]  # any one of these; EDGE at a literal's end: a word begins or ends there

_Edges = tuple[bool, bool]  # whether a word can't go on across the two ends of something

_MOST_PRODUCTS = 128  # of alternatives that follow one another
_MOST_ALTERNATIVES = 4_000
_LARGEST_CLASS = 4  # a larger one is as good as any character
_REPEAT = re.compile(r"(?:[*+?]|\{(\d+)(,(\d*))?\})\??")
_GROUP = re.compile(r"\((?:\?(?:P?<\w+>|([a-zA-Z-]*):))?")
# The brackets of groups; what is escaped, or a class of characters, is passed over as a whole.
_BRACKET = re.compile(r"\\.|\[\^?\]?(?:\[:.*?:\]|\\.|[^\]\\])*\]|[()]", re.DOTALL)
_EDGE_AHEAD = re.compile(r"(?:\\[bsW]|[ ,;:!'\"-]|\$)(?![*?{])")
_PLAIN_RUN = re.compile(r"[a-z0-9 ',]+(?![*+?{])")
_WORD_CHARACTERS = frozenset(string.ascii_letters + string.digits + "_")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}


class _Unreadable(ValueError):
    """A construct that isn't known here."""


@dataclass(frozen=True, slots=True)
class _Part:
    """`exact`: all that a part of a pattern can match; None if that can't be listed.

    `clauses`: of each, a text that matches holds one string at least. `begins`, `ends`: whether
    a word can't go on across that side of it, if it matches anything; `is_optional`: it need not.
    """

    exact: Clause | None = None
    clauses: tuple[Clause, ...] = ()
    begins: bool = False
    ends: bool = False
    is_optional: bool = False


_NO_WORD = _Part(begins=True, ends=True)
_CHARACTER = _Part()
_NO_EDGES = False, False


def _listed(exact: Clause) -> _Part:
    return _Part(
        exact,
        begins=all(literal[0] not in _WORD_CHARACTERS for literal in exact if literal),
        ends=all(literal[-1] not in _WORD_CHARACTERS for literal in exact if literal),
        is_optional="" in exact,
    )


_EDGE = _listed(frozenset({EDGE}))


@lru_cache(maxsize=4_000)
def clauses_of(pattern: str) -> tuple[Clause, ...]:
    """What a text that `pattern` matches must hold: a string of every clause. Maybe nothing."""
    try:
        part = _one_after_the_other(_Parser(pattern).whole())
    except _Unreadable:
        return ()
    return tuple(dict.fromkeys(_settled(part)))


_CHARACTERS = (
    (re.compile(r"\\[bAz]|[\^$]"), _listed(frozenset({EDGE}))),
    (re.compile(r"\\B"), _listed(frozenset({""}))),
    (re.compile(r"\\[sW]"), _NO_WORD),
    (re.compile(r"\\(?:[pP](?:\{[^}]*\}|.)|[dDwSC]|x(?:\{[^}]*\}|..)|\d)|\."), _CHARACTER),
)


class _Parser:
    """Reads RE2 syntax, once, from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._closings = self._ends_of_groups()

    def whole(self, edges: _Edges = _NO_EDGES) -> list[_Part]:
        self._at = 0
        parts = self._alternatives(edges)
        if self._at < len(self._pattern):
            raise _Unreadable
        return parts

    def _alternatives(self, edges: _Edges) -> list[_Part]:
        """One part for several; a single one stays the parts that it is, for what is around it."""
        sequences = [self._sequence(edges)]
        while self._next() == "|":
            self._at += 1
            sequences.append(self._sequence(edges))
        if len(sequences) == 1:
            return sequences[0]
        part = _either([_one_after_the_other(parts) for parts in sequences])
        if part.exact is None and any(edges):
            # Its strings won't be put together with those around it, so they get edges here.
            before, after = ([_EDGE] if is_edge else [] for is_edge in edges)
            edged = [_one_after_the_other([*before, *parts, *after]) for parts in sequences]
            part = replace(part, clauses=_either(edged).clauses)
        return [part]

    def _sequence(self, edges: _Edges) -> list[_Part]:
        parts: list[_Part] = []
        while self._next() not in {"", "|", ")"}:
            before = _is_bounded_before(parts[::-1], at_first=edges[0])
            parts += self._repeated(self._atom((before, edges[1])))
        return parts

    def _repeated(self, parts: list[_Part]) -> list[_Part]:
        if not _REPEAT.match(self._pattern, self._at):
            return parts
        part = _one_after_the_other(parts)
        while repeat := _REPEAT.match(self._pattern, self._at):
            self._at = repeat.end()
            sign, least, comma = repeat[0][0], repeat[1], repeat[2]
            is_optional = sign in "?*" or (least is not None and int(least) == 0)
            if part.exact is not None and (sign == "?" or (least == "0" and repeat[3] == "1")):
                part = _listed(part.exact | {""})
            elif is_optional:
                part = replace(part, exact=None, clauses=(), is_optional=True)
            elif least != "1" or comma is not None:
                part = replace(part, exact=None, clauses=_settled(part))
        return [part]

    def _atom(self, edges: _Edges) -> list[_Part]:
        character = self._next()
        if plain := _PLAIN_RUN.match(self._pattern, self._at):
            self._at = plain.end()
            return [_listed(frozenset({plain[0]}))]
        if character == "(":
            return self._group(edges)
        if character == "[":
            return [self._class()]
        for pattern, part in _CHARACTERS:
            if found := pattern.match(self._pattern, self._at):
                self._at = found.end()
                return [part]
        return [_listed(frozenset({self._character()}))]

    def _group(self, edges: _Edges) -> list[_Part]:
        opening = _GROUP.match(self._pattern, self._at)
        if opening is None or "i" in (opening[1] or "") or self._pattern[opening.end() - 1] == "?":
            raise _Unreadable
        closing = self._closings[self._at]
        body = self._pattern[opening.end() : closing]
        if body.startswith("?"):  # flags for what follows
            raise _Unreadable
        self._at = closing + 1
        return [*_parts_of_group(body, self._edges_within(self._at, edges))]

    def _edges_within(self, after: int, edges: _Edges) -> _Edges:
        """Those of a group, by what is `after` it; what is repeated has none that are its own."""
        if _REPEAT.match(self._pattern, after):
            return _NO_EDGES
        is_last = self._pattern[after : after + 1] in {"", "|", ")"}
        return edges[0], edges[1] if is_last else bool(_EDGE_AHEAD.match(self._pattern, after))

    def _ends_of_groups(self) -> dict[int, int]:
        """Where each closes, by where it opens."""
        ends: dict[int, int] = {}
        opened: list[int] = []
        for found in _BRACKET.finditer(self._pattern):
            if found[0] == "(":
                opened.append(found.start())
            elif found[0] == ")" and opened:
                ends[opened.pop()] = found.start()
        if opened:
            raise _Unreadable
        return ends

    def _class(self) -> _Part:
        """A small set of characters is listed; anything else is any character."""
        end = self._end_of_class()
        inside = self._pattern[self._at + 1 : end]
        self._at = end + 1
        is_plain = not re.search(r"[\[\\^]|(?<=.)-(?=.)", inside)
        if is_plain and len(inside) <= _LARGEST_CLASS:
            return _listed(frozenset(inside))
        return _CHARACTER

    def _end_of_class(self) -> int:
        at = self._at + 1
        at += self._pattern.startswith("^", at)
        at += self._pattern.startswith("]", at)
        while at < len(self._pattern) and self._pattern[at] != "]":
            if self._pattern.startswith("[:", at):
                at = self._pattern.find(":]", at) + 1
                if at == 0:
                    raise _Unreadable
            at += 2 if self._pattern[at] == "\\" else 1
        if at >= len(self._pattern):
            raise _Unreadable
        return at

    def _character(self) -> str:
        character = self._next()
        self._at += 1
        if character != "\\":
            return character
        escaped = self._next()
        self._at += 1
        if escaped in _CONTROLS:
            return _CONTROLS[escaped]
        if not escaped or (escaped.isascii() and escaped.isalnum()):
            raise _Unreadable
        return escaped

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]


@lru_cache(maxsize=20_000)
def _parts_of_group(body: str, edges: _Edges) -> tuple[_Part, ...]:
    """What is between a group's brackets. Terms put the same groups into hundreds of patterns."""
    return tuple(_Parser(body).whole(edges))


def _settled(part: _Part) -> tuple[Clause, ...]:
    """The clauses of a part that nothing is added to any more."""
    if part.exact is not None and all(literal.strip(EDGE) for literal in part.exact):
        return (*part.clauses, part.exact)
    return part.clauses


def _one_after_the_other(parts: Sequence[_Part]) -> _Part:
    """Strings are put together as long as there are few; where they end, a word's edge is kept."""
    exact: Clause = frozenset({""})
    is_whole = True
    clauses: list[Clause] = []
    for place, part in enumerate(parts):
        if part.exact is not None and _may_multiply(exact, part.exact):
            exact = frozenset(left + right for left in exact for right in part.exact)
            continue
        is_whole = False
        ends_here = _is_bounded(part.begins, part.is_optional, parts[place + 1 :])
        clauses += _settled(_Part(frozenset(each + EDGE for each in exact) if ends_here else exact))
        clauses += part.clauses
        # From here on another string begins: with this part, or after it if it can't be listed.
        before = parts[:place] if part.exact is not None else parts[: place + 1]
        edge = EDGE if _is_bounded_before(before[::-1]) else ""
        exact = frozenset(edge + each for each in part.exact or ("",))
    if is_whole:
        return _listed(exact)
    return _Part(
        None,
        (*clauses, *_settled(_Part(exact))),
        begins=_is_bounded_after(parts),
        ends=_is_bounded_before(parts[::-1]),
        is_optional=all(part.is_optional for part in parts),
    )


def _is_bounded(begins: bool, is_optional: bool, rest: Sequence[_Part]) -> bool:
    return begins and (not is_optional or _is_bounded_after(rest))


def _is_bounded_after(parts: Sequence[_Part]) -> bool:
    """Whether no word goes on into the parts, the nearest first; unknown after the last."""
    for part in parts:
        if not part.begins:
            return False
        if not part.is_optional:
            return True
    return False


def _is_bounded_before(parts: Sequence[_Part], *, at_first: bool = False) -> bool:
    """The same of a word that comes from the parts; `at_first`: before the first of all."""
    for part in parts:
        if not part.ends:
            return False
        if not part.is_optional:
            return True
    return at_first


def _may_multiply(left: Clause, right: Clause) -> bool:
    return len(left) * len(right) <= max(_MOST_PRODUCTS, len(left), len(right))


def _either(parts: Sequence[_Part]) -> _Part:
    listed = [part.exact for part in parts if part.exact is not None]
    if len(listed) == len(parts) and sum(map(len, listed)) <= _MOST_ALTERNATIVES:
        return _listed(frozenset[str]().union(*listed))
    clauses = [_settled(part) for part in parts]
    needed = [min(each, key=share_of_texts) for each in clauses if each]
    return _Part(
        None,
        (frozenset[str]().union(*needed),) if len(needed) == len(parts) else (),
        begins=all(part.begins for part in parts),
        ends=all(part.ends for part in parts),
        is_optional=any(part.is_optional for part in parts),
    )
