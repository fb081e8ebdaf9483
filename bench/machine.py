"""What the figures were measured on: processor, kernel, disk, and the versions of the peers."""

import os
import platform
import subprocess
import time
from pathlib import Path
from statistics import median

from bench.build import compiler
from bench.peers.aiohttp_ws import AiohttpPeer
from bench.peers.nchan import NchanPeer

FLUSHES = 20


def machine_lines(folder: Path) -> list[str]:
    """A few lines of text; `folder` is where the servers will write."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return [
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, Linux {platform.release()}",
        f"Python {platform.python_version()}, {'; '.join(_versions())}",
        f"{_filesystem(folder)}, {_flush_ms(folder):.2f} ms to write and flush 4 kB (median)",
        f"load average before: {os.getloadavg()[0]:.2f}",
    ]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _versions() -> list[str]:
    found = []
    if not AiohttpPeer.absence():
        found.append(f"aiohttp {AiohttpPeer.version()}")
    if not NchanPeer.absence():
        found.append(f"nginx {NchanPeer.version()} with nchan")
    gcc = compiler()
    if gcc:
        shown = subprocess.run([gcc, "--version"], capture_output=True, text=True, check=False)
        found.append(f"{shown.stdout.splitlines()[0]} -O2" if shown.stdout else gcc)
    return found


def _filesystem(folder: Path) -> str:
    """The type of the file system that holds the folder: a durable write to tmpfs is none."""
    best = ("", "unknown")
    for line in Path("/proc/mounts").read_text().splitlines():
        _, mounted_on, kind, *_ = line.split()
        if folder.resolve().is_relative_to(mounted_on) and len(mounted_on) >= len(best[0]):
            best = (mounted_on, kind)
    return best[1]


def _flush_ms(folder: Path) -> float:
    times = []
    probe = folder / "flush-probe"
    with probe.open("wb", buffering=0) as file:
        for _ in range(FLUSHES):
            began = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            times.append((time.perf_counter() - began) * 1000)
    probe.unlink()
    return median(times)
