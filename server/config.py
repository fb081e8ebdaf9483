"""Settings, read once from the environment. A wrong one is named, with what is allowed."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_network
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar
from urllib.parse import urlsplit

from server.domain.case_clock import CaseSettings
from server.domain.cases import CASE_LEVELS
from server.domain.ladder import LadderSettings
from server.domain.policy import PolicySettings
from server.domain.queue import QueueSettings
from server.domain.resources import VideoHosts, video_hosts
from server.domain.sanctions import SECONDS_MAX
from server.domain.trust import TRUSTED_MESSAGES_MAX, TrustSettings
from server.services.push_services import KNOWN_PUSH_SERVICES
from server.services.vapid import VapidKey, new_vapid_key
from server.storage.address import Address, NoAddress, read_address

T = TypeVar("T")

SECRET_MIN_CHARS = 32
SECRET_FILE = "secret"  # noqa: S105  (a file's name)
VAPID_FILE = "vapid"
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
DATABASE_FILE = "lamplight.db"


class SettingsError(Exception):
    """One line that names the variable and what it may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. `docs` in README.md; times in seconds."""

    host: str
    port: int
    data_dir: Path
    database: Address
    redis_url: str | None
    secret: str
    public_url: str
    origins: frozenset[str]
    demo_password: str | None
    send_burst: int
    send_per_s: float
    heartbeat_s: float
    connections_per_person: int
    leave_url: str
    log_level: str
    trusted_proxies: tuple[str, ...]
    client_dir: Path
    token_lifetime_s: int
    drain_s: float
    runs_worker: bool
    rules_dir: Path | None
    policy: PolicySettings
    queue: QueueSettings
    cases: CaseSettings
    allows_private_webhooks: bool
    video_hosts: VideoHosts
    push_services: tuple[str, ...]
    vapid: VapidKey

    def listening_on(self, port: int) -> Settings:
        """The same with the port that was really bound, where `port` 0 asked for any."""
        if self.port == port:
            return self
        own = f":{self.port}"
        origins = {re.sub(f"{own}$", f":{port}", origin) for origin in self.origins}
        public_url = re.sub(f"{own}$", f":{port}", self.public_url)
        return replace(self, port=port, origins=frozenset(origins), public_url=public_url)

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` asks for, with their defaults.

    Raises:
        SettingsError: a variable isn't what it may be.
    """
    read = _Reader(environ)
    host = environ.get("HOST") or "127.0.0.1"
    port = read.number("PORT", 8000, int, 0, 65535)
    data_dir = Path(environ.get("LAMPLIGHT_DATA_DIR") or "data").absolute()
    public_url = read.url("LAMPLIGHT_PUBLIC_URL", {"http", "https"})
    return Settings(
        host=host,
        port=port,
        data_dir=data_dir,
        database=_database(environ.get("DATABASE_URL"), data_dir),
        redis_url=read.url("REDIS_URL", {"redis", "rediss", "unix"}) or None,
        secret=_secret(environ, data_dir),
        public_url=public_url or f"http://{host}:{port}",
        origins=_origins(environ, public_url, host, port),
        demo_password=environ.get("LAMPLIGHT_DEMO_PASSWORD") or None,
        send_burst=read.number("LAMPLIGHT_SEND_BURST", 5, int, 1, 1_000_000),
        send_per_s=read.number("LAMPLIGHT_SEND_PER_S", 1.0, float, 0.01, 1_000_000),
        heartbeat_s=read.number("LAMPLIGHT_HEARTBEAT_S", 25.0, float, 0.1, 300),
        connections_per_person=read.number("LAMPLIGHT_CONNECTIONS_PER_PERSON", 12, int, 1, 100_000),
        leave_url=read.url("LAMPLIGHT_LEAVE_URL", {"http", "https"}) or "https://www.google.com/",
        log_level=read.choice("LAMPLIGHT_LOG_LEVEL", "info", LOG_LEVELS),
        trusted_proxies=_networks(environ.get("LAMPLIGHT_TRUSTED_PROXIES", "")),
        client_dir=Path(environ.get("LAMPLIGHT_CLIENT_DIR") or DEFAULT_CLIENT_DIR),
        token_lifetime_s=read.number("LAMPLIGHT_TOKEN_LIFETIME_S", 43_200, int, 1, 31_536_000),
        drain_s=read.number("LAMPLIGHT_DRAIN_S", 5.0, float, 0, 300),
        runs_worker=read.choice("LAMPLIGHT_WORKER", "inline", ("inline", "apart")) == "inline",
        rules_dir=read.folder("LAMPLIGHT_RULES"),
        policy=_policy(read),
        queue=_queue(read),
        cases=_cases(read),
        allows_private_webhooks=read.choice("LAMPLIGHT_WEBHOOK_PRIVATE", "0", ("0", "1")) == "1",
        video_hosts=_video_hosts(environ.get("LAMPLIGHT_VIDEO_HOSTS", ""), public_url),
        push_services=_push_services(environ.get("LAMPLIGHT_PUSH_SERVICES", "")),
        vapid=_vapid(environ.get("LAMPLIGHT_VAPID_KEY") or None, data_dir, public_url),
    )


