"""Made-up texts to time the policy engine on: the same ones in every run."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from itertools import cycle, islice

from moderation.ruleset import Ruleset
from moderation.spelling.ordinary_words import ordinary_words

WRITTEN = 200  # characters of a text as people write them
ADVERSARIAL = 2_000

_MOST_COMMON = 20_000


class Texts:
    """Texts of ordinary words, each about as often as in English, and of rules' near misses."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._rng = random.Random("lamplight")  # noqa: S311 - the same in every run
        self._words = list(islice(ordinary_words(), _MOST_COMMON))
        self._weights = [1 / (rank + 2.7) for rank in range(len(self._words))]
        self._near_misses = [text for rule in ruleset.rules for text in rule.no_match]

    def phrases(self, count: int) -> list[str]:
        """Of two to four words; an operator's list is not made of the most common ones."""
        words = self._words[200:]
        return [" ".join(self._rng.choices(words, k=self._rng.randint(2, 4))) for _ in range(count)]

    def written(self, count: int, length: int = WRITTEN) -> list[str]:
        """Sentences of ordinary words, and one in ten of them a rule's near miss."""
        return [self._text(length) for _ in range(count)]

    def _text(self, length: int) -> str:
        text = ""
        while len(text) < length:
            text += f"{self._sentence()} "
        return text[:length]

    def _sentence(self) -> str:
        if self._rng.random() < 1 / 10:
            return self._rng.choice(self._near_misses)
        count = self._rng.randint(4, 18)
        words = self._rng.choices(self._words, self._weights, k=count)
        return " ".join(words).capitalize() + self._rng.choice(".?!,")


def adversarial(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    """Texts made to be slow to judge, by what they try."""
    rng = random.Random("adversary")  # noqa: S311 - the same in every run
    matches = [text for rule in ruleset.rules for text in rule.match]
    words = sorted({word for text in matches for word in text.split()})
    for name, piece in _REPEATED.items():
        yield name, _filled(cycle([piece]))
    yield "what every rule finds", _filled(f"{text} " for text in rng.sample(matches, len(matches)))
    yield "the words of all rules", _filled(f"{word} " for word in rng.sample(words, len(words)))
    yield "all of these run together", _filled(rng.sample(words, len(words)))
    yield "all of these with letters apart", _filled(" ".join(word) + "  " for word in words)
    yield "letters at random", _filled(rng.choice(string.ascii_lowercase) for _ in iter(int, 1))
    yield "any characters", _filled(chr(rng.randint(1, 0xD7FF)) for _ in iter(int, 1))
    yield "letters and signs", _filled(rng.choice("akisuel01@$!*. -'\"") for _ in iter(int, 1))
    yield (
        "words and digits",
        _filled(f"{rng.choice(words)}{rng.randint(0, 99)}" for _ in iter(int, 1)),
    )


_REPEATED = {
    "one letter": "a",
    "one letter apart": "a ",
    "a word's beginning": "i want to ",
    "a disguised word": "k1ll ",
    "letters apart": "k i l l ",
    "masks": "f*** ",
    "words run together": "ihatewomen",
    "a disclosure": "i want to kill myself ",
    "an insult": "you idiot ",
    "open quotes": '"',
    "apostrophes": "'",
    "quoted words": '"die" ',
    "full stops": ". ",
    "lines": "a\n",
    "spaces": " ",
    "digits": "0",
    "digits apart": "0 7 9 ",
    "at signs": "a@",
    "addresses": "a@b.co ",
    "links": "http://a.b/ ",
    "dots": "a.",
    "brackets": "[at](dot)",
    "spelled out": "a at b dot com ",
    "marks on one letter": "\u0301\u0489",
    "hidden signs": "a\u200b",
    "look-alikes": "k\u0456ll ",
    "wide letters": "\uff4b\uff49\uff4c\uff4c ",
    "emoji": "\U0001f525",
    "Arabic": "اريد ان اموت ",
    "halves of pairs": "\ud800",
}


def _filled(pieces: Iterator[str] | list[str]) -> str:
    text = ""
    for piece in pieces:
        text += piece
        if len(text) >= ADVERSARIAL:
            break
    return text[:ADVERSARIAL]
