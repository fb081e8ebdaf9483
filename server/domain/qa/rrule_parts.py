"""The parts of a recurrence rule, read and checked one by one (RFC 5545, 3.3.10).

Less is taken than the RFC has: nothing by the hour, and none of what calendars are known to read
differently or not at all (numbers of weeks and of days of the year; BYSETPOS by day or week).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from server.domain.errors import BadRequest
from server.domain.qa.schedule import YEARS

Parts = dict[str, str]

LENGTH_MAX = 300
INTERVAL_MAX = 366
COUNT_MAX = 2_000
DAYS = "MO TU WE TH FR SA SU".split()
_UNTIL_FORMS = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}


def parts_of(text: str) -> Parts:
    """By name, in the order of `_CHECKS`.

    Raises:
        BadRequest: a part is unknown, doubled or out of its bounds, or doesn't go with another.
    """
    if len(text) > LENGTH_MAX or not text.isascii():
        raise _refused("That rule is too long.")
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
    frequency = parts.get("FREQ")
    numbered = any(character.isdigit() for character in parts.get("BYDAY", ""))
    for is_wrong, why in (
        (frequency is None, "A rule needs FREQ."),
        ("COUNT" in parts and "UNTIL" in parts, "A rule ends by COUNT or by UNTIL, not both."),
        (
            frequency not in {"MONTHLY", "YEARLY"} and (numbered or "BYSETPOS" in parts),
            "BYSETPOS and numbers in BYDAY go with MONTHLY and YEARLY.",
        ),
        (
            frequency == "WEEKLY" and "BYMONTHDAY" in parts,
            "BYMONTHDAY doesn't go with WEEKLY.",
        ),
        (
            numbered and "BYMONTHDAY" in parts,
            "BYMONTHDAY and numbers in BYDAY don't go together.",
        ),
        (
            "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY"} & parts.keys(),
            "BYSETPOS needs BYDAY or BYMONTHDAY.",
        ),
    ):
        if is_wrong:
            raise _refused(why)


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
