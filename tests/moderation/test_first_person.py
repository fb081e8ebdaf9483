"""Measures care alerts in Spanish and Arabic on lists that were written before the rules were read.

Run with `-s` to see the shares. What a list is for is said at its head.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from moderation.engine import default_engine
from moderation.verdict import Care

_FOLDER = Path(__file__).parent / "first_person"
_LANGUAGES = ("es", "ar")
_PARTS = ("read", "kept_apart")


@pytest.mark.parametrize("part", _PARTS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_disclosures_alert_and_idioms_do_not(language: str, part: str) -> None:
    """Nine in ten who speak of their own risk are offered help; nine in ten idioms pass."""
    file = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    found, alarms = (_share_alerting(file[part][kind]) for kind in ("alerting", "harmless"))
    print(f"\n{language} {part}: found {found:.0%}, false alarms {alarms:.0%}")  # noqa: T201
    assert found >= file["default"]["found"]
    assert alarms <= file["default"]["false_alarms"]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_there_is_enough_to_measure(language: str) -> None:
    """At least 30 sentences that alert and 30 that do not, none of them twice."""
    file = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    for kind in ("alerting", "harmless"):
        texts = [text for part in _PARTS for text in file[part][kind]]
        assert len(set(texts)) == len(texts) >= 30


def _share_alerting(texts: list[str]) -> float:
    alerts = [default_engine().judge(text).care is not Care.NONE for text in texts]
    return sum(alerts) / len(alerts)
