"""The table: a measure a row, a judge a column, and the engine's two halves apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from bench.evaluate.data import Data
from bench.evaluate.judges import Judge
from bench.evaluate.measures import communities, measures

_BOTH = "AB"


def table(data: Data, judges: Mapping[str, Judge], *, by_community: bool) -> Iterator[str]:
    """The last judge is the one that counts. Rows without a goal where nothing is are left out."""
    *_, last = judges
    yield f"| measure | goal | {' | '.join(judges)} | half A | half B |"
    yield f"|{'---|' * (len(judges) + 4)}"
    for measure in chain(measures(data), communities(data) if by_community else ()):
        shares = [measure.count(judge, _BOTH) for judge in judges.values()]
        if not measure.goal and not any(share.hits for share in shares):
            continue
        halves = [measure.count(judges[last], half) for half in _BOTH]
        cells = [str(share) if share.hits or name == last else "-" for name, share in
                 zip(judges, shares, strict=True)]  # fmt: skip
        yield f"| {measure.name} | {measure.goal} | {' | '.join([*cells, *map(str, halves)])} |"
