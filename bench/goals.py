"""The goals of the benchmark, and whether a run reached them.

A goal that was not measured is neither reached nor missed. kB is 1,000 bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.alarms import Alarms, percentile
from bench.figures import FanOut, Sends
from bench.policy import PHRASES, Policy, percentile_us
from bench.policy_texts import ADVERSARIAL, WRITTEN
from bench.purge import OLD_MESSAGES, Purge

C_LOOP_RATIO_MOST = 1.6
SOCKET_MOST_BYTES = 12_000
SEND_MOST_US = 250
SENDS_LEAST_PER_S = 5_000
_VERDICT_MOST_US = (("median", 0.5, 150), ("p99", 0.99, 500))
ATTACK_MOST_MS = 5
ALARM_MOST_MS = 300
PURGE_RATIO_MOST = 2.0


@dataclass(frozen=True)
class Goal:
    """`reached` is None where nothing was measured."""

    what: str
    found: str
    reached: bool | None

    def line(self) -> str:
        verdict = {True: "reached", False: "NOT REACHED", None: "not measured"}[self.reached]
        return f"{verdict}: {self.what}: {self.found}"


def goals(
    fan_out: FanOut,
    sends: Sends,
    policy: Policy,
    alarms: Alarms | None = None,
    purge: Purge | None = None,
) -> list[Goal]:
    """Every goal, in the order in which they are printed."""
    return [
        *_fan_out_goals(fan_out),
        *_send_goals(sends),
        *_alarm_goals(alarms or Alarms()),
        _purge_goal(purge or Purge()),
        *_policy_goals(policy),
    ]


def _alarm_goals(found: Alarms) -> Iterator[Goal]:
    for whom, times_ms in (("its author's card", found.card_ms), ("the desk", found.desk_ms)):
        p99_ms = percentile(times_ms, 0.99) if times_ms else None
        yield Goal(
            f"from a disclosure to {whom} at most {ALARM_MOST_MS} ms, p99, and none lost",
            f"{p99_ms:.0f} ms, {found.lost} lost" if p99_ms is not None else "-",
            None if p99_ms is None else p99_ms <= ALARM_MOST_MS and not found.lost,
        )


def _purge_goal(found: Purge) -> Goal:
    is_measured = bool(found.purging_p99_ms) and not found.failed
    return Goal(
        f"while {OLD_MESSAGES:,} old messages go, p99 of sends at most doubled",
        f"{found.ratio:.2f} times" if is_measured else "-",
        found.ratio <= PURGE_RATIO_MOST if is_measured else None,
    )


def _policy_goals(found: Policy) -> Iterator[Goal]:
    what = f"a verdict on {WRITTEN} characters with {max(PHRASES):,} phrases loaded takes at most"
    for name, share, most_us in _VERDICT_MOST_US:
        us = percentile_us(found.written[max(PHRASES)], share) if found.written else None
        yield Goal(
            f"{what} {most_us} µs, {name}",
            f"{us:.0f} µs" if us else "-",
            us <= most_us if us else None,
        )
    yield Goal(
        f"{ADVERSARIAL:,} adversarial characters take at most {ATTACK_MOST_MS} ms",
        f"{found.worst_ms:.1f} ms" if found.attacks else "-",
        found.worst_ms <= ATTACK_MOST_MS if found.attacks else None,
    )


def _fan_out_goals(found: FanOut) -> Iterator[Goal]:
    c_loop = found.ratio("lamplight", "c_loop")
    yield Goal(
        f"CPU a delivery at most {C_LOOP_RATIO_MOST} times the C loop",
        f"{c_loop.text()} times" if c_loop else "-",
        c_loop.median <= C_LOOP_RATIO_MOST if c_loop else None,
    )
    nchan = found.ratio("lamplight", "nchan")
    yield Goal(
        "CPU a delivery below nchan",
        f"{nchan.text()} times nchan's" if nchan else "-",
        nchan.median < 1 if nchan else None,
    )
    memory = found.memory.get("lamplight")
    yield Goal(
        f"memory a joined socket at most {SOCKET_MOST_BYTES / 1000:.0f} kB",
        f"{memory.joined_per_socket / 1000:.1f} kB" if memory else "-",
        memory.joined_per_socket <= SOCKET_MOST_BYTES if memory else None,
    )
    yield Goal(
        "every message reached every reader exactly once",
        f"{found.missing('lamplight')} missing" if found.samples.get("lamplight") else "-",
        found.is_exact("lamplight") if found.samples.get("lamplight") else None,
    )


def _send_goals(found: Sends) -> Iterator[Goal]:
    alone, together = found.alone, found.together
    # Both readings of one goal: sends that share commits, and one that has its commit to itself.
    for how, sending in (("sharing commits", together), ("each alone in its commit", alone)):
        yield Goal(
            f"a durable send costs at most {SEND_MOST_US} µs of server CPU"
            f" with no other reader, {how}",
            f"{sending.cpu_us_per_send:.0f} µs" if sending else "-",
            sending.cpu_us_per_send <= SEND_MOST_US if sending else None,
        )
    yield Goal(
        f"one process acknowledges {SENDS_LEAST_PER_S:,} durable sends a second",
        f"{together.posted_per_s:,.0f}" if together else "-",
        together.posted_per_s >= SENDS_LEAST_PER_S if together else None,
    )
