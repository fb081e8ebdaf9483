"""Addresses of what is pinned, as a browser will read them."""

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from server.domain.errors import BadRequest
from server.domain.resources import (
    LOOPBACK,
    NO_VIDEO_HOSTS,
    URL_MAX_CHARS,
    Resource,
    ResourceKind,
    check_address,
    check_video,
    checked,
    video_hosts,
)

HOSTS = video_hosts(["player.example.org", "bücher.example"])
# The only form in which the WHATWG URL standard can read no other host: after `https://` nothing
# but plain letters up to the first slash, and then nothing that it drops or takes for a slash.
KEPT = re.compile(r"https://(player\.example\.org|xn--bcher-kva\.example)/[!#-;=?-\[\]^_a-~]*")
PARTS = (
    *(
        "https://",
        "HTTPS:",
        "http://",
        "//",
        "/",
        "\\",
        "@",
        ":",
        ":443",
        ":8443",
        ".",
        "?",
        "#",
        "%",
    ),
    *("player.example.org", "PLAYER.example.org", "player。example.org", "bücher.example", "%2e"),
    *("evil.example", "player.example.org.evil.example", "user:pass", "\t", "\n", " ", "\u200b"),
    *(
        "\u202e",
        "\x00",
        "javascript:",
        "data:",
        "..",
        "é",
        "[::1]",
        "127.0.0.1",
        "<",
        '"',
        "`",
        "^",
    ),
)
addresses = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3)), max_size=8).map(
    "".join
)
likely = addresses.map(lambda rest: f"https://player.example.org{rest}")


@given(st.one_of(addresses, likely))
@example("https://player.example.org@evil.example/")
@example("https://evil.example\\@player.example.org/")
@example("https://player.example.org:443@evil.example/")
@example("https:///evil.example/")
@example("https://player.example.org.evil.example/")
@example("https://player.example.org./")
@example("https://[]@")
@settings(max_examples=1_000, deadline=None)
def test_a_video_leads_to_an_allowed_host_or_is_refused(text: str) -> None:
    """Whatever is put together: what is kept can be read in one way only."""
    try:
        kept = check_video(text, HOSTS)
    except BadRequest:
        return
    assert KEPT.fullmatch(kept), kept
    assert check_video(kept, HOSTS) == kept


@given(addresses)
@settings(max_examples=500, deadline=None)
def test_an_address_is_https_with_a_name_or_is_refused(text: str) -> None:
    """The same form, for any host; and what is kept is kept as it is the next time."""
    try:
        kept = check_address(text, "url")
    except BadRequest:
        return
    assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z][a-z0-9-]*/[!#-;=?-\[\]^_a-~]*", kept), kept
    assert check_address(kept, "url") == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://player.example.org/embed/1?t=2#a", "https://player.example.org/embed/1?t=2#a"),
        ("HTTPS://Player.Example.org/é", "https://player.example.org/%C3%A9"),
        ("https://player。example.org", "https://player.example.org/"),
        ("https://player.example.org:443/1", "https://player.example.org/1"),
        ("https://bücher.example/1", "https://xn--bcher-kva.example/1"),
    ],
)
def test_what_is_right_is_kept_as_it_is_understood(text: str, kept: str) -> None:
    """Other letters of a name, and other ways to write it, come down to the one host."""
    assert check_video(text, HOSTS) == kept


@pytest.mark.parametrize(
    "text",
    [
        "http://player.example.org/",
        "https://player.example.org:8443/",
        "https://a@player.example.org/",
        "https://:@player.example.org/",
        "https://player.example.org./",
        "https://player.example.org/ 1",
        "https://player.example.org/\n",
        "https://player.example.org/" + "x" * URL_MAX_CHARS,
        "https://1.2.3.4/",
        "https://0x7f.1/",
        "https://localhost/",
        "https://[::1]/",
        "player.example.org",
        "javascript:alert(1)",
        "",
    ],
)
def test_a_trick_is_refused(text: str) -> None:
    """No other scheme, user, port or number, and nothing that readers skip."""
    with pytest.raises(BadRequest):
        check_video(text, HOSTS)
    with pytest.raises(BadRequest):
        check_address(text, "url")


def test_a_video_from_elsewhere_is_told_where_videos_come_from() -> None:
    """By the names of the hosts; without any, that it can be pinned as a link."""
    with pytest.raises(BadRequest, match=r"player\.example\.org, xn--bcher-kva\.example"):
        check_video("https://www.player.example.org/1", HOSTS)
    with pytest.raises(BadRequest, match="pin it as a reading"):
        check_video("https://player.example.org/1", NO_VIDEO_HOSTS)


def test_a_port_of_this_machine_is_a_host_where_the_setting_names_it() -> None:
    """For trying things out; that port and no other."""
    hosts = video_hosts([f"{LOOPBACK}8123"])
    assert check_video(f"{LOOPBACK}8123/film", hosts) == f"{LOOPBACK}8123/film"
    for text in (f"{LOOPBACK}8124/", f"{LOOPBACK}81234/", f"{LOOPBACK}8123@evil.example/"):
        with pytest.raises(BadRequest):
            check_video(text, hosts)
    with pytest.raises(BadRequest):
        check_video(f"{LOOPBACK}8123/", HOSTS)


@pytest.mark.parametrize(
    "word",
    ["https://a.example", "a.example/x", "a.example:8443", "u@a.example", "*.a.example",
     "localhost", "127.0.0.1", "http://127.0.0.1", "http://127.0.0.1:1/", "http://localhost:1",
     "a b.example", "'self'", "*"],
)  # fmt: skip
def test_a_setting_that_is_no_host_is_refused(word: str) -> None:
    """It goes into the page's policy as it is."""
    with pytest.raises(ValueError, match=re.escape(word)):
        video_hosts([word])


def a_resource(kind: Any = ResourceKind.VIDEO, **changed: Any) -> Resource:
    """A right one."""
    fields: dict[str, Any] = {
        "title": " How to  sleep",
        "url": "https://player.example.org/1",
        "captions_url": "https://words.example/1",
    }
    return Resource(id="1", kind=kind, **(fields | changed))


def test_a_video_has_captions_and_a_reading_needs_none() -> None:
    """Else whoever can't hear it is left out, and finds out after the click."""
    assert checked(a_resource(), HOSTS).title == "How to sleep"
    for without in (None, ""):
        with pytest.raises(BadRequest) as refused:
            checked(a_resource(captions_url=without), HOSTS)
        assert refused.value.field == "captions_url"
    assert checked(a_resource(ResourceKind.READING), HOSTS).captions_url is None


def test_texts_are_short_and_hide_nothing() -> None:
    """A title, and a few words about it."""
    for field, text in (
        *(("title", ""), ("title", "x" * 121), ("title", "a\u202eb"), ("title", "a\x00b")),
        *(("about", "x" * 301), ("about", "a\u200eb")),
    ):
        with pytest.raises(BadRequest) as refused:
            checked(a_resource(**{field: text}), HOSTS)
        assert refused.value.field == field


def test_what_a_narrower_setting_left_behind_can_still_be_renamed() -> None:
    """With the address that it has; with another one it has to keep to the setting."""
    before = a_resource()
    assert checked(a_resource(title="Sleep"), NO_VIDEO_HOSTS, before).title == "Sleep"
    other = a_resource(url="https://player.example.org/2")
    with pytest.raises(BadRequest):
        checked(other, NO_VIDEO_HOSTS, before)
    reading = a_resource(ResourceKind.READING)
    with pytest.raises(BadRequest):
        checked(before, NO_VIDEO_HOSTS, reading)
