"""Owns which numbers and sites are those of help, and so are nobody's contact details.

Support talk is full of them. What isn't in the data file is known by its kind: short codes, and
lines that are free or the same in a whole country, which people don't have.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

# Toll-free and national numbers, after the plans of the countries (ITU, national numbering plans):
# 800, 808 and North America's 8xx; Britain's 03xx; Australia's 13 and 1300; France's and Germany's
# 0800; Japan's 0120; short codes of up to six digits.
_OF_NO_PERSON = re.compile(
    r"\d{1,6}|1?8(?:00|33|44|55|66|77|88)\d{7}|0?80[0158]\d{3,8}|8?800\d{6,8}|0(?:300|303|330|333|"
    r"345)\d{7}|"
    r"1(?:300|800)\d{6,7}|13\d{4}|0120\d{6}|0570\d{6}|(?:00)?800\d{7,8}|900\d{6}|0?86[01]\d{6}|"
    r"116\d{3}|400\d{7}|(?:44|49|33|61|64|27|353|31|32|39|34|91|1|7)(?:80[08]|1300|1800)\d{5,8}"
)
# Mobile numbers of Japan, which would be free ones in Britain if they were grouped in another way.
_MOBILE_AFTER_ALL = re.compile(r"0[789]0-\d{4}-\d{4}")
_OF_A_STATE = frozenset("gov gouv gob govt nhs".split())  # second from the end: `gov.au`
_NOT_A_DIGIT = re.compile(r"\D+")


@cache
def _known() -> dict[str, frozenset[str]]:
    file = resources.files("moderation.detectors") / "data" / "help_contacts.toml"
    return {
        name: frozenset(values) for name, values in tomllib.loads(file.read_text("utf-8")).items()
    }


def is_help_line(number: str) -> bool:
    """Whether nobody's own phone has this number; written in any way."""
    if _MOBILE_AFTER_ALL.fullmatch(number):
        return False
    digits = _NOT_A_DIGIT.sub("", number)
    return _OF_NO_PERSON.fullmatch(digits) is not None or any(
        digits[start:] in _known()["lines"] or f"0{digits[start:]}" in _known()["lines"]
        for start in range(min(4, len(digits)))
    )


def is_help_site(host: str) -> bool:
    """`host` in lower case, without a port; a site below a known one counts."""
    labels = host.rstrip(".").split(".")
    if labels[-1] == "gov" or (len(labels) > 2 and labels[-2] in _OF_A_STATE):
        return True
    return any(".".join(labels[first:]) in _known()["sites"] for first in range(len(labels) - 1))
