from pathlib import Path
from stat import S_IMODE

import pytest

from server.config import SettingsError, read_settings
from server.services.push_services import KNOWN_PUSH_SERVICES
from server.services.vapid import VapidKey, new_vapid_key


def test_the_push_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    """Browsers subscribe to it, so the next start has to have the same."""
    environ = {"LAMPLIGHT_DATA_DIR": str(tmp_path)}
    first = read_settings(environ).vapid.public
    assert read_settings(environ).vapid.public == first
    assert S_IMODE((tmp_path / "vapid").stat().st_mode) == 0o600


def test_a_push_key_that_is_given_is_used_and_nothing_is_kept(tmp_path: Path) -> None:
    """As several machines need it."""
    key = new_vapid_key()
    environ = {"LAMPLIGHT_DATA_DIR": str(tmp_path), "LAMPLIGHT_VAPID_KEY": key}
    assert read_settings(environ).vapid.public == VapidKey(key).public
    assert not (tmp_path / "vapid").exists()


@pytest.mark.parametrize("key", ["x", "A" * 43, "_" * 43, "A" * 44, "a key with spaces in it"])
def test_a_push_key_that_is_none_is_named(tmp_path: Path, key: str) -> None:
    """By the variable, and by the file where it was kept; never its value."""
    environ = {"LAMPLIGHT_DATA_DIR": str(tmp_path)}
    with pytest.raises(SettingsError, match="LAMPLIGHT_VAPID_KEY") as refused:
        read_settings(environ | {"LAMPLIGHT_VAPID_KEY": key})
    assert key not in str(refused.value)
    (tmp_path / "vapid").write_text(key)
    with pytest.raises(SettingsError, match="vapid holds no"):
        read_settings(environ)


def test_videos_come_from_hosts_that_are_named(tmp_path: Path) -> None:
    """From nowhere unless it is said; what is no host, or our own, is refused by name."""
    environ = {"LAMPLIGHT_DATA_DIR": str(tmp_path), "LAMPLIGHT_PUBLIC_URL": "https://a.example"}
    assert read_settings(environ).video_hosts.origins == ()
    told = environ | {"LAMPLIGHT_VIDEO_HOSTS": "Player.example.org, films.example,"}
    origins = read_settings(told).video_hosts.origins
    assert origins == ("https://player.example.org", "https://films.example")
    for wrong in ("https://b.example", "b.example:1", "*.example.org", "a.example"):
        with pytest.raises(SettingsError, match="LAMPLIGHT_VIDEO_HOSTS"):
            read_settings(environ | {"LAMPLIGHT_VIDEO_HOSTS": wrong})


def test_webhooks_lead_outside_alone_unless_that_is_said(tmp_path: Path) -> None:
    """By 1; anything but 0 and 1 is refused."""
    environ = {"LAMPLIGHT_DATA_DIR": str(tmp_path)}
    assert not read_settings(environ).allows_private_webhooks
    assert read_settings(environ | {"LAMPLIGHT_WEBHOOK_PRIVATE": "1"}).allows_private_webhooks
    with pytest.raises(SettingsError, match="LAMPLIGHT_WEBHOOK_PRIVATE"):
        read_settings(environ | {"LAMPLIGHT_WEBHOOK_PRIVATE": "yes"})


def test_other_push_services_come_besides_those_that_are_known(tmp_path: Path) -> None:
    """By the names of their hosts; an address or a bare word is refused."""
    environ = {"LAMPLIGHT_DATA_DIR": str(tmp_path)}
    named = read_settings(environ | {"LAMPLIGHT_PUSH_SERVICES": "push.example.org, Up.example"})
    assert named.push_services == (*KNOWN_PUSH_SERVICES, "push.example.org", "up.example")
    for wrong in ("https://push.example.org", "org", "a b.example", "x.example/y"):
        with pytest.raises(SettingsError, match="LAMPLIGHT_PUSH_SERVICES"):
            read_settings(environ | {"LAMPLIGHT_PUSH_SERVICES": wrong})
