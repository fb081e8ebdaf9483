"""Where a link leads, told from its address alone."""

import pytest

from moderation.detectors.links import LinkKind, is_profile, link_kind

HELP, ORDINARY, CONTACT, DISGUISED = LinkKind


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("https://www.samaritans.org/how-we-can-help", HELP),
        ("findahelpline.com", HELP),
        ("https://who.int/health-topics/depression", HELP),
        ("https://www.health.gov.au/x", HELP),
        ("nimh.nih.gov", HELP),
        ("https://example.com/a", ORDINARY),
        ("blog.example.org", ORDINARY),
        ("https://example.com/samaritans.org", ORDINARY),
        ("https://samaritans.org.example.com", ORDINARY),
        ("t.me/heron", CONTACT),
        ("https://wa.me/447700900123", CONTACT),
        ("discord.gg/abc", CONTACT),
        ("https://discord.com/invite/abc", CONTACT),
        ("tg://resolve?domain=heron", CONTACT),
        ("bit.ly/abc", DISGUISED),
        ("https://tinyurl.com/abc", DISGUISED),
        ("http://203.0.113.7/login", DISGUISED),
        ("http://3405803783/", DISGUISED),
        ("https://samaritans.org@example.com/", DISGUISED),
        ("https://xn--pple-43d.com", DISGUISED),
        ("https://pаypal.com", DISGUISED),
        ("https://paypal-verify.example.com", DISGUISED),
        ("https://free-robux.example.com", DISGUISED),
    ],
)
def test_the_kind_of_a_link_is_told_from_its_address(link: str, kind: LinkKind) -> None:
    """Help by its host only, disguises by how they hide it."""
    assert link_kind(link) is kind


def test_a_persons_page_is_told_from_a_site() -> None:
    """It takes a path to be somebody's."""
    assert is_profile("https://www.instagram.com/heron")
    assert is_profile("facebook.com/heron.22")
    assert not is_profile("instagram.com")
    assert not is_profile("https://example.com/instagram.com")
