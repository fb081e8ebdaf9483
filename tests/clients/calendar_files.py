"""What two calendar programs show of a file: icalendar with dateutil, and npm's ical.js.

Both know the zones only by what the file itself says of them.
"""

import asyncio
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, NamedTuple

from dateutil.rrule import rrulestr
from icalendar import Calendar

ROOT = Path(__file__).parents[2]
CLIENT_WEB = ROOT / "client_web"
SCRIPT = ROOT / "tests" / "foreign" / "calendar.mjs"


class Entry(NamedTuple):
    """One event, at one time; in milliseconds since the epoch."""

    at: int
    ends: int
    title: str
    status: str
    uid: str
    sequence: int
    about: str
    tags: tuple[str, ...]
    method: str


def by_icalendar(file: bytes, last_ms: int) -> list[Entry]:
    """Every event up to then, the earliest first."""
    calendar = Calendar.from_ical(file)
    zones = {zone.tz_name: zone.to_tz(lookup_tzid=False) for zone in calendar.timezones}
    events: list[Any] = list(calendar.events)
    changed = {
        (str(event["UID"]), _ms(event["RECURRENCE-ID"], zones)): event
        for event in events
        if "RECURRENCE-ID" in event
    }
    uids = {str(event["UID"]) for event in events if "RRULE" in event}
    entries = []
    for event in events:
        uid = str(event["UID"])
        if "RECURRENCE-ID" in event and uid in uids:
            continue
        for at in _instants(event, zones, last_ms):
            shown = changed.get((uid, at), event)
            starts = _ms(shown["DTSTART"], zones) if shown is not event else at
            entries.append(_entry(shown, starts, str(calendar["METHOD"])))
    return sorted(entries)


async def by_ical_js(file: bytes, last_ms: int) -> list[Entry]:
    """Every event up to then, the earliest first."""
    assert (CLIENT_WEB / "node_modules" / "ical.js").exists(), "run `make setup` first"
    node = await asyncio.create_subprocess_exec(
        "node", str(SCRIPT), str(last_ms),
        env={**os.environ, "CLIENT_WEB": str(CLIENT_WEB / "package.json")},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(60):
        output, _ = await node.communicate(file)
    assert node.returncode == 0
    told: list[dict[str, Any]] = [json.loads(line) for line in output.splitlines()]
    return sorted(Entry(**one | {"tags": tuple(one["tags"])}) for one in told)


def _instants(event: Any, zones: dict[str, tzinfo], last_ms: int) -> Iterator[int]:
    start = event["DTSTART"]
    if "RRULE" not in event:
        yield _ms(start, zones)
        return
    left_out = event.get("EXDATE", [])
    lists = left_out if isinstance(left_out, list) else [left_out]
    zone = zones.get(start.params.get("TZID"), UTC)
    without = {_ms_at(time.dt, zone) for times in lists for time in times.dts}
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start.dt.replace(tzinfo=zone))
    for at in rule:
        ms = _ms_at(at, zone)
        if ms > last_ms:
            return
        if ms not in without:
            yield ms


def _entry(event: Any, at: int, method: str) -> Entry:
    length: timedelta = event["DURATION"].dt
    return Entry(
        at=at,
        ends=at + length // timedelta(milliseconds=1),
        title=str(event["SUMMARY"]),
        status=str(event["STATUS"]),
        uid=str(event["UID"]),
        sequence=int(event["SEQUENCE"]),
        about=str(event["DESCRIPTION"]),
        tags=tuple(str(tag) for tag in event.get("CATEGORIES", ())),
        method=method,
    )


def _ms(time: Any, zones: dict[str, tzinfo]) -> int:
    return _ms_at(time.dt, zones.get(time.params.get("TZID"), UTC))


def _ms_at(at: datetime, zone: tzinfo) -> int:
    return int(at.replace(tzinfo=zone).timestamp() * 1000)
