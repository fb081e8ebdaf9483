"""Owns what a person may be called: offered names, chosen names, and names that look alike.

It knows nothing of e-mail addresses or phone numbers in a name; the moderation library finds
those, and the service that lets people join asks both.
"""

from __future__ import annotations

import random
import re
import unicodedata
from itertools import groupby

from confusable_homoglyphs import confusables

from server.domain.name_words import CALM_WORDS, NATURE_WORDS

LONGEST_NAME = 40
MOST_MARKS_IN_A_ROW = 4  # Vietnamese and Hebrew need two or three; more is decoration that spills

_SPACING_CONTROLS = "\t\n\r"
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Nothing is drawn for these, though their category does not say so (Unicode's
# Default_Ignorable_Code_Point outside Cf, and the empty Braille cell).
_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    + "".join(map(chr, range(0x180B, 0x1810)))
    + "".join(map(chr, range(0xFE00, 0xFE0F)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
_NEWER_EMOJI = range(0x1F000, 0x1FB00)  # may be unassigned only to this Python's Unicode
_EMOJI_STYLE = "\ufe0f"  # asks for a colour picture; the sign before it is the same without

# Digits and signs that pass for letters, and i for l: too much is folded rather than too little,
# because a skeleton is only compared with the few names that staff have.
_LOOK_ALIKES = str.maketrans("0134578@$!|i", "oleastbaslll")
# Small capitals, letters in circles, squares and flags, and letters with a stroke: UTS 39 has
# no prototype for many of these, but their names in Unicode end in the letter that they show.
_SHOWN_LETTER = re.compile(r"(?:LATIN|REGIONAL) .*LETTER (?:SMALL CAPITAL )?([A-Z])(?: WITH .*)?$")
_PAIRS_THAT_LOOK_LIKE_ONE = (("rn", "m"), ("vv", "w"))


class NameRefused(ValueError):
    """The text cannot be a name. `reason` is one plain sentence for the person who chose it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def generate_name(rng: random.Random) -> str:
    """Two calm words such as `Quiet Heron`, out of tens of thousands of pairs.

    Not unique: two people may be offered the same name.
    """
    return f"{rng.choice(CALM_WORDS)} {rng.choice(NATURE_WORDS)}"


def clean_name(raw: str) -> str:
    """The name as it is kept and shown: NFC, trimmed, single spaces.

    Raises:
        NameRefused: nothing, or more than 40 characters, or it holds something that
            cannot be seen, changes the direction of text, or spills over its line.
    """
    if any(_is_hidden(character) for character in raw):
        raise NameRefused("That name has a hidden character in it; please type it again.")
    name = unicodedata.normalize("NFC", " ".join(raw.replace(_EMOJI_STYLE, "").split()))
    if not name:
        raise NameRefused("A name needs at least one character.")
    if len(name) > LONGEST_NAME:
        raise NameRefused(f"A name can have at most {LONGEST_NAME} characters.")
    if _is_mark(name[0]) or _longest_run_of_marks(name) > MOST_MARKS_IN_A_ROW:
        raise NameRefused("That name has too many accents stacked in one place.")
    return name


def name_skeleton(name: str) -> str:
    """What a name looks like at a glance: equal for names that a reader could mix up.

    Follows the skeleton of Unicode's UTS 39, made coarser: case, accents, spaces and
    punctuation do not count. For comparing only, never for showing; may be empty.
    """
    shape = _prototypes(_without_marks(name)).casefold()
    shape = _prototypes(_without_marks(shape)).casefold().translate(_LOOK_ALIKES)
    shape = "".join(filter(str.isalnum, shape))
    for pair, single in _PAIRS_THAT_LOOK_LIKE_ONE:
        shape = shape.replace(pair, single)
    return shape


def _is_hidden(character: str) -> bool:
    if character in _INVISIBLE:
        return True
    if character in _SPACING_CONTROLS or ord(character) in _NEWER_EMOJI:
        return False
    return unicodedata.category(character) in _REFUSED_CATEGORIES


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _longest_run_of_marks(name: str) -> int:
    # Counted decomposed: an accent hides inside a composed letter.
    decomposed = unicodedata.normalize("NFD", name)
    runs = (sum(1 for _ in run) for marked, run in groupby(decomposed, _is_mark) if marked)
    return max(runs, default=0)


def _without_marks(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFKD", text) if not _is_mark(character)
    )


def _prototypes(text: str) -> str:
    return "".join(map(_prototype, text))


def _prototype(character: str) -> str:
    """The ASCII character that this one passes for, or the character itself."""
    if character.isascii():
        return character
    shown = _SHOWN_LETTER.search(unicodedata.name(character, ""))
    if shown:
        return shown[1]
    for twin in confusables.confusables_data.get(character, ()):
        shape: str = twin["c"].strip("\u200e")  # the data wraps right-to-left signs in marks
        if shape.isascii():
            return shape
    return character
