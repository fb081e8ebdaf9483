"""Every detector: what rules in data can't find, one line each.

A detector is a function of a text's readings, its author and its room. It is called for every
text, so it begins with the cheapest test that most texts fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from moderation.detectors.contact_details import find_contact_details
from moderation.detectors.flood import find_flood
from moderation.detectors.phone_numbers import LOOKED_UP_EVERYWHERE
from moderation.detectors.spam import find_spam
from moderation.findings import Finding
from moderation.readings import Readings
from moderation.verdict import Author, RoomPolicy

Detector = Callable[[Readings, Author, RoomPolicy], Iterable[Finding]]

# To be judged before the first text of anybody's: what detectors read at their first use.
WARMING_TEXTS = (LOOKED_UP_EVERYWHERE,)

DETECTORS: dict[str, Detector] = {
    "contact-details": find_contact_details,
    "spam": find_spam,
    "flood": find_flood,
}
