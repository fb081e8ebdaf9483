"""Return codes: what a member writes down to come back as the same person.

Only a keyed hash of a code is ever stored: a stolen database lets nobody in, and nobody can
be shown their code again.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from server.domain.errors import BadRequest

CHARACTERS = 12
_GROUP = 4
# Crockford's base32 (https://www.crockford.com/base32.html): no letter that reads as a digit.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011")
_SEPARATORS = str.maketrans("", "", "-\u2013\u2014 \t\n\r.")


def new_code() -> str:
    """60 random bits as `7KQ2-M0ZD-X4TB`."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(CHARACTERS))
    return "-".join(letters[at : at + _GROUP] for at in range(0, CHARACTERS, _GROUP))


def normalise(typed: str) -> str:
    """The 12 characters that were meant, whatever their case, spacing and misread letters.

    Raises:
        BadRequest: they can't be a return code.
    """
    code = typed.translate(_SEPARATORS).upper().translate(_MISREAD)
    if len(code) != CHARACTERS or not set(code) <= set(_ALPHABET):
        raise BadRequest("A return code is twelve letters and digits.", field="return_code")
    return code


def keyed_hash(key: bytes, code: str) -> str:
    """How a code is stored. Raises: BadRequest as `normalise` does."""
    return hmac.new(key, normalise(code).encode(), hashlib.sha256).hexdigest()
