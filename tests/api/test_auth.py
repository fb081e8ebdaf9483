import pytest

from server.domain.people import Role
from tests.api.served import ORIGIN, Served
from tests.services.test_tokens import FORGED

FOREIGN_ORIGINS = {
    "none at all": None,
    "another site": "https://evil.example",
    "the word null": "null",
    "empty": "",
    "ours with more behind it": ORIGIN + ".evil.example",
    "ours before another": "https://lamplight.example@evil.example",
    "a name that ends in ours": "https://evil-lamplight.example",
    "a part of ours": "https://sub.lamplight.example",
    "another port": ORIGIN + ":8443",
    "the usual port, spelled out": ORIGIN + ":443",
    "without encryption": ORIGIN.replace("https", "http"),
    "in capitals": ORIGIN.upper(),
    "with a path": ORIGIN + "/",
    "two in one": f"{ORIGIN}, https://evil.example",
}


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS.values(), ids=FOREIGN_ORIGINS.keys())
async def test_a_page_that_is_not_ours_changes_nothing_by_cookie(
    served: Served, origin: str | None
) -> None:
    """403 for every method that changes something, and nothing has changed."""
    admin = await served.world.staff(Role.ADMIN)
    headers = {"Cookie": f"lamplight={admin.token}"}
    if origin is not None:
        headers["Origin"] = origin
    before = served.world.cells()
    for method, path, body in (
        ("POST", "/api/token", None),
        ("POST", "/api/logout", None),
        ("POST", "/api/rooms", {"name": "Mine"}),
        ("PATCH", "/api/rooms/lobby", {"name": "Mine"}),
        ("DELETE", "/api/me", None),
        ("DELETE", "/api/sanctions/some", None),
    ):
        reply = await served.call(method, path, body, headers=headers)
        assert reply.refusal == (403, "not_allowed", None), (method, path)
    assert served.world.cells() == before


async def test_two_origin_headers_are_none(served: Served) -> None:
    """Which of the two a proxy would believe is nothing to bet on."""
    member = await served.world.member()
    served.client.session.cookie_jar.clear()
    headers = [("Cookie", f"lamplight={member.token}"), ("Origin", ORIGIN), ("Origin", ORIGIN)]
    answer = await served.client.post("/api/token", headers=headers)
    assert answer.status == 403


async def test_a_bearer_token_needs_no_origin(served: Served) -> None:
    """No page of another site can add that header; a foreign Origin says nothing against it."""
    member = await served.world.member()
    for headers in ({}, {"Origin": "https://evil.example"}):
        assert (await served.call("POST", "/api/token", as_=member, headers=headers)).status == 200


async def test_the_header_goes_before_the_cookie(served: Served) -> None:
    """A bad one is not made good by a good cookie."""
    member = await served.world.member()
    headers = {"Cookie": f"lamplight={member.token}", "Authorization": "Bearer nonsense"}
    assert (await served.call("GET", "/api/me", headers=headers)).code == "not_signed_in"


async def test_a_forged_token_opens_nothing(served: Served) -> None:
    """By header or by cookie: 401, and the client is told how to sign in."""
    sendable = [t for t in FORGED.values() if t.isascii() and t.isprintable() and len(t) < 8_000]
    assert len(sendable) > 30
    for token in sendable:
        by_header = {"Authorization": f"Bearer {token}"}
        by_cookie = {"Cookie": f"lamplight={token}"}
        for headers in (by_header, by_cookie):
            reply = await served.call("GET", "/api/me", headers=headers)
            assert reply.refusal == (401, "not_signed_in", None)
            assert reply.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer  x y", "token"])
async def test_a_header_that_holds_no_token_is_refused(served: Served, header: str) -> None:
    """Whatever else it holds."""
    reply = await served.call("GET", "/api/me", headers={"Authorization": header})
    assert reply.code == "not_signed_in"


async def test_an_expired_token_is_refused(served: Served) -> None:
    """From the millisecond of its end."""
    member = await served.world.member()
    served.world.clock.now = member.expires_at
    reply = await served.call("GET", "/api/me", as_=member)
    assert reply.refusal == (401, "not_signed_in", None)


async def test_a_page_of_another_site_can_sign_nobody_in(served: Served) -> None:
    """What a form can send without asking is not taken for JSON, so no cookie is planted."""
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        reply = await served.call(
            "POST",
            "/api/join",
            raw=b'{"age_band": "18+"}',
            headers={"Content-Type": content_type, "Origin": "https://evil.example"},
        )
        assert reply.refusal == (400, "bad_request", "content-type")
        assert "Set-Cookie" not in reply.headers
    asked = await served.call("OPTIONS", "/api/join", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in asked.headers
