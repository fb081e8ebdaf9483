"""The rules that hold the house up: who may import whom, and how long a file may grow."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE_FOLDERS = ("server", "moderation", "client_web/src", "client_web/scripts", "bench", "tests")
SOURCE_SUFFIXES = {".py", ".ts", ".tsx", ".js", ".mjs", ".css", ".c", ".h"}
LONGEST_FILE_LINES = 400
GENERATED = ROOT / "client_web/src/wire/types.ts"  # as long as the wire contract has it


def source_files() -> Iterator[Path]:
    """Every file of ours that somebody has to read, built and fetched ones left out."""
    for folder in SOURCE_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            is_made = path == GENERATED or {"node_modules", "dist", "__pycache__"} & set(path.parts)
            if path.suffix in SOURCE_SUFFIXES and not is_made:
                yield path


def test_imports_point_down_only() -> None:
    """Every import contract in pyproject.toml is kept.

    In a process of its own: the linter's set-up of logging disables every logger there is.
    """
    linter = Path(sys.executable).with_name("lint-imports")
    command = [str(linter), "--no-cache", "--no-logo"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_files_stay_short_enough_to_read_in_one_go() -> None:
    """No source file is longer than the limit, and the check did look at source files."""
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in source_files()
    }
    assert "tests/test_architecture.py" in lines
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE_LINES} == {}
