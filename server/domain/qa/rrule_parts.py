"""The parts of a recurrence rule, read and checked one by one (RFC 5545, 3.3.10).

Less is taken than the RFC has: nothing by the hour, and nothing that calendars are known to read
differently, since then people would come at another time than the site says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from server.domain.errors import BadRequest
from server.domain.qa.schedule import YEARS

Parts = dict[str, str]

LENGTH_MAX = 300
INTERVAL_MAX = 366
COUNT_MAX = 2_000
_GOES_WITH = {
    "BYMONTH": ("YEARLY",),
    "BYMONTHDAY": ("MONTHLY", "YEARLY"),
    "BYSETPOS": ("MONTHLY",),
}
DAYS = "MO TU WE TH FR SA SU".split()
_UNTIL_FORMS = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}


def parts_of(text: str) -> Parts:
    """By name, in the order of `_CHECKS`.

    Raises:
        BadRequest: a part is unknown, doubled or out of its bounds, or doesn't go with another.
    """
    if len(text) > LENGTH_MAX or not text.isascii():
        raise _refused(f"A rule has at most {LENGTH_MAX} characters, all of them ASCII.")
    pairs = [pair.partition("=") for pair in text.upper().removeprefix("RRULE:").split(";")]
    given = {name: value for name, _, value in pairs}
    unknown = sorted(given.keys() - _CHECKS.keys())
    if unknown:
        raise _refused(f"A rule here is made of {', '.join(_CHECKS)}; not of {unknown[0]!r}.")
    if len(given) < len(pairs):
        raise _refused("A part of the rule is there twice.")
    for name, value in given.items():
        if not _CHECKS[name](value):
            raise _refused(f"{name} can't be {value!r} here.")
    _check_together(given)
    return {name: given[name] for name in _CHECKS if name in given}


def until_of(value: str) -> datetime:
    """Wall time, or UTC where it ends in Z; the end of the day where it is a date."""
    until = datetime.strptime(value, _UNTIL_FORMS[len(value)])  # noqa: DTZ007  (see above)
    return until if "T" in value else until.replace(hour=23, minute=59, second=59)


def _check_together(parts: Mapping[str, str]) -> None:
    if "FREQ" not in parts:
        raise _refused("A rule needs FREQ.")
    for name in parts.keys() & _GOES_WITH.keys():
        if parts["FREQ"] not in _GOES_WITH[name]:
            raise _refused(f"{name} goes with {' and '.join(_GOES_WITH[name])}.")
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise _refused("A rule ends by COUNT or by UNTIL, not both.")
    for is_wrong, why in _wrong_days(parts):
        if is_wrong:
            raise _refused(why)


def _wrong_days(parts: Mapping[str, str]) -> Iterator[tuple[bool, str]]:
    """What the RFC forbids, and what ical.js or python-dateutil were found to read differently."""
    days, dates = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", "")
    numbered = [any(map(str.isdigit, day)) for day in days.split(",")]
    by_month = parts["FREQ"] in {"MONTHLY", "YEARLY"}
    from_end, several = "-" in dates, "," in dates
    yield any(numbered) and not by_month, "Numbers in BYDAY go with MONTHLY and YEARLY."
    yield any(numbered) and not all(numbered), "All days in BYDAY have a number, or none has."
    yield any(numbered) and bool(dates), "BYMONTHDAY and numbers in BYDAY don't go together."
    yield from_end and (several or bool(days)), "A BYMONTHDAY from the end of the month is alone."
    yield (
        parts["FREQ"] == "YEARLY" and bool(dates) and "BYMONTH" not in parts,
        "BYMONTHDAY with YEARLY needs BYMONTH.",
    )
    yield "BYSETPOS" in parts and (not days or bool(dates)), "BYSETPOS goes with BYDAY alone."


def _whole(least: int, most: int) -> Callable[[str], bool]:
    return lambda text: bool(re.fullmatch(r"[1-9]\d{0,4}", text)) and least <= int(text) <= most


def _numbers(most: int, *, signed: bool) -> Callable[[str], bool]:
    number = re.compile(r"[+-]?[1-9]\d{0,2}" if signed else r"[1-9]\d?")

    def check(text: str) -> bool:
        return all(
            number.fullmatch(one) is not None and abs(int(one)) <= most for one in text.split(",")
        )

    return check


def _are_days(text: str) -> bool:
    return all(re.fullmatch(rf"([+-]?[1-5])?({'|'.join(DAYS)})", one) for one in text.split(","))


def _is_until(text: str) -> bool:
    if len(text) not in _UNTIL_FORMS:
        return False
    try:
        return until_of(text).year in YEARS
    except ValueError:
        return False


def _refused(why: str) -> BadRequest:
    return BadRequest(why, field="rrule")


_CHECKS: dict[str, Callable[[str], bool]] = {
    "FREQ": {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}.__contains__,
    "INTERVAL": _whole(1, INTERVAL_MAX),
    "COUNT": _whole(1, COUNT_MAX),
    "UNTIL": _is_until,
    "BYMONTH": _numbers(12, signed=False),
    "BYMONTHDAY": _numbers(31, signed=True),
    "BYDAY": _are_days,
    "BYSETPOS": _numbers(366, signed=True),
    "WKST": DAYS.__contains__,
}