def _policy(read: _Reader) -> PolicySettings:
    timeouts_s = read.numbers("LAMPLIGHT_LADDER_S", LadderSettings().timeouts_s, 1, SECONDS_MAX)
    day_s = 86_400
    return PolicySettings(
        hold_s=read.number("LAMPLIGHT_HOLD_S", 300, int, 1, day_s),
        ladder=LadderSettings(
            timeouts_s=timeouts_s,
            strike_lasts_s=read.number("LAMPLIGHT_STRIKE_DAYS", 14, int, 1, 366) * day_s,
        ),
        trust=TrustSettings(
            messages=read.number("LAMPLIGHT_TRUSTED_MESSAGES", 10, int, 0, TRUSTED_MESSAGES_MAX),
            age_s=read.number("LAMPLIGHT_TRUSTED_AFTER_S", day_s, int, 0, 366 * day_s),
        ),
    )


def _queue(read: _Reader) -> QueueSettings:
    return QueueSettings(
        lease_s=read.number("LAMPLIGHT_CLAIM_S", 120, int, 1, 3_600),
        undo_s=read.number("LAMPLIGHT_UNDO_S", 600, int, 0, 86_400),
    )


def _cases(read: _Reader) -> CaseSettings:
    defaults, day_s = CaseSettings(), 86_400
    deadlines = (*defaults.ack_s, *defaults.reply_s)
    told = read.numbers("LAMPLIGHT_CASE_DEADLINES_S", deadlines, 1, day_s)
    levels = len(CASE_LEVELS)
    if len(told) != 2 * levels or any(told[i] >= told[i + levels] for i in range(levels)):
        raise SettingsError(
            "LAMPLIGHT_CASE_DEADLINES_S must be eight numbers: seconds to acknowledge, S1 to S4, "
            "then seconds to the first reply, each of those the longer."
        )
    return CaseSettings(
        ack_s=told[:levels],
        reply_s=told[levels:],
        lease_s=read.number("LAMPLIGHT_CASE_LEASE_S", defaults.lease_s, int, 1, day_s),
    )


LOG_LEVELS = ("debug", "info", "warning", "error")
DEFAULT_CLIENT_DIR = Path(__file__).parent.parent / "client_web" / "dist"


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def number(
        self, name: str, default: T, parse: Callable[[str], T], low: float, high: float
    ) -> T:
        text = self._environ.get(name)
        if not text:
            return default
        try:
            value = parse(text)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:  # type: ignore[operator]
            raise SettingsError(f"{name} is {text!r}, but must be a number from {low} to {high}.")
        return value

    def numbers(self, name: str, default: tuple[int, ...], low: int, high: int) -> tuple[int, ...]:
        text = self._environ.get(name)
        if not text:
            return default
        words = _words(text)
        if not words or not all(w.isdecimal() and low <= int(w) <= high for w in words):
            raise SettingsError(
                f"{name} is {text!r}, but must be numbers from {low} to {high} with commas between."
            )
        return tuple(int(word) for word in words)

    def folder(self, name: str) -> Path | None:
        text = self._environ.get(name)
        if not text:
            return None
        if not Path(text).is_dir():
            raise SettingsError(f"{name} is {text!r}, but must be a folder that is there.")
        return Path(text).absolute()

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self._environ.get(name) or default
        if value not in allowed:
            raise SettingsError(f"{name} is {value!r}, but must be one of: {', '.join(allowed)}.")
        return value

    def url(self, name: str, schemes: set[str]) -> str:
        value = (self._environ.get(name) or "").rstrip("/")
        if not value:
            return ""
        parts = urlsplit(value)
        if parts.scheme not in schemes or not (parts.netloc or parts.scheme == "unix"):
            allowed = ", ".join(f"{scheme}://…" for scheme in sorted(schemes))
            raise SettingsError(f"{name} is not an address of the form {allowed}.")
        return value


