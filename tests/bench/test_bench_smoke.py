"""The benchmark itself, small: its load tool counts exactly, and it leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from bench.build import compiler
from bench.fanout import FanOutRun, Plan
from bench.figures import FanOut
from bench.peers import PEERS
from bench.peers.nchan import NchanPeer
from bench.processes import ROOT

pytestmark = pytest.mark.skipif(
    compiler() is None, reason="gcc is not installed; the load tool is C, compiled when needed"
)

SMALL = Plan(sockets=20, per_s=20, seconds=1, rounds=1, settle_s=0)


def measured(names: list[str], folder: Path) -> FanOut:
    """One small run of the named servers, in silence."""
    return FanOutRun(SMALL, folder, say=lambda _line: None).measure(names)


@pytest.mark.parametrize("name", ["c_loop", "aiohttp", "asyncio"])
def test_every_message_is_counted_at_every_socket_exactly_once(name: str, tmp_path: Path) -> None:
    """Deliveries are messages times sockets, each socket has them all, each has its size."""
    result = measured([name], tmp_path)
    assert result.failed == {}
    [sample] = result.samples[name]
    seen = sample.arrivals
    assert seen.deliveries == seen.expected == 20 * 20
    assert (seen.least, seen.most, seen.complete) == (20, 20, 20)
    assert seen.payload_bytes == seen.deliveries * result.payload_bytes
    assert seen.is_exact()
    assert len(seen.last_reader_us) == 20
    assert min(seen.last_reader_us) >= 0


def test_nchan_delivers_exactly_once_too(tmp_path: Path) -> None:
    """The nginx that the benchmark configures is a room like the others."""
    if reason := NchanPeer.absence():
        pytest.skip(reason)
    result = measured(["nchan"], tmp_path)
    assert result.failed == {}
    assert result.is_exact("nchan")


def test_servers_of_one_run_take_turns_and_are_compared_by_round(tmp_path: Path) -> None:
    """A ratio is made of two figures of the same round, and all servers carry one size."""
    result = measured(["c_loop", "asyncio"], tmp_path)
    sizes = {seen.payload_most for s in result.samples.values() for seen in [s[0].arrivals]}
    assert sizes == {result.payload_bytes}
    ratio = result.ratio("asyncio", "c_loop")
    assert ratio is not None
    assert ratio.median > 0


def test_an_absent_server_is_reported_and_the_others_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No nginx on the machine is a line in the report, not a crash."""
    monkeypatch.setattr(PEERS["nchan"], "absence", staticmethod(lambda: "nginx is not installed"))
    result = measured(["c_loop", "nchan"], tmp_path)
    assert result.absent == {"nchan": "nginx is not installed"}
    assert result.is_exact("c_loop")


def test_a_stopped_benchmark_ends_its_children_and_removes_its_folder() -> None:
    """Ctrl-C in the middle of a round leaves no process and no file behind."""
    command = [sys.executable, "-m", "bench", "--sockets=20", "--rounds=100", "--only=c_loop"]
    folders = set((ROOT / "bench" / ".build").glob("run-*"))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as bench:
        assert bench.stdout is not None
        assert "joined" in bench.stdout.readline()
        children = psutil.Process(bench.pid).children(recursive=True)
        assert {Path(child.name()).name for child in children} == {"c_loop", "load"}
        os.kill(bench.pid, signal.SIGINT)
        assert bench.wait(30) == 130
    assert psutil.wait_procs(children, timeout=10)[1] == []
    assert set((ROOT / "bench" / ".build").glob("run-*")) <= folders


def test_an_option_that_makes_no_sense_is_refused_by_name() -> None:
    """Exit status 2 and the name of the option, before anything is started."""
    for wrong in ("--sockets=0", "--only=nginx", "--text-bytes=8", "--rounds=0"):
        shown = subprocess.run(
            [sys.executable, "-m", "bench", wrong],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert shown.returncode == 2
        assert wrong.partition("=")[0] in shown.stderr.splitlines()[-1]
