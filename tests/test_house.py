"""What the files at the root promise: locked packages, documented commands, two processes."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCKS = ("constraints.txt", "constraints-dev.txt")


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    """Setup asks for hashes, so a line without one would stop it for everybody."""
    logical_lines = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    packages = [
        line for line in logical_lines if line.strip() and not line.lstrip().startswith("#")
    ]
    assert len(packages) > 30
    for package in packages:
        assert re.match(r"[a-z0-9-]+==\S+ ", package), package
        assert "--hash=sha256:" in package, package


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, "client_web/package-lock.json"])
def test_no_lock_names_a_package_index(lock: str) -> None:
    """Each machine has its own index, which is no business of the project's."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "index-url" not in text
    if lock.endswith(".json"):
        packages = json.loads(text)["packages"].values()
        assert not [package for package in packages if "resolved" in package]
    else:
        assert "://" not in text


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    """What is tested is what runs."""
    runtime, development = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in PYTHON_LOCKS
    )
    assert runtime < development


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_the_manual_names_files_that_are_there(page: str) -> None:
    """Whoever follows it to a test finds one."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = re.findall(
        r"`((?:tests|server|moderation|client_web/src|client_web/tests)/[^` ]*)`", text
    )
    missing = [path for path in named if not (ROOT / path).exists()]
    assert not missing


# Before these, each had a fault that docs/threats.md names.
FLOORS = {"aiohttp": (3, 14, 3), "pyjwt": (2, 13), "redis": (5, 2), "websockets": (15,)}


@pytest.mark.parametrize("package", FLOORS)
def test_no_version_with_a_known_fault_may_be_installed(package: str) -> None:
    """Neither by what is asked for nor by what is locked."""
    asked = (ROOT / "pyproject.toml").read_text(encoding="utf-8").lower()
    locked = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for pattern, text in (
        (rf'"{package}(?:\[[a-z]+\])?>=([0-9.]+)', asked),
        (rf"(?m)^{package}==([0-9.]+)", locked),
    ):
        (version,) = re.findall(pattern, text)
        assert tuple(map(int, version.split("."))) >= FLOORS[package]


def test_make_help_names_every_documented_command() -> None:
    """The commands that the manual mentions are there and say what they do."""
    helped = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    commands = dict(re.findall(r"^  make (\S+)\s+(\S.*)$", helped, re.MULTILINE))
    assert {"run", "test", "setup", "check", "bench", "help", "format", "lock"} <= set(commands)


def test_the_readme_lists_exactly_the_settings_that_are_read() -> None:
    """Nobody should have to read the source to find a setting, or set one in vain."""
    source = (ROOT / "server/config.py").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    read = set(re.findall(r'"((?:LAMPLIGHT_[A-Z_]+)|HOST|PORT|DATABASE_URL|REDIS_URL)"', source))
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE))
    assert read == listed
    assert len(read) > 10
