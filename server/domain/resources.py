"""What an organisation pins to a room or to a Q&A session: videos and readings.

An address is kept as it was understood here, its host in plain letters right after `https://`, so
that no browser can read another host out of it than the one that was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from yarl import URL

from server.domain.errors import BadRequest

RESOURCES_MAX = 12  # a place; more is a library, and nobody reads a list of that length in a room
TITLE_MAX_CHARS = 120
ABOUT_MAX_CHARS = 300
URL_MAX_CHARS = 1_000

# A name with at least one dot, whose last part begins with a letter: no number of any kind.
_HOST = re.compile(
    r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
LOOPBACK = "http://127.0.0.1:"
_PORT = re.compile(r"[1-9][0-9]{0,4}")
_UNREADABLE = (ValueError, IndexError)  # what yarl raises; the second for "https://[]@"


class ResourceKind(StrEnum):
    VIDEO = "video"
    READING = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Pinned to `room`, or to `session`; `position` is its place there, from 0.

    `captions_url`: captions or a transcript; a video has one. `pinned_by` None: erased since.
    """

    id: str
    kind: ResourceKind
    title: str
    url: str
    captions_url: str | None = None
    language: str = "en"
    about: str = ""
    room: str | None = None
    session: str | None = None
    position: int = 0
    pinned_by: str | None = None
    pinned_at: int = 0


@dataclass(frozen=True, slots=True)
class VideoHosts:
    """Where videos may come from, as the origins that a browser knows them by."""

    origins: tuple[str, ...] = ()

    def allow(self, url: str) -> bool:
        """Of an address that was checked: whether it is at one of these hosts, exactly."""
        return url.startswith(tuple(f"{origin}/" for origin in self.origins))

    def named(self) -> str:
        return ", ".join(origin.removeprefix("https://") for origin in self.origins)


NO_VIDEO_HOSTS = VideoHosts()


def video_hosts(words: Iterable[str]) -> VideoHosts:
    """Hosts by their names; or `http://127.0.0.1:PORT`, for trying things out on one machine.

    Raises:
        ValueError: one of them is neither; its text names it.
    """
    return VideoHosts(tuple(dict.fromkeys(map(_origin_named, words))))


def _origin_named(word: str) -> str:
    if word.startswith(LOOPBACK) and _PORT.fullmatch(word.removeprefix(LOOPBACK)):
        return word
    try:
        host = URL(f"https://{word}/").raw_host or ""
    except _UNREADABLE:
        host = ""
    is_nothing_else = not re.search(r"[/@:?#\\\s]", word)
    if not (is_nothing_else and _HOST.fullmatch(host)):
        raise ValueError(word)
    return f"https://{host}"


def check_address(text: str, field: str) -> str:
    """An address that a person can be sent to, as it is kept.

    Raises:
        BadRequest: with `field`; it isn't https, or says more than a host by its name, and what is
            there.
    """
    kept = _understood(text)
    if kept is None:
        raise BadRequest(
            "An address begins with https:// and a host's name, without a user or a port, and has "
            f"at most {URL_MAX_CHARS:,} characters.",
            field=field,
        )
    return kept


def _understood(text: str) -> str | None:
    if not _is_plain(text):
        return None
    try:
        url = URL(text)
    except _UNREADABLE:
        return None
    host = url.raw_host or ""
    kept = str(url) if "/" in str(url).removeprefix("https://") else f"{url}/"
    is_kept = kept.startswith(f"https://{host}/") and len(kept) <= URL_MAX_CHARS
    return kept if is_kept and _HOST.fullmatch(host) else None


def _is_plain(text: str) -> bool:
    """Without what one reader skips and another reads as something else."""
    is_short = len(text) <= URL_MAX_CHARS
    return is_short and text.isprintable() and not any(mark in text for mark in ' \\<>"`')


def check_video(text: str, hosts: VideoHosts) -> str:
    """As `check_address`, at one of the hosts that videos may come from.

    Raises:
        BadRequest: it isn't; the hosts are named.
    """
    is_on_this_machine = text.startswith(LOOPBACK) and text.isascii() and _is_plain(text)
    kept = text if is_on_this_machine and hosts.allow(text) else check_address(text, "url")
    if not hosts.allow(kept):
        named = hosts.named()
        raise BadRequest(f"Videos here come from: {named}." if named else NO_VIDEOS, field="url")
    return kept


NO_VIDEOS = "No host is set here that videos may come from: pin it as a reading, which is a link."


def checked(resource: Resource, hosts: VideoHosts, before: Resource | None = None) -> Resource:
    """As it is kept. What a narrower setting has left behind keeps its address: `before` had it.

    Raises:
        BadRequest: naming the field that is wrong.
    """
    title, about = " ".join(resource.title.split()), " ".join(resource.about.split())
    if not 1 <= len(title) <= TITLE_MAX_CHARS or not title.isprintable():
        raise BadRequest(f"A title has 1 to {TITLE_MAX_CHARS} characters.", field="title")
    if len(about) > ABOUT_MAX_CHARS or not about.isprintable():
        raise BadRequest(f"At most {ABOUT_MAX_CHARS} characters about it.", field="about")
    return replace(
        resource,
        title=title,
        about=about,
        url=_address_of(resource, hosts, before),
        captions_url=_captions_of(resource),
    )


def _address_of(resource: Resource, hosts: VideoHosts, before: Resource | None) -> str:
    if before is not None and (before.kind, before.url) == (resource.kind, resource.url):
        return before.url
    if resource.kind is ResourceKind.VIDEO:
        return check_video(resource.url, hosts)
    return check_address(resource.url, "url")


def _captions_of(resource: Resource) -> str | None:
    if resource.kind is ResourceKind.READING:
        return None
    if not resource.captions_url:
        raise BadRequest(
            "A video has the address of its captions or of a transcript, for those who can't hear "
            "it, or can't have it heard.",
            field="captions_url",
        )
    return check_address(resource.captions_url, "captions_url")
