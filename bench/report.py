"""Turns the figures of a run into Markdown: for the terminal and for docs/performance.md."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.alarms import Alarms, percentile
from bench.fanout import Plan
from bench.figures import FanOut, Sending, Sends
from bench.goals import goals
from bench.peers import PEERS
from bench.policy import Policy
from bench.policy_report import policy_section
from bench.purge import OLD_MESSAGES, PER_S, SECONDS, SOCKETS, Purge
from bench.sends import SETTINGS
from bench.tables import table

BEGIN = "<!-- figures: written by `python -m bench --write`, not by hand -->"
END = "<!-- end of figures -->"


def report(  # noqa: PLR0917  (each part's figures)
    plan: Plan,
    machine: Sequence[str],
    fan_out: FanOut,
    sends: Sends,
    policy: Policy,
    alarms: Alarms,
    purge: Purge,
) -> str:
    """All figures and every goal's verdict, as Markdown."""
    parts = [
        _list(machine),
        "### Fan-out",
        _setting(plan, fan_out),
        _fan_outtable(fan_out),
        _list(_gaps(fan_out, sends)),
        "### Durable sends",
        f"One process, nobody else reading, limits raised by `{SETTINGS}`.",
        _sendstable(sends),
        "### Help under way",
        _alarm_table(plan, alarms),
        "### Retention",
        _purge_table(purge),
        "### Policy engine",
        policy_section(policy),
        "### Goals",
        _list([goal.line() for goal in goals(fan_out, sends, policy, alarms, purge)]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_into(page: Path, figures: str) -> None:
    """Replaces what stands between the two marks of the page. Raises: ValueError without them."""
    text = page.read_text()
    before, found, rest = text.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not (found and closed):
        raise ValueError(f"{page} has no place for the figures: {BEGIN} ... {END}")
    page.write_text(f"{before}{BEGIN}\n\n{figures}\n{END}{after}")


def _setting(plan: Plan, found: FanOut) -> str:
    return (
        f"{plan.sockets:,} sockets in one room, {plan.per_s:g} messages a second, "
        f"{plan.rounds} interleaved rounds of {plan.seconds:g} s a server. A message has "
        f"{plan.text_bytes} bytes of text; in Lamplight's frame that makes "
        f"{found.payload_bytes} bytes of payload, and every other server sends payloads of "
        f"that size too. Median (least-most) of the rounds."
    )


def _fan_outtable(found: FanOut) -> str:
    rows = [_fan_out_row(found, name) for name in PEERS if found.samples.get(name)]
    heads = (
        "server",
        "CPU a delivery, µs",
        "times the C loop",
        "send to last reader p50 / p99, ms",
        "memory a socket joined / after, kB",
        "missing",
    )
    return table(heads, rows) if rows else "No server was measured."


def _fan_out_row(found: FanOut, name: str) -> list[str]:
    ratio, memory = found.ratio(name, "c_loop"), found.memory.get(name)
    return [
        PEERS[name].title,
        found.cpu(name).text(),
        ratio.text() if ratio else "-",
        f"{found.last_reader_ms(name, 0.5):.1f} / {found.last_reader_ms(name, 0.99):.1f}",
        f"{memory.joined_per_socket / 1000:.1f} / {memory.after_per_socket / 1000:.1f}"
        if memory
        else "-",
        str(found.missing(name)),
    ]


def _gaps(fan_out: FanOut, sends: Sends) -> Iterator[str]:
    """What is not in the tables, and why; and how much of the machine others had meanwhile."""
    for name, reason in fan_out.absent.items():
        yield f"absent: {PEERS[name].title}: {reason}"
    for name, reason in fan_out.failed.items():
        yield f"failed: {PEERS[name].title}: {_shortened(reason)}"
    for why, told in (("absent", sends.absent), ("failed", sends.failed)):
        if told:
            yield f"{why}: durable sends: {_shortened(told)}"
    shares = [s.strangers_share for samples in fan_out.samples.values() for s in samples]
    if shares:
        yield f"other work on the machine meanwhile: at most {max(shares):.0%} of one core"


def _alarm_table(plan: Plan, found: Alarms) -> str:
    if not found.card_ms:
        return f"Not measured. {found.absent or found.failed or ''}".strip()
    rows = [
        [whom, str(len(times_ms)), *(f"{percentile(times_ms, share):.0f}" for share in (0.5, 0.99))]
        for whom, times_ms in (("its author's card", found.card_ms), ("the desk", found.desk_ms))
    ]
    setting = (
        f"{found.sockets:,} other sockets in the same room meanwhile receive {plan.per_s:g} "
        f"messages a second. {found.lost} were never heard of."
    )
    heads = ("from a disclosure to", "times", "p50, ms", "p99, ms")
    return f"{setting}\n\n{table(heads, rows)}"


def _purge_table(found: Purge) -> str:
    if not found.purging_p99_ms or found.failed:
        return f"Not measured. {found.absent or found.failed or ''}".strip()
    rows = [
        [what, f"{median(p99_ms):.1f}", f"{min(p99_ms):.1f}-{max(p99_ms):.1f}"]
        for what, p99_ms in (
            ("nothing is let go of", found.quiet_p99_ms),
            ("a purge runs", found.purging_p99_ms),
        )
    ]
    setting = (
        f"A room of {OLD_MESSAGES:,} old messages in the same SQLite file; {PER_S:g} sends a "
        f"second to {SOCKETS} readers of another room; {len(found.quiet_p99_ms)} "
        f"rounds of {SECONDS:g} s each. {found.gone:,} messages went in {found.seconds:.0f} s."
    )
    heads = ("while", "p99 of the answers to sends, ms: median of the rounds", "least-most")
    return f"{setting}\n\n{table(heads, rows)}"


def _shortened(failure: str) -> str:
    """What happened, and the last of the words that were found in the log."""
    first, *words = failure.splitlines()
    return f"{first}: {words[-1].strip()}" if words else first


def _sendstable(found: Sends) -> str:
    rows = [_sends_row(sending) for sending in (found.alone, found.together) if sending]
    heads = (
        "senders",
        "acknowledged a second",
        "server CPU a send, µs",
        "answer p50 / p99, ms",
        "refused",
    )
    return table(heads, rows) if rows else "Not measured."


def _sends_row(sending: Sending) -> list[str]:
    seen = sending.arrivals
    return [
        sending.what,
        f"{sending.posted_per_s:,.0f}",
        f"{sending.cpu_us_per_send:.0f}",
        f"{seen.answer_p50_us / 1000:.2f} / {seen.answer_p99_us / 1000:.2f}",
        f"{seen.refused} {seen.refusal}".strip(),
    ]


def _list(lines: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
