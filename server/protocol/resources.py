"""What is pinned to a room or to a session, as everybody there sees it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from server.protocol.logged import LoggedEvent

ResourceKindName = Literal["video", "reading"]


class Resource(Struct, frozen=True, kw_only=True):
    """A video has `captions_url`: captions or a transcript.

    It is pinned to `room` or to `session`. Whether a page may show a video in itself depends on
    `video_origins` of `/api/config`; anywhere else it is a link.
    """

    id: str
    kind: ResourceKindName
    title: str
    url: str
    captions_url: str | None
    language: str
    about: str
    room: str | None
    session: str | None


class ResourcesChanged(LoggedEvent, frozen=True, tag="resources.changed"):
    """All that is now pinned to the room or, where `session` names it, to its session."""

    session: str | None
    resources: list[Resource]
