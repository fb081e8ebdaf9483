"""Owns what kind of place a link leads to, by its address alone; nothing is ever fetched."""

from __future__ import annotations

import re
from enum import StrEnum

from moderation.detectors.help_contacts import is_help_site


class LinkKind(StrEnum):
    HELP = "help"  # always fine
    ORDINARY = "ordinary"
    CONTACT = "contact"  # leads to a person: a chat, an invitation
    DISGUISED = "disguised"  # hides where it leads


_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,15}:/{0,2})?(?:[^\s/?#@]{0,200}@)?([^\s/?#:]{1,253})", re.IGNORECASE
)
_SHORTENERS = frozenset(
    """
    bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly shorturl.at rb.gy t.ly
    tiny.cc bl.ink short.io v.gd qr.ae adf.ly shorte.st bc.vc lnkd.in soo.gd s.id u.to clck.ru
    grabify.link iplogger.org blasze.com yip.su linktr.ee beacons.ai allmylinks.com
    """.split()
)
_CONTACT = re.compile(
    r"(?:^|\.|//)(?:t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|api\.whatsapp\.com|discord\.gg|"
    r"discord(?:app)?\.com/(?:invite|users)|snapchat\.com/add|kik\.me|m\.me|signal\.me|"
    r"signal\.group|"
    r"onlyfans\.com|fansly\.com|omegle\.\w+|join\.skype\.com)(?:[/?]|$)|^(?:tg|whatsapp|skype|"
    r"sgnl|viber):",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?:^|\.|//)(?:instagram|facebook|fb|tiktok|twitter|x|snapchat|linkedin|reddit|threads|bsky|"
    r"tumblr)"
    r"\.(?:com|net|app|me)/\S",
    re.IGNORECASE,
)
_NUMBERS_FOR_A_HOST = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|0x[0-9a-f]+|\d{8,10}|\[[0-9a-f:]+")
_BAIT = re.compile(
    r"(?:paypa1|paypal-|-paypal|amaz0n|arnazon|faceb00k|g00gle|micros0ft|app1e|appleid-|netf1ix|"
    r"-verify|"
    r"verify-|-login|login-|secure-|-secure|-account|account-|-support\.|claim-|free-?(?:gift|"
    r"robux|nitro|vbucks))"
)


def link_kind(link: str) -> LinkKind:
    """`link` as it is read: folded, with or without a scheme."""
    match = _HOST.match(link)
    host = match[1].lower() if match else ""
    if is_help_site(host):
        return LinkKind.HELP
    if _CONTACT.search(link):
        return LinkKind.CONTACT
    return LinkKind.DISGUISED if _hides_where_it_leads(link, host) else LinkKind.ORDINARY


def is_profile(link: str) -> bool:
    """Whether it leads to one person's page on a social network."""
    return _PROFILE.search(link) is not None


def _hides_where_it_leads(link: str, host: str) -> bool:
    """A shortener, a bare number, a name before an `@`, mixed scripts, a brand misspelt."""
    return (
        host.removeprefix("www.") in _SHORTENERS
        or _NUMBERS_FOR_A_HOST.fullmatch(host) is not None
        or "@" in link.partition("://")[2].partition("/")[0]
        or any(label.startswith("xn--") for label in host.split("."))
        or (not host.isascii() and any("a" <= letter <= "z" for letter in host.rpartition(".")[0]))
        or _BAIT.search(host) is not None
    )
