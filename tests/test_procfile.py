"""The Procfile, under a real Procfile runner."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.processes.lamplight import LamplightServer
from tests.processes.redis import RedisServer, free_port

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def test_web_and_worker_start_together_and_stop_in_order(tmp_path: Path) -> None:
    """Both come up at once on an empty data folder, and one signal ends both."""
    with RedisServer() as redis:
        environ = LamplightServer(tmp_path / "data", {"REDIS_URL": redis.url}).environ
        environ["PATH"] = f"{BIN}:{environ['PATH']}"
        honcho = subprocess.Popen(
            [BIN / "honcho", "--procfile", ROOT / "Procfile", "start", "--port", str(free_port())],
            cwd=tmp_path,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert honcho.stdout is not None
        with honcho:
            try:
                address = next(
                    found[1]
                    for line in honcho.stdout
                    if (found := re.search(r"Lamplight is at (http://\S+)", line))
                )
                with urlopen(f"{address}/healthz", timeout=30) as response:
                    assert response.status == 200
            finally:
                honcho.send_signal(signal.SIGTERM)
            ended = honcho.stdout.read()
    assert "web.1 stopped (rc=0)" in ended, ended
    assert "worker.1 stopped" in ended, ended
