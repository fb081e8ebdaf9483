"""Compiles the two C programs (the load tool and the C loop) where their source is newer.

They are built where the benchmark runs and never shipped: a compiler is needed for the
benchmark only.
"""

import shutil
import subprocess
from pathlib import Path

NATIVE = Path(__file__).parent / "native"
BUILD = Path(__file__).parent / ".build"
SOURCES = {"load": ("load.c", "sockets.c"), "c_loop": ("c_loop.c",)}


class NoCompiler(Exception):
    """There is no C compiler on this machine."""


def compiled(program: str) -> Path:
    """The path of `load` or `c_loop`, compiled. Raises: NoCompiler."""
    binary = BUILD / program
    if not _is_fresh(binary):
        _compile([NATIVE / name for name in SOURCES[program]], binary)
    return binary


def compiler() -> str | None:
    """The C compiler that would be used, or None."""
    return shutil.which("gcc") or shutil.which("cc")


def _is_fresh(binary: Path) -> bool:
    sources = NATIVE.glob("*.[ch]")
    return binary.exists() and all(
        source.stat().st_mtime <= binary.stat().st_mtime for source in sources
    )


def _compile(sources: list[Path], binary: Path) -> None:
    found = compiler()
    if found is None:
        raise NoCompiler("gcc is not installed")
    BUILD.mkdir(exist_ok=True)
    flags = ["-std=gnu11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([found, *flags, "-o", str(binary), *map(str, sources)], check=True)
