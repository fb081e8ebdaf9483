"""Sign-in tokens: signing one, and telling a real one from every other string.

A token says who and which sign-in, nothing more. Roles and sanctions are asked of the store
each time, so a token keeps no right that its person has lost.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

import jwt

from server.domain.errors import NotSignedIn, TokenExpired
from server.storage.interface import SignIn

LIFETIME_S = 12 * 60 * 60

_ALGORITHM = "HS256"
_TYPE = "lamplight+jwt"
_ISSUER = "lamplight"
_AUDIENCE = "lamplight"
_REQUIRED = ["aud", "iss", "exp", "iat", "sub", "sid"]
_LONGEST_TOKEN_CHARS = 2_048


@dataclass(frozen=True, slots=True)
class Claims:
    """What a genuine token says."""

    person: str
    signin: str
    expires_at: int


class Tokens:
    """Signs and reads tokens with keys derived from the server's one secret."""

    def __init__(self, secret: str, lifetime_s: int = LIFETIME_S) -> None:
        self.lifetime_ms = lifetime_s * 1000
        self._secret = secret.encode()
        self._key = self.key_for("sign-in tokens")

    def key_for(self, use: str) -> bytes:
        """A key of 32 bytes for one use, so that no two uses share one."""
        return hmac.digest(self._secret, b"lamplight: " + use.encode(), hashlib.sha256)

    def issue(self, signin: SignIn) -> tuple[str, int]:
        """A token for `signin` as it stands, and when it ends, in ms (a whole second)."""
        expires_s = signin.expires_at // 1000
        claims = {
            "aud": _AUDIENCE,
            "iss": _ISSUER,
            "iat": signin.created_at // 1000,
            "exp": expires_s,
            "sub": signin.person,
            "sid": signin.id,
        }
        return jwt.encode(claims, self._key, _ALGORITHM, {"typ": _TYPE}), expires_s * 1000

    def read(self, token: str, now_ms: int) -> Claims:
        """What a token says, if it is ours.

        Only its end is compared with the clock: one that was issued "later than now" comes
        from a clock that has since stepped back, and signs nobody out.

        Raises:
            TokenExpired: genuine, and its time is over.
            NotSignedIn: anything else.
        """
        claims = _claims(self._genuine(token))
        if now_ms >= claims.expires_at:
            raise TokenExpired
        return claims

    def _genuine(self, token: str) -> dict[str, Any]:
        if len(token) > _LONGEST_TOKEN_CHARS:
            raise NotSignedIn
        try:
            found = jwt.decode_complete(
                token,
                self._key,
                algorithms=[_ALGORITHM],
                audience=_AUDIENCE,
                issuer=_ISSUER,
                options={
                    "require": _REQUIRED,
                    "strict_aud": True,
                    "verify_exp": False,  # ours to do, by the clock that is passed in
                    "verify_iat": False,
                    "verify_nbf": False,
                },
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise NotSignedIn from None
        header = found["header"]
        if header.get("typ") != _TYPE or "crit" in header:
            raise NotSignedIn
        payload: dict[str, Any] = found["payload"]
        return payload


def _claims(payload: dict[str, Any]) -> Claims:
    person, signin, expires_s = payload["sub"], payload["sid"], payload["exp"]
    if type(person) is str and type(signin) is str and type(expires_s) is int:
        return Claims(person, signin, expires_s * 1000)
    raise NotSignedIn
