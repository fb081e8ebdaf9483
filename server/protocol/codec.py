"""How a message is decoded and encoded, and the schema of them all.

Unknown fields are ignored, so that an older server understands a newer client; unknown types
and wrong shapes raise `Malformed`.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
from msgspec import Struct

from server.protocol.messages import ClientFrame, Ref, ServerFrame


class Malformed(Exception):
    """A frame that is no command of this protocol.

    `ref` is the frame's own where it could be read, `field` the dotted path at fault.
    """

    def __init__(self, message: str, ref: int | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.ref = ref
        self.field = field


class _OnlyRef(Struct):
    ref: Ref | None = None


_client_decoder = msgspec.json.Decoder(ClientFrame)
_ref_decoder = msgspec.json.Decoder(_OnlyRef)
_VALUE = re.compile(r"(?s)^(Invalid (?:enum )?value) .*")
_encoder = msgspec.json.Encoder()
encode = _encoder.encode


def decode_client_frame(raw: bytes | str) -> ClientFrame:
    """Decode one text frame.

    Raises:
        Malformed: not JSON, not an object, an unknown type, or a field of a wrong shape.
    """
    try:
        frame: ClientFrame = _client_decoder.decode(raw)
        return frame
    except RecursionError:
        raise Malformed("The frame is nested too deeply.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(_plain(str(error)), _ref_of(raw), field_of(str(error))) from None


def field_of(error: str) -> str | None:
    """The dotted field path in a msgspec error text, such as `after.seq`, if it names one."""
    _, found, path = error.partition(" - at `$")
    return path.rstrip("`").lstrip(".") or None if found else None


def fault_of(error: str) -> str:
    """What a msgspec error text says is wrong, without the value: that may be anybody's words."""
    return _VALUE.sub(r"\1", error.partition(" - at `$")[0])


def _plain(error: str) -> str:
    return f"The frame was not understood: {fault_of(error)}."


def _ref_of(raw: bytes | str) -> int | None:
    try:
        return _ref_decoder.decode(raw).ref
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of both directions: `$defs` plus `ClientFrame` and `ServerFrame`."""
    (client, server), defs = msgspec.json.schema_components(
        (ClientFrame, ServerFrame), ref_template="#/$defs/{name}"
    )
    defs = dict(defs, ClientFrame=client, ServerFrame=server)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Lamplight wire protocol",
        "$defs": dict(sorted(defs.items())),
        "anyOf": [{"$ref": "#/$defs/ClientFrame"}, {"$ref": "#/$defs/ServerFrame"}],
    }
