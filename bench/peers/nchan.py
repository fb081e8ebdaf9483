"""nchan, the pub/sub module of nginx, as Debian ships it: a WebSocket room in C."""

import http.client
import os
import re
import shutil
import subprocess
import time
from contextlib import closing
from pathlib import Path

from bench.load import Door
from bench.peers.interface import Peer
from bench.processes import Child, free_port, wait_for_port
from bench.stamp import stamped_text

MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")

# Messages are kept in memory only, as nchan does by default: no disk in its figure.
CONFIG = """
load_module {module};
{user}
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 19000; }}
http {{
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  nchan_shared_memory_size 64m;
  server {{
    listen 127.0.0.1:{port} backlog=1024;
    location = /publish {{
      nchan_publisher;
      nchan_channel_id lobby;
      nchan_message_buffer_length 20;
      nchan_message_timeout 1m;
    }}
    location = /ws {{
      nchan_subscriber websocket;
      nchan_channel_id lobby;
      nchan_subscriber_first_message newest;
    }}
  }}
}}
"""


class NchanPeer(Peer):
    """One nginx worker; a message is an HTTP POST on a kept-alive connection."""

    title = "nchan (nginx)"

    def __init__(self, folder: Path, sockets: int) -> None:
        super().__init__(folder, sockets)
        self._port = free_port()

    @staticmethod
    def absence() -> str | None:
        if not nginx():
            return "nginx is not installed"
        return None if MODULE.exists() else "libnginx-mod-nchan is not installed"

    @staticmethod
    def version() -> str:
        """The version of nginx; nchan's module shows none."""
        shown = subprocess.run(
            [nginx() or "nginx", "-v"], capture_output=True, text=True, check=False
        )
        found = re.search(r"nginx/(\S+)", shown.stderr)
        return found.group(1) if found else "unknown"

    def start(self) -> Child:
        config = self.folder / "nginx.conf"
        config.write_text(self._config())
        command = [nginx() or "nginx", "-p", str(self.folder), "-c", str(config)]
        child = Child(command, self.log, speaks=False)
        try:
            wait_for_port(child, self._port, 10)
        except BaseException:
            child.stop()
            raise
        return child

    def door(self) -> Door:
        return Door(self._port, path="/ws")

    def publish(self, first: int, count: int, per_s: float, payload_bytes: int) -> None:
        start_s = time.monotonic()
        with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)) as server:
            for sent in range(count):
                time.sleep(max(0.0, start_s + sent / per_s - time.monotonic()))
                server.request("POST", "/publish", stamped_text(first + sent, payload_bytes))
                server.getresponse().read()

    def published(self, timeout_s: float) -> None:
        """Nothing to wait for: `publish` returns when all is published."""

    def _config(self) -> str:
        # A worker that root starts would change to another user, who may not enter the folder.
        user = "user root;" if os.geteuid() == 0 else ""
        return CONFIG.format(module=MODULE, user=user, folder=self.folder, port=self._port)


def nginx() -> str | None:
    """The nginx binary; Debian keeps it where a user's PATH may not look."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
