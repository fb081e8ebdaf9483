"""Starting the Redis bus: the ways in, and one line for the operator where there is none."""

import asyncio
import datetime as dt
import ipaddress
import re
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server.bus.interface import BusUnreachable
from server.bus.redis import RedisBus
from tests.bus.listening import Recorder
from tests.processes.redis import RedisServer, free_port
from tests.processes.tcp_proxy import TcpProxy

PASSWORD = "pass/word%@1"
PASSWORD_IN_URL = "pass%2Fword%25%401"


async def assert_works(url: str) -> None:
    """Two nodes hear each other."""
    left, right, heard = RedisBus(url), RedisBus(url), Recorder()
    await left.start(Recorder())
    await right.start(heard)
    await right.subscribe("room:1")
    left.publish("room:1", b"x")
    await heard.until(lambda heard: heard.payloads("room:1") == [b"x"])
    await left.close()
    await right.close()


async def refusal(url: str, *, timeout_s: float = 5) -> str:
    """What the operator is told."""
    bus = RedisBus(url, connect_timeout_s=timeout_s)
    with pytest.raises(BusUnreachable) as caught:
        await bus.start(Recorder())
    await bus.close()
    return str(caught.value)


async def test_a_unix_socket_is_a_way_in(shared_redis: RedisServer) -> None:
    """For a server on the same machine."""
    await assert_works(shared_redis.unix_url)


async def test_a_password_is_a_way_in() -> None:
    """Written with %XX in the URL; without it, or with a wrong one, the line says so."""
    with RedisServer(["--requirepass", PASSWORD]) as redis:
        where = f"127.0.0.1:{redis.port}"
        await assert_works(f"redis://:{PASSWORD_IN_URL}@{where}/3")
        assert "NOAUTH" in await refusal(f"redis://{where}")
        wrong = await refusal(f"redis://:wrong-one@{where}")
        assert "WRONGPASS" in wrong
        assert "wrong-one" not in wrong


async def test_a_user_with_few_rights_is_enough() -> None:
    """Subscribing and publishing under the prefix; for another prefix the start fails."""
    user = (
        "lamp on >secret resetchannels &lamplight:* -@all"
        " +hello +auth +publish +subscribe +unsubscribe"
    )
    with RedisServer(["--user", *user.split()]) as redis:
        url = f"redis://lamp:secret@127.0.0.1:{redis.port}"
        await assert_works(url)
        bus = RedisBus(url, prefix="other:")
        with pytest.raises(BusUnreachable, match="NOPERM"):
            await bus.start(Recorder())


async def test_tls_is_a_way_in_for_those_it_trusts(tmp_path: Path) -> None:
    """The server's certificate is checked unless the URL says otherwise."""
    certificate, key = write_certificate(tmp_path)
    files = ["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no"]
    with RedisServer([*files, "--tls-ca-cert-file", certificate], is_tls=True) as redis:
        await assert_works(f"{redis.url}?ssl_ca_certs={certificate}")
        assert "certificate is not trusted" in await refusal(redis.url)
        assert "No such file" in await refusal(f"{redis.url}?ssl_ca_certs={tmp_path}/none.pem")


async def test_tls_asked_of_a_server_without_it_is_given_up(shared_redis: RedisServer) -> None:
    """Such a server takes the TLS greeting for the beginning of a long command, and waits."""
    url = shared_redis.url.replace("redis://", "rediss://")
    assert "no answer" in await refusal(url, timeout_s=0.2)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("redis://lamp:secret@127.0.0.1:{port}/0", "Connection refused"),
        ("unix:///nowhere/{port}.sock", "No such file or directory"),
        ("redis://lamp:secret@nowhere.invalid:{port}", "redis://lamp@nowhere.invalid:"),
        ("redis://:sec/ret@127.0.0.1:{port}", "redis://user:password@host:6379/0"),
        ("http://127.0.0.1:{port}?password=secret", "redis://user:password@host:6379/0"),
        ("", "redis://user:password@host:6379/0"),
    ],
)
async def test_a_wrong_url_is_one_line(url: str, said: str) -> None:
    """It names the place and the fault, and never the password."""
    line = await refusal(url.format(port=free_port()))
    assert said in line
    assert line.startswith("cannot reach Redis")
    assert "\n" not in line
    assert not re.search("secret|sec/ret", line)


async def test_a_server_that_says_nothing_is_given_up(shared_redis: RedisServer) -> None:
    """After the time allowed, and not for ever."""
    async with TcpProxy(shared_redis.port) as proxy:
        proxy.freeze_down()
        line = await refusal(f"redis://127.0.0.1:{proxy.port}", timeout_s=0.2)
    assert line.endswith("no answer within 0.2 s")


async def test_something_that_is_not_redis_is_told() -> None:
    """The port of a web server, say."""

    def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as web:
        port = web.sockets[0].getsockname()[1]
        assert "does not speak the Redis protocol" in await refusal(f"redis://127.0.0.1:{port}")


def write_certificate(folder: Path) -> tuple[str, str]:
    """A certificate for 127.0.0.1, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "redis in a test")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "redis.crt", folder / "redis.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return str(paths[0]), str(paths[1])
