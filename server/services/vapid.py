"""The key by which push services know this server (RFC 8292), kept as 32 bytes in base64url."""

from __future__ import annotations

from base64 import b64decode, urlsafe_b64encode
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

# RFC 8292, section 2: no more than 24 hours.
LIFETIME_S = 12 * 3600
_KEY_BYTES = 32


def base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Raises: ValueError, for anything else too that is in it."""
    return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


class VapidKey:
    def __init__(self, private: str, contact: str | None = None) -> None:
        """`contact`: an https: or mailto: address of whoever runs this server.

        Raises:
            ValueError: not a private key of P-256.
        """
        raw = from_base64url(private)
        if len(raw) != _KEY_BYTES:
            raise ValueError("a private key has 32 bytes")
        self._key = ec.derive_private_key(int.from_bytes(raw, "big"), ec.SECP256R1())
        self._contact = contact
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public = base64url(point)

    def authorization(self, endpoint: str, now_ms: int) -> str:
        """The header that a push service wants, good for `endpoint`'s origin alone."""
        parts = urlsplit(endpoint)
        claims: dict[str, str | int] = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": now_ms // 1000 + LIFETIME_S,
        }
        if self._contact:
            claims["sub"] = self._contact
        return f"vapid t={jwt.encode(claims, self._key, 'ES256')}, k={self.public}"


def new_vapid_key() -> str:
    """A fresh private key."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64url(number.to_bytes(_KEY_BYTES, "big"))
