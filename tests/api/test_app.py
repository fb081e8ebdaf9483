import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from server.api.errors import STATUS_OF_CODE
from server.api.routes import ROUTES
from server.domain.errors import LamplightError, Unavailable
from server.domain.people import Role
from tests.api.routes_walk import good_path
from tests.api.served import Served


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nothing", "/api/rooms/lobby/nothing"])
async def test_an_unknown_address_of_the_api_is_said_in_json(served: Served, path: str) -> None:
    """Also to a browser, which gets a page for any other address."""
    for method in ("GET", "POST", "DELETE"):
        reply = await served.call(method, path, headers={"Accept": "text/html"})
        assert reply.refusal == (404, "not_found", None)


async def test_a_method_that_an_address_has_not_is_told_which_it_has(served: Served) -> None:
    """405 with Allow."""
    reply = await served.call("DELETE", "/api/rooms")
    assert reply.refusal == (405, "method_not_allowed", None)
    assert reply.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("route", [r for r in ROUTES if r.method == "GET"], ids=lambda r: r.path)
async def test_head_answers_as_get_without_a_body(served: Served, route: Any) -> None:
    """Same status, same headers that matter."""
    moderator = await served.world.staff(Role.MODERATOR)
    path = good_path(route, "lobby", 1)
    got = await served.call("GET", path, as_=moderator)
    head = await served.call("HEAD", path, as_=moderator)
    assert (head.status, head.raw) == (got.status, b"")
    assert head.headers["Content-Type"] == got.headers["Content-Type"]


async def test_no_answer_of_the_api_is_kept_by_anybody(served: Served) -> None:
    """Caching is off for refusals too, and no page may be made of one."""
    for path in ("/api/config", "/api/me", "/api/nothing", "/healthz", "/api/openapi.json"):
        headers = (await served.call("GET", path)).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"] == "lamplight"


async def test_readiness_names_each_check(served: Served) -> None:
    """503 while any fails, as an error that will pass."""
    fine = await served.call("GET", "/readyz")
    assert (fine.status, fine.json) == (200, {"ready": True, "checks": served.readiness})
    served.readiness["bus"] = False
    reply = await served.call("GET", "/readyz")
    assert reply.refusal == (503, "unavailable", None)
    assert reply.json["checks"] == {"store": True, "bus": False}
    assert reply.json["temporary"] is True
    assert (await served.call("GET", "/healthz")).json == {"alive": True}


async def test_metrics_are_text(served: Served) -> None:
    """As Prometheus reads it."""
    reply = await served.call("GET", "/metrics")
    assert reply.raw == b"lamplight_people 1.0\n"
    assert reply.headers["Content-Type"].startswith("text/plain; version=0.0.4")


async def test_what_nobody_foresaw_is_a_500_that_gives_nothing_away(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither to the caller nor to the log, which says where it was and of what kind."""
    member = await served.world.member("Quiet Heron")

    with monkeypatch.context() as patch, capture_logs() as logs:
        break_reads(patch, served, ZeroDivisionError("canary-1234 " + member.token))
        reply = await served.call("GET", "/api/rooms/lobby", as_=member)
    assert reply.refusal == (500, "internal", None)
    assert reply.json["temporary"] is True
    (line,) = logs
    assert (line["route"], line["error"]) == ("/api/rooms/{room}", "ZeroDivisionError")
    for secret in ("canary-1234", member.token, "127.0.0.1"):
        assert secret not in str(logs)
        assert secret.encode() not in reply.raw


async def test_a_refusal_of_the_store_is_passed_on(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503 with Retry-After: it will pass."""
    member = await served.world.member()
    with monkeypatch.context() as patch:
        break_reads(patch, served, Unavailable())
        reply = await served.call("GET", "/api/me", as_=member)
    assert reply.refusal == (503, "unavailable", None)
    assert reply.headers["Retry-After"] == "1"


def test_every_error_of_the_domain_has_a_status() -> None:
    """A new one can't be forgotten."""

    def codes(kind: type[LamplightError]) -> set[str]:
        own = {kind.code} if hasattr(kind, "code") else set()
        return own.union(*(codes(each) for each in kind.__subclasses__()))

    assert codes(LamplightError) <= STATUS_OF_CODE.keys()


async def test_bytes_that_are_no_request_are_not_logged(
    served: Served, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Nor is who sent them: a broken header may be a token, and the address a person."""
    port = served.client.port
    with capture_logs() as logs:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /api/me HTTP/1.1\r\nHost: x\r\nAuthorization: canary-9\0\r\n\r\n")
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
    assert answer.startswith((b"HTTP/1.0 400", b"HTTP/1.1 400"))
    assert [line["event"] for line in logs] == ["api.unreadable_request"]
    told = str(logs) + caplog.text + "".join(capfd.readouterr())
    assert "canary-9" not in told
    assert "127.0.0.1" not in told


def break_reads(patch: pytest.MonkeyPatch, served: Served, error: Exception) -> None:
    """Let every read of a store fail."""

    async def fail(*_: object) -> None:
        raise error

    patch.setattr(type(served.world.ctx.store), "read", fail)


async def test_a_calendar_file_is_an_address_of_its_own(served: Served) -> None:
    """What can be done to a session can't be done to its file."""
    reply = await served.call(
        "PATCH", "/api/qa-sessions/x.ics", {}, as_=await served.world.member()
    )
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")
    reply = await served.call("DELETE", "/api/qa-sessions/x", as_=await served.world.member())
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD, PATCH")
