"""Owns other readings of a text: folded, and joined up.

Readings are for finding, not for showing; a `View` points back at the text as it was typed.
"""

from __future__ import annotations

import re
import unicodedata

from moderation.view import Span, View

__all__ = ["Span", "View", "fold", "fold_text", "join_spaced_out"]

_NOT_DRAWN = frozenset({"Cf", "Me", "Mn"})
_FULL_STOPS = "\u3002\uff61\u2024\u00b7\u2022\u30fb"  # read as a dot between letters
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07\u02bb\u05f3"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02\u05f4"
_PLAIN_SIGNS = {
    ord(sign): plain
    for signs, plain in ((_FULL_STOPS, "."), (_DASHES, "-"), (_APOSTROPHES, "'"), (_QUOTES, '"'))
    for sign in signs
}
# Letters that pass for Latin ones; undone only inside a word that has Latin letters too, so that
# Russian, Greek or Armenian words stay what they are.
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝкмтнвҝғӏєгпαονιρκτυεωησγβհոսօցյզ",
    "aeopcyxijsdhqwkmthbkflernaovipktuewnoybhnuogjq",
)
# Small capitals and other letter forms that NFKD leaves alone.
_LETTER_FORMS = str.maketrans(
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢøłđħŧıɑɡɾʋɯɐǝɹʇʌʎɔɛ", "abcdefghijklmnoprstuvwyzoldhtiagruwaertvyoe"
)
_MIXED_WORD = re.compile(r"(?<!\S)(?=\S*[a-z])(?=\S*[\u0370-\u058f])\S+")
_SPACED_OUT = re.compile(r"(?<!\S)\S(?: {1,3}\S){2,}(?!\S)")
_MOST_REMEMBERED = 10_000


class _Folds(dict[int, str]):
    """What a character reads as, worked out when it is first seen."""

    def __missing__(self, code_point: int) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[code_point] = folded = _fold_character(chr(code_point))
        return folded


def _fold_character(character: str) -> str:
    plain = _PLAIN_SIGNS.get(ord(character), character)
    digit = unicodedata.decimal(plain, None)
    if digit is not None:
        return str(digit)
    parts = unicodedata.normalize("NFKD", plain).casefold()
    drawn = "".join(part for part in parts if not _is_left_out(part))
    return unicodedata.normalize("NFC", drawn).translate(_LETTER_FORMS)


def _is_left_out(part: str) -> bool:
    """Accents and hidden signs; the vowels of Indic scripts and kana's voicing are neither."""
    is_vowel = "\u0900" <= part < "\u1ab0" or part in "\u3099\u309a"
    return unicodedata.category(part) in _NOT_DRAWN and not (is_vowel and part != "\u180e")


_folds = _Folds()
_IDENTIFIER_LENGTH, _IDENTIFIER_DASHES = 36, 4
_IDENTIFIER = re.compile(r"(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])")


def fold_text(text: str) -> str:
    """What `fold` reads, character by character, for the phrases and patterns of rules."""
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_folds)


def fold(text: str) -> View:
    """Lower case, compatibility forms and digits made plain, accents and hidden signs dropped.

    A machine's identifiers (the UUIDs of RFC 9562) are blotted out: by chance they hold what looks
    like a phone number or a word, and nobody reads them.
    """
    typed = View(text)
    if text.isascii():
        folded = View(fold_text(text), typed)
    else:
        folded = typed.translated(_folds).rewritten(
            _MIXED_WORD, lambda word: word[0].translate(_LOOK_ALIKES)
        )
    if len(text) < _IDENTIFIER_LENGTH or folded.text.count("-") < _IDENTIFIER_DASHES:
        return folded
    return folded.rewritten(_IDENTIFIER, lambda found: "-" * len(found[0]))


def join_spaced_out(view: View) -> View:
    """`g m a i l . c o m` read as one word."""
    return view.without(_SPACED_OUT, " ")
