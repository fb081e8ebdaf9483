"""What nodes put on the bus, and the seal that proves a node put it there.

Anyone who can reach the broker can publish on it, so nothing from it is believed without a
seal: BLAKE2b keyed by the installation's secret (RFC 7693), over the whole payload. What is
replayed later is older than what the reader has, and dropped for that.
"""

from __future__ import annotations

import hashlib
import hmac

import msgspec

_SEAL_BYTES = 16


class EventsHint(msgspec.Struct, frozen=True, tag="e", array_like=True):
    """Events of one topic with consecutive seqs from `first`, as their JSON bodies."""

    topic: str
    epoch: str
    first: int
    bodies: list[bytes]


class SignalHint(msgspec.Struct, frozen=True, tag="s", array_like=True):
    """Something that is not logged, such as typing; `body` is its JSON."""

    topic: str
    body: bytes


class PresenceHint(msgspec.Struct, frozen=True, tag="p", array_like=True):
    """How many people a node has in each topic; `is_whole`: topics not named have none."""

    node: str
    counts: dict[str, int]
    is_whole: bool


Hint = EventsHint | SignalHint | PresenceHint

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Hint).decode


class Sealer:
    """Seals and opens payloads with a key derived from the installation's secret."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.blake2b(secret.encode(), person=b"lamplight-bus").digest()

    def seal(self, hint: Hint) -> bytes:
        payload = _encode(hint)
        return self._seal_of(payload) + payload

    def open(self, sealed: bytes) -> Hint | None:
        """The hint, or None where the seal or the shape is not ours."""
        seal, payload = sealed[:_SEAL_BYTES], sealed[_SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal_of(payload)):
            return None
        try:
            hint: Hint = _decode(payload)
        except msgspec.DecodeError:
            return None
        return hint

    def _seal_of(self, payload: bytes) -> bytes:
        return hashlib.blake2b(payload, key=self._key, digest_size=_SEAL_BYTES).digest()
