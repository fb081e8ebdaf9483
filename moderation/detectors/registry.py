"""Every detector: what rules in data can't find, one line each.

A detector is a function of a text's readings, its author and its room. It is called for every
text, so it begins with the cheapest test that most texts fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from moderation.findings import Finding
from moderation.readings import Readings
from moderation.verdict import Author, RoomPolicy

Detector = Callable[[Readings, Author, RoomPolicy], Iterable[Finding]]

DETECTORS: dict[str, Detector] = {}
