"""Takes words apart that were written without the spaces between them.

The cheapest way through the letters wins, where a word costs the more the rarer it is. Time grows
in step with the letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from math import inf, log

import ahocorasick

_SHORTEST_RUN = 5
_LONGEST_RUN = 200
_LONGEST_WORD = 18
_SHORTEST_TELLTALE = 4
# Rarer words are short and strange, and fit anywhere.
_COMMON = 15_000
_RANK_OF_THE_LOOKED_FOR = 300  # or "faggots" would be "fag got s", and "heron" be "her on"
# Two letters make a word in these only.
_SHORT_WORDS = frozenset(
    "a i u r am an as at be by do go he if im in is it me my no of on or so to up us we ya".split()
)
# Written without their apostrophe when everything else is run together too.
_CONTRACTIONS = {
    word.replace("'", ""): word
    for word in (
        "don't can't won't isn't aren't ain't didn't doesn't wasn't weren't shouldn't wouldn't "
        "couldn't haven't hasn't i'm i've i'd i'll you're they're we're he's she's it's that's "
        "let's they'll you'll there's who's what's why's how's they've you've we've"
    ).split()
}
_RANK_OF_A_CONTRACTION = 300
_NO_WAY = (inf, 0)

Way = tuple[float, int]  # what it costs to come to a letter, and where the last word began


class RunTogether:
    """Knows common words and those of a lexicon; only a run with one of the latter counts."""

    def __init__(self, lexicon: frozenset[str], ranks: Mapping[str, int]) -> None:
        self._costs = _costs(lexicon, ranks)
        self._telltale = ahocorasick.Automaton()
        for word in lexicon:
            if len(word) >= _SHORTEST_TELLTALE:
                self._telltale.add_word(word, None)
        self._telltale.make_automaton()

    def may_be(self, run: str) -> bool:
        """Whether it is worth the time; far cheaper than `taken_apart`."""
        return (
            _SHORTEST_RUN <= len(run) <= _LONGEST_RUN
            and next(iter(self._telltale.iter(run)), None) is not None
        )

    def taken_apart(self, run: str) -> str | None:
        """The words with spaces between them, if the run is made of nothing else."""
        run = run.replace("'", "")
        ways: list[Way] = [(0.0, 0)]
        for end in range(1, len(run) + 1):
            ways.append(min(self._ways_to(run, end, ways), default=_NO_WAY))
        return " ".join(_words_back(run, ways)) if ways[-1] != _NO_WAY else None

    def _ways_to(self, run: str, end: int, ways: list[Way]) -> Iterator[Way]:
        for start in range(max(0, end - _LONGEST_WORD), end):
            cost = self._costs.get(run[start:end])
            if cost is not None and ways[start] != _NO_WAY:
                yield ways[start][0] + cost, start


def _words_back(run: str, ways: list[Way]) -> list[str]:
    words: list[str] = []
    end = len(run)
    while end:
        start = ways[end][1]
        words.append(run[start:end])
        end = start
    return [_CONTRACTIONS.get(word, word) for word in reversed(words)]


def _costs(lexicon: frozenset[str], ranks: Mapping[str, int]) -> dict[str, float]:
    named = {
        word: min(ranks.get(word, _RANK_OF_THE_LOOKED_FOR), _RANK_OF_THE_LOOKED_FOR)
        for word in lexicon
        if len(word) > 2
    }
    common = {word: rank for word, rank in islice(ranks.items(), _COMMON) if len(word) > 2}
    short = {word: ranks.get(word, 200) for word in _SHORT_WORDS}
    contracted = dict.fromkeys(_CONTRACTIONS, _RANK_OF_A_CONTRACTION)
    return {word: log(rank + 10) for word, rank in (contracted | common | named | short).items()}
