import pytest

from server.domain.errors import BadRequest
from server.outgoing.addresses import checked_url, is_public

CLOSED = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.0.9
    169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.0.1 198.18.0.1
    198.51.100.1 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:100.64.0.1
    64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1 2001:db8::1 2002:7f00:1:: 2002:a00:1::
    2001:0:53aa:64c:0:fbff:80ff:fffe fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1
""".split()
OPEN = """
    1.1.1.1 9.9.9.9 8.8.8.8 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1 192.169.0.1
    2606:4700:4700::1111 2a00:1450:4001:81b::200e ::ffff:9.9.9.9 64:ff9b::909:909
""".split()


@pytest.mark.parametrize("address", CLOSED)
def test_an_address_that_is_not_the_internets_is_closed(address: str) -> None:
    """Private, loopback, link-local, a provider's, multicast, reserved; all of these in IPv6."""
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_the_internets_addresses_are_open(address: str) -> None:
    """The neighbours of the closed ranges too."""
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example/a/b?c=d",
        "https://9.9.9.9/hook",
        "https://[2606:4700:4700::1111]:8443/hook",
    ],
)
def test_a_public_https_address_is_taken(url: str) -> None:
    """With a port, a path and a query."""
    assert str(checked_url(url, "url", allows_private=False)) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hook",
        "//hooks.example/",
        "http://hooks.example/",
        "ftp://hooks.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://[]@",
        "https://user@hooks.example/",
        "https://user:secret@hooks.example/",
        "https://hooks.example/#part",
        "https://hooks.example:0/",
        "https://hooks.example:99999/",
        "https://[::1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fe80::1%25eth0]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://hooks.example/" + "a" * 2_000,
    ],
)
def test_what_may_not_be_called_is_refused_by_name(url: str) -> None:
    """400 with the field, never an exception of a library."""
    with pytest.raises(BadRequest) as refused:
        checked_url(url, "url", allows_private=False)
    assert refused.value.field == "url"


def test_an_operator_may_allow_private_addresses_and_plain_http() -> None:
    """For development, and for receivers on a network of their own."""
    for url in ("http://127.0.0.1:9000/hook", "https://10.0.0.1/"):
        assert str(checked_url(url, "url", allows_private=True)) == url
    with pytest.raises(BadRequest):
        checked_url("ftp://10.0.0.1/", "url", allows_private=True)
