"""Finds floods: the same text again and again, walls of one sign, letters buried in marks.

Care comes first. Who types "help help help", or one cry over and over, is not flooding a room,
and neither are capital letters: a text with a word of distress in it is never one of these,
unless it also carries an address to go to.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import re2

from moderation.categories import Category
from moderation.findings import Finding
from moderation.normalise import fold_text
from moderation.readings import Readings
from moderation.verdict import Author, RoomPolicy

VERSION = 1
_REPEATS = 3  # the same text this often before, within the minutes that `recent_texts` spans
_REPEATS_OF_LONG, _LONG = 2, 80  # characters
_FEWEST_WORDS_REPEATED = 4  # "same", "yes please" and the like may be said often
_ALIKE = 0.8  # of all words of two texts the share that both have
_FEWEST_WORDS_ALIKE = 8
_MOST_COMPARED = 20
_COMPARED_CHARACTERS = 500
_SIGNS = bytes(code for code in range(0x80) if not (chr(code).isalnum() or chr(code) == "_"))

_SHORTEST_WALL = 40  # characters
_WALLS = 2  # so many before: one wall is a slip, a scream or a drawing
_RUN = re.compile(r"(\S)\1{39,}")
_LONGEST_RUN = 120
_BLANK = re.compile(r"[\s\u200b\u2800\u3164]{25,}")
_MOST_BLANK_LINES = 25
_FEWEST_WORDS_OF_A_WALL, _SHARE_OF_ONE_WORD = 60, 0.9
_BURIED = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}"
)
_MOST_BURIED = 3  # letters with five marks and more; no language writes one
_EMOJI, _SHARE_OF_EMOJI = 40, 0.8

_ADDRESS = re.compile(r"://|www\.|\w\.(?:com|net|org|gg|me|ly|io|xyz|top)\b|@\w|\d{7}")
# The least of it, which RE2 finds in a fraction of the time.
_MAY_BE_AN_ADDRESS = re2.compile(r"://|www|\.(?:com|net|org|gg|me|ly|io|xyz|top)|@|[0-9]{7}")
_DISTRESS = re.compile(
    r"\b(?:h+e+l+p+|n+o+|a+r*g*h+|please|pls|plz|sos|scared|afraid|alone|lonely|die|dying|dead|kill\w*|suicid\w*|"
    r"hurts?|hurting|can ?'?t|cannot|cry\w*|pain|hate (?:me|my\w*)|emergency|cutting|panic\w*|"
    r"harm\w*|bleed\w*|pills|worthless|hopeless|goodbye|numb|ayuda\w*|auxilio|socorro|morir|aidez?|mourir|"
    r"hilfe|sterben|ajuda\w*|morrer|aiuto|morire|tolong|yardim|imdat|pomocy|hjalp\w*|apua)\b"
    r"|помог|умер|спасите|نجد|ساعد|اموت|助けて|死|救命|도와|살려|עזר|मदद|बचाओ"
)
# In few words, these too: "stop stop stop", "is anyone there".
_DISTRESS_IN_FEW_WORDS = re.compile(
    r"\b(?:stop|sorry|hate|tired|end|save|anyone|anybody|someone|somebody|nobody|no ?one|talk|"
    r"listen|there|need|want|over|done|lost|empty|breathe?|bye|no+|why|fuck\w*|god|mom|mum|quiero|aide)\b"
)
_FEW_WORDS = 120  # characters


def find_flood(readings: Readings, author: Author, _room: RoomPolicy) -> Iterable[Finding]:
    """A detector; see `registry`."""
    text = readings.raw
    if not author.recent_texts and len(text) < _SHORTEST_WALL:
        return []
    rules = list(_rules(text, author.recent_texts))
    if rules and _may_be_distress(readings.folded.text):
        return []
    return [Finding(Category.SPAM, rule, VERSION, (0, len(text))) for rule in rules]


def _rules(text: str, recent: tuple[str, ...]) -> Iterator[str]:
    compared = recent[-_MOST_COMPARED:]
    if compared and _is_repeated(text, compared):
        yield "flood.repeated"
    if len(text) < _SHORTEST_WALL:
        return
    if len(compared) >= _WALLS and _is_a_wall(text) and _walls(compared) >= _WALLS:
        yield "flood.walls"
    if text.count("\n") >= _MOST_BLANK_LINES and _has_a_gap(text):
        yield "flood.blank-lines"
    if not text.isascii() and sum(1 for _ in _BURIED.finditer(text)) >= _MOST_BURIED:
        yield "flood.marks"


def _has_a_gap(text: str) -> bool:
    return any(blank[0].count("\n") >= _MOST_BLANK_LINES for blank in _BLANK.finditer(text))


def _walls(texts: tuple[str, ...]) -> int:
    return sum(map(_is_a_wall, texts))


def _is_a_wall(text: str) -> bool:
    """One sign, one word or nothing but faces, and a lot of it. Letters drawn out are a scream."""
    if any(
        len(run[0]) >= max(_LONGEST_RUN, len(text) // 2) and not run[1].isalnum()
        for run in _RUN.finditer(text)
    ):
        return True
    words = text.split()
    if len(words) >= _FEWEST_WORDS_OF_A_WALL:
        [(_, times)] = Counter(words).most_common(1)
        if times >= _SHARE_OF_ONE_WORD * len(words):
            return True
    return not text.isascii() and _is_nothing_but_faces(text)


def _is_nothing_but_faces(text: str) -> bool:
    drawn = [sign for sign in text if not sign.isspace()]
    emoji = sum(unicodedata.category(sign) in {"So", "Sk"} for sign in drawn)
    return emoji >= _EMOJI and emoji >= _SHARE_OF_EMOJI * len(drawn)


def _is_repeated(text: str, recent: tuple[str, ...]) -> bool:
    enough = _REPEATS_OF_LONG if len(text) >= _LONG else _REPEATS
    # A copy that was changed a little is spam where it leads somewhere; without that it may be
    # somebody who counts, or who says how each day of a hard week was.
    leads_on = _leads_on(fold_text(text))
    compared = recent if leads_on else _alike_but_for_signs(text, recent)
    if len(compared) < enough:
        return False
    words = _words(text)
    if len(words) < _FEWEST_WORDS_REPEATED:
        return False
    alike = sum(_is_alike(words, _words(other), leads_on=leads_on) for other in compared)
    return alike >= enough


def _alike_but_for_signs(text: str, recent: tuple[str, ...]) -> tuple[str, ...]:
    """What may have the same words, which is far cheaper to tell than which words they are."""
    letters = _letters(text)
    return tuple([other for other in recent if _letters(other) == letters])


def _letters(text: str) -> bytes:
    """Of all words and numbers, run together."""
    compared = text[:_COMPARED_CHARACTERS]
    if compared.isascii():
        return compared.lower().encode("ascii").translate(None, _SIGNS)
    return "".join(_words(text)).encode("utf-8", "replace")


def _words(text: str) -> list[str]:
    """And numbers: what is changed to make a copy look like another text is mostly signs."""
    return re.findall(r"\w+", fold_text(text[:_COMPARED_CHARACTERS]))


def _is_alike(words: list[str], others: list[str], *, leads_on: bool) -> bool:
    if words == others:
        return True
    if not leads_on:
        return False
    some, rest = set(words), set(others)
    if min(len(some), len(rest)) < _FEWEST_WORDS_ALIKE:
        return False
    return len(some & rest) >= _ALIKE * len(some | rest)


def _leads_on(folded: str) -> bool:
    is_possible = _MAY_BE_AN_ADDRESS.search(folded.encode("utf-8", "replace")) is not None
    return is_possible and _ADDRESS.search(folded) is not None


def _may_be_distress(folded: str) -> bool:
    if _leads_on(folded):
        return False
    is_short = len(folded) <= _FEW_WORDS
    return _DISTRESS.search(folded) is not None or (
        is_short and _DISTRESS_IN_FEW_WORDS.search(folded) is not None
    )
