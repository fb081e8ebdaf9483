"""Looks over a whole installation, as its environment describes it, and changes nothing.

What the database holds is judged in `server.services.checkup`; here it is whether there is one,
and what stands around it: settings, disk, Redis, the address, the client's files.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from stat import S_IMODE
from urllib.parse import urlsplit

from server import app
from server.bus.interface import BusUnreachable
from server.bus.redis import RedisBus
from server.config import SECRET_FILE, Settings, SettingsError, read_settings
from server.demo import demo_logins
from server.services.checkup import Finding, look_over, ok, warning, wrong
from server.services.context import Context
from server.storage.interface import StoreError
from server.storage.opening import inspect

MB = 1_000_000
FREE_MIN_BYTES = 100 * MB
FREE_FEW_BYTES = 1_000 * MB
PROOF_TIMEOUT_S = 3.0


async def diagnose(environ: Mapping[str, str]) -> list[Finding]:
    """Everything found, good or bad. What can't be looked at because of a fault is left out."""
    try:
        settings = read_settings(environ)
    except SettingsError as error:
        return [wrong("settings", str(error))]
    found = [_settings(settings), _address(settings), _client(settings), _rules(settings)]
    found += [_secret_file(settings), _disk(settings), await _redis(settings)]
    database = await _database(settings)
    return [*found, *database, *(await _store(settings) if _is_fine(database) else [])]


def _is_fine(findings: list[Finding]) -> bool:
    return all(finding.weight == "ok" for finding in findings)


def _settings(settings: Settings) -> Finding:
    work = "done by `serve`" if settings.runs_worker else "left to `lamplight worker`"
    where = f"{settings.host}:{settings.port}, database {settings.database}"
    return ok("settings", f"listens on {where}, due work {work}.")


def _address(settings: Settings) -> Finding:
    url = settings.public_url
    if settings.is_https:
        return ok("address", f"{url}.")
    if _is_local(urlsplit(url).hostname or ""):
        return ok("address", f"{url}, for this machine alone. Others need LAMPLIGHT_PUBLIC_URL.")
    return wrong(
        "address",
        f"{url} is not encrypted: put a TLS proxy in front, and set LAMPLIGHT_PUBLIC_URL to its "
        "https address.",
    )


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _client(settings: Settings) -> Finding:
    if (settings.client_dir / "index.html").is_file():
        return ok("client", "the page is built.")
    return wrong("client", f"no page is built in {settings.client_dir}: run `make setup`.")


def _rules(settings: Settings) -> Finding:
    try:
        app.engine_of(settings)
    except app.StartError as error:
        return wrong("rules", str(error))
    own = f", with those in {settings.rules_dir}" if settings.rules_dir else ""
    return ok("rules", f"the policy's rules can be read{own}.")


def _secret_file(settings: Settings) -> Finding:
    """Whether it fits the database is found when that is opened."""
    path = settings.data_dir / SECRET_FILE
    if not path.is_file() or path.read_text().strip() != settings.secret:
        return ok("secret", "from LAMPLIGHT_SECRET.")
    if S_IMODE(path.stat().st_mode) & 0o077:
        return wrong("secret", f"others can read {path}: `chmod 600` it.")
    return ok("secret", f"from {path}. Several machines would need LAMPLIGHT_SECRET.")


def _disk(settings: Settings) -> Finding:
    folder = settings.data_dir
    if isinstance(settings.database, Path) and settings.database.parent.is_dir():
        folder = settings.database.parent
    free_bytes = shutil.disk_usage(folder).free
    said = f"{free_bytes // MB:,} MB free in {folder}"
    if free_bytes < FREE_MIN_BYTES:
        return wrong("disk", f"{said}: make room now, or nothing more can be sent.")
    if free_bytes < FREE_FEW_BYTES:
        return warning("disk", f"{said}: make room soon.")
    return ok("disk", f"{said}.")


class _NoListener:
    """Only the bus's own proof is wanted."""

    def on_message(self, channel: str, payload: bytes) -> None:
        pass

    def on_doubt(self) -> None:
        pass


async def _redis(settings: Settings) -> Finding:
    if not settings.redis_url:
        return ok("redis", "none is set, which is right for one process.")
    bus = RedisBus(settings.redis_url)
    try:
        await bus.start(_NoListener())
        is_proven = await bus.prove(PROOF_TIMEOUT_S)
    except BusUnreachable as error:
        return wrong("redis", f"{error}: start it, or correct REDIS_URL.")
    finally:
        await bus.close()
    if is_proven:
        return ok("redis", "a message went through it and back.")
    return wrong("redis", "it is there, but no message came back through it: see its log.")


async def _database(settings: Settings) -> list[Finding]:
    try:
        found = await inspect(settings.database)
    except StoreError as error:
        return [wrong("database", str(error))]
    if found.faults:
        told = f"it is damaged ({found.faults[0]})"
        return [wrong("database", f"{told}: stop every process, keep a copy, restore a backup.")]
    if found.revision is None:
        return [wrong("database", "it has no tables yet: `lamplight migrate` makes them.")]
    if not found.is_up_to_date:
        told = f"its tables are at {found.revision}, this version's at {found.newest}"
        return [wrong("database", f"{told}: run `lamplight migrate`, or the version it is from.")]
    return [ok("database", "sound, and up to date.")]


async def _store(settings: Settings) -> list[Finding]:
    try:
        ctx = await app.open_context(settings)
    except app.StartError as error:
        return [wrong("secret", str(error))]
    try:
        return [await _demo(settings, ctx), *await look_over(ctx)]
    finally:
        await ctx.store.close()


async def _demo(settings: Settings, ctx: Context) -> Finding:
    logins = await demo_logins(ctx)
    if not logins:
        return ok("demo", "no demo accounts.")
    told = f"demo accounts are here ({', '.join(logins)})"
    advice = "for real rooms begin with a fresh LAMPLIGHT_DATA_DIR, and without --demo"
    return (wrong if settings.is_https else warning)("demo", f"{told}: {advice}.")
