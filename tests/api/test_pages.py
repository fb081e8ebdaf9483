import asyncio
from pathlib import Path

import pytest

from tests.api.conftest import Serve
from tests.api.served import Served

INDEX = "<!doctype html><title>the client</title>"
HTML = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture
async def site(serve: Serve, tmp_path: Path) -> Served:
    """The API with a built client beside it, and a file outside that nobody may have."""
    root = tmp_path / "dist"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text(INDEX)
    (root / "assets" / "main-abc123.js").write_text("let x = 1")
    (root / "robots.txt").write_text("User-agent: *")
    (root / "sw.js").write_text("let worker")
    (root / "manifest.webmanifest").write_text("{}")
    (root / ".hidden").write_text("secret")
    (tmp_path / "outside.txt").write_text("secret")
    (root / "assets" / "link.txt").symlink_to(tmp_path / "outside.txt")
    served: Served = await serve(client_dir=root)
    return served


@pytest.mark.parametrize("path", ["/", "/rooms", "/rooms/lobby", "/help", "/a/b/c", "/rooms/%2e"])
async def test_every_address_of_the_client_is_the_one_page(site: Served, path: str) -> None:
    """Never kept, so that a new version is there at once."""
    reply = await site.call("GET", path, headers=HTML)
    assert (reply.status, reply.raw.decode()) == (200, INDEX)
    assert reply.headers["Content-Type"].startswith("text/html")
    assert reply.headers["Cache-Control"] == "no-store"
    head = await site.call("HEAD", path, headers=HTML)
    assert (head.status, head.raw) == (200, b"")
    assert head.headers["Content-Length"] == str(len(INDEX))


async def test_the_page_may_do_little(site: Served) -> None:
    """Only our own scripts and styles, only our own sockets, in nobody's frame."""
    policy = (await site.call("GET", "/", headers=HTML)).headers["Content-Security-Policy"]
    assert policy.split("; ") == [
        "default-src 'self'",
        "connect-src 'self' wss://lamplight.example",
        "frame-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types service-worker",
    ]
    assert "unsafe" not in policy


async def test_only_frames_are_opened_to_where_videos_come_from(serve: Serve) -> None:
    """To those hosts exactly; and the page is told of the same."""
    origins = ("https://player.example.org", "https://films.example")
    site = await serve(video_origins=origins)
    policy = (await site.call("GET", "/", headers=HTML)).headers["Content-Security-Policy"]
    naming = [line for line in policy.split("; ") if "example.org" in line]
    assert naming == ["frame-src https://player.example.org https://films.example"]
    assert (await site.call("GET", "/api/config")).json["video_origins"] == list(origins)


async def test_the_service_worker_and_the_manifest_are_asked_for_anew(site: Served) -> None:
    """By their right types: a worker of another type is refused, and an old one stays for days."""
    worker = await site.call("GET", "/sw.js")
    assert "javascript" in worker.headers["Content-Type"]
    assert worker.headers["Content-Security-Policy"].startswith("default-src 'self'")
    manifest = await site.call("GET", "/manifest.webmanifest")
    assert manifest.headers["Content-Type"] == "application/manifest+json"
    assert {each.headers["Cache-Control"] for each in (worker, manifest)} == {"no-cache"}


async def test_files_are_kept_as_long_as_their_names_allow(site: Served) -> None:
    """Forever where the name changes with what is in it."""
    asset = await site.call("GET", "/assets/main-abc123.js")
    assert (asset.status, asset.raw) == (200, b"let x = 1")
    assert "immutable" in asset.headers["Cache-Control"]
    assert "javascript" in asset.headers["Content-Type"]
    assert asset.headers["X-Content-Type-Options"] == "nosniff"
    other = await site.call("GET", "/robots.txt")
    assert other.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/missing.js",
        "/assets/",
        "/assets/../../outside.txt",
        "/assets/%2e%2e/%2e%2e/outside.txt",
        "/assets/..%2f..%2foutside.txt",
        "/assets/link.txt",
        "/assets/.hidden",
        "/assets/a/b.js",
        "/assets/%00",
    ],
)
async def test_no_file_but_the_clients_is_served(site: Served, path: str) -> None:
    """404, or the page where the client tidied the address up before it sent it."""
    reply = await site.call("GET", path, headers=HTML)
    assert b"secret" not in reply.raw
    assert reply.raw.decode() == INDEX or reply.refusal == (404, "not_found", None)


@pytest.mark.parametrize("path", ["/.hidden", "/%2ehidden", "/..%2foutside.txt"])
async def test_hidden_files_are_not_there(site: Served, path: str) -> None:
    """A page at most."""
    assert b"secret" not in (await site.call("GET", path, headers=HTML)).raw


@pytest.mark.parametrize(
    "path", ["/assets/../../outside.txt", "/../outside.txt", "//outside.txt", "/./.hidden", "/\\.."]
)
async def test_an_address_that_no_client_tidied_up_leads_nowhere_else(
    site: Served, path: str
) -> None:
    """Sent byte by byte as an attacker would."""
    reader, writer = await asyncio.open_connection("127.0.0.1", site.client.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 200"))
    assert b"secret" not in answer


async def test_who_wants_no_page_gets_none(site: Served) -> None:
    """A script that is after JSON or an image is told that there is nothing."""
    for accept in ("application/json", "image/png"):
        reply = await site.call("GET", "/rooms/lobby", headers={"Accept": accept})
        assert reply.refusal == (404, "not_found", None)
    assert (await site.call("POST", "/rooms/lobby", headers=HTML)).code == "not_found"


async def test_without_a_built_client_a_page_says_how_to_build_it(
    serve: Serve, tmp_path: Path
) -> None:
    """Nothing set, or a folder that isn't there."""
    for client_dir in (None, tmp_path / "not-built"):
        served: Served = await serve(client_dir=client_dir)
        reply = await served.call("GET", "/", headers=HTML)
        assert reply.status == 200
        assert b"make setup" in reply.raw
