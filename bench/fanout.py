"""Fan-out: one room, many readers, several servers measured turn by turn.

All servers run, with all their sockets joined, from the first round to the last; each
round gives each of them the same few seconds of messages, so that whatever else happens
on the machine meets them alike and the ratio of two figures of one round means something.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.figures import FanOut, Memory, Sample
from bench.load import Load, Run
from bench.peers import PEERS
from bench.peers.interface import Peer
from bench.processes import Child, ChildFailed, machine_work_s

WARM_UP_MESSAGES = 10
# Where Lamplight does not run, the others carry frames of about the size of its own.
PAYLOAD_BYTES = 540


@dataclass(frozen=True)
class Plan:
    """`sockets` readers get `per_s` messages a second, for `seconds` in each of `rounds`."""

    sockets: int = 2000
    per_s: float = 20.0
    seconds: float = 5.0
    rounds: int = 6
    text_bytes: int = 256
    # Before memory is read: for the last reply to be written and freed.
    settle_s: float = 1.0


@dataclass(frozen=True)
class Standing:
    """A started server with its sockets joined, and what it weighed before and after."""

    name: str
    peer: Peer
    child: Child
    load: Load
    empty_bytes: int
    joined_bytes: int


class FanOutRun:
    """One interleaved run in `folder`. `say` takes a line for whoever waits."""

    def __init__(self, plan: Plan, folder: Path, say: Callable[[str], None]) -> None:
        self._plan = plan
        self._folder = folder
        self._say = say
        self._next_number = 0
        self._standing: list[Standing] = []
        self.result = FanOut(payload_bytes=PAYLOAD_BYTES)

    def measure(self, names: Sequence[str]) -> FanOut:
        """Starts the named servers, runs all rounds in the order of the names, stops them."""
        with ExitStack() as stack:
            # Lamplight first: the size of its frame is everybody's.
            for name in sorted(names, key=lambda name: name != "lamplight"):
                self._join_or_note(name, stack)
            self._standing.sort(key=lambda one: names.index(one.name))
            for number in range(1, self._plan.rounds + 1):
                self._round(number)
            for one in self._standing:
                self._note_memory(one)
        return self.result

    def _join_or_note(self, name: str, stack: ExitStack) -> None:
        reason = PEERS[name].absence()
        if reason:
            self.result.absent[name] = reason
            self._say(f"{name}: absent: {reason}")
            return
        try:
            one = self._join(name, stack)
            arrivals = self._exchange(one, WARM_UP_MESSAGES).arrivals
        except ChildFailed as failure:
            self._note_failure(name, failure)
            return
        if name == "lamplight":
            self.result.payload_bytes = arrivals.payload_most or PAYLOAD_BYTES
        self._standing.append(one)
        self.result.samples[name] = []

    def _join(self, name: str, stack: ExitStack) -> Standing:
        folder = self._folder / name
        folder.mkdir()
        sockets = self._plan.sockets
        peer = PEERS[name](folder, sockets)
        child = stack.enter_context(peer.start())
        time.sleep(self._plan.settle_s)
        empty_bytes = child.memory_bytes()
        began_s = time.monotonic()
        load = stack.enter_context(Load(peer.door(), sockets, folder / "load.log"))
        took_s = time.monotonic() - began_s
        time.sleep(self._plan.settle_s)
        self._say(f"{name}: {sockets} sockets joined in {took_s:.1f} s")
        return Standing(name, peer, child, load, empty_bytes, child.memory_bytes())

    def _round(self, number: int) -> None:
        messages = round(self._plan.per_s * self._plan.seconds)
        for one in tuple(self._standing):
            try:
                sample = self._exchange(one, messages, number)
            except ChildFailed as failure:
                self._note_failure(one.name, failure)
                self._standing.remove(one)
                continue
            self.result.samples[one.name].append(sample)
            self._say(f"round {number}: {one.name}: {_line(sample)}")

    def _exchange(self, one: Standing, messages: int, number: int = 0) -> Sample:
        run = self._run(one, messages)
        machine_before_s, began_s = machine_work_s(), time.monotonic()
        cpu_before_s = one.child.cpu_s()
        one.load.start(run)
        if not run.senders:
            size_bytes = self.result.payload_bytes
            one.peer.publish(run.first, messages, self._plan.per_s, size_bytes)
        arrivals = one.load.finish(run)
        server_s = one.child.cpu_s() - cpu_before_s
        wall_s = time.monotonic() - began_s
        other_s = machine_work_s() - machine_before_s - server_s - arrivals.cpu_s
        if not run.senders:
            one.peer.published(timeout_s=5)
        return Sample(number, arrivals, server_s, wall_s, max(0.0, other_s) / wall_s)

    def _run(self, one: Standing, messages: int) -> Run:
        self._next_number += messages
        return Run(
            first=self._next_number - messages,
            count=messages,
            readers=self._plan.sockets,
            senders=one.peer.senders,
            per_s=self._plan.per_s,
            text_bytes=self._plan.text_bytes,
            wait_s=messages / self._plan.per_s + 5,
        )

    def _note_failure(self, name: str, failure: ChildFailed) -> None:
        self.result.failed[name] = str(failure)
        self._say(f"{name}: failed: {failure}")

    def _note_memory(self, one: Standing) -> None:
        try:
            after_bytes = one.child.memory_bytes()
        except ChildFailed as failure:
            self._note_failure(one.name, failure)
            return
        self.result.memory[one.name] = Memory(
            one.empty_bytes, one.joined_bytes, after_bytes, self._plan.sockets
        )


def _line(sample: Sample) -> str:
    seen = sample.arrivals
    trouble = "" if seen.is_exact() else f", NOT EXACT: {seen.missing} missing {seen.refusal}"
    return (
        f"{sample.cpu_us_per_delivery:.2f} µs a delivery "
        f"(load tool {seen.cpu_s / sample.wall_s:.0%} of a core, "
        f"others {sample.strangers_share:.0%}){trouble}"
    )
