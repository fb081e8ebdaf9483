"""The policy engine: `Engine(ruleset).judge(text)` says what becomes of a text.

A verdict is a pure function of the text, its author's standing, the room's policy and the
ruleset. A rule or a detector that crashes never lets a text through unseen: a newcomer's waits
for a moderator, and `on_error` is told the rule's name and the error, never the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from moderation.detectors.registry import DETECTORS, WARMING_TEXTS, Detector
from moderation.findings import Finding
from moderation.matching import Matcher
from moderation.policy import combine
from moderation.readings import Readings
from moderation.ruleset import Ruleset, packaged_ruleset
from moderation.verdict import Author, RoomPolicy, Verdict

OnError = Callable[[str, Exception], None]

_ANYBODY = Author()
_ANY_ROOM = RoomPolicy()


def _is_heard_by_nobody(_rule: str, _error: Exception) -> None:
    """Stands in where no operator is listening; the verdict names the rule all the same."""


class Engine:
    """Built once for a ruleset; `judge` may be called from several threads."""

    def __init__(
        self,
        ruleset: Ruleset,
        *,
        detectors: Mapping[str, Detector] = DETECTORS,
        on_error: OnError = _is_heard_by_nobody,
    ) -> None:
        self._ruleset = ruleset
        self._matcher = Matcher(ruleset)
        self._detectors = dict(detectors)
        self._on_error = on_error

    def warm_up(self) -> None:
        """Judge the rules' own examples, which takes about a second.

        RE2 builds its automata as it reads, and the first texts of a server would wait for that.
        """
        for text in WARMING_TEXTS:
            self.judge(text)
        for rule in self._ruleset.rules:
            for text in rule.match + rule.no_match:
                self.judge(text)

    def judge(self, text: str, author: Author = _ANYBODY, room: RoomPolicy = _ANY_ROOM) -> Verdict:
        """What becomes of a text. Takes time in step with its length; never raises."""
        failed: dict[str, Exception] = {}
        findings: list[Finding] = []
        try:
            readings = self._matcher.readings(text)
            findings += self._matcher.find(readings, failed.__setitem__)
            findings += self._detected(readings, author, room, failed)
        except Exception as error:  # noqa: BLE001 - what crashes here must hold a text, not pass it
            failed["engine"] = error
        for rule, failure in failed.items():
            self._on_error(rule, failure)
        return combine(findings, author, room, tuple(failed))

    def _detected(
        self, readings: Readings, author: Author, room: RoomPolicy, failed: dict[str, Exception]
    ) -> list[Finding]:
        findings: list[Finding] = []
        for name, detect in self._detectors.items():
            try:
                findings += detect(readings, author, room)
            except Exception as error:  # noqa: BLE001 - one detector's crash must not lose the others
                failed[name] = error
        return findings


@cache
def default_engine() -> Engine:
    """The engine of the packaged ruleset, built when it is first asked for."""
    return Engine(packaged_ruleset())
