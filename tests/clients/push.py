"""A browser that has asked for pushes: its keys, and how it reads what arrives (RFC 8291).

Written from the RFC's text and not with the library that the server encrypts with.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.services.pushing import Subscribing
from server.services.vapid import base64url

SALT_BYTES, RECORD_SIZE_BYTES = 16, 4


@dataclass
class Browser:
    """`secret` is its subscription's `auth`."""

    key: ec.EllipticCurvePrivateKey
    secret: bytes

    @property
    def point(self) -> bytes:
        """Its public key as it goes over the wire."""
        return point_of(self.key.public_key())

    @property
    def p256dh(self) -> str:
        """As `PushSubscription.toJSON()` has it."""
        return base64url(self.point)

    @property
    def auth(self) -> str:
        """As `PushSubscription.toJSON()` has it."""
        return base64url(self.secret)

    def at(self, endpoint: str, **fields: Any) -> Subscribing:
        """It as its push service knows it."""
        return Subscribing(endpoint, self.p256dh, self.auth, **fields)

    def read(self, body: bytes) -> bytes:
        """The content of a push, which has to be one whole record."""
        salt, rest = body[:SALT_BYTES], body[SALT_BYTES + RECORD_SIZE_BYTES :]
        sender, record = rest[1 : 1 + rest[0]], rest[1 + rest[0] :]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        info = b"WebPush: info\0" + self.point + sender
        shared = derived(self.key.exchange(ec.ECDH(), theirs), self.secret, info, 32)
        key = derived(shared, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = derived(shared, salt, b"Content-Encoding: nonce\0", 12)
        padded = AESGCM(key).decrypt(nonce, record, None)
        content, delimiter = padded.rstrip(b"\0")[:-1], padded.rstrip(b"\0")[-1:]
        assert delimiter == b"\2", "not the last record"
        return content


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    """Uncompressed, 65 bytes."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF of RFC 5869."""
    return HKDF(SHA256(), length, salt, info).derive(secret)


@cache
def a_browser() -> Browser:
    """The same one each time."""
    return Browser(ec.derive_private_key(4_242, ec.SECP256R1()), bytes(range(16)))
