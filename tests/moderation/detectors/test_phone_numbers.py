"""Which runs of digits are somebody's phone, and which are not."""

import subprocess
import sys

import pytest

from moderation.detectors.phone_numbers import find_phone_numbers


@pytest.mark.parametrize(
    "number",
    [
        "+1-212-555-0123",
        "+46 (0)70 123 45 67",
        "0044 7700 900123",
        "07700 900 123",
        "(0114) 496 0290",
        "212.555.0123",
        "(212)555-0123",
        "2125550123",
        "06 12 83 57 29",
        "612 938 471",
        "98265 41311",
        "11 98265 4322",
        "138 1830 5672",
        "8 912 583-07-41",
        "0151/27490583",
        "080-5432-1987",
        "555-0143",
        "+90 (532) 123 45 67",
    ],
)
def test_numbers_are_found_as_many_countries_write_them(number: str) -> None:
    """The whole number, not a part of it."""
    text = f"hi, {number} ok"
    assert (4, 4 + len(number)) in list(find_phone_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "it cost $1,250,000 and £12000000",
        "from 2019-2020 or 2015 / 2016",
        "on 24/12/2025 10:30",
        "20251224",
        "1000000 times",
        "12345-6789",
        "ratio 23100/182.5",
        "700-900 calories",
        "10.0.0.1 and 192.168.100.200",
        "id=2125550123",
        "order a2125550123b",
        "call me in 2 or 3 days",
        "my number is 5",
    ],
)
def test_figures_are_left_alone(text: str) -> None:
    """Money, years, dates, ranges, addresses of machines, parts of words."""
    assert list(find_phone_numbers(text)) == []


def test_two_numbers_side_by_side_are_two() -> None:
    """Each with its own span."""
    text = "07700 900123, 07700 900456"
    assert set(find_phone_numbers(text)) == {(0, 12), (14, 26)}


def test_a_table_of_figures_costs_only_so_many_lookups() -> None:
    """Numbers that show what they are are still found after many that don't."""
    text = "4155550132 a " * 50 + "+44 20 7946 0018"
    assert (len(text) - 16, len(text)) in list(find_phone_numbers(text))


def test_after_the_warming_text_no_numbering_plan_is_left_to_be_read() -> None:
    """A server's first text with a bare number in it waits for none: asked of a fresh process."""
    program = """
import sys
from moderation.detectors import phone_numbers as subject
assert not list(subject.find_phone_numbers(subject.LOOKED_UP_EVERYWHERE))
regions = {region for some in subject._REGIONS_BY_LENGTH.values() for region in some}
print({each for each in regions if f"phonenumbers.data.region_{each}" not in sys.modules})
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "set()"
