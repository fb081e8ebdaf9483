"""Who is known here, and who may not be slowed down."""

from dataclasses import replace

import pytest

from server.domain.people import AgeBand, Person, Role
from server.domain.trust import NOTHING_KNOWN, Record, TrustSettings, is_trusted

WREN = Person("wren", "Wren", AgeBand.ADULT)
SETTINGS = TrustSettings(messages=3, age_s=10, clean_s=5)
KNOWN = Record(since=1_000, posted=3)
NOW = 20_000


@pytest.mark.parametrize(
    ("record", "posted", "trusted"),
    [
        (KNOWN, 3, True),
        (KNOWN, 2, False),
        (replace(KNOWN, since=10_000), 3, True),
        (replace(KNOWN, since=10_001), 3, False),
        (replace(KNOWN, struck_at=15_000), 3, True),
        (replace(KNOWN, struck_at=15_001), 3, False),
        (NOTHING_KNOWN, 0, False),
    ],
)
def test_trust_takes_messages_time_and_no_strike(
    record: Record, posted: int, trusted: bool
) -> None:
    """Each to its bound."""
    assert is_trusted(WREN, record, posted, NOW, SETTINGS) is trusted


def test_staff_are_trusted_from_the_start() -> None:
    """They were chosen by somebody."""
    host = replace(WREN, roles=frozenset({Role.HOST}))
    assert is_trusted(host, NOTHING_KNOWN, 0, NOW, SETTINGS)


@pytest.mark.parametrize(
    ("level", "at_risk"),
    [(None, False), ("S1", True), ("S2", True), ("S3", True), ("S4", True)],
)
def test_an_open_case_is_a_shield(level: str | None, at_risk: bool) -> None:
    """Whatever its level: nothing slows its person down or sanctions them by itself."""
    assert Record(care_level=level).is_at_risk is at_risk