def _database(url: str | None, data_dir: Path) -> Address:
    try:
        return read_address(url) if url else data_dir / DATABASE_FILE
    except NoAddress as error:
        raise SettingsError(f"DATABASE_URL {error}") from error


def _secret(environ: Mapping[str, str], data_dir: Path) -> str:
    secret = environ.get("LAMPLIGHT_SECRET")
    if secret is None or secret == "":
        return _kept_secret(data_dir)
    if len(secret) < SECRET_MIN_CHARS:
        raise SettingsError(
            f"LAMPLIGHT_SECRET has {len(secret)} characters, but must have at least "
            f"{SECRET_MIN_CHARS}: make one with `openssl rand -hex 32`."
        )
    return secret


def _kept_secret(data_dir: Path) -> str:
    path = data_dir / SECRET_FILE
    secret = _kept(path, lambda: secrets.token_hex(32))
    if len(secret) < SECRET_MIN_CHARS:
        raise SettingsError(f"{path} holds no secret: delete it, or set LAMPLIGHT_SECRET.")
    return secret


def _vapid(key: str | None, data_dir: Path, public_url: str) -> VapidKey:
    """Browsers subscribe to this very key: with another one they would have to do so again."""
    private = key or _kept(data_dir / VAPID_FILE, new_vapid_key)
    contact = public_url if public_url.startswith("https://") else None
    try:
        return VapidKey(private, contact)
    except ValueError:
        where = "LAMPLIGHT_VAPID_KEY" if key else str(data_dir / VAPID_FILE)
        raise SettingsError(f"{where} holds no private key of P-256 in base64url.") from None


def _kept(path: Path, make: Callable[[], str]) -> str:
    """A secret of this data folder, made at the first start, readable by its owner only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make(path, make())
        return path.read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"LAMPLIGHT_DATA_DIR {path.parent} can't be used ({error.strerror}): "
            "it must be a folder that this user may read and write."
        ) from error


def _make(path: Path, secret: str) -> None:
    """Whole or not at all, and once: of two processes that start together one makes it."""
    with NamedTemporaryFile("w", dir=path.parent, prefix=path.name, delete=False) as made:
        made.write(secret)
    try:
        os.link(made.name, path)
    except FileExistsError:
        pass
    finally:
        Path(made.name).unlink()


def _origins(environ: Mapping[str, str], public_url: str, host: str, port: int) -> frozenset[str]:
    own = (
        {public_url}
        if public_url
        else {f"http://{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]", host)}
    )
    return frozenset(own | set(_words(environ.get("LAMPLIGHT_ORIGINS", ""))))


def _networks(text: str) -> tuple[str, ...]:
    for word in _words(text):
        try:
            ip_network(word)
        except ValueError:
            raise SettingsError(
                f"LAMPLIGHT_TRUSTED_PROXIES holds {word!r}, but must be addresses or networks "
                "such as 10.0.0.1, 10.0.0.0/8."
            ) from None
    return _words(text)


def _video_hosts(text: str, public_url: str) -> VideoHosts:
    """Never our own: in a frame, a page of ours could open its sandbox."""
    try:
        hosts = video_hosts(_words(text))
    except ValueError as error:
        raise SettingsError(
            f"LAMPLIGHT_VIDEO_HOSTS holds {str(error)!r}, but must be names of hosts such as "
            "player.example.org, or http://127.0.0.1:PORT for trying it out, with commas between."
        ) from None
    if public_url and hosts.allow(f"{public_url}/"):
        raise SettingsError("LAMPLIGHT_VIDEO_HOSTS can't name LAMPLIGHT_PUBLIC_URL's own host.")
    return hosts


def _push_services(text: str) -> tuple[str, ...]:
    """Those that are known, and what is named besides."""
    named = _words(text.lower())
    if wrong := next((name for name in named if not _HOST.fullmatch(name)), None):
        raise SettingsError(
            f"LAMPLIGHT_PUSH_SERVICES holds {wrong!r}, but must be names of hosts such as "
            "push.example.org, with commas between."
        )
    return (*KNOWN_PUSH_SERVICES, *named)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip().rstrip("/") for word in text.split(",") if word.strip())
