"""How many people are in each topic, on all nodes.

Counts people, not sockets, on each node; a person on two nodes counts on both. Other nodes
say theirs over the bus and are forgotten when they fall silent. Changes are told at most
once a second, so that a crowd arriving is one signal and not a thousand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from server import protocol
from server.bus.envelope import PresenceHint
from server.domain.topics import public_name, room_of

FORGET_NODE_MS = 12_000
WHOLE_EVERY_MS = 4_000


class Presence:
    """`tell(topic, body)` writes a signal to a topic's readers here; `publish` reaches nodes."""

    def __init__(
        self,
        node: str,
        tell: Callable[[str, bytes], None],
        publish: Callable[[PresenceHint], None],
    ) -> None:
        self._node = node
        self._tell = tell
        self._publish = publish
        self._here: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._elsewhere: dict[str, tuple[int, dict[str, int]]] = {}
        self._changed_here: set[str] = set()
        self._changed: set[str] = set()
        self._told_whole_at_ms = 0

    def people(self, topic: str) -> int:
        """People in the topic now, as far as this node has heard."""
        elsewhere = sum(counts.get(topic, 0) for _, counts in self._elsewhere.values())
        return len(self._here.get(topic, ())) + elsewhere

    def arrive(self, topic: str, person: str) -> None:
        if room_of(topic):
            self._here[topic][person] += 1
            self._note(topic)

    def leave(self, topic: str, person: str) -> None:
        here = self._here.get(topic)
        if not here or person not in here:
            return
        here[person] -= 1
        if not here[person]:
            del here[person]
        if not here:
            del self._here[topic]
        self._note(topic)

    def hear(self, hint: PresenceHint, now_ms: int) -> None:
        """Take another node's counts."""
        _, before = self._elsewhere.get(hint.node, (0, {}))
        counts = hint.counts if hint.is_whole else {**before, **hint.counts}
        self._changed |= {t for t in {*before, *counts} if before.get(t, 0) != counts.get(t, 0)}
        self._elsewhere[hint.node] = (now_ms, counts)

    def tick(self, now_ms: int) -> None:
        """Once a second: tell what has changed."""
        self._forget_silent(now_ms)
        if now_ms - self._told_whole_at_ms >= WHOLE_EVERY_MS:
            self._told_whole_at_ms = now_ms
            counts = {topic: len(people) for topic, people in self._here.items()}
            self._publish(PresenceHint(self._node, counts, is_whole=True))
        elif self._changed_here:
            counts = {topic: len(self._here.get(topic, ())) for topic in self._changed_here}
            self._publish(PresenceHint(self._node, counts, is_whole=False))
        for topic in self._changed:
            signal = protocol.Presence(public_name(topic), self.people(topic))
            self._tell(topic, protocol.encode(signal))
        self._changed_here.clear()
        self._changed.clear()

    def _note(self, topic: str) -> None:
        self._changed_here.add(topic)
        self._changed.add(topic)

    def _forget_silent(self, now_ms: int) -> None:
        for node, (heard_at_ms, counts) in list(self._elsewhere.items()):
            if now_ms - heard_at_ms > FORGET_NODE_MS:
                del self._elsewhere[node]
                self._changed |= counts.keys()
