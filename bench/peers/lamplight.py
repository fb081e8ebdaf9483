"""Lamplight as it is started by hand: one process, SQLite, the in-process bus, demo rooms."""

import contextlib
import os
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.load import Door
from bench.peers.interface import Peer
from bench.processes import ROOT, Child, ChildFailed, free_port

PROGRAM = (sys.executable, "-m", "server")
SUBSCRIBE = '{"type":"subscribe","ref":1,"topic":"room:lobby"}'
START_TIMEOUT_S = 30.0
# The load's texts are much alike, which is a flood from a newcomer and none from somebody known.
KNOWN = {"LAMPLIGHT_TRUSTED_MESSAGES": "0", "LAMPLIGHT_TRUSTED_AFTER_S": "0"}
# A sender among 40 sends one message in two seconds at 20 a second: within the limits that
# everybody has, so nothing is raised for the fan-out.
SENDERS = 40


class LamplightPeer(Peer):
    """Every socket is a person of its own, signed in; a message is stored before it is seen."""

    title = "Lamplight"
    senders = SENDERS

    def __init__(self, folder: Path, sockets: int, settings: dict[str, str] | None = None) -> None:
        super().__init__(folder, sockets)
        self.senders = min(SENDERS, sockets)
        self.port = free_port()
        self.password = secrets.token_hex(16)
        self._tokens = folder / "tokens"
        self._env = self._environment(settings or {})

    @staticmethod
    def absence() -> str | None:
        has_server = (ROOT / "server" / "__main__.py").exists()
        return None if has_server else "the server is not there"

    def start(self) -> Child:
        child = Child([*PROGRAM, "serve", "--demo"], self.log, self._env, speaks=False)
        try:
            self._wait_until_ready(child)
            self._tokens.write_text(self._demo_tokens())
        except BaseException:
            child.stop()
            raise
        return child

    def door(self) -> Door:
        return Door(self.port, "/ws", self._tokens, "lamplight.v1", SUBSCRIBE)

    def tokens(self) -> list[str]:
        """Of all its people, in the order in which sockets join with them."""
        return self._tokens.read_text().split()

    def silent_door(self) -> Door:
        """The same without a subscription: a socket that sends and hears no room."""
        return Door(self.port, "/ws", self._tokens, "lamplight.v1")

    def _environment(self, settings: dict[str, str]) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("LAMPLIGHT_") and name not in ("DATABASE_URL", "REDIS_URL")
        }
        return kept | {
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "LAMPLIGHT_SECRET": secrets.token_hex(32),
            "LAMPLIGHT_DEMO_PASSWORD": self.password,
            "LAMPLIGHT_DATA_DIR": str(self.folder / "data"),
            "LAMPLIGHT_LOG_LEVEL": "warning",
            **KNOWN,
            **settings,
        }

    def _wait_until_ready(self, child: Child) -> None:
        deadline_s = time.monotonic() + START_TIMEOUT_S
        address = f"http://127.0.0.1:{self.port}/readyz"
        while time.monotonic() < deadline_s:
            child.check_alive()
            with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
                return
            time.sleep(0.1)
        raise ChildFailed(f"Lamplight was not ready within {START_TIMEOUT_S:.0f} s")

    def _demo_tokens(self) -> str:
        made = subprocess.run(
            [*PROGRAM, "demo", "tokens", str(self.sockets)],
            env=self._env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=START_TIMEOUT_S,
            check=False,
        )
        if made.returncode:
            raise ChildFailed(f"demo tokens failed: {made.stderr.strip()[-400:]}")
        return made.stdout
