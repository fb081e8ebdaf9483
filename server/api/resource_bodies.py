"""What is sent and answered about pinned resources, typed."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from server.domain.resources import RESOURCES_MAX, URL_MAX_CHARS
from server.protocol import Resource, ResourceKindName

Text = Annotated[str, Meta(max_length=2_000)]
Address = Annotated[str, Meta(max_length=URL_MAX_CHARS)]
LanguageTag = Annotated[str, Meta(max_length=35, pattern=r"^[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$")]
Position = Annotated[int, Meta(ge=0, lt=RESOURCES_MAX)]


class NewResourceBody(Struct, frozen=True):
    """A video needs `captions_url`; of a reading it is left out."""

    kind: ResourceKindName
    title: Text
    url: Address
    captions_url: Address | None = None
    language: LanguageTag = "en"
    about: Text = ""


class ResourceChangeBody(Struct, frozen=True):
    """Only what is named changes; `position`, from 0, is its place in the list."""

    kind: ResourceKindName | UnsetType = UNSET
    title: Text | UnsetType = UNSET
    url: Address | UnsetType = UNSET
    captions_url: Address | None | UnsetType = UNSET
    language: LanguageTag | UnsetType = UNSET
    about: Text | UnsetType = UNSET
    position: Position | UnsetType = UNSET


class ResourcesBody(Struct, frozen=True):
    """In their order."""

    resources: list[Resource]
    next: str | None = None


class HeldPin(Struct, frozen=True):
    """Something that I pinned."""

    id: str
    room: str | None
    session: str | None
    title: str
    at: int
