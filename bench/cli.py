"""`python -m bench`: reads the options, runs what was asked for, prints, cleans up.

The exit status is 0 whether or not the goals were reached, 1 where something failed to
run, 2 where an option is wrong.
"""

import argparse
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.alarms import Alarms, measure_alarms
from bench.build import BUILD, NoCompiler, compiled
from bench.fanout import FanOutRun, Plan
from bench.figures import FanOut, Sends
from bench.machine import machine_lines
from bench.peers import DEFAULT_PEERS, PEERS
from bench.policy import Policy, measure_policy
from bench.processes import ROOT
from bench.purge import Purge, measure_purge
from bench.report import report, write_into
from bench.sends import measure_sends
from bench.stamp import STAMP_BYTES

PAGE = ROOT / "docs" / "performance.md"
DESCRIPTORS_MOST = 20_000
DESCRIPTORS_SPARE = 200
TIME_MOST_S = 1800
ALARM_S = 20.0
# What is measured of Lamplight alone.
OWN = ("sends", "policy", "escalation", "purge")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status. Every process that it starts has ended when it returns."""
    options = _options(arguments)
    _make_bounded()
    try:
        compiled("load")
    except NoCompiler as absent:
        print(f"bench: nothing can be measured: {absent}", file=sys.stderr)
        return 1
    # Beside the sources and not in /tmp, which may be memory: a durable write must be one.
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=BUILD))
    try:
        return _run(options, folder)
    except KeyboardInterrupt:
        print("bench: stopped", file=sys.stderr)
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(options: argparse.Namespace, folder: Path) -> int:
    machine = machine_lines(folder)
    plan = Plan(options.sockets, options.per_s, options.seconds, options.rounds, options.text_bytes)
    names = [name for name in PEERS if name in options.only]
    fan_out, sends = FanOut(), Sends()
    if names:
        fan_out = FanOutRun(plan, folder, _say).measure(names)
    policy = measure_policy(_say) if "policy" in options.only else Policy()
    if "sends" in options.only:
        sends = measure_sends(folder / "sends", plan.text_bytes, plan.seconds, _say)
    alarms = Alarms()
    if "escalation" in options.only:
        alarms = measure_alarms(folder / "alarms", plan.sockets, plan.per_s, ALARM_S, _say)
    purge = measure_purge(folder / "purge", _say) if "purge" in options.only else Purge()
    figures = report(plan, machine, fan_out, sends, policy, alarms, purge)
    print(f"\n{figures}", end="")
    if fan_out.failed or sends.failed or alarms.failed or purge.failed:
        return 1
    if options.write:
        write_into(PAGE, figures)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    known = (*PEERS, *OWN)
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sockets", type=int, default=Plan.sockets, help="readers in the room")
    parser.add_argument("--rounds", type=int, default=Plan.rounds)
    parser.add_argument("--seconds", type=float, default=Plan.seconds, help="of one round")
    parser.add_argument("--per-s", type=float, default=Plan.per_s, help="messages a second")
    parser.add_argument("--text-bytes", type=int, default=Plan.text_bytes)
    parser.add_argument(
        "--only",
        type=lambda given: given.split(","),
        default=[*DEFAULT_PEERS, *OWN],
        help=f"some of {','.join(known)} (default: all but asyncio)",
    )
    parser.add_argument("--write", action="store_true", help="put the figures into the manual")
    options = parser.parse_args(arguments)
    if unknown := set(options.only) - set(known):
        parser.error(f"--only: {', '.join(sorted(unknown))} is none of {', '.join(known)}")
    if not 1 <= options.sockets <= DESCRIPTORS_MOST - DESCRIPTORS_SPARE:
        parser.error(f"--sockets: 1 to {DESCRIPTORS_MOST - DESCRIPTORS_SPARE}")
    if not STAMP_BYTES <= options.text_bytes <= 2000:
        parser.error(f"--text-bytes: {STAMP_BYTES} to 2000")
    if min(options.rounds, options.seconds, options.per_s) <= 0:
        parser.error("--rounds, --seconds and --per-s: more than 0")
    return options


def _make_bounded() -> None:
    """Enough descriptors for the children, and an end even where everything hangs."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS_MOST if most == resource.RLIM_INFINITY else min(most, DESCRIPTORS_MOST)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, _interrupt)
    signal.alarm(TIME_MOST_S)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _say(line: str) -> None:
    print(line, flush=True)
